"""The open data is complete and agrees with itself and with the pages."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import jsonschema
from icalendar import Calendar

from explainer.dataset import Dataset
from explainer.derive import grades
from explainer.derive.locations import locations_of
from explainer.model import COLLECTIONS
from support.reading import read_json, read_table


def test_counts_agree_between_json_tables_map_calendar_and_pages(v1: Path, site: Path, real: Dataset) -> None:
    index = read_json(v1 / "index.json")
    for name, model in COLLECTIONS.items():
        ids = [record.id for record in real.all(model)]
        document = read_json(v1 / f"{name}.json")
        assert index["records"][name]["count"] == document["count"] == len(document["records"]) == len(ids)
        assert [record["id"] for record in document["records"]] == [row["id"] for row in read_table(v1 / f"{name}.csv")] == ids
        for record_id in ids:
            assert (site / name / record_id / "index.html").is_file()
    claims = [(record.id, claim.id) for record in real.claiming for claim in record.claims]
    assert sorted((row["record"], row["claim"]) for row in read_table(v1 / "claims.csv")) == sorted(claims)
    located = read_json(v1 / "located.geojson")
    places = sum(len(locations_of(real, record)) for record in real.records.values())
    assert located["count"] == len(located["features"]) == len(read_table(v1 / "locations.csv")) == places
    calendar = Calendar.from_ical((v1 / "dated.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == len(real.happenings)


def test_every_record_has_every_field_and_fits_its_schema(v1: Path, real: Dataset) -> None:
    for name, model in COLLECTIONS.items():
        schema = read_json(v1 / "schema" / f"{name}.json")
        jsonschema.Draft7Validator.check_schema(schema)
        validator = jsonschema.Draft7Validator(schema)
        for record in real.all(model):
            document = read_json(v1 / name / f"{record.id}.json")
            wrong = [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(document)]
            assert wrong == [], record.path
            assert set(document) == {*model.model_fields, "collection", "page", "derived", "schema_version"}


def test_a_schema_refuses_what_the_model_refuses(v1: Path, real: Dataset) -> None:
    validator = jsonschema.Draft7Validator(read_json(v1 / "schema" / "operations.json"))
    document = read_json(v1 / "operations" / "boulikessi-strike.json")
    assert not validator.is_valid({**document, "kind": "walk"})
    assert not validator.is_valid({**document, "surprise": 1})
    assert not validator.is_valid({key: value for key, value in document.items() if key != "dates"})


def test_every_json_file_says_which_version_of_the_schema_it_is(v1: Path) -> None:
    paths = [path for path in v1.rglob("*.json") if path.parent.name != "schema"]
    assert len(paths) > 100
    assert [path for path in paths if read_json(path)["schema_version"] != "1.0"] == []
    assert read_json(v1 / "located.geojson")["schema_version"] == "1.0"


def test_grade_camp_party_and_origin_are_those_of_the_site(v1: Path, real: Dataset) -> None:
    by_claim = {(row["record"], row["claim"]): row for row in read_table(v1 / "claims.csv")}
    for record in real.claiming:
        exported = read_json(v1 / record.COLLECTION / f"{record.id}.json")["derived"]["questions"]
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
    table = page.split('<table class="claims">')[1].split("</table>")[0]
    shown: dict[str, str] = {}
    for question in table.split('<tr class="question">')[1:]:
        grade = re.findall(r'<span class="grade grade-[a-z-]+">([a-z ]+)</span>', question)[0]
        shown |= dict.fromkeys(re.findall(r'<tr id="claim-([a-z0-9-]+)"', question), grade)
    questions = read_json(v1 / "operations" / "boulikessi-strike.json")["derived"]["questions"]
    exported = {claim["id"]: question["grade"] for question in questions for claim in question["claims"]}
    assert len(set(exported.values())) > 2
    assert shown == exported


def test_the_archive_holds_what_its_checksums_say(v1: Path, unpacked: Path) -> None:
    listed = {name: digest for digest, name in (line.split("  ") for line in (unpacked / "checksums.txt").read_text().splitlines())}
    held = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()} - {"checksums.txt"}
    assert set(listed) == held
    for name, digest in listed.items():
        assert hashlib.sha256((unpacked / name).read_bytes()).hexdigest() == digest
        assert (v1 / name).read_bytes() == (unpacked / name).read_bytes()
    assert {"LICENCE.txt", "CITATION.cff", "datapackage.json", "schema/events.json"} <= held
