"""The index page of a collection: all its records, in groups where that helps."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment

from ..dataset import Dataset
from ..model import Actor, Chapter, Record
from ..model.kinds import Collection
from ..output import urls
from .labels import ACTOR_GROUPS
from .page_file import page_file


def index_page(dataset: Dataset, env: Environment, collection: Collection) -> str:
    """The index page as Markdown."""
    records = sorted(dataset.all(collection.model), key=_order)
    front_matter = {"title": collection.title, "description": collection.lead, "search": "exclude", "hide": ["navigation"]}
    context = {"collection": collection, "groups": _groups(records)}
    return page_file(dataset, env, urls.index(collection.name), "index.md", front_matter, context)


def _order(record: Record) -> tuple[str, ...]:
    """Chapters go by their place in the reading order, what has dates by these, everything else by name."""
    if isinstance(record, Chapter):
        return (f"{record.order:09}",)
    dates = getattr(record, "dates", None)
    return (dates.first.isoformat() if dates else "", record.heading.casefold(), record.id)


def _groups(records: Sequence[Record]) -> list[tuple[str, list[Record]]]:
    """The records under their headings: actors by kind, the rest together without one."""
    actors = [record for record in records if isinstance(record, Actor)]
    if not actors:
        return [("", list(records))]
    groups: list[tuple[str, list[Record]]] = [
        (heading, [actor for actor in actors if actor.kind == kind]) for kind, heading in ACTOR_GROUPS.items()
    ]
    return [(heading, members) for heading, members in groups if members]
