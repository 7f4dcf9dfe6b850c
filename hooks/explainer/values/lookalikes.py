"""Text that looks like other text: letters of different scripts that readers cannot tell apart (Unicode Technical Standard 39)."""

from __future__ import annotations

import unicodedata
from functools import cache

from confusable_homoglyphs import categories, confusables

# Scripts that are written together; whatever belongs to none, such as digits, goes with each (UTS 39, 5.1).
_TOGETHER = ({"HAN", "HIRAGANA", "KATAKANA"}, {"HAN", "HANGUL"}, {"HAN", "BOPOMOFO"})


def skeleton(text: str) -> str:
    """The same for all texts that look alike, in small letters: `Аrmy` with a Cyrillic А is `Army` (UTS 39, 4, without its bidi part)."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    return "".join(map(_prototype, letters)).lower()


def scripts(text: str) -> set[str]:
    """The scripts of the letters in a text, by their Unicode names in capitals."""
    return {str(categories.alias(letter)) for letter in text if letter.isalpha()} - {"COMMON", "INHERITED"}


def mixes_scripts(text: str) -> bool:
    """Whether a text has letters of scripts that are not written together."""
    if text.isascii():
        return False
    present = scripts(text)
    return len(present) > 1 and not any(present <= together for together in _TOGETHER)


@cache
def _prototype(letter: str) -> str:
    """What a letter looks like; a letter that many look like is itself. Marks on letters do not count."""
    if unicodedata.category(letter)[0] == "M":
        return ""
    alike = confusables.confusables_data.get(letter, ())
    return str(alike[0]["c"]) if len(alike) == 1 else letter
