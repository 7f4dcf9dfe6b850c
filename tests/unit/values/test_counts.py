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
