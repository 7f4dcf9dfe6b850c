"""Earlier addresses lead on to where a record is now, claim and all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from ..dataset import Dataset
from ..model import Record
from ..output import urls
from ..output.artifact import Artifact

_PAGE = Markup(
    """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<noscript><meta http-equiv="refresh" content="0; url={address}"></noscript>
<script>location.replace({script} + location.hash)</script>
</head>
<body><p>This page has moved: <a href="{address}">{title}</a></p></body>
</html>
"""
)


def redirects(dataset: Dataset) -> Iterator[Artifact]:
    """A page at each earlier address; the part after '#' is kept where script runs."""
    for _, record in sorted(dataset.records.items()):
        for address in record.previous_ids:
            path = urls.previous(address)
            yield Artifact(path, partial(_page, dataset, record, path))


def _page(dataset: Dataset, record: Record, path: str) -> str:
    target = urls.relative(urls.page(record), path)
    # An address is made of ids, slashes and dots, so it needs no escaping in the script.
    script = Markup('"' + target + '"')
    return str(_PAGE.format(language=dataset.conflict.language, title=record.heading, address=target, script=script))
