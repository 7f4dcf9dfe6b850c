"""Histories of groups as SVG: time runs downwards, each group or force is a track with a number, what happened is written beside it.

The numbers tell tracks apart, colours do not; the words are as wide as a phone leaves room for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from ..dataset import Dataset
from ..derive.group_history import GroupHistory, Row
from ..model.kinds import END
from ..values.lists import and_list
from . import svg
from .svg import PHONE_WIDTH, element, text_lines, wrapped

# The x of the first track, and from one to the next; the radius of a dot, and from one line of text to the next.
_FIRST_TRACK, _TRACK, _RADIUS, _LINE = 49, 22, 9, 18
# More tracks beside one another would leave the words too little room on a phone.
MOST_TRACKS = 6
# The average width of a letter at 13 pixels in the widest of the common system fonts.
_LETTER = 7.7


@dataclass(frozen=True)
class PlacedRow:
    """A row with its words in lines, the y of its dots and where the next row begins."""

    row: Row
    when: list[str]
    what: list[str]
    y: int
    bottom: int


def draw(dataset: Dataset, history: GroupHistory) -> Markup:
    """The picture of a history; empty when it would need more tracks than a phone has room for."""
    tracks = _tracks(history)
    width = max(tracks.values()) + 1
    if width > MOST_TRACKS:
        return Markup()
    numbers = numbered(history)
    left = _FIRST_TRACK + (width - 1) * _TRACK + _RADIUS + 9
    rows = _placed(dataset, history, numbers, int((PHONE_WIDTH - left) / _LETTER))
    height = rows[-1].bottom + (14 if history.ongoing else 0)
    names = ", ".join(f"{number} {dataset.actor(member).name}" for member, number in numbers.items())
    label = f"Diagram of what began, split, merged and ended, downwards in time: {names}. The list below says the same."
    return svg.image(
        "lanes", PHONE_WIDTH, height, label,
        *_years(rows),
        *(_line(history, member, tracks, rows, height) for member in history.members),
        *(part for placed in rows for part in _curves(placed, tracks)),
        *(part for placed in rows for part in _dots(placed, tracks, numbers)),
        *(part for placed in rows for part in _text(placed, left)),
    )  # fmt: skip


def numbered(history: GroupHistory) -> dict[str, int]:
    """The number of each member's track by the member's id, in the order of appearance."""
    return {member: number for number, member in enumerate(history.members, 1)}


def words(dataset: Dataset, row: Row, numbers: dict[str, int]) -> str:
    """What happened in a row; members with their numbers."""
    who = [_named(dataset, actor, numbers) for actor in sorted(row.who, key=lambda actor: (numbers.get(actor, 0), actor))]
    to = _named(dataset, row.to, numbers) if row.to else ""
    listed = and_list(who)
    if row.first == date.min:
        return listed
    verb = row.history.plural_verb if len(who) > 1 else row.history.verb
    return f"{listed} {verb} {to}".rstrip()


def _named(dataset: Dataset, actor: str, numbers: dict[str, int]) -> str:
    name = dataset.actor(actor).name
    return f"{name}\N{NO-BREAK SPACE}({numbers[actor]})" if actor in numbers else name


def _tracks(history: GroupHistory) -> dict[str, int]:
    """A track for each member, counted from 0: that of a parent that has just ended, else the first that is free."""
    tracks: dict[str, int] = {}
    held: dict[int, str] = {}
    for index, row in enumerate(history.rows):
        fresh = [member for member in _members(row) if member in history.members and member not in tracks]
        parents = [member for member in row.parents if history.members.get(member) == index]
        held = {track: member for track, member in held.items() if member not in parents}
        for member in fresh:
            inherited = [tracks[parent] for parent in parents if tracks[parent] not in held]
            tracks[member] = min(inherited, default=next(track for track in range(len(held) + 1) if track not in held))
            held[tracks[member]] = member
        held = {track: member for track, member in held.items() if history.members[member] != index}
    return tracks


def _members(row: Row) -> tuple[str, ...]:
    return (*row.who, row.to) if row.to else row.who


def _placed(dataset: Dataset, history: GroupHistory, numbers: dict[str, int], letters: int) -> list[PlacedRow]:
    """The rows below one another, their words in lines of so many letters."""
    placed, y = [], 20
    for row in history.rows:
        when, what = wrapped(row.when, letters), wrapped(words(dataset, row, numbers), letters)
        bottom = y + (len(when) + len(what)) * _LINE + 16
        placed.append(PlacedRow(row, when, what, y, bottom))
        y = bottom
    return placed


def _years(rows: list[PlacedRow]) -> Iterator[Markup]:
    """The year, where a new one begins, and a line across."""
    before = ""
    for placed in rows:
        year = "" if placed.row.first == date.min else str(placed.row.first.year)
        if year != before:
            yield element("path", {"class": "grid", "d": f"M0,{placed.y - 18}H{PHONE_WIDTH}"})
            yield element("text", {"class": "lane-year", "x": 0, "y": placed.y + 5}, year)
        before = year


def _line(history: GroupHistory, member: str, tracks: dict[str, int], rows: list[PlacedRow], height: int) -> Markup:
    """A member's track, from its first row to its last or to the lower edge with an arrow."""
    start = next(placed.y for placed in rows if member in _members(placed.row))
    x, last = _x(tracks[member]), history.members[member]
    if last is None:
        return element("path", {"class": "lane", "d": f"M{x},{start}V{height - 2}m-5,-6l5,6l5,-6"})
    end = rows[last].y - (24 if member in rows[last].row.parents else 0)
    return element("path", {"class": "lane", "d": f"M{x},{start}V{max(start, end)}"})


def _curves(placed: PlacedRow, tracks: dict[str, int]) -> Iterator[Markup]:
    """Lines from parents to children; dashed ones from members to what they become part of or pledge to."""
    row, y = placed.row, placed.y
    for parent in row.parents:
        for child in row.children:
            if parent in tracks and child in tracks:
                x1, x2 = _x(tracks[parent]), _x(tracks[child])
                yield element("path", {"class": "lane", "d": f"M{x1},{y - 24}C{x1},{y - 8} {x2},{y - 18} {x2},{y}"})
    if not row.parents and row.to in tracks:
        for member in row.who:
            if member in tracks:
                yield element("path", {"class": "lane lane-belongs", "d": f"M{_x(tracks[member])},{y}H{_x(tracks[row.to])}"})


def _dots(placed: PlacedRow, tracks: dict[str, int], numbers: dict[str, int]) -> Iterator[Markup]:
    """The numbers of those whom a row is about; what becomes something else there has none."""
    shown = placed.row.children or _members(placed.row)
    for member in shown:
        if member in tracks:
            x = _x(tracks[member])
            name = "lane-dot lane-end" if placed.row.history is END else "lane-dot"
            yield element("circle", {"class": name, "cx": x, "cy": placed.y, "r": _RADIUS})
            yield element("text", {"class": "lane-number", "x": x, "y": placed.y + 4}, str(numbers[member]))


def _text(placed: PlacedRow, left: int) -> Iterator[Markup]:
    """When and what, to the right of all tracks."""
    yield from text_lines(placed.when, left, placed.y + 5, "lane-when", _LINE)
    yield from text_lines(placed.what, left, placed.y + 5 + len(placed.when) * _LINE, "lane-what", _LINE)


def _x(track: int) -> int:
    return _FIRST_TRACK + track * _TRACK
