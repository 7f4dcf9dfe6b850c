"""What a reader sees who rests on a link to a record: one small JSON file for each, fetched when it is wanted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from ..dataset import Dataset
from ..model import Record, Source
from ..output import urls
from ..output.artifact import Artifact


def files(dataset: Dataset) -> Iterator[Artifact]:
    """The preview of every record, except of sources: those are listed in full at the end of each page that cites them."""
    for _, record in sorted(dataset.records.items()):
        if not isinstance(record, Source):
            yield Artifact(urls.preview(record), partial(_preview, dataset, record))


def _preview(dataset: Dataset, record: Record) -> str:
    """The heading, what kind of thing it is and when, and the lead."""
    kind = str(getattr(record, "kind", record.SINGULAR)).replace("-", " ")
    dates = getattr(record, "dates", None)
    preview = {
        "title": str(record.heading),
        "kind": ", ".join([kind[:1].upper() + kind[1:], *([dates.words] if dates else [])]),
        "lead": dataset.plain(record.lead) if record.lead else "",
    }
    return json.dumps(preview, ensure_ascii=False, separators=(",", ":"))
