"""Each rule of the grades, with a case that it decides and one that it must leave alone; and what changes no grade."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from explainer.derive import grades
from support.claims import event, the_question
from support.records import MakeData

ARMY = "{id: army, about: dead, what: killed, whom: people, count: 20, said_by: fama, sources: [s1]}"
UN = "{id: un, about: dead, what: killed, whom: people, count: '~21', said_by: minusma, sources: [s2]}"
REBELS = "{id: rebels, about: dead, what: killed, whom: people, count: 80, said_by: jnim, sources: [s3]}"
RELAY = "{id: relay, about: dead, what: killed, whom: people, count: 500, said_by: {text: an agency, party: no}, relays: passes-on, sources: [s3]}"
COMPILER = "{id: data, about: dead, what: killed, whom: people, count: 44, said_by: {text: a data project, party: no}, relays: compiles, sources: [s2]}"


def graded(make_data: MakeData, *claims: str) -> tuple[str, str]:
    dataset, record = event(make_data, "\n".join(f"  - {claim}" for claim in claims))
    question = the_question(dataset, record)
    return question.grade, question.why


def claim(name: str, count: object, by: str, **fields: str) -> str:
    given = {"about": "dead", "what": "killed", "whom": "people", "sources": "[s1]", **fields}
    return f"{{id: {name}, count: '{count}', said_by: {by}, {', '.join(f'{key}: {value}' for key, value in given.items())}}}"


@pytest.mark.parametrize("relay", [RELAY, COMPILER])
def test_who_did_not_count_opposes_nobody_and_supports_nobody(make_data: MakeData, relay: str) -> None:
    grade, why = graded(make_data, ARMY, relay)
    assert grade == "parties only"
    assert ("passed on by an agency (500)" in why) != ("compiled from reports by a data project (44)" in why)
    assert graded(make_data, ARMY, UN, relay)[0] == "corroborated"
    assert graded(make_data, ARMY, relay.replace("relays: passes-on, ", "").replace("relays: compiles, ", ""))[0] == "contested"


def test_only_relays_are_no_count_at_all(make_data: MakeData) -> None:
    assert graded(make_data, RELAY) == ("uncorroborated", "who counted is not known; passed on by an agency (500)")


@pytest.mark.parametrize(
    ("part", "whole", "grade"),
    [
        (("soldiers", 60), ("people", 70), "uncorroborated"),
        (("soldiers", 80), ("people", 70), "contested"),
        (("soldiers", 80), ("people", ">=70"), "uncorroborated"),
        (("refugees", 9), ("civilians", 30), "uncorroborated"),
        (("refugees", 31), ("civilians", 30), "contested"),
        (("children", 9), ("civilians", 4), "uncorroborated"),
    ],
)
def test_a_part_contradicts_its_whole_only_when_it_is_larger(
    make_data: MakeData, part: tuple[str, object], whole: tuple[str, object], grade: str
) -> None:
    claims = (claim("a", part[1], "fama", whom=part[0]), claim("b", whole[1], "minusma", whom=whole[0]))
    assert graded(make_data, *claims)[0] == grade
    assert graded(make_data, *reversed(claims))[0] == grade


def test_whoever_was_killed_was_also_neutralised(make_data: MakeData) -> None:
    assert graded(make_data, claim("a", 50, "fama", what="neutralised"), claim("b", 30, "minusma"))[0] == "uncorroborated"
    assert graded(make_data, claim("a", 50, "fama", what="neutralised"), claim("b", 60, "minusma"))[0] == "contested"
    assert graded(make_data, claim("a", 50, "fama", what="captured"), claim("b", 60, "minusma"))[0] == "uncorroborated"


def test_classes_that_exclude_each_other_are_a_dispute_about_who_they_were(make_data: MakeData) -> None:
    grade, why = graded(make_data, claim("a", 19, "fama", whom="fighters"), claim("b", 19, "minusma", whom="civilians"))
    assert (grade, why) == ("contested", "they differ on who they were: fighters, says Fama; civilians, says Minusma")
    grade, why = graded(make_data, claim("a", 30, "fama", whom="fighters"), claim("b", 19, "minusma", whom="civilians"))
    assert why == (
        "they differ on who they were: fighters, says Fama; civilians, says Minusma; "
        "they differ on how many: Fama: 30 fighters; Minusma: 19 civilians"
    )
    assert graded(make_data, claim("a", 19, "fama", whom="fighters"), claim("b", 19, "minusma", whom="hostages"))[0] == "uncorroborated"


def test_counts_that_were_replaced_or_called_provisional_are_not_compared(make_data: MakeData) -> None:
    first = claim("first", 80, "minusma", provisional="true")
    assert graded(make_data, ARMY, first, UN)[0] == "corroborated"
    assert graded(make_data, ARMY, first.replace("provisional: true", "provisional: false"), UN)[0] == "contested"
    assert graded(make_data, first)[0] == "single claimant"
    assert graded(make_data, ARMY, REBELS, claim("later", "~21", "jnim", replaces="rebels"), UN)[0] == "corroborated"


def test_two_counts_support_each_other_only_if_neither_rests_on_the_other(make_data: MakeData) -> None:
    assert graded(make_data, ARMY, UN)[0] == "corroborated"
    assert graded(make_data, ARMY, UN.replace("sources", "rests_on: army, sources")) == (
        "uncorroborated", "claimed by Fama and Minusma; one rests on the other",
    )  # fmt: skip
    through = (claim("third", "~21", "jnim", rests_on="army"), claim("un", "~21", "minusma", rests_on="third"))
    assert graded(make_data, ARMY, *through)[0] == "uncorroborated"
    assert graded(make_data, ARMY, UN.replace("minusma", "jnim"))[0] == "parties only"


def test_the_reason_names_every_camp_with_its_number_and_then_who_passes_on(make_data: MakeData) -> None:
    hrw = claim("hrw", 300, "ohchr")
    assert graded(make_data, ARMY, REBELS, hrw, RELAY) == (
        "contested", "they differ on how many: Fama: 20; Ohchr: 300; Jnim: 80; passed on by an agency (500)",
    )  # fmt: skip


def test_a_refuted_claim_is_struck_and_the_question_has_the_grade_of_what_stands(make_data: MakeData) -> None:
    wrong = claim("wrong", 900, "jnim", refuted_by="s3")
    assert graded(make_data, ARMY, UN, wrong)[0] == "corroborated"
    assert graded(make_data, wrong) == ("shown wrong", "shown wrong: the claim of Jnim")


def test_one_claimant_on_one_occasion_is_one_statement_and_rivals_in_one_report_are_not(make_data: MakeData) -> None:
    one = [claim(name, 20, "fama", said_on="2020-01-02", sources=f"[{source}]") for name, source in (("a", "s1"), ("b", "s2"))]
    dataset, record = event(make_data, "\n".join(f"  - {row}" for row in one))
    assert (the_question(dataset, record).one_statement, the_question(dataset, record).one_report) == (True, False)
    rivals = [ARMY, REBELS.replace("s3", "s1")]
    dataset, record = event(make_data, "\n".join(f"  - {row}" for row in rivals))
    assert (the_question(dataset, record).one_statement, the_question(dataset, record).one_report) == (False, True)


def test_an_encyclopaedia_is_no_report(make_data: MakeData) -> None:
    files = {"sources/wiki.yml": "title: It\npublisher: Wikipedia\nkind: encyclopaedia\nurl: https://example.org/wiki\n"}
    rows = "\n".join(f"  - {row}" for row in (ARMY.replace("s1", "wiki"), REBELS.replace("s3", "wiki")))
    dataset, record = event(make_data, rows, **files)
    assert not the_question(dataset, record).one_report


@pytest.mark.parametrize("rows", [(ARMY, UN, REBELS, RELAY), (ARMY, UN, COMPILER, RELAY), (REBELS, RELAY, ARMY)])
def test_the_order_of_claims_changes_nothing(make_data: MakeData, rows: Sequence[str]) -> None:
    assert len({graded(make_data, *order) for order in permutations(rows)}) == 1


@pytest.mark.parametrize("rows", [(ARMY,), (UN,), (ARMY, UN), (ARMY, REBELS), (RELAY,)])
def test_adding_a_relay_or_a_count_that_agrees_never_lowers_a_grade(make_data: MakeData, rows: Sequence[str]) -> None:
    level = {"contested": 0, "uncorroborated": 1, "parties only": 1, "single claimant": 1, "corroborated": 2}
    before = graded(make_data, *rows)[0]
    assert graded(make_data, *rows, COMPILER)[0] == before
    for agreeing in (claim("more", 20, "ohchr"), claim("more", 20, "{text: a mayor, party: unknown}"), claim("more", 20, "fama")):
        after = graded(make_data, *rows, agreeing)[0]
        assert level[after] >= level[before], (rows, agreeing, before, after)


def test_splitting_one_dispatch_into_five_outlets_changes_nothing(make_data: MakeData) -> None:
    reprints = {f"sources/copy-{n}.yml": f"title: Copy {n}\npublisher: Outlet {n}\nkind: article\nbased_on: [s1]\n" for n in range(5)}
    dataset, record = event(make_data, f"  - {ARMY}")
    before = the_question(dataset, record)
    dataset, record = event(make_data, f"  - {ARMY.replace('[s1]', '[copy-0, copy-1, copy-2, copy-3, copy-4]')}", **reprints)
    after = the_question(dataset, record)
    assert (after.grade, after.why, after.claims[0].origins) == (before.grade, before.why, before.claims[0].origins)


def test_a_relay_that_disputes_a_count_contests_nothing(make_data: MakeData) -> None:
    other = claim("other", 500, "{text: an agency, party: no}", disputes="army")
    assert graded(make_data, ARMY, other)[0] == "contested"
    assert graded(make_data, ARMY, other.replace("disputes", "relays: passes-on, disputes"))[0] == "parties only"


def test_claims_of_two_questions_that_do_not_fit_name_both(make_data: MakeData) -> None:
    rows = f"  - {ARMY}\n  - {{id: none, statement: Nobody was killed, said_by: jnim, sources: [s2], disputes: army}}"
    dataset, record = event(make_data, rows)
    dead, nobody = grades.questions(dataset, record)
    assert dead.grade == nobody.grade == "contested"
    assert dead.why == "these claims do not fit together: 20 killed (Fama) and “Nobody was killed” (Jnim)"
