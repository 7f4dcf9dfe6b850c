"""What holds for every date: words, bounds, and one order."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explainer.values import edtf
from explainer.values.edtf import Edtf
from support.properties import TEXT

pytestmark = pytest.mark.soak

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def _points() -> st.SearchStrategy[str]:
    year = st.integers(1, 9999).map(lambda number: f"{number:04}")
    mark = st.sampled_from(["", "~", "?", "%"])
    plain = st.one_of(
        year,
        DAYS.map(str),
        DAYS.map(lambda day: str(day)[:7]),
        DAYS.map(lambda day: f"{str(day)[:7]}-XX"),
        year.map(lambda text: f"{text}-XX"),
        year.map(lambda text: f"{text}-XX-XX"),
        st.integers(1, 999).map(lambda number: f"{number:03}X"),
        st.integers(1, 99).map(lambda number: f"{number:02}XX"),
        st.tuples(year, st.integers(21, 24)).map(lambda pair: f"{pair[0]}-{pair[1]}"),
    )
    return st.tuples(plain, mark).map("".join)


def _parsed(text: str) -> Edtf | None:
    try:
        return edtf.parse(text)
    except ValueError:
        return None


POINTS = _points()

WRITTEN_DATES = st.one_of(
    POINTS,
    st.tuples(POINTS, POINTS).map("/".join),
    st.tuples(POINTS, st.sampled_from(["", ".."])).map("/".join),
    st.tuples(st.sampled_from(["", ".."]), POINTS).map("/".join),
    st.lists(POINTS, min_size=1, max_size=3).map(lambda points: f"[{','.join(points)}]"),
    st.tuples(POINTS, POINTS).map(lambda pair: f"[{pair[0]}..{pair[1]}]"),
)

EDTFS = WRITTEN_DATES.map(_parsed).filter(lambda found: found is not None).map(lambda found: found or edtf.day(date(2020, 1, 1)))


@given(found=EDTFS)
def test_a_date_written_out_reads_as_the_same_date(found: Edtf) -> None:
    assert edtf.parse(str(found)) == found
    assert re.fullmatch(edtf.PATTERN, found.text)


@given(text=POINTS)
@example(text="9999-24")
def test_a_single_date_always_reads_and_does_not_end_before_it_begins(text: str) -> None:
    found = edtf.parse(text)
    assert found.first <= found.last


@given(found=EDTFS)
def test_every_date_has_words_a_precision_and_an_order_of_its_ends(found: Edtf) -> None:
    assert found.words.strip()
    assert "XX" not in found.words
    assert found.precision in ("day", "month", "season", "year", "decade", "century")
    assert found.first <= found.last


@given(text=st.one_of(TEXT, st.from_regex(r"[0-9X~?%./,\[\]-]{0,25}", fullmatch=True)))
@example(text="٢٠٢٠-٠١-٠٥")
@example(text="2020\n")
def test_what_reads_as_a_date_has_words_and_is_one_for_the_schema(text: str) -> None:
    found = _parsed(text)
    if found is None:
        return
    assert found.words
    # The schema refuses blanks beside commas, which are read all the same.
    assert re.fullmatch(edtf.PATTERN, re.sub(r"\s", "", text)), text


@given(one=EDTFS, other=EDTFS)
def test_before_after_and_overlapping_fit_together(one: Edtf, other: Edtf) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)
    if one.surely_before(other):
        assert one < other
        assert not one.overlaps(other)
        assert not other.surely_before(one)
    assert (one < other) + (other < one) + (one == other) == 1


@given(one=EDTFS, other=EDTFS, third=EDTFS)
def test_dates_have_one_order(one: Edtf, other: Edtf, third: Edtf) -> None:
    first, second, last = sorted((one, other, third))
    assert first <= second <= last
    assert first <= last
    assert sorted((third, other, one)) == [first, second, last]


@given(day=st.dates(date(1, 1, 1), date(9998, 6, 1)), length=st.integers(1, 400))
def test_an_interval_holds_its_days_and_no_other(day: date, length: int) -> None:
    end = day + timedelta(days=length)
    found = edtf.parse(f"{day}/{end}")
    assert (found.first, found.last) == (day, end)
    assert found.overlaps(edtf.day(day))
    assert found.overlaps(edtf.day(end))
