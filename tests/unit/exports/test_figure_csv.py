"""The table beside a figure."""

from __future__ import annotations

import csv
import io

import pytest

from explainer.exports import csv_cells
from support.artifacts import Files, built
from support.golden import check_golden
from support.records import FILES, MakeData, clean_dataset


def test_the_table_of_a_figure_is_as_its_golden_file(conflict_files_at_a_version: Files) -> None:
    table = conflict_files_at_a_version["figures/dead/data.csv"]
    assert table.startswith('\ufeff"series",')
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
    assert csv_cells.harmless(cell) == written
