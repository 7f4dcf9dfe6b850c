"""The base map: countries and the units below them as polygons, rivers as lines, read from data/basemap."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from ..plain_files import NotPlainError, read_plain
from .geometry import Box, Point

# Below the data folder.
FILE = Path("basemap") / "basemap.geojson"
MAX_BYTES = 8 * 1024**2

# A closed line; the last point leads back to the first.
Ring = tuple[Point, ...]


@dataclass(frozen=True)
class Unit:
    """A country, unit, district or lake (its `level`); `polygons` are lists of rings of (longitude, latitude) in degrees.

    Units are the first level below a country; districts the second, which is drawn only where a record names it.
    """

    id: str
    name: str
    level: str
    country: str
    polygons: tuple[tuple[Ring, ...], ...]

    @cached_property
    def bounds(self) -> Box:
        """West, south, east, north in degrees."""
        xs = [x for polygon in self.polygons for ring in polygon for x, _ in ring]
        ys = [y for polygon in self.polygons for ring in polygon for _, y in ring]
        return min(xs), min(ys), max(xs), max(ys)

    def touches(self, box: Box) -> bool:
        """Whether its bounds meet a box (west, south, east, north): a quick answer, since most units lie far from most views."""
        west, south, east, north = self.bounds
        return west <= box[2] and east >= box[0] and south <= box[3] and north >= box[1]

    def holds(self, lon: float, lat: float, slack: float) -> bool:
        """Whether a point lies in the unit, or within `slack` degrees of it in one of eight directions."""
        around = [(0.0, 0.0), *((slack * x, slack * y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)]
        return any(_inside(lon + dx, lat + dy, polygon[0]) for dx, dy in around for polygon in self.polygons)


def _inside(x: float, y: float, ring: Ring) -> bool:
    """The even-odd rule: how often a line to the east crosses the ring."""
    inside = False
    for i, (bx, by) in enumerate(ring):
        ax, ay = ring[i - 1]
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside


@dataclass(frozen=True, eq=False)
class BaseMap:
    """What a base map holds: its units by id, and the lines of its rivers. Compared by identity, so that it can be a key of caches."""

    units: Mapping[str, Unit]
    rivers: tuple[Ring, ...] = ()

    def first_level(self, country: str) -> Mapping[str, Unit]:
        """The units right below a country (ISO 3166-1 code) by name; none for a country that is only an outline."""
        return self._first_level.get(country, {})

    @cached_property
    def _first_level(self) -> Mapping[str, Mapping[str, Unit]]:
        by_country: dict[str, dict[str, Unit]] = defaultdict(dict)
        for unit in self.units.values():
            if unit.level == "unit":
                by_country[unit.country][unit.name] = unit
        return dict(by_country)


class BaseMapError(ValueError):
    """The file cannot be read as a base map; the message says why, and reads on from the file's name."""


def load(folder: Path) -> BaseMap:
    """The base map of a data folder; an empty one when it has none. BaseMapError when the file is not one.

    The same object as long as the file is the same, so that what is drawn of it can be kept while the site is served.
    """
    path = folder / FILE
    return _load(path, path.lstat().st_mtime_ns) if os.path.lexists(path) else BaseMap({})


# Two, because tools compare two states of the data.
@lru_cache(maxsize=2)
def _load(path: Path, changed: int) -> BaseMap:
    try:
        text = read_plain(path, MAX_BYTES).decode()
    except NotPlainError as error:
        raise BaseMapError(f"{error.strerror}; the base map is a plain file of at most {MAX_BYTES // 1024**2} MiB") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BaseMapError(f"cannot be read as a base map ({error}); `make basemap` makes it again") from None
    try:
        features = json.loads(text, parse_constant=_no_number)["features"]
        units = [_unit(feature) for feature in features if feature["geometry"]["type"] == "MultiPolygon"]
        lines = [feature["geometry"]["coordinates"] for feature in features if feature["geometry"]["type"] == "MultiLineString"]
        rivers = tuple(_line(line, 2) for several in lines for line in several)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError) as error:
        raise BaseMapError(f"cannot be read as a base map ({error}); `make basemap` makes it again") from None
    return BaseMap({unit.id: unit for unit in units}, rivers)


def _unit(feature: dict[str, Any]) -> Unit:
    """A feature of the file as a unit; ValueError when something is missing or of another kind."""
    properties = feature["properties"]
    if set(properties) != {"id", "name", "level", "country"} or not all(isinstance(value, str) for value in properties.values()):
        raise ValueError("a unit has id, name, level and country")
    polygons = tuple(tuple(_line(ring, 4) for ring in polygon) for polygon in feature["geometry"]["coordinates"])
    if not polygons or not all(polygons):
        raise ValueError(f"the unit {properties['id']} has no shape")
    return Unit(**properties, polygons=polygons)


def _line(points: Sequence[Sequence[float]], least: int) -> Ring:
    """Points of longitude and latitude, at least so many; ValueError when they are not."""
    line = tuple((x, y) for x, y in points)
    if len(line) < least or not all(isinstance(value, int | float) and -360 <= value <= 360 for point in line for value in point):
        raise ValueError("a line has points of longitude and latitude")
    return line


def _no_number(text: str) -> float:
    """Refuses NaN and Infinity, which Python's reader takes and JSON does not have (RFC 8259, section 6)."""
    raise ValueError(f"{text} is no number")
