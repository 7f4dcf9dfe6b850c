"""What a reader sees who rests on a link to a record: one small file for each, fetched when it is wanted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from ..dataset import Dataset
from ..model import Record
from ..model.kinds import collection_of
from ..output import urls
from ..output.artifact import Artifact


def files(dataset: Dataset) -> Iterator[Artifact]:
    """The preview of every record whose collection has them; sources show themselves in the list at a page's end."""
    for _, record in sorted(dataset.records.items()):
        if collection_of(record).has_preview:
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
