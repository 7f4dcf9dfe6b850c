"""An actor's family line as SVG: above it what it came from or belongs to, below it what came of it or belongs to it.

Text stands beside one vertical line, so that it can be read on the narrowest phone at its own size.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from ..dataset import Dataset
from ..model import Actor
from ..model.kinds import RELATION_KINDS
from ..values.edtf import Edtf

# One unit is one CSS pixel on a screen 360 pixels wide.
WIDTH = 328
SPINE, TEXT, LINE = 14, 34, 19
_NAME_LETTERS, _SMALL_LETTERS = 33, 40


@dataclass(frozen=True)
class Step:
    """Another actor on the line: on which side, whether one came of the other, in which words, when."""

    side: str
    descent: bool
    words: str
    other: Actor
    dates: Edtf | None

    @property
    def order(self) -> tuple[str, bool, str]:
        return self.dates.first.isoformat() if self.dates else "", not self.descent, self.other.id


def steps(dataset: Dataset, actor: Actor) -> list[Step]:
    """What stands on an actor's line, undated relations first on each side and the rest by date."""
    own = [(relation, dataset.actor(relation.to), True) for relation in actor.relations]
    inverse = [(other.relations[index], other, False) for other, index in dataset.inverse_relations.get(actor.id, [])]
    steps = []
    for relation, other, is_own in own + inverse:
        kind = RELATION_KINDS[relation.kind]
        if kind.lineage:
            # What an actor came from or belongs to stands above it.
            side = "above" if (kind.elder != "actor") == is_own else "below"
            words = kind.lineage.words if is_own else kind.lineage.reverse_words
            steps.append(Step(side, kind.descent, words, other, relation.dates))
    return sorted(steps, key=lambda step: step.order)


def drawing(dataset: Dataset, actor: Actor) -> str:
    """The line of an actor; empty when it would show a single thing that nothing came of."""
    found = steps(dataset, actor)
    if len(found) < 2 and not any(step.descent for step in found):
        return ""
    above = [step for step in found if step.side == "above"]
    below = [step for step in found if step.side == "below"]
    y, parts, dots = 8, [], []
    for step in above:
        dots.append(y + 10)
        drawn, y = _step(step, y)
        parts += drawn
    dots.append(y + 12)
    drawn, y = _itself(actor, y)
    parts += drawn
    for step in below:
        dots.append(y + 10)
        drawn, y = _step(step, y)
        parts += drawn
    label = escape(_sentence(actor, above, below), quote=True)
    return (
        f'<svg class="lineage" viewBox="0 0 {WIDTH} {y}" role="img" aria-label="{label}">'
        f'<path class="lineage-spine" d="M{SPINE},{dots[0]}V{dots[-1]}"/>{"".join(parts)}</svg>'
    )


def wrapped(text: str, letters: int) -> list[str]:
    """Lines no longer than so many letters."""
    return textwrap.wrap(text, letters, break_on_hyphens=False)


def text_lines(lines: list[str], x: float, y: float, name: str, height: int = LINE) -> Iterator[str]:
    """Lines of text below one another; `y` is the base line of the first."""
    for index, line in enumerate(lines):
        yield f'<text class="{name}" x="{x:g}" y="{y + index * height:g}">{escape(line)}</text>'


def _step(step: Step, y: int) -> tuple[list[str], int]:
    """One other actor: how and when in small letters, its name below."""
    when = step.dates.words if step.dates else "date not recorded"
    small, names = wrapped(f"{step.words} · {when}", _SMALL_LETTERS), wrapped(step.other.name, _NAME_LETTERS)
    name = "lineage-descent" if step.descent else "lineage-belongs"
    base = y + 14
    parts = [
        f'<circle class="{name}" cx="{SPINE}" cy="{y + 10}" r="6"/>',
        *text_lines(small, TEXT, base, "lineage-how"),
        *text_lines(names, TEXT, base + len(small) * LINE, "lineage-name"),
    ]
    return parts, y + (len(small) + len(names)) * LINE + 14


def _itself(actor: Actor, y: int) -> tuple[list[str], int]:
    """The actor in a box of its own, with the time in which it was active."""
    names = wrapped(actor.name, _NAME_LETTERS - 3)
    small = wrapped(f"active {actor.active.words}", _SMALL_LETTERS - 3) if actor.active else []
    height = (len(names) + len(small)) * LINE + 12
    parts = [
        f'<rect class="lineage-itself" x="1" y="{y - 2}" width="{WIDTH - 2}" height="{height}" rx="6"/>',
        f'<circle class="lineage-descent" cx="{SPINE}" cy="{y + 12}" r="8"/>',
        *text_lines(names, TEXT, y + 17, "lineage-name lineage-own"),
        *text_lines(small, TEXT, y + 17 + len(names) * LINE, "lineage-how"),
    ]
    return parts, y + height + 12


def _sentence(actor: Actor, above: list[Step], below: list[Step]) -> str:
    sides = (("Above it", above), ("Below it", below))
    listed = [f"{side}: {', '.join(dict.fromkeys(step.other.name for step in found))}." for side, found in sides if found]
    return " ".join([f"Family line of {actor.name}.", *listed, "The table below says the same."])
