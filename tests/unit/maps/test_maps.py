"""The files of maps: safe, the same in every build, and holding each record once."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from support.artifacts import Files, built
from support.golden import check_golden, without_hashes
from support.one_event import one_event
from support.records import MakeData, clean_dataset
from support.repository import CONFLICT


def test_the_files_of_a_map_are_as_their_golden_files(conflict_files: Files) -> None:
    check_golden("maps/river-raid.svg", conflict_files["operations/river-raid/map.svg"].replace("><", ">\n<") + "\n")
    check_golden("maps/river-raid.html", without_hashes(conflict_files["operations/river-raid/map.html"]))
    check_golden("maps/records.json", json.dumps(json.loads(conflict_files["map/records.json"]), indent=1, ensure_ascii=False) + "\n")


def test_two_renderings_are_the_same_bytes(conflict_files: Files) -> None:
    assert built(clean_dataset(CONFLICT)) == conflict_files


def test_no_map_names_another_host(conflict_files: Files) -> None:
    for path, content in conflict_files.items():
        if path.endswith((".html", ".svg")):
            # The snippet for embedding is text and names the site's own address.
            fetched = re.sub(r"<textarea.*?</textarea>", "", content, flags=re.DOTALL)
            assert re.findall(r'(?:src|href)="(https?:)?//', fetched) == [], path


def test_outlines_of_areas_are_fetched_only_where_there_is_one(make_data: MakeData) -> None:
    point = built(one_event(make_data, "precision: exact", "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}"))
    assert 'rel="preload" href="../../assets/units.json"' not in point["events/it/map.html"]
    area = built(one_event(make_data, "precision: exact", "kind: region\narea: {units: [xa-west]}"))
    assert 'rel="preload" href="../../assets/units.json"' in area["events/it/map.html"]
    (unit,) = json.loads(area["assets/units.json"])["features"]
    assert unit["id"] == "xa-west"


def test_land_is_drawn_in_web_mercator_as_the_map_shows_it(make_data: MakeData) -> None:
    files = built(one_event(make_data, "precision: exact", "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}"))
    assert '<path class="river" d="M0,-801l1000,-401 1000,201"/>' in files["assets/land.svg"]
    assert files["assets/land.svg"].index('class="unit"') > files["assets/land.svg"].index('class="river"')


def test_records_travel_once_and_maps_name_what_they_show_of_them(conflict_files: Files) -> None:
    pages = {path: content for path, content in conflict_files.items() if path.endswith("/map.html") or path == "map/overview.html"}
    assert len(pages) > 3
    for path, content in pages.items():
        fetched = re.findall(r'"((?:\.\./\.\./map/)?records\.json)"', content)
        assert ('"type": "Feature"' in content) == path.startswith("places/"), path
        if path.startswith("places/"):
            assert fetched == [], path
        else:
            assert set(fetched) == {"records.json" if path == "map/overview.html" else "../../map/records.json"}, path
    assert '"only": ["river-raid"]' in pages["operations/river-raid/map.html"]
    assert '"only": null' in pages["map/overview.html"]


def test_every_text_of_a_map_is_escaped(make_data: MakeData) -> None:
    dataset = one_event(make_data, "precision: exact", "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}")
    event = dataset.records["it"]
    evil = "</script><script>alert(1)</script>${alert(2)}{{ 7*7 }}\"'<img src=x onerror=alert(3)>\u2028"
    hostile = event.model_copy(update={"title": evil})
    files = built(replace(dataset, records={**dataset.records, "it": hostile}))
    for path in ("events/it/map.html", "map/overview.html", "events/it/map.svg", "map/overview.svg"):
        content = files[path]
        assert content.count("<script") == content.count("</script>"), path
        assert "<img src=x" not in content, path
        assert "<script>alert" not in content, path
        scripts = re.findall(r"<script\b.*?</script>", content, re.DOTALL)
        assert bool(scripts) == path.endswith(".html"), path
        assert "\u2028" not in "".join(scripts), path
    assert json.loads(files["map/records.json"])["features"][0]["properties"]["title"] == evil
