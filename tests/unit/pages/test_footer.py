"""The foot of every page."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

from explainer.dataset import Dataset
from explainer.pages.handwritten import handwritten_footer
from support.artifacts import VERSION, Files, built
from support.golden import check_golden
from support.records import FILES, MakeData, clean_dataset, edition_of


def foot(page: str) -> str:
    return page[page.index('<section class="use"') :]


def citations(page: str) -> dict[str, str]:
    return {form: html.unescape(text) for form, text in re.findall(r'data-form="(\w+)">(.*?)</textarea>', page, re.DOTALL)}


def test_the_foot_of_a_record_is_as_its_golden_file(conflict_files_at_a_version: Files) -> None:
    check_golden("pages/foot-of-a-record.html", foot(conflict_files_at_a_version["operations/river-raid.md"]))


def test_the_foot_of_a_page_by_hand_is_as_its_golden_file(conflict: Dataset) -> None:
    text = handwritten_footer(conflict, edition_of(conflict, VERSION), "about.md", "About").strip()
    check_golden("pages/foot-of-a-page-by-hand.html", re.sub(r"<details.*</details>", "<details/>", text, flags=re.DOTALL) + "\n")


def test_every_page_has_one_foot(conflict_files_at_a_version: Files) -> None:
    for path, content in conflict_files_at_a_version.items():
        if path.endswith(".md"):
            assert content.count('<section class="use"') == 1, path
            assert len(citations(content)) == 3, path


def test_a_report_names_page_file_and_version(conflict_files_at_a_version: Files) -> None:
    page = html.unescape(foot(conflict_files_at_a_version["operations/river-raid.md"]))
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
