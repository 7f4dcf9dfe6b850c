"""Where something happened, in words and in what may be drawn of it: the coarser of what record and place say."""

from __future__ import annotations

import json
import math

import pytest

from explainer.dataset import Dataset
from explainer.derive.locations import Location, all_mapped_locations, locations_of, mapped_locations_of
from explainer.model.scalars import EDITORS_ESTIMATE
from support.one_event import WEST, one_event
from support.records import LEAST, MakeData, actors, clean_dataset

POINT = "coordinates: {lat: 5, lon: 5, basis: s1}"
ROUGH_POINT = "coordinates: {lat: 5, lon: 5, radius_km: 40, basis: s1}"
EAST = {"type": "Feature", "properties": {"id": "xa-east", "name": "East", "level": "unit", "country": "XA"},
        "geometry": {"type": "MultiPolygon", "coordinates": [[[[8, 0], [10, 2], [9, 8], [8, 0]]]]}}  # fmt: skip
BOTH_UNITS = {
    "basemap/basemap.geojson": json.dumps({"type": "FeatureCollection", "features": [WEST, EAST]}),
    "conflict.yml": LEAST["conflict.yml"],
}


def location(make_data: MakeData, where: str, place: str, **extra: str) -> Location:
    """Where the event of a war of one event was."""
    dataset = one_event(make_data, where, place, **extra)
    (found,) = locations_of(dataset, dataset.records["it"])
    return found


@pytest.mark.parametrize(
    ("where", "place", "words", "closeness"),
    [
        ("precision: exact", f"kind: settlement\n{POINT}", "in Spot", ""),
        ("precision: exact", f"kind: site\n{POINT}", "at Spot", ""),
        ("precision: exact", f"kind: settlement\n{ROUGH_POINT}", "near Spot, within about 40 km", "near, within about 40 km"),
        ("precision: near, radius_km: 12", f"kind: settlement\n{POINT}", "near Spot, within about 12 km", "near, within about 12 km"),
        ("precision: district", f"kind: settlement\n{POINT}", "in the district of Spot", "somewhere in the district"),
        ("precision: exact", "kind: district\narea: {lat: 5, lon: 5, radius_km: 9}", "in Spot", "somewhere in the district"),
        ("precision: exact", "kind: area\narea: {lat: 5, lon: 5, radius_km: 9}", "somewhere in Spot", "somewhere in the area"),
        ("precision: region", "kind: region\narea: {units: [xa-west]}", "somewhere in Spot", "somewhere in the area"),
        ("precision: region", "kind: district\narea: {units: [xa-west]}", "somewhere in West", "somewhere in the area"),
        ("precision: region", f"kind: settlement\nadmin1: West\n{POINT}", "somewhere in West", "somewhere in the area"),
        ("precision: region", f"kind: settlement\nadmin1: Elsewhere\n{POINT}", "somewhere in Elsewhere", "somewhere in the area"),
        ("precision: region", f"kind: settlement\n{POINT}", "somewhere in Spot", "somewhere in the area"),
        ("precision: exact", "kind: settlement\nadmin1: West", "in Spot, somewhere in West", "somewhere in the area"),
        ("precision: near, radius_km: 12", "kind: settlement\nadmin1: West", "in Spot, somewhere in West", "somewhere in the area"),
        ("precision: district", "kind: settlement\nadmin1: West", "somewhere in West", "somewhere in the area"),
        ("precision: exact", "kind: country", "Spot as a whole, or no spot in it is known", "as a whole, or no spot in it is known"),
        ("precision: exact", "kind: settlement", "in Aland; no closer spot is known", "as a whole, or no spot in it is known"),
        ("precision: unknown", f"kind: settlement\n{POINT}", "at an unknown place", "the spot is not known"),
    ],
)
def test_words_say_how_precisely_it_is_known(make_data: MakeData, where: str, place: str, words: str, closeness: str) -> None:
    found = location(make_data, where, place)
    assert (found.words, found.closeness) == (words, closeness)


@pytest.mark.parametrize(
    ("where", "place", "reason"),
    [
        ("precision: exact", "kind: country", "not located more precisely than Spot"),
        ("precision: exact", "kind: settlement", "not located more precisely than Aland"),
        ("precision: unknown", f"kind: settlement\n{POINT}", "at a place that is not known"),
        (
            "precision: exact",
            "kind: settlement\noutside_extent: true\ncoordinates: {lat: 50, lon: 5, basis: s1}",
            "outside the map, in Spot",
        ),
        ("precision: exact", f"kind: country\n{POINT}", "not located more precisely than Spot"),
        ("precision: exact", "kind: settlement\nadmin1: Elsewhere", "not located more precisely than Aland"),
    ],
)
def test_what_is_not_drawn_says_why(make_data: MakeData, where: str, place: str, reason: str) -> None:
    found = location(make_data, where, place)
    assert not found.drawn
    assert (found.at, found.units, found.radius_km) == (None, (), None)
    assert found.why_not_drawn == reason
    with pytest.raises(ValueError, match="nothing is drawn of spot"):
        _ = found.bounds


def test_an_area_of_no_country_is_named_itself(make_data: MakeData) -> None:
    found = location(
        make_data, "precision: country", "", **{"places/spot.yml": "name: Spot\nkind: area\narea: {lat: 5, lon: 5, radius_km: 9}\n"}
    )
    assert found.words == "in Spot; no closer spot is known"
    assert found.why_not_drawn == "not located more precisely than Spot"


def test_a_place_outside_the_map_says_so(make_data: MakeData) -> None:
    place = "kind: settlement\noutside_extent: true\ncoordinates: {lat: 50, lon: 5, basis: s1}"
    assert location(make_data, "precision: exact", place).words == "in Spot, outside the map"


@pytest.mark.parametrize(
    ("where", "place", "radius"),
    [
        ("precision: exact", f"kind: settlement\n{POINT}", None),
        ("precision: exact", f"kind: settlement\n{ROUGH_POINT}", 40),
        ("precision: near, radius_km: 12", f"kind: settlement\n{ROUGH_POINT}", 40),
        ("precision: near, radius_km: 50", f"kind: settlement\n{ROUGH_POINT}", 50),
        ("precision: district", f"kind: settlement\n{POINT}", 30),
        ("precision: district", f"kind: settlement\n{ROUGH_POINT}", 40),
        ("precision: region", f"kind: settlement\n{POINT}", 100),
        ("precision: exact", "kind: area\narea: {lat: 5, lon: 5, radius_km: 150}", 150),
    ],
)
def test_the_widest_circle_is_drawn(make_data: MakeData, where: str, place: str, radius: float | None) -> None:
    found = location(make_data, where, place)
    assert found.drawn
    assert (found.at, found.radius_km, found.units) == ((5, 5), radius, ())
    reach = (radius or 0) / 111.32
    wide = reach / math.cos(math.radians(5))
    assert found.bounds == pytest.approx((5 - wide, 5 - reach, 5 + wide, 5 + reach), rel=0.01)


@pytest.mark.parametrize(
    ("where", "place", "units", "bounds"),
    [
        ("precision: exact", "kind: region\narea: {units: [xa-west]}", ["West"], (1, 1, 9, 9)),
        ("precision: district", "kind: region\narea: {units: [xa-west, xa-east]}", ["West", "East"], (1, 0, 10, 9)),
        ("precision: region", f"kind: settlement\nadmin1: East\n{POINT}", ["East"], (8, 0, 10, 8)),
    ],
)
def test_units_are_drawn_before_circles(
    make_data: MakeData, where: str, place: str, units: list[str], bounds: tuple[float, float, float, float]
) -> None:
    found = location(make_data, where, place, **BOTH_UNITS)
    assert found.drawn
    assert ([unit.name for unit in found.units], found.at, found.bounds) == (units, None, bounds)


def test_a_unit_is_not_drawn_for_what_is_known_more_closely(make_data: MakeData) -> None:
    found = location(make_data, "precision: district", f"kind: settlement\nadmin1: West\n{POINT}")
    assert (found.units, found.at) == ((), (5, 5))


@pytest.mark.parametrize(
    ("basis", "estimated"),
    [
        ("coordinates: {lat: 5, lon: 5, basis: s1}", False),
        (f"coordinates: {{lat: 5, lon: 5, radius_km: 5, basis: {EDITORS_ESTIMATE}}}", True),
    ],
)
def test_an_estimate_of_the_editors_is_known_as_one(make_data: MakeData, basis: str, estimated: bool) -> None:
    assert location(make_data, "precision: exact", f"kind: settlement\n{basis}").estimated is estimated


def test_an_area_is_no_estimate(make_data: MakeData) -> None:
    assert location(make_data, "precision: exact", "kind: area\narea: {lat: 5, lon: 5, radius_km: 9}").estimated is False


EVENT = "title: {title}\nkind: talks\ndates: {dates}\nsummary: It was.\n{more}\n"


def _war(make_data: MakeData) -> Dataset:
    """Two events at towns of their own: the later one, by its id the first, was announced elsewhere and affected a third."""
    return clean_dataset(make_data({
        "sources/s1.yml": "title: S\npublisher: P\nkind: article\n",
        **{f"places/{name}.yml": f"name: {name.title()}\nkind: settlement\ncountry: XA\n{POINT}\n" for name in ("first", "second", "hall", "ford")},
        **actors(rebels="", bystander=""),
        "events/a.yml": EVENT.format(title="Later", dates="2014", more="""where:
  - {place: second}
  - {place: hall, role: announced}
  - {place: ford, role: affected}
participants: [{actor: rebels, role: led, sources: [s1]}, {actor: bystander, role: not-involved, sources: [s1]}]"""),
        "events/b.yml": EVENT.format(title="Earlier", dates="2013", more="""where: [{place: first}]
participants: [{actor: bystander, role: not-involved, sources: [s1]}, {actor: rebels, role: led, sources: [s1]}]"""),
    }))  # fmt: skip


def _places(found: tuple[Location, ...]) -> list[str]:
    return [location.place.id for location in found]


def test_a_map_is_about_where_it_was_and_not_where_it_was_announced(make_data: MakeData) -> None:
    dataset = _war(make_data)
    assert _places(locations_of(dataset, dataset.records["a"])) == ["second", "hall", "ford"]
    assert _places(mapped_locations_of(dataset, dataset.records["a"])) == ["second", "ford"]
    assert _places(tuple(all_mapped_locations(dataset))) == ["first", "second", "ford"]


def test_the_map_of_an_actor_is_about_all_that_it_took_part_in_by_date(make_data: MakeData) -> None:
    dataset = _war(make_data)
    assert _places(mapped_locations_of(dataset, dataset.actor("rebels"))) == ["first", "second", "ford"]
    assert mapped_locations_of(dataset, dataset.actor("bystander")) == ()


def test_a_place_is_told_as_what_happens_in_it(make_data: MakeData) -> None:
    dataset = one_event(make_data, "precision: region", "kind: settlement\nadmin1: West")
    (found,) = locations_of(dataset, dataset.records["spot"])
    assert found.words == "in Spot, somewhere in West"


def test_a_place_is_where_it_is_and_a_source_is_nowhere(make_data: MakeData) -> None:
    dataset = _war(make_data)
    (found,) = locations_of(dataset, dataset.records["hall"])
    assert (found.place.id, found.precision, found.where) == ("hall", "exact", None)
    assert _places(mapped_locations_of(dataset, dataset.records["hall"])) == ["hall"]
    assert locations_of(dataset, dataset.records["s1"]) == ()
