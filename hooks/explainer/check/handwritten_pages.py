"""Citations and links in hand-written pages lead to records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..dataset import Dataset
from ..load.handwritten_page import HandwrittenPage, read_page
from ..load.loader import printed
from ..model.references import Reference
from ..model.scalars import ID, Text
from ..plain_files import MOST_BYTES, folders, other_files, plain_files
from ..problems import Problem, line_and_column
from ..values import listings, prose, spoofing
from .references import unknown_citations

ASSETS = "assets"
# The fields of a page, with the values that may be chosen; nothing else reaches the theme.
HIDDEN = {"navigation", "toc"}
FIELDS: dict[str, tuple[str, ...]] = {"title": (), "description": (), "search": ("exclude",), "template": ("offline.html",)}


def linked(dataset: Dataset, docs_folder: Path) -> set[str]:
    """The ids to which hand-written pages and the conflict file lead."""
    pages = (read_page(path, path.name)[0] for path in _pages(docs_folder))
    texts = [listings.without(page.text) for page in pages if page is not None]
    ids: set[str] = set()
    for _, value in dataset.conflict_or_none.walk() if dataset.conflict_or_none else ():
        if isinstance(value, Reference):
            ids.add(value)
        elif isinstance(value, Text):
            texts.append(value)
    for text in texts:
        ids |= {cited.source for cited in prose.citations(text)} | {link.target for link in prose.links(text)}
    return ids


def check(dataset: Dataset, docs_folder: Path) -> Iterator[Problem]:
    """Problems in every file under `docs_folder` but its assets; none when there is no such folder."""
    yield from _files(docs_folder)
    yield from _start(dataset, docs_folder)
    for path in _pages(docs_folder):
        name = printed(path)
        page, problems = read_page(path, name)
        yield from problems
        if page is None:
            continue
        if not problems:
            yield from _fields(name, page)
        checked = listings.without(page.text)
        offsets = {*prose.problems(checked, page=True), *unknown_citations(dataset, checked), *spoofing.in_text(page.text)}
        for offset, message in sorted(offsets):
            yield Problem(name, *line_and_column(page.text, offset), message)


def _files(docs_folder: Path) -> Iterator[Problem]:
    """Only pages lie beside the assets: everything else would be published as it is; and among the assets only plain files."""
    for path, what in other_files(docs_folder):
        yield Problem(printed(path), 1, 1, f"is {what}; pages and assets are plain files")
    for path in plain_files(docs_folder):
        if path.relative_to(docs_folder).parts[0] == ASSETS:
            if path.stat().st_size > MOST_BYTES:
                yield Problem(printed(path), 1, 1, f"is larger than {MOST_BYTES // 1024**2} MiB")
        elif not re.fullmatch(r"[a-z0-9-]+\.md", path.name):
            yield Problem(printed(path), 1, 1, "is no page; pages are named like ids and end in .md, such as about.md")
    for path in folders(docs_folder):
        if path.relative_to(docs_folder).parts[0] != ASSETS and not ID.fullmatch(path.name):
            yield Problem(printed(path), 1, 1, "is no folder of pages; folders are named like ids")


def _start(dataset: Dataset, docs_folder: Path) -> Iterator[Problem]:
    """The page that the conflict file names to be read first is there."""
    start = dataset.conflict_or_none.start if dataset.conflict_or_none else None
    if start and docs_folder.is_dir() and not (docs_folder / start.page).is_file():
        yield dataset.files[""].problem(("start", "page"), f"there is no page {docs_folder.name}/{start.page}")


def _pages(docs_folder: Path) -> list[Path]:
    """Every Markdown file, in the order of their names."""
    return [path for path in plain_files(docs_folder) if path.suffix == ".md"]


def _fields(name: str, page: HandwrittenPage) -> Iterator[Problem]:
    """The fields at the top: at least a title, which lists and tabs show, and a description."""
    if not page.fields.get("title") or not page.fields.get("description"):
        yield Problem(name, 1, 1, "a page begins with '---', the lines 'title: …' and 'description: …', and '---'")
        return
    for field, value in page.fields.items():
        if field == "hide" and isinstance(value, list) and set(map(str, value)) <= HIDDEN:
            continue
        if field not in FIELDS:
            yield Problem(name, 1, 1, f"'{field}' is no field of a page; known: {', '.join(FIELDS)}")
        elif not isinstance(value, str) or "\n" in value or spoofing.in_text(value):
            yield Problem(name, 1, 1, f"'{field}' is one line of text")
        elif FIELDS[field] and value not in FIELDS[field]:
            yield Problem(name, 1, 1, f"'{field}' can be: {', '.join(FIELDS[field])}")
