"""A heading takes no id of the engine's own, whatever it says."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

from explainer.pages.prose_marks import FAMILIES, ProseMarks, heading_slug, marked

OWN = [
    "Ref 1",
    "Claim dead",
    "Cite 1 1",
    "Series regional",
    "Term jnim",
    "Text a",
    "Search",
    "_search",
    "\\_kept",
    "__drawer",
    "_title",
    "Claims",
    "Sources",
]


def ids(markdown: str) -> list[str]:
    converter = Markdown(extensions=["tables", "toc", ProseMarks()], extension_configs={"toc": {"slugify": heading_slug}})
    return re.findall(r'id="([^"]*)"', converter.convert(markdown))


@pytest.mark.parametrize("words", OWN)
@pytest.mark.parametrize(
    "form",
    ["## {}", "{}\n---", "> ## {}", "- ## {}", "###### {}", "## {} ##"],
    ids=["hash", "line", "quoted", "in a list", "deep", "closed"],
)
def test_headings_in_the_prose_of_a_record_have_a_prefix(words: str, form: str) -> None:
    first, *others = ids(f"# Title\n\n{marked(form.format(words))}\n\n## Claims")
    assert first == "_title"
    assert [name.startswith("text-") for name in others] == [True, False]
    assert others[-1] == "claims"


@pytest.mark.parametrize("words", OWN)
def test_headings_of_a_page_by_hand_have_no_id_of_the_engine(words: str) -> None:
    (name,) = ids(f"## {words}")
    assert not name.startswith(("_", *FAMILIES))


def test_the_same_heading_twice_has_two_ids_and_the_marks_leave_nothing() -> None:
    converter = Markdown(extensions=["toc", ProseMarks()], extension_configs={"toc": {"slugify": heading_slug}})
    html = converter.convert(f"# A\n\n{marked('## Told' + chr(10) * 2 + '## Told')}\n\n## Told")
    assert re.findall(r'id="([^"]*)"', html) == ["_title", "text-told", "text-told_1", "told"]
    assert "<!--" not in html
    assert [row["id"] for row in converter.toc_tokens[0]["children"]] == ["text-told", "text-told_1", "told"]  # type: ignore[attr-defined]


def test_a_heading_without_letters_has_an_id_all_the_same() -> None:
    assert ids(marked("## ???\n\n## !!!")) == ["text-section", "text-section_1"]
