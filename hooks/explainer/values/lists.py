"""Several things in a sentence: "a, b and c"."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list

# British English: no comma before "and", as in all texts of the site.
_LOCALE = "en_GB"


def and_list(items: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`; empty for nothing."""
    return format_list(list(items), locale=_LOCALE)


def or_list(items: Iterable[str]) -> str:
    """`a`, `a or b`, `a, b or c`; empty for nothing."""
    return format_list(list(items), "or", locale=_LOCALE)
