"""Which part of the world a map shows."""

from __future__ import annotations

from collections.abc import Sequence

from ..dataset import Dataset
from ..derive.locations import Location
from ..geo.geometry import Box, View

# In units of the drawing.
WIDTH, HEIGHT = 800, 600
# A record's map shows its surroundings: at least so many degrees from top to bottom.
LEAST_DEGREES = 5.0


def of_locations(locations: Sequence[Location]) -> View:
    """The view on what is drawn of a record, at least one location."""
    boxes = [location.bounds for location in locations if location.drawn]
    box: Box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return View.around(box, WIDTH, HEIGHT, padding=0.15, least=LEAST_DEGREES)


def of_conflict(dataset: Dataset) -> View:
    """The view on the whole conflict."""
    extent = dataset.conflict.extent
    return View.around((extent.west, extent.south, extent.east, extent.north), WIDTH, HEIGHT, padding=0.0)
