"""A figure as SVG: every count a mark, uncertainty drawn, different definitions never joined.

Written here and not taken from a chart library because the marks have to show what is known (an arrow for "more than", a bar
for a range) and to follow the site's colours by CSS variables, without script.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from ..model import Figure
from ..model.figures import FigurePoint, Series
from ..values.counts import Count
from . import svg
from .svg import TimeScale, element

# The size of the drawing, and the room that it leaves around the chart for the axes' labels.
WIDTH, HEIGHT = 480, 320
LEFT, RIGHT, TOP, BOTTOM = 92, 24, 26, 34
# The mark of each series in turn: shapes tell series apart; colour never does alone.
SHAPES = ("circle", "square", "diamond", "triangle", "ring", "cross")


@dataclass(frozen=True)
class Axes:
    """The axes of a figure: whole years from left to right, and counts from 0 at the bottom to `top`, a multiple of `step`."""

    years: TimeScale
    top: float
    step: float

    def height(self, value: float) -> float:
        """A difference between two counts in units of the drawing."""
        return value / self.top * (HEIGHT - TOP - BOTTOM)

    def y(self, value: float) -> float:
        """Where a count is drawn; y grows downwards."""
        return HEIGHT - BOTTOM - self.height(value)


def draw(figure: Figure) -> Markup:
    """The chart of all series of a figure; its accessible name lists them."""
    points = [point for series in figure.series for point in series.points]
    axes = _axes([_day(point) for point in points], [point.count for point in points])
    names = "; ".join(f"{number}. {series.definition}, {series.scope}" for number, series in enumerate(figure.series, 1))
    return svg.image(
        "chart-drawing", WIDTH, HEIGHT, f"Chart of {figure.title}: {names}",
        *_grid(axes),
        *_year_labels(axes),
        *(part for number, series in enumerate(figure.series, 1) for part in _series(number, series, axes)),
    )  # fmt: skip


def _axes(days: Sequence[date], counts: Sequence[Count]) -> Axes:
    """Axes with room for these days and counts, the whole bar of a range included."""
    largest = max(map(_value, counts))
    step = _round_step(largest)
    first, last = date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1)
    return Axes(
        TimeScale(first, last, LEFT, WIDTH - RIGHT), step * max(1, math.ceil(max(largest * 1.02, *map(_highest, counts)) / step)), step
    )


def _day(point: FigurePoint) -> date:
    """The day a point is drawn at: the middle of the time it stands for."""
    when = point.as_of or point.period
    if when is None:
        raise ValueError("a point has a time: the model sees to it")
    return when.first + (when.last - when.first) / 2


def _value(count: Count) -> float:
    """Where a count is drawn: its own number, the middle of a range, the bound of an open one."""
    if count.low is None or count.high is None:
        return 0.0
    return count.low if math.isinf(count.high) else (count.low + count.high) / 2


def _highest(count: Count) -> float:
    """The upper end of what is drawn of a count: that of a range's bar, or its mark."""
    return _value(count) if count.high is None or math.isinf(count.high) else count.high


def _round_step(value: float) -> float:
    """A round distance between the lines of the grid, so that about four reach the value."""
    scale = 10 ** math.floor(math.log10(max(value / 4, 1)))
    return next(float(step * scale) for step in (1, 2, 5, 10) if step * scale >= value / 4)


def _grid(axes: Axes) -> Iterator[Markup]:
    """A line across for every step, with its number at the left."""
    for line in range(round(axes.top / axes.step) + 1):
        value = axes.step * line
        y = axes.y(value)
        yield element("line", {"class": "grid", "x1": LEFT, "x2": WIDTH - RIGHT, "y1": round(y), "y2": round(y)})
        yield element("text", {"class": "tick", "x": LEFT - 8, "y": round(y + 5), "text-anchor": "end"}, _short(value))


def _year_labels(axes: Axes) -> Iterator[Markup]:
    """At most six years below the chart."""
    first, last = axes.years.first.year, axes.years.last.year
    for year in range(first, last + 1, max(1, math.ceil((last - first) / 5))):
        x = axes.years.x(date(year, 1, 1))
        yield element("text", {"class": "tick", "x": round(x), "y": HEIGHT - BOTTOM + 22, "text-anchor": "middle"}, str(year))


def _short(value: float) -> str:
    """A number of the axis in as little room as it can be read in."""
    if value >= 1_000_000:
        return f"{value / 1_000_000:g} million"
    return f"{value:,.0f}"


def _series(number: int, series: Series, axes: Axes) -> Iterator[Markup]:
    """A series in order of time: a line where it has several points, a mark for each, its number beside the last.

    Points whose number is not known are in the table alone.
    """
    dated = sorted(((_day(point), point.count) for point in series.points), key=lambda pair: pair[0])
    drawn = [(axes.years.x(day), axes.y(_value(count)), count) for day, count in dated if count.low is not None]
    if len(drawn) > 1:
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in drawn)
        yield element("polyline", {"class": f"series-line series-{(number - 1) % len(SHAPES)}", "points": line})
    shape = SHAPES[(number - 1) % len(SHAPES)]
    for x, y, count in drawn:
        yield from _uncertainty(count, x, y, axes)
        yield element("g", {"class": f"mark mark-{shape}"}, _mark(shape, x, y), svg.title(f"{number}. {series.definition}: {count.words}"))
    if not drawn:
        return
    x, y, _ = drawn[-1]
    anchor, beside = ("end", -11) if x > WIDTH - 60 else ("start", 11)
    yield element("text", {"class": "series-number", "x": round(x + beside), "y": round(y + 5), "text-anchor": anchor}, str(number))


def _uncertainty(count: Count, x: float, y: float, axes: Axes) -> Iterator[Markup]:
    """An arrow above the mark of "more than", a bar as high as a range."""
    if count.low is None or count.high is None or count.low == count.high:
        return
    if math.isinf(count.high):
        yield element("path", {"class": "bound", "d": f"M{x:.1f},{y - 8:.1f}v-18m-5,6l5,-6l5,6"})
    else:
        reach = axes.height((count.high - count.low) / 2)
        yield element("path", {"class": "bound", "d": f"M{x:.1f},{y + reach:.1f}V{y - reach:.1f}"})


def _mark(shape: str, x: float, y: float) -> Markup:
    """One of SHAPES with its centre at x, y."""
    match shape:
        case "square":
            return element("rect", {"x": x - 5, "y": y - 5, "width": 10, "height": 10})
        case "diamond":
            return element("path", {"d": f"M{x:.1f},{y - 7:.1f}l7,7l-7,7l-7,-7z"})
        case "triangle":
            return element("path", {"d": f"M{x:.1f},{y - 7:.1f}l7,12h-14z"})
        case "cross":
            return element("path", {"d": f"M{x - 5:.1f},{y - 5:.1f}l10,10m0,-10l-10,10"})
    return element("circle", {"cx": x, "cy": y, "r": 5.5})
