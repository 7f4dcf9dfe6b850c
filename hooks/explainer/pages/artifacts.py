"""Every page of the site that is made from records."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import yaml
from jinja2 import Environment

from ..dataset import Dataset
from ..derive.locations import mapped_locations_of
from ..exports import search_names
from ..maps.map_spec import OVERVIEW, Subject
from ..model import COLLECTIONS, Actor, Chapter, Happening, Record
from ..output import urls
from ..output.artifact import Artifact
from ..output.version import Version
from ..problems import Problem
from . import contexts, field_reference, labels, overviews, relations
from .jinja_env import Context, environment, publisher
from .prose_renderer import PageText


def pages(dataset: Dataset, version: Version | None, drawn: Mapping[str, Subject], warnings: Sequence[Problem]) -> Iterator[Artifact]:
    """Record pages, indexes and the pages about all of them; `drawn` holds the maps by their records."""
    env = environment(dataset, version)
    for _, record in sorted(dataset.records.items()):
        yield Artifact(urls.page(record), partial(record_page, dataset, env, record, drawn.get(record.id)), urls.data_file(record))
    for collection in COLLECTIONS:
        yield Artifact(urls.index(collection), partial(_index, dataset, env, collection))
    yield Artifact(urls.FIELDS_PAGE, lambda: _fields(dataset, env))
    yield Artifact(urls.MAP_PAGE, lambda: _map_page(dataset, env, drawn[OVERVIEW]))
    for name, (title, description, context) in _overviews(dataset, warnings).items():
        yield Artifact(f"{name}.md", partial(_overview_page, dataset, env, name, title, description, context))
    yield Artifact(urls.HOME, lambda: _home(dataset, env, drawn[OVERVIEW]))


def _overviews(dataset: Dataset, warnings: Sequence[Problem]) -> Mapping[str, tuple[str, str, Callable[[], Context]]]:
    """The pages about all records, each with its template of the same name: title, description, what is on it."""
    return {
        "timeline": ("Timeline", "Everything dated, no more precise than it is known.", lambda: overviews.timeline(dataset)),
        "relations": ("Who is on which side", "Who split from, joined, helped and fought whom.", lambda: relations.page(dataset)),
        "gaps": ("Known gaps", "What this site does not know.", lambda: overviews.gaps(dataset, warnings)),
        "compare": ("How our numbers compare", "Our records beside the totals of others.", lambda: overviews.compare(dataset)),
        "corrections": ("Corrections", "Every change, with its reason.", lambda: overviews.corrections(dataset)),
    }


def _fields(dataset: Dataset, env: Environment) -> str:
    meta = {"title": "Fields of a record", "description": "Every field with an example.", "search": "exclude"}
    return _page(dataset, env, urls.FIELDS_PAGE, meta, field_reference.reference())


def record_page(dataset: Dataset, env: Environment, record: Record, subject: Subject | None) -> str:
    """The page of one record, as Markdown."""
    path = urls.page(record)
    context: Context = {"record": record, "located": contexts.located(subject, path)}
    context |= contexts.VIEWS[record.COLLECTION](dataset, record)
    meta: dict[str, object] = {
        "title": record.heading,
        "description": dataset.plain(record.lead) or _description(dataset, record),
        "hide": ["navigation"],
        "section": labels.COLLECTION_TITLES[record.COLLECTION],
        "facts": search_names.facts(dataset, record),
    }
    if isinstance(record, Chapter):
        meta["card"] = urls.card(record)
    if isinstance(record, Happening):
        meta["feed"] = urls.feed(record)
    body = _render(dataset, env, contexts.TEMPLATES[record.COLLECTION], path, context)
    return _page(dataset, env, path, meta, body, record)


def _description(dataset: Dataset, record: Record) -> str:
    collection = labels.COLLECTION_TITLES[record.COLLECTION]
    return f"{record.heading}: {collection.lower()} of {dataset.conflict.title}"


def _index(dataset: Dataset, env: Environment, collection: str) -> str:
    model = COLLECTIONS[collection]
    records = sorted(dataset.all(model), key=_index_key)
    context = {
        "collection": collection,
        "title": labels.COLLECTION_TITLES[collection],
        "lead": labels.COLLECTION_LEADS[collection],
        "groups": _groups(dataset, records),
    }
    path = urls.index(collection)
    meta = {"title": context["title"], "description": context["lead"], "search": "exclude", "hide": ["navigation"]}
    return _page(dataset, env, path, meta, _render(dataset, env, urls.HOME, path, context))


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


def _map_page(dataset: Dataset, env: Environment, subject: Subject) -> str:
    meta = {
        "title": "Map",
        "description": "Everything that is located, drawn as precisely as it is known.",
        "search": "exclude",
        "hide": ["navigation"],
    }
    context = {
        "located": contexts.located(subject, urls.MAP_PAGE),
        "happened": [(record, mapped_locations_of(dataset, record)) for record in dataset.happenings],
    }
    return _page(dataset, env, urls.MAP_PAGE, meta, _render(dataset, env, "map.md", urls.MAP_PAGE, context))


def _overview_page(dataset: Dataset, env: Environment, name: str, title: str, description: str, context: Callable[[], Context]) -> str:
    path = f"{name}.md"
    meta = {"title": title, "description": description, "search": "exclude", "hide": ["navigation"]}
    return _page(dataset, env, path, meta, _render(dataset, env, path, path, context()))


def _home(dataset: Dataset, env: Environment, subject: Subject) -> str:
    context = {
        "located": contexts.located(subject, urls.HOME),
        "key_figures": contexts.key_figures(dataset),
        "changes": overviews.latest_changes(dataset),
        "latest": dataset.happenings[-5:][::-1],
        "chapters": sorted(dataset.all(Chapter), key=lambda chapter: (chapter.order, chapter.id)),
        "sections": [(name, labels.COLLECTION_TITLES[name], labels.COLLECTION_LEADS[name]) for name in COLLECTIONS],
    }
    meta = {"title": dataset.conflict.title, "description": dataset.plain(dataset.conflict.tagline), "hide": ["navigation", "toc"]}
    return _page(dataset, env, urls.HOME, meta, _render(dataset, env, "home.md", urls.HOME, context))


def _render(dataset: Dataset, env: Environment, template: str, path: str, context: Context) -> str:
    return env.get_template(template).render(page=PageText(dataset, path), **context)


def _page(dataset: Dataset, env: Environment, path: str, meta: Mapping[str, object], body: str, record: Record | None = None) -> str:
    """A finished page: its fields for the theme, its body, and how to use it at its foot."""
    use = env.get_template("_use.html").render(page=PageText(dataset, path), title=meta["title"], record=record, by_hand=False)
    return _with_meta(meta, f"{body}\n\n{use}")


def _with_meta(meta: Mapping[str, object], body: str) -> str:
    # Material's templates print front matter as it is, so it is escaped here.
    escaped = {key: html.escape(value) if isinstance(value, str) else value for key, value in meta.items()}
    lines = [line.rstrip() for line in body.strip().split("\n")]
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    return f"---\n{yaml.dump(escaped, Dumper=yaml.CSafeDumper, allow_unicode=True, width=1000)}---\n\n" + "\n".join(kept) + "\n"


__all__ = ["pages", "publisher", "record_page"]
