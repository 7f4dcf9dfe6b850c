"""The family line of an actor: what it came from and what came from it."""

from __future__ import annotations

import re

from support.artifacts import Files, built
from support.golden import check_golden, drawings, one_element_a_line
from support.records import MakeData, actors, clean_dataset


def line_of(files: Files, actor: str) -> str:
    """The family line on an actor's page; nothing when there is none."""
    return "".join(drawings(files[f"actors/{actor}.md"], "lineage"))


def test_the_family_line_of_an_actor(conflict_files: Files) -> None:
    check_golden("drawings/lineage-red-band.svg", one_element_a_line(line_of(conflict_files, "red-band")))


def test_every_relation_stands_above_or_below_in_order_of_time_and_says_whether_it_is_descent(make_data: MakeData) -> None:
    files = built(
        clean_dataset(
            make_data(
                actors(
                    one="active: 2012/2019\nrelations:\n  - {kind: part-of, to: army, dates: 2015}\n  - {kind: pledged-to, to: far}\n"
                    "  - {kind: split-from, to: mother, dates: 2012}\n  - {kind: merged-into, to: heir, dates: 2019-03}\n"
                    "  - {kind: rival, to: foe, dates: 2014}",
                    cell="relations: [{kind: part-of, to: one, dates: 2013/2016}]",
                    vassal="relations: [{kind: pledged-to, to: one, dates: 2017}]",
                    daughter="relations: [{kind: split-from, to: one, dates: 2018}]",
                    next="relations: [{kind: successor-of, to: one, dates: 2020}]",
                    tributary="relations: [{kind: merged-into, to: one, dates: 2014}]",
                    army="", far="", mother="", heir="", foe="",
                )
            )
        )
    )  # fmt: skip
    drawing = line_of(files, "one")
    check_golden("drawings/lineage-of-every-relation.svg", one_element_a_line(drawing))
    assert re.findall(r'"lineage-how"[^>]*>(.*?)<', drawing) == [
        "pledged loyalty to · date not recorded", "split from · 2012", "merged into it · 2014", "part of · 2015", "active 2012 – 2019",
        "part of it · 2013 – 2016", "pledged loyalty to it · 2017", "split off · 2018", "merged into · March 2019", "followed by · 2020",
    ]  # fmt: skip


def test_a_line_that_would_show_one_membership_alone_is_not_drawn(conflict_files: Files, make_data: MakeData) -> None:
    assert line_of(conflict_files, "blue-minister") == ""
    files = built(clean_dataset(make_data(actors(one="relations: [{kind: part-of, to: two}]", two=""))))
    assert line_of(files, "one") == ""
    assert line_of(files, "two") == ""
    files = built(clean_dataset(make_data(actors(one="relations: [{kind: split-from, to: two}]", two=""))))
    assert line_of(files, "one") != "", "a descent alone is drawn"


def test_names_on_a_line_are_escaped(conflict_files: Files) -> None:
    drawing = line_of(conflict_files, "red-band")
    assert "Green Band &lt;of&gt; the Far &amp; Wide" in drawing
    assert not re.search(r"<of>|& ", drawing)
