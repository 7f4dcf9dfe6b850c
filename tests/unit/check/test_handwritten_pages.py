"""Hand-written pages are checked like records."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from explainer.check import handwritten_pages
from explainer.plain_files import MOST_BYTES
from support.records import BASE, LEAST, MakeData, clean_dataset

HEAD = "---\ntitle: Page\ndescription: A page.\n---\n\n# Page\n\n"


def found_in(make_data: MakeData, pages: Mapping[str, bytes], **files: str) -> list[str]:
    """The problems of pages (path below docs/ → content), beside the usual records."""
    folder = make_data({**BASE, **files})
    for name, raw in pages.items():
        path = folder.parent / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    dataset = clean_dataset(folder)
    before = Path.cwd()
    os.chdir(folder.parent)
    try:
        return [str(problem) for problem in handwritten_pages.check(dataset, Path("docs"))]
    finally:
        os.chdir(before)


def problems(make_data: MakeData, raw: bytes) -> list[str]:
    return found_in(make_data, {"page.md": raw})


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


def test_every_mistake_has_its_place_in_order(make_data: MakeData) -> None:
    text = "See [[nobody]] and <b>.\n\nHere is [@nothing] and \u202e.\n"
    assert [found.split(": ")[0] for found in problems(make_data, (HEAD + text).encode())] == [
        "docs/page.md:8:5",
        "docs/page.md:8:20",
        "docs/page.md:10:11",
        "docs/page.md:10:24",
    ]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ("hide: [navigation, toc]", []),
        ("hide: [toc]", []),
        ("hide: [navigation, footer]", ["'hide' is no field of a page; known: title, description, search, template"]),
        ("hide: toc", ["'hide' is no field of a page; known: title, description, search, template"]),
        ("tags: [toc]", ["'tags' is no field of a page; known: title, description, search, template"]),
        ("search: exclude\ntemplate: offline.html", []),
        ("search: include", ["'search' can be: exclude"]),
        ("template: main.html", ["'template' can be: offline.html"]),
        ("search: [exclude]", ["'search' is one line of text"]),
    ],
)
def test_a_page_has_few_fields(make_data: MakeData, fields: str, wrong: list[str]) -> None:
    raw = f"---\ntitle: Page\ndescription: A page.\n{fields}\n---\n\n# Page\n".encode()
    assert problems(make_data, raw) == [f"docs/page.md:1:1: {message}" for message in wrong]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ("title: Page", "a page begins with '---', the lines 'title: …' and 'description: …', and '---'"),
        ("description: A page.", "a page begins with '---', the lines 'title: …' and 'description: …', and '---'"),
        ("title: Page\ndescription: |\n  A page.\n  Of two lines.", "'description' is one line of text"),
        ("title: [Page]\ndescription: A page.", "'title' is one line of text"),
    ],
)
def test_a_page_says_what_it_is_in_two_lines(make_data: MakeData, fields: str, wrong: str) -> None:
    assert problems(make_data, f"---\n{fields}\n---\n\n# Page\n".encode()) == [f"docs/page.md:1:1: {wrong}"]


def test_only_pages_lie_beside_the_assets(make_data: MakeData) -> None:
    page = HEAD.encode()
    assets = {"assets/Any Folder/any.file": b"x", "assets/large.png": b"x" * MOST_BYTES, "assets/larger.png": b"x" * (MOST_BYTES + 1)}
    pages = {
        "page.md": page,
        "dev/add-a-page.md": page,
        "Page.md": page,
        "notes.txt": b"x",
        "Dev_2/page.md": page,
        "dev/assets/x.css": b"x",
    }
    assert sorted(found_in(make_data, {**assets, **pages})) == [
        "docs/Dev_2:1:1: is no folder of pages; folders are named like ids",
        "docs/Page.md:1:1: is no page; pages are named like ids and end in .md, such as about.md",
        "docs/assets/larger.png:1:1: is larger than 16 MiB",
        "docs/dev/assets/x.css:1:1: is no page; pages are named like ids and end in .md, such as about.md",
        "docs/notes.txt:1:1: is no page; pages are named like ids and end in .md, such as about.md",
    ]


def test_the_page_to_read_first_is_there(make_data: MakeData) -> None:
    conflict = {"conflict.yml": LEAST["conflict.yml"] + "start: {page: article.md, title: Read, lead: First.}\n"}
    (problem,) = found_in(make_data, {"page.md": HEAD.encode()}, **conflict)
    assert problem.endswith("data/conflict.yml:13:15: there is no page docs/article.md")
    assert found_in(make_data, {"article.md": HEAD.encode()}, **conflict) == []


def test_where_there_are_no_pages_none_is_missing(make_data: MakeData) -> None:
    conflict = {"conflict.yml": LEAST["conflict.yml"] + "start: {page: article.md, title: Read, lead: First.}\n"}
    assert found_in(make_data, {}, **conflict) == []


def test_pages_and_the_conflict_file_lead_to_records(make_data: MakeData) -> None:
    """So that no warning says that nothing does."""
    conflict = LEAST["conflict.yml"].replace("introduction: It never was.", "introduction: Of [[rebels]] [@report].")
    folder = make_data({**BASE, "conflict.yml": f"{conflict}towns: [town]\ncontact_address: army@example.org\n"})
    docs = folder.parent / "docs"
    docs.mkdir()
    (docs / "page.md").write_text(f"{HEAD}See [[meeting]] and [@other].\n\n```diff\n+[[listed]]\n```\n", encoding="utf-8")
    (docs / "unreadable.md").write_bytes(b"\xff")
    assert handwritten_pages.linked(clean_dataset(folder), docs) == {"rebels", "report", "town", "meeting", "other"}
