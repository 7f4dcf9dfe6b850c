"""Citations and links in hand-written pages lead to records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..dataset import Dataset
from ..load import printed
from ..problems import Problem
from .references import unknown_citations


def check(dataset: Dataset, docs_folder: Path) -> Iterator[Problem]:
    """Problems in every Markdown file under `docs_folder`; none when there is no such folder."""
    for path in sorted(docs_folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        for offset, message in unknown_citations(dataset, text):
            before = text[:offset]
            yield Problem(printed(path), before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1, message)
