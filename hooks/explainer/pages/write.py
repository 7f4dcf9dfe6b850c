"""Every page of the site that is made from records."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence

import yaml
from jinja2 import Environment

from .. import names, paths
from ..artifacts import Artifact
from ..dataset import Dataset
from ..maps.subject import OVERVIEW, Subject
from ..model import COLLECTIONS, Actor, Chapter, Record
from ..problems import Problem
from ..provenance import Version
from ..spots import scenes
from . import fields, overviews, relations, views, words
from .environment import Context, environment, publisher
from .text import PageText


def pages(dataset: Dataset, version: Version | None, drawn: Mapping[str, Subject], warnings: Sequence[Problem]) -> Iterator[Artifact]:
    """Record pages, indexes and the pages about all of them; `drawn` holds the maps by their records."""
    env = environment(dataset, version)
    for _, record in sorted(dataset.records.items()):
        yield record_page(dataset, env, record, drawn.get(record.id))
    for collection in COLLECTIONS:
        yield _index(dataset, env, collection)
    meta = {"title": "Fields of a record", "description": "Every field with an example.", "search": "exclude"}
    yield _page(dataset, env, paths.FIELDS_PAGE, meta, fields.reference())
    yield _map_page(dataset, env, drawn[OVERVIEW])
    yield _overview_page(
        dataset, env, "timeline", "Timeline", "Everything dated, no more precise than it is known.", overviews.timeline(dataset)
    )
    yield _overview_page(
        dataset, env, "relations", "Who is on which side", "Who split from, joined, helped and fought whom.", relations.page(dataset)
    )
    yield _overview_page(dataset, env, "gaps", "Known gaps", "What this site does not know.", overviews.gaps(dataset, warnings))
    yield _overview_page(
        dataset, env, "compare", "How our numbers compare", "Our records beside the totals of others.", overviews.compare(dataset)
    )
    yield _overview_page(dataset, env, "corrections", "Corrections", "Every change, with its reason.", overviews.corrections(dataset))
    yield _home(dataset, env, drawn[OVERVIEW])


def record_page(dataset: Dataset, env: Environment, record: Record, subject: Subject | None) -> Artifact:
    """The page of one record."""
    path = paths.page(record)
    context: Context = {"record": record, "located": views.located(subject, path)}
    context |= views.VIEWS[record.COLLECTION](dataset, record)
    meta = {
        "title": record.heading,
        "description": dataset.plain(record.lead) or _description(dataset, record),
        "hide": ["navigation"],
        "section": words.COLLECTION_TITLES[record.COLLECTION],
        "facts": names.facts(dataset, record),
    }
    body = _render(dataset, env, views.TEMPLATES[record.COLLECTION], path, context)
    return _page(dataset, env, path, meta, body, record)


def _description(dataset: Dataset, record: Record) -> str:
    collection = words.COLLECTION_TITLES[record.COLLECTION]
    return f"{record.heading}: {collection.lower()} of {dataset.conflict.title}"


def _index(dataset: Dataset, env: Environment, collection: str) -> Artifact:
    model = COLLECTIONS[collection]
    records = sorted(dataset.all(model), key=_index_key)
    context = {
        "collection": collection,
        "title": words.COLLECTION_TITLES[collection],
        "lead": words.COLLECTION_LEADS[collection],
        "groups": _groups(dataset, records),
    }
    path = paths.index(collection)
    meta = {"title": context["title"], "description": context["lead"], "search": "exclude", "hide": ["navigation"]}
    return _page(dataset, env, path, meta, _render(dataset, env, "index.md", path, context))


def _index_key(record: Record) -> tuple[str, ...]:
    if isinstance(record, Chapter):
        return (f"{record.order:09}",)
    dates = getattr(record, "dates", None)
    return (dates.first.isoformat() if dates else "", record.heading.casefold(), record.id)


def _groups(dataset: Dataset, records: Sequence[Record]) -> list[tuple[str, list[Record]]]:
    """An index in groups: actors and places by kind, the rest in one."""
    if not records or not isinstance(records[0], Actor):
        return [("", list(records))]
    titles = {"state": "States", "force": "Forces", "group": "Groups", "body": "Bodies", "person": "Persons"}
    grouped = [(titles[kind], [r for r in records if getattr(r, "kind", "") == kind]) for kind in titles]
    return [(title, members) for title, members in grouped if members]


def _map_page(dataset: Dataset, env: Environment, subject: Subject) -> Artifact:
    meta = {
        "title": "Map",
        "description": "Everything that is located, drawn as precisely as it is known.",
        "search": "exclude",
        "hide": ["navigation"],
    }
    context = {
        "located": views.located(subject, paths.MAP_PAGE),
        "happened": [(record, scenes(dataset, record)) for record in dataset.happenings],
    }
    return _page(dataset, env, paths.MAP_PAGE, meta, _render(dataset, env, "map.md", paths.MAP_PAGE, context))


def _overview_page(dataset: Dataset, env: Environment, name: str, title: str, description: str, context: Context) -> Artifact:
    path = f"{name}.md"
    meta = {"title": title, "description": description, "search": "exclude", "hide": ["navigation"]}
    return _page(dataset, env, path, meta, _render(dataset, env, path, path, context))


def _home(dataset: Dataset, env: Environment, subject: Subject) -> Artifact:
    context = {
        "located": views.located(subject, "index.md"),
        "key_figures": views.key_figures(dataset),
        "changes": overviews.latest_changes(dataset),
        "latest": dataset.happenings[-5:][::-1],
        "chapters": sorted(dataset.all(Chapter), key=lambda chapter: (chapter.order, chapter.id)),
        "sections": [(name, words.COLLECTION_TITLES[name], words.COLLECTION_LEADS[name]) for name in COLLECTIONS],
    }
    meta = {"title": dataset.conflict.title, "description": dataset.plain(dataset.conflict.tagline), "hide": ["navigation", "toc"]}
    return _page(dataset, env, "index.md", meta, _render(dataset, env, "home.md", "index.md", context))


def _render(dataset: Dataset, env: Environment, template: str, path: str, context: Context) -> str:
    return env.get_template(template).render(page=PageText(dataset, path), **context)


def _page(dataset: Dataset, env: Environment, path: str, meta: Mapping[str, object], body: str, record: Record | None = None) -> Artifact:
    """A finished page: its fields for the theme, its body, and how to use it at its foot."""
    use = env.get_template("_use.html").render(page=PageText(dataset, path), title=meta["title"], record=record, by_hand=False)
    return Artifact(path, _with_meta(meta, f"{body}\n\n{use}"), paths.data_file(record) if record else None)


def _with_meta(meta: Mapping[str, object], body: str) -> str:
    # Material's templates print front matter as it is, so it is escaped here.
    escaped = {key: html.escape(value) if isinstance(value, str) else value for key, value in meta.items()}
    lines = [line.rstrip() for line in body.strip().splitlines()]
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    return f"---\n{yaml.safe_dump(escaped, allow_unicode=True, width=1000)}---\n\n" + "\n".join(kept) + "\n"


__all__ = ["pages", "publisher", "record_page"]
