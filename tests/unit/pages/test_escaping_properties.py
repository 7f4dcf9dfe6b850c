"""Escaped text comes out of Markdown and HTML as it went in."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explainer.pages.prose_renderer import escaped
from explainer.values import spoofing
from support.properties import SIGNS

pytestmark = pytest.mark.soak


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _through(convert: Callable[[str], str], text: str) -> tuple[str, list[str]]:
    reader = _Text()
    reader.feed(convert(text))
    reader.close()
    return reader.text, reader.elements


# What a line of a record may hold: no line ends, nothing invisible; white space at the ends is cut off.
LINES = (
    st.lists(st.one_of(SIGNS, st.text(max_size=4)), max_size=40)
    .map("".join)
    .map(lambda text: re.sub(r"\s+", " ", spoofing.INVISIBLE.sub("", text)).strip())
)


@given(text=LINES.filter(lambda text: text != "" and text.isprintable()))
@example(text="<script>alert(1)</script>")
@example(text="[a](javascript:b) *b* _c_ `d` {{ e }} &lt; # 1. - \\")
@example(text="1986. A year")
def test_escaped_text_comes_out_of_markdown_and_html_as_it_went_in(text: str) -> None:
    def page(inner: str) -> str:
        return markdown.Markdown(extensions=["tables"]).convert(inner)

    assert _through(page, f"# {escaped(text)}") == (text, ["h1"])
    assert _through(page, str(escaped(text))) == (text, ["p"])
    assert _through(page, f"<p>{escaped(text)}</p>") == (text, ["p"])
    assert _through(page, f"Before [{escaped(text)}](https://example.org) after") == (f"Before {text} after", ["p", "a"])
