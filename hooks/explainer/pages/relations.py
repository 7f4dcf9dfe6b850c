"""Relations as pages show them: on each actor's page and for all actors, with who says so, and who fought whom in operations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..charts import group_history
from ..dataset import Dataset
from ..derive import attribution
from ..derive.group_history import ARMED, group_histories
from ..model import Actor, Operation
from ..model.kinds import RELATION_KINDS, RELATION_SECTIONS
from ..model.parts import Relation
from .claims import Claimant, claimant_of, role_claimant
from .jinja_env import Context

_ATTACK = ("led", "took-part")
_DEFENCE = ("targeted", "defended")


@dataclass(frozen=True)
class RelationRow:
    """A relation as a page shows it: the words lead from `actor` to `other`; `read_in` names publishers when nobody is said to assert it."""

    actor: Actor
    words: str
    other: Actor
    relation: Relation
    said_by: Claimant | None
    read_in: tuple[Claimant, ...]


@dataclass(frozen=True)
class Fight:
    """Two armed actors on opposite sides of operations, each operation with those who are said to assert a role in it."""

    actor: Actor
    opponent: Actor
    operations: tuple[tuple[Operation, tuple[Claimant, ...]], ...]


def of_actor(dataset: Dataset, record: Actor) -> list[RelationRow]:
    """An actor's relations from its own side, whoever records them: in the order of their kinds, each kind by date."""
    rows = [_row(dataset, record, RELATION_KINDS[r.kind].label, dataset.actor(r.to), r) for r in record.relations]
    for other, index in dataset.inverse_relations.get(record.id, []):
        relation = other.relations[index]
        rows.append(_row(dataset, record, RELATION_KINDS[relation.kind].reverse, other, relation))
    order = list(RELATION_KINDS)
    return sorted(rows, key=lambda row: (order.index(row.relation.kind), *_time(row)))


def by_section(dataset: Dataset) -> Context:
    """All relations in sections, with the histories of armed groups and forces, and who fought whom."""
    rows = [
        _row(dataset, actor, RELATION_KINDS[relation.kind].label, dataset.actor(relation.to), relation)
        for actor in dataset.all(Actor)
        for relation in actor.relations
    ]
    sections = []
    for section in RELATION_SECTIONS:
        of_section = [row for row in rows if RELATION_KINDS[row.relation.kind].section is section]
        key = (lambda row: (row.other.name.casefold(), *_time(row))) if section.by_other else _time
        histories = _histories(dataset) if section.has_histories else []
        sections.append((section, sorted(of_section, key=key), histories, fights(dataset) if section.has_fights else []))
    return {"sections": sections}


def fights(dataset: Dataset, record: Actor | None = None) -> list[Fight]:
    """Groups and forces that stood on opposite sides of an operation, those who met most often first; all, or one actor's."""
    met: dict[tuple[str, str], dict[str, tuple[Operation, tuple[Claimant, ...]]]] = defaultdict(dict)
    for operation in (happening for happening in dataset.happenings if isinstance(happening, Operation)):
        armed = [p for p in operation.participants if p.actor and dataset.actor(p.actor).kind in ARMED]
        for attacker in (p for p in armed if p.role in _ATTACK):
            for defender in (p for p in armed if p.role in _DEFENCE and p.actor != attacker.actor):
                claimants = [role_claimant(dataset, operation, p.said_by) for p in (attacker, defender)]
                by_name = {claimant.speaker.name: claimant for claimant in claimants if claimant}
                first, second = sorted((str(attacker.actor), str(defender.actor)))
                met[first, second].setdefault(operation.id, (operation, tuple(by_name.values())))
    fought = [Fight(dataset.actor(a), dataset.actor(b), tuple(operations.values())) for (a, b), operations in met.items()]
    if record:
        own = [fight for fight in fought if record in (fight.actor, fight.opponent)]
        fought = [Fight(record, fight.opponent if fight.actor is record else fight.actor, fight.operations) for fight in own]
    return sorted(fought, key=lambda fight: (-len(fight.operations), fight.actor.name.casefold(), fight.opponent.name.casefold()))


def _histories(dataset: Dataset) -> list[tuple[Markup, list[tuple[str, str]]]]:
    """The drawing of each history of groups that a phone has room for, and the same as a list: when, what."""
    drawings = [(history, group_history.draw(dataset, history), group_history.numbered(history)) for history in group_histories(dataset)]
    return [
        (drawing, [(row.when, group_history.words(dataset, row, numbers)) for row in history.rows])
        for history, drawing, numbers in drawings
        if drawing
    ]


def _row(dataset: Dataset, actor: Actor, words: str, other: Actor, relation: Relation) -> RelationRow:
    said_by = _claimant(dataset, relation, ()) if relation.said_by else None
    publishers = [_claimant(dataset, relation, (source,)) for source in relation.sources] if said_by is None else []
    read_in = {publisher.speaker.name: publisher for publisher in publishers}
    return RelationRow(actor, words, other, relation, said_by, tuple(read_in.values()))


def _claimant(dataset: Dataset, relation: Relation, sources: Sequence[str]) -> Claimant:
    return claimant_of(dataset, attribution.claimant_speaker(dataset, relation.said_by, sources, relation.dates))


def _time(row: RelationRow) -> tuple[str, str, str]:
    """Dated relations by their beginning, undated ones last."""
    dates = row.relation.dates
    return dates.first.isoformat() if dates else "9999-99", row.actor.name.casefold(), row.other.name.casefold()
