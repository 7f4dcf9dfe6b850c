"""What `explainer diff` tells a reviewer about a change."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from explainer.values import inert_markdown
from support.command_line import GIT, invoke
from support.github import rendered
from support.golden import check_golden
from support.repository import CONFLICT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository whose one commit holds the invented conflict and one page by hand."""
    folder = tmp_path / "project"
    shutil.copytree(CONFLICT, folder / "data")
    (folder / "docs").mkdir()
    (folder / "docs" / "about.md").write_text("---\ntitle: About\ndescription: About.\n---\n\n# About\n\nInvented.\n")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First", "--date=2020-06-01T00:00:00Z"]):
        subprocess.run([*GIT, *command], cwd=folder, check=True)
    return folder


def change(project: Path, path: str, *pairs: tuple[str, str]) -> None:
    text = (project / path).read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    (project / path).write_text(text, encoding="utf-8")


def report(project: Path, *more: str) -> str:
    done = invoke("diff", "HEAD", *more, folder=project)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_changed(project: Path) -> None:
    assert "Nothing: records and pages are the same." in report(project)


def test_a_change_of_every_kind_is_as_its_golden_file(project: Path) -> None:
    strike = next((project / "data/operations").glob("*.yml")).read_text(encoding="utf-8")
    count = re.findall(r"count: .*", strike)[0]
    change(project, "data/operations/river-raid.yml", (count, "count: 77"), ("title: Raid on River Town", "title: Raid"))
    change(
        project,
        "data/places/river-town.yml",
        (re.findall(r"lat: [\d.]+", (project / "data/places/river-town.yml").read_text())[0], "lat: 5.55"),
    )
    change(project, "docs/about.md", ("Invented.", "Invented, with ``` in it."))
    (project / "data/terms/raid.yml").rename(project / "data/terms/sudden-raid.yml")
    change(project, "data/terms/sudden-raid.yml", ("term: ", "previous_ids: [terms/raid]\nterm: "))
    (project / "data/sources/new-report.yml").write_text(
        "title: '<img src=x> @everyone #1 | `x` https://evil.example/'\npublisher: blue-state\nkind: report\npublished: 2020-05\n"
    )
    (project / "data/actors/green-band.yml").unlink()
    check_golden("difference.md", report(project))


def test_nothing_from_a_record_is_live_in_the_report(project: Path) -> None:
    hostile = "'<img src=x onerror=alert(1)> @everyone #1 ![x](https://evil.example/p.png) | [a](javascript:x) `x`'"
    change(project, "data/operations/river-raid.yml", ("title: Raid on River Town", f"title: {hostile}"))
    change(project, "docs/about.md", ("Invented.", f"````\n</details>{hostile}\n`````"))
    text = report(project)
    outside = re.sub(r"(?ms)^(`{3,})diff\n.*?^\1$", "", text)
    assert "<img" not in outside
    assert "@everyone" not in outside
    assert "](" not in outside
    assert "evil.example" not in outside
    assert re.search(r"(?m)^`{6}diff$", text)


def test_a_grade_that_changes_elsewhere_is_told(project: Path) -> None:
    """An actor becomes a party: its claims in other records are graded anew."""
    paper = re.findall(r"  - id: dead-paper\n(?:    .*\n)*", (project / "data/operations/river-raid.yml").read_text())[0]
    change(project, "data/operations/river-raid.yml", (paper, ""))
    subprocess.run([*GIT, "commit", "-q", "-a", "-m", "One claim"], cwd=project, check=True)
    party = re.findall(r"party:.*\n(?:  .*\n)*", (project / "data/actors/blue-state.yml").read_text())[0]
    change(project, "data/actors/blue-state.yml", (party, ""))
    text = report(project)
    assert "## Grades that change" in text
    assert "| <code>operations&#47;river-raid</code> | <code>dead</code> | parties only | **single claimant** |" in text


def test_the_places_are_geojson_that_github_draws(project: Path) -> None:
    change(project, "data/places/river-town.yml", ("lat: ", "lat: 1"))
    drawn = json.loads(re.findall(r"```geojson\n(.*)\n```", report(project))[0])
    assert drawn["type"] == "FeatureCollection"
    assert {feature["properties"]["state"] for feature in drawn["features"]} == {"before", "after"}
    for feature in drawn["features"]:
        if feature["geometry"]["type"] == "Polygon":
            (ring,) = feature["geometry"]["coordinates"]
            assert ring[0] == ring[-1]


def test_a_record_that_vanishes_is_a_dead_address(project: Path) -> None:
    (project / "data/actors/old-band.yml").unlink()
    assert "actors&#47;old-band" in report(project).split("## Pages that are gone")[1].split("##")[0]


def test_broken_records_are_told_and_the_rest_is_compared(project: Path) -> None:
    change(project, "data/operations/river-raid.yml", ("\nkind: ", "\nkind: x"))
    change(project, "data/terms/raid.yml", ("definition: ", "definition: In short, "))
    text = report(project)
    assert "## 1 error, which stops the site from being built" in text
    assert "terms&#47;raid" in text


@pytest.mark.parametrize(
    ("path", "change_of_text"),
    [
        ("data/sources/reprint.yml", ("based_on: [gazette]", "based_on: [nowhere]")),
        ("data/sources/gazette.yml", ("kind: article", "kind: article\nbased_on: [reprint]")),
        ("data/sources/gazette.yml", ("publisher: The Gazette", "publisher: nowhere")),
        ("data/sources/gazette.yml", ("publisher: The Gazette", "publisher: aland")),
        ("data/actors/blue-minister.yml", ("at: blue-state", "at: nowhere")),
        ("data/actors/blue-minister.yml", ("at: blue-state", "at: aland")),
        ("data/operations/river-raid.yml", ("actor: red-band", "actor: aland")),
        ("data/operations/river-raid.yml", ("place: river-town", "place: nowhere")),
        ("data/places/north.yml", ("area: {lat: 8, lon: 5, radius_km: 80}", "area: {units: [xa-nowhere]}")),
        ("data/conflict.yml", ("countries", "cuontries")),
    ],
)
def test_what_an_error_leaves_open_is_not_compared(project: Path, path: str, change_of_text: tuple[str, str]) -> None:
    """Whatever a record names may be missing or of another kind, and sources may rest on each other in a circle."""
    change(project, path, change_of_text)
    change(project, "data/operations/river-raid.yml", ("title: ", "title: The "))
    text = report(project)
    assert "operations&#47;river-raid" in text
    assert re.search(r"The check says: [1-9]\d* error", text)


def test_a_base_map_that_cannot_be_read_leaves_places_out(project: Path) -> None:
    change(project, "data/operations/river-raid.yml", ("title: ", "title: The "))
    (project / "data/basemap").mkdir(exist_ok=True)
    (project / "data/basemap/basemap.geojson").write_text("{")
    text = report(project)
    assert "cannot be read as a base map" in html.unescape(text)
    assert "operations&#47;river-raid" in text


def test_a_long_report_leaves_out_what_weighs_least_and_says_so(project: Path) -> None:
    for number in range(40):
        (project / f"data/terms/word-{number}.yml").write_text(f"term: Word {number}\ndefinition: {'long ' * 200}\n")
    (project / "data/actors/old-band.yml").unlink()
    text = report(project, "--most", "8000")
    assert len(text) < 8000
    assert "Pages that are gone" in text
    assert "Too long for one comment; not all is shown of: New records" in text


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("nowhere", "ot a valid object name nowhere"),
        ("HEAD:data", "ot a valid object name HEAD:data"),
        ("HEAD~5", "ot a valid object name HEAD~5"),
        ("--output=x", "'--output=x' is no commit"),
    ],
)
def test_what_cannot_be_compared_exits_2(project: Path, base: str, message: str) -> None:
    done = invoke("diff", "--", base, folder=project)
    assert (done.returncode, message in done.stderr) == (2, True), done.stderr


def test_a_folder_without_a_repository_exits_2(tmp_path: Path) -> None:
    shutil.copytree(CONFLICT, tmp_path / "data")
    done = invoke("diff", "HEAD", folder=tmp_path)
    assert done.returncode == 2
    assert "not a git repository" in done.stderr


def test_where_no_map_is_drawn_changed_spots_are_named(project: Path) -> None:
    change(project, "data/places/river-town.yml", ("lat: 5,", "lat: 5.55,"))
    text = report(project, "--no-map")
    assert "geojson" not in text
    said = inert_markdown.unmarked(text).split("## On the map\n\n")[1].split("\n\n")[0].splitlines()
    assert "- River Town, before: near River Town, within about 10 km (5.0, 5.5)" in said
    assert "- River Town, after: near River Town, within about 10 km (5.55, 5.5)" in said


def test_mail_addresses_are_no_links(project: Path) -> None:
    (project / "data/sources/letter.yml").write_text(
        "title: Write to ada@blue.example\npublisher: Ada, ada@blue.example\nkind: article\npublished: 2020-05\n"
    )
    text = report(project)
    assert "ada&#64;" in text
    assert "mailto:" not in rendered(text)
