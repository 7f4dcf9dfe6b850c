"""What GitHub would make of a text: what is live in it after Markdown, and after the search for names, numbers and addresses in it.

Two parsers are asked: GitHub's own (cmark-gfm) and markdown-it, which also finds addresses that have neither scheme nor www.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options
from hypothesis import settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

# What GitHub looks for in the text that Markdown left, but not in code.
SOUGHT = {
    "mention": r"@\w",
    "number of an issue": r"#\d|(?i:\bgh-\d)",
    "advisory": r"(?i:\bghsa-\w|\bcve-\d)",
    "commit": r"(?<![0-9A-Za-z_])[0-9A-Fa-f]{7,40}(?![0-9A-Za-z_])",
    "address": r"(?i:\b(?:https?|ftp|mailto|xmpp|javascript|data):[^\s\u200b]|://|www\.[^\s\u200b])",
    "mail address": r"[\w.+-]@[\w-]",
    "emoji": r":\w+:",
}
PLAIN_TAGS = {"p", "ul", "ol", "li", "h1", "h2", "h3", "pre", "code", "strong", "em", "input", "br"}
FROM_MARKDOWN = {"paragraph", "bullet_list", "list_item", "heading", "strong", "em", "text", "code_inline", "code_block", "softbreak"}
_MARKDOWN = MarkdownIt("gfm-like")

QUICK = settings(derandomize=True, deadline=None, database=None, max_examples=3_000 if os.environ.get("SOAK") else 400)
_PARTS = st.sampled_from(
    [
        *"`~<>[]()!*_#@&|\\:;-+=$ \t\n\r\x0b\x0c\u2028\u0085\u200b\u202e\u0301a1", "```", "~~~", "````\n", "   ```js\n", "\n\n", "\n    ", "    ", "\n> ",
        "\n- ", "\n1. ", "# ", "<div>\n", "</code>", "</pre>", "<pre>", "<!--", "-->", "<img src=https://x.example/y.png>", "<a href=x>", "<script>",
        "![a](https://x.example/p.png)", "[a](https://x.example)", "[a]: https://x.example\n", "[a]", "[^1]", "<https://x.example>", "www.x.example ",
        "https://x.example/y?a=1&b", "ftp://x.example", "mailto:a@b.com", "a@b.com", "x.example.com ", "@everyone", "@org/team ", "&commat;", "&#64;", "&#x40;",
        "&num;12", "&lt;b&gt;", "&colon;", "&sol;", "&NewLine;", "#12 ", "GH-12 ", "org/repo#3 ", "org/repo@", "0123abc", "deadbeef ", " GHSA-jfh8-c2jp-5v3q ",
        "\n|a|b|\n|---|---|\n|c|d|\n", "\n===\n", "\n---\n", "<details><summary>", "<code>", "- [ ] ", ":tada:", "$x$", "<?x", "<![CDATA[", "<!X",
    ]
)  # fmt: skip
HOSTILE = st.lists(st.one_of(_PARTS, st.text(max_size=4)), max_size=40).map("".join)


def live(markdown: str) -> list[str]:
    """Everything in a text that would do more on GitHub than be read; empty when nothing would."""
    return [*_live_html(rendered(markdown)), *_live_tokens(_MARKDOWN.parse(markdown))]


def rendered(markdown: str) -> str:
    """The text as HTML, as GitHub's parser makes it before anything is filtered from it."""
    html: str = cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES)
    return html


def blocks(markdown: str) -> list[str]:
    """The kinds of blocks that a text consists of, outermost only."""
    return [token.type.removesuffix("_open") for token in _MARKDOWN.parse(markdown) if token.level == 0 and token.nesting >= 0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.texts = [""]
        self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.code += tag == "code"
        self.texts.append("")
        if tag not in PLAIN_TAGS:
            self.found.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag == "code"
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        if not self.code:
            self.texts[-1] += data

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}>")


def _live_html(html: str) -> Iterator[str]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.found
    for text in reader.texts:
        yield from _sought(text)


def _live_tokens(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            children = token.children or []
            yield from _live_tokens(children)
            yield from _sought("".join(child.content if child.type == "text" else " " for child in children))
        elif token.type.removesuffix("_open").removesuffix("_close") not in FROM_MARKDOWN:
            yield f"{token.type}: {token.content}"


def _sought(text: str) -> Iterator[str]:
    for name, pattern in SOUGHT.items():
        if hit := re.search(pattern, text):
            yield f"{name}: {hit[0]!r} in {text!r}"
