"""A table beside each figure: `figures/<id>/data.csv`, RFC 4180 in UTF-8 with a byte order mark, one row for each point.

`series` is the series' id, or its number on the page. `low` and `high` bound the count and are empty where no bound is known.
Ids and addresses of sources are in the same order, separated by spaces; a source without an address has that of its page here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..dataset import Dataset
from ..derive import attribution
from ..model import Figure
from ..model.figures import FigurePoint, Series
from ..output import urls
from ..output.artifact import Artifact
from ..output.version import Addresses, Edition
from . import csv_cells

COLUMNS = (
    "series", "definition", "scope", "unit", "measure", "as_of", "period", "count", "low", "high", "said_by", "party",
    "sources", "source_addresses", "note",
)  # fmt: skip


def files(dataset: Dataset, edition: Edition) -> Iterator[Artifact]:
    """The table of every figure, in order of id."""
    for figure in dataset.all(Figure):
        yield Artifact(urls.figure_csv(figure), partial(table, dataset, edition.addresses, figure))


def table(dataset: Dataset, addresses: Addresses, figure: Figure) -> str:
    """The points of a figure as CSV."""
    rows = (
        _row(dataset, addresses, str(series.id or number), series, point)
        for number, series in enumerate(figure.series, 1)
        for point in series.points
    )
    return csv_cells.document(COLUMNS, rows)


def _row(dataset: Dataset, addresses: Addresses, series_id: str, series: Series, point: FigurePoint) -> dict[str, str]:
    """The cells of a point."""
    claimant = attribution.claimant_speaker(dataset, point.said_by, point.source_ids, point.as_of or point.period)
    sources = [dataset.source(source) for source in point.source_ids]
    return {
        "series": csv_cells.text(series_id),
        "definition": csv_cells.text(series.definition),
        "scope": csv_cells.text(series.scope),
        "unit": csv_cells.text(series.unit),
        "measure": csv_cells.text(series.measure),
        "as_of": csv_cells.text(point.as_of),
        "period": csv_cells.text(point.period),
        "count": csv_cells.text(point.count.text),
        "low": csv_cells.number(point.count.low),
        "high": csv_cells.number(point.count.high),
        "said_by": csv_cells.text(claimant.name),
        "party": csv_cells.text(claimant.party),
        "sources": csv_cells.text(" ".join(source.id for source in sources)),
        "source_addresses": csv_cells.text(" ".join(source.url or addresses.page(urls.page(source)) for source in sources)),
        "note": csv_cells.text(dataset.plain(point.note or "")),
    }
