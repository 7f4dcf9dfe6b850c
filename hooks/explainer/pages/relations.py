"""Relations as pages show them: on each actor's page and for all actors, with who says so, and who fought whom in operations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..charts import group_history
from ..dataset import Dataset
from ..derive import attribution
from ..derive.group_history import ARMED, families
from ..model import Actor, Operation
from ..model.parts import Relation
from . import labels
from .claims import Sayer, participant_sayer
from .jinja_env import Context

_ATTACK = ("led", "took-part")
_ORDER = ("split-from", "merged-into", "successor-of", "pledged-to", "part-of", "allied", "rival", "supports", "contributes-to")
_DEFENCE = ("targeted", "defended")


@dataclass(frozen=True)
class Row:
    """A relation as a page tells it: the words lead from `actor` to `other`; `read_in` names publishers when nobody is said to assert it."""

    actor: Actor
    words: str
    other: Actor
    relation: Relation
    said_by: Sayer | None
    read_in: tuple[Sayer, ...]


@dataclass(frozen=True)
class Fight:
    """Two armed actors on opposite sides of operations, each operation with those who are said to assert a role in it."""

    one: Actor
    other: Actor
    operations: tuple[tuple[Operation, tuple[Sayer, ...]], ...]


def of_actor(dataset: Dataset, record: Actor) -> list[Row]:
    """An actor's relations from its own side, whoever records them: what it came from first, each kind by date."""
    rows = [_row(dataset, record, labels.RELATIONS[r.kind], dataset.actor(r.to), r) for r in record.relations]
    for other, index in dataset.inverse_relations.get(record.id, []):
        relation = other.relations[index]
        rows.append(_row(dataset, record, labels.RELATIONS_INVERSE[relation.kind], other, relation))
    return sorted(rows, key=lambda row: (_ORDER.index(row.relation.kind), *_time(row)))


def page(dataset: Dataset) -> Context:
    """All relations in sections, the families of armed groups and forces, and who fought whom."""
    rows = [_row(dataset, a, labels.RELATIONS[r.kind], dataset.actor(r.to), r) for a in dataset.all(Actor) for r in a.relations]
    sections = []
    for title, lead, kinds in labels.RELATION_SECTIONS:
        found = [row for row in rows if row.relation.kind in kinds]
        drawn = _pictures(dataset) if "split-from" in kinds else []
        # A whole stands once with all its parts; everything else goes by date.
        key = (lambda row: (row.other.name.casefold(), *_time(row))) if "part-of" in kinds else _time
        sections.append((title, lead, sorted(found, key=key), drawn, fights(dataset) if "rival" in kinds else []))
    return {"sections": sections}


def fights(dataset: Dataset, record: Actor | None = None) -> list[Fight]:
    """Groups and forces that stood on opposite sides of an operation, those who met most often first; all, or one actor's."""
    met: dict[tuple[str, str], dict[str, tuple[Operation, tuple[Sayer, ...]]]] = defaultdict(dict)
    for operation in (happening for happening in dataset.happenings if isinstance(happening, Operation)):
        armed = [p for p in operation.participants if p.actor and dataset.actor(p.actor).kind in ARMED]
        for attacker in (p for p in armed if p.role in _ATTACK):
            for defender in (p for p in armed if p.role in _DEFENCE and p.actor != attacker.actor):
                sayers = [participant_sayer(dataset, operation, p.said_by) for p in (attacker, defender)]
                told = tuple({sayer.speaker.name: sayer for sayer in sayers if sayer}.values())
                one, other = sorted((str(attacker.actor), str(defender.actor)))
                met[one, other].setdefault(operation.id, (operation, told))
    found = [Fight(dataset.actor(a), dataset.actor(b), tuple(told.values())) for (a, b), told in met.items()]
    if record:
        found = [Fight(record, f.other if f.one is record else f.one, f.operations) for f in found if record in (f.one, f.other)]
    return sorted(found, key=lambda fight: (-len(fight.operations), fight.one.name.casefold(), fight.other.name.casefold()))


def _pictures(dataset: Dataset) -> list[tuple[Markup, list[tuple[str, str]]]]:
    """The drawing of each family that a phone has room for, and the same as a list: when, what."""
    drawn = [(family, group_history.draw(dataset, family), group_history.numbered(family)) for family in families(dataset)]
    return [
        (picture, [(row.when, group_history.words(dataset, row, numbers)) for row in family.rows])
        for family, picture, numbers in drawn
        if picture
    ]


def _row(dataset: Dataset, actor: Actor, how: str, other: Actor, relation: Relation) -> Row:
    said_by = _sayer(dataset, relation, ()) if relation.said_by else None
    publishers = [_sayer(dataset, relation, (source,)) for source in relation.sources] if said_by is None else []
    return Row(actor, how, other, relation, said_by, tuple({sayer.speaker.name: sayer for sayer in publishers}.values()))


def _sayer(dataset: Dataset, relation: Relation, sources: Sequence[str]) -> Sayer:
    who = attribution.claimant_speaker(dataset, relation.said_by, sources, relation.dates)
    return Sayer(who, attribution.camp_name(dataset, who))


def _time(row: Row) -> tuple[str, str, str]:
    """Dated relations by their beginning, undated ones last."""
    dates = row.relation.dates
    return dates.first.isoformat() if dates else "9999-99", row.actor.name.casefold(), row.other.name.casefold()
