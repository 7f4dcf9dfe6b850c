"""Earlier addresses lead on to where a record is now, claim and all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..dataset import Dataset
from ..model import Record
from ..output import urls
from ..output.artifact import Artifact
from ..output.assets import Assets
from .templating import templates

SCRIPT = "assets/js/moved.js"


def redirects(dataset: Dataset, assets: Assets) -> Iterator[Artifact]:
    """A page at each earlier address; the part after '#' is kept where script runs."""
    for _, record in sorted(dataset.records.items()):
        for address in record.previous_ids:
            path = urls.previous(address)
            yield Artifact(path, partial(_page, dataset, assets, record, path))


def _page(dataset: Dataset, assets: Assets, record: Record, path: str) -> str:
    target, script = urls.relative(urls.page(record), path), urls.relative(assets.address(SCRIPT), path)
    return (
        templates()
        .get_template("redirect.html")
        .render(language=dataset.conflict.language, title=record.heading, address=target, script=script)
    )
