"""What a reader sees who rests on a link to a record: one small file for each, fetched when it is wanted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from ..dataset import Dataset
from ..model import COLLECTIONS, Record, Source
from ..output import urls
from ..output.artifact import Artifact

# Sources show themselves in the list at a page's end.
PREVIEWED = tuple(name for name, model in COLLECTIONS.items() if model is not Source)


def files(dataset: Dataset) -> Iterator[Artifact]:
    """The preview of every record of the collections that have one."""
    for _, record in sorted(dataset.records.items()):
        if record.COLLECTION in PREVIEWED:
            yield Artifact(urls.preview(record), partial(_preview, dataset, record))


def _preview(dataset: Dataset, record: Record) -> str:
    """What a reader sees who rests on a link to the record."""
    kind = str(getattr(record, "kind", record.SINGULAR)).replace("-", " ")
    dates = getattr(record, "dates", None)
    told = {
        "title": str(record.heading),
        "kind": ", ".join([kind[:1].upper() + kind[1:], *([dates.words] if dates else [])]),
        "lead": dataset.plain(record.lead) if record.lead else "",
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
