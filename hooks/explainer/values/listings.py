"""Listings in pages by hand: blocks between "```diff" or "```console" and "```", which may hold anything.

What is a listing is decided here and not by Markdown, and the site escapes all of it before Markdown sees it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENING = {"```diff": "diff", "```console": "console"}
_CLOSING = "```"


@dataclass(frozen=True)
class Part:
    """A part of a page: a listing with its language, or anything else with none; `text` is as it is in the page, fences included."""

    text: str
    language: str = ""

    @property
    def code(self) -> str:
        """The lines of a listing."""
        return self.text.removesuffix("\n").partition("\n")[2].removesuffix(_CLOSING) if self.language else ""


def parts(text: str) -> list[Part]:
    """The parts of a page in their order; a listing that is not closed is none."""
    found: list[Part] = []
    prose: list[str] = []
    listing: list[str] = []
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        bare = line.removesuffix("\n")
        if listing:
            listing.append(line)
            if bare == _CLOSING:
                found += [Part("".join(prose)), Part("".join(listing), _OPENING[listing[0].removesuffix("\n")])]
                prose, listing = [], []
        elif bare in _OPENING:
            listing = [line]
        else:
            prose.append(line)
    return [part for part in (*found, Part("".join([*prose, *listing]))) if part.text]


def without(text: str) -> str:
    """The page with every character of its listings as an "x", so that what is left keeps its place."""
    return "".join(re.sub(r"[^\n]", "x", part.text) if part.language else part.text for part in parts(text))
