"""Facets: a record belongs to all the time that its date may mean, and to everyone above those who took part."""

from __future__ import annotations

import pytest

from explainer.derive import facets
from explainer.derive.facets import Facets
from explainer.model import Happening
from support.records import MakeData, clean_dataset

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
