"""What holds for every count: its digits, its bounds, and which counts exclude each other."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explainer.values import counts
from explainer.values.counts import Count
from support.properties import TEXT

pytestmark = pytest.mark.soak

NUMBERS = st.one_of(st.integers(0, 9_999_999_999).map(str), st.decimals(0, 9999, places=4).map(lambda number: f"{number} million"))

WRITTEN_COUNTS = st.one_of(
    st.sampled_from(["unknown", "dozens", "hundreds"]),
    st.tuples(st.sampled_from(["", ">", ">=", "<", "<=", "~"]), NUMBERS).map("".join),
    st.tuples(NUMBERS, NUMBERS).map("-".join),
)


def _counted(text: str) -> Count | None:
    try:
        return counts.parse(text)
    except ValueError:
        return None


COUNTS = WRITTEN_COUNTS.map(_counted).filter(lambda found: found is not None).map(lambda found: found or counts.parse("0"))


@given(found=COUNTS)
def test_a_count_keeps_its_text_and_its_bounds_are_in_order(found: Count) -> None:
    assert str(found) == found.text
    assert counts.parse(found.text) == found
    assert re.fullmatch(counts.PATTERN, found.text)
    assert found.words
    if found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.high


@given(found=COUNTS)
@example(found=counts.parse("4.0001 million"))
def test_a_count_is_shown_with_the_digits_it_was_written_with(found: Count) -> None:
    assert found.shown.replace(",", "") == found.text or re.search(r"(?<![\d.])0\d", found.text)


@given(text=st.one_of(TEXT, st.from_regex(r"[<>=~]{0,2} ?[0-9.,]{0,12}( million)?(-[0-9.]{0,8})?", fullmatch=True)))
@example(text="1." + "0" * 5000 + " million")
@example(text="٥٠")
@example(text="50\n")
def test_what_reads_as_a_count_can_be_shown_and_is_one_for_the_schema(text: str) -> None:
    found = _counted(text)
    if found is not None:
        assert found.shown
        assert found.words
        assert re.fullmatch(counts.PATTERN, text), text


@given(one=COUNTS, other=COUNTS)
def test_counts_that_exclude_each_other_do_so_both_ways(one: Count, other: Count) -> None:
    assert one.disjoint(other) == other.disjoint(one)
    assert not one.disjoint(one)
    if one.disjoint(other):
        assert one.low != other.low
