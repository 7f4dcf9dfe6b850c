"""The notes of a dated release of the data, from what the records themselves say has changed."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import Dataset
from ..model import COLLECTIONS, Record
from ..model.base import Change
from ..values import inert_markdown
from ..values.edtf import Edtf

_TITLES = (("Corrections", "correction"), ("Brought up to date", "update"), ("Added", "addition"))


def notes(dataset: Dataset, since: Edtf) -> str:
    """Every change after `since` in words, corrections first, and how many records there are, as inert Markdown.

    Shorter than GitHub lets a text be: what is left out is counted.
    """
    counts = ", ".join(f"{len(dataset.all(model))} {name}" for name, model in COLLECTIONS.items())
    parts = [f"{counts}. The record runs up to {dataset.conflict.record_until.words}."]
    changes = [(record, change) for record, change in _changes(dataset) if change.on.first > since.last]
    room, left_out = inert_markdown.MOST_BYTES, 0
    for title, kind in _TITLES:
        rows, more = inert_markdown.fitting((_row(dataset, record, change) for record, change in changes if change.kind == kind), room)
        room, left_out = room - inert_markdown.size(rows), left_out + more
        if rows:
            parts.append(f"## {title}\n\n" + "\n".join(rows))
    if left_out:
        parts.append(f"{left_out} more changes do not fit here; each record lists its own.")
    if len(parts) == 1:
        parts.append(f"No change is recorded since {since.words}.")
    return "\n\n".join(parts) + "\n"


def _row(dataset: Dataset, record: Record, change: Change) -> str:
    note = inert_markdown.inline(dataset.plain(change.note))
    return f"- {change.on.words}, {inert_markdown.code(record.path)}: {note}"


def _changes(dataset: Dataset) -> Iterator[tuple[Record, Change]]:
    """Every change, newest first."""
    every = [(record, change) for _, record in sorted(dataset.records.items()) for change in record.changes]
    yield from sorted(every, key=lambda pair: (pair[1].on, pair[0].id), reverse=True)
