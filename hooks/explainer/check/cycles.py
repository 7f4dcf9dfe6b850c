"""Nothing is part of itself, comes after itself or rests on itself, however long the way round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..dataset import Dataset
from ..model import Actor, Happening, Source
from ..model.base import Where
from ..model.kinds import RELATION_KINDS
from ..problems import Problem

Edges = dict[str, list[tuple[str, Where]]]


def check(dataset: Dataset) -> Iterator[Problem]:
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
        for where, chain in _cycles(edges):
            yield dataset.files[record.id].problem(where, f"{field} runs in a circle: {' → '.join(chain)}")


def _problems(dataset: Dataset, edges: Edges, kind: str) -> Iterator[Problem]:
    for where, chain in _cycles(edges):
        yield dataset.files[chain[0]].problem(where, f"{kind} runs in a circle: {' → '.join(chain)}")


def _cycles(edges: Mapping[str, list[tuple[str, Where]]]) -> Iterator[tuple[Where, list[str]]]:
    """Each circle once, as the place of the edge that starts it and the ids along it."""
    done: set[str] = set()
    for start in edges:
        # Walked, not climbed: a chain may be longer than Python calls itself.
        trail: list[str] = []
        on_trail: dict[str, bool] = {}
        first_step: list[tuple[str, Where]] = [(start, ())]
        waiting = [iter(first_step)]
        while waiting:
            step = next(waiting[-1], None)
            if step is None:
                waiting.pop()
                if trail and len(waiting) == len(trail):
                    done.add(node := trail.pop())
                    on_trail[node] = False
                continue
            target, where = step
            if on_trail.get(target):
                circle = trail[trail.index(target) :]
                first = next(place for to, place in edges[circle[0]] if to == (circle[1] if len(circle) > 1 else circle[0]))
                yield (first if len(circle) > 1 else where), [*circle, target]
            elif target not in done:
                trail.append(target)
                on_trail[target] = True
                waiting.append(iter(edges.get(target, [])))
