"""A table beside each figure: `figures/<id>/data.csv`, RFC 4180 in UTF-8 with a byte order mark, one row for each point.

`series` is the series' id, or its number on the page. `low` and `high` bound the count and are empty where no bound is known.
Ids and addresses of sources are in the same order, separated by spaces; a source without an address has that of its page here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

from ..dataset import Dataset
from ..derive import attribution
from ..model import Figure
from ..model.figures import FigurePoint, Series
from ..output import urls
from ..output.artifact import Artifact
from ..output.version import Addresses, addresses_of
from .csv_cells import csv_text, harmless, rounded

HEADER = (
    "series", "definition", "scope", "unit", "measure", "as_of", "period", "count", "low", "high", "said_by", "party",
    "sources", "source_addresses", "note",
)  # fmt: skip


def files(dataset: Dataset) -> Iterator[Artifact]:
    """The table of every figure, in order of id."""
    addresses = addresses_of(dataset.conflict)
    for figure in dataset.all(Figure):
        yield Artifact(urls.figure_csv(figure), partial(table, dataset, addresses, figure))


def table(dataset: Dataset, addresses: Addresses, figure: Figure) -> str:
    """The points of a figure as CSV."""
    return csv_text(
        HEADER,
        (
            map(harmless, _row(dataset, addresses, number, series, point))
            for number, series in enumerate(figure.series, 1)
            for point in series.points
        ),
    )


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
