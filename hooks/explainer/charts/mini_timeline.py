"""A small timeline as SVG: when the operations and events of a record happened, as precisely as that is known.

A day is a line, a vaguer date a paler block as wide as what it may mean, something that lasted a thin bar below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from ..dataset import Dataset
from ..model import Happening

WIDTH, HEIGHT = 360, 62
_LEFT, _RIGHT, _TOP, _AXIS = 6, 6, 4, 42
_LASTING_DAYS = 60


def strip(dataset: Dataset, records: Sequence[Happening], title: str) -> str:
    """The strip of these records on the years of the whole dataset; its accessible name counts them."""
    first, last = _years(dataset)
    begun = min(record.dates.first.year for record in records)
    ended = max(record.dates.first.year for record in records)
    when = f"in {begun}" if begun == ended else f"from {begun} to {ended}"
    count = f"{len(records)} operation{'' if len(records) == 1 else 's'} or event{'' if len(records) == 1 else 's'} {when}"
    return "".join(
        [
            f'<svg class="strip" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(f"Timeline of {title}: {count}", quote=True)}">',
            *_axis(first, last),
            *(_mark(record, first, last) for record in sorted(records, key=lambda r: (r.dates.first, r.id))),
            "</svg>",
        ]
    )


def _years(dataset: Dataset) -> tuple[int, int]:
    begun = [record.dates.first.year for record in dataset.happenings if record.dates.first != date.min]
    return min(begun), max(*begun, dataset.conflict.record_until.last.year)


def _x(day: date, first: int, last: int) -> float:
    start, end = date(first, 1, 1), date(last, 12, 31)
    share = (min(max(day, start), end) - start).days / (end - start).days
    return _LEFT + share * (WIDTH - _LEFT - _RIGHT)


def _axis(first: int, last: int) -> Iterator[str]:
    yield f'<path class="strip-axis" d="M{_LEFT},{_AXIS}H{WIDTH - _RIGHT}"/>'
    every = max(1, (last - first) // 6)
    for year in range(first, last + 1):
        x = _x(date(year, 1, 1), first, last)
        yield f'<path class="strip-axis" d="M{x:.1f},{_AXIS}v{5 if (year - first) % every == 0 else 3}"/>'
        if (year - first) % every == 0 and x < WIDTH - 24:
            yield f'<text x="{x:.1f}" y="{HEIGHT - 4}">{year}</text>'


def _mark(record: Happening, first: int, last: int) -> str:
    dates = record.dates
    left, right = _x(dates.first, first, last), _x(dates.last, first, last)
    words = escape(f"{record.heading}, {dates.words}")
    if dates.form == "interval" and (dates.last - dates.first).days > _LASTING_DAYS:
        shape = f'class="strip-span" x="{left:.1f}" y="{_AXIS - 7}" width="{max(right - left, 2):.1f}" height="4"'
    elif dates.precision == "day":
        shape = f'class="strip-day" x="{left:.1f}" y="{_TOP}" width="{max(right - left, 2):.1f}" height="{_AXIS - _TOP - 10}"'
    else:
        shape = f'class="strip-vague" x="{left:.1f}" y="{_TOP}" width="{max(right - left, 3):.1f}" height="{_AXIS - _TOP - 10}"'
    return f"<rect {shape}><title>{words}</title></rect>"
