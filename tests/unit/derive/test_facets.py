"""Facets: a record belongs to all the time that its date may mean, and to everyone above those who took part."""

from __future__ import annotations

import json

import pytest

from explainer.derive import facets
from explainer.derive.facets import Facets
from explainer.model import Happening
from support.records import LEAST, MakeData, clean_dataset

EVENT = "title: It\nkind: talks\nsummary: It was.\n"
PLACES = {
    "places/aland.yml": "name: Aland\ncountry: XA\nkind: country\n",
    "places/afar.yml": "name: Afar\ncountry: FR\nkind: country\noutside_extent: true\n",
}


def of(make_data: MakeData, event: str, **files: str) -> Facets:
    dataset = clean_dataset(make_data({"events/it.yml": EVENT + event, **PLACES, **files}))
    record = dataset.records["it"]
    assert isinstance(record, Happening)
    return facets.facets(dataset, record)


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        ("2012", "2012-01-01", "2012-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2014-08-01/2019-11-09", "2014-08-01", "2019-11-09"),
        ('"[2012-01-16,2012-01-17]"', "2012-01-16", "2012-01-17"),
        ("2015-05-13/..", "2015-05-13", ""),
        ("../2015-05-13", "", "2015-05-13"),
    ],
)
def test_a_record_belongs_to_all_the_days_that_its_date_may_mean(make_data: MakeData, dates: str, first: str, last: str) -> None:
    found = of(make_data, f"dates: {dates}\n")
    assert (found.first, found.last) == (first, last)


def test_who_took_part_brings_what_it_was_part_of_at_the_time(make_data: MakeData) -> None:
    found = of(
        make_data,
        "dates: 2015\nparticipants: [{actor: squad, role: led, sources: [s1]}, {actor: bystander, role: not-involved, sources: [s1]}]\n",
        **{
            "sources/s1.yml": "title: S\npublisher: P\nkind: article\n",
            "actors/squad.yml": "name: Squad\nkind: force\nsummary: A squad.\nrelations: [{kind: part-of, to: army, dates: 2014/2016}, "
            "{kind: part-of, to: rebels, dates: 2018/..}]\n",
            "actors/army.yml": "name: Army\nkind: force\nsummary: An army.\n",
            "actors/rebels.yml": "name: Rebels\nkind: group\nsummary: Rebels.\n",
            "actors/bystander.yml": "name: Bystander\nkind: group\nsummary: Somebody.\n",
        },
    )
    assert found.actors == ("squad", "army")


def test_only_the_conflicts_countries_can_be_selected(make_data: MakeData) -> None:
    assert of(make_data, "dates: 2015\nwhere: [{place: aland}, {place: afar}]\n").countries == ("XA",)
    assert of(make_data, "dates: 2015\nwhere: [{place: afar}]\n").countries == (facets.ELSEWHERE,)


def test_choices_count_what_they_would_find(make_data: MakeData) -> None:
    dataset = clean_dataset(make_data({
        "events/a.yml": EVENT + "dates: 2012\nwhere: [{place: aland}]\n",
        "events/b.yml": EVENT.replace("talks", "coup").replace("It", "Its") + "dates: 2013-05/..\n",
        "events/c.yml": EVENT.replace("talks", "coup").replace("It", "Items") + "dates: 2014\n",
        **PLACES,
    }))  # fmt: skip
    found = facets.choices(dataset)
    assert [(choice.value, choice.count) for choice in found.kinds["events"]] == [("coup", 2), ("talks", 1)]
    assert [(choice.value, choice.count) for choice in found.countries] == [("XA", 1), (facets.ELSEWHERE, 2)]
    assert (found.first, found.last, found.count) == ("2012-01", "2020-12", 3)


MANY = ("XA", "ML", "NE", "BF", "TD", "MR", "SN", "BJ")


def _box(name: str, level: str, country: str, west: float, east: float) -> dict[str, object]:
    ring = [[west, 1], [east, 1], [east, 9], [west, 9], [west, 1]]
    properties = {"id": name, "name": name.title(), "level": level, "country": country}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]}}


WIDE = {
    "conflict.yml": LEAST["conflict.yml"].replace("[{code: XA, name: Aland}]", f"[{', '.join(f'{{code: {code}, name: In {code}}}' for code in MANY)}]"),
    "basemap/basemap.geojson": json.dumps({"type": "FeatureCollection", "features": [
        _box("xa", "country", "XA", 1, 3), _box("ml", "country", "ML", 3, 5), _box("ne", "country", "NE", 6, 9),
        _box("ne-west", "unit", "NE", 6, 7), _box("water", "lake", "", 1, 9), _box("nowhere", "country", "", 1, 9),
        _box("bf-unit", "unit", "BF", 3, 5),
    ]}),
}  # fmt: skip


def test_countries_are_in_order_of_their_codes(make_data: MakeData) -> None:
    places = {f"places/in-{code.lower()}.yml": f"name: In {code}\ncountry: {code}\nkind: country\n" for code in MANY}
    where = ", ".join(f"{{place: in-{code.lower()}}}" for code in MANY)
    found = of(make_data, f"dates: 2015\nwhere: [{where}]\n", **WIDE, **places)
    assert found.countries == ("BF", "BJ", "ML", "MR", "NE", "SN", "TD", "XA")


@pytest.mark.parametrize(
    ("place", "countries"),
    [
        ("area: {lat: 5, lon: 2, radius_km: 50}", ("XA",)),
        ("area: {lat: 5, lon: 3, radius_km: 50}", ("ML", "XA")),
        ("area: {lat: 5, lon: 5.5, radius_km: 80}", ("ML", "NE")),
        ("area: {lat: 5, lon: 5.5, radius_km: 20}", (facets.ELSEWHERE,)),
        ("country: XA\narea: {lat: 5, lon: 8, radius_km: 50}", ("XA",)),
        ("area: {units: [ne-west, xa]}", ("NE", "XA")),
        ("area: {units: [water]}", (facets.ELSEWHERE,)),
        ("", (facets.ELSEWHERE,)),
    ],
)
def test_an_area_lies_in_all_countries_that_it_reaches(make_data: MakeData, place: str, countries: tuple[str, ...]) -> None:
    spot = {"places/spot.yml": f"name: Spot\nkind: area\n{place}\n"}
    assert of(make_data, "dates: 2015\nwhere: [{place: spot}]\n", **WIDE, **spot).countries == countries


def test_choices_are_in_order_and_only_what_some_record_has(make_data: MakeData) -> None:
    claims = "claims: [{id: a, what: killed, count: 5, said_by: rebels, sources: [s1]}, {id: b, what: wounded, count: 5, sources: [s1]}]\n"
    dataset = clean_dataset(make_data({
        **WIDE, **PLACES,
        "sources/s1.yml": "title: S\npublisher: P\nkind: report\n",
        "actors/rebels.yml": "name: zealots\nkind: group\nsummary: Some.\nparty: [{dates: 2012/..}]\n",
        "actors/army.yml": "name: Zouaves\nkind: force\nsummary: Some.\n",
        "actors/idle.yml": "name: Idle\nkind: force\nsummary: Some.\n",
        "events/a.yml": EVENT + "dates: ../2013\nwhere: [{place: aland}]\nparticipants: [{actor: army, role: led, sources: [s1]}, "
        "{actor: rebels, role: led, sources: [s1]}, {text: others, role: led, sources: [s1]}]\n" + claims,
        "operations/b.yml": "title: Raid\nkind: raid\nsummary: It was.\ndates: 2014/2024-05\nparticipants: [{actor: rebels, role: led, sources: [s1]}]\n",
    }))  # fmt: skip
    found = facets.choices(dataset)
    assert [(choice.name, choice.count) for choice in found.actors] == [("zealots", 2), ("Zouaves", 1)]
    assert [(choice.value, choice.name, choice.count) for choice in found.countries] == [
        ("XA", "In XA", 1), (facets.ELSEWHERE, "Across borders or elsewhere", 1),
    ]  # fmt: skip
    assert [(choice.value, choice.name, choice.count) for choice in found.grades] == [
        ("parties-only", "parties only", 1), ("single-claimant", "single claimant", 1),
    ]  # fmt: skip
    assert {name: [choice.value for choice in kinds] for name, kinds in found.kinds.items()} == {
        "operations": ["raid"],
        "events": ["talks"],
    }
    assert (found.first, found.last, found.count) == ("2013-12", "2024-05", 2)


def test_without_records_the_time_is_that_of_the_record(make_data: MakeData) -> None:
    found = facets.choices(clean_dataset(make_data({})))
    assert (found.first, found.last, found.count, found.actors, found.countries) == ("2020-12", "2020-12", 0, (), ())
