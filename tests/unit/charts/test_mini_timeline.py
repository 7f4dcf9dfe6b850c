"""Small timelines: as wide as what a date may mean, and said in words."""

from __future__ import annotations

import re

import pytest

from explainer.charts import mini_timeline
from support.records import MakeData, clean_dataset


@pytest.mark.parametrize(
    ("dates", "shape", "widest"),
    [("2015-06-01", "strip-day", 3), ("2015-06", "strip-vague", 8), ("2015", "strip-vague", 60), ("2014/2016", "strip-span", 200)],
)
def test_a_mark_is_as_wide_as_what_the_date_may_mean(make_data: MakeData, dates: str, shape: str, widest: float) -> None:
    event = "title: It\nkind: talks\ndates: {}\nsummary: It was.\n"
    dataset = clean_dataset(
        make_data({"events/first.yml": event.format("2012").replace("It", "Items"), "events/it.yml": event.format(dates)})
    )
    drawn = mini_timeline.draw(dataset, [record for record in dataset.happenings if record.id == "it"], "It")
    (found,) = re.findall(r'<rect class="([a-z-]+)" x="[0-9.]+" y="[0-9]+" width="([0-9.]+)"', drawn)
    assert found[0] == shape
    assert 0 < float(found[1]) <= widest
    assert "Timeline of It: 1 operation or event in" in drawn
