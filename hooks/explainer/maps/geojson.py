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
    """Every operation and event, one feature for each of its locations; one without geometry or units is listed beside the map.

    `names` (a foreign member, RFC 7946, section 6.1) are those of the actors and countries that a selection may name.
    """
    choices = facets.choices(dataset)
    features = [feature for record in dataset.happenings for feature in _of_happening(dataset, record)]
    return _collection(features) | {"names": {choice.value: choice.name for choice in [*choices.actors, *choices.countries]}}


def places(locations: Sequence[Location]) -> dict[str, Any]:
    """The locations of a place's own map."""
    return _collection([{**_feature(location.record, location), "id": location.record.id} for location in locations if location.drawn])


def units(dataset: Dataset) -> dict[str, Any]:
    """The outlines that areas are drawn from: units and districts of the base map."""
    return _collection([_unit(unit) for unit in dataset.units.values() if unit.level in ("unit", "district")])


def _unit(unit: Unit) -> Feature:
    return {"type": "Feature", "id": unit.id, "geometry": {"type": "MultiPolygon", "coordinates": unit.polygons}, "properties": {}}


def _collection(features: list[Feature]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}


def _of_happening(dataset: Dataset, record: Happening) -> list[Feature]:
    """A feature for each location of a record, all with the properties by which it can be selected; one without geometry if it has no location."""
    shared = _without_empty(asdict(facets.facets(dataset, record))) | {"dates": record.dates.words}
    locations = mapped_locations_of(dataset, record)
    if not locations:
        return [{"type": "Feature", "id": record.id, "geometry": None, "properties": _title(record) | shared | {"beside": NOWHERE}}]
    features = [_feature(record, location) for location in locations]
    for feature in features:
        feature["properties"] |= shared
    return features


def _feature(record: Record, location: Location) -> Feature:
    """One location. An area has no geometry of its own but names the base map's units, so that it is not sent twice."""
    affected = location.where is not None and location.where.role == "affected"
    return {
        "type": "Feature",
        "id": f"{record.id}--{location.place.id}",
        "geometry": {"type": "Point", "coordinates": [location.at.lon, location.at.lat]} if location.at else None,
        "properties": _title(record)
        | _without_empty(
            {
                "precision": location.precision,
                "where": f"affected {location.words}" if affected else location.words,
                "radius_km": location.radius_km,
                "estimated": location.estimated or bool(location.where and location.where.radius_km),
                "units": [unit.id for unit in location.units],
                "beside": None if location.drawn else location.why_not_drawn,
            }
        ),
    }


def _title(record: Record) -> dict[str, str]:
    return {"record": urls.url(urls.page(record)), "title": str(record.heading)}


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    """The values that say something, 0 included: every reader of a map fetches the file, so it holds no empty ones."""
    return {key: value for key, value in values.items() if value or (value == 0 and value is not False)}
