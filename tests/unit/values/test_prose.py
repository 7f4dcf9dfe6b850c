"""Prose: what is a citation or a link, what is forbidden, where sentences end."""

from __future__ import annotations

import pytest

from explainer.values import prose
from explainer.values.prose import Citation, Cited, Link, Words


def test_citations_and_links_are_told_from_words() -> None:
    text = "A [@one, §14; @two] met [[army|the army]] in `[@code]`."
    assert prose.tokens(text) == (
        Words(0, "A "),
        Citation(2, (Cited(4, "one", "§14"), Cited(15, "two", ""))),
        Words(19, " met "),
        Link(24, "army", "the army"),
        Words(41, " in `[@code]`."),
    )
    assert text[4:7] == "one"
    assert text[15:18] == "two"


@pytest.mark.parametrize(
    "text",
    ["less than < 50 and > 20", "a <https://example.org/x> link", "[words](https://example.org)", "## Heading\n\n1. one", "a_b *c* `code`",
     "an e-mail (a@b) and [1]", "{not an attribute}", "[[army]][@one]"],
)  # fmt: skip
def test_plain_markdown_is_allowed(text: str) -> None:
    assert prose.problems(text) == []


@pytest.mark.parametrize(
    "text",
    ["<script>", "<!-- x -->", "</b>", "<img src=x onerror=y>", "a{: onclick=x}", "a {#id}", "[x](javascript:y)", "[x]( data:z)", "[x](/local)",
     "![x](https://example.org/x.png)", "[x]: https://example.org", "# Title", "Title\n===", "[@one", "[[army]", "[[|army]]", "a\u202eb",
     "[x][y]", "`<b>`", "\\` <b> \\`", "> [x]: javascript:y", "- [x]: z", "a\u200bb", "[@a, @b]", "one ` tick\n\n<b>\n\nand ` one", "<?php", "< b>".replace(" ", "")],
)  # fmt: skip
def test_what_could_leave_the_page_is_refused(text: str) -> None:
    assert prose.problems(text) != []


def test_plain_text_keeps_the_words_only() -> None:
    text = "The [[army]] *left* `X` [here](https://example.org) [@one].\n\n## Then\n\nMore."
    assert prose.plain(text, lambda record_id: record_id.title()) == "The Army left X here. Then More."


def test_sentences_end_where_they_end() -> None:
    text = "One came [@a]. Two left! “Three” stayed: yes.\n\nA list\n- four\n- five"
    assert [s.strip() for _, s in prose.sentences(text)] == [
        "One came [@a].",
        "Two left!",
        "“Three” stayed: yes.",
        "A list",
        "- four",
        "- five",
    ]
