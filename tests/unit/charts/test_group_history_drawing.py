"""Lanes of connected groups over time."""

from __future__ import annotations

import re

import pytest

from explainer.charts import group_history
from support.artifacts import Files, built
from support.golden import check_golden, drawings, one_element_a_line
from support.records import MakeData, actors, clean_dataset

CONNECTED = {
    "one": "active: 2010/2013-05\nrelations: [{kind: merged-into, to: new, dates: 2013-05-01}]",
    "two": "active: 2011/..\nrelations:\n  - {kind: merged-into, to: new, dates: 2013-05-01}\n  - {kind: part-of, to: new, dates: 2013-05-01/..}",
    "new": "active: 2013-05-01/2018\nrelations: [{kind: pledged-to, to: far, dates: 2013-05-01}]",
    "far": "",
    "son": "relations: [{kind: split-from, to: new, dates: 2015}, {kind: pledged-to, to: two, dates: 2016}]",
    "grandson": "active: 2017/2019\nrelations: [{kind: split-from, to: son, dates: 2017}]",
}


def lanes(files: Files) -> str:
    """The drawing of the one history of groups on the page of relations; nothing when it is left to the table."""
    return "".join(drawings(files["relations.md"], "lanes"))


def test_the_lanes_of_a_family(conflict_files: Files) -> None:
    check_golden("drawings/lanes-red-band.svg", one_element_a_line(lanes(conflict_files)))


def test_a_family_with_mergers_splits_pledges_and_ends(make_data: MakeData) -> None:
    check_golden("drawings/lanes-of-six.svg", one_element_a_line(lanes(built(clean_dataset(make_data(actors(**CONNECTED)))))))


@pytest.mark.parametrize(("more", "drawn"), [(0, True), (1, False)])
def test_a_family_with_too_many_lanes_for_a_phone_is_left_to_the_table(make_data: MakeData, more: int, drawn: bool) -> None:
    members = range(group_history.MOST_TRACKS - 1 + more)  # what they merge into needs a lane too
    many = {f"g{n}": "active: 2010/..\nrelations: [{kind: merged-into, to: all, dates: 2012}]" for n in members}
    files = built(clean_dataset(make_data(actors(**many, all="active: 2012/.."))))
    assert bool(lanes(files)) == drawn
    assert "G0" in files["relations.md"]


def test_names_in_lanes_are_escaped(conflict_files: Files) -> None:
    drawing = lanes(conflict_files)
    assert "Green Band &lt;of&gt; the Far &amp; Wide" in drawing
    assert not re.search(r"<of>|& ", drawing)
