"""What all drawings share: text becomes safe in one place, numbers are short, days lie where they belong."""

from __future__ import annotations

from datetime import date

import pytest
from markupsafe import Markup

from explainer.charts.svg import TimeScale, element, image, text_lines, wrapped


def test_attributes_and_text_are_escaped_and_elements_are_not() -> None:
    inner = element("title", {}, "A <b> & 'c'")
    assert str(inner) == "<title>A &lt;b&gt; &amp; &#39;c&#39;</title>"
    assert str(element("g", {"class": 'x" onload="y'}, inner, "1 < 2")) == f'<g class="x&#34; onload=&#34;y">{inner}1 &lt; 2</g>'


def test_whole_numbers_are_written_as_they_are_and_others_to_a_tenth() -> None:
    assert str(element("circle", {"cx": 3, "cy": 3.0, "r": 2.25})) == '<circle cx="3" cy="3.0" r="2.2"/>'


def test_an_element_without_children_closes_itself_and_one_with_an_empty_text_does_not() -> None:
    assert str(element("path", {"d": "M0,0"})) == '<path d="M0,0"/>'
    assert str(element("text", {}, "")) == "<text></text>"


def test_a_drawing_is_one_image_with_a_name_and_as_a_file_it_names_its_namespace() -> None:
    assert str(image("chart", 4, 3, '"A" & B', Markup("<g/>"))) == (
        '<svg class="chart" viewBox="0 0 4 3" role="img" aria-label="&#34;A&#34; &amp; B"><g/></svg>'
    )
    assert str(image("chart", 4, 3, "A", standalone=True)).startswith('<svg xmlns="http://www.w3.org/2000/svg" class="chart"')


def test_lines_of_text_stand_below_one_another_and_are_no_longer_than_asked() -> None:
    lines = wrapped("Group for Support & Help", 12)
    assert lines == ["Group for", "Support &", "Help"]
    assert [str(line) for line in text_lines(lines[:2], 5, 20, "name", 18)] == [
        '<text class="name" x="5" y="20">Group for</text>',
        '<text class="name" x="5" y="38">Support &amp;</text>',
    ]


@pytest.mark.parametrize(
    ("day", "x"),
    [
        (date(2020, 1, 1), 10),
        (date(2020, 12, 31), 375),
        (date(2020, 7, 1), 192),
        (date(2019, 12, 31), 10),
        (date(2021, 1, 1), 375),
    ],
)
def test_days_lie_between_the_ends_of_the_axis_and_never_beyond(day: date, x: float) -> None:
    assert TimeScale(date(2020, 1, 1), date(2020, 12, 31), 10, 375).x(day) == pytest.approx(x)
