"""Text of strangers as Markdown: it is shown, and does nothing on GitHub, whatever it is (tried with the parsers of others)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from explainer.values import inert_markdown
from explainer.values.inert_markdown import block, code, fitting, inline, unmarked, visible
from support.github import HOSTILE, QUICK, blocks, live, rendered

pytestmark = pytest.mark.slow

# Ways round a cleaner that reads Markdown only nearly as GitHub does, and what must not come to life.
WAYS_ROUND = [
    "~~~\n@everyone <img src=https://x.example/p.png>\n~~~",
    "<div>\n```diff\n@everyone\n```",
    "<pre>\n\n    @everyone</pre> @everyone",
    "   ```diff\n@everyone\n   ```\n@everyone",
    "`````diff\n```\n@everyone [x](https://x.example)\n`````",
    "```diff\n@everyone\n ```` \n@everyone",
    "```diff\r@everyone\r```\r@everyone",
    "&commat;everyone &num;12 &lt;b&gt; &#64;everyone &#x40;everyone &#0064;everyone",
    "https&colon;&sol;&sol;x.example www&period;x.example a&commat;b.com",
    "[x]: https://x.example\n\n[x] ![x] [x][] <https://x.example>",
    "- a\n\n     @everyone\n\n          @org/team\n\n    - @everyone",
    "> @everyone\n\n1) @everyone\n\n@everyone\n===\n",
    "|a|b|\n|---|---|\n|@everyone|https://x.example|",
    "<!-- \n\n@everyone\n--> @everyone <!-- report of what this changes -->",
    "[^1] #12 GH-12 gh-12 org/repo#12 org/repo@0123456 0123456789abcdef0123456789abcdef01234567 GHSA-jfh8-c2jp-5v3q CVE-2024-12345",
    "a@b.com mailto:a@b.com xmpp:a@b.com ftp://x.example http://x www.x.example x.example.com",
    "<code>a@b.com</code> <details><summary>@everyone</summary>",
    "\t\t@everyone\n\x0b@everyone\x0c@everyone\u2028@everyone\x85@everyone\x1c@everyone",
    "@\u200beveryone @\u2060everyone @\u0301everyone \\@everyone *@*everyone _@everyone_ **#12**",
    "$`@everyone`$ :tada: ```math\nx\n```",
]


@pytest.mark.parametrize("text", WAYS_ROUND)
def test_no_way_round_is_one(text: str) -> None:
    shown, _ = block(text)
    assert live(shown) == []
    for one in (inline(text), f"- x: {inline(text)}", f"# {inline(text)}", code(text), f"- [ ] {code(text)}\n  {code(text)}."):
        assert live(one) == []
        assert "\n\n" not in one


def test_the_oracle_knows_what_is_live() -> None:
    for text in WAYS_ROUND:
        assert live(text), text


@QUICK
@given(HOSTILE)
def test_a_block_is_one_block_of_code_and_its_text(text: str) -> None:
    shown, cut = block(text)
    assert not cut
    assert live(f"Before.\n\n{shown}\n\nAfter.") == []
    assert blocks(f"Before.\n\n{shown}\n\nAfter.") == ["paragraph", *(["code_block"] if shown else []), "paragraph"]
    assert all(line.startswith("    ") or not line for line in shown.split("\n"))
    assert not re.search(r"&(?!#\d+;)", shown)
    # Every character is shown: what can be seen as it is, what cannot by its number.
    words = re.sub(r"\s|&#38;", lambda hit: "&" if hit[0] == "&#38;" else "", shown)
    assert words == re.sub(r"\s", "", "".join(visible(line.expandtabs(4)) for line in text.splitlines()))


@QUICK
@given(HOSTILE)
def test_a_sentence_keeps_its_words_and_does_nothing(text: str) -> None:
    for before in ("", "- 1 May 2020, `a/b`: "):
        assert live(before + inline(text)) == []
        assert len(blocks(before + inline(text))) <= 1
    assert not re.search(r"&(?!#\d+;)|[<>@`\[\]]", inline(text))
    read = re.sub(r"&#(\d+);", lambda hit: chr(int(hit[1])), inline(text)).replace("\u200b", "")
    assert read == " ".join(visible(" ".join(text.split())).split())


@QUICK
@given(HOSTILE)
def test_code_is_code_to_its_last_sign(text: str) -> None:
    assert live(f"- {code(text)}.") == []
    assert re.fullmatch(r"<ul>\n<li><code>[^<]*</code>\.</li>\n</ul>\n", rendered(f"- {code(text)}."))
    assert not re.search(r"&(?!#\d+;)", code(text))


def test_what_cannot_be_seen_is_shown_by_its_number() -> None:
    assert visible("a\u202eb\u200bc\x1b[31m\u2066\ufeff\u00ad") == "a[U+202E]b[U+200B]c[U+001B][31m[U+2066][U+FEFF][U+00AD]"
    assert visible("\u3164\u2800\ufe0f\U000e0041") == "[U+3164][U+2800][U+FE0F][U+E0041]"
    assert visible("e\u0301e" + "\u0301" * 5) == "e\u0301e\u0301\u0301\u0301[U+0301][U+0301]"
    assert visible("Ménaka, \u0645\u0627\u0644\u064a") == "Ménaka, \u0645\u0627\u0644\u064a"
    assert visible("a\u00a0b\u3000c") == "a b c"


@pytest.mark.parametrize("text", ["", " \n\t\r\n\u2028 \u00a0", "\n" * 10_000])
def test_nothing_is_said_as_nothing(text: str) -> None:
    assert block(text) == ("", False)
    assert inline(text) == ""
    assert code(text) == "`–`"


@pytest.mark.parametrize("sign", ["a", "\n", "a\n", "&", "&\n", "<", "\u202e", "\t", "😀\n", "`", "@a ", "é"])
def test_nothing_grows_beyond_its_bound(sign: str) -> None:
    """Counted after the escaping, in bytes, which are never fewer than characters."""
    text = sign * 100_000
    shown, _ = block(text, 5_000)
    assert len(shown.encode()) <= 5_000
    assert live(shown) == []
    assert len(inline(text)) < 1_000 * len("[U+202E]") * len("&#8203;&#60;")
    assert len(code(text)) < 15_000


def test_a_block_that_is_cut_says_so_and_keeps_its_beginning() -> None:
    shown, cut = block("first line\n" + "word " * 1_000, 500)
    assert cut
    assert shown.startswith("    first line\n    word word")
    assert block("x" * 1_000, 100) == ("    " + "x" * 96, True)


def test_long_lines_are_wrapped_and_blank_ones_do_not_push_anything_away() -> None:
    shown, _ = block("\n\n  - " + "word " * 40 + "\n" * 50 + "end " + "https://example.org/" + "x" * 200)
    assert max(len(line) for line in shown.split("\n") if "example.org" not in line) <= 114
    assert "\n\n\n" not in shown
    # An address can be copied in one piece.
    assert "https://example.org/" + "x" * 200 in shown


def test_rows_that_do_not_fit_are_counted() -> None:
    assert fitting(["aaaa", "b" * 100, "éé"], 10) == (["aaaa", "éé"], 1)
    assert inert_markdown.size(["aaaa", "éé"]) == 10


def test_a_report_without_marks_keeps_what_a_diff_quotes() -> None:
    report = "**<code>a&#47;b</code>** &#64;<!-- -->x\n```diff\n-<code>&#64;</code>\n+<!-- -->\n <code>\n```\n"
    assert unmarked(report) == "a/b @x\n\n-<code>&#64;</code>\n+<!-- -->\n <code>\n\n"
    assert unmarked("") == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ménaka and al-Qaida, 5% of it", "Ménaka and al-Qaida, 5% of it"),
        ("It left.", "It left."),
        ("It left. Then", "It left. Then"),
        ("left.It", "left&#46;&#8203;It"),
        ("12.", "12&#46;"),
        ("left -now", "left &#45;now"),
        ("a-1", "a&#45;&#8203;1"),
        ("GHSA-x", "GHSA-&#8203;x"),
        ("see GHSA-x", "see GHSA-&#8203;x"),
        ("ghsa-x", "ghsa-&#8203;x"),
        ("xGHS-x", "xGHS-x"),
        ("a-", "a&#45;"),
        ("x!", "x&#33;"),
        ("x! y", "x&#33; y"),
        ("@you", "&#64;&#8203;you"),
        ("a@b", "a&#64;&#8203;b"),
        ("<b>", "&#60;&#8203;b&#62;"),
        ('don\'t "x"; y', 'don\'t "x"; y'),
        ("é–à", "é–à"),
        ("abcdef0 is one", "abcdef&#8203;0 is one"),
        ("abcdef is none", "abcdef is none"),
    ],
)
def test_only_what_could_do_something_is_parted(text: str, shown: str) -> None:
    assert inline(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("word", "`word`"),
        ("a\n b", "`a b`"),
        ("a & b", "`a &#38; b`"),
        ("one ` tick", "`` one ` tick ``"),
        ("``two`` and `one`", "``` ``two`` and `one` ```"),
    ],
)
def test_code_has_one_more_tick_than_its_text(text: str, shown: str) -> None:
    assert code(text) == shown


@pytest.mark.parametrize(("text", "shown"), [("x" * 10, "x" * 10), ("x" * 11, "x" * 10 + "…")])
def test_a_text_is_cut_after_so_many_characters(text: str, shown: str) -> None:
    assert inline(text, 10) == shown
    assert code(text, 10) == f"`{shown}`"


def test_the_bytes_of_a_block_are_counted_to_the_last() -> None:
    assert block("é\nb", 13) == ("    é\n    b", False)
    assert block("é\nb", 11) == ("    é", True)
    assert block("a\nbb", 11) == ("    a\n    b", True)


def test_rows_fit_to_the_last_byte() -> None:
    assert fitting(["aaaa", "bbbb"], 10) == (["aaaa", "bbbb"], 0)
    assert fitting(["aaaa", "bbbb"], 9) == (["aaaa"], 1)
    assert fitting(["bbbb", "bbbb", "a", "bbbb"], 7) == (["bbbb", "a"], 2)


def test_lines_keep_their_indent_when_they_are_wrapped() -> None:
    words = " ".join(["word"] * 30)
    assert block("x" * 110) == ("    " + "x" * 110, False)
    shown, _ = block(f"  - {words}")
    first, second = shown.split("\n")
    assert first.startswith("      - word")
    assert second.startswith("    " + " " * 8 + "word")
    deep, _ = block(" " * 80 + words)
    assert all(line.startswith("    " + " " * 55 + "word") for line in deep.split("\n")[1:])


def test_blank_lines_stand_alone_and_not_at_the_beginning() -> None:
    assert block("\n\na\n\n\nb\n \nc\n\n") == ("    a\n\n    b\n\n    c", False)


def test_a_report_is_read_without_marks_line_by_line() -> None:
    report = (
        "<details><summary>**<code>x</code>** **bold**</summary>\n&#35;&#8203;1 and &amp;\n@@ <code>\n- <code>one</code>\n-<code>\n\ttab\n"
    )
    assert unmarked(report) == "x **bold**\n#1 and &amp;\n@@ <code>\n- one\n-<code>\n    tab\n"


def test_few_marks_in_a_row_are_drawn_and_counted_anew_for_each_letter() -> None:
    mark = "\u0301"
    assert visible("a" + mark * 3 + "b" + mark * 3) == "a" + mark * 3 + "b" + mark * 3
    assert visible("a" + mark * 4) == "a" + mark * 3 + "[U+0301]"
    assert visible("a\u2028b\u2029") == "a[U+2028]b[U+2029]"
