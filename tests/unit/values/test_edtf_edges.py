"""Dates at their edges: the last days that may be meant, what is proposed for a slip, several dates in words."""

from __future__ import annotations

from datetime import date

import pytest

from explainer.values import edtf


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("13.10.2020", "'13.10.2020' is not year-month-day; write 2020-10-13"),
        ("10.13.2020", "'10.13.2020' is not year-month-day; write 2020-10-13"),
        ("31.13.2020", f"'31.13.2020' is not year-month-day; {edtf.EXPECTED}"),
        ("12.12.2020", "'12.12.2020' is not year-month-day; write 2020-12-12"),
        ("Sept. 2014", "'Sept. 2014' is written in words; write 2014-09"),
    ],
)
def test_only_what_may_be_meant_is_proposed(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        edtf.parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2020-21", "2020-03-01", "2020-05-31", "season"),
        ("2020-22", "2020-06-01", "2020-08-31", "season"),
        ("2020-23", "2020-09-01", "2020-11-30", "season"),
        ("2019-24", "2019-12-01", "2020-02-29", "season"),
        ("9998-24", "9998-12-01", "9999-02-28", "season"),
        ("9999-24", "9999-12-01", "9999-12-31", "season"),
        ("201X", "2010-01-01", "2019-12-31", "decade"),
        ("20XX", "2000-01-01", "2099-12-31", "century"),
        ("0001", "0001-01-01", "0001-12-31", "year"),
        ("2012-XX-XX", "2012-01-01", "2012-12-31", "year"),
        ("2012-02-XX", "2012-02-01", "2012-02-29", "month"),
        ("2012-01-01", "2012-01-01", "2012-01-01", "day"),
        ("2012-12-31", "2012-12-31", "2012-12-31", "day"),
        ("2012-12", "2012-12-01", "2012-12-31", "month"),
    ],
)
def test_a_date_knows_the_days_it_may_mean(text: str, first: str, last: str, precision: str) -> None:
    found = edtf.parse(text)
    assert (found.first.isoformat(), found.last.isoformat(), found.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2012-XX-XX~", "about a day in 2012"),
        ("2012-01-XX?", "a day in January 2012 (uncertain)"),
        ("2012-XX~", "about a month in 2012"),
        ("2020-21~", "about spring 2020"),
        ("2020/2020", "2020"),
        ("2020-10-30/2020-10-30", "30 October 2020"),
        ("2020-10-30/2020-10-30~", "30 October – about 30 October 2020"),
        ("2019-10-30/2020-10-30", "30 October 2019 – 30 October 2020"),
        ("2020-10/2020-11", "October 2020 – November 2020"),
        ("2020-10-30/2020-11", "30 October 2020 – November 2020"),
        ("/2020", "until 2020"),
        ("[2012,2014]", "2012 or 2014"),
        ("[2012-01-16,2012-01-18,2012-01-20]", "16, 18 or 20 January 2012"),
        ("[2012-01-16,2013-01-17]", "16 January 2012 or 17 January 2013"),
        ("[2012-01,2012-01-05]", "January 2012 or 5 January 2012"),
        ("[2012-01,2012-02-05]", "January 2012 or 5 February 2012"),
        ("[2012-01-16..2012-02-18]", "between 16 January 2012 and 18 February 2012"),
    ],
)
def test_words_say_each_thing_once_and_all_marks(text: str, words: str) -> None:
    assert edtf.parse(text).words == words


def test_a_day_of_the_calendar_is_a_date() -> None:
    assert edtf.day(date(2020, 1, 5)).text == "2020-01-05"
    assert str(edtf.day(date(2020, 1, 5))) == "2020-01-05"


def test_dates_of_the_same_days_order_by_their_text() -> None:
    assert sorted([edtf.parse("2012?"), edtf.parse("2012")])[0].text == "2012"
    assert edtf.parse("2012") < edtf.parse("2012?")
    assert not edtf.parse("2012") < edtf.parse("2012")
