"""Relations are told from both sides with who says so; drawings show descent in order of time and fit a phone."""

from __future__ import annotations

import re

import pytest

from conftest import MakeData, check_golden, clean_dataset
from explainer.charts import actor_lineage, group_history
from explainer.dataset import Dataset
from explainer.derive.group_history import Family, families
from explainer.pages import relations

ACTOR = "name: {name}\nkind: {kind}\nsummary: One of them.\n{more}"


def actors(**more: str) -> dict[str, str]:
    """Groups named by their ids, with what else their records hold."""
    return {f"actors/{name}.yml": ACTOR.format(name=name.capitalize(), kind="group", more=text) for name, text in more.items()}


def told(dataset: Dataset, family: Family) -> list[str]:
    return [
        f"{row.when}: {group_history.words(dataset, row, group_history.numbered(family))}".replace("\N{NO-BREAK SPACE}", " ")
        for row in family.rows
    ]


def readable(drawing: str) -> str:
    """One element a line."""
    return drawing.replace("><", ">\n<") + "\n"


def test_the_family_line_of_an_actor(conflict: Dataset) -> None:
    check_golden("lineage-red-band.svg", readable(actor_lineage.drawing(conflict, conflict.actor("red-band"))))


def test_the_lanes_of_a_family(conflict: Dataset) -> None:
    (family,) = families(conflict)
    check_golden("lanes-red-band.svg", readable(group_history.drawing(conflict, family)))


def test_a_line_that_would_show_one_membership_alone_is_not_drawn(conflict: Dataset, make_data: MakeData) -> None:
    assert actor_lineage.drawing(conflict, conflict.actor("blue-minister")) == ""
    dataset = clean_dataset(make_data(actors(one="relations: [{kind: part-of, to: two}]", two="")))
    assert actor_lineage.drawing(dataset, dataset.actor("one")) == ""


def test_a_relation_is_told_from_both_sides(conflict: Dataset) -> None:
    own = [(row.words, row.other.id) for row in relations.of_actor(conflict, conflict.actor("green-band"))]
    inverse = [(row.words, row.other.id) for row in relations.of_actor(conflict, conflict.actor("red-band"))]
    assert own == [("split from", "red-band"), ("pledged loyalty to", "blue-state"), ("rival of", "red-band")]
    assert inverse == [("split off", "green-band"), ("formed from", "old-band"), ("rival of", "green-band")]


def test_who_says_so_is_the_claimant_else_the_publishers_else_nobody(conflict: Dataset) -> None:
    split, pledge, _ = relations.of_actor(conflict, conflict.actor("green-band"))
    (merger,) = relations.of_actor(conflict, conflict.actor("old-band"))
    assert split.said_by is not None
    assert (split.said_by.speaker.name, split.said_by.speaker.party, split.said_by.camp) == ("Ada Blue", "yes", "The Blue side")
    assert (merger.said_by, [sayer.speaker.name for sayer in merger.read_in]) == (None, ["The Echo"])
    assert (pledge.said_by, pledge.read_in) == (None, ())


def test_rows_tell_what_happened_in_order_and_once(make_data: MakeData) -> None:
    dataset = clean_dataset(
        make_data(
            actors(
                one="active: 2010/2013-05\nrelations: [{kind: merged-into, to: new, dates: 2013-05-01}]",
                two="active: 2011/..\nrelations:\n  - {kind: merged-into, to: new, dates: 2013-05-01}\n"
                "  - {kind: part-of, to: new, dates: 2013-05-01/..}",
                new="active: 2013-05-01/2018\nrelations: [{kind: pledged-to, to: far, dates: 2013-05-01}]",
                far="",
                son="relations: [{kind: split-from, to: new, dates: 2015}, {kind: split-from, to: far}]",
            )
        )
    )
    (family,) = families(dataset)
    assert told(dataset, family) == [
        "2010: One (1) begins",
        "2011: Two (2) begins",
        "1 May 2013: One (1) and Two (2) merge into New (3)",
        "1 May 2013: New (3) pledges loyalty to Far",
        "2015: Son (4) splits from New (3)",
        "2018: New (3) ends",
    ]
    assert family.lasting == ["two", "son"]


def test_a_family_with_too_many_lanes_for_a_phone_is_left_to_the_table(make_data: MakeData) -> None:
    many = {f"g{n}": "active: 2010/..\nrelations: [{kind: merged-into, to: all, dates: 2012}]" for n in range(group_history.MOST_LANES)}
    dataset = clean_dataset(make_data(actors(**many, all="active: 2012/..")))
    (family,) = families(dataset)
    assert group_history.drawing(dataset, family) == ""


def test_armed_actors_on_opposite_sides_of_operations_fought(make_data: MakeData) -> None:
    operation = (
        "title: {title}\nkind: raid\ndates: {dates}\nsummary: A raid.\nparticipants:\n"
        "  - {{actor: {one}, role: led, said_by: {{text: a paper}}, sources: [s1]}}\n"
        "  - {{actor: {other}, role: defended, sources: [s1]}}\n  - {{actor: land, role: targeted, sources: [s1]}}\n"
    )
    dataset = clean_dataset(
        make_data(
            {
                **actors(one="", two=""),
                "actors/land.yml": ACTOR.format(name="Land", kind="state", more=""),
                "sources/s1.yml": "title: A source\npublisher: {text: A paper}\nkind: article\npublished: 2021\n",
                "operations/first.yml": operation.format(title="First", dates="2019", one="one", other="two"),
                "operations/second.yml": operation.format(title="Second", dates="2020", one="two", other="one"),
            }
        )
    )
    (fight,) = relations.fights(dataset)
    assert (fight.actor.id, fight.opponent.id) == ("one", "two")
    assert [(op.id, [s.speaker.name for s in sayers]) for op, sayers in fight.operations] == [
        ("first", ["a paper"]),
        ("second", ["a paper"]),
    ]
    assert [(f.actor.id, f.opponent.id) for f in relations.fights(dataset, dataset.actor("two"))] == [("two", "one")]
    assert relations.fights(dataset, dataset.actor("land")) == []


@pytest.mark.parametrize("draw", ["lineage", "lanes"])
def test_names_in_drawings_are_escaped(conflict: Dataset, draw: str) -> None:
    drawing = (
        actor_lineage.drawing(conflict, conflict.actor("red-band"))
        if draw == "lineage"
        else group_history.drawing(conflict, families(conflict)[0])
    )
    assert "Green Band &lt;of&gt; the Far &amp; Wide" in drawing
    assert not re.search(r"<of>|& ", drawing)
