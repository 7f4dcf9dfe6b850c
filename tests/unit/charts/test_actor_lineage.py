"""The family line of an actor: what it came from and what came from it."""

from __future__ import annotations

from explainer.charts import actor_lineage
from explainer.dataset import Dataset
from support.golden import check_golden, one_element_a_line
from support.records import MakeData, actors, clean_dataset


def test_the_family_line_of_an_actor(conflict: Dataset) -> None:
    check_golden("lineage-red-band.svg", one_element_a_line(actor_lineage.draw(conflict, conflict.actor("red-band"))))


def test_a_line_that_would_show_one_membership_alone_is_not_drawn(conflict: Dataset, make_data: MakeData) -> None:
    assert actor_lineage.draw(conflict, conflict.actor("blue-minister")) == ""
    dataset = clean_dataset(make_data(actors(one="relations: [{kind: part-of, to: two}]", two="")))
    assert actor_lineage.draw(dataset, dataset.actor("one")) == ""
