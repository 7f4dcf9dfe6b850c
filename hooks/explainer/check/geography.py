"""Places lie where the conflict is, on units that the base map has, and no spot is given without its uncertainty."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel import Locale

from ..dataset import Dataset
from ..geo.basemap import FILE, BaseMapError
from ..load.loader import CONFLICT, printed
from ..load.yaml_file import SourceFile
from ..model import Actor, Happening, Place
from ..model.conflict import UnmappedUnit
from ..problems import Problem, did_you_mean

# So far a point may lie outside its country on the simplified base map.
BORDER_DEGREES = 0.25


def check(dataset: Dataset) -> Iterator[Problem]:
    """Problems with places, the countries of actors and the uncertainty of where something happened; of a broken base map only that."""
    try:
        units = dataset.units
    except BaseMapError as error:
        yield Problem(printed(dataset.folder / FILE), 1, 1, str(error))
        return
    yield from _unmapped_units(dataset)
    for place in dataset.all(Place):
        file = dataset.files[place.id]
        yield from _outside(dataset, place, file)
        yield from _country(dataset, place, file)
        yield from _first_level_unit(dataset, place, file)
        for index, unit in enumerate(place.area.units if place.area else ()):
            if unit not in units:
                hint = did_you_mean(unit, units)
                yield file.problem(("area", "units", index), f"the base map has no unit '{unit}'{hint}")
    for actor in dataset.all(Actor):
        for index, code in enumerate(actor.countries):
            if code not in _codes():
                yield dataset.files[actor.id].problem(("countries", index), f"'{code}' is no country's code (ISO 3166-1)")
    for record in dataset.happenings:
        yield from _radius(dataset, record)


def _outside(dataset: Dataset, place: Place, file: SourceFile) -> Iterator[Problem]:
    point = place.coordinates or place.area
    if dataset.conflict_or_none is None or point is None or point.lat is None or point.lon is None:
        return
    extent = dataset.conflict_or_none.extent
    inside = extent.south <= point.lat <= extent.north and extent.west <= point.lon <= extent.east
    where = "coordinates" if place.coordinates else "area"
    if not inside and not place.outside_extent:
        message = f"{point.lat:g}, {point.lon:g} lies outside the conflict's extent; check it, or say 'outside_extent: true'"
        yield file.problem((where,), message)
    elif inside and place.outside_extent:
        yield file.problem(("outside_extent",), "the place lies inside the conflict's extent; delete the line")


def _country(dataset: Dataset, place: Place, file: SourceFile) -> Iterator[Problem]:
    """The country exists, and the point or the units lie in it as far as the base map can tell."""
    if place.country is None:
        return
    if place.country not in _codes():
        yield file.problem(("country",), f"'{place.country}' is no country's code (ISO 3166-1)")
        return
    for index, name in enumerate(place.area.units if place.area else ()):
        unit = dataset.units.get(name)
        if unit and unit.country and unit.country != place.country:
            yield file.problem(("area", "units", index), f"the unit '{name}' lies in {unit.country}, not in {place.country}")
    outline = next((u for u in dataset.units.values() if u.level == "country" and u.country == place.country), None)
    point = place.coordinates
    if outline and point and not outline.holds(point.lon, point.lat, BORDER_DEGREES):
        message = f"{point.lat:g}, {point.lon:g} does not lie in {outline.name}; check the signs and the order of the coordinates"
        yield file.problem(("coordinates",), message)


def _first_level_unit(dataset: Dataset, place: Place, file: SourceFile) -> Iterator[Problem]:
    """What a place gives as its first-level unit is one of its country, where the base map has the country's units."""
    if place.admin1 is None or place.country is None or not (mapped := dataset.basemap.first_level(place.country)):
        return
    unmapped = {entry.name for entry in _unmapped(dataset) if entry.country == place.country}
    if place.admin1 in mapped or place.admin1 in unmapped:
        return
    if place.admin1.endswith(")"):
        hint = "; write its name alone, and the time for which that holds under 'admin1_as_of'"
    else:
        hint = did_you_mean(place.admin1, [*mapped, *unmapped]) or f"; name a unit that the map lacks in {CONFLICT} under 'unmapped_units'"
    yield file.problem(("admin1",), f"{place.country} has no first-level unit '{place.admin1}' on the base map{hint}")


def _unmapped_units(dataset: Dataset) -> Iterator[Problem]:
    for index, entry in enumerate(_unmapped(dataset)):
        if entry.name in dataset.basemap.first_level(entry.country):
            yield dataset.files[""].problem(("unmapped_units", index), f"the base map has the unit '{entry.name}'; delete the entry")


def _unmapped(dataset: Dataset) -> tuple[UnmappedUnit, ...]:
    return dataset.conflict_or_none.unmapped_units if dataset.conflict_or_none else ()


@cache
def _codes() -> frozenset[str]:
    """The country codes of CLDR."""
    codes = {str(code) for code in Locale("en").territories}
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - {"ZZ", "EU", "EZ", "UN", "QO"}


def _radius(dataset: Dataset, record: Happening) -> Iterator[Problem]:
    """What happened near a point says how far from it that may be."""
    for index, where in enumerate(record.where):
        place = dataset.records.get(where.place)
        if isinstance(place, Place) and where.precision == "near" and where.radius_km is None:
            if place.coordinates is not None and place.coordinates.radius_km is None:
                message = "'near' needs 'radius_km': how far off the spot may be"
                yield dataset.files[record.id].problem(("where", index, "precision"), message)
