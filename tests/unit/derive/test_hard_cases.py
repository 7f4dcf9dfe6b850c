"""The fourteen hard cases: what the model must hold, how it is graded, and what readers see of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explainer.dataset import Dataset
from explainer.derive import grades, locations
from explainer.model import Figure, Happening
from explainer.pages.jinja_env import environment
from explainer.pages.record_pages import record_page
from support.claims import event, the_question
from support.records import FILES, MakeData, artifacts_of, clean_dataset, edition_of


def page_of(dataset: Dataset, record: Happening) -> str:
    text = record_page(dataset, environment(dataset, edition_of(dataset)), record, None)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_1_two_sides_with_different_classes_contest_one_question(make_data: MakeData) -> None:
    dataset, record = event(
        make_data,
        """
  - {id: france, about: dead, what: killed, whom: fighters, count: dozens, by: [barkhane], said_by: french-armed-forces, sources: [s1]}
  - {id: un, about: dead, what: killed, whom: civilians, count: 19, by: [barkhane], said_by: minusma, said_on: 2021-03-30,
     denied_by: [french-armed-forces], sources: [s2]}
  - {id: first-reports, about: dead, what: killed, whom: people, count: "~100", said_by: {text: first press reports, party: unknown}, sources: [s3]}
""",
    )
    question = the_question(dataset, record)
    assert question.grade == "contested"
    assert [graded.speaker.party for graded in question.claims] == ["yes", "no", "unknown"]
    text = page_of(dataset, record)
    assert "contested" in text
    assert "denied by French Armed Forces" in text
    assert "party? not known" in text


def test_2_a_named_subset_contests_nothing(make_data: MakeData) -> None:
    dataset, record = event(
        make_data,
        """
  - {id: army, about: dead, what: killed, whom: fighters, count: 203, by: [fama], said_by: fama, sources: [s1]}
  - {id: un, about: dead, what: killed, whom: people, count: ">=500", by: [fama, wagner], said_by: ohchr, said_on: 2023-05-12, sources: [s1, s2, s3],
     denied_by: [mali]}
  - {id: named, within: un, what: named, whom: people, count: 238, said_by: ohchr, sources: [s3]}
""",
    )
    dead, named = grades.questions(dataset, record)
    assert (dead.grade, named.grade) == ("contested", "single claimant")
    assert dead.why == "denied: the claim of Ohchr", "fighters are a part of people: only a denial sets 203 against 500"


def test_2_a_subset_under_the_same_question_contests_nothing_either(make_data: MakeData) -> None:
    dataset, record = event(
        make_data,
        """
  - {id: un, about: dead, what: killed, whom: people, count: ">=500", said_by: ohchr, sources: [s1]}
  - {id: children, about: dead, within: un, what: killed, whom: children, count: 20, said_by: minusma, sources: [s2]}
""",
    )
    assert {question.grade for question in grades.questions(dataset, record)} == {"single claimant"}


def test_3_two_forces_dead_are_two_questions_and_one_article_is_one_origin(make_data: MakeData) -> None:
    dataset, record = event(
        make_data,
        """
  - {id: csp-wagner, what: killed, whom: fighters, of: wagner, count: 84, said_by: csp, sources: [s1, s2]}
  - {id: csp-fama, what: killed, whom: soldiers, of: fama, count: 47, said_by: csp, sources: [s1]}
""",
        date="2020",
        **{"sources/s2.yml": "title: Copy\npublisher: Paper 2\nkind: article\nbased_on: [s1]\n"},
    )
    first, second = grades.questions(dataset, record)
    assert (first.grade, second.grade) == ("parties only", "parties only")
    assert first.one_report
    assert first.claims[0].origins == ("s1",)
    assert "Read in one report only" in page_of(dataset, record)


def test_4_a_claim_without_a_number_is_shown_wrong_by_another(make_data: MakeData) -> None:
    dataset, record = event(
        make_data,
        """
  - {id: parly, about: fate, statement: Koufa was probably killed, said_by: florence-parly, said_on: 2018-11-23, sources: [s1], refuted_by: video}
  - {id: video, about: fate, statement: Koufa appears alive in a video, said_by: {text: the video itself, party: unknown}, said_on: 2019-02-28, sources: [s1]}
""",
    )
    question = the_question(dataset, record)
    assert (question.grade, question.why) == (
        "single claimant",
        "claimed only by the video itself; nobody else is known to say so; shown wrong: the claim of Florence Parly",
    )
    assert [graded.grade for graded in question.claims] == ["shown wrong", "single claimant"]
    assert "shown wrong by another claim" in page_of(dataset, record)


def test_5_an_unsourced_figure_is_a_series_of_its_own(make_data: MakeData) -> None:
    figure = """
title: Displaced people
summary: Counts differ.
series:
  - {definition: as printed, scope: entire Sahel, unit: people, measure: stock, points: [{as_of: 2020-11, count: ">4.2 million",
     said_by: {text: SOFREP, party: no}, sources: [s1]}]}
  - {definition: displaced people, scope: wider region, unit: people, measure: stock, points: [{as_of: 2020-10-16, count: ">2.7 million",
     said_by: {text: UNHCR, party: no}, sources: [s2]}]}
"""
    dataset = clean_dataset(make_data({**FILES, "figures/displaced.yml": figure}))
    (record,) = dataset.all(Figure)
    assert [len(series.points) for series in record.series] == [1, 1]
    assert [series.scope for series in record.series] == ["entire Sahel", "wider region"]
    assert str(record.series[0].points[0].count) == ">4.2 million"


def test_6_a_name_says_who_uses_it(make_data: MakeData) -> None:
    names = "names: [{name: RVIM, language: fr, kind: acronym, used_by: [french-armed-forces], sources: [s1]}]\n"
    dataset = clean_dataset(make_data({**FILES, "actors/jnim.yml": FILES["actors/jnim.yml"] + names}))
    assert dataset.actor("jnim").names[0].used_by == ("french-armed-forces",)
    page = record_page(dataset, environment(dataset, edition_of(dataset)), dataset.actor("jnim"), None)
    assert re.search(r"RVIM.*acronym, French.*French Armed Forces", page, re.DOTALL)


def test_7_the_name_of_the_time_is_used(make_data: MakeData) -> None:
    dataset = clean_dataset(make_data(FILES))
    isgs = dataset.actor("isgs")
    assert isgs.name_in(dataset.source("s1").published) == "Isgs"
    assert isgs.name_in(dataset.source("s3").published) == "Islamic State Sahel Province"


def test_8_not_having_taken_part_is_a_statement_with_a_claimant(make_data: MakeData) -> None:
    participants = "participants: [{actor: takuba, role: not-involved, said_by: french-armed-forces-staff, sources: [s1]}]\n"
    dataset, record = event(make_data, "  []", date="2020-10-30", extra=participants)
    assert not locations.mapped_locations_of(dataset, dataset.actor("takuba"))
    assert re.search(r"Takuba did not take part French Armed Forces Staff party", page_of(dataset, record))


def test_9_a_part_is_contested_alone(make_data: MakeData) -> None:
    dataset, record = event(
        make_data,
        """
  - {id: total, what: deployed, whom: soldiers, count: 3000, said_by: french-armed-forces-staff, sources: [s1]}
  - {id: french, within: total, what: deployed, whom: soldiers, of: french-armed-forces, count: 1600, said_by: french-armed-forces-staff, sources: [s1, s2]}
  - {id: nigerien, within: total, what: deployed, whom: soldiers, of: niger-armed-forces, count: 1100, said_by: french-armed-forces-staff, sources: [s1, s2]}
  - {id: malian, within: total, what: deployed, whom: soldiers, of: fama, count: 300, said_by: french-armed-forces-staff, sources: [s1, s2]}
  - {id: malian-paper, within: total, what: deployed, whom: soldiers, of: fama, count: 400, said_by: {text: a newspaper, party: no}, sources: [s3]}
""",
    )
    assert {q.key: q.grade for q in grades.questions(dataset, record)} == {
        "total": "parties only", "french": "parties only", "nigerien": "parties only", "malian": "contested",
    }  # fmt: skip


def test_10_one_camp_disagreeing_with_itself_is_said_by_hand(make_data: MakeData) -> None:
    rows = """
  - {id: destroyed, about: motorcycles, what: destroyed, whom: motorcycles, count: "~30", said_by: florence-parly, sources: [s1]}
  - {id: seized, about: motorcycles, what: seized, whom: motorcycles, count: "~20", said_by: french-armed-forces-staff, sources: [s2]}
"""
    dataset, record = event(make_data, rows)
    assert the_question(dataset, record).grade == "parties only"
    dataset, record = event(make_data, rows.replace("sources: [s1]}", "sources: [s1], disputes: seized}"))
    assert the_question(dataset, record).grade == "contested"


def test_11_two_outlets_of_one_minister_corroborate_nothing(make_data: MakeData) -> None:
    dataset, record = event(
        make_data,
        """
  - {id: ap, about: losses, what: neutralised, whom: fighters, count: ">50", said_by: florence-parly, sources: [s1]}
  - {id: afp, about: losses, what: neutralised, whom: fighters, count: ">50", said_by: florence-parly, sources: [s2]}
  - {id: lecointre, about: losses, what: neutralised, whom: fighters, count: "~60", said_by: francois-lecointre, sources: [s3]}
""",
    )
    question = the_question(dataset, record)
    assert question.grade == "parties only"
    assert {graded.speaker.camp for graded in question.claims} == {"france"}
    assert (
        question.why == "claimed only by Florence Parly and Francois Lecointre, who are of one camp; no count from outside the war is known"
    )


def test_12_a_later_number_replaces_the_same_camps_earlier_one(make_data: MakeData) -> None:
    dataset, record = event(
        make_data,
        """
  - {id: army-first, about: dead, what: killed, whom: soldiers, count: 25, said_by: fama, sources: [s1]}
  - {id: army, about: dead, what: killed, whom: soldiers, count: 38, said_by: fama, sources: [s2], replaces: army-first}
  - {id: attackers, about: dead, what: killed, whom: soldiers, count: 85, said_by: jnim, sources: [s3]}
""",
        date="2019-09-30/2019-10-01",
    )
    question = the_question(dataset, record)
    assert question.grade == "contested"
    assert "38; Jnim: 85" in question.why
    assert [graded.superseded for graded in question.claims] == [True, False, False]


def test_13_a_date_known_as_one_of_two_days(make_data: MakeData) -> None:
    dataset, record = event(make_data, "  []", date='"[2012-01-16,2012-01-17]"')
    assert "16 or 17 January 2012" in page_of(dataset, record)


@pytest.mark.parametrize("precision", ["exact", "region"])
def test_14_a_region_is_an_area_and_has_no_pin(make_data: MakeData, precision: str, tmp_path: Path) -> None:
    place = "name: Central Aland\nkind: region\ncountry: XA\narea: {lat: 5, lon: 5, radius_km: 120}\n"
    where = f"where: [{{place: central-aland, precision: {precision}}}]\n"
    dataset, record = event(make_data, "  []", extra=where, **{"places/central-aland.yml": place})
    (location,) = locations.locations_of(dataset, record)
    assert (location.precision, location.radius_km) == ("region", 120)
    drawn = {a.path: a.content for a in artifacts_of(dataset) if a.is_text}["events/the-event/map.svg"]
    assert 'class="spot-hatched"' in drawn
    assert 'class="spot-point"' not in drawn


def test_independence_is_counted_over_those_who_counted(make_data: MakeData) -> None:
    rows = """
  - {id: army, what: killed, whom: people, count: 20, said_by: fama, sources: [s1]}
  - {id: un, what: killed, whom: people, count: "~21", said_by: minusma, sources: [s2]}
"""
    dataset, record = event(make_data, rows)
    assert the_question(dataset, record).grade == "corroborated"
    dataset, record = event(make_data, rows.replace("said_by: minusma", "said_by: minusma, relays: passes-on"))
    assert the_question(dataset, record).grade == "parties only"
    dataset, record = event(make_data, "  - {id: un, what: killed, whom: people, count: 21, sources: [s2]}")
    assert the_question(dataset, record).grade == "single claimant"
    assert the_question(dataset, record).claims[0].speaker.name == "Paper 2"
