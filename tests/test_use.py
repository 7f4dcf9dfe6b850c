"""The foot of every page, the citations in it, and the tables beside figures."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from conftest import MakeData, check_golden, clean_dataset
from explainer.build import pipeline
from explainer.dataset import Dataset
from explainer.exports import figure_csv
from explainer.output.version import Version
from explainer.pages import citation_formats
from explainer.pages.handwritten import docs_use
from test_hard_cases import FILES

VERSION = Version("0123456789abcdef0123456789abcdef01234567", 1591000000)
WORK = citation_formats.Work(
    "Test War", "A title", "events/x/", "https://example.org/events/x/", "en", "1 June 2020 (0123456)", date(2020, 6, 1)
)


def built(dataset: Dataset, version: Version | None = VERSION) -> dict[str, str]:
    return {artifact.path: artifact.content for artifact in pipeline.build(dataset, version) if artifact.is_text}


@pytest.fixture(scope="module")
def made(conflict: Dataset) -> dict[str, str]:
    return built(conflict)


def foot(page: str) -> str:
    return page[page.index('<section class="use"') :]


def citations(page: str) -> dict[str, str]:
    return {form: html.unescape(text) for form, text in re.findall(r'data-form="(\w+)">(.*?)</textarea>', page, re.DOTALL)}


def test_the_foot_of_a_record_is_as_its_golden_file(made: dict[str, str]) -> None:
    check_golden("pages/foot-of-a-record.html", foot(made["operations/river-raid.md"]))


def test_the_foot_of_a_page_by_hand_is_as_its_golden_file(conflict: Dataset) -> None:
    text = docs_use(conflict, VERSION, "about.md", "About").strip()
    check_golden("pages/foot-of-a-page-by-hand.html", re.sub(r"<details.*</details>", "<details/>", text, flags=re.DOTALL) + "\n")


def test_citations_are_as_their_golden_file(made: dict[str, str]) -> None:
    check_golden("citations.txt", "\n\n".join(citations(made["operations/river-raid.md"]).values()) + "\n")


def test_every_page_has_one_foot(made: dict[str, str]) -> None:
    for path, content in made.items():
        if path.endswith(".md"):
            assert content.count('<section class="use"') == 1, path
            assert len(citations(content)) == 3, path


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


def test_a_report_names_page_file_and_version(made: dict[str, str]) -> None:
    page = html.unescape(foot(made["operations/river-raid.md"]))
    report = next(link for link in re.findall(r'href="([^"]+)"', page) if "/issues/new" in link)
    asked = parse_qs(urlsplit(report).query)
    assert asked["title"] == ["Wrong: Raid on River Town"]
    assert asked["record"] == ["data/operations/river-raid.yml"]
    assert asked["version"] == ["1 June 2020 (0123456)"]


def test_the_newest_change_is_told(make_data: MakeData) -> None:
    changes = "[{on: 2021-02-01, kind: update, note: The newer one.}, {on: 2020, kind: addition, note: The older one.}]"
    event = f"title: E\nkind: decision\ndates: 2020\nsummary: It was.\nchanges: {changes}\n"
    page = built(clean_dataset(make_data({**FILES, "events/e.yml": event})))["events/e.md"]
    assert "Last changed 1 February 2021 (update): The newer one." in foot(page)
    assert "The older one" not in foot(page)


def test_the_table_of_a_figure_is_as_its_golden_file(made: dict[str, str]) -> None:
    table = made["figures/dead/data.csv"]
    assert table.startswith("\ufeffseries,")
    assert table.count("\r\n") == table.count("\n") == 4
    check_golden("figure.csv", table.removeprefix("\ufeff").replace("\r\n", "\n"))


FIGURE = """
title: F
summary: F.
series:
  - definition: '=HYPERLINK("http://x","y"), "quoted"'
    scope: "@SUM(A1)"
    unit: -people
    measure: stock
    points:
      - {as_of: 2020, count: ~60, said_by: {text: "+1, he said", party: unknown}, sources: [s1, s2], note: "A [[wagner]] *note* [@s1]."}
      - {as_of: 2021, count: unknown, said_by: ohchr, sources: [s3]}
"""


def test_a_table_holds_no_formula_and_keeps_commas_quotes_and_sources(make_data: MakeData) -> None:
    dataset = clean_dataset(make_data({**FILES, "figures/f.yml": FIGURE}))
    text = built(dataset)["figures/f/data.csv"].removeprefix("\ufeff")
    first, second = csv.DictReader(io.StringIO(text, newline=""))
    assert first["definition"] == '\'=HYPERLINK("http://x","y"), "quoted"'
    assert (first["scope"], first["unit"], first["said_by"]) == ("'@SUM(A1)", "'-people", "'+1, he said")
    assert (first["count"], first["low"], first["high"], first["party"]) == ("~60", "54", "66", "unknown")
    assert (first["sources"], first["source_addresses"]) == ("s1 s2", "https://example.org/1 https://example.org/2")
    assert first["note"] == "A Wagner note."
    assert (second["count"], second["low"], second["high"]) == ("unknown", "", "")


@pytest.mark.parametrize(("cell", "written"), [("\tx", "'\tx"), ("\r=1", "'\r=1"), ("a=1", "a=1"), ("", ""), (">50", ">50")])
def test_only_what_begins_like_a_formula_gets_an_apostrophe(cell: str, written: str) -> None:
    assert figure_csv.harmless(cell) == written
