"""Dates parse, order, print in words, and agree with the edtf package on what they may mean."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from explainer.values import edtf

WORDS = {
    "2020-10-30": "30 October 2020",
    "2020-10": "October 2020",
    "2012": "2012",
    "2020-10-30~": "about 30 October 2020",
    "2017-05?": "May 2017 (uncertain)",
    "2017%": "about 2017 (uncertain)",
    "201X": "the 2010s",
    "19XX": "the years 1900 to 1999",
    "2012-XX": "a month in 2012",
    "2012-01-XX": "a day in January 2012",
    "2012-XX-XX": "a day in 2012",
    "2020-21": "spring 2020",
    "2020-24": "winter 2020",
    "2020-10-30/2020-10-31": "30–31 October 2020",
    "2020-09-28/2020-11-01": "28 September – 1 November 2020",
    "2019-12-30/2020-01-02": "30 December 2019 – 2 January 2020",
    "2012-01/2013-01": "January 2012 – January 2013",
    "2012/2012": "2012",
    "2015-05-13/..": "since 13 May 2015",
    "2015-05-13/": "from 13 May 2015, end unknown",
    "../2023-02-18": "until 18 February 2023",
    "[2012-01-16,2012-01-17]": "16 or 17 January 2012",
    "[2012-01-31,2012-02-01]": "31 January 2012 or 1 February 2012",
    "[2020-11-03..2020-11-08]": "between 3 and 8 November 2020",
}


@pytest.mark.parametrize(("text", "words"), WORDS.items())
def test_a_date_prints_in_words_and_never_gains_precision(text: str, words: str) -> None:
    assert edtf.parse(text).words == words


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2020-13-01", "has no month 13"),
        ("2020-02-30", "February 2020 has no day 30"),
        ("2021-02-29", "has no day 29"),
        ("30/10/2020", "is not year-month-day"),
        ("30.10.2020", "is not year-month-day"),
        ("October 2020", "write 2020-10"),
        ("30 October 2020", "write 2020-10-30"),
        ("Dec 2014", "write 2014-12"),
        ("30-10-2020", "is not year-month-day"),
        ("2020-10-30T12:00", "time of day"),
        ("20", "is not a date"),
        ("0000", "no year 0000"),
        ("0000-05", "no year 0000"),
        ("000X", "no year 0000"),
        ("2020-1-5", "lacks a zero; write 2020-01-05"),
        ("2020-1", "lacks a zero; write 2020-01"),
        ("2020-00", "has no month 00"),
        ("2020-25", "has no month 25"),
        ("2020-21-05", "has no month 21"),
        ("2020-01-00", "January 2020 has no day 00"),
        ("2020-11-31", "November 2020 has no day 31"),
        ("12.10.2020", "write 2020-10-12 or 2020-12-10"),
        ("13.10.2020", "write 2020-10-13"),
        ("12.12.2020", "write 2020-12-12"),
        ("5/1/2020", "write 2020-01-05 or 2020-05-01"),
        ("2019 - 2020", "write 2019/2020"),
        ("2019-05–2020-06-01", "write 2019-05/2020-06-01"),
        ("5 January 2014", "write 2014-01-05"),
        ("Sept. 2014", "write 2014-09"),
        ("Foo 2014", "is not a date"),
        ("2020-10-30T", "time of day, which is not kept; write 2020-10-30"),
        ("T2020-10-30", "is not a date"),
        ("[]", "not closed"),
        ("[2012-01-16,2012-01-16]", "not in order"),
        ("[2012-01-17..2012-01-16]", "not in order"),
        ("/", "neither a beginning nor an end"),
        ("2020/2019", "ends before it begins"),
        ("20X0", "is not a date"),
        ("2020-10-31/2020-10-30", "ends before it begins"),
        ("../..", "neither a beginning nor an end"),
        ("[2012-01-17,2012-01-16]", "not in order"),
        ("[2012-01-16", "not closed"),
        ("201X-05", "month of an unknown year"),
        ("2012-XX-05", "day of an unknown month"),
    ],
)
def test_a_wrong_date_says_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        edtf.parse(text)
    assert message in str(caught.value)


@pytest.mark.parametrize("text", [text for text in WORDS if not text.startswith("[")])
def test_bounds_agree_with_the_edtf_package(text: str) -> None:
    ours = edtf.parse(text)
    theirs = parse_edtf(text)
    for bound, strict in ((ours.first, "lower_strict"), (ours.last, "upper_strict")):
        if bound in (date.min, date.max):
            continue  # the package has no bounds for open ends
        try:
            time = getattr(theirs, strict)()
        except TypeError:
            continue  # it fails on intervals with an open end altogether
        # The package lets a winter end with its year; ours may last until the next February, which is no narrower.
        expected = (2020, 12, 31) if text == "2020-24" and strict == "upper_strict" else (bound.year, bound.month, bound.day)
        assert tuple(time[:3]) == expected


@pytest.mark.parametrize("text", ["2020-13", "2020-10-32", "2020-10-30/2020-13", "[2020,", "2020~~", "x2020", ""])
def test_what_the_edtf_package_refuses_is_refused(text: str) -> None:
    with pytest.raises((EDTFParseException, ValueError)):
        parse_edtf(text)
    with pytest.raises(ValueError, match=r"."):
        edtf.parse(text)


def test_dates_order_by_their_first_day_then_by_their_last() -> None:
    ordered = [
        "../2011",
        "2012-01-01",
        "2012",
        "2012-01-16",
        "[2012-01-16,2012-01-17]",
        "2012-01-17",
        "2015-05-13/..",
        "2020-10",
        "2020-10-30~",
    ]
    assert [date.text for date in sorted(map(edtf.parse, reversed(ordered)))] == ordered


def test_before_is_only_said_when_it_is_sure() -> None:
    early, late, vague = edtf.parse("2020-10-30"), edtf.parse("2020-11"), edtf.parse("2020-10-30~")
    assert early.surely_before(late)
    assert not vague.surely_before(late)
    assert not edtf.parse("2020").surely_before(late)
    assert edtf.parse("2015/..").overlaps(late)
    assert not edtf.parse("../2019").overlaps(late)


def test_an_interval_is_open_only_at_its_end() -> None:
    assert edtf.parse("2015-05-13/..").is_open
    assert edtf.parse("2015-05-13/").is_open
    assert not edtf.parse("../2023-02-18").is_open
    assert not edtf.parse("2012/2013").is_open


@pytest.mark.parametrize(
    ("text", "uncertain"),
    [
        ("2012", False),
        ("2012~", True),
        ("2012?", True),
        ("2012%", True),
        ("2012~/2013", True),
        ("2012/2013?", True),
        ("2012/2013", False),
        ("2012~/..", True),
        ("2012/..", False),
        ("[2012-01-16,2012-01-17]", False),
    ],
)
def test_one_mark_makes_the_whole_uncertain(text: str, uncertain: bool) -> None:
    assert edtf.parse(text).is_uncertain is uncertain


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2012-01-16/2013", "year"),
        ("2012/2013-01-16", "year"),
        ("201X/2020-05", "decade"),
        ("19XX/201X", "century"),
        ("2012-21/2012-12-24", "season"),
        ("2012-05/2012-05-30", "month"),
        ("2012-05-01/..", "day"),
        ("[2012-01-16,2012-02]", "month"),
    ],
)
def test_the_precision_of_several_dates_is_their_coarsest(text: str, precision: str) -> None:
    assert edtf.parse(text).precision == precision


@pytest.mark.parametrize(
    ("early", "late", "sure"),
    [
        ("2020-10-30", "2020-10-31", True),
        ("2020-10-30", "2020-10-30", False),
        ("2020-10", "2020-10-31", False),
        ("2020-10-30", "2020-10-31~", False),
        ("2020-10-30?", "2020-10-31", False),
        ("2019", "2020?", False),
        ("2019/..", "2020", False),
    ],
)
def test_surely_before_needs_a_gap_and_no_mark(early: str, late: str, sure: bool) -> None:
    assert edtf.parse(early).surely_before(edtf.parse(late)) is sure


def test_dates_that_only_touch_overlap() -> None:
    day = edtf.parse("2020-10-30")
    assert day.overlaps(day)
    assert edtf.parse("2020-10-01/2020-10-30").overlaps(day)
    assert day.overlaps(edtf.parse("2020-10-30/2020-11-02"))
    assert not day.overlaps(edtf.parse("2020-10-31"))
    assert not edtf.parse("2020-10-31").overlaps(day)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020-10-30~/2020-10-31", "about 30 October – 31 October 2020"),
        ("2020-10-30/2020-10-31?", "30 October – 31 October 2020 (uncertain)"),
        ("2020-09-30/2020-10-31", "30 September – 31 October 2020"),
        ("2019-10-30/2020-10-31", "30 October 2019 – 31 October 2020"),
        ("2020-10/2020-10-31", "October 2020 – 31 October 2020"),
        ("[2012-01-16..2012-02-17]", "between 16 January 2012 and 17 February 2012"),
        ("[2011-01-16,2012-01-17]", "16 January 2011 or 17 January 2012"),
    ],
)
def test_a_month_or_year_is_said_once_only_where_both_share_it(text: str, words: str) -> None:
    assert edtf.parse(text).words == words


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("13/10/2020", "write 2020-10-13"),
        ("10/13/2020", "write 2020-10-13"),
        ("05/05/2020", "write 2020-05-05"),
        ("05/04/2020", "write 2020-04-05 or 2020-05-04"),
        ("12/11/2020", "write 2020-11-12 or 2020-12-11"),
        ("2012-01-02 to 2012-01-05", "write 2012-01-02/2012-01-05"),
    ],
)
def test_a_date_in_another_order_is_offered_in_every_order_that_it_may_mean(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        edtf.parse(text)
    assert str(caught.value).endswith(message)


def test_one_of_a_set_steps_forward_at_each_date() -> None:
    with pytest.raises(ValueError, match="not in order"):
        edtf.parse("[2012-01-16,2012-01-16]")
    with pytest.raises(ValueError, match="not in order"):
        edtf.parse("[2012-01-16,2012-01-18,2012-01-17]")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-21", date(2020, 3, 1), date(2020, 5, 31)),
        ("2020-22", date(2020, 6, 1), date(2020, 8, 31)),
        ("2020-23", date(2020, 9, 1), date(2020, 11, 30)),
        ("2020-24", date(2020, 12, 1), date(2021, 2, 28)),
        ("2019-24", date(2019, 12, 1), date(2020, 2, 29)),
        ("9999-24", date(9999, 12, 1), date.max),
    ],
)
def test_a_season_is_three_months_and_winter_runs_into_the_next_year(text: str, first: date, last: date) -> None:
    season = edtf.parse(text)
    assert (season.first, season.last) == (first, last)
