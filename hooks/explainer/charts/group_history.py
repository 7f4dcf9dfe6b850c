"""Families as SVG: time runs downwards, each group or force is a lane with a number, what happened stands beside it in words.

The numbers tell lanes apart, colours do not; the words are as wide as a phone leaves room for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

from ..dataset import Dataset
from ..derive.group_history import Family, Row
from ..model.kinds import END
from .actor_lineage import WIDTH, text_lines, wrapped

FIRST_LANE, LANE, RADIUS, LINE = 49, 22, 9, 18
# More lanes beside one another would leave the words too little room on a phone.
MOST_LANES = 6
# The widest letter-average of common system fonts at 13 pixels.
_LETTER = 7.7


@dataclass(frozen=True)
class Placed:
    """A row with its words in lines and the height of its dots."""

    row: Row
    when: list[str]
    what: list[str]
    y: int
    bottom: int


def drawing(dataset: Dataset, family: Family) -> str:
    """The picture of a family; empty when it would need more lanes than a phone has room for."""
    lanes = _lanes(family)
    width = max(lanes.values()) + 1
    if width > MOST_LANES:
        return ""
    numbers = numbered(family)
    left = FIRST_LANE + (width - 1) * LANE + RADIUS + 9
    rows = _placed(dataset, family, numbers, int((WIDTH - left) / _LETTER))
    height = rows[-1].bottom + (14 if family.lasting else 0)
    parts = [
        *_years(rows),
        *(part for member in family.members for part in _line(family, member, lanes, rows, height)),
        *(part for placed in rows for part in _curves(placed, lanes)),
        *(part for placed in rows for part in _dots(placed, lanes, numbers)),
        *(part for placed in rows for part in _text(placed, left)),
    ]
    names = ", ".join(f"{number} {dataset.actor(member).name}" for member, number in numbers.items())
    label = escape(f"Diagram of what began, split, merged and ended, downwards in time: {names}. The list below says the same.", quote=True)
    return f'<svg class="lanes" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{label}">{"".join(parts)}</svg>'


def numbered(family: Family) -> dict[str, int]:
    """The number of each member's lane, in the order of appearance."""
    return {member: number for number, member in enumerate(family.members, 1)}


def words(dataset: Dataset, row: Row, numbers: dict[str, int]) -> str:
    """What happened in a row; members with their numbers."""
    who = [_named(dataset, actor, numbers) for actor in sorted(row.who, key=lambda actor: (numbers.get(actor, 0), actor))]
    to = _named(dataset, row.to, numbers) if row.to else ""
    listed = who[0] if len(who) == 1 else f"{', '.join(who[:-1])} and {who[-1]}"
    if row.first == date.min:
        return listed
    verb = row.history.plural_verb if len(who) > 1 else row.history.verb
    return f"{listed} {verb} {to}".rstrip()


def _named(dataset: Dataset, actor: str, numbers: dict[str, int]) -> str:
    name = dataset.actor(actor).name
    return f"{name}\N{NO-BREAK SPACE}({numbers[actor]})" if actor in numbers else name


def _lanes(family: Family) -> dict[str, int]:
    """A lane for each member: that of a parent that has just ended, else the first that is free."""
    lanes: dict[str, int] = {}
    held: dict[int, str] = {}
    for index, row in enumerate(family.rows):
        fresh = [member for member in _members(row) if member in family.members and member not in lanes]
        parents = [member for member in row.parents if family.members.get(member) == index]
        held = {lane: member for lane, member in held.items() if member not in parents}
        for member in fresh:
            inherited = [lanes[parent] for parent in parents if lanes[parent] not in held]
            lanes[member] = min(inherited, default=next(lane for lane in range(len(held) + 1) if lane not in held))
            held[lanes[member]] = member
        held = {lane: member for lane, member in held.items() if family.members[member] != index}
    return lanes


def _members(row: Row) -> tuple[str, ...]:
    return (*row.who, row.to) if row.to else row.who


def _placed(dataset: Dataset, family: Family, numbers: dict[str, int], letters: int) -> list[Placed]:
    placed, y = [], 20
    for row in family.rows:
        when, what = wrapped(row.when, letters), wrapped(words(dataset, row, numbers), letters)
        bottom = y + (len(when) + len(what)) * LINE + 16
        placed.append(Placed(row, when, what, y, bottom))
        y = bottom
    return placed


def _years(rows: list[Placed]) -> Iterator[str]:
    """The year, where a new one begins, and a line across."""
    before = ""
    for placed in rows:
        year = "" if placed.row.first == date.min else str(placed.row.first.year)
        if year != before:
            yield f'<path class="grid" d="M0,{placed.y - 18}H{WIDTH}"/><text class="lane-year" x="0" y="{placed.y + 5}">{year}</text>'
        before = year


def _line(family: Family, member: str, lanes: dict[str, int], rows: list[Placed], height: int) -> Iterator[str]:
    """A member's lane, from its first row to its last or to the lower edge with an arrow."""
    start = next(placed.y for placed in rows if member in _members(placed.row))
    x, last = _x(lanes[member]), family.members[member]
    if last is None:
        yield f'<path class="lane" d="M{x},{start}V{height - 2}m-5,-6l5,6l5,-6"/>'
    else:
        end = rows[last].y - (24 if member in rows[last].row.parents else 0)
        yield f'<path class="lane" d="M{x},{start}V{max(start, end)}"/>'


def _curves(placed: Placed, lanes: dict[str, int]) -> Iterator[str]:
    """Lines from parents to children; dashed ones from members to what they become part of or pledge to."""
    row, y = placed.row, placed.y
    for parent in row.parents:
        for child in row.children:
            if parent in lanes and child in lanes:
                x1, x2 = _x(lanes[parent]), _x(lanes[child])
                yield f'<path class="lane" d="M{x1},{y - 24}C{x1},{y - 8} {x2},{y - 18} {x2},{y}"/>'
    if not row.parents and row.to in lanes:
        for member in row.who:
            if member in lanes:
                yield f'<path class="lane lane-belongs" d="M{_x(lanes[member])},{y}H{_x(lanes[row.to])}"/>'


def _dots(placed: Placed, lanes: dict[str, int], numbers: dict[str, int]) -> Iterator[str]:
    """The numbers of those whom a row is about; what becomes something else there has none."""
    shown = placed.row.children or _members(placed.row)
    for member in shown:
        if member in lanes:
            x = _x(lanes[member])
            name = "lane-dot lane-end" if placed.row.history is END else "lane-dot"
            yield f'<circle class="{name}" cx="{x}" cy="{placed.y}" r="{RADIUS}"/>'
            yield f'<text class="lane-number" x="{x}" y="{placed.y + 4}">{numbers[member]}</text>'


def _text(placed: Placed, left: int) -> Iterator[str]:
    yield from text_lines(placed.when, left, placed.y + 5, "lane-when", LINE)
    yield from text_lines(placed.what, left, placed.y + 5 + len(placed.when) * LINE, "lane-what", LINE)


def _x(lane: int) -> int:
    return FIRST_LANE + lane * LANE
