"""What is written on a map: places of the record, countries, main towns, units; where two would overlap, only the first is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from ..dataset import Dataset
from ..derive.locations import Location
from ..derive.once import once
from ..geo.basemap import BaseMap
from ..geo.geometry import Box, Point, View, area, clip

# A map with more places than this names only the main towns.
MOST_NAMED = 12
# Units are named where a degree is at least this wide, in units of the drawing.
UNIT_SCALE = 55
# The average width of a letter and the height of a line, in font sizes; the sizes themselves are those of the style sheets.
# The same on interactive maps, by their zoom.
UNITS_FROM_ZOOM = 6
_LETTER, _LINE = 0.56, 1.25
_SIZES = {"place": 17, "country": 19, "town": 15, "unit": 13}

Kind = Literal["place", "country", "town", "unit"]


class Label(NamedTuple):
    """A name at a point in degrees."""

    name: str
    lon: float
    lat: float
    kind: Kind


def of_page(dataset: Dataset, view: View, locations: Sequence[Location]) -> list[Label]:
    """The names that one map has for itself: its places, and the countries in its view."""
    return [*_places(locations), *_countries(dataset.basemap, view)]


@once
def shared(dataset: Dataset) -> tuple[Label, ...]:
    """The names that all maps have: the conflict's towns and the units of its countries."""
    towns = [dataset.place(town) for town in dataset.conflict.towns]
    named = [Label(town.name, town.coordinates.lon, town.coordinates.lat, "town") for town in towns if town.coordinates]
    units = [unit for unit in dataset.units.values() if unit.level == "unit"]
    return (*named, *(Label(unit.name, *_centroid(max((polygon[0] for polygon in unit.polygons), key=area)), "unit") for unit in units))


def placed(labels: Iterable[Label], view: View) -> Iterator[tuple[Label, Point]]:
    """The labels that fit a picture, with their points in units of the drawing: in order, no two over each other or of the same name."""
    taken: list[Box] = []
    names = set()
    for label in labels:
        if label.name in names or (label.kind == "unit" and view.units_per_degree < UNIT_SCALE) or not view.shows(label.lon, label.lat):
            continue
        x, y = view.xy(label.lon, label.lat)
        box = _box(label, x, y)
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= view.width and box[3] <= view.height
        if inside and not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            taken.append(box)
            names.add(label.name)
            yield label, (x, y)


def _box(label: Label, x: float, y: float) -> Box:
    """Where the text is, in units of the drawing with y downwards: beside the point of a place or town, around that of an area."""
    size = _SIZES[label.kind]
    width, height = len(label.name) * size * _LETTER, size * _LINE
    if label.kind in ("place", "town"):
        return x, y - height / 2, x + 11 + width, y + height / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _places(locations: Sequence[Location]) -> list[Label]:
    """The places that are drawn at a point, each once; none where they are too many."""
    places = {
        location.place.id: Label(location.place.name, location.at.lon, location.at.lat, "place") for location in locations if location.at
    }
    return list(places.values()) if len(places) <= MOST_NAMED else []


# The limit holds the views that one build draws; a base map that was replaced while the site is served goes as new views are drawn.
@lru_cache(maxsize=512)
def _countries(basemap: BaseMap, view: View) -> list[Label]:
    """The countries with room for their names, each in the middle of the part that is in view; the largest first."""
    box: Box = (view.west, view.south, view.east, view.north)
    whole = (view.east - view.west) * (view.north - view.south)
    countries = []
    for unit in basemap.units.values():
        if unit.level != "country" or not unit.touches(box):
            continue
        pieces = [clip(polygon[0], box) for polygon in unit.polygons]
        largest = max((piece for piece in pieces if piece), key=area, default=None)
        if largest and area(largest) > whole * 0.02:
            countries.append((area(largest), Label(unit.name, *_centroid(largest), "country")))
    return [label for _, label in sorted(countries, key=lambda pair: (-pair[0], pair[1].name))]


def _centroid(ring: Sequence[Point]) -> Point:
    """The centroid of a ring of longitude and latitude, to 0.01°."""
    doubled = sum(ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1] for i, p in enumerate(ring))
    x = sum((ring[i - 1][0] + p[0]) * (ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1]) for i, p in enumerate(ring))
    y = sum((ring[i - 1][1] + p[1]) * (ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1]) for i, p in enumerate(ring))
    return round(x / (3 * doubled), 2), round(y / (3 * doubled), 2)
