"""The parts of a Folium map page that are ours: each a small class with its template in templates/."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import branca.element
import folium
import jinja2
from branca.element import CssLink, Element, Figure, JavascriptLink, MacroElement
from folium.template import Template

from ..geo.geometry import View
from .labels import Label

# branca compiles the same few templates anew for every element of every map; once is enough.
setattr(branca.element, "Template", lru_cache(maxsize=64)(jinja2.Template))  # noqa: B010 - a function for a class, which the type checker refuses

_TEMPLATES = Path(__file__).parent / "templates"
# The modules whose functions the parts of a page call.
CREATE_MAP, DRAW_BASE, SHOW_RECORDS = MODULES = ("assets/js/map/create-map.js", "assets/js/map/base-layer.js", "assets/js/map/records.js")


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

    `address` is the page's own, absolute: the snippet for embedding names it. `early` are files that its scripts will fetch.
    """

    _template = _template("page.html")

    def __init__(
        self, *, title: str, language: str, back: str, back_words: str, picture: str, sentence: str, address: str, early: Sequence[str]
    ) -> None:
        super().__init__()
        self.title = title
        self.language = language
        self.back = back
        self.back_words = back_words
        self.picture = picture
        self.sentence = sentence
        self.address = address
        self.early = early


class ExplainerMap(folium.Map):
    """A map with nothing from other hosts and ids that are the same in every build; one on a page.

    `asset` gives the address, from this page, of a script or style sheet by its name; `modules` are the addresses of all that the
    map's scripts import. `clustered`: marks that would overlap become one with their number, until the reader comes closer.
    """

    _template = _template("map.js")

    def __init__(self, view: View, *, page: MapPage, asset: Callable[[str], str], modules: Sequence[str], clustered: bool) -> None:
        super().__init__(tiles=None)
        self.view = view
        self.module = asset(CREATE_MAP)
        # Set on the object: the lists on the class are shared by all maps.
        self.default_js = []
        self.default_css = []
        page.add_child(self)
        page.header._children.clear()
        for name in ("assets/vendor/leaflet/leaflet.css", "assets/css/map-page.css"):
            page.header.add_child(CssLink(asset(name)))
        clusters = ["assets/vendor/supercluster/supercluster.min.js"] if clustered else []
        for name in ("assets/vendor/leaflet/leaflet.js", *clusters):
            page.header.add_child(DeferredScript(asset(name)))
        for address in modules:
            page.header.add_child(ModulePreload(address))

    @classmethod
    def _generate_id(cls) -> str:
        return "explainer"


class _Written(Element):
    """A piece of a page as it is. branca's own element would compile it as a template, with what records say in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **_: Any) -> str:
        return self._text


class _MapPart(MacroElement):
    """A part whose macros are filled in once; what comes of it is text and is never read as a template again."""

    def __init__(self, name: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's is untyped
        self._name = name

    def render(self, **kwargs: Any) -> str:
        page = self.get_root()
        for place in ("html", "script"):
            if macro := getattr(self._template.module, place, None):
                getattr(page, place).add_child(_Written(macro(self, kwargs)), name=f"{self._name} {place}")
        return ""

    @classmethod
    def _generate_id(cls) -> str:
        return "explainer"


class BaseMap(_MapPart):
    """Land, water, borders and the names that all maps share, loaded once for all; `labels` are the names of this map alone.

    `module` is the address of DRAW_BASE.
    """

    _template = _template("basemap.js")

    def __init__(self, *, module: str, url: str, labels: Sequence[Label], credit: str) -> None:
        super().__init__("BaseMap")
        self.module = module
        self.url = url
        self.labels = labels
        self.credit = credit


class Records(_MapPart):
    """The spots of records, drawn as precisely as they are known: GeoJSON in the page, or the file that all maps share.

    Of the shared file `only` the records with these ids are shown, or all. `site` leads from the map to the site's root,
    `units` to the outlines of areas, which are fetched only when there is one to draw. `module` is the address of SHOW_RECORDS.
    """

    _template = _template("records.js")

    def __init__(
        self,
        *,
        module: str,
        site: str,
        units: str,
        data: dict[str, Any] | None = None,
        url: str | None = None,
        only: Sequence[str] | None = None,
    ) -> None:
        super().__init__("Records")
        self.module = module
        self.source = data or url
        self.only = only
        self.site = site
        self.units = units


class Legend(_MapPart):
    """What the symbols on this map mean; only those that it shows, and beside it what it cannot show."""

    _template = _template("legend.html")

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__("Legend")
        self.entries = entries
