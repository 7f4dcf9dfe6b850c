"""Which part of the world a map shows."""

from __future__ import annotations

from collections.abc import Sequence

from ..dataset import Dataset
from ..derive.locations import Location
from ..geo.geometry import Box, View

WIDTH, HEIGHT = 800, 600
# A record's map shows its surroundings: at least so many degrees from top to bottom.
LEAST_DEGREES = 5.0


def view_of(spots: Sequence[Location]) -> View:
    """The view on a record's drawn spots; what lies outside the conflict's extent does not widen it."""
    inside = [spot for spot in spots if spot.drawn and not spot.place.outside_extent] or [s for s in spots if s.drawn]
    boxes = [spot.bounds for spot in inside]
    box: Box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return View.around(box, WIDTH, HEIGHT, padding=0.15, least=LEAST_DEGREES)


def overview(dataset: Dataset) -> View:
    """The view on the whole conflict."""
    extent = dataset.conflict.extent
    return View.around((extent.west, extent.south, extent.east, extent.north), WIDTH, HEIGHT, padding=0.0)
