"""What is a listing of a page, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.values import listings

LINES = st.lists(
    st.sampled_from(["```diff", "```console", "```", "~~~", "```sh", " ```", "words", "", "<b>", "\x0b```\u2028"]), max_size=12
)


def test_a_listing_is_told_from_what_surrounds_it() -> None:
    parts = listings.parts("Before\n\n```diff\n-<b>\n\n+[[x]]\n```\nafter\n")
    assert [(part.language, part.text) for part in parts if not part.language] == [("", "Before\n\n"), ("", "after\n")]
    assert [(part.language, part.code) for part in parts if part.language] == [("diff", "-<b>\n\n+[[x]]\n")]


@pytest.mark.parametrize(
    "text",
    ["```diff\nnot closed\n", "```sh\nls\n```\n", " ```diff\nx\n```\n", "```diff \nx\n```\n", "~~~diff\nx\n~~~\n", "```diff\nx\n ```\n"],
)
def test_anything_else_is_none(text: str) -> None:
    assert [(part.language, part.text) for part in listings.parts(text)] == [("", text)]


@given(LINES, st.booleans())
def test_the_parts_are_the_page_and_what_is_left_keeps_its_place(lines: list[str], ends: bool) -> None:
    text = "\n".join(lines) + "\n" * ends
    parts = listings.parts(text)
    assert "".join(part.text for part in parts) == text
    left = listings.without(text)
    assert [len(line) for line in left.split("\n")] == [len(line) for line in text.split("\n")]
    assert "<b>" not in left or any("<b>" in part.text for part in parts if not part.language)
