"""Land, water, borders and the names that all maps share, as one SVG in Web Mercator: the browser only has to move it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from ..dataset import Dataset
from ..geo.geometry import mercator, path_data
from . import labels

# Units of the drawing in a degree of longitude: fine enough for the base map's 0.01°.
SCALE = 200
# From below to above; the names are those of the style sheet.
_LEVELS = (("country", "land"), ("lake", "lake"), ("unit", "unit"))


def drawing(dataset: Dataset) -> str:
    """The SVG: a path for each level, and a text for each name with its kind as class.

    x is the longitude times SCALE, y the Mercator latitude in degrees times minus SCALE.
    """
    parts = []
    for level, name in _LEVELS:
        rings = (ring for unit in dataset.units.values() if unit.level == level for polygon in unit.polygons for ring in polygon)
        parts.append(f'<path class="{name}" d="{_path(rings, "z")}"/>')
    parts.insert(2, f'<path class="river" d="{_path(dataset.basemap.rivers, "")}"/>')
    names = "".join(
        f'<text class="{label.kind}" x="{_x(label.lon)}" y="{_y(label.lat)}">{escape(label.name)}</text>'
        for label in labels.shared(dataset)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(parts)}{names}</svg>'


def _path(lines: Iterable[Sequence[tuple[float, float]]], end: str) -> str:
    return "".join(path_data([(_x(lon), _y(lat)) for lon, lat in line]) + end for line in lines)


def _x(lon: float) -> int:
    return round(lon * SCALE)


def _y(lat: float) -> int:
    return round(-mercator(lat) * SCALE)
