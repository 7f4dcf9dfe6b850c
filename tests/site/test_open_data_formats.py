"""Programs of others read the open data: Frictionless, GDAL, a calendar, a feed reader."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import feedparser
import pyogrio
from frictionless import Package
from icalendar import Calendar

from explainer.dataset import Dataset
from explainer.derive.locations import locations_of
from explainer.exports import tables
from support.reading import read_json


def test_the_package_is_valid_with_its_keys_and_references(unpacked: Path) -> None:
    report = Package(str(unpacked / "datapackage.json")).validate()
    problems = report.flatten(["title", "message"])
    assert report.valid, problems[:5]
    package = read_json(unpacked / "datapackage.json")
    assert {resource["name"] for resource in package["resources"]} == {*tables.NAMES, "located"}
    assert all(
        field["description"].endswith(".")
        for resource in package["resources"]
        if "schema" in resource
        for field in resource["schema"]["fields"]
    )


def test_the_map_data_keeps_to_rfc_7946(v1: Path, real: Dataset) -> None:
    document = read_json(v1 / "located.geojson")
    drawn = {
        f"{record.path}/{number}": spot.drawn
        for record in real.records.values()
        for number, spot in enumerate(locations_of(real, record), 1)
    }
    assert len({feature["id"] for feature in document["features"]}) == document["count"]
    for feature in document["features"]:
        geometry, precision = feature["geometry"], feature["properties"]["precision"]
        assert (geometry is not None) == drawn[feature["id"]]
        if geometry is None:
            continue
        assert precision not in ("country", "unknown"), "no re-user draws a pin where none is known"
        assert (geometry["type"] == "Point") == (feature["properties"]["radius_km"] is None and not feature["properties"]["units"])
        assert geometry["type"] != "Point" or precision == "exact"
        polygons = {"Point": [], "Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}[geometry["type"]]
        for polygon in polygons:
            for number, ring in enumerate(polygon):
                assert len(ring) >= 4
                assert ring[0] == ring[-1]
                assert (signed_area(ring) > 0) == (number == 0)
                assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


def signed_area(ring: list[list[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def test_gdal_reads_the_map_data(v1: Path) -> None:
    information = pyogrio.read_info(v1 / "located.geojson", force_feature_count=True)
    assert information["features"] == read_json(v1 / "located.geojson")["count"]
    assert {"precision", "record", "radius_km", "ucdp_where_prec"} <= set(information["fields"])


def test_the_calendar_shows_dates_no_more_precise_than_known(v1: Path, real: Dataset) -> None:
    calendar = Calendar.from_ical((v1 / "dated.ics").read_bytes())
    entries = {str(entry["UID"]).split("@")[0]: entry for entry in calendar.walk("VEVENT")}
    assert len(entries) == len(real.happenings)
    for record in real.happenings:
        entry = entries[record.path]
        assert entry.decoded("DTSTART") == record.dates.first
        assert str(entry["X-EDTF"]) == str(record.dates)
        if record.dates.precision != "day":
            assert record.dates.words in str(entry["SUMMARY"])
    assert all(len(line) <= 75 for line in (v1 / "dated.ics").read_bytes().split(b"\r\n"))


def test_feeds_are_valid_and_their_ids_stay(site: Path, real: Dataset) -> None:
    paths = [site / "feed.xml", *(site / record.path / "feed.xml" for record in real.happenings)]
    for path in paths:
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, path
        assert feed.version == "atom10"
        assert feed.feed.title
        assert feed.feed.updated
        ids = [entry.id for entry in feed.entries]
        assert len(ids) == len(set(ids))
        assert all(re.search(r"#change-\d{4}", entry_id) for entry_id in ids)
    whole = feedparser.parse((site / "feed.xml").read_bytes())
    changes = [change for record in real.records.values() for change in record.changes]
    assert len(whole.entries) == min(len(changes), 100)
