"""An actor's family line as SVG: above it what it came from or belongs to, below it what came of it or belongs to it.

Text is written beside one vertical line, so that it can be read on the narrowest phone at its own size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..dataset import Dataset
from ..model import Actor
from ..model.kinds import RELATION_KINDS
from ..values.edtf import Edtf
from . import svg
from .svg import PHONE_WIDTH, Value, element, text_lines, wrapped

# The x of the vertical line and of the text beside it, and from one line of text to the next.
_SPINE, _TEXT, _LINE = 14, 34, 19
# So many letters of a name, and of the small text above it, fit a line.
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
        """What steps are sorted by: undated ones first, then by beginning; descent before membership."""
        return self.dates.first.isoformat() if self.dates else "", not self.descent, self.other.id


@dataclass(frozen=True)
class _Block:
    """A part of the drawing: what is drawn, the y of its dot on the vertical line, and where the next one begins."""

    parts: list[Markup]
    dot: int
    bottom: int


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


def draw(dataset: Dataset, actor: Actor) -> Markup:
    """The line of an actor; empty when it would show a single thing that nothing came of."""
    line = steps(dataset, actor)
    if len(line) < 2 and not any(step.descent for step in line):
        return Markup()
    above = [step for step in line if step.side == "above"]
    below = [step for step in line if step.side == "below"]
    blocks: list[_Block] = []
    for step in (*above, None, *below):
        y = blocks[-1].bottom if blocks else 8
        blocks.append(_step(step, y) if step else _itself(actor, y))
    spine = element("path", {"class": "lineage-spine", "d": f"M{_SPINE},{blocks[0].dot}V{blocks[-1].dot}"})
    parts = (part for block in blocks for part in block.parts)
    return svg.image("lineage", PHONE_WIDTH, blocks[-1].bottom, _label(actor, above, below), spine, *parts)


def _step(step: Step, y: int) -> _Block:
    """One other actor: how and when in small letters, its name below."""
    when = step.dates.words if step.dates else "date not recorded"
    how, names = wrapped(f"{step.words} · {when}", _SMALL_LETTERS), wrapped(step.other.name, _NAME_LETTERS)
    dot, base = y + 10, y + 14
    parts = [
        element("circle", {"class": "lineage-descent" if step.descent else "lineage-belongs", "cx": _SPINE, "cy": dot, "r": 6}),
        *text_lines(how, _TEXT, base, "lineage-how", _LINE),
        *text_lines(names, _TEXT, base + len(how) * _LINE, "lineage-name", _LINE),
    ]
    return _Block(parts, dot, y + (len(how) + len(names)) * _LINE + 14)


def _itself(actor: Actor, y: int) -> _Block:
    """The actor in a box of its own, with the time in which it was active."""
    names = wrapped(actor.name, _NAME_LETTERS - 3)
    active = wrapped(f"active {actor.active.words}", _SMALL_LETTERS - 3) if actor.active else []
    dot, base, height = y + 12, y + 17, (len(names) + len(active)) * _LINE + 12
    box: dict[str, Value] = {"class": "lineage-itself", "x": 1, "y": y - 2, "width": PHONE_WIDTH - 2, "height": height, "rx": 6}
    parts = [
        element("rect", box),
        element("circle", {"class": "lineage-descent", "cx": _SPINE, "cy": dot, "r": 8}),
        *text_lines(names, _TEXT, base, "lineage-name lineage-own", _LINE),
        *text_lines(active, _TEXT, base + len(names) * _LINE, "lineage-how", _LINE),
    ]
    return _Block(parts, dot, y + height + 12)


def _label(actor: Actor, above: Sequence[Step], below: Sequence[Step]) -> str:
    """The accessible name: who is on which side."""
    sides = (("Above it", above), ("Below it", below))
    listed = [f"{side}: {', '.join(dict.fromkeys(step.other.name for step in on_it))}." for side, on_it in sides if on_it]
    return " ".join([f"Family line of {actor.name}.", *listed, "The table below says the same."])
