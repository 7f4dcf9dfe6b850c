"""Everything that is located as GeoJSON (RFC 7946), no more precise than it is known.

Only what is known exactly is a point. What may be off by some distance is a circle drawn as a polygon, an area is its
outline, and what is known by its country alone has no geometry, so that no re-user draws a pin where there is none.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ..dataset import Dataset
from ..derive.locations import LatLon, Location, locations_of
from ..geo.geometry import KM_PER_DEGREE, area
from ..model import Happening, Place
from ..output import urls
from ..output.version import Addresses
from . import records

# Of the polygon that a circle is drawn as.
_CORNERS = 48


def located(dataset: Dataset, addresses: Addresses) -> str:
    """A feature for each place of each operation, event and place."""
    features = [
        _feature(addresses, location, number)
        for record in [*dataset.happenings, *dataset.all(Place)]
        for number, location in enumerate(locations_of(dataset, record), 1)
    ]
    head = {"type": "FeatureCollection", "schema_version": records.SCHEMA_VERSION, "count": len(features)}
    return json.dumps({**head, "features": features}, ensure_ascii=False) + "\n"


def _feature(addresses: Addresses, location: Location, number: int) -> dict[str, Any]:
    dates = getattr(location.record, "dates", None)
    return {
        "type": "Feature",
        "id": f"{location.record.path}/{number}",
        "geometry": geometry(location),
        "properties": {
            "record": location.record.id, "collection": location.record.COLLECTION, "title": location.record.heading,
            "page": addresses.page(urls.page(location.record)), "number": number, "kind": str(getattr(location.record, "kind", "")),
            "dates": str(dates) if dates else None, **(_days(location) if dates else {"earliest": None, "latest": None}),
            **records.location(location),
        },
    }  # fmt: skip


def _days(location: Location) -> dict[str, str | None]:
    known = records.days(location.record.dates) if isinstance(location.record, Happening) else {"earliest": None, "latest": None}
    return {"earliest": known["earliest"], "latest": known["latest"]}


def geometry(location: Location) -> dict[str, Any] | None:
    """What is known of the location as a geometry; None when that is a country or nothing."""
    if location.units:
        polygons = [
            [_ring(ring, outer=index == 0) for index, ring in enumerate(polygon)] for unit in location.units for polygon in unit.polygons
        ]
        return {"type": "MultiPolygon", "coordinates": polygons}
    if location.at is None:
        return None
    if location.radius_km:
        return {"type": "Polygon", "coordinates": [list(circle(location.at, location.radius_km))]}
    return {"type": "Point", "coordinates": [location.at.lon, location.at.lat]}


def circle(centre: LatLon, km: float) -> Iterator[list[float]]:
    """A circle of a radius in km as a ring of [longitude, latitude], counter-clockwise and closed (RFC 7946, section 3.1.6)."""
    high = km / KM_PER_DEGREE
    wide = high / max(math.cos(math.radians(centre.lat)), 0.01)
    for step in range(_CORNERS + 1):
        turn = 2 * math.pi * (step % _CORNERS) / _CORNERS
        yield [round(centre.lon + wide * math.cos(turn), 4), round(centre.lat + high * math.sin(turn), 4)]


def _ring(ring: Sequence[tuple[float, float]], *, outer: bool) -> list[list[float]]:
    """A ring closed and turned as RFC 7946, section 3.1.6, has it: outer ones counter-clockwise, holes clockwise."""
    points = [list(point) for point in ring]
    if points[0] != points[-1]:
        points.append(points[0])
    signed = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))
    return points if (signed > 0) == outer or area(ring) == 0 else points[::-1]
