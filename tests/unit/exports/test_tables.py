"""Tables for spreadsheets: no cell is a formula, numbers stay numbers."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from support.records import BASE, MakeData, artifacts_of, clean_dataset

HOSTILE = "=HYPERLINK(\"http://x\"), <b> & 'q'"


def test_tables_hold_no_formula_and_numbers_stay_numbers(make_data: MakeData) -> None:
    files = {
        **BASE,
        "places/town.yml": "name: Town\nkind: settlement\ncountry: XA\ncoordinates: {lat: 5, lon: -0.5, basis: report}\noutside_extent: true\nsummary: '=1+1'\n",
        "sources/report.yml": f"title: {json.dumps(HOSTILE)}\npublisher: '@SUM(A1)'\nkind: article\nurl: https://example.org/report\npublished: 2020-02\n",
    }
    made = {artifact.path: artifact for artifact in artifacts_of(clean_dataset(make_data(files)))}
    (source,) = csv.DictReader(io.StringIO(made["data/v1/sources.csv"].content.removeprefix("\ufeff"), newline=""))
    assert source["name"] == "'" + HOSTILE
    assert source["publisher"] == "'@SUM(A1)"
    (place,) = csv.DictReader(io.StringIO(made["data/v1/places.csv"].content.removeprefix("\ufeff"), newline=""))
    assert place["summary"] == "'=1+1"
    assert read_json(made["data/v1/sources/report.json"].content)["title"] == HOSTILE


def read_json(text: str) -> Any:
    return json.loads(text)
