"""Names as readers type them, and as ids: one folding of accents, apostrophes, hyphens and case for the whole site.

`fold` is the following, which the search in the browser does in the same way with the same table: Unicode's compatibility
decomposition (NFKD), marks dropped (category M), small letters, `FOLDED`, and a space for every run of what is neither a
letter nor a digit.
"""

from __future__ import annotations

import re
import unicodedata

# What Unicode does not take apart: apostrophes (and the signs for ʿayn and hamza) go, letters become those that are typed for them.
FOLDED: dict[str, str] = {
    **dict.fromkeys("'’‘ʼʻʿʾ`", ""),
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i",
    "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ŋ": "n", "ɲ": "n", "ɛ": "e", "ɔ": "o", "ǝ": "e",
}  # fmt: skip
_FOLDED = str.maketrans(FOLDED)


def fold(text: str) -> str:
    """The words of a text in small letters without accents and apostrophes, one space apart: `N’Djaména` is `ndjamena`.

    Letters of other scripts stay as they are.
    """
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", text) if unicodedata.category(letter)[0] != "M")
    return re.sub(r"[\W_]+", " ", letters.lower().translate(_FOLDED)).strip()


def name_key(name: str) -> str:
    """The same for names that differ only in how they are written: `fold` without spaces, so that `Tin-Zaouatène` is `Tinzaouatene`."""
    return fold(name).replace(" ", "")


def slug(text: str) -> str:
    """The id that a name or title would have: ASCII words joined by '-'; empty when it has no letter or digit of ASCII."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
