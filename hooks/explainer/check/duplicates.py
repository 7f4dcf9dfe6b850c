"""Nothing is listed twice where once is meant."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import Dataset
from ..model import Actor, Chapter
from ..model.kinds import RELATION_KINDS
from ..model.references import SourceRef
from ..problems import Problem


def check(dataset: Dataset) -> Iterator[Problem]:
    """Sources, participants, places in the reading order and relations that are listed twice."""
    yield from _sources_in_lists(dataset)
    for record in dataset.happenings:
        seen: set[tuple[str, str]] = set()
        for index, participant in enumerate(record.participants):
            key = (str(participant.actor or participant.text), participant.role)
            if key in seen:
                yield dataset.files[record.id].problem(("participants", index), f"'{key[0]}' is listed twice with the role {key[1]}")
            seen.add(key)
    orders: dict[int, str] = {}
    for chapter in dataset.all(Chapter):
        if chapter.order in orders:
            yield dataset.files[chapter.id].problem(
                ("order",), f"'{orders[chapter.order]}' has the place {chapter.order} in the reading order too"
            )
        orders.setdefault(chapter.order, chapter.id)
    for actor in dataset.all(Actor):
        yield from _both_sides(dataset, actor)


def _sources_in_lists(dataset: Dataset) -> Iterator[Problem]:
    for record in dataset.records.values():
        seen: set[tuple[object, str]] = set()
        for where, value in record.leaves:
            # In a list of sources, or with its words in such a list.
            place = where[:-1] if where[-1] == "source" else where
            if isinstance(value, SourceRef) and isinstance(place[-1], int):
                if (place[:-1], value) in seen:
                    yield dataset.files[record.id].problem(where, f"the source '{value}' is listed twice")
                seen.add((place[:-1], value))


def _both_sides(dataset: Dataset, actor: Actor) -> Iterator[Problem]:
    """Relations are recorded on one side only: the other side's are derived."""
    for index, relation in enumerate(actor.relations):
        other = dataset.records.get(relation.to)
        if isinstance(other, Actor) and RELATION_KINDS[relation.kind].symmetric and actor.id > other.id:
            if any(r.kind == relation.kind and r.to == actor.id for r in other.relations):
                message = f"'{other.id}' records this relation already; it is recorded on one side only"
                yield dataset.files[actor.id].problem(("relations", index), message)
