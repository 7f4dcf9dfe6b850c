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
from ..model.vocabulary import PRECISIONS, Precision

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
class Spot:
    """One place of a record with its effective precision, and what can be drawn of it.

    `units` are filled; a circle of `radius_km` round `at` is drawn else, hatched where the precision is an
    area. Neither is given for a country or an unknown spot: those are listed beside the map.
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
        return bool(self.units) or self.at is not None

    @property
    def estimated(self) -> bool:
        """Whether the point rests on the editors' estimate alone."""
        return bool(self.place.coordinates and self.place.coordinates.basis == "editors' estimate")

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
                names = " and ".join(unit.name for unit in self.units)
                if self.place.kind in ("region", "area"):
                    return f"somewhere in {self.place.name}"
                area = f"somewhere in {names or self.place.admin1 or self.place.name}"
                # A place known by its name, whose spot is not: the name stays.
                named = self.where is None or self.where.precision in ("exact", "near")
                return f"in {self.place.name}, {area}" if named else area
            case "country":
                if self.place.kind == "country":
                    return f"{self.place.name} as a whole, or no spot in it is known"
                return f"in {self.country or self.place.name}; no closer spot is known"
        return "at an unknown place"

    @property
    def beside(self) -> str:
        """Why it is not on the map, as it is counted beside it: "3 not located more precisely than Mali"."""
        if self.place.outside_extent:
            return f"outside the map, in {self.place.name}"
        if self.precision == "unknown":
            return "at a place that is not known"
        name = self.place.name if self.place.kind == "country" else self.country or self.place.name
        return f"not located more precisely than {name}"

    @property
    def closeness(self) -> str:
        """The same beside the place's own name; empty when it is the place itself."""
        near = f"near, within about {self.radius_km:g} km" if self.radius_km else "near"
        words = {"exact": "", "near": near, "district": "somewhere in the district", "region": "somewhere in the area"}
        return words.get(
            self.precision, "as a whole, or no spot in it is known" if self.precision == "country" else "the spot is not known"
        )

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees of what is drawn."""
        if self.units:
            boxes = [unit.bounds for unit in self.units]
            return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
        if self.at is None:
            raise ValueError(f"nothing is drawn of {self.place.id}")
        lat, lon = self.at
        reach = (self.radius_km or 0.0) / KM_PER_DEGREE
        wide = reach / math.cos(math.radians(lat))
        return lon - wide, lat - reach, lon + wide, lat + reach


def spots(dataset: Dataset, record: Record) -> list[Spot]:
    """The places of an operation, event, place or actor; an actor's are those of what it took part in."""
    if isinstance(record, Happening):
        return [_spot(dataset, record, dataset.place(where.place), where) for where in record.where]
    if isinstance(record, Place):
        return [_spot(dataset, record, record, None)]
    return []


def spots_of_actor(dataset: Dataset, actor: Actor) -> list[Spot]:
    """Where the operations and events happened in which the actor took part."""
    records = [record for record in dataset.mentioning(actor.id, Happening, "participants") if _took_part(record, actor)]
    return [spot for record in sorted(records, key=lambda r: (r.dates, r.id)) for spot in scenes(dataset, record)]


def scenes(dataset: Dataset, record: Record) -> list[Spot]:
    """The places where it happened or that it affected: what a map of it shows, not where it was announced or agreed."""
    return [spot for spot in spots(dataset, record) if spot.where is None or spot.where.role in ("scene", "affected")]


def all_spots(dataset: Dataset) -> Iterator[Spot]:
    """Every place where an operation or event happened."""
    for record in dataset.happenings:
        yield from scenes(dataset, record)


def _took_part(record: Happening, actor: Actor) -> bool:
    return any(p.actor == actor.id and p.role != "not-involved" for p in record.participants)


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


def _spot(dataset: Dataset, record: Record, place: Place, where: WhereAt | None) -> Spot:
    own = place_precision(place)
    country = dataset.country(place.country) if place.country else ""
    said: Precision = where.precision if where else "exact"
    precision = max(own, said, key=PRECISIONS.index)
    if precision in ("country", "unknown") or place.outside_extent:
        return Spot(record, place, precision, where=where, country=country)
    units = _units(dataset, place, precision)
    if units:
        return Spot(record, place, precision, units=units, where=where)
    centre = place.coordinates or place.area
    if centre is None or centre.lat is None or centre.lon is None:
        return Spot(record, place, precision, where=where, country=country)
    radii = [r for r in (where.radius_km if where else None, centre.radius_km, _HATCHED_KM.get(precision)) if r is not None]
    return Spot(record, place, precision, LatLon(centre.lat, centre.lon), max(radii, default=None), where=where)


def _units(dataset: Dataset, place: Place, precision: Precision) -> tuple[Unit, ...]:
    """The units of the base map that stand for the place at this precision."""
    if place.area:
        return tuple(dataset.units[unit] for unit in place.area.units)
    if precision == "region" and place.admin1:
        name = place.admin1.split(" (")[0].split(" /")[0]
        return tuple(
            unit for unit in dataset.units.values() if unit.level == "unit" and unit.name == name and unit.country == place.country
        )
    return ()
