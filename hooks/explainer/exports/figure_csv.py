"""A table beside each figure: `figures/<id>/data.csv`, RFC 4180 in UTF-8 with a byte order mark, one row for each point.

`series` is the series' id, or its number on the page. `low` and `high` bound the count and are empty where no bound is known.
Ids and addresses of sources are in the same order, separated by spaces; a source without an address has that of its page here.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from functools import partial

from ..dataset import Dataset
from ..derive import attribution
from ..model import Figure
from ..model.figures import FigurePoint, Series
from ..output import urls
from ..output.artifact import Artifact
from ..output.version import Addresses, Edition

HEADER = (
    "series", "definition", "scope", "unit", "measure", "as_of", "period", "count", "low", "high", "said_by", "party",
    "sources", "source_addresses", "note",
)  # fmt: skip
# What spreadsheets take for the beginning of a formula (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BYTE_ORDER_MARK = "\ufeff"


def files(dataset: Dataset, edition: Edition) -> Iterator[Artifact]:
    """The table of every figure, in order of id."""
    for figure in dataset.all(Figure):
        yield Artifact(urls.figure_csv(figure), partial(table, dataset, edition.addresses, figure))


def table(dataset: Dataset, addresses: Addresses, figure: Figure) -> str:
    """The points of a figure as CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for number, series in enumerate(figure.series, 1):
        for point in series.points:
            writer.writerow(harmless(cell) for cell in _row(dataset, addresses, number, series, point))
    return _BYTE_ORDER_MARK + text.getvalue()


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _row(dataset: Dataset, addresses: Addresses, number: int, series: Series, point: FigurePoint) -> list[str]:
    who = attribution.claimant_speaker(dataset, point.said_by, point.sources, point.as_of or point.period)
    sources = [dataset.source(source) for source in point.sources]
    return [
        str(series.id or number), series.definition, series.scope, series.unit, series.measure,
        str(point.as_of or ""), str(point.period or ""), point.count.text, _bound(point.count.low), _bound(point.count.high),
        who.name, who.party,
        " ".join(source.id for source in sources),
        " ".join(source.url or addresses.page(urls.page(source)) for source in sources),
        " ".join(dataset.plain(point.note or "").split()),
    ]  # fmt: skip


def _bound(value: float | None) -> str:
    return "" if value is None or math.isinf(value) else rounded(value)


def rounded(value: float, places: int = 4) -> str:
    """A number without an exponent and without the noise of binary fractions."""
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
