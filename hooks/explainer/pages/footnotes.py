"""Numbered references with back links, collected while one page is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from ..values.prose import Cited
from .templating import INLINE, macro


@dataclass
class References:
    """The sources of one page in the order of their first citation, each with the marks that lead back."""

    marks: dict[str, list[str]] = field(default_factory=dict)

    def cite(self, cited: Sequence[Cited]) -> Markup:
        """The citation marks for these sources, to stand in the text."""
        return Markup("").join(self._mark(item) for item in cited)

    def _mark(self, item: Cited) -> Markup:
        marks = self.marks.setdefault(item.source, [])
        number = list(self.marks).index(item.source) + 1
        anchor = f"cite-{number}-{len(marks) + 1}"
        marks.append(anchor)
        return macro(INLINE, "citation")(anchor, number, item.locator)
