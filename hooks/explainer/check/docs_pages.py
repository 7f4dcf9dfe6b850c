"""Citations and links in hand-written pages lead to records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from .. import prose
from ..dataset import Dataset
from ..load import printed
from ..model.refs import Reference
from ..model.types import Text
from ..problems import Problem
from .references import unknown_citations


def linked(dataset: Dataset, docs_folder: Path) -> set[str]:
    """The ids to which hand-written pages and the conflict file lead."""
    texts = [text for _, text in _pages(docs_folder) if text is not None]
    found: set[str] = set()
    for _, value in dataset.conflict_or_none.walk() if dataset.conflict_or_none else ():
        if isinstance(value, Reference):
            found.add(value)
        elif isinstance(value, Text):
            texts.append(value)
    for text in texts:
        found |= {cited.source for cited in prose.citations(text)} | {link.target for link in prose.links(text)}
    return found


def check(dataset: Dataset, docs_folder: Path) -> Iterator[Problem]:
    """Problems in every Markdown file under `docs_folder`; none when there is no such folder."""
    for path, text in _pages(docs_folder):
        name = printed(path)
        if text is None:
            yield Problem(name, 1, 1, "is not UTF-8 text in a plain file; save it with the encoding UTF-8")
            continue
        yield from _front_matter(name, text)
        for offset, message in [*prose.problems(text, page=True), *unknown_citations(dataset, text)]:
            before = text[:offset]
            yield Problem(name, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1, message)


def _pages(docs_folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Every Markdown file with its text, None when it cannot be read as such."""
    for path in sorted(docs_folder.rglob("*.md")):
        if path.is_dir():
            continue
        try:
            yield path, None if path.is_symlink() else path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            yield path, None


def _front_matter(name: str, text: str) -> Iterator[Problem]:
    """The lines between the first two '---' are YAML fields: at least a title, which lists and tabs show."""
    match = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
    try:
        fields = yaml.load(match[1], Loader=yaml.CBaseLoader) if match else None
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        yield Problem(name, line, 1, "the fields at the top cannot be read as YAML; put values with ': ' in them in quotation marks")
        return
    if not isinstance(fields, dict) or not fields.get("title") or not fields.get("description"):
        yield Problem(name, 1, 1, "a page begins with '---', the lines 'title: …' and 'description: …', and '---'")
