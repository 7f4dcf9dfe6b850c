"""Lanes of a family of groups over time."""

from __future__ import annotations

import re

import pytest

from explainer.charts import actor_lineage, group_history
from explainer.dataset import Dataset
from explainer.derive.group_history import families
from support.golden import check_golden, one_element_a_line
from support.records import MakeData, actors, clean_dataset


def test_the_tracks_of_a_family(conflict: Dataset) -> None:
    (family,) = families(conflict)
    check_golden("lanes-red-band.svg", one_element_a_line(group_history.draw(conflict, family)))


def test_a_family_with_too_many_tracks_for_a_phone_is_left_to_the_table(make_data: MakeData) -> None:
    many = {f"g{n}": "active: 2010/..\nrelations: [{kind: merged-into, to: all, dates: 2012}]" for n in range(group_history.MOST_TRACKS)}
    dataset = clean_dataset(make_data(actors(**many, all="active: 2012/..")))
    (family,) = families(dataset)
    assert group_history.draw(dataset, family) == ""


@pytest.mark.parametrize("draw", ["lineage", "lanes"])
def test_names_in_drawings_are_escaped(conflict: Dataset, draw: str) -> None:
    drawing = (
        actor_lineage.draw(conflict, conflict.actor("red-band"))
        if draw == "lineage"
        else group_history.draw(conflict, families(conflict)[0])
    )
    assert "Green Band &lt;of&gt; the Far &amp; Wide" in drawing
    assert not re.search(r"<of>|& ", drawing)
