"""What happened to connected groups is told in order and once."""

from __future__ import annotations

from explainer.charts import group_history
from explainer.dataset import Dataset
from explainer.derive.group_history import GroupHistory, group_histories
from support.records import MakeData, actors, clean_dataset


def told(dataset: Dataset, history: GroupHistory) -> list[str]:
    return [
        f"{row.when}: {group_history.words(dataset, row, group_history.numbered(history))}".replace("\N{NO-BREAK SPACE}", " ")
        for row in history.rows
    ]


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
    (history,) = group_histories(dataset)
    assert told(dataset, history) == [
        "2010: One (1) begins",
        "2011: Two (2) begins",
        "1 May 2013: One (1) and Two (2) merge into New (3)",
        "1 May 2013: New (3) pledges loyalty to Far",
        "2015: Son (4) splits from New (3)",
        "2018: New (3) ends",
    ]
    assert history.ongoing == ["two", "son"]


def test_a_row_says_who_came_from_whom_and_who_ended_with_it(make_data: MakeData) -> None:
    dataset = clean_dataset(
        make_data(
            actors(
                one="active: 2010/2013-05-01\nrelations: [{kind: merged-into, to: new, dates: 2013-05-01}]",
                old="active: 2009/2013-05-01\nrelations: [{kind: pledged-to, to: one, dates: 2011}]",
                new="active: 2013-05-01/2018\nrelations: [{kind: split-from, to: old, dates: 2013-05-01}]",
                heir="active: 2019/2020\nrelations: [{kind: successor-of, to: new, dates: 2019}]",
            )
        )
    )
    (history,) = group_histories(dataset)
    assert [(row.when, row.parents, row.children, row.ended) for row in history.rows] == [
        ("2009", (), (), ()),
        ("2010", (), (), ()),
        ("2011", (), (), ()),
        ("1 May 2013", ("old",), ("new",), ()),
        ("1 May 2013", ("one",), ("new",), ("one",)),
        ("1 May 2013", (), (), ("old",)),
        ("2019", ("new",), ("heir",), ("new",)),
        ("2020", (), (), ("heir",)),
    ]
    assert dict(history.members) == {"old": 5, "one": 4, "new": 6, "heir": 7}
    assert history.ongoing == []


def test_a_member_is_told_to_begin_only_where_nothing_else_tells_it(make_data: MakeData) -> None:
    dataset = clean_dataset(
        make_data(
            actors(
                root="",
                named="active: 2012\nrelations: [{kind: split-from, to: root, dates: 2012-06}]",
                earlier="active: 2011/..\nrelations: [{kind: split-from, to: root, dates: 2012-07}]",
                again="active: 2011/..\nrelations: [{kind: split-from, to: root, dates: 2012-01-01}, {kind: split-from, to: named, dates: 2014}]",
                late="active: 2013/..\nrelations: [{kind: merged-into, to: again, dates: 2013}]",
                twice="active: 2013/..\nrelations: [{kind: split-from, to: root, dates: 2012-09}, {kind: split-from, to: named, dates: 2014-02}]",
                open="active: ../2015\nrelations: [{kind: split-from, to: root, dates: 2012-08}]",
            )
        )
    )
    (history,) = group_histories(dataset)
    assert told(dataset, history) == [
        "beginning not recorded: Root (1)",
        "2011: Again (2) and Earlier (3) begin",
        "1 January 2012: Again (2) splits from Root (1)",
        "June 2012: Named (4) splits from Root (1)",
        "July 2012: Earlier (3) splits from Root (1)",
        "August 2012: Open (5) splits from Root (1)",
        "September 2012: Twice (6) splits from Root (1)",
        "2012: Named (4) ends",
        "2013: Late (7) begins",
        "2013: Late (7) merges into Again (2)",
        "2014: Again (2) splits from Named (4)",
        "February 2014: Twice (6) splits from Named (4)",
        "2015: Open (5) ends",
    ]


def test_what_happened_to_one_side_alone_is_told_too(make_data: MakeData) -> None:
    dataset = clean_dataset(
        make_data(
            actors(
                one="active: 2010/..\nrelations: [{kind: split-from, to: two, dates: 2010}, {kind: part-of, to: roof, dates: 2011}, "
                "{kind: rival, to: two, dates: 2012}, {kind: pledged-to, to: roof, dates: ../2014}]",
                two="active: 2009/..",
                roof="relations: [{kind: pledged-to, to: two, dates: 2013}, {kind: part-of, to: far, dates: 2012}]",
                far="",
            )
        )
    )
    (history,) = group_histories(dataset)
    assert told(dataset, history) == [
        "2009: Two (1) begins",
        "2010: One (2) splits from Two (1)",
        "2011: One (2) becomes part of Roof",
        "2013: Roof pledges loyalty to Two (1)",
    ]
    assert dict(history.members) == {"two": None, "one": None}


def test_histories_are_of_groups_and_forces_and_the_largest_is_first(make_data: MakeData) -> None:
    dataset = clean_dataset(
        make_data({
            **actors(
                a="relations: [{kind: split-from, to: b, dates: 2012}]",
                b="",
                x="relations: [{kind: split-from, to: y, dates: 2012}, {kind: split-from, to: court, dates: 2012}]",
                y="relations: [{kind: merged-into, to: z, dates: 2013}]",
                z="",
                c="relations: [{kind: split-from, to: d, dates: 2012}]",
                d="",
                undated="relations: [{kind: split-from, to: a}]",
            ),
            "actors/court.yml": "name: Court\nkind: body\nsummary: It.\nrelations: [{kind: split-from, to: a, dates: 2013}]\n",
        })
    )  # fmt: skip
    assert [list(history.members) for history in group_histories(dataset)] == [["y", "x", "z"], ["b", "a"], ["d", "c"]]
