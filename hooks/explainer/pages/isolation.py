"""Words that run from right to left stand by themselves, so that they do not change the order of what stands beside them.

Without that, a name in Arabic letters would pull the number or the party mark after it to its other side (Unicode Standard Annex 9).
"""

from __future__ import annotations

import re

# Letters that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and others (bidi classes R and AL).
_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_ANY = re.compile(f"[{_LETTER}]")
_WORDS = re.compile(rf"[{_LETTER}]+(?:[ \u200c\u200d]+[{_LETTER}]+)*")
_TAG = re.compile(r"(<!--.*?-->|</?[a-zA-Z][^>]*>)", re.DOTALL)
# Elements that hold no elements of HTML, and what is isolated already.
_LEFT_ALONE = ("script", "style", "svg", "textarea", "title", "option", "bdi")


def isolated(html: str) -> str:
    """The HTML of a page with `<bdi>` around words that run from right to left."""
    if not _ANY.search(html):
        return html
    parts, within = _TAG.split(html), ""
    for place, part in enumerate(parts):
        if place % 2:
            name = re.match(r"</?([a-zA-Z0-9]*)", part)
            if name and name[1].lower() in _LEFT_ALONE and not part.endswith("/>"):
                if not within and not part.startswith("</"):
                    within = name[1].lower()
                elif name[1].lower() == within and part.startswith("</"):
                    within = ""
        elif not within:
            parts[place] = _WORDS.sub(lambda words: f"<bdi>{words[0]}</bdi>", part)
    return "".join(parts)
