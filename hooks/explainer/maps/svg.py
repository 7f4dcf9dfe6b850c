"""A map as SVG, made at build time: for readers without script, for print, and under the interactive map while it loads."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from ..charts.svg import element, image, title
from ..dataset import Dataset
from ..derive.locations import Location
from ..geo.basemap import BaseMap
from ..geo.geometry import Box, Point, View, clip, mercator, path_data, simplify
from . import labels

_HATCH = element(
    "defs",
    {},
    element(
        "pattern",
        {"id": "_hatch", "width": 8, "height": 8, "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"},
        element("rect", {"class": "hatch-line", "width": 2.5, "height": 8}),
    ),
)
# The base map's levels from below to above, each with its class.
_LEVELS = (("country", "land"), ("lake", "lake"), ("unit", "unit"))
_LABEL_CLASSES = {"place": "name-place", "country": "country", "town": "name-town", "unit": "name-unit"}


@dataclass(frozen=True)
class MapDrawing:
    """A drawn map in two forms: in a page its colours come from the site's style sheet, as a file of its own it carries them."""

    view: View
    sentence: str
    content: Markup

    @property
    def inline(self) -> Markup:
        """The <svg> element for a page."""
        return image("map-drawing", self.view.width, self.view.height, self.sentence, self.content)

    def standalone(self, style: str) -> Markup:
        """The text of an .svg file with the rules `style` of a style sheet (output/palette.py)."""
        rules = element("style", {}, Markup(style))
        return image("map-drawing", self.view.width, self.view.height, self.sentence, rules, self.content, standalone=True)


def draw(dataset: Dataset, view: View, locations: Sequence[Location], sentence: str) -> MapDrawing:
    """The map of a view and its locations; `sentence` says in words what it shows, and is its accessible name."""
    parts = [
        _HATCH,
        element("rect", {"class": "sea", "width": view.width, "height": view.height}),
        _base_layer(dataset.basemap, view),
        *(part for location in _distinct(locations) for part in _marks(view, dataset.basemap, location)),
        *_labels(dataset, view, locations),
    ]
    return MapDrawing(view, sentence, Markup("".join(parts)))


# Records at one place share a view. The limit holds what one build draws; a base map that was replaced while the site is served
# goes as new views are drawn.
@lru_cache(maxsize=512)
def _base_layer(basemap: BaseMap, view: View) -> Markup:
    """Land, lakes, borders and rivers in a view."""
    box = _clip_box(view)
    paths = []
    for level, name in _LEVELS:
        units = (unit for unit in basemap.units.values() if unit.level == level and unit.touches(box))
        if outlines := "".join(_outline(view, basemap, unit.id) for unit in units):
            paths.append(element("path", {"class": name, "d": outlines}))
    if rivers := "".join(_river(view, river) for river in basemap.rivers):
        paths.append(element("path", {"class": "river", "d": rivers}))
    return Markup("".join(paths))


def _distinct(locations: Sequence[Location]) -> Iterator[Location]:
    """One mark for what many records have in common; the widest uncertainty first."""
    drawn = {
        (location.at, location.radius_km, location.precision, tuple(unit.id for unit in location.units)): location
        for location in locations
        if location.drawn
    }
    yield from sorted(drawn.values(), key=lambda location: (not location.units, -(location.radius_km or 0), location.place.id))


def _river(view: View, line: Sequence[Point]) -> str:
    """A river as path data, where it comes near the view."""
    west, south, east, north = _clip_box(view)
    near = [(x, y) for x, y in line if west - 3 <= x <= east + 3 and south - 3 <= y <= north + 3]
    points = simplify([view.xy(x, y) for x, y in near], 0.8)
    return path_data(points) if len(points) > 1 else ""


def _clip_box(view: View) -> Box:
    """A little more than the view, in degrees, so that the cut edge does not show."""
    margin = (view.east - view.west) * 0.02
    return view.west - margin, view.south - margin, view.east + margin, view.north + margin


def _outline(view: View, basemap: BaseMap, unit: str) -> str:
    """The rings of a unit as path data: cut outside the view and no finer than a pixel."""
    west, south, east, north = _clip_box(view)
    box: Box = (west, mercator(south), east, mercator(north))
    # Views of about the same scale share what is left of an outline at that scale.
    fineness = math.ceil(4 * math.log2(view.units_per_degree))
    text = ""
    for ring in _coarse(basemap, unit, 0.8 / 2 ** (fineness / 4)):
        inside = clip(ring, box)
        if len(inside) > 2:
            text += path_data([view.projected(x, y) for x, y in inside]) + "z"
    return text


# Some hundred units at the few scales that views have; outlines of a replaced base map go first.
@lru_cache(maxsize=4096)
def _coarse(basemap: BaseMap, unit: str, tolerance: float) -> tuple[list[Point], ...]:
    """The rings of a unit in Web Mercator without what is smaller than `tolerance`, in degrees."""
    rings = (ring for polygon in basemap.units[unit].polygons for ring in polygon)
    coarse = (simplify([(lon, mercator(lat)) for lon, lat in ring], tolerance) for ring in rings)
    return tuple(ring for ring in coarse if len(ring) > 2)


def _marks(view: View, basemap: BaseMap, location: Location) -> Iterator[Markup]:
    """The marks of a location: its units filled, or a circle as wide as the uncertainty with a dot or ring where one is due."""
    if location.units:
        for unit in location.units:
            yield element("path", {"class": "spot-unit", "d": _outline(view, basemap, unit.id)}, title(location.words))
        return
    if location.at is None:
        return
    x, y = view.xy(location.at.lon, location.at.lat)
    if location.radius_km:
        name = "spot-circle" if location.precision in ("exact", "near") else "spot-hatched"
        radius = view.radius(location.radius_km, location.at.lat)
        yield element("circle", {"class": name, "cx": x, "cy": y, "r": radius}, title(location.words))
    if location.precision in ("exact", "near"):
        name = "spot-point" if location.precision == "exact" else "spot-ring"
        yield element("circle", {"class": name, "cx": x, "cy": y, "r": 6}, title(location.words))


def _labels(dataset: Dataset, view: View, locations: Sequence[Location]) -> Iterator[Markup]:
    """The names that fit: centred in an area, else beside the point of a town or place."""
    names = [*labels.of_page(dataset, view, locations), *labels.shared(dataset)]
    for label, (x, y) in labels.placed(names, view):
        beside = 0 if label.kind in ("country", "unit") else 11
        if label.kind == "town":
            yield element("circle", {"class": "town", "cx": x, "cy": y, "r": 3})
        yield element("text", {"class": _LABEL_CLASSES[label.kind], "x": round(x + beside), "y": round(y + 6)}, label.name)
