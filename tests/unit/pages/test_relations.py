"""Relations are told from both sides, with who says so."""

from __future__ import annotations

from explainer.dataset import Dataset
from explainer.pages import relations
from support.records import ACTOR, MakeData, actors, clean_dataset


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
