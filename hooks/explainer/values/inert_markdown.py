"""Text that anybody may have written, as Markdown that shows it and does nothing: no mention, link, image, HTML or reference.

GitHub reads a text twice: as Markdown (CommonMark and its extensions), then it looks through what came out for names, numbers of
issues, commits and addresses, except in code. So long texts and addresses become code, where neither reading finds anything
(`block`, `code`), and sentences are escaped and their signs parted from the words behind them (`inline`). Nothing here parses
Markdown, and no `&` is left but that of numeric character references. Imports nothing but Python: a workflow runs it alone.
"""

from __future__ import annotations

import html
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

# The most that a text may be, in bytes of UTF-8: GitHub refuses issues and comments of more than 65,536 characters.
MOST_BYTES = 64_000
_COLUMNS = 110
_MARKS_IN_A_ROW = 3
# Drawn as nothing, though Unicode counts them among letters, marks and symbols (Default_Ignorable_Code_Point; the Braille blank).
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]")
_SAFE = frozenset(",;'\"%? ")
_COMMIT = re.compile(r"(?<![0-9A-Za-z])[0-9A-Fa-f]{7,}(?![0-9A-Za-z])", re.ASCII)
# A zero-width space: what stands on its two sides is no longer one name, number or address.
_PART = "\u200b"
# What our reports are marked with, and the lines in them that are a diff's, which stay as they are.
_MARKS = re.compile(r"</?(?:code|details|summary)>|<!-- -->|\*\*(?=<code>)|(?<=</code>)\*\*|^`{3,}(?:diff|geojson)?$")
_OF_A_DIFF = re.compile(r"[+ @]|-(?! )")


def visible(line: str) -> str:
    """A line in which every character can be seen: what is invisible, a blank of another kind or changes direction by its number."""
    shown, marks = [], 0
    for sign in line:
        category = unicodedata.category(sign)
        marks = marks + 1 if category[0] == "M" else 0
        if category == "Zs":
            shown.append(" ")
        elif category[0] == "C" or category in ("Zl", "Zp") or marks > _MARKS_IN_A_ROW or _BLANK.match(sign):
            shown.append(f"[U+{ord(sign):04X}]")
        else:
            shown.append(sign)
    return "".join(shown)


def inline(text: str, most: int = 1_000) -> str:
    """Text for a sentence of ours, escaped; at most `most` of its characters."""
    words = _COMMIT.sub(lambda hit: _PART.join(textwrap.wrap(hit[0], 6)), _line(text, most))
    parts = []
    for at, sign in enumerate(words):
        parts.append(sign if _says_nothing(words, at) else f"&#{ord(sign)};")
        if _leads_on(words, at):
            parts.append(_PART)
    return "".join(parts).replace(_PART, f"&#{ord(_PART)};")


def code(text: str, most: int = 1_000) -> str:
    """Text as a code span on one line; at most `most` of its characters. Not for tables, where a bar in it would end the cell."""
    shown = _line(text, most).replace("&", "&#38;") or "–"
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    return f"{fence} {shown} {fence}" if "`" in shown else f"{fence}{shown}{fence}"


def block(text: str, most: int = MOST_BYTES) -> tuple[str, bool]:
    """Text as an indented code block of at most `most` bytes, and whether something was cut off; empty when nothing can be seen.

    Stands between blank lines, and not inside a list. Long lines are wrapped.
    """
    lines: list[str] = []
    left = most
    for line in _lines(text):
        shown = f"    {line}".rstrip() + "\n"
        size = len(shown.encode())
        if size > left:
            lines.append(shown.encode()[:left].decode(errors="ignore"))
            return "".join(lines).rstrip(), True
        left -= size
        lines.append(shown)
    return "".join(lines).rstrip(), False


def size(rows: Iterable[str]) -> int:
    """The bytes of some rows, each on a line of its own."""
    return sum(len(row.encode()) + 1 for row in rows)


def fitting(rows: Iterable[str], most: int = MOST_BYTES) -> tuple[list[str], int]:
    """The rows that fit into `most` bytes, in their order, and how many did not."""
    kept: list[str] = []
    left_out = 0
    for row in rows:
        if size([row]) > most:
            left_out += 1
        else:
            most -= size([row])
            kept.append(row)
    return kept, left_out


def unmarked(report: str) -> str:
    """A report of ours as it is read in a terminal or in code: without tags and fences, numeric references as what they stand for."""
    lines = (line if _OF_A_DIFF.match(line) else _unmarked(line) for line in report.splitlines())
    return "".join(f"{visible(line.expandtabs(4))}\n" for line in lines)


def _unmarked(line: str) -> str:
    return re.sub(r"&#\d{1,7};", lambda hit: html.unescape(hit[0]), _MARKS.sub("", line)).replace(_PART, "")


def _line(text: str, most: int) -> str:
    words = " ".join(text.split())
    return " ".join(visible(words if len(words) <= most else f"{words[:most]}…").split())


def _says_nothing(words: str, at: int) -> bool:
    """Whether the sign at a place means nothing in Markdown: a full stop behind a letter and a hyphen within a word do not."""
    sign, before, following = words[at], words[max(at - 1, 0) : at], words[at + 1 : at + 2]
    if sign == ".":
        return before.isalpha() and following in ("", " ")
    if sign == "-":
        return before.isalpha() and following.isalpha()
    return sign in _SAFE or sign.isalnum() or not sign.isascii()


def _leads_on(words: str, at: int) -> bool:
    """Whether the sign at a place might make one name, number or address of what stands on its two sides."""
    sign, following = words[at], words[at + 1 : at + 2]
    if sign in _SAFE or sign.isalnum() or not sign.isascii() or not following or following == " ":
        return False
    if sign == "-":  # GH-12, CVE-2020-1, GHSA-xxxx; but a name such as al-Qaida stays one word for who looks for it
        return following.isdigit() or words[max(at - 4, 0) : at].upper() == "GHSA"
    return True


def _lines(text: str) -> Iterator[str]:
    """Every line, wrapped; blank ones not at the beginning and never two in a row, so that nothing is pushed out of sight."""
    blank = True
    for line in text.splitlines():
        shown = visible(line.expandtabs(4)).replace("&", "&#38;").rstrip()
        if not shown and blank:
            continue
        blank = not shown
        if len(shown) <= _COLUMNS:
            yield shown
        else:
            indent = " " * min(len(shown) - len(shown.lstrip()) + 6, _COLUMNS // 2)
            yield from textwrap.wrap(shown, _COLUMNS, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
