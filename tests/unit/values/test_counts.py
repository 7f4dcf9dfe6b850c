"""Counts keep their words and know the range they stand for."""

from __future__ import annotations

import math

import pytest

from explainer.values import counts


@pytest.mark.parametrize(
    ("text", "low", "high", "words"),
    [
        ("50", 50, 50, "50"),
        (">50", 51, math.inf, "more than 50"),
        (">=500", 500, math.inf, "at least 500"),
        ("<=600", 0, 600, "at most 600"),
        ("<600", 0, 599, "fewer than 600"),
        ("50-60", 50, 60, "50 to 60"),
        ("50–60", 50, 60, "50 to 60"),
        ("~60", 54, 66, "about 60"),
        ("4.2 million", 4_200_000, 4_200_000, "4.2 million"),
        (">4.2 million", 4_200_001, math.inf, "more than 4.2 million"),
        ("2-2.7 million", 2_000_000, 2_700_000, "2 million to 2.7 million"),
        ("dozens", 24, 99, "dozens"),
        ("hundreds", 200, 999, "hundreds"),
        ("unknown", None, None, "an unknown number"),
        ("3530175", 3530175, 3530175, "3,530,175"),
    ],
)
def test_a_count_reads_as_written(text: str, low: float | None, high: float | None, words: str) -> None:
    count = counts.parse(text)
    assert (count.text, count.words) == (text, words)
    assert (count.low, count.high) == (pytest.approx(low) if low else low, pytest.approx(high) if high else high)


@pytest.mark.parametrize(
    ("text", "message"),
    [("fifty", "is not a count"), ("60-50", "runs backwards"), ("3,530,175", "write 3530175"), ("3 530 175", "write 3530175"),
     ("2.5", "not a whole number"), ("", "is not a count"), (">", "is not a count"), ("at least 50", "write '>=50'"), ("50+", "write '>=50'"), ("about 60", "write '~60'"), ("50 to 60", "write 50-60"),
     ("99999999999", "is not a count"), ("-5", "is not a count"), ("1e5", "is not a count")],
)  # fmt: skip
def test_a_wrong_count_says_what_was_expected(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        counts.parse(text)
    assert message in str(caught.value)


def test_counts_are_disjoint_only_when_no_number_fits_both() -> None:
    assert counts.parse("dozens").disjoint(counts.parse("19"))
    assert not counts.parse(">50").disjoint(counts.parse("~60"))
    assert counts.parse("203").disjoint(counts.parse(">=500"))
    assert not counts.parse("unknown").disjoint(counts.parse("5"))


def test_long_numbers_are_shown_with_thousands_set_apart() -> None:
    assert counts.parse(">=3530175").shown == ">=3,530,175"


@pytest.mark.parametrize(
    ("text", "low", "high", "words"),
    [
        ("<1", 0, 0, "fewer than 1"),
        ("<0", 0, 0, "fewer than 0"),
        (">0", 1, math.inf, "more than 0"),
        ("0", 0, 0, "0"),
        ("> 50", 51, math.inf, "more than 50"),
        ("50 - 60", 50, 60, "50 to 60"),
        ("50-50", 50, 50, "50 to 50"),
        ("1-2 million", 1_000_000, 2_000_000, "1 million to 2 million"),
        ("1 million-2 million", 1_000_000, 2_000_000, "1 million to 2 million"),
        ("1000000", 1_000_000, 1_000_000, "1 million"),
        ("999999", 999_999, 999_999, "999,999"),
        ("1010000", 1_010_000, 1_010_000, "1.01 million"),
        ("1005000", 1_005_000, 1_005_000, "1,005,000"),
        ("1000", 1000, 1000, "1,000"),
        ("2.0", 2, 2, "2"),
    ],
)
def test_bounds_and_words_at_the_edges(text: str, low: float, high: float, words: str) -> None:
    count = counts.parse(text)
    assert (count.low, count.high, count.words, str(count)) == (low, high, words, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (">3,530", "'>3,530' has a thousands separator; write >3530"),
        ("3\u202f530", "'3\u202f530' has a thousands separator; write 3530"),
        ("4,2 million", "'4,2 million' has a decimal comma; write 4.2 million"),
        (">4,25 million", "'>4,25 million' has a decimal comma; write >4.25 million"),
        ("“>12”", "'“>12”' has typographic quotation marks; write straight ones, such as '>=12'"),
        (">12”", "'>12”' has typographic quotation marks; write straight ones, such as '>=12'"),
        ("more than 50", "'more than 50' is not written as a count; write '>50'"),
        ("over 50", "'over 50' is not written as a count; write '>50'"),
        ("Up to 50", "'Up to 50' is not written as a count; write '<=50'"),
        ("fewer than 50", "'fewer than 50' is not written as a count; write '<50'"),
        ("nearly 50", "'nearly 50' is not written as a count; write '~50'"),
        ("around 50+", "'around 50+' is not written as a count; write '~50'"),
        ("50+", "'50+' is not written as a count; write '>=50'"),
        ("50 to 60", "'50 to 60' is not written as a count; write 50-60"),
        ("about 50 to  60", "'about 50 to  60' is not written as a count; write 50-60"),
        ("50 soldiers", "'50 soldiers' says what was counted too; write 50, and the rest under 'what' and 'whom'"),
        (">50 dead men", "'>50 dead men' says what was counted too; write >50, and the rest under 'what' and 'whom'"),
        ("seven", "'seven' is a number in words; write 7"),
        ("At least Twelve", "'At least Twelve' is a number in words; write '>=12'"),
        ("about twenty", "'about twenty' is a number in words; write '~20'"),
        ("zero", "'zero' is a number in words; write 0"),
        ("2.5", "'2.5' is not a whole number; only millions have decimals"),
        ("60-50", "'60-50' runs backwards; the smaller number comes first"),
    ],
)
def test_a_wrong_count_proposes_the_one_that_was_meant(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        counts.parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("one", "other", "disjoint"),
    [
        ("5", "5", False),
        ("5", "6", True),
        ("6", "5", True),
        ("5-7", "7-9", False),
        ("7-9", "5-7", False),
        ("5-7", "8", True),
        (">7", "7", True),
        (">7", "8", False),
        ("5", "unknown", False),
        ("unknown", "unknown", False),
    ],
)
def test_counts_that_touch_are_not_disjoint(one: str, other: str, disjoint: bool) -> None:
    assert counts.parse(one).disjoint(counts.parse(other)) is disjoint


@pytest.mark.parametrize(
    ("text", "shown"), [("999", "999"), ("1000", "1,000"), ("1.2345 million", "1.2345 million"), ("1000-20000", "1,000-20,000")]
)
def test_only_thousands_are_set_apart(text: str, shown: str) -> None:
    assert counts.parse(text).shown == shown
