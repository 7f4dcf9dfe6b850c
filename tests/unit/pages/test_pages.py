"""Pages of the invented conflict are as in tests/golden, and no record's text becomes markup."""

from __future__ import annotations

import json
import re

import pytest

from explainer.dataset import Dataset
from support.artifacts import Files
from support.golden import check_golden
from support.records import FILES, MakeData, artifacts_of, clean_dataset
from support.repository import TESTS

GOLDEN = ["operations/river-raid.md", "actors/red-band.md", "actors/blue-minister.md", "places/river-town.md", "sources/gazette.md",
          "sources/reprint.md", "operations/index.md", "actors/index.md", "index.md", "map.md",
          "background/first-chapter.md", "figures/dead.md", "terms/raid.md", "timeline.md", "gaps.md", "corrections.md", "places/aland.md",
          "relations.md", "actors/green-band.md"]  # fmt: skip


@pytest.mark.parametrize("path", GOLDEN)
def test_a_page_is_as_its_golden_file(conflict_files: Files, path: str) -> None:
    # Drawings have golden files of their own, and so has the foot, which is the same on all pages.
    without = re.sub(r"(<svg[^>]*>).*?</svg>", r"\1</svg>", conflict_files[path], flags=re.DOTALL)
    without = re.sub(r'\n\n<section class="use".*', "\n", without, flags=re.DOTALL)
    check_golden("pages/" + path.replace("/", "-"), without)


def test_every_sort_of_drawing_has_a_golden_file_of_its_own(conflict_files: Files) -> None:
    held = {name for path in conflict_files if path.endswith(".md") for name in re.findall(r'<svg class="([^"]*)"', conflict_files[path])}
    golden = [path.read_text(encoding="utf-8") for path in (TESTS / "golden").rglob("*.svg")]
    kept = {name for text in golden for name in re.findall(r'<svg [^>]*?class="([^"]*)"', text)}
    assert held == kept == {"chart-drawing", "lanes", "lineage", "map-drawing", "strip"}


def test_every_citation_has_a_reference_and_leads_back(conflict: Dataset) -> None:
    followed = 0
    for artifact in artifacts_of(conflict):
        if not artifact.path.endswith((".md", ".html")):
            continue
        anchors = re.findall(r'id="([^"]+)"', re.sub(r"<svg.*?</svg>", "", artifact.content, flags=re.DOTALL))
        assert len(anchors) == len(set(anchors)), artifact.path
        for target in re.findall(r'href="#((?:cite|ref|claim)-[^"]+)"', artifact.content):
            assert target in anchors, (artifact.path, target)
            followed += 1
    assert followed > 50


HOSTILE = """<script>alert(1)</script>"'`${x}{{7*7}}&lt;</title>[a](javascript:b)*b*"""


def test_hostile_names_stay_text_in_pages_maps_and_front_matter(make_data: MakeData) -> None:
    quoted = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    place = f'name: "{quoted}"\nkind: settlement\ncountry: XA\nadmin1: "{quoted}"\ncoordinates: {{lat: 5, lon: 5, basis: s1}}\n'
    record = (
        f'title: "{quoted} two"\nnames: [{{name: "{quoted} three"}}]\nkind: decision\ndates: 2020\nsummary: It happened.\n'
        f'where: [{{place: bad}}]\nparticipants: [{{text: "{quoted}", role: led, said_by: {{text: "{quoted}"}}, sources: [s1]}}]\n'
        f'claims: [{{id: a, statement: "{quoted}", said_by: {{text: "{quoted}"}}, sources: [s1]}}]\n'
    )
    source = f'title: "{quoted} four"\npublisher: {{text: "{quoted}"}}\nkind: article\nauthor: "{quoted}"\npublished: 2021\n'
    dataset = clean_dataset(make_data({**FILES, "places/bad.yml": place, "events/bad-event.yml": record, "sources/s1.yml": source}))
    for artifact in artifacts_of(dataset):
        if artifact.path.endswith(".json") and artifact.path != "map/records.json":
            json.loads(artifact.content)
            continue
        if not artifact.path.endswith((".md", ".html", ".svg", ".json", ".xml")):
            continue  # what is read as text, in tests/test_exports.py
        if artifact.path.endswith(".json"):
            assert json.loads(artifact.content)["features"][0]["properties"]["title"] == f"{HOSTILE} two"
            continue
        ours = r'<script type="application/(?:ld\+json|json" id="map-data)">.*?</script>|<script(?: type="module")? src="[^"]*"(?: defer)?></script>'
        scripts = re.sub(ours, "", artifact.content, flags=re.DOTALL)
        if artifact.path.endswith("map.html"):
            assert artifact.content.count("<script") == artifact.content.count("</script>") == 3, artifact.path
        assert "<script>alert" not in artifact.content, artifact.path
        assert "<script" not in scripts, artifact.path
        if artifact.path.endswith(".md"):
            body = artifact.content.split("---\n", 2)[2]
            assert not re.search(r"^# .*[<`*\[]", body, re.MULTILINE), artifact.path


def test_earlier_addresses_lead_on_with_their_fragment(conflict: Dataset) -> None:
    (redirect,) = [artifact for artifact in artifacts_of(conflict) if artifact.path == "events/river-battle/index.html"]
    assert 'href="../../operations/river-raid/"' in redirect.content
    assert '<script src="../../assets/js/moved.' in redirect.content
    assert 'data-address="../../operations/river-raid/"' in redirect.content
