"""Reprints and copies lead back to where they come from: outlets add no weight."""

from __future__ import annotations

import pytest

from explainer.check import find_all
from explainer.dataset import Dataset
from explainer.derive import origins
from support.records import MakeData, clean_dataset

SOURCES = {
    "agency": "url: https://example.org/agency",
    "paper": "based_on: [agency]",
    "blog": "based_on: [paper, letter]",
    "letter": "based_on: [{text: a letter that nobody here has seen}]",
    "mirror": "copy_of: https://example.org/agency",
    "lost-copy": "copy_of: https://example.org/lost",
    "alone": "url: https://example.org/alone",
    "digest": "based_on: [blog, agency, {text: A second letter}]",
}


def files(rows: dict[str, str]) -> dict[str, str]:
    return {f"sources/{name}.yml": f"title: {name.title()}\npublisher: P\nkind: article\n{text}\n" for name, text in rows.items()}


@pytest.fixture
def read(make_data: MakeData) -> Dataset:
    return clean_dataset(make_data(files(SOURCES)))


@pytest.mark.parametrize(
    ("sources", "ends"),
    [
        (["agency"], ["agency"]),
        (["paper"], ["agency"]),
        (["paper", "agency", "mirror"], ["agency"]),
        (["blog"], ["agency", "text:a letter that nobody here has seen"]),
        (["lost-copy"], ["https://example.org/lost"]),
        (["paper", "alone"], ["agency", "alone"]),
        (["digest"], ["agency", "text:a letter that nobody here has seen", "text:a second letter"]),
        (["no-source-here"], ["no-source-here"]),
        ([], []),
    ],
)
def test_reports_end_where_they_come_from(read: Dataset, sources: list[str], ends: list[str]) -> None:
    assert list(origins.origins_of(read, sources)) == ends


def test_an_origin_knows_all_that_ends_there(read: Dataset) -> None:
    found = origins.by_origin(read)
    assert sorted(found["agency"]) == ["agency", "blog", "digest", "mirror", "paper"]
    assert found["alone"] == ("alone",)


def test_sources_in_a_circle_are_their_own_origins(make_data: MakeData) -> None:
    """The check refuses them; a comparison with an older state may meet them."""
    rows = {"first": "based_on: [second]", "second": "based_on: [first]", "third": "based_on: [fourth]", "fourth": ""}
    dataset, _ = find_all(make_data(files(rows)), make_data({}) / "docs", None)
    assert origins.origins_of(dataset, ["first"]) == ("first",)
    assert origins.origins_of(dataset, ["first", "second", "third"]) == ("first", "fourth", "second")


def test_a_source_that_is_not_there_is_an_origin(make_data: MakeData) -> None:
    dataset, _ = find_all(make_data(files({"first": "based_on: [nowhere]"})), make_data({}) / "docs", None)
    assert origins.origins_of(dataset, ["first"]) == ("nowhere",)
