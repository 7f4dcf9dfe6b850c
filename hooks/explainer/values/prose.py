"""Prose as records write it: Markdown without HTML, with `[@source]` citations and `[[record]]` links.

The citation form is Pandoc's (pandoc.org/MANUAL.html#citation-syntax): `[@id]`, `[@id, §14]`, `[@a; @b]`.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from . import prose_limits, spoofing


@dataclass(frozen=True)
class Words:
    """Markdown that is left as it is; `offset` counts characters from the beginning of the text."""

    offset: int
    text: str


@dataclass(frozen=True)
class Cited:
    """One source of a citation, with the place in it (`§14`)."""

    offset: int
    source: str
    locator: str


@dataclass(frozen=True)
class Citation:
    """A citation mark with all the sources in it; none when it is not written as one."""

    offset: int
    cited: tuple[Cited, ...]


@dataclass(frozen=True)
class Link:
    """A link to a record, with its own words when `[[id|words]]` gives them."""

    offset: int
    target: str
    label: str


Token = Words | Citation | Link

_TOKEN = re.compile(
    r"(?P<link>\[\[(?P<target>[^\[\]|\n]*)(?:\|(?P<label>[^\[\]\n]*))?\]\])"
    r"|(?P<citation>\[(?=[^\[\]\n]*@)(?P<cited>@[^\[\]]*)\])",
    re.DOTALL,
)
_CITED = re.compile(r"\s*+@(?P<id>[^\s,;\]]++)\s*+(?:,(?P<locator>[^;]*+))?$")
# Markup is refused inside code too: what is code is decided by Markdown, and a slip there must not let markup through.
_MARKUP = (
    (re.compile(r"<(?!https?://[^\s<>]+>)(?=[A-Za-z/!?])"), "HTML is not used in prose; write Markdown, and '&lt;' for '<'"),
    (re.compile(r"\{\s*+[:#.][^{}\n]*+\}"), "attributes in braces are not used in prose; delete them"),
    (re.compile(r"!\["), "images are not used in prose"),
    (re.compile(r"<[^\s<>@]*+@"), "mail addresses are not linked in prose; delete the '<'"),
    (re.compile(r"\[[^\[\]]*+\]:"), "links are written in place: [words](https://…)"),
    (re.compile(r"^[ \t]*+\[TOC\]", re.MULTILINE), "[TOC] is not used in prose; pages make their own table of contents"),
    (re.compile(r"(?:[*_](?:(?!\n[ \t]*\n)[^*_])*+){200}"), "has too much emphasis in one paragraph"),
    (re.compile(r"\]\([^()\s]*+(?![)(])"), "a link is written [words](https://…), without spaces in the address"),
    (re.compile(r"\]\[(?!\[)"), "links are written in place: [words](https://…)"),
)  # fmt: skip
# What nests deeper than Markdown can follow.
_DEPTHS = (
    (re.compile(r"^[ \t]{40}", re.MULTILINE), "is indented too far; a list has a few levels"),
    (re.compile(r"^[ \t]*+(?:>[ \t]*+){8}", re.MULTILINE), "is quoted too deeply"),
)  # fmt: skip
# What links lead to, looked at inside code too, for the same reason.
_ADDRESSES = ((re.compile(r"\]\((?!https?://)"), "a link in prose leads to http:// or https://; for a record write [[id]]"),)
_PAGE_ADDRESSES = (
    (re.compile(r"\]\((?!https?://|(?:[\w.-]+/)*[\w.-]*(#[\w-]+)?\))"), "a link leads to http://, https:// or a page such as method.md"),
)
_IN_RECORDS = (
    (re.compile(r"^ {0,3}#(?!#)", re.MULTILINE), "headings in prose begin with '##'; '#' is the page's own title"),
    (re.compile(r"^ {0,3}=+\s*$", re.MULTILINE), "headings in prose begin with '##'"),
)  # fmt: skip
_UNFINISHED = (
    (re.compile(r"\[@"), "this citation is not closed or not written as [@id], [@id, §14] or [@a; @b]"),
    (re.compile(r"\[\["), "this link is not closed or not written as [[id]] or [[id|words]]"),
)


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The text in order: words, citations, links; code spans count as words."""
    return tuple(_scan(text))


def problems(text: str, *, page: bool = False) -> list[tuple[int, str]]:
    """Everything that prose must not contain, as (offset in the text, message); a hand-written `page` may link to pages.

    A text that holds more than is read is not looked at any further.
    """
    if too_much := prose_limits.excess(text):
        return too_much
    masked = _masked(text)
    everywhere = (*_MARKUP, *(_PAGE_ADDRESSES if page else _ADDRESSES))
    mistakes = [
        (hit.start(), message) for pattern, message in everywhere for hit in islice(pattern.finditer(masked), spoofing.MOST_REPORTED)
    ]
    mistakes += [(hit.start(), message) for pattern, message in _DEPTHS for hit in islice(pattern.finditer(text), 1)]
    bare = _without_code(masked)
    for pattern, message in (*_UNFINISHED, *(() if page else _IN_RECORDS)):
        mistakes += [(hit.start(), message) for hit in islice(pattern.finditer(bare), spoofing.MOST_REPORTED)]
    for token in tokens(text):
        if isinstance(token, Link) and not token.target.strip():
            mistakes.append((token.offset, "this link names no record; write [[id]] or [[id|words]]"))
        elif isinstance(token, Citation) and not token.cited:
            mistakes.append((token.offset, "this citation is not written as [@id], [@id, §14] or [@a; @b]"))
        elif isinstance(token, Citation):
            message = "sources are separated by ';' in a citation: [@a; @b]"
            mistakes += [(cited.offset, message) for cited in token.cited if "@" in cited.locator]
    return sorted({*mistakes, *spoofing.in_markdown(text)})


def bare_marks(text: str) -> Iterator[tuple[int, str]]:
    """Words that look like an id meant as a citation or link but not written as one: `@id`, `[id]`, as (offset, id)."""
    for token in tokens(text):
        if isinstance(token, Words):
            for hit in re.finditer(
                r"(?<![\w@/.])@([a-z0-9]+(?:-[a-z0-9]+)*)|\[([a-z0-9]+(?:-[a-z0-9]+)+)\](?![(\[])", _without_code(token.text)
            ):
                yield token.offset + hit.start(), hit[1] or hit[2]


def _masked(text: str) -> str:
    """The text with citations and links, whose brackets are ours, blanked."""
    if not text:
        return ""
    parts = list(tokens(text))
    ends = [*(token.offset for token in parts[1:]), len(text)]
    return "".join(t.text if isinstance(t, Words) else " " * (end - t.offset) for t, end in zip(parts, ends, strict=True))


def citations(text: str) -> Iterator[Cited]:
    """Every source cited in the text, in order."""
    for token in tokens(text):
        if isinstance(token, Citation):
            yield from token.cited


def links(text: str) -> Iterator[Link]:
    """Every link to a record, in order."""
    return (token for token in tokens(text) if isinstance(token, Link))


def plain(text: str, headings: Callable[[str], str]) -> str:
    """The words alone: no citations, link targets, emphasis or code marks; `headings` names a linked record by its id."""
    parts = []
    for token in tokens(text):
        if isinstance(token, Words):
            parts.append(token.text)
        elif isinstance(token, Link):
            parts.append(token.label or headings(token.target))
    joined = re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", "".join(parts))
    return re.sub(r"\s+", " ", re.sub(r"[*_`]|^#+ ", "", joined, flags=re.MULTILINE)).replace(" .", ".").strip()


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The text cut into sentences, each with its offset; headings and list items end a sentence too."""
    start = 0
    for end in re.finditer(r"(?<=[.!?:])[\"”’)]*\s+(?=[\"“‘(\[]*[A-ZÀ-Ý\d])|\n\s*\n|\n(?=\s*([-*#]|\d+\.) )|\Z", text):
        if text[start : end.start()].strip():
            yield start, text[start : end.start()]
        start = end.end()


def _scan(text: str) -> Iterator[Token]:
    start = 0
    for match in _TOKEN.finditer(_without_code(text)):
        if match.start() > start:
            yield Words(start, text[start : match.start()])
        if match["link"]:
            yield Link(match.start(), match["target"].strip(), (match["label"] or "").strip())
        else:
            yield Citation(match.start(), _cited(match["cited"], match.start("cited")))
        start = match.end()
    if start < len(text):
        yield Words(start, text[start:])


def _cited(text: str, offset: int) -> tuple[Cited, ...]:
    """The sources between the brackets of a citation, which begin at `offset` of the whole text; none when one is not written as such."""
    cited, at = [], offset
    for part in text.split(";"):
        item = _CITED.match(part)
        if not item:
            return ()
        cited.append(Cited(at + item.start("id"), item["id"], (item["locator"] or "").strip()))
        at += len(part) + 1
    return tuple(cited)


def _without_code(text: str) -> str:
    """The text with code spans, and backslashes before a backtick, blanked; each backtick is looked at once."""
    if "`" not in text:
        return text
    marks = [(hit.start(), hit.end()) for hit in re.finditer(r"\\[`\\]|`+", text)]
    breaks = [hit.start() for hit in re.finditer(r"\n[^\S\n]*\n", text)]
    closing: dict[int, int] = {}
    following: list[int | None] = [None] * len(marks)
    for index in range(len(marks) - 1, -1, -1):
        begin, end = marks[index]
        if text[begin] == "`":
            following[index] = closing.get(end - begin)
            closing[end - begin] = index
    parts, at, index = [], 0, 0
    while index < len(marks):
        begin, end = marks[index]
        close = following[index]
        if text[begin] == "`":
            # A code span ends within its paragraph.
            if close is None or bisect(breaks, begin) != bisect(breaks, marks[close][0]):
                index += 1
                continue
            end, index = marks[close][1], close
        parts += [text[at:begin], " " * (end - begin)]
        at, index = end, index + 1
    return "".join([*parts, text[at:]])
