"""Hand-written pages are checked like records, and the repository's own documents tell the truth."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from conftest import MakeData, clean_dataset
from explainer.check import chronology, editorial, handwritten_pages
from explainer.pages.handwritten import handwritten_page
from explainer.values import edtf
from repository import ROOT
from test_check import BASE

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
        (b"# Caf\xe9\n", "docs/page.md:1:1: is not UTF-8 text in a plain file"),
        (b"---\ntitle: About: us\ndescription: x\n---\n", "docs/page.md:2:1: the fields at the top cannot be read as YAML"),
        (b"# No fields\n", "docs/page.md:1:1: a page begins with '---'"),
    ],
)
def test_a_page_that_cannot_be_read_is_one_problem(make_data: MakeData, raw: bytes, problem: str) -> None:
    assert problems(make_data, raw)[0].startswith(problem)


def test_links_to_pages_headings_and_addresses_are_fine(make_data: MakeData) -> None:
    text = HEAD + "See [method](method.md), [this](other.md#part), [that](https://example.org/x) and [[army]] [@report].\n\n## Part\n"
    assert problems(make_data, text.encode()) == []


def test_a_page_gets_its_references(make_data: MakeData) -> None:
    page = handwritten_page(clean_dataset(make_data(BASE)), "page.md", "The [[army]] came [@report, p. 3].")
    assert '<a href="../actors/army/">Army</a> came<sup' in page
    assert '<li id="ref-1">' in page


def test_nothing_lies_in_the_future(make_data: MakeData) -> None:
    files = {**BASE, "sources/report.yml": BASE["sources/report.yml"].replace("2020-02", "2062-11")}
    dataset = clean_dataset(make_data(files))
    assert [str(p).split(": ", 1)[1] for p in chronology.check_future(dataset, edtf.parse("2026-11-22"))] == [
        "November 2062 lies in the future"
    ]
    assert list(chronology.check_future(dataset, None)) == []


def test_an_overdue_review_is_a_warning_by_the_data_date(make_data: MakeData) -> None:
    files = {**BASE, "actors/army.yml": BASE["actors/army.yml"] + "review_by: 2021-05\n"}
    dataset = clean_dataset(make_data(files))

    def warned(day: str) -> list[str]:
        return [str(p).rsplit("data/", 1)[1] for p in editorial.check(dataset, edtf.parse(day), set())]

    assert warned("2021-05-31") == []
    assert warned("2021-06-01") == ["actors/army.yml:5:12: warning: the review was due May 2021"]


def test_the_readme_names_only_what_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make (\w+)`", readme):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for path in re.findall(r"\]\((?!https?:)([^)#]+)\)", readme):
        assert (ROOT / path).exists(), path


def test_every_dependency_has_its_line_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name in re.findall(r'^    "([a-z][a-z-]+)', project.split("[tool")[0], re.MULTILINE):
        assert re.search(rf"\b{name.removeprefix('types-')}|types-\*", readme), name


def test_the_locks_hold_hashes_and_no_index() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        pinned = re.findall(r"^[a-z][^ ]*==", text, re.MULTILINE)
        assert len(pinned) > 30
        assert "://" not in text
        for block in re.split(r"\n(?=[a-z])", text):
            assert "--hash=sha256:" in block
