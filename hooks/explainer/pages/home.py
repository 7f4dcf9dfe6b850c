"""The home page."""

from __future__ import annotations

from jinja2 import Environment

from ..dataset import Dataset
from ..maps.map_spec import MapSpec
from ..model import Chapter, Figure
from ..model.figures import FigurePoint, Series
from ..model.kinds import COLLECTION_KINDS
from ..output import urls
from ..values.edtf import Edtf
from .claims import Claimant, figure_point
from .map_figure import map_figure
from .overviews import changes_of
from .page_file import page_file

# As many as leave room for what stands below them.
LATEST_RECORDS, LATEST_CHANGES = 5, 4


def home_page(dataset: Dataset, env: Environment, map_spec: MapSpec) -> str:
    """The home page as Markdown; `map_spec` is the map of the whole conflict."""
    front_matter = {
        "title": dataset.conflict.title,
        "description": dataset.plain(dataset.conflict.tagline),
        "hide": ["navigation", "toc"],
    }
    context = {
        "map_figure": map_figure(map_spec, urls.HOME),
        "key_figures": _key_figures(dataset),
        "changes": changes_of(dataset)[:LATEST_CHANGES],
        "latest": dataset.happenings[-LATEST_RECORDS:][::-1],
        "chapters": sorted(dataset.all(Chapter), key=lambda chapter: (chapter.order, chapter.id)),
        "sections": COLLECTION_KINDS.values(),
    }
    return page_file(dataset, env, urls.HOME, "home.md", front_matter, context)


def _key_figures(dataset: Dataset) -> list[tuple[Figure, Series, tuple[FigurePoint, Claimant, Edtf]]]:
    """The latest point of each series that the conflict names for its home page."""
    figures = {record.id: record for record in dataset.all(Figure)}
    latest = []
    for key in dataset.conflict.key_figures:
        record = figures[key.figure]
        series = next(series for series in record.series if series.id == key.series)
        points = [figure_point(dataset, point) for point in series.points]
        latest.append((record, series, max(points, key=lambda row: row[2])))
    return latest
