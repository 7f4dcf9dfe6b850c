"""What a text costs grows with its length and no faster, up to the most that is read; beyond that nothing is looked at."""

from __future__ import annotations

from collections.abc import Callable

import markdown
import pytest

from explainer.check import editorial
from explainer.values import prose, prose_limits
from support.growth import MOST_FOR_FOUR_TIMES, growth

pytestmark = pytest.mark.slow

# Paragraphs, each with nearly as much as is read of what is dear; and lines, of which a list or a table has many.
PARAGRAPHS = {
    "brackets that open": "[ " * 190,
    "brackets that close": "] " * 190,
    "emphasis": "*a _b " * 90,
    "links": "[a](https://example.org) " * 4,
    "citations": "A claim [@report, p. 3]. " * 4,
    "backticks": "` `` ``` " * 31,
    "entities": "&#" * 190,
    "double quotation marks": '"a ' * 190,
    "curly quotation marks": "‘a “b " * 190,
    "a long word": "a1" * 490,
    "white space": "a" + " " * 390 + "b",
    "backslashes": "\\[" * 95,
    "sentences": "It is. " * 56,
    "braces": "{: .a " * 60,
    "headings": "## A\n\nText that follows, and some more of it, so that a page has no more headings than it may have " + "so " * 100,
    "lists": "\n".join("  " * (line % 5) + "- item" for line in range(15)),
    "quotations": "\n".join("> " * (line % 6) + "said" for line in range(15)),
    "tables": "| a | b | c |\n|---|---|---|\n" + "| 1 | 2 | 3 |\n" * 3,
}
REPEATED = {"headings": 50, "lists": 100, "quotations": 100, "tables": 80}


def pieces(name: str, share: int) -> str:
    """So many quarters of the most that is read of a paragraph."""
    paragraph = PARAGRAPHS[name]
    most = min(REPEATED.get(name, 500), prose_limits.MOST_LETTERS // (len(paragraph) + 2))
    if "[@" in paragraph or "](" in paragraph:
        most = min(most, 120)
    return "\n\n".join([paragraph] * (most * share // 4))


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_a_text_of_the_greatest_length_is_read(name: str) -> None:
    assert prose_limits.excess(pieces(name, 4)) == []


@pytest.mark.parametrize("name", PARAGRAPHS)
@pytest.mark.parametrize(
    "work",
    [
        prose.problems,
        prose.tokens,
        lambda text: list(prose.sentences(text)),
        lambda text: prose.plain(text, str),
        lambda text: list(editorial.QUOTED.finditer(text)),
        lambda text: list(editorial.NOT_COUNTED.finditer(text)),
        lambda text: markdown.markdown(text, extensions=["tables", "toc"]),
    ],
    ids=["problems", "tokens", "sentences", "plain", "quotations", "numbers", "markdown"],
)
def test_four_times_the_text_takes_no_more_than_that_and_a_little(name: str, work: Callable[[str], object]) -> None:
    def anew(text: str) -> None:
        prose.tokens.cache_clear()
        work(text)

    assert growth(anew, pieces(name, 1), pieces(name, 4)) < MOST_FOR_FOUR_TIMES


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "`" * 200_000,
        "- " * 100_000,
        "|" * 200_000,
        "‘" * 125_000,
        "## A\n\n" * 40_000,
        "[@a]" * 50_000,
        "\n" * 200_000,
        "> " * 99_999,
    ],
    ids=lambda text: ascii(text[:6]),
)
def test_what_is_too_much_is_refused_by_counting_alone(text: str) -> None:
    assert prose_limits.excess(text)
    assert growth(prose.problems, text[: len(text) // 4], text) < MOST_FOR_FOUR_TIMES
