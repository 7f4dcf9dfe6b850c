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


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a <b>", [(2, "HTML is not used in prose; write Markdown, and '&lt;' for '<'")]),
        ("[@a] <b> [[c]]", [(5, "HTML is not used in prose; write Markdown, and '&lt;' for '<'")]),
        ("One [@a, @b].", [(6, "sources are separated by ';' in a citation: [@a; @b]")]),
        ("One [@].", [(4, "this citation is not written as [@id], [@id, §14] or [@a; @b]")]),
        ("One [@a; b].", [(4, "this citation is not written as [@id], [@id, §14] or [@a; @b]")]),
        ("One [[ |x]].", [(4, "this link names no record; write [[id]] or [[id|words]]")]),
        ("One [@a", [(4, "this citation is not closed or not written as [@id], [@id, §14] or [@a; @b]")]),
        ("One [[a", [(4, "this link is not closed or not written as [[id]] or [[id|words]]")]),
        ("One `[[a` [@b].", []),
        (" " * 40 + "x\n\n" + " " * 40 + "y", [(0, "is indented too far; a list has a few levels")]),
        ("x\u202e", [(1, "there is an invisible character (U+202E) here; delete it")]),
        ("# A", [(0, "headings in prose begin with '##'; '#' is the page's own title")]),
        ("", []),
    ],
)
def test_a_mistake_in_prose_has_its_place(text: str, problems: list[tuple[int, str]]) -> None:
    assert prose.problems(text) == problems


@pytest.mark.parametrize("text", ["# A title", "See [method](method.md#part).", "Title\n===", "[a](../b/c.md)"])
def test_pages_have_titles_and_lead_to_pages_and_records_do_not(text: str) -> None:
    assert prose.problems(text, page=True) == []
    assert prose.problems(text) != []


@pytest.mark.parametrize("text", ["[a](javascript:x)", "[@a", "<b>"])
def test_pages_are_no_safer_place_for_what_leaves_the_page(text: str) -> None:
    assert len(prose.problems(text, page=True)) == 1


def test_of_one_mistake_many_times_some_are_reported() -> None:
    assert len(prose.problems("<b> " * 30)) == 20
    assert len(prose.problems("`` [@a ")) == 1
    assert len(prose.problems("[@a " * 30)) == 20


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("See @report and [red-army].", [(4, "report"), (16, "red-army")]),
        ("[@a] then (@b), [[c]] and @d-e", [(11, "b"), (26, "d-e")]),
        ("a@b.example, x/@y, @@z, `@code`, [red-army](x), [red-army][y], [red]", []),
    ],
)
def test_what_looks_like_an_id_is_told(text: str, marks: list[tuple[int, str]]) -> None:
    assert list(prose.bare_marks(text)) == marks


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("[@a]", [("a", "", 2)]),
        ("[@a, §14; @b , p. 3]", [("a", "§14", 2), ("b", "p. 3", 11)]),
        ("x [ @a]", []),
        ("x [@a;@b]", [("a", "", 4), ("b", "", 7)]),
        ("x [@a;]", []),
    ],
)
def test_sources_of_a_citation_have_their_places(text: str, cited: list[tuple[str, str, int]]) -> None:
    assert [(one.source, one.locator, one.offset) for one in prose.citations(text)] == cited


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("`[[a]]` [[b]]", ["b"]),
        ("``[[a]] ` [[b]]`` [[c]]", ["c"]),
        ("` [[a]]", ["a"]),
        ("`` [[a]] ` [[b]]", ["a", "b"]),
        ("\\`[[a]]` [[b]]", ["a", "b"]),
        ("\\\\`[[a]]` [[b]]", ["b"]),
        ("one ` [[a]]\n\n[[b]] ` two", ["a", "b"]),
        ("one ` [[a]]\n[[b]] ` two [[c]]", ["c"]),
        ("`x` [[a]] `y` [[b]]", ["a", "b"]),
        ("`x` [[a]] `y", ["a"]),
    ],
)
def test_code_holds_no_links_and_ends_within_its_paragraph(text: str, links: list[str]) -> None:
    assert [link.target for link in prose.links(text)] == links


def test_a_link_has_its_own_words_or_none() -> None:
    assert list(prose.links("[[ a | b ]] [[c]] [[d|]]")) == [Link(0, "a", "b"), Link(12, "c", ""), Link(18, "d", "")]


def test_only_headings_lose_their_signs_at_the_beginning_of_a_line() -> None:
    text = "## One #1\n[[army|The army]] and [[town]] [a](b) ."
    assert prose.plain(text, str.upper) == "One #1 The army and TOWN a."


def test_sentences_know_where_they_begin() -> None:
    text = "One. Two left (all). 3 came.\n\n\nMore\n1. four"
    assert list(prose.sentences(text)) == [(0, "One."), (5, "Two left (all)."), (21, "3 came."), (31, "More"), (36, "1. four")]
