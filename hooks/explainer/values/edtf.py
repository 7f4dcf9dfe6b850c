"""Dates that know their precision: EDTF level 1 (ISO 8601-2:2019, annex A) and one-of-a-set.

Not taken over, because no record here can need them: times of day, years before 0001 or after 9999.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering
from itertools import pairwise
from typing import Literal

from .lists import and_list, or_list

Precision = Literal["day", "month", "season", "year", "decade", "century"]

EXPECTED = "expected a date such as 2020-10-30, 2020-10, 2012, 2020-10-30~, 2020-10-30/2020-10-31 or 2015-05-13/.."
PATTERN = r"^(\[[0-9X,.~?%\-]+\]|[0-9X\-]+[~?%]?|([0-9X\-]+[~?%]?|\.\.|)/([0-9X\-]+[~?%]?|\.\.|))$"

_POINT = re.compile(r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9][0-9]|XX)(?:-(?P<day>[0-9][0-9]|XX))?)?(?P<mark>[~?%]?)")
_SEASONS = {21: (3, "spring"), 22: (6, "summer"), 23: (9, "autumn"), 24: (12, "winter")}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Point:
    """One date of a written EDTF: the first and last day it may mean, its precision and its mark (~ ? %)."""

    text: str
    first: date
    last: date
    precision: Precision
    mark: str = ""

    def words(self, year: bool = True) -> str:
        """In plain English, never more precise than written."""
        plain = self._plain(year)
        if self.mark == "~":
            return f"about {plain}"
        if self.mark == "?":
            return f"{plain} (uncertain)"
        if self.mark == "%":
            return f"about {plain} (uncertain)"
        return plain

    def _plain(self, year: bool) -> str:
        if self.precision == "day":
            text = f"{self.first.day} {MONTHS[self.first.month - 1]}"
            return f"{text} {self.first.year}" if year else text
        if self.precision == "month":
            if self.text[7:10] == "-XX":
                return f"a day in {MONTHS[self.first.month - 1]} {self.first.year}"
            return f"{MONTHS[self.first.month - 1]} {self.first.year}"
        if self.precision == "season":
            return f"{_SEASONS[int(self.text[5:7])][1]} {self.text[:4]}"
        if self.precision == "year":
            if self.text[4:7] == "-XX":
                return f"a {'day' if self.text[7:10] == '-XX' else 'month'} in {self.first.year}"
            return str(self.first.year)
        if self.precision == "decade":
            return f"the {self.first.year}s"
        return f"the years {self.first.year} to {self.last.year}"


@total_ordering
@dataclass(frozen=True)
class Edtf:
    """A date, an interval or one of a set, as written.

    `first` and `last` are the earliest and latest day it may touch; `date.min` and `date.max` stand for an open
    or unknown end. Dates order by them.
    """

    text: str
    form: Literal["date", "interval", "one-of"]
    points: tuple[Point | None, ...]

    @property
    def first(self) -> date:
        """The earliest day that it may touch."""
        start = self.points[0]
        return start.first if start else date.min

    @property
    def last(self) -> date:
        """The latest day that it may touch."""
        end = self.points[-1]
        return end.last if end else date.max

    @property
    def is_open(self) -> bool:
        """Whether it has begun and is not said to have ended."""
        return self.points[-1] is None

    @property
    def is_uncertain(self) -> bool:
        """Whether one of its dates has a mark: ~ (approximate), ? (uncertain) or % (both)."""
        return any(point is not None and point.mark for point in self.points)

    @property
    def precision(self) -> Precision:
        """The coarsest precision among its written dates."""
        order = ("day", "month", "season", "year", "decade", "century")
        return max((point.precision for point in self.points if point), key=order.index)

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: Edtf) -> bool:
        return (self.first, self.last, self.text) < (other.first, other.last, other.text)

    def overlaps(self, other: Edtf) -> bool:
        """Whether some day may belong to both."""
        return self.first <= other.last and other.first <= self.last

    def surely_before(self, other: Edtf) -> bool:
        """Whether it ended before the other began, however the marks ~ ? % are read."""
        return self.last < other.first and not self.is_uncertain and not other.is_uncertain

    @property
    def words(self) -> str:
        """In plain English: `30–31 October 2020`, `since 13 May 2015`, `16 or 17 January 2012`."""
        first, last = self.points[0], self.points[-1]
        if self.form == "date" and first:
            return first.words()
        if self.form == "one-of":
            words = _without_repeated_month([point for point in self.points if point])
            return f"between {and_list(words)}" if ".." in self.text else or_list(words)
        if first and last:
            if first.text == last.text:
                return first.words()
            same_year = first.first.year == last.first.year
            if first.precision == last.precision == "day" and same_year:
                if not first.mark and not last.mark and first.first.month == last.first.month:
                    return f"{first.first.day}–{last.words()}"
                return f"{first.words(year=False)} – {last.words()}"
            return f"{first.words()} – {last.words()}"
        if first:
            return f"since {first.words()}" if self.text.endswith("..") else f"from {first.words()}, end unknown"
        if last:
            return f"until {last.words()}"
        return "at an unknown time"


def parse(text: str) -> Edtf:
    """A written date to an `Edtf`; ValueError says in plain words what is wrong and what was expected.

    Rules: ISO 8601-2:2019 (EDTF) level 1, and `[a,b]` or `[a..b]` of level 2.
    """
    if turned := re.fullmatch(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})", text):
        first, second, year = turned[1].zfill(2), turned[2].zfill(2), turned[3]
        meant = " or ".join(dict.fromkeys(f"{year}-{month}-{day}" for day, month in ((first, second), (second, first)) if int(month) <= 12))
        raise ValueError(f"'{text}' is not year-month-day; {f'write {meant}' if meant else EXPECTED}")
    if short := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?", text):
        full = "-".join(part.zfill(2) for part in short.groups() if part)
        if full != text:
            raise ValueError(f"'{text}' lacks a zero; write {full}")
    if span := re.fullmatch(r"([0-9]{4}(?:-[0-9]{2}){0,2})\s*(?: - |–|—| to | until )\s*([0-9]{4}(?:-[0-9]{2}){0,2})", text):
        raise ValueError(f"'{text}' is from one to another; write {span[1]}/{span[2]}")
    spoken = re.match(r"(\d{1,2}\s)?([A-Z][a-z]{2})[a-z]*\.?\s(\d{4})$", text)
    months = [name[:3] for name in MONTHS]
    if spoken and spoken[2] in months:
        day_text = f"-{int(spoken[1]):02}" if spoken[1] else ""
        raise ValueError(f"'{text}' is written in words; write {spoken[3]}-{months.index(spoken[2]) + 1:02}{day_text}")
    if text.startswith("["):
        return _one_of(text)
    if "/" in text:
        return _interval(text)
    return Edtf(text, "date", (_point(text),))


def day(value: date) -> Edtf:
    """A calendar day as an `Edtf`."""
    return parse(value.isoformat())


def _one_of(text: str) -> Edtf:
    inner = text[1:].removesuffix("]")
    if not text.endswith("]") or not inner:
        raise ValueError(f"'{text}' is not closed by ']'; {EXPECTED}")
    if ".." in inner:
        start, _, end = inner.partition("..")
        points: tuple[Point, ...] = (_point(start.strip()), _point(end.strip()))
    else:
        points = tuple(_point(part.strip()) for part in inner.split(","))
    if any(a.first >= b.first for a, b in pairwise(points)):
        raise ValueError(f"the dates in '{text}' are not in order")
    return Edtf(text, "one-of", points)


def _interval(text: str) -> Edtf:
    start_text, _, end_text = text.partition("/")
    start = None if start_text in ("", "..") else _point(start_text)
    end = None if end_text in ("", "..") else _point(end_text)
    if start is None and end is None:
        raise ValueError(f"'{text}' has neither a beginning nor an end; {EXPECTED}")
    if start and end and end.last < start.first:
        raise ValueError(f"'{text}' ends before it begins")
    return Edtf(text, "interval", (start, end))


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        if "T" in text and re.match(r"\d{4}-\d\d-\d\dT", text):
            raise ValueError(f"'{text}' has a time of day, which is not kept; write {text[:10]}")
        raise ValueError(f"'{text}' is not a date; {EXPECTED}")
    year, month, day_of_month, mark = match["year"], match["month"], match["day"], match["mark"]
    if "X" in year:
        if month:
            raise ValueError(f"'{text}' gives a month of an unknown year; write {year} alone")
        start = int(year.replace("X", "0"))
        width = 9 if year.count("X") == 1 else 99
        return _checked(text, start, start + width, "decade" if width == 9 else "century", mark)
    if month is None or month == "XX":
        if day_of_month and day_of_month != "XX":
            raise ValueError(f"'{text}' gives a day of an unknown month; write {year} alone")
        return _checked(text, int(year), int(year), "year", mark)
    return _within_year(text, int(year), int(month), day_of_month, mark)


def _checked(text: str, first_year: int, last_year: int, precision: Precision, mark: str) -> Point:
    if first_year < 1:
        raise ValueError(f"'{text}' has no year 0000; years run from 0001 to 9999")
    return Point(text, date(first_year, 1, 1), date(last_year, 12, 31), precision, mark)


def _within_year(text: str, year: int, month: int, day_text: str | None, mark: str) -> Point:
    _checked(text, year, year, "year", mark)
    if month in _SEASONS and day_text is None:
        start = date(year, _SEASONS[month][0], 1)
        end_year, end_month = (year + 1, 2) if month == 24 else (year, _SEASONS[month][0] + 2)
        end = date.max if end_year > date.max.year else _end_of_month(end_year, end_month)
        return Point(text, start, end, "season", mark)
    if not 1 <= month <= 12:
        raise ValueError(f"'{text}' has no month {month:02}; months run from 01 to 12")
    if day_text is None or day_text == "XX":
        return Point(text, date(year, month, 1), _end_of_month(year, month), "month", mark)
    if not 1 <= int(day_text) <= _end_of_month(year, month).day:
        raise ValueError(f"'{text}': {MONTHS[month - 1]} {year} has no day {day_text}")
    exact = date(year, month, int(day_text))
    return Point(text, exact, exact, "day", mark)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, 1) + timedelta(days=calendar.monthrange(year, month)[1] - 1)


def _without_repeated_month(points: list[Point]) -> list[str]:
    """Dates in words; of days in one month only the last names the month: `16`, `17 January 2012`."""
    *others, last = points
    if all(point.precision == "day" and (point.first.year, point.first.month) == (last.first.year, last.first.month) for point in points):
        return [*(str(point.first.day) for point in others), last.words()]
    return [point.words() for point in points]
