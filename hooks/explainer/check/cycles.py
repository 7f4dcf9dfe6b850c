"""Nothing is part of itself, comes after itself or rests on itself, however long the way round; and no such chain is endless."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from ..dataset import Dataset
from ..model import Actor, Happening, Source
from ..model.base import Where
from ..model.kinds import MOST_LEVELS, RELATION_KINDS
from ..problems import Problem

# For each id the ids that it leads to, and the fields that say so.
Edges = dict[str, list[tuple[str, Where]]]
# So many circles of one sort are reported; the rest is seen when they are fixed.
MOST_REPORTED = 20


def check(dataset: Dataset) -> Iterator[Problem]:
    """Circles of relations, of operations and events in larger ones, of sources in sources, and of claims in a record."""
    for kind in (row.name for row in RELATION_KINDS.values() if row.acyclic):
        edges: Edges = {
            actor.id: [(r.to, ("relations", i, "to")) for i, r in enumerate(actor.relations) if r.kind == kind]
            for actor in dataset.all(Actor)
        }
        yield from _problems(dataset, edges, kind)
    happenings: Edges = {record.id: [(record.part_of, ("part_of",))] for record in dataset.happenings if record.part_of is not None}
    yield from _problems(dataset, happenings, "part_of")
    sources: Edges = {
        source.id: [(b, ("based_on", i)) for i, b in enumerate(source.based_on) if isinstance(b, str)] for source in dataset.all(Source)
    }
    yield from _problems(dataset, sources, "based_on")
    for record in dataset.claiming:
        yield from _claims(dataset, record)


def _claims(dataset: Dataset, record: Happening | Actor) -> Iterator[Problem]:
    for field in ("within", "replaces"):
        edges: Edges = {}
        for index, claim in enumerate(record.claims):
            target = getattr(claim, field)
            edges[claim.id] = [(target, ("claims", index, field))] if target else []
        for where, circle in _circles(edges):
            yield dataset.files[record.id].problem(where, f"{field} runs in a circle: {' → '.join(circle)}")


def _problems(dataset: Dataset, edges: Edges, kind: str) -> Iterator[Problem]:
    circles = list(_circles(edges))
    for where, circle in circles:
        yield dataset.files[circle[0]].problem(where, f"{kind} runs in a circle: {' → '.join(circle)}")
    if not circles:
        for start, where in _too_deep(edges):
            yield dataset.files[start].problem(where, f"the chain of {kind} from here has more than {MOST_LEVELS} levels; shorten it")


def _too_deep(edges: Edges) -> Iterator[tuple[str, Where]]:
    """The ids, with the field that leads on, from which a chain without circles is one level too long; those behind them stay unsaid."""
    steps = {start: [(target, where) for target, where in targets if target in edges] for start, targets in edges.items()}
    levels: dict[str, int] = {}
    for start in TopologicalSorter({start: [target for target, _ in targets] for start, targets in steps.items()}).static_order():
        longest, where = max(((levels[target], where) for target, where in steps[start]), default=(0, ()))
        levels[start] = longest + 1
        if levels[start] == MOST_LEVELS + 1:
            yield start, where


def _circles(edges: Edges) -> Iterator[tuple[Where, list[str]]]:
    """Circles among ids, each as the field that begins it and the ids along it, the first of them again at the end.

    A circle begins with the id that comes first in `edges`. Once it is reported, the step that begins it counts no more: other
    circles through that step are reported when it is fixed.
    """
    order = {start: number for number, start in enumerate(edges)}
    steps = {start: {target: where for target, where in targets if target in edges} for start, targets in edges.items()}
    for _ in range(MOST_REPORTED if any(steps.values()) else 0):
        try:
            TopologicalSorter(steps).prepare()
            return
        except CycleError as error:
            backwards: list[str] = error.args[1][1:]
        first = min(range(len(backwards)), key=lambda place: order[backwards[place]])
        circle = [*backwards[first::-1], *backwards[:first:-1], backwards[first]]
        yield steps[circle[0]].pop(circle[1]), circle
