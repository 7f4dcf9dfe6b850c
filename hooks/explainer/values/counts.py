"""Counts as a source wrote them, with the range they stand for when claims are compared."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

EXPECTED = "expected a count such as 50, '>50', '>=500', '<=600', 50-60, ~60, 4.2 million, dozens, hundreds or unknown"
PATTERN = r"^(unknown|dozens|hundreds|(>=|<=|>|<|~)?\s?[0-9]+(\.[0-9]+)?( million)?(\s?[-–]\s?[0-9]+(\.[0-9]+)?( million)?)?)$"

_WORDS = {"dozens": (24.0, 99.0), "hundreds": (200.0, 999.0)}
_NUMBER = r"([0-9]{1,10}(?:\.[0-9]{1,6})?)( million)?"
_SINGLE = re.compile(rf"(>=|<=|>|<|~)?\s?{_NUMBER}")
_RANGE = re.compile(rf"{_NUMBER}\s?[-–]\s?{_NUMBER}")
_SIGN_WORDS = {">": "more than ", ">=": "at least ", "<": "fewer than ", "<=": "at most ", "~": "about ", "": ""}


@dataclass(frozen=True)
class Count:
    """A count as written; `low` and `high` bound it (`high` may be infinite), both None when it is unknown.

    `words` is the same in plain English: `>=500` is `at least 500`.
    """

    text: str
    low: float | None
    high: float | None
    words: str

    def __str__(self) -> str:
        return self.text

    @property
    def shown(self) -> str:
        """As written, with thousands set apart so that long numbers can be read."""
        return re.sub(r"(?<![\d.])\d{4,}", lambda digits: f"{int(digits[0]):,}", self.text)

    def disjoint(self, other: Count) -> bool:
        """Whether both are known and no number fits both."""
        if self.low is None or self.high is None or other.low is None or other.high is None:
            return False
        return self.low > other.high or other.low > self.high


def parse(text: str) -> Count:
    """A written count to a `Count`; ValueError says in plain words what was expected."""
    if text == "unknown":
        return Count(text, None, None, "an unknown number")
    if text in _WORDS:
        low, high = _WORDS[text]
        return Count(text, low, high, text)
    if between := _RANGE.fullmatch(text):
        low, high = _value(between[1], between[2] or between[4]), _value(between[3], between[4])
        if low > high:
            raise ValueError(f"'{text}' runs backwards; the smaller number comes first")
        return Count(text, low, high, f"{_spoken(low)} to {_spoken(high)}")
    if single := _SINGLE.fullmatch(text):
        sign, value = single[1] or "", _value(single[2], single[3])
        low, high = _bounds(sign, value)
        return Count(text, low, high, _SIGN_WORDS[sign] + _spoken(value))
    raise ValueError(_what_is_wrong(text))


def _what_is_wrong(text: str) -> str:
    """Why a text is no count, with the count that was probably meant."""
    if re.fullmatch(r"[<>~=]*\s?\d{1,3}([ ,.'\u00a0\u202f]\d{3})+", text):
        return f"'{text}' has a thousands separator; write {re.sub(r'[^0-9<>=~]', '', text)}"
    if decimal := re.fullmatch(r"([<>~=]*\s?[0-9]{1,4}),([0-9]{1,3}) million", text):
        return f"'{text}' has a decimal comma; write {decimal[1]}.{decimal[2]} million"
    if "“" in text or "”" in text:
        return f"'{text}' has typographic quotation marks; write straight ones, such as '>=12'"
    if phrase := re.fullmatch(
        r"(at least|more than|over|about|around|nearly|up to|at most|fewer than)?\s*(\d{1,10})(\+|\s+to\s+\d+)?", text.casefold()
    ):
        return f"'{text}' is not written as a count; write {_proposal(phrase)}"
    if numbered := re.fullmatch(r"([<>~=]*\s?[0-9]{1,10})\s+[a-z][a-z -]*", text.casefold()):
        return f"'{text}' says what was counted too; write {numbered[1]}, and the rest under 'what' and 'whom'"
    if spelt := re.fullmatch(
        rf"(at least |more than |over |about |around |nearly |up to |at most |fewer than )?({'|'.join(_NUMBER_WORDS)})", text.casefold()
    ):
        sign = _SIGNS.get((spelt[1] or "").strip(), "~" if spelt[1] else "")
        count = f"{sign}{_NUMBER_WORDS.index(spelt[2])}"
        return f"'{text}' is a number in words; write {f'{count!r}' if sign else count}"
    return f"'{text}' is not a count; {EXPECTED}"


_SIGNS = {"at least": ">=", "more than": ">", "over": ">", "up to": "<=", "at most": "<=", "fewer than": "<"}
_NUMBER_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip


def _proposal(phrase: re.Match[str]) -> str:
    """The count that a phrase of everyday English means."""
    words, number, rest = phrase[1] or "", phrase[2], phrase[3] or ""
    if rest.strip().startswith("to"):
        return f"{number}-{rest.split()[-1]}"
    signs = _SIGNS | {"": ">=" if rest else ""}
    return f"'{signs.get(words, '~')}{number}'"


def _value(number: str, million: str | None) -> float:
    value = float(number)
    if million:
        return round(value * 1_000_000)
    if value != int(value):
        raise ValueError(f"'{number}' is not a whole number; only millions have decimals")
    return value


def _bounds(sign: str, value: float) -> tuple[float, float]:
    return {
        "": (value, value),
        ">": (value + 1, math.inf),
        ">=": (value, math.inf),
        "<": (0.0, max(value - 1, 0.0)),
        "<=": (0.0, value),
        "~": (value * 0.9, value * 1.1),
    }[sign]


def _spoken(value: float) -> str:
    if value >= 1_000_000 and value % 10_000 == 0:
        return f"{value / 1_000_000:g} million"
    return f"{int(value):,}"
