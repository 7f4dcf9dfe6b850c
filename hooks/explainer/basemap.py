"""The base map: countries and first-level units as polygons, read from data/basemap."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path("basemap") / "basemap.geojson"

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Unit:
    """A country or a first-level unit; `polygons` are lists of rings of (longitude, latitude) in degrees."""

    id: str
    name: str
    level: str
    country: str
    polygons: tuple[tuple[Ring, ...], ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees."""
        xs = [x for polygon in self.polygons for ring in polygon for x, _ in ring]
        ys = [y for polygon in self.polygons for ring in polygon for _, y in ring]
        return min(xs), min(ys), max(xs), max(ys)


def load(folder: Path) -> tuple[Unit, ...]:
    """All units of the base map of a data folder; none when it has no base map."""
    path = folder / FILE
    return _load(path, path.stat().st_mtime_ns) if path.is_file() else ()


@lru_cache(maxsize=2)
def _load(path: Path, changed: int) -> tuple[Unit, ...]:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return tuple(
        Unit(
            **feature["properties"],
            polygons=tuple(tuple(tuple((x, y) for x, y in ring) for ring in polygon) for polygon in feature["geometry"]["coordinates"]),
        )
        for feature in features
    )
