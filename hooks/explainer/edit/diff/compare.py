"""What is different between two states: records, claims and their grades, dates, places, sources, addresses, problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...dataset import Dataset
from ...derive.attribution import actor_speaker
from ...derive.grades import GradedClaim, Question, questions
from ...derive.locations import Spot, spots
from ...model import Actor, Happening, Place, Record, Source
from ...model.references import ActorRef
from ...pages.jinja_env import publisher
from ...problems import Problem
from ...values import edtf
from .states import State


@dataclass(frozen=True)
class Pair:
    """A record before and after; None where it was not there, or could not be read."""

    before: Record | None
    after: Record | None

    @property
    def either(self) -> Record:
        record = self.after or self.before
        assert record is not None, "a pair holds at least one record"
        return record


@dataclass(frozen=True)
class Asked:
    """A question whose grade is not what it was; the record itself need not have changed."""

    record: Record
    question: Question
    before: str
    after: str


@dataclass(frozen=True)
class Said:
    """A claim before and after, each as the cells of a table."""

    id: str
    before: tuple[str, ...] | None
    after: tuple[str, ...] | None


@dataclass(frozen=True)
class Difference:
    """From one state to another; everything in it is worked out when it is asked for."""

    base: State
    head: State

    @cached_property
    def moved(self) -> dict[str, Pair]:
        """Records with another address, by their old path."""
        found = {}
        for record in self.head.dataset.records.values():
            for old in record.previous_ids:
                before = self.base.dataset.records.get(old.partition("/")[2])
                if before is not None and before.path == old and record.path not in _paths(self.base.dataset):
                    found[old] = Pair(before, record)
        return found

    @cached_property
    def gone(self) -> list[str]:
        """Addresses of records that lead nowhere now."""
        leads_on = {old for record in self.head.dataset.records.values() for old in record.previous_ids}
        return sorted(_paths(self.base.dataset) - _paths(self.head.dataset) - leads_on)

    @cached_property
    def added(self) -> list[Record]:
        new = _paths(self.head.dataset) - _paths(self.base.dataset) - {pair.either.path for pair in self.moved.values()}
        return [record for record in _in_order(self.head.dataset) if record.path in new]

    @cached_property
    def changed(self) -> list[Pair]:
        """Records whose files differ, moved ones too."""
        found = [pair for pair in self.moved.values() if self._text(pair.before, self.base) != self._text(pair.after, self.head)]
        for record in _in_order(self.head.dataset):
            before = self.base.dataset.records.get(record.id)
            if before is not None and before.path == record.path and self._text(before, self.base) != self._text(record, self.head):
                found.append(Pair(before, record))
        return sorted(found, key=lambda pair: pair.either.path)

    def texts(self, pair: Pair) -> tuple[str, str]:
        """The file before and after."""
        return self._text(pair.before, self.base), self._text(pair.after, self.head)

    @staticmethod
    def _text(record: Record | None, state: State) -> str:
        return state.dataset.files[record.id].text if record else ""

    @cached_property
    def grades(self) -> list[Asked]:
        """Questions with another grade than before."""
        before = dict(self._graded(self.base))
        found = []
        for key, (record, question) in self._graded(self.head):
            if key in before and before[key][1].grade != question.grade:
                found.append(Asked(record, question, before[key][1].grade, question.grade))
        return found

    def _graded(self, state: State) -> Iterator[tuple[tuple[str, str], tuple[Record, Question]]]:
        moved = {pair.either.id: pair.before.id for pair in self.moved.values() if pair.before}
        for record in state.dataset.claiming:
            if not _complete(state, record):
                continue
            name = moved.get(record.id, record.id) if state is self.head else record.id
            for question in questions(state.dataset, record):
                yield (name, question.key), (record, question)

    def claims(self, pair: Pair) -> list[Said]:
        """The claims of a record that are new, gone, or say something else; of one added, all."""
        before, after = self._cells(pair.before, self.base), self._cells(pair.after, self.head)
        renamed = {str(old): claim.id for claim in getattr(pair.after, "claims", ()) for old in claim.previous_ids}
        matched = {renamed.get(name, name): cells for name, cells in before.items()}
        names = dict.fromkeys([*matched, *after])
        pairs = [Said(name, matched.get(name), after.get(name)) for name in names]
        # What only has another grade now stands under the grades that change.
        return [said for said in pairs if (said.before or ())[:-1] != (said.after or ())[:-1]]

    @staticmethod
    def _cells(record: Record | None, state: State) -> dict[str, tuple[str, ...]]:
        if not isinstance(record, Happening | Actor) or not _complete(state, record):
            return {}
        return {one.claim.id: _cells(one) for question in questions(state.dataset, record) for one in question.claims}

    def facts(self, pair: Pair) -> list[tuple[str, str, str]]:
        """Dates and places that are not what they were: what, before, after."""
        before, after = self._facts(pair.before, self.base), self._facts(pair.after, self.head)
        return [(name, before.get(name, ""), after.get(name, "")) for name in {**before, **after} if before.get(name) != after.get(name)]

    @staticmethod
    def _facts(record: Record | None, state: State) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in ("dates", "period", "active", "published"):
            if value := getattr(record, name, None):
                found[name] = value.words
        if isinstance(record, Place) and record.coordinates:
            point = record.coordinates
            radius = f", within {point.radius_km:g} km" if point.radius_km else ""
            found["coordinates"] = f"{point.lat:g}, {point.lon:g}{radius} ({point.basis})"
        elif isinstance(record, Place) and record.area:
            circle = f"{record.area.lat}, {record.area.lon}, within {record.area.radius_km} km"
            found["area"] = ", ".join(record.area.units) or circle
        elif isinstance(record, Happening) and _complete(state, record):
            found["where"] = "; ".join(spot.words for spot in spots(state.dataset, record))
        return found

    @cached_property
    def spots(self) -> list[tuple[str, Spot]]:
        """Spots that are drawn differently: 'before' or 'after', and the spot."""
        found = []
        for pair in [*self.changed, *(Pair(None, record) for record in self.added)]:
            if any(name in ("coordinates", "area", "where") for name, _, _ in self.facts(pair)):
                before, after = _drawn(pair.before, self.base), _drawn(pair.after, self.head)
                found += [("before", spot) for key, spot in before.items() if key not in after]
                found += [("after", spot) for key, spot in after.items() if key not in before]
        return found

    @cached_property
    def sources(self) -> list[tuple[Source, str, str]]:
        """New sources, with publisher and whether that is a party to the war at the time."""
        return [(source, *_publisher(self.head, source)) for source in self.added if isinstance(source, Source)]

    @cached_property
    def new_problems(self) -> list[Problem]:
        return _without(self.head.problems, self.base.problems)

    @cached_property
    def gone_problems(self) -> list[Problem]:
        return _without(self.base.problems, self.head.problems)

    @cached_property
    def pages(self) -> list[tuple[str, str, str]]:
        """Hand-written pages that differ: name, before, after."""
        names = sorted({*self.base.pages, *self.head.pages})
        rows = [(name, self.base.pages.get(name, ""), self.head.pages.get(name, "")) for name in names]
        return [row for row in rows if row[1] != row[2]]


def _drawn(record: Record | None, state: State) -> dict[tuple[object, ...], Spot]:
    """What can be drawn of a record, by how it is drawn."""
    if not isinstance(record, Happening | Place) or not _complete(state, record):
        return {}
    drawn = [spot for spot in spots(state.dataset, record) if spot.drawn]
    return {(spot.place.id, spot.at, spot.radius_km, spot.precision, tuple(unit.id for unit in spot.units)): spot for spot in drawn}


def _paths(dataset: Dataset) -> set[str]:
    return {f"{collection}/{record_id}" for record_id, collection in dataset.known.items()}


def _in_order(dataset: Dataset) -> list[Record]:
    return sorted(dataset.records.values(), key=lambda record: record.path)


def _complete(state: State, record: Record) -> bool:
    """Whether everything that a record leads to is there, so that grades and spots can be worked out."""
    ids = [reference for _, reference in record.references if type(reference).COLLECTIONS]
    return all(reference in state.dataset.records for reference in ids)


def _cells(graded: GradedClaim) -> tuple[str, ...]:
    claim = graded.claim
    said = f"{claim.count} {claim.what} {claim.whom or ''}".strip() if claim.count else str(claim.statement)
    when = f"{'reported ' if graded.reported else ''}{graded.date.words}" if graded.date else "no date"
    party = {"yes": "a party", "no": "not a party", "unknown": "party unknown"}[graded.speaker.party]
    return said, f"{graded.speaker.name} ({party})", when, ", ".join(claim.sources), graded.grade


def _publisher(state: State, source: Source) -> tuple[str, str]:
    if isinstance(source.publisher, ActorRef):
        if source.publisher not in state.dataset.records:
            return str(source.publisher), "unknown actor"
        who = actor_speaker(state.dataset, source.publisher, source.published or edtf.parse("2012/.."))
        return who.name, {"yes": "a party to the war", "no": "not a party", "unknown": "not known"}[who.party]
    return publisher(state.dataset, source), "not a party (no record)"


def _without(problems: tuple[Problem, ...], others: tuple[Problem, ...]) -> list[Problem]:
    """The problems that the others lack, wherever in their files they stand."""
    known = {(problem.file, problem.message) for problem in others}
    return [problem for problem in problems if (problem.file, problem.message) not in known]
