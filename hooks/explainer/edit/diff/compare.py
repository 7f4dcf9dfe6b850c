"""What is different between two states: records, claims and their grades, dates, places, sources, addresses, problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...dataset import Dataset
from ...derive.attribution import actor_speaker
from ...derive.grades import GradedClaim, Question, questions
from ...derive.locations import Location, locations_of
from ...model import Actor, Happening, Place, Record, Source
from ...model.references import ActorRef
from ...problems import Problem
from .states import State


@dataclass(frozen=True)
class RecordChange:
    """A record before and after; None where it was not there, or could not be read."""

    before: Record | None
    after: Record | None

    @property
    def either(self) -> Record:
        """The record as it is now, or as it was when it is gone."""
        record = self.after or self.before
        assert record is not None, "a change is of a record that is or was there"
        return record


@dataclass(frozen=True)
class GradeChange:
    """A question whose grade is not what it was; the record itself need not have changed."""

    record: Record
    question: Question
    before: str
    after: str


@dataclass(frozen=True)
class ClaimChange:
    """A claim before and after, each as the cells of a table: what is said, by whom, when, in which sources, the grade."""

    id: str
    before: tuple[str, ...] | None
    after: tuple[str, ...] | None


@dataclass(frozen=True)
class Difference:
    """From one state to another; everything in it is worked out when it is asked for."""

    base: State
    head: State

    @cached_property
    def moved(self) -> dict[str, RecordChange]:
        """Records with another address, by their old path."""
        moves = {}
        for record in self.head.dataset.records.values():
            for old in record.previous_ids:
                before = self.base.dataset.records.get(old.partition("/")[2])
                if before is not None and before.path == old and record.path not in _paths(self.base.dataset):
                    moves[old] = RecordChange(before, record)
        return moves

    @cached_property
    def gone(self) -> list[str]:
        """Addresses of records that lead nowhere now."""
        lead_on = {old for record in self.head.dataset.records.values() for old in record.previous_ids}
        return sorted(_paths(self.base.dataset) - _paths(self.head.dataset) - lead_on)

    @cached_property
    def added(self) -> list[Record]:
        """New records, those that only moved aside, by their paths."""
        new = _paths(self.head.dataset) - _paths(self.base.dataset) - {change.either.path for change in self.moved.values()}
        return [record for record in _by_path(self.head.dataset) if record.path in new]

    @cached_property
    def changed(self) -> list[RecordChange]:
        """Records whose files differ, moved ones too."""
        same_address = (RecordChange(self.base.dataset.records.get(record.id), record) for record in _by_path(self.head.dataset))
        stayed = [change for change in same_address if change.before and change.before.path == change.either.path]
        differing = [change for change in [*self.moved.values(), *stayed] if len(set(self.texts(change))) > 1]
        return sorted(differing, key=lambda change: change.either.path)

    def texts(self, change: RecordChange) -> tuple[str, str]:
        """The file before and after."""
        return _text(change.before, self.base), _text(change.after, self.head)

    @cached_property
    def grades(self) -> list[GradeChange]:
        """Questions with another grade than before."""
        before = {key: question.grade for key, _, question in self._questions(self.base)}
        return [
            GradeChange(record, question, before[key], question.grade)
            for key, record, question in self._questions(self.head)
            if before.get(key, question.grade) != question.grade
        ]

    def _questions(self, state: State) -> Iterator[tuple[tuple[str, str], Record, Question]]:
        """Every question of a state with its record, and what it is known by in both states."""
        old_ids = {change.either.id: change.before.id for change in self.moved.values() if change.before}
        for record in state.dataset.claiming:
            if state.derivable(record):
                record_id = old_ids.get(record.id, record.id) if state is self.head else record.id
                for question in questions(state.dataset, record):
                    yield (record_id, question.key), record, question

    def claims(self, change: RecordChange) -> list[ClaimChange]:
        """The claims of a record that are new, gone, or say something else; of one added, all."""
        before, after = _claims(change.before, self.base), _claims(change.after, self.head)
        renamed = {str(old): claim.id for claim in getattr(change.after, "claims", ()) for old in claim.previous_ids}
        matched = {renamed.get(claim_id, claim_id): cells for claim_id, cells in before.items()}
        changes = [ClaimChange(claim_id, matched.get(claim_id), after.get(claim_id)) for claim_id in {**matched, **after}]
        # What only has another grade now stands under the grades that change.
        return [change for change in changes if (change.before or ())[:-1] != (change.after or ())[:-1]]

    def facts(self, change: RecordChange) -> list[tuple[str, str, str]]:
        """Dates and places that are not what they were: what, before, after."""
        before, after = _facts(change.before, self.base), _facts(change.after, self.head)
        return [(name, before.get(name, ""), after.get(name, "")) for name in {**before, **after} if before.get(name) != after.get(name)]

    @cached_property
    def locations(self) -> list[tuple[str, Location]]:
        """Locations that are drawn differently: 'before' or 'after', and the location."""
        differing = []
        for change in [*self.changed, *(RecordChange(None, record) for record in self.added)]:
            if any(name in ("coordinates", "area", "where") for name, _, _ in self.facts(change)):
                before, after = _drawn(change.before, self.base), _drawn(change.after, self.head)
                differing += [("before", location) for key, location in before.items() if key not in after]
                differing += [("after", location) for key, location in after.items() if key not in before]
        return differing

    @cached_property
    def sources(self) -> list[tuple[Source, str, str]]:
        """New sources, with publisher and whether that is a party to the war at the time."""
        return [(source, *_publisher(self.head.dataset, source)) for source in self.added if isinstance(source, Source)]

    @cached_property
    def new_problems(self) -> list[Problem]:
        """Problems that were not there before."""
        return _without(self.head.problems, self.base.problems)

    @cached_property
    def gone_problems(self) -> list[Problem]:
        """Problems that are no more."""
        return _without(self.base.problems, self.head.problems)

    @cached_property
    def pages(self) -> list[tuple[str, str, str]]:
        """Hand-written pages that differ: name, before, after."""
        names = sorted({*self.base.pages, *self.head.pages})
        rows = [(name, self.base.pages.get(name, ""), self.head.pages.get(name, "")) for name in names]
        return [(name, before, after) for name, before, after in rows if before != after]


def _text(record: Record | None, state: State) -> str:
    """The text of a record's file; empty where there is none."""
    return state.dataset.files[record.id].text if record else ""


def _claims(record: Record | None, state: State) -> dict[str, tuple[str, ...]]:
    """The claims of a record by their ids, as the cells of a table."""
    if not isinstance(record, Happening | Actor) or not state.derivable(record):
        return {}
    return {graded.claim.id: _cells(graded) for question in questions(state.dataset, record) for graded in question.claims}


def _cells(graded: GradedClaim) -> tuple[str, ...]:
    claim = graded.claim
    said = f"{claim.count} {claim.what} {claim.whom or ''}".strip() if claim.count else str(claim.statement)
    when = f"{'reported ' if graded.reported else ''}{graded.date.words}" if graded.date else "no date"
    party = {"yes": "a party", "no": "not a party", "unknown": "party unknown"}[graded.speaker.party]
    words = "; ".join(f"“{passage.words}” ({passage.seen})" if passage.words else "words not found" for passage in claim.passages)
    return said, f"{graded.speaker.name} ({party})", when, ", ".join(claim.source_ids), words or "no words", graded.grade


def _facts(record: Record | None, state: State) -> dict[str, str]:
    """The dates and places of a record in words, by their fields."""
    facts: dict[str, str] = {}
    for name in ("dates", "period", "active", "published"):
        if date := getattr(record, name, None):
            facts[name] = date.words
    if isinstance(record, Place) and record.coordinates:
        point = record.coordinates
        radius = f", within {point.radius_km:g} km" if point.radius_km else ""
        facts["coordinates"] = f"{point.lat:g}, {point.lon:g}{radius} ({point.basis})"
    elif isinstance(record, Place) and record.area:
        circle = f"{record.area.lat}, {record.area.lon}, within {record.area.radius_km} km"
        facts["area"] = ", ".join(record.area.units) or circle
    elif isinstance(record, Happening) and state.derivable(record):
        facts["where"] = "; ".join(location.words for location in locations_of(state.dataset, record))
    return facts


def _drawn(record: Record | None, state: State) -> dict[tuple[object, ...], Location]:
    """What can be drawn of a record, by how it is drawn."""
    if not isinstance(record, Happening | Place) or not state.derivable(record):
        return {}
    drawn = [location for location in locations_of(state.dataset, record) if location.drawn]
    return {
        (location.place.id, location.at, location.radius_km, location.precision, tuple(unit.id for unit in location.units)): location
        for location in drawn
    }


def _paths(dataset: Dataset) -> set[str]:
    """The addresses of all records, those that could not be read included."""
    return {f"{collection}/{record_id}" for record_id, collection in dataset.known.items()}


def _by_path(dataset: Dataset) -> list[Record]:
    return sorted(dataset.records.values(), key=lambda record: record.path)


def _publisher(dataset: Dataset, source: Source) -> tuple[str, str]:
    """Who published a source, and whether they were a party then; for a source without a date, at any time."""
    if not isinstance(source.publisher, ActorRef):
        return str(source.publisher.text), "not a party (no record)"
    if not isinstance(dataset.records.get(source.publisher), Actor):
        return str(source.publisher), "unknown actor"
    speaker = actor_speaker(dataset, source.publisher, source.published)
    return speaker.name, {"yes": "a party to the war", "no": "not a party", "unknown": "not known"}[speaker.party]


def _without(problems: tuple[Problem, ...], others: tuple[Problem, ...]) -> list[Problem]:
    """The problems that the others lack, wherever in their files they stand."""
    known = {(problem.file, problem.message) for problem in others}
    return [problem for problem in problems if (problem.file, problem.message) not in known]
