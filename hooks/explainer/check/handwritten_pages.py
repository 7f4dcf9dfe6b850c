"""Citations and links in hand-written pages lead to records."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

import yaml

from ..dataset import Dataset
from ..load.loader import printed
from ..load.text_file import MAX_BYTES, too_deep
from ..model.references import Reference
from ..model.scalars import ID, Text
from ..problems import Problem, line_and_column
from ..values import listings, prose
from .references import unknown_citations

ASSETS = "assets"
# The fields of a page, with the values that may be chosen; nothing else reaches the theme.
HIDDEN = {"navigation", "toc"}
FIELDS: dict[str, tuple[str, ...]] = {"title": (), "description": (), "search": ("exclude",), "template": ("offline.html",)}


def linked(dataset: Dataset, docs_folder: Path) -> set[str]:
    """The ids to which hand-written pages and the conflict file lead."""
    texts = [listings.without(text) for _, text in _pages(docs_folder) if text is not None]
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
    for path, text in _pages(docs_folder):
        name = printed(path)
        if text is None:
            yield Problem(
                name, 1, 1, f"is not UTF-8 text in a plain file of at most {MAX_BYTES // 1024} KiB; save it with the encoding UTF-8"
            )
            continue
        yield from _front_matter(name, text)
        checked = listings.without(text)
        for offset, message in sorted({*prose.problems(checked, page=True), *unknown_citations(dataset, checked), *prose.invisible(text)}):
            yield Problem(name, *line_and_column(text, offset), message)


def _files(docs_folder: Path) -> Iterator[Problem]:
    """Only pages lie beside the assets: everything else would be published as it is."""
    for path in sorted(docs_folder.rglob("*")):
        inside = path.relative_to(docs_folder)
        if inside.parts[0] == ASSETS:
            continue
        if path.is_symlink():
            yield Problem(printed(path), 1, 1, "is a symbolic link; pages are plain files")
        elif not path.is_dir() and not re.fullmatch(r"[a-z0-9-]+\.md", path.name):
            yield Problem(printed(path), 1, 1, "is no page; pages are named like ids and end in .md, such as about.md")
        elif path.is_dir() and not ID.fullmatch(path.name):
            yield Problem(printed(path), 1, 1, "is no folder of pages; folders are named like ids")


def _start(dataset: Dataset, docs_folder: Path) -> Iterator[Problem]:
    """The page that the conflict file names to be read first is there."""
    start = dataset.conflict_or_none.start if dataset.conflict_or_none else None
    if start and docs_folder.is_dir() and not (docs_folder / start.page).is_file():
        yield dataset.files[""].problem(("start", "page"), f"there is no page {docs_folder.name}/{start.page}")


def _pages(docs_folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Every Markdown file with its text, None when it cannot be read as such."""
    for path in sorted(docs_folder.rglob("*.md")):
        if path.is_dir():
            continue
        try:
            plain = stat.S_ISREG(path.lstat().st_mode) and path.stat().st_size <= MAX_BYTES
            yield path, path.read_text(encoding="utf-8-sig") if plain else None
        except (OSError, UnicodeDecodeError):
            yield path, None


def _front_matter(name: str, text: str) -> Iterator[Problem]:
    """The lines between the first two '---' are YAML fields: at least a title, which lists and tabs show."""
    match = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
    if match and (deep := too_deep(name, match[1])):
        yield deep
        return
    try:
        fields = yaml.load(match[1], Loader=yaml.CBaseLoader) if match else None
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        yield Problem(name, line, 1, "the fields at the top cannot be read as YAML; put values with ': ' in them in quotation marks")
        return
    if not isinstance(fields, dict) or not fields.get("title") or not fields.get("description"):
        yield Problem(name, 1, 1, "a page begins with '---', the lines 'title: …' and 'description: …', and '---'")
        return
    for field, value in fields.items():
        if field == "hide" and isinstance(value, list) and set(map(str, value)) <= HIDDEN:
            continue
        if field not in FIELDS:
            yield Problem(name, 1, 1, f"'{field}' is no field of a page; known: {', '.join(FIELDS)}")
        elif not isinstance(value, str) or "\n" in value or prose.invisible(value):
            yield Problem(name, 1, 1, f"'{field}' is one line of text")
        elif FIELDS[field] and value not in FIELDS[field]:
            yield Problem(name, 1, 1, f"'{field}' can be: {', '.join(FIELDS[field])}")
