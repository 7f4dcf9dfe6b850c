"""What changed, for feed readers: Atom (RFC 4287) for the whole site, and for each operation and event.

An entry's id is made of the page's address and the change's date, so it stays when others are added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from functools import partial

from feedgen.feed import FeedGenerator

from ..dataset import Dataset
from ..model import Happening, Record
from ..model.base import Change
from ..output import urls
from ..output.artifact import Artifact
from ..output.version import Edition

# As many as a reader who looks once a month may have missed.
MOST = 100
_KINDS = {"addition": "Added", "update": "Brought up to date", "correction": "Corrected"}

Entry = tuple[Record, Change, str]


def files(dataset: Dataset, edition: Edition) -> Iterator[Artifact]:
    """The feeds."""
    yield Artifact(urls.FEED, partial(_site, dataset, edition))
    for record in dataset.happenings:
        yield Artifact(urls.feed(record), partial(_one, dataset, edition, record))


def _site(dataset: Dataset, edition: Edition) -> str:
    changes = [entry for _, record in sorted(dataset.records.items()) for entry in _entries(record)]
    newest = sorted(changes, key=lambda entry: (entry[1].on, entry[2]), reverse=True)[:MOST]
    title, about = str(dataset.conflict.title), f"Changes and corrections. {dataset.conflict.tagline}"
    return _feed(dataset, edition, urls.HOME, urls.FEED, title, about, newest)


def _one(dataset: Dataset, edition: Edition, record: Happening) -> str:
    title = f"{record.heading} – {dataset.conflict.title}"
    changes = sorted(_entries(record), key=lambda entry: (entry[1].on, entry[2]), reverse=True)
    return _feed(dataset, edition, urls.page(record), urls.feed(record), title, dataset.plain(record.lead), changes)


def _entries(record: Record) -> Iterator[Entry]:
    """Each change with its id: its date, and its number where a day has several."""
    seen: Counter[str] = Counter()
    for change in record.changes:
        seen[str(change.on)] += 1
        number = seen[str(change.on)]
        yield record, change, f"{record.path}/#change-{change.on}" + (f"-{number}" if number > 1 else "")


def _feed(dataset: Dataset, edition: Edition, page: str, own: str, title: str, about: str, entries: Iterable[Entry]) -> str:
    addresses = edition.addresses
    feed = FeedGenerator()
    feed.id(addresses.page(page))
    feed.title(title)
    feed.subtitle(about)
    feed.link(href=addresses.page(page), rel="alternate")
    feed.link(href=addresses.page(own), rel="self")
    feed.author(name=f"The editors of {dataset.conflict.title}")
    feed.rights(f"{dataset.conflict.licence}, {dataset.conflict.licence_url}")
    feed.generator("explainer")
    moments = []
    for record, change, name in entries:
        moment = datetime.combine(change.on.first, time(), UTC)
        moments.append(moment)
        entry = feed.add_entry(order="append")
        entry.id(addresses.site + name)
        entry.title(f"{_KINDS[change.kind]}: {record.heading}")
        anchor = f"#{urls.claim_anchor(change.claim)}" if change.claim else ""
        entry.link(href=addresses.page(urls.page(record)) + anchor)
        entry.updated(moment)
        entry.content(dataset.plain(change.note), type="text")
    feed.updated(max(moments, default=edition.moment))
    return str(feed.atom_str(pretty=True).decode())
