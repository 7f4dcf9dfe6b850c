"""Every page of the site that is made from records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from jinja2 import Environment

from ..dataset import Dataset
from ..maps.map_spec import OVERVIEW, MapSpec
from ..model.kinds import COLLECTION_KINDS
from ..output import urls
from ..output.artifact import Artifact
from ..output.version import Edition
from ..problems import Problem
from .collection_index import index_page
from .home import home_page
from .jinja_env import environment
from .overviews import OVERVIEWS, Material, Overview
from .page_file import page_file
from .record_pages import record_page


def pages(dataset: Dataset, edition: Edition, maps: Mapping[str, MapSpec], warnings: Sequence[Problem]) -> Iterator[Artifact]:
    """The pages of records, the indexes, the pages about all records and the home page; `maps` go by the ids of their records."""
    env = environment(dataset, edition)
    for _, record in sorted(dataset.records.items()):
        yield Artifact(urls.page(record), partial(record_page, dataset, env, record, maps.get(record.id)), urls.data_file(record))
    for collection in COLLECTION_KINDS.values():
        yield Artifact(urls.index(collection.name), partial(index_page, dataset, env, collection))
    material = Material(dataset, maps, warnings)
    for overview in OVERVIEWS:
        yield Artifact(overview.path, partial(_overview_page, env, material, overview))
    yield Artifact(urls.HOME, partial(home_page, dataset, env, maps[OVERVIEW]))


def _overview_page(env: Environment, material: Material, overview: Overview) -> str:
    front_matter: dict[str, object] = {"title": overview.title, "description": overview.description, "search": "exclude"}
    if not overview.has_navigation:
        front_matter["hide"] = ["navigation"]
    return page_file(material.dataset, env, overview.path, overview.path, front_matter, overview.context(material))
