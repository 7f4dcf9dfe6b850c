"""The notes of a dated release of the data, from what the records themselves say has changed."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import Dataset
from ..model import COLLECTIONS, Record
from ..model.base import Change
from ..values.edtf import Edtf

_TITLES = (("Corrections", "correction"), ("Brought up to date", "update"), ("Added", "addition"))


def notes(dataset: Dataset, since: Edtf) -> str:
    """Every change after `since` in words, corrections first, and how many records there are."""
    counts = ", ".join(f"{len(dataset.all(model))} {name}" for name, model in COLLECTIONS.items())
    parts = [f"{counts}. The record runs up to {dataset.conflict.record_until.words}."]
    changes = [(record, change) for record, change in _changes(dataset) if change.on.first > since.last]
    for title, kind in _TITLES:
        rows = "".join(
            f"- {change.on.words}, `{record.path}`: {dataset.plain(change.note)}\n" for record, change in changes if change.kind == kind
        )
        if rows:
            parts.append(f"## {title}\n\n{rows.rstrip()}")
    if len(parts) == 1:
        parts.append(f"No change is recorded since {since.words}.")
    return "\n\n".join(parts) + "\n"


def _changes(dataset: Dataset) -> Iterator[tuple[Record, Change]]:
    """Every change, newest first."""
    every = [(record, change) for _, record in sorted(dataset.records.items()) for change in record.changes]
    yield from sorted(every, key=lambda pair: (pair[1].on, pair[0].id), reverse=True)
