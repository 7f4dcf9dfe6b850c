"""Spots as GeoJSON (RFC 7946): plain properties only; the browser builds popups from them with textContent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import paths
from ..spots import Spot

Feature = dict[str, Any]

_KIND_WORDS = {"operations": "Operation", "events": "Event", "places": "Place"}


def collection(spots: Sequence[Spot], page: str) -> dict[str, Any]:
    """All spots that can be drawn; links lead from the file `page`."""
    return {"type": "FeatureCollection", "features": [feature(spot, page) for spot in spots if spot.drawn]}


def feature(spot: Spot, page: str) -> Feature:
    """One spot. An area has no geometry of its own but names the base map's units, so that it is not sent twice."""
    record = spot.record
    dates = getattr(record, "dates", None)
    return {
        "type": "Feature",
        "id": f"{record.id}--{spot.place.id}" if record.id != spot.place.id else record.id,
        "geometry": {"type": "Point", "coordinates": [spot.at.lon, spot.at.lat]} if spot.at else None,
        "properties": {
            "title": str(record.heading),
            "kind": _KIND_WORDS[record.COLLECTION],
            "href": paths.relative(paths.page(record), page),
            "dates": dates.words if dates else None,
            "role": spot.where.role if spot.where else "scene",
            "place": str(spot.place.name),
            "precision": spot.precision,
            "where": spot.words,
            "radius_km": spot.radius_km,
            "estimated": spot.estimated or bool(spot.where and spot.where.radius_km),
            "units": [unit.id for unit in spot.units],
        },
    }
