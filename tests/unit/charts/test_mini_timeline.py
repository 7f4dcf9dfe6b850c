"""Small timelines: as wide as what a date may mean, at its place among the years, and said in words."""

from __future__ import annotations

import re

import pytest

from support.artifacts import Files, built
from support.golden import check_golden, drawings, one_element_a_line
from support.records import MakeData, clean_dataset

EVENT = "title: {title}\nkind: talks\ndates: {dates}\nsummary: It was.\n"


def timeline(make_data: MakeData, dates: str) -> str:
    """The timeline on the page of an event with these dates, in a war recorded from 2012 to 2020."""
    records = {"events/first.yml": EVENT.format(title="Items", dates="2012"), "events/it.yml": EVENT.format(title="It", dates=dates)}
    (drawing,) = drawings(built(clean_dataset(make_data(records)))["events/it.md"], "strip")
    return drawing


def test_the_timeline_of_an_operation_is_as_its_golden_file(conflict_files: Files) -> None:
    (drawing,) = drawings(conflict_files["operations/river-raid.md"], "strip")
    check_golden("drawings/timeline-river-raid.svg", one_element_a_line(drawing))


def test_the_timeline_of_what_an_actor_took_part_in_is_as_its_golden_file(make_data: MakeData) -> None:
    part = "participants: [{actor: army, role: took-part, sources: [s1]}]\n"
    dates = {
        "a": "2012",
        "b": "2013-02",
        "c": "2014-08-01/2019-11-09",
        "d": "2015-05-13/..",
        "e": '"[2016-01-16,2016-01-17]"',
        "f": "2020-12-31",
    }
    files = built(
        clean_dataset(
            make_data(
                {
                    "sources/s1.yml": "title: S\npublisher: P\nkind: article\n",
                    "actors/army.yml": "name: The Army & Co\nkind: force\nsummary: An army.\n",
                    **{f"events/{name}.yml": EVENT.format(title=f"Talks {name}", dates=when) + part for name, when in dates.items()},
                }
            )
        )
    )
    (drawing,) = drawings(files["actors/army.md"], "strip")
    check_golden("drawings/timeline-of-every-date.svg", one_element_a_line(drawing))


@pytest.mark.parametrize(
    ("dates", "shape", "left", "width"),
    [
        # 348 units of width are the 3,287 days from 2012-01-01 to 2020-12-31.
        ("2015-06-01", "strip-day", 138.0, 2),
        ("2015-06", "strip-vague", 138.0, 3.1),
        ("2015", "strip-vague", 122.0, 38.5),
        ("2014/2016", "strip-span", 83.4, 115.9),
        ("2014-01-01/2014-03-02", "strip-day", 83.4, 6.4),
        ("2014-01-01/2014-03-03", "strip-span", 83.4, 6.5),
        ("2020-12-31", "strip-day", 354.0, 2),
        ("2019/..", "strip-span", 276.7, 77.3),
    ],
)
def test_a_mark_is_as_wide_as_what_the_date_may_mean(make_data: MakeData, dates: str, shape: str, left: float, width: float) -> None:
    ((name, x, wide),) = re.findall(r'<rect class="([a-z-]+)" x="([0-9.]+)" y="[0-9]+" width="([0-9.]+)"', timeline(make_data, dates))
    assert name == shape
    assert (float(x), float(wide)) == pytest.approx((left, width), abs=0.1)


def test_the_name_of_a_timeline_counts_what_is_on_it(make_data: MakeData) -> None:
    assert 'aria-label="Timeline of It: 1 operation or event in 2015"' in timeline(make_data, "2015-06-01")
