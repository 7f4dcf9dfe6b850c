"""Citations and links in hand-written pages lead to records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .. import prose
from ..dataset import Dataset
from ..load import printed
from ..model.types import Reference, Text
from ..problems import Problem
from .references import unknown_citations


def linked(dataset: Dataset, docs_folder: Path) -> set[str]:
    """The ids to which hand-written pages and the conflict file lead."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(docs_folder.rglob("*.md"))]
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
    for path in sorted(docs_folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        for offset, message in unknown_citations(dataset, text):
            before = text[:offset]
            yield Problem(printed(path), before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1, message)
