"""How much a text may hold, so that no record can make a build stand still: far more than any text for readers needs.

Converters of Markdown take time that grows with the square of some of these: columns by rows of a table, brackets that are never
closed, emphasis within emphasis. So they are counted, each in one pass, before anything else looks at a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# Letters in one text, in one line of it, and in one word; an address counts as a word.
MOST_LETTERS = 40_000
MOST_IN_A_LINE = 2_000
MOST_IN_A_WORD = 1_000

_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}(?=\s)|^[ \t]{0,3}(?:-+|=+)[ \t]*$", re.MULTILINE)
_REFERENCE = re.compile(r"\[@|\[\[|\]\(")
_LIST_MARK = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])")
# Signs that open something in Markdown or HTML; a paragraph needs few of each.
_OPENING = "[]()`*_<&!\\~\"'“”"
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class _Limit:
    """So many of something at most; `places` gives the offset of each one."""

    most: int
    of_what: str
    places: Callable[[str], Iterator[int]]


def _matches(pattern: re.Pattern[str]) -> Callable[[str], Iterator[int]]:
    return lambda text: (hit.start() for hit in pattern.finditer(text))


_WHOLE_TEXT = (
    _Limit(60, "headings", _matches(_HEADING)),
    _Limit(500, "citations and links", _matches(_REFERENCE)),
    _Limit(2_000, "cells of tables", _matches(re.compile(r"\|"))),
    _Limit(2_000, "lines", _matches(re.compile(r"\n"))),
)  # fmt: skip
_COLUMNS, _LIST_LEVELS, _SIGNS = 24, 6, 200


def excess(text: str) -> list[tuple[int, str]]:
    """What a text has too much of, as (offset, message); each limit is told once, where it is passed."""
    if len(text) > MOST_LETTERS:
        return [(MOST_LETTERS, f"the text has {len(text)} letters; at most {MOST_LETTERS} are read: write less, or several records")]
    problems = []
    for limit in _WHOLE_TEXT:
        places = list(limit.places(text))
        if len(places) > limit.most:
            problems.append((places[limit.most], f"the text has {len(places)} {limit.of_what}; at most {limit.most} are read"))
    for check in (_long_lines, _long_words, _wide_tables, _nested_lists, _signs):
        if problem := next(check(text), None):
            problems.append(problem)
    return problems


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its offset."""
    offset = 0
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1


def _long_lines(text: str) -> Iterator[tuple[int, str]]:
    for offset, line in _lines(text):
        if len(line) > MOST_IN_A_LINE:
            yield offset + MOST_IN_A_LINE, f"the line has {len(line)} letters; at most {MOST_IN_A_LINE} are read: break it"


def _long_words(text: str) -> Iterator[tuple[int, str]]:
    for word in re.finditer(r"\S+", text):
        if len(word[0]) > MOST_IN_A_WORD:
            yield word.start(), f"a word has {len(word[0])} letters; at most {MOST_IN_A_WORD} are read"


def _wide_tables(text: str) -> Iterator[tuple[int, str]]:
    for offset, line in _lines(text):
        if (columns := line.count("|")) > _COLUMNS:
            yield offset, f"a row of a table has {columns} columns; at most {_COLUMNS} are read"


def _nested_lists(text: str) -> Iterator[tuple[int, str]]:
    for offset, line in _lines(text):
        at = levels = 0
        while hit := _LIST_MARK.match(line, at):
            at, levels = hit.end(), levels + 1
        if levels > _LIST_LEVELS:
            yield offset, f"a line begins {levels} lists; at most {_LIST_LEVELS} are read"


def _signs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in [*(gap.end() for gap in _PARAGRAPHS.finditer(text)), len(text)]:
        for sign in _OPENING:
            if (count := text.count(sign, start, end)) > _SIGNS:
                yield text.index(sign, start), f"a paragraph has {count} times the sign {sign}; at most {_SIGNS} are read"
        start = end
