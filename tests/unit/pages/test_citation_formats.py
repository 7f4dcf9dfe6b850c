"""Citations of a page as plain text, BibTeX and CSL-JSON."""

from __future__ import annotations

import html
import json
import re
from datetime import date

import pytest

from explainer.dataset import Dataset
from explainer.pages import citation_formats
from support.artifacts import Files, built
from support.golden import check_golden

WORK = citation_formats.Work(
    "Test War", "A title", "events/x/", "https://example.org/events/x/", "en", "1 June 2020 (0123456)", date(2020, 6, 1)
)


def citations(page: str) -> dict[str, str]:
    return {form: html.unescape(text) for form, text in re.findall(r'data-form="(\w+)">(.*?)</textarea>', page, re.DOTALL)}


def test_citations_are_as_their_golden_file(conflict_files_at_a_version: Files) -> None:
    check_golden("citations.txt", "\n\n".join(citations(conflict_files_at_a_version["operations/river-raid.md"]).values()) + "\n")


def test_without_a_repository_a_citation_says_how_far_the_record_runs(conflict: Dataset) -> None:
    page = built(conflict, None)["operations/river-raid.md"]
    assert "Version: up to June 2020." in citations(page)["plain"]
    assert "issued" not in citations(page)["csl"]
    assert "/blob/main/data/operations/river-raid.yml" in page


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Arms & aid: 50% of $3 #1_a", r"Arms \& aid: 50\% of \$3 \#1\_a"),
        ("An open { brace \\ and ~ ^", r"An open \textbraceleft{} brace \textbackslash{} and \textasciitilde{} \textasciicircum{}"),
        ("Ménaka, “Tin-Akof”", "Ménaka, “Tin-Akof”"),
        ("Two\u2028lines", "Two lines"),
    ],
)
def test_titles_cannot_break_bibtex(title: str, written: str) -> None:
    entry = citation_formats.bibtex(citation_formats.Work(**{**vars(WORK), "title": title}))
    assert f"  title = {{{{{written}}}}},\n" in entry
    assert entry.count("{") == entry.count("}")


def test_csl_is_json_of_one_item_that_reference_managers_know() -> None:
    (item,) = json.loads(citation_formats.csl(citation_formats.Work(**{**vars(WORK), "title": 'She said "no" \\ </textarea>'})))
    assert item["type"] == "webpage"
    assert item["title"] == 'She said "no" \\ </textarea>'
    assert item["issued"] == {"date-parts": [[2020, 6, 1]]}
    assert item["accessed"] == {"literal": citation_formats.ACCESSED}


def test_the_key_of_a_citation_is_ascii_and_the_pages_own() -> None:
    assert citation_formats.Work(**{**vars(WORK), "site": "Ménaka & Søn"}).key == "menaka-son-events-x"
