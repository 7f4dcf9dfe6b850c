"""The page of one record."""

from __future__ import annotations

from jinja2 import Environment

from ..dataset import Dataset
from ..exports import search_names
from ..maps.map_spec import MapSpec
from ..model import Chapter, Happening, Record
from ..model.kinds import collection_of
from ..output import urls
from . import contexts
from .map_figure import map_figure
from .page_file import page_file


def record_page(dataset: Dataset, env: Environment, record: Record, map_spec: MapSpec | None) -> str:
    """The page of a record as Markdown; `map_spec` describes its map, None where nothing can be drawn."""
    path, collection = urls.page(record), collection_of(record)
    front_matter: dict[str, object] = {
        "title": record.heading,
        "description": dataset.plain(record.lead) or f"{record.heading}: {collection.title.lower()} of {dataset.conflict.title}",
        "hide": ["navigation"],
        "section": collection.title,
        "facts": search_names.facts(dataset, record),
    }
    if isinstance(record, Chapter):
        front_matter["card"] = urls.card(record)
    if isinstance(record, Happening):
        front_matter["feed"] = urls.feed(record)
    context = {"record": record, "map_figure": map_figure(map_spec, path), **contexts.context(record, dataset)}
    return page_file(dataset, env, path, collection.template, front_matter, context, record)
