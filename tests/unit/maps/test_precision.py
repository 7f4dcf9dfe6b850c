"""Precision is drawn as it is known, and what is not on the map is said in words."""

from __future__ import annotations

import json
import re

import pytest

from support.artifacts import built
from support.golden import check_golden, without_hashes
from support.one_event import one_event
from support.records import MakeData, clean_dataset


@pytest.mark.parametrize(
    ("name", "where", "place", "drawn"),
    [
        ("exact", "precision: exact", "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}", ["spot-point"]),
        (
            "near",
            "precision: exact",
            "kind: settlement\ncoordinates: {lat: 5, lon: 5, radius_km: 9, basis: s1}",
            ["spot-circle", "spot-ring"],
        ),
        (
            "near-in-the-record",
            "precision: near, radius_km: 12",
            "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}",
            ["spot-circle", "spot-ring"],
        ),
        ("district", "precision: district", "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}", ["spot-hatched"]),
        (
            "region",
            "precision: region",
            "kind: settlement\nadmin1: West\nadmin1_as_of: 2020\ncoordinates: {lat: 5, lon: 5, basis: s1}",
            ["spot-unit"],
        ),
        (
            "region-without-unit",
            "precision: region",
            "kind: settlement\nadmin1: Elsewhere\ncoordinates: {lat: 5, lon: 5, basis: s1}",
            ["spot-hatched"],
        ),
        ("area-by-its-unit", "precision: exact", "kind: region\narea: {units: [xa-west]}", ["spot-unit"]),
        ("country-in-the-record", "precision: country", "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}", []),
        ("country", "precision: exact", "kind: country", []),
        ("unknown-in-the-record", "precision: unknown", "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}", []),
        ("unknown", "precision: exact", "kind: settlement", []),
    ],
)
def test_nothing_finer_is_drawn_than_is_known(make_data: MakeData, name: str, where: str, place: str, drawn: list[str]) -> None:
    """The coarser of what record and place say counts; data, drawing and page of the overview are golden for each."""
    dataset = one_event(make_data, where, place)
    files = built(dataset)
    marks = [
        mark
        for mark in ("spot-circle", "spot-hatched", "spot-unit", "spot-point", "spot-ring")
        if f'class="{mark}"' in files["map/overview.svg"]
    ]
    assert marks == drawn
    assert ("events/it/map.svg" in files) == bool(drawn)
    if not drawn:
        assert "Not on the map:" in files["events/it.md"]
    data = json.dumps(json.loads(files["map/records.json"]), indent=1, ensure_ascii=False)
    drawing = re.sub(r"<style>.*?</style>", "", files["map/overview.svg"]).replace("><", ">\n<")
    page = without_hashes(files["map/overview.html"].partition("</header>")[2])
    check_golden(f"maps/precision-{name}.txt", f"{data}\n\n{drawing}\n\n{page}")


def test_what_is_not_on_the_map_is_counted_in_words(make_data: MakeData) -> None:
    dataset = one_event(make_data, "precision: country", "kind: country")
    files = built(dataset)
    assert "Not on it: 1 not located more precisely than Spot." in files["map/overview.html"]
    assert "Not on it: 1 not located more precisely than Spot." in files["map/overview.svg"]
    assert "Not on it: 1 not located more precisely than Spot." in files["map.md"]
    (feature,) = json.loads(files["map/records.json"])["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["beside"] == "not located more precisely than Spot"


def test_a_record_without_any_place_is_listed_too(make_data: MakeData) -> None:
    files = built(clean_dataset(make_data({"events/it.yml": "title: It\nkind: talks\ndates: 2020\nsummary: It was.\nwhere: []\n"})))
    (feature,) = json.loads(files["map/records.json"])["features"]
    assert feature["properties"]["beside"] == "without a place"
    assert "without a place" in files["map.md"]
