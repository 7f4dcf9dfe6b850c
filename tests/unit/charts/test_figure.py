"""Charts of figures: every count at its value and time, uncertainty drawn, different definitions never joined."""

from __future__ import annotations

import re

import pytest

from support.artifacts import Files, built
from support.golden import check_golden, drawings, one_element_a_line
from support.records import MakeData, clean_dataset

SERIES = "  - definition: {name}\n    scope: Aland\n    unit: people\n    measure: stock\n    points:\n"
POINT = '      - {{as_of: {when}, count: "{count}", said_by: {{text: A paper}}, sources: [s1]}}\n'


def chart(make_data: MakeData, *series: dict[str, str]) -> str:
    """The chart of a figure with these series, each from times to counts."""
    rows = "".join(
        SERIES.format(name=f"Count {number}") + "".join(POINT.format(when=when, count=count) for when, count in points.items())
        for number, points in enumerate(series, 1)
    )
    files = {
        "sources/s1.yml": "title: S\npublisher: P\nkind: article\n",
        "figures/f.yml": f"title: F & G\nsummary: Counts.\nseries:\n{rows}",
    }
    (drawing,) = drawings(built(clean_dataset(make_data(files)))["figures/f.md"], "chart-drawing")
    return drawing


def grid(drawing: str) -> dict[str, float]:
    """The height of the line for each number on the left, and the place of each year below."""
    lines = re.findall(r'<line class="grid" x1="92" x2="456" y1="(\d+)" y2="\1"/><text class="tick"[^>]*>([^<]*)<', drawing)
    years = re.findall(r'<text class="tick" x="(\d+)" y="308" text-anchor="middle">(\d+)<', drawing)
    return {label: float(place) for place, label in [*lines, *years]}


def marks(drawing: str) -> list[tuple[float, float]]:
    """The middle of each round mark."""
    return [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawing)]


def test_the_chart_of_the_invented_figure_is_as_its_golden_file(conflict_files: Files) -> None:
    (drawing,) = drawings(conflict_files["figures/dead.md"], "chart-drawing")
    check_golden("drawings/figure-dead.svg", one_element_a_line(drawing))


def test_a_chart_of_every_shape_and_every_form_of_count_is_as_its_golden_file(make_data: MakeData) -> None:
    drawing = chart(
        make_data,
        {"2014": "10", "2015": ">20"},
        {"2014": "<=30", "2016": ">=15"},
        {"2015": "~20", "2017": "unknown", "2018": "5-25"},
        {"2016-05": "dozens"},
        {"2016-06-15": "12"},
        {"2018": "2", "2019": "<4"},
        {"2019": "7"},
    )
    check_golden("drawings/figure-of-every-shape.svg", one_element_a_line(drawing))


def test_a_mark_stands_at_its_value_and_at_the_middle_of_its_time(make_data: MakeData) -> None:
    drawing = chart(make_data, {"2015-01-01": "10", "2016-01-01": "20", "2016": "30"})
    lines = grid(drawing)
    assert [label for label in lines if len(label) == 2] == ["10", "20", "30", "40"]
    assert marks(drawing) == [
        pytest.approx((lines["2015"], lines["10"]), abs=0.5),
        pytest.approx((lines["2016"], lines["20"]), abs=0.5),
        pytest.approx(((lines["2016"] + lines["2017"]) / 2, lines["30"]), abs=1),
    ]


def test_more_than_is_an_arrow_upwards_and_a_range_a_bar_over_all_of_it(make_data: MakeData) -> None:
    drawing = chart(make_data, {"2015-01-01": ">9", "2016-01-01": "10-30", "2017-01-01": "20"})
    lines = grid(drawing)
    arrow, bar = re.findall(r'<path class="bound" d="([^"]*)"/>', drawing)
    assert re.fullmatch(rf"M{lines['2015']:.1f},[\d.]+v-18m-5,6l5,-6l5,6", arrow)
    assert float(arrow.split(",")[1].split("v")[0]) == pytest.approx(lines["10"] - 8, abs=0.5)
    assert [float(end) for end in re.findall(r",([\d.]+)V([\d.]+)", bar)[0]] == pytest.approx([lines["10"], lines["30"]], abs=0.5)
    assert len(marks(drawing)) == 3


def test_a_range_that_reaches_far_above_its_mark_stays_inside_the_chart(make_data: MakeData) -> None:
    drawing = chart(make_data, {"2015-01-01": "dozens", "2016-01-01": "10"})
    lines = grid(drawing)
    ((low, high),) = re.findall(r'<path class="bound" d="M[\d.]+,([\d.-]+)V([\d.-]+)"/>', drawing)
    assert float(high) == pytest.approx(lines["0"] - 0.99 * (lines["0"] - lines["100"]), abs=0.5), "dozens: 24 to 99"
    assert float(low) == pytest.approx(lines["0"] - 0.24 * (lines["0"] - lines["100"]), abs=0.5)


def test_points_are_joined_in_order_of_time_within_a_series_only(make_data: MakeData) -> None:
    drawing = chart(make_data, {"2017-01-01": "10", "2015-01-01": "20"}, {"2016-01-01": "15"})
    (line,) = re.findall(r'<polyline class="series-line series-0" points="([^"]*)"/>', drawing)
    assert "polyline" not in drawing.replace(line, "", 1).replace('<polyline class="series-line series-0"', "", 1)
    lines = grid(drawing)
    x, y = zip(*(map(float, point.split(",")) for point in line.split()), strict=True)
    assert x == pytest.approx((lines["2015"], lines["2017"]), abs=0.5)
    assert y == pytest.approx((lines["20"], lines["10"]), abs=0.5)


def test_what_is_unknown_is_not_drawn(make_data: MakeData) -> None:
    drawing = chart(make_data, {"2015": "10", "2016": "unknown", "2017": "20"})
    assert len(marks(drawing)) == 2
    assert "unknown" not in drawing


@pytest.mark.parametrize(
    ("count", "labels"),
    [
        ("3", ["0", "1", "2", "3", "4"]),
        ("203", ["0", "100", "200", "300"]),
        ("4200", ["0", "2,000", "4,000", "6,000"]),
        ("4.2 million", ["0", "2 million", "4 million", "6 million"]),
    ],
)
def test_the_lines_stand_at_round_numbers_and_the_highest_is_above_every_mark(make_data: MakeData, count: str, labels: list[str]) -> None:
    drawing = chart(make_data, {"2015": count})
    lines = grid(drawing)
    assert [label for label in lines if label not in ("2015", "2016")] == labels
    ((_, y),) = marks(drawing)
    assert lines[labels[-1]] < y <= lines[labels[-2]]


def test_the_name_of_a_chart_lists_its_series_and_each_mark_says_what_it_stands_for(make_data: MakeData) -> None:
    drawing = chart(make_data, {"2015": ">10"}, {"2016": "20"})
    assert 'aria-label="Chart of F &amp; G: 1. Count 1, Aland; 2. Count 2, Aland"' in drawing
    assert re.findall(r"<title>(.*?)</title>", drawing) == ["1. Count 1: more than 10", "2. Count 2: 20"]
