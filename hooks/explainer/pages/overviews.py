"""Pages about all records together: the timeline, known gaps, corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from ..dataset import Dataset
from ..derive import grades
from ..derive.grades import Question
from ..derive.locations import locations_of, mapped_locations_of
from ..model import Actor, Figure, Happening, Record
from ..model.base import Change
from ..model.references import SourceRef
from ..model.scalars import Prose
from ..problems import Problem
from ..values import edtf
from .contexts import figure_point
from .jinja_env import Context

# Areas that lie in several countries and in none alone.
ACROSS = "across borders"

Row = tuple[Happening | Actor, Question]


def timeline(dataset: Dataset) -> Context:
    """Operations and events by the year in which they began, the vaguer first within a year."""
    rows = sorted(dataset.happenings, key=lambda r: (r.dates.first.year, r.dates.first, -(r.dates.last - r.dates.first).days, r.id))
    years = [
        (year, [(record, record.dates.precision, _with(dataset, record)) for record in records])
        for year, records in groupby(rows, key=lambda r: r.dates.first.year)
    ]
    return {"years": years}


def _with(dataset: Dataset, record: Happening) -> str:
    """Who took part, by the names of the time in which it began."""
    begun = edtf.day(record.dates.first)
    actors = [dataset.actor(p.actor) for p in record.participants if p.actor and p.role != "not-involved"]
    return ", ".join(dict.fromkeys(actor.name_in(begun) for actor in actors))


def gaps(dataset: Dataset, warnings: Sequence[Problem]) -> Context:
    """What the records themselves show to be missing or weak."""
    asked: list[Row] = [(record, question) for record in dataset.claiming for question in grades.questions(dataset, record)]
    until = dataset.conflict.record_until.last.year
    begun = min((record.dates.first.year for record in dataset.happenings), default=until)
    counts: dict[str, Counter[int]] = {code: Counter() for code in (*(entry.code for entry in dataset.conflict.countries), ACROSS)}
    for record in dataset.happenings:
        for code in {spot.place.country or ACROSS for spot in locations_of(dataset, record)}:
            if code in counts:
                counts[code][record.dates.first.year] += 1
    return {
        "single": [row for row in asked if row[1].grade == "single claimant"],
        "partial": [row for row in asked if row[1].grade == "parties only"],
        "one_origin": [row for row in asked if row[1].one_origin],
        "years": range(begun, until + 1),
        "coverage": [(code if code == ACROSS else dataset.country(code), years) for code, years in counts.items()],
        "uncited": [record for record in dataset.claiming if not _cites(record)],
        "unlocated": [record for record in dataset.happenings if not any(spot.drawn for spot in mapped_locations_of(dataset, record))],
        "warnings": warnings,
    }


def _cites(record: Happening | Actor) -> bool:
    """Whether anything in the record names a source."""
    return any(isinstance(value, SourceRef) or (isinstance(value, Prose) and "[@" in value) for _, value in record.leaves)


def compare(dataset: Dataset) -> Context:
    """What is recorded for each year beside the totals of those who count a whole year; nothing is added up."""
    points = [
        (figure, series, figure_point(dataset, point))
        for figure in dataset.all(Figure)
        if figure.id in dataset.conflict.compare_figures
        for series in figure.series
        for point in series.points
    ]
    by_year: dict[int, list[Happening]] = {}
    for record in dataset.happenings:
        by_year.setdefault(record.dates.first.year, []).append(record)
    rows = []
    for year in range(min(by_year, default=0), max(by_year, default=-1) + 1):
        begun = by_year.get(year, [])
        others = [row for row in points if row[2][2].first.year == year]
        rows.append((year, len(begun), sum(_tells_of_dead(record) for record in begun), others))
    return {"years": rows}


def _tells_of_dead(record: Happening) -> bool:
    return any(claim.what in _DEAD and claim.whom not in _THINGS and claim.count for claim in record.claims)


_DEAD = ("killed", "executed")
_THINGS = ("motorcycles", "vehicles", "aircraft", "drones", "bombs", "weapons", "houses", "villages", "attacks", "states")


def corrections(dataset: Dataset) -> Context:
    """Every recorded change, corrections first."""
    changes = _changes(dataset)
    titles = (("Corrections", "correction"), ("Updates", "update"), ("Additions", "addition"))
    return {
        "groups": [(title, [pair for pair in changes if pair[1].kind == kind]) for title, kind in titles],
        "withdrawn": [record for _, record in sorted(dataset.records.items()) if record.retracted],
    }


def latest_changes(dataset: Dataset) -> list[tuple[Record, Change]]:
    """What changed last, for the home page."""
    return _changes(dataset)[:4]


def _changes(dataset: Dataset) -> list[tuple[Record, Change]]:
    """Every recorded change, newest first."""
    changes = [(record, change) for record in dataset.records.values() for change in record.changes]
    return sorted(changes, key=lambda pair: (pair[1].on, pair[0].id), reverse=True)
