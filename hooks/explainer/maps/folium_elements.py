"""The parts of a Folium map page that are ours: each a small class with its template in templates/.

Every template is compiled once, when its class is made, and what comes of it is text: it is never compiled as a template again.
The constructors of branca's Figure and folium's Map, and branca's way of rendering parts, would compile a template for every map,
the last one with what records say in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink, MacroElement
from folium.template import Template

from ..geo.geometry import View
from .labels import Label

_TEMPLATES = Path(__file__).parent / "templates"
# The script of every map page; what it shows it takes from the page's data.
MODULE = "assets/js/map/page.js"


def _template(name: str) -> Any:
    return Template((_TEMPLATES / name).read_text(encoding="utf-8"))


class DeferredScript(JavascriptLink):
    """A script that does not stop the page: with a security policy in the page, browsers would fetch others one by one."""

    _template = Template('{% macro __(this, kwargs) %}{% endmacro %}<script src="{{ this.url|e }}" defer></script>')


class ModulePreload(JavascriptLink):
    """A module that another one imports: without this, browsers would find one after another."""

    _template = Template('{% macro __(this, kwargs) %}{% endmacro %}<link rel="modulepreload" href="{{ this.url|e }}">')


class MapPage(Figure):
    """The HTML page around a map: title, language, a way back to the record and a picture for readers without script.

    `address` is the page's own, absolute: the snippet for embedding names it. `early` are files that its script, the one at
    `module`, will fetch. `data` is what the parts of the map give to that script, by their names.
    """

    _template = _template("page.html")

    def __init__(
        self,
        *,
        title: str,
        language: str,
        back: str,
        back_words: str,
        picture: str,
        sentence: str,
        address: str,
        early: Sequence[str],
        module: str,
    ) -> None:
        Element.__init__(self)  # as branca's own Div does: Figure's constructor compiles a tag that page.html has itself
        self.header, self.html = Element(), Element()
        for part in (self.header, self.html):
            part._parent = self
        self.data: dict[str, Any] = {}
        self.title = title
        self.language = language
        self.back = back
        self.back_words = back_words
        self.picture = picture
        self.sentence = sentence
        self.address = address
        self.early = early
        self.module = module


class _Text(Element):
    """A piece of a page as it is. branca's own element would compile it as a template, with what records say in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **_: Any) -> str:
        """The piece itself."""
        return self._text


class _MapPart(MacroElement):
    """A part of a map page: it adds its `data` to the page's, and what the macro `html` of its template makes to the page's body."""

    _template: Any = None

    def __init__(self, data: Mapping[str, Any]) -> None:
        # Not folium.Map's constructor, which makes a page of folium's around the map.
        MacroElement.__init__(self)  # type: ignore[no-untyped-call]  # branca's is untyped
        self._name = type(self).__name__
        self._data = data

    def render(self, **kwargs: Any) -> str:
        """Adds what is said of this part, and then its children; the part itself is rendered nowhere else."""
        page: Any = self.get_root()
        page.data.update(self._data)
        if self._template:
            page.html.add_child(_Text(self._template.module.html(self, kwargs)), name=self._name)
        for child in self._children.values():
            child.render(**kwargs)
        return ""

    @classmethod
    def _generate_id(cls) -> str:
        return "explainer"


class ExplainerMap(_MapPart, folium.Map):
    """A map with nothing from other hosts and ids that are the same in every build; one on a page.

    `asset` gives the address, from this page, of a script or style sheet by its name; `modules` are the addresses of all that the
    page's script imports. `clustered`: marks that would overlap become one with their number, until the reader comes closer.
    """

    _template = None

    def __init__(self, view: View, *, page: MapPage, asset: Callable[[str], str], modules: Sequence[str], clustered: bool) -> None:
        super().__init__({"view": {"bounds": [[view.south, view.west], [view.north, view.east]]}})
        page.add_child(self)
        for name in ("assets/vendor/leaflet/leaflet.css", "assets/css/map-page.css"):
            page.header.add_child(CssLink(asset(name)))
        clusters = ["assets/vendor/supercluster/supercluster.min.js"] if clustered else []
        for name in ("assets/vendor/leaflet/leaflet.js", *clusters):
            page.header.add_child(DeferredScript(asset(name)))
        for address in modules:
            page.header.add_child(ModulePreload(address))


class BaseLayer(_MapPart):
    """Land, water, borders and the names that all maps share, from the file at `url`; `labels` are the names of this map alone.

    `credit` says where the outlines come from, and may be empty.
    """

    def __init__(self, *, url: str, labels: Sequence[Label], credit: str) -> None:
        super().__init__({"base": {"url": url, "labels": list(labels), "credit": credit}})


class Records(_MapPart):
    """The locations of records, drawn as precisely as they are known: GeoJSON `data` in the page, or the file at `url` that all maps share.

    Of the shared file `only` the records with these ids are shown, or all. `site` leads from the map to the site's root,
    `units` to the outlines of areas, which are fetched only when there is one to draw.
    """

    def __init__(
        self, *, site: str, units: str, data: dict[str, Any] | None = None, url: str | None = None, only: Sequence[str] | None = None
    ) -> None:
        super().__init__({"records": {"source": data or url, "options": {"site": site, "units": units, "only": only}}})


class Legend(_MapPart):
    """What the symbols on this map mean, and beside it what it cannot show; `entries` are pairs of a symbol's class and its meaning."""

    _template = _template("legend.html")

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__({})
        self.entries = entries
