"""What is written on a map: places of the record, countries, main towns, units; where two would overlap, the first stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from ..dataset import Dataset
from ..derive.locations import Spot
from ..geo.basemap import BaseMap
from ..geo.geometry import Box, Point, View, area, clip

# A map with more places than this names only the main towns.
MOST_NAMED = 12
# Units are named where a degree is at least this wide in picture units.
UNIT_SCALE = 55
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


def of_page(dataset: Dataset, view: View, spots: Sequence[Spot]) -> list[Label]:
    """The names that one map has for itself: its places, and the countries in its view."""
    return [*_places(spots), *_countries(dataset.basemap, view)]


@lru_cache(maxsize=2)
def shared(dataset: Dataset) -> list[Label]:
    """The names that all maps have: the conflict's towns and the units of its countries."""
    towns = [dataset.place(town) for town in dataset.conflict.towns]
    named = [Label(town.name, town.coordinates.lon, town.coordinates.lat, "town") for town in towns if town.coordinates]
    units = [unit for unit in dataset.units.values() if unit.level == "unit"]
    return named + [Label(unit.name, *_middle(max((polygon[0] for polygon in unit.polygons), key=area)), "unit") for unit in units]


def placed(labels: Iterable[Label], view: View) -> Iterator[tuple[Label, Point]]:
    """The labels that fit a picture, with their points in picture units: in order, none over another, none twice."""
    taken: list[Box] = []
    names = set()
    for label in labels:
        if label.name in names or (label.kind == "unit" and view.units_per_degree < UNIT_SCALE):
            continue
        x, y = view.xy(label.lon, label.lat)
        box = _box(label, x, y)
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= view.width and box[3] <= view.height
        if inside and not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            taken.append(box)
            names.add(label.name)
            yield label, (x, y)


def _box(label: Label, x: float, y: float) -> Box:
    """Where the text stands: beside the point of a place or town, around that of an area."""
    size = _SIZES[label.kind]
    wide, high = len(label.name) * size * _LETTER, size * _LINE
    if label.kind in ("place", "town"):
        return x, y - high / 2, x + 11 + wide, y + high / 2
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _places(spots: Sequence[Spot]) -> list[Label]:
    found = {spot.place.id: Label(spot.place.name, spot.at.lon, spot.at.lat, "place") for spot in spots if spot.at}
    return list(found.values()) if len(found) <= MOST_NAMED else []


@lru_cache(maxsize=512)
def _countries(basemap: BaseMap, view: View) -> list[Label]:
    """The countries with room for their names, each in the middle of the part that is in view; the largest first."""
    box: Box = (view.west, view.south, view.east, view.north)
    whole = (view.east - view.west) * (view.north - view.south)
    found = []
    for unit in basemap.units.values():
        if unit.level != "country" or not unit.touches(box):
            continue
        pieces = [clip(polygon[0], box) for polygon in unit.polygons]
        largest = max((piece for piece in pieces if piece), key=area, default=None)
        if largest and area(largest) > whole * 0.02:
            found.append((area(largest), Label(unit.name, *_middle(largest), "country")))
    return [label for _, label in sorted(found, key=lambda pair: (-pair[0], pair[1].name))]


def _middle(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The centroid of a ring, to 0.01°."""
    doubled = sum(ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1] for i, p in enumerate(ring))
    x = sum((ring[i - 1][0] + p[0]) * (ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1]) for i, p in enumerate(ring))
    y = sum((ring[i - 1][1] + p[1]) * (ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1]) for i, p in enumerate(ring))
    return round(x / (3 * doubled), 2), round(y / (3 * doubled), 2)
