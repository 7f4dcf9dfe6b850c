"""Places lie where the conflict is, on units that the base map has, and no spot is given without its uncertainty."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import Dataset
from ..model import Happening, Place
from ..problems import Problem, did_you_mean
from ..source_file import SourceFile


def check(dataset: Dataset) -> Iterator[Problem]:
    units = dataset.units
    for place in dataset.all(Place):
        file = dataset.files[place.id]
        yield from _outside(dataset, place, file)
        for index, unit in enumerate(place.area.units if place.area else ()):
            if unit not in units:
                hint = did_you_mean(unit, units)
                yield file.problem(("area", "units", index), f"the base map has no unit '{unit}'{hint}")
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


def _radius(dataset: Dataset, record: Happening) -> Iterator[Problem]:
    for index, spot in enumerate(record.where):
        place = dataset.records.get(spot.place)
        if isinstance(place, Place) and spot.precision == "near" and spot.radius_km is None:
            if place.coordinates is not None and place.coordinates.radius_km is None:
                message = "'near' needs 'radius_km': how far off the spot may be"
                yield dataset.files[record.id].problem(("where", index, "precision"), message)
