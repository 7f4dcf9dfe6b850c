"""A small timeline as SVG: when the operations and events of a record happened, as precisely as that is known.

A day is a line, a vaguer date a paler block as wide as what it may mean, something that lasted a thin bar below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from ..dataset import Dataset
from ..model import Happening
from . import svg
from .svg import TimeScale, Value, element

# The size of the drawing, the room left beside and above the marks, and the y of the axis below them.
WIDTH, HEIGHT = 360, 62
_LEFT, _RIGHT, _TOP, _AXIS = 6, 6, 4, 42
# What lasted longer is drawn as a bar below the rest, because a block over so many days would say that the day is not known.
_LASTING_DAYS = 60


def draw(dataset: Dataset, records: Sequence[Happening], title: str) -> Markup:
    """The records, at least one, on the years of the whole dataset; the accessible name names `title` and counts them."""
    years = _years(dataset)
    begun = min(record.dates.first.year for record in records)
    ended = max(record.dates.first.year for record in records)
    when = f"in {begun}" if begun == ended else f"from {begun} to {ended}"
    count = f"{len(records)} operation{'' if len(records) == 1 else 's'} or event{'' if len(records) == 1 else 's'} {when}"
    marks = (_mark(record, years) for record in sorted(records, key=lambda record: (record.dates.first, record.id)))
    return svg.image("strip", WIDTH, HEIGHT, f"Timeline of {title}: {count}", *_axis(years), *marks)


def _years(dataset: Dataset) -> TimeScale:
    """From the beginning of the first dated year to the end of the last, so that all timelines can be compared."""
    begun = [record.dates.first.year for record in dataset.happenings if record.dates.first != date.min]
    first, last = min(begun), max(*begun, dataset.conflict.record_until.last.year)
    return TimeScale(date(first, 1, 1), date(last, 12, 31), _LEFT, WIDTH - _RIGHT)


def _axis(years: TimeScale) -> Iterator[Markup]:
    """A line with a tick for each year; about six of them are longer and labelled."""
    yield element("path", {"class": "strip-axis", "d": f"M{_LEFT},{_AXIS}H{WIDTH - _RIGHT}"})
    first, last = years.first.year, years.last.year
    every = max(1, (last - first) // 6)
    for year in range(first, last + 1):
        x, labelled = years.x(date(year, 1, 1)), (year - first) % every == 0
        yield element("path", {"class": "strip-axis", "d": f"M{x:.1f},{_AXIS}v{5 if labelled else 3}"})
        if labelled and x < WIDTH - 24:
            yield element("text", {"x": x, "y": HEIGHT - 4}, str(year))


def _mark(record: Happening, years: TimeScale) -> Markup:
    """The record's dates; never narrower than can be seen."""
    dates = record.dates
    left = years.x(dates.first)
    width = years.x(dates.last) - left
    if dates.form == "interval" and (dates.last - dates.first).days > _LASTING_DAYS:
        name, y, least, height = "strip-span", _AXIS - 7, 2, 4
    elif dates.precision == "day":
        name, y, least, height = "strip-day", _TOP, 2, _AXIS - _TOP - 10
    else:
        name, y, least, height = "strip-vague", _TOP, 3, _AXIS - _TOP - 10
    shape: dict[str, Value] = {"class": name, "x": left, "y": y, "width": float(max(width, least)), "height": height}
    return element("rect", shape, svg.title(f"{record.heading}, {dates.words}"))
