"""Spots as GeoJSON (RFC 7946): plain properties only; the browser builds popups from them with textContent.

All operations and events are in one file, which every map shares: a map names the ids of those that it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from ..dataset import Dataset
from ..derive import facets
from ..derive.locations import Location, mapped_locations_of
from ..geo.basemap import Unit
from ..model import Happening, Record
from ..output import urls

Feature = dict[str, Any]

# Under this a record without any place is counted beside the map.
NOWHERE = "without a place"


def happenings(dataset: Dataset) -> dict[str, Any]:
    """Every operation and event, one feature for each of its spots; one without geometry or units is listed beside the map.

    `names` (a foreign member, RFC 7946, section 6.1) are those of the actors and countries that a selection may name.
    """
    choices = facets.choices(dataset)
    features = [feature for record in dataset.happenings for feature in _of_happening(dataset, record)]
    return _collection(features) | {"names": {choice.value: choice.name for choice in [*choices.actors, *choices.countries]}}


def places(spots: Sequence[Location]) -> dict[str, Any]:
    """The spots of a place's own map."""
    return _collection([{**_feature(spot.record, spot), "id": spot.record.id} for spot in spots if spot.drawn])


def units(dataset: Dataset) -> dict[str, Any]:
    """The outlines that areas are drawn from: units and districts of the base map."""
    return _collection([_unit(unit) for unit in dataset.units.values() if unit.level in ("unit", "district")])


def _unit(unit: Unit) -> Feature:
    return {"type": "Feature", "id": unit.id, "geometry": {"type": "MultiPolygon", "coordinates": unit.polygons}, "properties": {}}


def _collection(features: list[Feature]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}


def _of_happening(dataset: Dataset, record: Happening) -> list[Feature]:
    """A feature for each spot of a record, all with the properties by which it can be selected; one without geometry if it has no spot."""
    shared = _without_empty(asdict(facets.facets(dataset, record))) | {"dates": record.dates.words}
    spots = mapped_locations_of(dataset, record)
    if not spots:
        return [{"type": "Feature", "id": record.id, "geometry": None, "properties": _title(record) | shared | {"beside": NOWHERE}}]
    features = [_feature(record, spot) for spot in spots]
    for feature in features:
        feature["properties"] |= shared
    return features


def _feature(record: Record, spot: Location) -> Feature:
    """One spot. An area has no geometry of its own but names the base map's units, so that it is not sent twice."""
    affected = spot.where is not None and spot.where.role == "affected"
    return {
        "type": "Feature",
        "id": f"{record.id}--{spot.place.id}",
        "geometry": {"type": "Point", "coordinates": [spot.at.lon, spot.at.lat]} if spot.at else None,
        "properties": _title(record)
        | _without_empty(
            {
                "precision": spot.precision,
                "where": f"affected {spot.words}" if affected else spot.words,
                "radius_km": spot.radius_km,
                "estimated": spot.estimated or bool(spot.where and spot.where.radius_km),
                "units": [unit.id for unit in spot.units],
                "beside": None if spot.drawn else spot.why_not_drawn,
            }
        ),
    }


def _title(record: Record) -> dict[str, str]:
    return {"record": urls.url(urls.page(record)), "title": str(record.heading)}


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    """The values that say something, 0 included: every reader of a map fetches the file, so it holds no empty ones."""
    return {key: value for key, value in values.items() if value or (value == 0 and value is not False)}
