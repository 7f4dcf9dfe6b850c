"""What holds for every prose: tokens, offsets, and no element that acts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from explainer.values import prose
from explainer.values.prose import Citation, Link, Words
from support.properties import WORDS, examples

pytestmark = pytest.mark.soak


@given(text=WORDS)
def test_tokens_are_the_text_cut_into_pieces(text: str) -> None:
    tokens = prose.tokens(text)
    assert bool(tokens) == bool(text)
    if not tokens:
        return
    ends = [*(token.offset for token in tokens[1:]), len(text)]
    assert tokens[0].offset == 0
    assert "".join(text[token.offset : end] for token, end in zip(tokens, ends, strict=True)) == text
    for token, end in zip(tokens, ends, strict=True):
        piece = text[token.offset : end]
        if isinstance(token, Words):
            assert piece == token.text
        elif isinstance(token, Link):
            assert piece.startswith("[[")
            assert piece.endswith("]]")
            assert token.target in piece
            assert token.label in piece
        else:
            assert isinstance(token, Citation)
            assert piece.startswith("[@")
            assert piece.endswith("]")


@given(text=WORDS)
def test_citations_and_links_point_at_their_ids(text: str) -> None:
    for cited in prose.citations(text):
        assert text.startswith(cited.source, cited.offset)
        assert cited.locator in text
    for link in prose.links(text):
        assert text.startswith("[[", link.offset)


@given(text=WORDS)
def test_problems_of_prose_stand_in_the_text(text: str) -> None:
    for page in (False, True):
        for offset, message in prose.problems(text, page=page):
            assert 0 <= offset < len(text)
            assert message


@given(text=WORDS)
def test_the_words_alone_hold_no_marks_of_ours(text: str) -> None:
    assume(not prose.problems(text))
    plain = prose.plain(text, lambda record_id: f"<{record_id}>")
    assert "\n" not in plain
    assert plain == plain.strip()


@given(text=WORDS)
def test_sentences_stand_where_they_say(text: str) -> None:
    end = 0
    for offset, sentence in prose.sentences(text):
        assert offset >= end
        assert text.startswith(sentence, offset)
        end = offset + len(sentence)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "img", "form", "object", "svg", "style"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (name in ("href", "src") and not re.match(r"https?://", value or "")):
                self.found.append(f"{name}={value}")


SLIPS = ["`", "``", "[x](", "https://example.org)", "javascript:alert(1)", ")", "[", "]", "]: ", "[x]", "\n", "\n\n", "- ", "1. ", "> ", "    ", "## ",
         "| ", "a | b\n--|--\n", "<", ">", "\\", "!", "*", "_", " ", "x", "\u2028", "{", "}", "&#106;", "<1@x.y>", "mailto:", "//x"]  # fmt: skip


@examples(times=5)
@given(text=st.lists(st.sampled_from(SLIPS), max_size=14).map("".join))
@example(text="- a ` b\n- [x](javascript:alert(1)) ` c")
@example(text="[\nx]: javascript:alert(1)\n\n[x]")
@example(text="a\u2028[x]: javascript:alert(1)\u2028\u2028[x]")
def test_prose_without_problems_makes_no_element_that_acts(text: str) -> None:
    assume(not prose.problems(text))
    # Pages are put together line by line, as str.splitlines sees lines.
    lines = "\n".join(text.splitlines())
    reader = _Links()
    reader.feed(markdown.Markdown(extensions=["tables"]).convert(lines))
    reader.close()
    assert reader.found == [], text
