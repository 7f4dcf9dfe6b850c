"""Which part of the world a map shows, and what is written on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..basemap import Unit
from ..dataset import Dataset
from ..geometry import Box, View, area, clip
from ..spots import Spot

WIDTH, HEIGHT = 800, 600
# A record's map shows its surroundings: at least so many degrees from top to bottom.
LEAST_DEGREES = 5.0

Label = tuple[str, float, float]


def view_of(dataset: Dataset, spots: Sequence[Spot]) -> View:
    """The view on a record's drawn spots; what lies outside the conflict's extent does not widen it."""
    inside = [spot for spot in spots if spot.drawn and not spot.place.outside_extent] or [s for s in spots if s.drawn]
    boxes = [spot.bounds for spot in inside]
    box: Box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return View.around(box, WIDTH, HEIGHT, padding=0.15, least=LEAST_DEGREES)


def overview(dataset: Dataset) -> View:
    """The view on the whole conflict."""
    extent = dataset.conflict.extent
    return View.around((extent.west, extent.south, extent.east, extent.north), WIDTH, HEIGHT, padding=0.0)


def country_labels(units: Iterable[Unit], view: View) -> list[Label]:
    """Names of the countries with room for them, each in the middle of the part that is in view."""
    box: Box = (view.west, view.south, view.east, view.north)
    whole = (view.east - view.west) * (view.north - view.south)
    labels = []
    for unit in units:
        if unit.level != "country" or not unit.touches(box):
            continue
        pieces = [clip(polygon[0], box) for polygon in unit.polygons]
        largest = max((piece for piece in pieces if piece), key=area, default=None)
        if largest and area(largest) > whole * 0.02:
            lon, lat = _centroid(largest)
            labels.append((unit.name, round(lon, 2), round(lat, 2)))
    return labels


def _centroid(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    doubled = sum(ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1] for i, p in enumerate(ring))
    x = sum((ring[i - 1][0] + p[0]) * (ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1]) for i, p in enumerate(ring))
    y = sum((ring[i - 1][1] + p[1]) * (ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1]) for i, p in enumerate(ring))
    return x / (3 * doubled), y / (3 * doubled)
