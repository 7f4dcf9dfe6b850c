"""Where something happened, as precisely as it is known and no more: what a map may draw of it.

Precision of place follows the coarser of what the record and what the place say. In UCDP's `where_prec` the six steps are
1, 2, 3, 4, 6 and 7 (its 5, a line or area, is `region` with a note); in ACLED's `geo_precision` they are 1, 1, 2, 3, 3 and none.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..dataset import Dataset
from ..geo.basemap import Unit
from ..geo.geometry import KM_PER_DEGREE
from ..model import Actor, Happening, Place, Record
from ..model.parts import WhereAt
from ..model.scalars import EDITORS_ESTIMATE
from ..model.vocabulary import PRECISIONS, Precision
from ..values.lists import and_list
from .once import once_per_record

UCDP_WHERE_PREC: dict[Precision, int] = {"exact": 1, "near": 2, "district": 3, "region": 4, "country": 6, "unknown": 7}
ACLED_GEO_PRECISION: dict[Precision, int | None] = {"exact": 1, "near": 1, "district": 2, "region": 3, "country": 3, "unknown": None}
# Drawn when a record says only 'district' or 'region' and the base map has no such unit.
_HATCHED_KM: dict[Precision, float] = {"district": 30.0, "region": 100.0}
# Of these only an area is known, not a point.
AREA_PRECISIONS = tuple(_HATCHED_KM)


class LatLon(NamedTuple):
    """A point in degrees north and east."""

    lat: float
    lon: float


@dataclass(frozen=True)
class Location:
    """One place of a record with its effective precision, and what can be drawn of it.

    `units` are filled; a circle of `radius_km` round `at` is drawn else, hatched where the precision is an
    area. Neither is given for a country or an unknown location: those are listed beside the map.
    """

    record: Record
    place: Place
    precision: Precision
    at: LatLon | None = None
    radius_km: float | None = None
    units: tuple[Unit, ...] = ()
    where: WhereAt | None = None
    country: str = ""

    @property
    def drawn(self) -> bool:
        """Whether a map can show it."""
        return bool(self.units) or self.at is not None

    @property
    def estimated(self) -> bool:
        """Whether the point rests on the editors' estimate alone."""
        return bool(self.place.coordinates and self.place.coordinates.basis == EDITORS_ESTIMATE)

    @property
    def words(self) -> str:
        """How precisely it is known, for readers."""
        if self.place.outside_extent:
            return f"in {self.place.name}, outside the map"
        match self.precision:
            case "exact":
                return f"{'in' if self.place.kind == 'settlement' else 'at'} {self.place.name}"
            case "near":
                return f"near {self.place.name}, within about {self.radius_km:g} km"
            case "district":
                return f"in the district of {self.place.name}" if self.place.kind != "district" else f"in {self.place.name}"
            case "region":
                if self.place.kind in ("region", "area"):
                    return f"somewhere in {self.place.name}"
                names = and_list(unit.name for unit in self.units)
                area = f"somewhere in {names or self.place.first_level_unit or self.place.name}"
                # Where in or near the place it was is not known, but the place is: its name stays.
                named = self.where is None or self.where.precision in ("exact", "near")
                return f"in {self.place.name}, {area}" if named else area
            case "country":
                if self.place.kind == "country":
                    return f"{self.place.name} as a whole, or no spot in it is known"
                return f"in {self.country or self.place.name}; no closer spot is known"
        return "at an unknown place"

    @property
    def why_not_drawn(self) -> str:
        """Why it is not on the map, as it is counted beside it: "3 not located more precisely than Mali"."""
        if self.place.outside_extent:
            return f"outside the map, in {self.place.name}"
        if self.precision == "unknown":
            return "at a place that is not known"
        name = self.place.name if self.place.kind == "country" else self.country or self.place.name
        return f"not located more precisely than {name}"

    @property
    def closeness(self) -> str:
        """How precisely it is known, for a reader who sees the place's own name beside it; empty when it is the place itself."""
        match self.precision:
            case "exact":
                return ""
            case "near":
                return f"near, within about {self.radius_km:g} km" if self.radius_km else "near"
            case "district":
                return "somewhere in the district"
            case "region":
                return "somewhere in the area"
            case "country":
                return "as a whole, or no spot in it is known"
        return "the spot is not known"

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees of what is drawn; ValueError when nothing is."""
        if self.units:
            boxes = [unit.bounds for unit in self.units]
            west, south, east, north = zip(*boxes, strict=True)
            return min(west), min(south), max(east), max(north)
        if self.at is None:
            raise ValueError(f"nothing is drawn of {self.place.id}")
        lat, lon = self.at
        reach = (self.radius_km or 0.0) / KM_PER_DEGREE
        wide = reach / math.cos(math.radians(lat))
        return lon - wide, lat - reach, lon + wide, lat + reach


@once_per_record
def locations_of(dataset: Dataset, record: Record) -> tuple[Location, ...]:
    """The places of an operation or event in the order of its field `where`; of a place the place itself; of others none."""
    if isinstance(record, Happening):
        return tuple(_location(dataset, record, dataset.place(where.place), where) for where in record.where)
    return (_location(dataset, record, record, None),) if isinstance(record, Place) else ()


@once_per_record
def mapped_locations_of(dataset: Dataset, record: Record) -> tuple[Location, ...]:
    """What a map of the record is about: of an operation or event where it happened or what it affected, and not where it was
    announced or agreed; of an actor the same for all that it took part in, by date.
    """
    if isinstance(record, Actor):
        took_part = [other for other in dataset.mentioning(record.id, Happening, "participants") if _took_part(other, record)]
        in_order = sorted(took_part, key=lambda happening: (happening.dates, happening.id))
        return tuple(location for happening in in_order for location in mapped_locations_of(dataset, happening))
    locations = locations_of(dataset, record)
    return tuple(location for location in locations if location.where is None or location.where.role in ("scene", "affected"))


def all_mapped_locations(dataset: Dataset) -> Iterator[Location]:
    """What a map of all operations and events is about."""
    for record in dataset.happenings:
        yield from mapped_locations_of(dataset, record)


def _took_part(record: Happening, actor: Actor) -> bool:
    return any(participant.actor == actor.id and participant.role != "not-involved" for participant in record.participants)


def place_precision(place: Place) -> Precision:
    """How precisely a place itself is known."""
    if place.kind == "country":
        return "country"
    if place.coordinates:
        return "near" if place.coordinates.radius_km else "exact"
    if place.area:
        return "district" if place.kind == "district" else "region"
    if place.admin1:
        return "region"
    return "country" if place.country else "unknown"


def _location(dataset: Dataset, record: Record, place: Place, where: WhereAt | None) -> Location:
    """A place of a record with what can be drawn of it; `where` is what the record says of the place."""
    country = dataset.country(place.country) if place.country else ""
    said: Precision = where.precision if where else "exact"
    precision = max(place_precision(place), said, key=PRECISIONS.index)
    if precision in ("country", "unknown") or place.outside_extent:
        return Location(record, place, precision, where=where, country=country)
    units = _units(dataset, place, precision)
    if units:
        return Location(record, place, precision, units=units, where=where)
    centre = place.coordinates or place.area
    if centre is None or centre.lat is None or centre.lon is None:
        return Location(record, place, precision, where=where, country=country)
    radii = (where.radius_km if where else None, centre.radius_km, _HATCHED_KM.get(precision))
    widest = max((radius for radius in radii if radius is not None), default=None)
    return Location(record, place, precision, LatLon(centre.lat, centre.lon), widest, where=where)


def _units(dataset: Dataset, place: Place, precision: Precision) -> tuple[Unit, ...]:
    """The units of the base map that stand for the place at this precision."""
    if place.area:
        return tuple(dataset.units[unit] for unit in place.area.units)
    if precision == "region" and place.admin1 and place.country:
        unit = dataset.basemap.first_level(place.country).get(place.admin1)
        return (unit,) if unit else ()
    return ()
