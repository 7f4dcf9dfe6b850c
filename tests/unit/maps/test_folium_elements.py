"""Map pages: what records say is text in them and never a template; libraries stay as they are."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape

import jinja2
import pytest

from explainer.geo.geometry import View
from explainer.maps.folium_elements import BaseLayer, ExplainerMap, Legend, MapPage, Records
from explainer.maps.labels import Label

TEMPLATE = "{{ 7 * 7 }}{% if true %}{# note #}<b>"


def page(text: str) -> MapPage:
    """A map on which everything that can be said says the same."""
    page = MapPage(
        title=text,
        language="en",
        back="../",
        back_words=text,
        picture="map.svg",
        sentence=text,
        address="http://x/",
        early=[],
        module="page.js",
    )
    folium_map = ExplainerMap(View(0, 0, 4, 3, 800, 600), page=page, asset=lambda name: f"../{name}", modules=[], clustered=False)
    BaseLayer(url="land.svg", labels=[Label(text, 1, 2, "town")], credit=text).add_to(folium_map)
    Records(site="../", units="units.json", data={"features": [text]}).add_to(folium_map)
    Legend([("exact", text)]).add_to(folium_map)
    return page


def test_what_records_say_is_never_read_as_a_template() -> None:
    html = page(TEMPLATE).render()
    assert "49" not in html
    assert "<b>" not in html
    (data,) = re.findall(r'<script type="application/json" id="map-data">(.*?)</script>', html)
    assert json.loads(data)["base"] == {"url": "land.svg", "labels": [[TEMPLATE, 1, 2, "town"]], "credit": TEMPLATE}
    assert json.loads(data)["records"]["source"] == {"features": [TEMPLATE]}
    # In title, heading, link back, sentence, picture and legend, and once in the snippet, whose reader decodes it twice.
    assert html.count("{{ 7 * 7 }}{% if true %}{# note #}&lt;b&gt;") == 6
    assert html.count("{{ 7 * 7 }}{% if true %}{# note #}&amp;lt;b&amp;gt;") == 1


def test_a_title_cannot_add_to_the_snippet_that_others_copy_into_their_pages() -> None:
    (snippet,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page('A" onload="alert(1)').render())
    copied = unescape(snippet)
    (attributes,) = re.findall(r"^<iframe (.*)></iframe>$", copied)
    assert [name for name, _ in re.findall(r'([\w-]+)="([^"]*)"', attributes)] == ["src", "title", "style", "loading", "allow"]
    assert unescape(copied).count('title="A" onload="alert(1)"') == 1


def test_making_a_map_compiles_no_template(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a template was compiled for a single map")

    page("A").render()
    monkeypatch.setattr(jinja2.Environment, "from_string", refuse)
    assert page("B").render() == page("B").render()


def test_the_libraries_are_as_they_were() -> None:
    code = (
        "import branca.element, folium, jinja2; lists = folium.Map.default_js[:]; import explainer.maps.folium_elements;"
        "print(branca.element.Template is jinja2.Template, folium.Map.default_js == lists)"
    )
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True, check=True)
    assert done.stdout == "True True\n"
