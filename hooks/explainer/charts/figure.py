"""A figure as SVG: every count a mark, uncertainty drawn, different definitions never joined.

Written here and not taken from a chart library because the marks have to show what is known (an arrow for "more than", a bar
for a range) and to follow the site's colours by CSS variables, without script.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from html import escape

from ..model import Figure
from ..model.figures import FigurePoint, Series
from ..values.counts import Count

WIDTH, HEIGHT = 480, 320
LEFT, RIGHT, TOP, BOTTOM = 92, 24, 26, 34
# Shapes tell series apart; colour never does alone.
SHAPES = ("circle", "square", "diamond", "triangle", "ring", "cross")

Position = tuple[float, float]
Projection = Callable[[date, float], Position]


def drawing(figure: Figure) -> str:
    """The chart of all series of a figure; its accessible name lists them."""
    marks = [(series, [(_when(point), point.count) for point in series.points]) for series in figure.series]
    days = [day for _, points in marks for day, _ in points]
    first, last = min(days).year, max(days).year + 1
    counts = [count for _, points in marks for _, count in points]
    largest = max(_value(count) for count in counts)
    step = _step(largest)
    top = step * math.ceil(max(largest * 1.02, *(_highest(count) for count in counts)) / step)

    def at(day: date, value: float) -> Position:
        span = (date(last, 1, 1) - date(first, 1, 1)).days
        x = LEFT + (day - date(first, 1, 1)).days / span * (WIDTH - LEFT - RIGHT)
        return x, HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM)

    names = "; ".join(f"{i}. {series.definition}, {series.scope}" for i, series in enumerate(figure.series, 1))
    parts = [
        f'<svg class="chart-drawing" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(f"Chart of {figure.title}: {names}")}">',
        *_axes(first, last, top, step, at),
        *(part for number, (series, points) in enumerate(marks) for part in _series(number, series, points, top, at)),
        "</svg>",
    ]
    return "".join(parts)


def _when(point: FigurePoint) -> date:
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


def _step(value: float) -> float:
    """A round distance between the lines of the grid, so that about four reach the value."""
    scale = 10 ** math.floor(math.log10(max(value / 4, 1)))
    return next(float(step * scale) for step in (1, 2, 5, 10) if step * scale >= value / 4)


def _axes(first: int, last: int, top: float, step: float, at: Projection) -> Iterator[str]:
    for line in range(round(top / step) + 1):
        value = step * line
        _, y = at(date(first, 1, 1), value)
        yield f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.0f}" y2="{y:.0f}"/>'
        yield f'<text class="tick" x="{LEFT - 8}" y="{y + 5:.0f}" text-anchor="end">{_short(value)}</text>'
    every = max(1, math.ceil((last - first) / 5))
    for year in range(first, last + 1, every):
        x, _ = at(date(year, 1, 1), 0)
        yield f'<text class="tick" x="{x:.0f}" y="{HEIGHT - BOTTOM + 22}" text-anchor="middle">{year}</text>'


def _short(value: float) -> str:
    if value >= 1_000_000:
        return f"{value / 1_000_000:g} million"
    return f"{value:,.0f}"


def _series(number: int, series: Series, points: Sequence[tuple[date, Count]], top: float, at: Projection) -> Iterator[str]:
    drawn = [(at(day, _value(count)), count) for day, count in sorted(points, key=lambda pair: pair[0]) if count.low is not None]
    if len(drawn) > 1:
        path = " ".join(f"{x:.1f},{y:.1f}" for (x, y), _ in drawn)
        yield f'<polyline class="series-line series-{number % len(SHAPES)}" points="{path}"/>'
    for (x, y), count in drawn:
        title = f"<title>{escape(f'{number + 1}. {series.definition}: {count.words}')}</title>"
        if count.high is not None and math.isinf(count.high):
            yield f'<path class="bound" d="M{x:.1f},{y - 8:.1f}v-18m-5,6l5,-6l5,6"/>'
        elif count.high != count.low and count.low is not None and count.high is not None:
            reach = (count.high - count.low) / 2 / top * (HEIGHT - TOP - BOTTOM)
            yield f'<path class="bound" d="M{x:.1f},{y + reach:.1f}V{y - reach:.1f}"/>'
        yield f'<g class="mark mark-{SHAPES[number % len(SHAPES)]}">{_shape(SHAPES[number % len(SHAPES)], x, y)}{title}</g>'
    (x, y), _ = drawn[-1]
    anchor, dx = ("end", -11) if x > WIDTH - 60 else ("start", 11)
    yield f'<text class="series-number" x="{x + dx:.0f}" y="{y + 5:.0f}" text-anchor="{anchor}">{number + 1}</text>'


def _shape(shape: str, x: float, y: float) -> str:
    match shape:
        case "square":
            return f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10"/>'
        case "diamond":
            return f'<path d="M{x:.1f},{y - 7:.1f}l7,7l-7,7l-7,-7z"/>'
        case "triangle":
            return f'<path d="M{x:.1f},{y - 7:.1f}l7,12h-14z"/>'
        case "cross":
            return f'<path d="M{x - 5:.1f},{y - 5:.1f}l10,10m0,-10l-10,10"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5"/>'
