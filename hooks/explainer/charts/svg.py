"""What all drawings share: elements whose text is escaped, the frame around a drawing, lines of text, and the axis of time."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

NAMESPACE = "http://www.w3.org/2000/svg"
# Drawings with much text are so wide: one unit is then one CSS pixel on a screen 360 pixels wide, and letters keep their size.
PHONE_WIDTH = 328

Value = str | int | float


def element(name: str, attributes: Mapping[str, Value], *children: str) -> Markup:
    """An element, its attributes in the order given; one without children closes itself.

    This is the one place in which text becomes part of a drawing: attributes, and children that are not Markup, are escaped.
    Whole numbers are written as they are and others to a tenth of a unit, which is finer than a pixel.
    """
    written = ""  # one loop without helper functions: a build makes tens of thousands of elements
    for key, value in attributes.items():
        if isinstance(value, str):
            written += f' {key}="{escape(value)}"'
        else:
            written += f' {key}="{value}"' if isinstance(value, int) else f' {key}="{value:.1f}"'
    if not children:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{''.join(map(escape, children))}</{name}>")


def image(name: str, width: int, height: int, label: str, *children: str, standalone: bool = False) -> Markup:
    """A whole drawing of `width` × `height` units and the class `name`; screen readers announce it as one image called `label`.

    `standalone` is for a file of its own, which names its XML namespace; inside HTML an SVG has none.
    """
    attributes: dict[str, Value] = {"xmlns": NAMESPACE} if standalone else {}
    attributes |= {"class": name, "viewBox": f"0 0 {width} {height}", "role": "img", "aria-label": label}
    return element("svg", attributes, *children)


def title(words: str) -> Markup:
    """What browsers show beside the pointer, and screen readers say, of the element that it is a child of."""
    return element("title", {}, words)


def wrapped(text: str, letters: int) -> list[str]:
    """The text in lines of at most so many letters; a longer word is cut."""
    return textwrap.wrap(text, letters, break_on_hyphens=False)


def text_lines(lines: Sequence[str], x: int, y: int, name: str, height: int) -> Iterator[Markup]:
    """Lines of text of the class `name` below one another, `height` units apart; `y` is the base line of the first."""
    for index, line in enumerate(lines):
        yield element("text", {"class": name, "x": x, "y": y + index * height}, line)


@dataclass(frozen=True)
class TimeScale:
    """Days along a horizontal axis: `first` is drawn at `left` and `last`, a later day, at `right`, both in units of the drawing."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day is drawn; one before or after the axis at its nearer end."""
        share = (min(max(day, self.first), self.last) - self.first).days / (self.last - self.first).days
        return self.left + share * (self.right - self.left)
