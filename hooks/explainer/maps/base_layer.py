"""The base layer of the interactive maps: land, water, borders and the names that all share, as one SVG in Web Mercator.

The browser only has to move and scale it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from ..charts.svg import NAMESPACE, element
from ..dataset import Dataset
from ..geo.geometry import Point, mercator, path_data
from . import labels

# Units of the drawing in a degree of longitude: fine enough for the base map's 0.01°.
SCALE = 200


def draw(dataset: Dataset) -> Markup:
    """The text of the .svg file: a path for each level from below to above, and a text for each name with its kind as class.

    x is the longitude times SCALE, y the latitude in Web Mercator, in degrees, times minus SCALE.
    """
    names = (element("text", {"class": label.kind, "x": _x(label.lon), "y": _y(label.lat)}, label.name) for label in labels.shared(dataset))
    return element(
        "svg", {"xmlns": NAMESPACE},
        element("path", {"class": "land", "d": _outlines(dataset, "country")}),
        element("path", {"class": "lake", "d": _outlines(dataset, "lake")}),
        element("path", {"class": "river", "d": _path(dataset.basemap.rivers, "")}),
        element("path", {"class": "unit", "d": _outlines(dataset, "unit")}),
        *names,
    )  # fmt: skip


def _outlines(dataset: Dataset, level: str) -> str:
    """Every ring of a level of the base map as path data."""
    return _path((ring for unit in dataset.units.values() if unit.level == level for polygon in unit.polygons for ring in polygon), "z")


def _path(lines: Iterable[Sequence[Point]], end: str) -> str:
    """Lines of longitude and latitude as path data, each ended by `end`: "z" closes it."""
    return "".join(path_data([(_x(lon), _y(lat)) for lon, lat in line]) + end for line in lines)


def _x(lon: float) -> int:
    return round(lon * SCALE)


def _y(lat: float) -> int:
    return round(-mercator(lat) * SCALE)
