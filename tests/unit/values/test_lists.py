"""Lists in sentences."""

from __future__ import annotations

import pytest

from explainer.values.lists import and_list, or_list


@pytest.mark.parametrize(
    ("items", "with_and", "with_or"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a or b"),
        (["a", "b", "c"], "a, b and c", "a, b or c"),
        (["a", "{1}", "c", "d"], "a, {1}, c and d", "a, {1}, c or d"),
    ],
)
def test_things_are_listed_as_in_a_sentence(items: list[str], with_and: str, with_or: str) -> None:
    assert (and_list(items), or_list(iter(items))) == (with_and, with_or)
