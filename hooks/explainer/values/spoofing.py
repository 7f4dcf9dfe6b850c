"""Text that shows something else than it holds: characters that nobody sees, floods of marks, links that lead elsewhere than they say."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

from .addresses import host_of, misleads

# So many mistakes of one sort are reported in one text; the rest is seen when they are fixed.
MOST_REPORTED = 20

# Control and format characters that readers cannot see: Unicode categories Cc and Cf without line ends, tab and joiners.
# So are line and paragraph separators, fillers that look like nothing, tags, and what XML does not allow.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0"
    "\ufe00-\ufe0f\u180b-\u180d\u180f\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
# Signs that only change how the letter before them looks are few; a flood of them covers the lines around.
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4}")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,40});?")
_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\((?P<target>https?://[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)|<(?P<bare>https?://[^\s<>]+)>")


def in_text(text: str) -> list[tuple[int, str]]:
    """What is hidden in plain text, as (offset, message)."""
    hits = islice(INVISIBLE.finditer(text), MOST_REPORTED)
    problems = [(hit.start(), f"there is an invisible character (U+{ord(hit[0]):04X}) here; delete it") for hit in hits]
    return problems + [
        (hit.start(), "has more marks on one letter than any language has; delete them") for hit in islice(_MARKS.finditer(text), 1)
    ]


def in_markdown(text: str) -> list[tuple[int, str]]:
    """The same for Markdown, where characters may be written as entities and links have words of their own."""
    return [*in_text(text), *islice(_entities(text), MOST_REPORTED), *islice(_links(text), MOST_REPORTED)]


def _entities(text: str) -> Iterator[tuple[int, str]]:
    for hit in _ENTITY.finditer(text):
        if hidden := INVISIBLE.search(html.unescape(hit[0])):
            yield hit.start(), f"'{hit[0]}' stands for an invisible character (U+{ord(hidden[0]):04X}); delete it"


def _links(text: str) -> Iterator[tuple[int, str]]:
    for hit in _LINK.finditer(text):
        address = html.unescape(hit["target"] or hit["bare"])
        if host_of(address) is None:
            yield (
                hit.start(),
                f"'{address[:100]}' does not lead where it seems to; write the host in plain letters, without a name before it",
            )
        elif hit["words"] and misleads(html.unescape(hit["words"]), address):
            yield hit.start(), f"the words '{hit['words'][:100]}' look like an address, but the link leads to '{host_of(address)}'"
