"""Numbers in the words of a source: digits in every usual form, numerals of several languages, and what bounds them.

`at least`, `une quarantaine`, `entre 10 et 12`: bounds are read in English and French, numerals also in the other languages of
text2num; of further languages only digits are read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from text_to_num import alpha2digit

from .counts import Count

# What a number in words is: exact (empty), about, at least, more than, at most, fewer than, from one to another, or only a size.
ABOUT, AT_LEAST, MORE, AT_MOST, FEWER, RANGE, DOZENS, HUNDREDS = "~", ">=", ">", "<=", "<", "-", "dozens", "hundreds"

_NUMERALS = ("en", "fr", "es", "de", "it", "pt", "nl")
# Languages in which what stands around a number is read.
BOUNDED = ("en", "fr")

_BEFORE = {
    "en": {
        AT_LEAST: r"at least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of|minimum",
        MORE: r"more than|over|above|upwards? of|in excess of|exceed(?:s|ed|ing)?|greater than",
        AT_MOST: r"up to|at most|no more than|not more than|as many as|a maximum of",
        FEWER: r"fewer than|less than|under|below",
        ABOUT: r"about|around|approximately|approx\.?|roughly|some|an estimated|estimated(?: at)?|nearly|almost|close to|in the region of|circa|c\.",
    },
    "fr": {
        AT_LEAST: r"au moins|pas moins d(?:e|')|au minimum|minimum|un minimum d(?:e|')",
        MORE: r"plus d(?:e|')|au-delà d(?:e|')|au-dessus d(?:e|')|supérieure? à",
        AT_MOST: r"jusqu'à|au plus|au maximum|pas plus d(?:e|')",
        FEWER: r"moins d(?:e|')",
        ABOUT: r"environ|près d(?:e|')|quelques?|à peu près|autour d(?:e|')|presque|approximativement|un(?:e)? (?=\w+aine)|estimée?s? à",
    },
}  # fmt: skip
_AFTER = {
    "en": {AT_LEAST: r"\+|or more|at least|at a minimum", ABOUT: r"or so|approximately", AT_MOST: r"at most|or fewer|or less"},
    "fr": {AT_LEAST: r"\+|ou plus|au moins|au minimum", ABOUT: r"environ|à peu près", AT_MOST: r"au plus|au maximum|ou moins"},
}
_BETWEEN = {"en": r"(?:\s*[-–—]\s*|\s+(?:to|or|and)\s+)", "fr": r"(?:\s*[-–—]\s*|\s+(?:à|ou|et)\s+)"}
# Nouns that are numbers; `aine` of French is about so many.
_ABOUT_SO_MANY = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
    "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
_SIZES = {
    "en": {
        DOZENS: r"dozens|scores|(?:several|a few) dozen|tens(?! of (?:thousands|millions))",
        HUNDREDS: r"(?:several |many )?hundreds(?! of (?:thousands|millions))",
    },
    "fr": {DOZENS: r"dizaines|douzaines|vingtaines", HUNDREDS: r"centaines"},
}
_FIXED = {
    "en": {r"half a dozen": 6, r"(?:a|one|1) dozen": 12, r"(?:two|2) dozen": 24, r"(?:three|3) dozen": 36, r"(?:a|1) score": 20, r"both": 2,
           r"(?:a|1) (?:pair|couple)": 2, r"none|no one|nobody|no": 0, r"an?": 1},
    "fr": {r"une? demi-douzaine": 6, r"(?:aucune?|personne|pas)": 0},
}  # fmt: skip
_TIMES = {
    "million": 1_000_000, "millions": 1_000_000, "m": 1_000_000, "thousand": 1_000, "mille": 1_000, "milliers": 1_000, "k": 1_000, "hundred": 100,
    "1000000": 1_000_000, "1000": 1_000, "100": 100,  # as text2num leaves these nouns behind digits
}  # fmt: skip
_DIGITS = re.compile(
    r"(?<![\d.,])(?P<grouped>\d{1,3}(?:[ ,.'’\u00a0\u202f\u2009]\d{3})+)(?!\d)|(?P<plain>\d+(?:[.,]\d+)?)(?:\s?(?P<times>millions?|thousand|mille|milliers|hundred|10{2,3}|10{6}|[mk])\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Number:
    """A number as words give it: `sign` is one of the constants above or empty; `high` differs from `low` only in a range."""

    text: str
    sign: str
    low: float
    high: float


def numbers(words: str, language: str = "en") -> list[Number]:
    """Every number in the words, read in every way that they allow; `language` is a BCP 47 code."""
    base = language.split("-", maxsplit=1)[0]
    text, sizes = _read(words, base)
    found = list(_single(text, base))
    spans = [(begin, end, number) for begin, end, number in found if not number.sign or number.sign == ABOUT]
    ranges = [number for pair in pairwise(spans) if (number := _range(text, base, *pair))]
    return [number for _, _, number in found] + ranges + sizes


def carries(words: str, language: str, count: Count) -> bool:
    """Whether the words hold the count with its bound; of languages whose bounds are not read, the number alone."""
    has_bounds = language.split("-", maxsplit=1)[0] in BOUNDED
    return any(_agrees(number, count, has_bounds) for number in numbers(words, language))


def adds_up(words: str, language: str, count: Count) -> bool:
    """Whether some of the numbers in the words add up to the count."""
    values = [number.low for number in numbers(words, language) if number.sign not in (RANGE, DOZENS, HUNDREDS)][:12]
    return any(sum(chosen) == _value(count) for size in range(2, len(values) + 1) for chosen in combinations(values, size))


def with_digits(words: str, language: str = "en") -> str:
    """The words with every numeral in digits, and "…" for what only says a size."""
    return _read(words, language)[0]


def _read(words: str, language: str) -> tuple[str, list[Number]]:
    # Sizes are taken out first: text2num would make 100 of "hundreds".
    unread, sizes = _sizes(_plain(words), language)
    return (alpha2digit(unread, language, threshold=0) if language in _NUMERALS else unread), sizes


def _plain(words: str) -> str:
    """The words with one kind of space and apostrophe, and with digits of ASCII."""
    text = unicodedata.normalize("NFKC", words.replace("\u00a0", " ").replace("\u202f", " ")).replace("’", "'")
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign for sign in text)


def _single(text: str, language: str) -> Iterator[tuple[int, int, Number]]:
    """Each number that stands alone, with where it begins and ends."""
    for hit in _DIGITS.finditer(text):
        for value in _values(hit):
            sign = _bound(text, language, hit.start(), hit.end())
            yield hit.start(), hit.end(), Number(hit[0], sign, value, value)
    if language == "fr":
        for hit in re.finditer(rf"\b(?:(?P<times>\d+) )?(?P<noun>{'|'.join(_ABOUT_SO_MANY)})\b", text, re.IGNORECASE):
            value = float(_ABOUT_SO_MANY[hit["noun"].lower()])
            yield hit.start(), hit.end(), Number(hit[0], _bound(text, language, hit.start(), hit.end()) or ABOUT, value, value)
    for pattern, number in _FIXED.get(language, {}).items():
        for hit in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            yield hit.start(), hit.end(), Number(hit[0], _bound(text, language, hit.start(), hit.end()), number, number)


def _values(hit: re.Match[str]) -> Iterator[float]:
    """What digits may stand for: `12 300` may be one number or two."""
    if hit["grouped"]:
        yield float(re.sub(r"\D", "", hit["grouped"]))
        if " " in hit["grouped"]:
            yield from map(float, hit["grouped"].split())
        return
    value = float(hit["plain"].replace(",", "."))
    yield round(value * _TIMES[hit["times"].lower()]) if hit["times"] else value


def _bound(text: str, language: str, begin: int, end: int) -> str:
    """The sign that the words around a number give it."""
    before, after = text[max(0, begin - 40) : begin], text[end : end + 40]
    for sign, pattern in _BEFORE.get(language, {}).items():
        # A bound stands right before its number, or before an article or adjective: "at least another 12", "more than a hundred".
        if re.search(rf"(?<!\w)(?:{pattern})\s?(?:(?:an?|the|another|une?|autres|les) )?$", before, re.IGNORECASE):
            return sign
    for sign, pattern in _AFTER.get(language, {}).items():
        if re.match(
            rf"(?:\s?\+|\s+(?:\w+ )?(?:{pattern})(?!\w))" if sign == AT_LEAST else rf"\s+(?:\w+ )?(?:{pattern})(?!\w)", after, re.IGNORECASE
        ):
            return sign
    return ""


def _range(text: str, language: str, first: tuple[int, int, Number], second: tuple[int, int, Number]) -> Number | None:
    """Two numbers that are the ends of one range: `40 to 50`, `between 40 and 50`, `40 ou 50`."""
    between = text[first[1] : second[0]]
    if first[2].low >= second[2].low or not re.fullmatch(_BETWEEN.get(language, r"\s*[-–—]\s*"), between, re.IGNORECASE):
        return None
    return Number(text[first[0] : second[1]], RANGE, first[2].low, second[2].low)


def _sizes(text: str, language: str) -> tuple[str, list[Number]]:
    """The text with "…" for what only says a size, and these sizes."""
    found: list[Number] = []
    for size, pattern in _SIZES.get(language, {}).items():
        hits = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
        found += [Number(hit[0], size, 0, 0) for hit in hits.finditer(text)]
        text = hits.sub("…", text)
    return text, found


def _agrees(number: Number, count: Count, has_bounds: bool) -> bool:
    if count.text in (DOZENS, HUNDREDS):
        return number.sign == count.text
    sign = _sign(count)
    if sign == RANGE:
        return number.sign == RANGE and (number.low, number.high) == (count.low, count.high)
    return number.low == _value(count) and (number.sign == sign or not has_bounds)


def _sign(count: Count) -> str:
    hit = re.match(r"[<>]=?|~", count.text)
    return hit[0] if hit else RANGE if count.low != count.high else ""


def _value(count: Count) -> float:
    """The number that is written in a count; of a range its lower end."""
    digits = re.search(r"([0-9.]+)( million)?", count.text)
    return round(float(digits[1]) * (1_000_000 if digits[2] else 1)) if digits else -1.0
