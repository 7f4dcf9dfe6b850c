"""The parts of a Folium map page that are ours: each a small class with its template in templates/."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import folium
from branca.element import Figure, MacroElement
from folium.template import Template

from ..geometry import View
from .view import Label

_TEMPLATES = Path(__file__).parent / "templates"


def _template(name: str) -> Any:
    return Template((_TEMPLATES / name).read_text(encoding="utf-8"))


class MapPage(Figure):
    """The HTML page around a map: title, language, a way back to the record and a picture for readers without script."""

    _template = _template("page.html")

    def __init__(self, *, title: str, language: str, back: str, back_words: str, picture: str, sentence: str) -> None:
        super().__init__()
        self.title = title
        self.language = language
        self.back = back
        self.back_words = back_words
        self.picture = picture
        self.sentence = sentence


class ExplainerMap(folium.Map):
    """A map with nothing from other hosts and ids that are the same in every build; one on a page."""

    _template = _template("map.js")

    def __init__(self, view: View, *, assets: str, page: MapPage) -> None:
        super().__init__(tiles=None)
        self.view = view
        # Set on the object: the lists on the class are shared by all maps.
        self.default_js = [("leaflet", f"{assets}/vendor/leaflet/leaflet.js"), ("map", f"{assets}/map.js")]
        self.default_css = [("leaflet_css", f"{assets}/vendor/leaflet/leaflet.css"), ("map_css", f"{assets}/map.css")]
        page.add_child(self)
        page.header._children.pop("meta_http", None)

    @classmethod
    def _generate_id(cls) -> str:
        return "explainer"


class _MapPart(MacroElement):
    def __init__(self, name: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's is untyped
        self._name = name

    @classmethod
    def _generate_id(cls) -> str:
        return "explainer"


class BaseMap(_MapPart):
    """Countries and units, loaded once for all maps, with the names of the countries in view."""

    _template = _template("basemap.js")

    def __init__(self, *, url: str, labels: Sequence[Label], credit: str) -> None:
        super().__init__("BaseMap")
        self.url = url
        self.labels = labels
        self.credit = credit


class Records(_MapPart):
    """The spots of records, from GeoJSON in the page or from an address; drawn as precisely as they are known."""

    _template = _template("records.js")

    def __init__(self, *, data: dict[str, Any] | None = None, url: str | None = None) -> None:
        super().__init__("Records")
        self.data = data
        self.url = url


class Legend(_MapPart):
    """What the symbols on this map mean; only those that it shows."""

    _template = _template("legend.html")

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__("Legend")
        self.entries = entries
