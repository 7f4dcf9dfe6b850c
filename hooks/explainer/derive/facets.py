"""What operations and events can be selected by: time, kind, actor, country and grade; the same on map, timeline and tables.

A record belongs to every day that its dates may mean: `2012` to all of 2012, a campaign to its whole duration.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..dataset import Dataset
from ..geo.geometry import KM_PER_DEGREE
from ..model import COLLECTIONS, Happening, Place
from . import attribution, grades
from .once import once, once_per_record

# For records that lie in none of the conflict's countries alone.
ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Facets:
    """The values of one record; `first` and `last` are ISO days, empty where the beginning or end is open."""

    first: str
    last: str
    collection: str
    kind: str
    actors: tuple[str, ...]
    countries: tuple[str, ...]
    grades: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """A value that can be selected, its name, and how many records have it."""

    value: str
    name: str
    count: int


@dataclass(frozen=True)
class Choices:
    """All that can be selected in a dataset; `first` and `last` are months such as `2012-01`, `kinds` go by collection."""

    first: str
    last: str
    kinds: Mapping[str, tuple[Choice, ...]]
    actors: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    grades: tuple[Choice, ...]
    count: int


@once_per_record
def facets(dataset: Dataset, record: Happening) -> Facets:
    """The values of an operation or event. Who takes part counts for all it is part of then; who did not take part counts not."""
    took_part = [p.actor for p in record.participants if p.actor and p.role != "not-involved"]
    above = (member for actor in took_part for member in attribution.chain(dataset, actor, record.dates))
    return Facets(
        first="" if record.dates.first == date.min else record.dates.first.isoformat(),
        last="" if record.dates.last == date.max else record.dates.last.isoformat(),
        collection=record.COLLECTION,
        kind=record.kind,
        actors=tuple(dict.fromkeys(above)),
        countries=_countries(dataset, record),
        grades=tuple(dict.fromkeys(_grade_value(question.grade) for question in grades.questions(dataset, record))),
    )


@once
def choices(dataset: Dataset) -> Choices:
    """What can be selected among all operations and events."""
    all_facets = [facets(dataset, record) for record in dataset.happenings]
    days = [day for values in all_facets for day in (values.first, values.last) if day]
    until = dataset.conflict.record_until.last.isoformat()
    actors = Counter(actor for values in all_facets for actor in values.actors)
    countries = Counter(code for values in all_facets for code in values.countries)
    graded = Counter(grade for values in all_facets for grade in values.grades)
    country_names = {entry.code: str(entry.name) for entry in dataset.conflict.countries} | {ELSEWHERE: "Across borders or elsewhere"}
    by_name = sorted(actors, key=lambda actor: (dataset.actor(actor).name.casefold(), actor))
    return Choices(
        first=min(days, default=until)[:7],
        last=max([*days, until])[:7],
        kinds={name: _kinds(all_facets, name) for name, model in COLLECTIONS.items() if issubclass(model, Happening)},
        actors=tuple(Choice(actor, dataset.actor(actor).name, actors[actor]) for actor in by_name),
        countries=tuple(Choice(code, name, countries[code]) for code, name in country_names.items() if countries[code]),
        grades=tuple(
            Choice(_grade_value(grade), grade, graded[_grade_value(grade)]) for grade in grades.GRADES if graded[_grade_value(grade)]
        ),
        count=len(all_facets),
    )


def _kinds(all_facets: Sequence[Facets], collection: str) -> tuple[Choice, ...]:
    """The kinds of a collection's records, by name."""
    counts = Counter(values.kind for values in all_facets if values.collection == collection)
    return tuple(Choice(kind, kind.replace("-", " "), count) for kind, count in sorted(counts.items()))


def _grade_value(grade: grades.Grade) -> str:
    """A grade as it stands in addresses and attributes."""
    return grade.replace(" ", "-")


def _countries(dataset: Dataset, record: Happening) -> tuple[str, ...]:
    """The conflict's countries in which it happened."""
    of_conflict = {entry.code for entry in dataset.conflict.countries}
    reached = {code for where in record.where for code in _codes(dataset, dataset.place(where.place))}
    return tuple(sorted(reached & of_conflict)) or (ELSEWHERE,)


def _codes(dataset: Dataset, place: Place) -> set[str]:
    """The countries that a place may lie in: its own, those of its units, or those that its circle reaches."""
    if place.country:
        return {place.country}
    area = place.area
    if area is None or area.lat is None or area.lon is None:
        return {dataset.units[unit].country for unit in area.units} if area else set()
    reach = (area.radius_km or 0.0) / KM_PER_DEGREE
    countries = [unit for unit in dataset.units.values() if unit.level == "country" and unit.country]
    return {unit.country for unit in countries if unit.holds(area.lon, area.lat, reach)}
