"""Histories of armed groups and forces: what began, split, merged and ended, as rows in order of time; charts/group_history draws them.

One history is that of all groups and forces that dated splits, mergers and successions connect. Pledges and memberships of these
are in it too, but connect nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ..dataset import Dataset
from ..model import Actor
from ..model.kinds import BEGINNING, END, RELATION_KINDS, History, RelationKind
from ..model.parts import Relation

ARMED = ("group", "force")
Link = tuple[Actor, Relation]


@dataclass(frozen=True)
class Row:
    """Something that happened to members of a history: `who` did it, `to` whom; `when` in the record's words.

    `history` holds the words and the place among others of the day; `kind` is None when somebody began or ended.
    """

    history: History
    kind: RelationKind | None
    first: date
    when: str
    who: tuple[str, ...]
    to: str | None = None

    @property
    def parents(self) -> tuple[str, ...]:
        """Out of whom the children come."""
        return self._generations[0]

    @property
    def children(self) -> tuple[str, ...]:
        """Who came out of the parents."""
        return self._generations[1]

    @property
    def ended(self) -> tuple[str, ...]:
        """Who ended with it."""
        if self.history is END:
            return self.who
        return self.parents if self.history.ends_elder else ()

    @property
    def _generations(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if self.kind is None or self.kind.elder is None or self.to is None:
            return (), ()
        return (self.who, (self.to,)) if self.kind.elder == "actor" else ((self.to,), self.who)


@dataclass(frozen=True)
class GroupHistory:
    """What happened to connected groups: the rows in order of time, and for each member, in the order of appearance, the index of its last row; None when it goes on."""

    rows: tuple[Row, ...]
    members: Mapping[str, int | None]

    @property
    def ongoing(self) -> list[str]:
        """The members of which no end is recorded."""
        return [member for member, last in self.members.items() if last is None]


def group_histories(dataset: Dataset) -> list[GroupHistory]:
    """All histories, those of most members first."""
    links = [(actor, relation) for actor in dataset.all(Actor) for relation in actor.relations if relation.dates]
    descent = [link for link in links if RELATION_KINDS[link[1].kind].descent and _armed(dataset, link)]
    unsorted = [_history(dataset, members, links) for members in _connected(descent)]
    return sorted(unsorted, key=lambda history: (-len(history.members), tuple(history.members)))


def _armed(dataset: Dataset, link: Link) -> bool:
    return link[0].kind in ARMED and dataset.actor(link[1].to).kind in ARMED


def _connected(links: Iterable[Link]) -> list[list[str]]:
    """The actors that links hold together, set by set in no order."""
    sets: dict[str, frozenset[str]] = {}
    for actor, relation in links:
        actor_id, other_id = str(actor.id), str(relation.to)
        together = sets.get(actor_id, frozenset({actor_id})) | sets.get(other_id, frozenset({other_id}))
        sets.update(dict.fromkeys(together, together))
    return [sorted(members) for members in set(sets.values())]


def _history(dataset: Dataset, members: list[str], links: Iterable[Link]) -> GroupHistory:
    rows = _related(members, links)
    rows += _begun(dataset, members, rows)
    rows += _ended(dataset, members, rows)
    rows.sort(key=lambda row: (row.first, row.history.rank, row.who))
    order = dict.fromkeys(member for row in rows for member in (*row.who, row.to) if member in members and member)
    return GroupHistory(tuple(rows), {member: _last_row(dataset.actor(member), rows) for member in order})


def _related(members: list[str], links: Iterable[Link]) -> list[Row]:
    """Rows of relations: those who did the same to the same on the same day are in one."""
    became = {(actor.id, relation.to) for actor, relation in links if RELATION_KINDS[relation.kind].elder == "actor"}
    grouped: dict[tuple[RelationKind, str, str], list[Link]] = defaultdict(list)
    for actor, relation in links:
        kind = RELATION_KINDS[relation.kind]
        repeated = kind.joins_camp and (actor.id, relation.to) in became
        ours = actor.id in members or relation.to in members
        if ours and not repeated and relation.dates and relation.dates.points[0]:
            grouped[kind, str(relation.to), relation.dates.text].append((actor, relation))
    return [
        Row(history, kind, dates.first, dates.words, tuple(sorted(str(actor.id) for actor, _ in group)), to)
        for (kind, to, _), group in grouped.items()
        if (history := kind.history) and (dates := group[0][1].dates)
    ]


def _begun(dataset: Dataset, members: list[str], rows: list[Row]) -> list[Row]:
    """Rows for members that no split, merger or succession tells the beginning of."""
    grouped: dict[tuple[date, str], list[str]] = defaultdict(list)
    for member in members:
        active = dataset.actor(member).active
        start = active.points[0] if active else None
        born = min((row.first for row in rows if member in row.children), default=None)
        if start and (born is None or start.last < born):
            grouped[start.first, start.words()].append(member)
        elif born is None:
            grouped[date.min, "beginning not recorded"].append(member)
    return [Row(BEGINNING, None, first, when, tuple(begun)) for (first, when), begun in grouped.items()]


def _ended(dataset: Dataset, members: list[str], rows: list[Row]) -> list[Row]:
    """Rows for members that are said to have ended, and not by becoming something else."""
    rows_of_ends = []
    for member in members:
        actor = dataset.actor(member)
        end = actor.active.points[-1] if actor.active else None
        if end and _last_row(actor, rows) is None:
            rows_of_ends.append(Row(END, None, end.last, end.words(), (member,)))
    return rows_of_ends


def _last_row(actor: Actor, rows: list[Row]) -> int | None:
    """The row in which an actor that has ended did so or became something else; None when no end is recorded."""
    if actor.active is None or actor.active.is_open:
        return None
    ends = [index for index, row in enumerate(rows) if actor.id in row.ended]
    return ends[-1] if ends else None
