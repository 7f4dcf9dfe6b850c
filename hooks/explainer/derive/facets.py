"""What operations and events can be selected by: time, kind, actor, country and grade; the same on map, timeline and tables.

A record belongs to every day that its dates may mean: `2012` to all of 2012, a campaign to its whole duration.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from ..dataset import Dataset
from ..geo.geometry import KM_PER_DEGREE
from ..model import COLLECTIONS, Happening, Place
from . import attribution, grades

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
    """All that can be selected in a dataset; `first` and `last` are months such as `2012-01`."""

    first: str
    last: str
    kinds: dict[str, list[Choice]]
    actors: list[Choice]
    countries: list[Choice]
    grades: list[Choice]
    count: int


def facets(dataset: Dataset, record: Happening) -> Facets:
    """The values of an operation or event. Who takes part counts for all it is part of then; who did not take part counts not."""
    part = [p.actor for p in record.participants if p.actor and p.role != "not-involved"]
    above = (member for actor in part for member in attribution.chain(dataset, actor, record.dates))
    return Facets(
        "" if record.dates.first == date.min else record.dates.first.isoformat(),
        "" if record.dates.last == date.max else record.dates.last.isoformat(),
        record.COLLECTION,
        record.kind,
        tuple(dict.fromkeys(above)),
        _countries(dataset, record),
        tuple(dict.fromkeys(question.grade.replace(" ", "-") for question in grades.questions(dataset, record))),
    )


def choices(dataset: Dataset) -> Choices:
    """What can be selected among all operations and events."""
    all_of = [facets(dataset, record) for record in dataset.happenings]
    days = [day for one in all_of for day in (one.first, one.last) if day]
    until = dataset.conflict.record_until.last.isoformat()
    kinds = Counter((one.collection, one.kind) for one in all_of)
    actors = Counter(actor for one in all_of for actor in one.actors)
    countries = Counter(code for one in all_of for code in one.countries)
    graded = Counter(grade for one in all_of for grade in one.grades)
    names = {entry.code: str(entry.name) for entry in dataset.conflict.countries} | {ELSEWHERE: "Across borders or elsewhere"}
    return Choices(
        min(days, default=until)[:7],
        max([*days, until])[:7],
        {
            collection: [Choice(kind, kind.replace("-", " "), n) for (where, kind), n in sorted(kinds.items()) if where == collection]
            for collection, model in COLLECTIONS.items()
            if issubclass(model, Happening)
        },
        sorted((Choice(actor, dataset.actor(actor).name, n) for actor, n in actors.items()), key=lambda c: (c.name.casefold(), c.value)),
        [Choice(code, name, countries[code]) for code, name in names.items() if countries[code]],
        [Choice(name, grade, graded[name]) for grade in grades.GRADES if graded[name := grade.replace(" ", "-")]],
        len(all_of),
    )


def _countries(dataset: Dataset, record: Happening) -> tuple[str, ...]:
    """The conflict's countries in which it happened."""
    own = {entry.code for entry in dataset.conflict.countries}
    found = {code for where in record.where for code in _codes(dataset, dataset.place(where.place))}
    return tuple(sorted(found & own)) or (ELSEWHERE,)


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
