"""Hand-written pages are checked like records."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from explainer.check import handwritten_pages
from support.records import BASE, MakeData, clean_dataset

HEAD = "---\ntitle: Page\ndescription: A page.\n---\n\n# Page\n\n"


def problems(make_data: MakeData, raw: bytes) -> list[str]:
    folder = make_data(BASE)
    docs = folder.parent / "docs"
    docs.mkdir()
    (docs / "page.md").write_bytes(raw)
    dataset = clean_dataset(folder)
    before = Path.cwd()
    os.chdir(folder.parent)
    try:
        return [str(problem) for problem in handwritten_pages.check(dataset, Path("docs"))]
    finally:
        os.chdir(before)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("One [@reprot].", "docs/page.md:8:7: unknown source 'reprot' in citation; did you mean 'report'?"),
        ("One [[armie]].", "docs/page.md:8:5: unknown record 'armie' in link; did you mean 'army'?"),
        ("One [@report.", "docs/page.md:8:5: this citation is not closed"),
        ("One [[army].", "docs/page.md:8:5: this link is not closed"),
        ("One [@report, @report].", "docs/page.md:8:7: sources are separated by ';'"),
        ("One (@report).", "docs/page.md:8:6: 'report' is written as if it were cited or linked; write [@report]"),
        ("A <script>alert(1)</script>.", "docs/page.md:8:3: HTML is not used in prose"),
        ("A [link](javascript:alert(1)).", "docs/page.md:8:8: a link leads to http://, https:// or a page"),
    ],
)
def test_a_mistake_in_a_page_has_its_place(make_data: MakeData, text: str, problem: str) -> None:
    assert any(found.startswith(problem) for found in problems(make_data, (HEAD + text).encode()))


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"# Caf\xe9\n", "docs/page.md:1:6: is not UTF-8 text"),
        (b"---\ntitle: About: us\ndescription: x\n---\n", "docs/page.md:2:8: the value has ': ' in it; put it in quotation marks"),
        (b"# No fields\n", "docs/page.md:1:1: a page begins with '---'"),
    ],
)
def test_a_page_that_cannot_be_read_is_one_problem(make_data: MakeData, raw: bytes, problem: str) -> None:
    assert problems(make_data, raw)[0].startswith(problem)


def test_links_to_pages_headings_and_addresses_are_fine(make_data: MakeData) -> None:
    text = HEAD + "See [method](method.md), [this](other.md#part), [that](https://example.org/x) and [[army]] [@report].\n\n## Part\n"
    assert problems(make_data, text.encode()) == []


@pytest.mark.parametrize("fence", ["diff", "console"])
def test_a_listing_may_hold_anything_that_can_be_seen(make_data: MakeData, fence: str) -> None:
    listing = f"```{fence}\n-<div>[[nobody]] [@nothing] {{: .x }}\n\n+[x]: y\n```\n"
    assert problems(make_data, f"{HEAD}{listing}".encode()) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("```diff\n-\u202ex\n```\n", "docs/page.md:9:2: there is an invisible character (U+202E) here; delete it"),
        ("```diff\n-x\n```\n<b>\n", "docs/page.md:11:1: HTML is not used in prose; write Markdown, and '&lt;' for '<'"),
        ("```diff\n-<b>\n", "docs/page.md:9:2: HTML is not used in prose; write Markdown, and '&lt;' for '<'"),
        ("~~~\n```diff\n~~~\n<b>\n", "docs/page.md:11:1: HTML is not used in prose; write Markdown, and '&lt;' for '<'"),
    ],
)
def test_what_is_outside_a_listing_is_checked(make_data: MakeData, text: str, problem: str) -> None:
    assert problems(make_data, (HEAD + text).encode()) == [problem]
