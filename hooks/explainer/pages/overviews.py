"""Pages about all records together, a row for each: its template is named like the page, its context is made here or in a file of its own.

A new one is a row in OVERVIEWS, its template, and a line in `mkdocs.yml`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..dataset import Dataset
from ..derive import grades
from ..derive.balance import treatments
from ..derive.grades import Question
from ..derive.locations import locations_of, mapped_locations_of
from ..maps.map_spec import OVERVIEW, MapSpec
from ..model import Actor, Figure, Happening, Record
from ..model.base import Change
from ..model.references import SourceRef
from ..model.scalars import Prose
from ..model.vocabulary import DEAD, THINGS
from ..output import urls
from ..problems import Problem
from ..values import edtf
from . import field_reference, relations
from .claims import figure_point
from .jinja_env import Context
from .map_figure import map_figure

# Areas that lie in several countries and in none alone.
ACROSS = "across borders"

Row = tuple[Happening | Actor, Question]


@dataclass(frozen=True)
class Material:
    """What a page about all records may be made of: the records, the maps by the ids of their records, and what the checks warn of."""

    dataset: Dataset
    maps: Mapping[str, MapSpec]
    warnings: Sequence[Problem]


@dataclass(frozen=True)
class Overview:
    """A page about all records: `name` is that of its template and its address, `context` what the template shows."""

    name: str
    title: str
    description: str
    context: Callable[[Material], Context]
    has_navigation: bool = False

    @property
    def path(self) -> str:
        """The Markdown file that the page is made of; its template has the same name."""
        return f"{self.name}.md"


def _timeline(material: Material) -> Context:
    """Operations and events by the year in which they began, the vaguer first within a year."""
    dataset = material.dataset
    rows = sorted(dataset.happenings, key=lambda r: (r.dates.first.year, r.dates.first, -(r.dates.last - r.dates.first).days, r.id))
    years = [
        (year, [(record, record.dates.precision, _actors_in(dataset, record)) for record in records])
        for year, records in groupby(rows, key=lambda r: r.dates.first.year)
    ]
    return {"years": years}


def _actors_in(dataset: Dataset, record: Happening) -> str:
    """Who took part, by the names of the time in which it began."""
    begun = edtf.day(record.dates.first)
    actors = [dataset.actor(p.actor) for p in record.participants if p.actor and p.role != "not-involved"]
    return ", ".join(dict.fromkeys(actor.name_in(begun) for actor in actors))


def _gaps(material: Material) -> Context:
    """What the records themselves show to be missing or weak."""
    dataset = material.dataset
    asked: list[Row] = [(record, question) for record in dataset.claiming for question in grades.questions(dataset, record)]
    until = dataset.conflict.record_until.last.year
    begun = min((record.dates.first.year for record in dataset.happenings), default=until)
    counts: dict[str, Counter[int]] = {code: Counter() for code in (*(entry.code for entry in dataset.conflict.countries), ACROSS)}
    for record in dataset.happenings:
        for code in {location.place.country or ACROSS for location in locations_of(dataset, record)}:
            if code in counts:
                counts[code][record.dates.first.year] += 1
    return {
        "single": [row for row in asked if row[1].grade == "single claimant"],
        "partial": [row for row in asked if row[1].grade == "parties only"],
        "unseen": [
            (record, graded.claim)
            for record, question in asked
            for graded in question.claims
            if graded.claim.count and not any(passage.words for passage in graded.claim.passages)
        ],
        "claims_with_words": sum(any(p.words for p in graded.claim.passages) for _, question in asked for graded in question.claims),
        "claims": sum(len(question.claims) for _, question in asked),
        "treatments": treatments(dataset),
        "one_report": [row for row in asked if row[1].one_report],
        "years": range(begun, until + 1),
        "coverage": [(code if code == ACROSS else dataset.country(code), years) for code, years in counts.items()],
        "uncited": [record for record in dataset.claiming if not _cites(record)],
        "unlocated": [
            record for record in dataset.happenings if not any(location.drawn for location in mapped_locations_of(dataset, record))
        ],
        "warnings": material.warnings,
    }


def _cites(record: Happening | Actor) -> bool:
    """Whether anything in the record names a source."""
    return any(isinstance(value, SourceRef) or (isinstance(value, Prose) and "[@" in value) for _, value in record.leaves)


def _compare(material: Material) -> Context:
    """What is recorded for each year beside the totals of those who count a whole year; nothing is added up."""
    dataset = material.dataset
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
    """Whether the record holds a number of dead people."""
    return any(claim.what in DEAD and claim.whom not in THINGS and claim.count for claim in record.claims)


def _corrections(material: Material) -> Context:
    """Every recorded change, corrections first."""
    changes = changes_of(material.dataset)
    titles = (("Corrections", "correction"), ("Updates", "update"), ("Additions", "addition"))
    return {
        "groups": [(title, [pair for pair in changes if pair[1].kind == kind]) for title, kind in titles],
        "withdrawn": [record for _, record in sorted(material.dataset.records.items()) if record.retracted],
    }


def changes_of(dataset: Dataset) -> list[tuple[Record, Change]]:
    """Every recorded change, newest first."""
    changes = [(record, change) for record in dataset.records.values() for change in record.changes]
    return sorted(changes, key=lambda pair: (pair[1].on, pair[0].id), reverse=True)


def _map(material: Material) -> Context:
    """Where everything happened, drawn and as a table."""
    dataset = material.dataset
    happened = [(record, mapped_locations_of(dataset, record)) for record in dataset.happenings]
    return {"map_figure": map_figure(material.maps[OVERVIEW], urls.MAP_PAGE), "happened": happened}


OVERVIEWS = (
    Overview("map", "Map", "Everything that is located, drawn as precisely as it is known.", _map),
    Overview("timeline", "Timeline", "Everything dated, no more precise than it is known.", _timeline),
    Overview(
        "relations", "Who is on which side", "Who split from, joined, helped and fought whom.",
        lambda material: relations.by_section(material.dataset),
    ),
    Overview("gaps", "Known gaps", "What this site does not know.", _gaps),
    Overview("compare", "How our numbers compare", "Our records beside the totals of others.", _compare),
    Overview("corrections", "Corrections", "Every change, with its reason.", _corrections),
    Overview(
        "fields", "Fields of a record", "Every field with an example.", lambda _: {"tables": field_reference.tables()}, has_navigation=True
    ),
)  # fmt: skip
