"""The open data is complete, agrees with itself and with the pages, and real programs read it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pyogrio
import pytest
from frictionless import Package
from icalendar import Calendar
from PIL import Image
from pyld import jsonld

from conftest import MakeData, check_golden, clean_dataset
from explainer.build import pipeline, size_report
from explainer.charts import social_card
from explainer.dataset import Dataset
from explainer.derive import grades
from explainer.derive.locations import spots
from explainer.edit import release_notes
from explainer.exports import tables
from explainer.model import COLLECTIONS
from explainer.output import palette
from explainer.values import edtf
from repository import ROOT
from test_check import BASE
from test_cli import run

HOSTILE = "=HYPERLINK(\"http://x\"), <b> & 'q'"


@pytest.fixture(scope="module")
def real() -> Dataset:
    return clean_dataset(ROOT / "data")


@pytest.fixture(scope="module")
def v1(site: Path) -> Path:
    return site / "data" / "v1"


@pytest.fixture(scope="module")
def unpacked(v1: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    with zipfile.ZipFile(v1 / "all.zip") as archive:
        archive.extractall(folder)
    return folder / "data"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_counts_agree_between_json_tables_map_calendar_and_pages(v1: Path, site: Path, real: Dataset) -> None:
    index = read(v1 / "index.json")
    for name, model in COLLECTIONS.items():
        ids = [record.id for record in real.all(model)]
        document = read(v1 / f"{name}.json")
        assert index["records"][name]["count"] == document["count"] == len(document["records"]) == len(ids)
        assert [record["id"] for record in document["records"]] == [row["id"] for row in rows(v1 / f"{name}.csv")] == ids
        for record_id in ids:
            assert (site / name / record_id / "index.html").is_file()
    claims = [(record.id, claim.id) for record in real.claiming for claim in record.claims]
    assert sorted((row["record"], row["claim"]) for row in rows(v1 / "claims.csv")) == sorted(claims)
    located = read(v1 / "located.geojson")
    places = sum(len(spots(real, record)) for record in real.records.values())
    assert located["count"] == len(located["features"]) == len(rows(v1 / "locations.csv")) == places
    calendar = Calendar.from_ical((v1 / "dated.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == len(real.happenings)


def test_every_record_has_every_field_and_fits_its_schema(v1: Path, real: Dataset) -> None:
    for name, model in COLLECTIONS.items():
        schema = read(v1 / "schema" / f"{name}.json")
        jsonschema.Draft7Validator.check_schema(schema)
        validator = jsonschema.Draft7Validator(schema)
        for record in real.all(model):
            document = read(v1 / name / f"{record.id}.json")
            wrong = [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(document)]
            assert wrong == [], record.path
            assert set(document) == {*model.model_fields, "collection", "page", "derived", "schema_version"}


def test_a_schema_refuses_what_the_model_refuses(v1: Path, real: Dataset) -> None:
    validator = jsonschema.Draft7Validator(read(v1 / "schema" / "operations.json"))
    document = read(v1 / "operations" / "boulikessi-strike.json")
    assert not validator.is_valid({**document, "kind": "walk"})
    assert not validator.is_valid({**document, "surprise": 1})
    assert not validator.is_valid({key: value for key, value in document.items() if key != "dates"})


def test_every_json_file_says_which_version_of_the_schema_it_is(v1: Path) -> None:
    for path in v1.rglob("*.json"):
        if path.parent.name != "schema":
            assert read(path)["schema_version"] == "1.0", path
    assert read(v1 / "located.geojson")["schema_version"] == "1.0"


def test_grade_camp_party_and_origin_are_those_of_the_site(v1: Path, real: Dataset) -> None:
    by_claim = {(row["record"], row["claim"]): row for row in rows(v1 / "claims.csv")}
    for record in real.claiming:
        exported = read(v1 / record.COLLECTION / f"{record.id}.json")["derived"]["questions"]
        for question, told in zip(grades.questions(real, record), exported, strict=True):
            assert (told["grade"], told["why"]) == (question.grade, question.why)
            for one in question.claims:
                row = by_claim[record.id, one.claim.id]
                assert (row["grade"], row["camp"], row["party"], row["claimant"]) == (
                    one.grade,
                    one.speaker.camp,
                    one.speaker.party,
                    one.speaker.name,
                )
                assert row["origins"].split() == [origin.replace(" ", "_") for origin in one.origins]


def test_the_page_of_a_record_shows_the_grades_that_are_exported(v1: Path, site: Path) -> None:
    page = (site / "operations/boulikessi-strike/index.html").read_text(encoding="utf-8")
    for row in rows(v1 / "claims.csv"):
        if row["record"] == "boulikessi-strike":
            assert f'id="claim-{row["claim"]}"' in page
            assert row["grade"] in page


def test_the_package_is_valid_with_its_keys_and_references(unpacked: Path) -> None:
    report = Package(str(unpacked / "datapackage.json")).validate()
    problems = report.flatten(["title", "message"])
    assert report.valid, problems[:5]
    package = read(unpacked / "datapackage.json")
    assert {resource["name"] for resource in package["resources"]} == {*tables.NAMES, "located"}
    assert all(
        field["description"].endswith(".")
        for resource in package["resources"]
        if "schema" in resource
        for field in resource["schema"]["fields"]
    )


def test_the_archive_holds_what_its_checksums_say(v1: Path, unpacked: Path) -> None:
    listed = {name: digest for digest, name in (line.split("  ") for line in (unpacked / "checksums.txt").read_text().splitlines())}
    held = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()} - {"checksums.txt"}
    assert set(listed) == held
    for name, digest in listed.items():
        assert hashlib.sha256((unpacked / name).read_bytes()).hexdigest() == digest
        assert (v1 / name).read_bytes() == (unpacked / name).read_bytes()
    assert {"LICENCE.txt", "CITATION.cff", "datapackage.json", "schema/events.json"} <= held


def test_the_map_data_keeps_to_rfc_7946(v1: Path) -> None:
    document = read(v1 / "located.geojson")
    assert len({feature["id"] for feature in document["features"]}) == document["count"]
    for feature in document["features"]:
        geometry, precision = feature["geometry"], feature["properties"]["precision"]
        if geometry is None:
            assert precision in ("country", "unknown", "exact", "near", "district", "region")
            continue
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
    assert information["features"] == read(v1 / "located.geojson")["count"]
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


def test_an_entrys_id_does_not_change_when_others_are_added(make_data: MakeData) -> None:
    change = "{{on: {}, kind: update, note: A note.}}"

    def ids(*days: str) -> list[str]:
        files = {**BASE, "events/meeting.yml": BASE["events/meeting.yml"] + f"changes: [{', '.join(change.format(day) for day in days)}]\n"}
        made = {artifact.path: artifact for artifact in pipeline.build(clean_dataset(make_data(files)), None)}
        return [entry.id for entry in feedparser.parse(made["events/meeting/feed.xml"].data).entries]

    assert set(ids("2020-05-01", "2020-05-01")) < set(ids("2020-04-01", "2020-05-01", "2020-05-01", "2020-06"))


def test_every_page_is_described_for_machines(site: Path, real: Dataset) -> None:
    def document(url: str, _: object) -> dict[str, Any]:
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": "https://schema.org/"}}}

    types = set()
    pages = [*[f"{record.path}/" for record in real.records.values()][::7], "", "data/", "about/", "timeline/", "operations/"]
    pages += [f"{name}/{next(iter(r.id for r in real.all(model)))}/" for name, model in COLLECTIONS.items()]
    for page in pages:
        text = (site / page / "index.html").read_text(encoding="utf-8")
        (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        (thing,) = jsonld.expand(json.loads(found), {"documentLoader": document})
        for part in parts(thing):
            kind = part["@type"][0].removeprefix("https://schema.org/")
            types.add(kind)
            assert {key.removeprefix("https://schema.org/") for key in part if not key.startswith("@")} <= SCHEMA_ORG[kind], kind
    assert types >= {"WebSite", "Article", "Event", "Organization", "Person", "Place", "Dataset", "CreativeWork", "DefinedTerm"}


def parts(thing: Any) -> list[dict[str, Any]]:
    if isinstance(thing, list):
        return [part for item in thing for part in parts(item)]
    if not isinstance(thing, dict):
        return []
    own = [thing] if "@type" in thing else []
    return own + [part for value in thing.values() for part in parts(value)]


# Properties as schema.org has them for each type (its own and inherited ones), as far as they are used here.
_WORK = {
    "url",
    "inLanguage",
    "license",
    "dateModified",
    "name",
    "description",
    "publisher",
    "image",
    "headline",
    "mainEntity",
    "author",
    "datePublished",
    "alternateName",
}
SCHEMA_ORG = {
    "WebSite": _WORK, "WebPage": _WORK, "Article": _WORK, "CreativeWork": _WORK,
    "Dataset": _WORK | {"creator", "distribution", "spatialCoverage"}, "DataDownload": {"encodingFormat", "contentUrl"},
    "Event": {"name", "description", "alternateName", "startDate", "endDate", "location"},
    "Organization": {"name", "description", "alternateName", "url"}, "Person": {"name", "description", "alternateName"},
    "Place": {"name", "description", "alternateName", "geo"}, "GeoShape": {"circle", "box"}, "GeoCoordinates": {"latitude", "longitude"},
    "DefinedTerm": {"name", "description", "alternateName"},
}  # fmt: skip


def test_pages_can_be_shared_with_a_picture(site: Path, real: Dataset) -> None:
    for page, card in (
        ("", "card.png"),
        ("operations/boulikessi-strike/", "card.png"),
        ("background/the-war-spreads/", "background/the-war-spreads/card.png"),
    ):
        text = (site / page / "index.html").read_text(encoding="utf-8")
        assert f'<meta property="og:image" content="{real.conflict.site_url}{card}">' in text
        assert re.search(r'<meta property="og:description" content="[^"]{20,}">', text)
        assert re.search(rf'<link rel="canonical" href="{real.conflict.site_url}{page}">', text)
        assert Image.open(site / card).size == (1200, 630)
        assert (site / card).stat().st_size < 60_000
    assert len(list(site.rglob("card.png"))) == 1 + len(real.all(COLLECTIONS["background"]))


def test_titles_and_descriptions_are_there_and_no_two_records_have_the_same(site: Path, real: Dataset) -> None:
    titles: dict[str, str] = {}
    for record in real.records.values():
        text = (site / record.path / "index.html").read_text(encoding="utf-8")
        title = re.findall(r"<title>(.*?)</title>", text)[0]
        assert re.search(r'<meta name="description" content="[^"]+">', text), record.path
        if record.COLLECTION not in ("sources",):
            assert title not in titles, (record.path, titles.get(title))
            titles[title] = record.path


def test_a_missing_font_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    social_card._font.cache_clear()
    monkeypatch.setattr(social_card, "_FONT", tmp_path / "nowhere.ttf")
    with pytest.raises(social_card.FontError, match=r"nowhere.ttf is missing"):
        social_card.draw(palette.light(ROOT / "docs"), "Title", "Text", "Site")
    social_card._font.cache_clear()


def test_the_site_map_names_the_day_each_file_changed(site: Path) -> None:
    named = dict(re.findall(r"<loc>[^<]*?8000/([^<]*)</loc>\s*<lastmod>([^<]*)</lastmod>", (site / "sitemap.xml").read_text()))
    for page, file in (
        ("operations/boulikessi-strike/", "data/operations/boulikessi-strike.yml"),
        ("about/", "docs/about.md"),
        ("licence/", "docs/licence.md"),
    ):
        done = subprocess.run(
            ["git", "log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%d", "--", file],
            cwd=ROOT,
            env={"TZ": "UTC"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert named[page] == done.stdout.strip() or not done.stdout


def test_the_site_has_no_hidden_files_but_the_one_that_must_be(site: Path) -> None:
    hidden = [
        path.relative_to(site).as_posix() for path in site.rglob("*") if any(part.startswith(".") for part in path.relative_to(site).parts)
    ]
    assert hidden == [".well-known", ".well-known/security.txt"]
    text = (site / ".well-known/security.txt").read_text()
    assert re.search(r"^Contact: https://", text, re.MULTILINE)
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", text, re.MULTILINE)
    assert "Sitemap: http" in (site / "robots.txt").read_text()


def test_the_examples_on_the_data_page_run(site: Path, address: str, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8").replace("https://SITE/", address)
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Counter({'single claimant'" in done.stdout or "'single claimant':" in done.stdout
    (shell,) = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    done = subprocess.run(["sh", "-ec", shell.replace("curl -s", "curl -fs")], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert zipfile.is_zipfile(tmp_path / "all.zip")
    for link in re.findall(r"\]\((data/v1/[^)]+|feed.xml)\)", text):
        assert (site / link).is_file(), link


def test_tables_hold_no_formula_and_numbers_stay_numbers(make_data: MakeData) -> None:
    files = {
        **BASE,
        "places/town.yml": "name: Town\nkind: settlement\ncountry: XA\ncoordinates: {lat: 5, lon: -0.5, basis: report}\noutside_extent: true\nsummary: '=1+1'\n",
        "sources/report.yml": f"title: {json.dumps(HOSTILE)}\npublisher: '@SUM(A1)'\nkind: article\nurl: https://example.org/report\npublished: 2020-02\n",
    }
    made = {artifact.path: artifact for artifact in pipeline.build(clean_dataset(make_data(files)), None)}
    (source,) = csv.DictReader(io.StringIO(made["data/v1/sources.csv"].content.removeprefix("\ufeff"), newline=""))
    assert source["name"] == "'" + HOSTILE
    assert source["publisher"] == "'@SUM(A1)"
    (place,) = csv.DictReader(io.StringIO(made["data/v1/places.csv"].content.removeprefix("\ufeff"), newline=""))
    assert place["summary"] == "'=1+1"
    assert read_json(made["data/v1/sources/report.json"].content)["title"] == HOSTILE


def read_json(text: str) -> Any:
    return json.loads(text)


def test_limits_are_reported_warned_of_and_kept(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"x" * 900)
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind" / "a.json").write_bytes(b"x" * 200)
    found = size_report.sizes(tmp_path)
    assert found == {"pages": 900, "the search index": 200}
    assert not size_report.near(found, 2000)
    assert size_report.near(found, 1300)
    assert "85% of what GitHub Pages takes" in size_report.report(found, 1300)
    with pytest.raises(size_report.TooLargeError, match="too large to be published"):
        size_report.report(found, 1000)


def test_the_notes_of_a_release_are_made_of_the_changes(conflict: Dataset) -> None:
    check_golden("release-notes.md", release_notes.notes(conflict, edtf.parse("2020-01")))
    assert "No change is recorded since 2030." in release_notes.notes(conflict, edtf.parse("2030"))
    assert run("notes", "soon").returncode == 2
