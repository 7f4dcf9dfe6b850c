"""What happened in a family of groups is told in order and once."""

from __future__ import annotations

from explainer.charts import group_history
from explainer.dataset import Dataset
from explainer.derive.group_history import Family, families
from support.records import MakeData, actors, clean_dataset


def told(dataset: Dataset, family: Family) -> list[str]:
    return [
        f"{row.when}: {group_history.words(dataset, row, group_history.numbered(family))}".replace("\N{NO-BREAK SPACE}", " ")
        for row in family.rows
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
