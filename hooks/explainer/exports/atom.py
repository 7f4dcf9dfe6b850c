"""What changed, for feed readers: Atom (RFC 4287) for the whole site, and for each operation and event.

An entry's id is made of the page's address and the change's date, so it stays when others are added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial

from feedgen.feed import FeedGenerator

from ..dataset import Dataset
from ..model import Happening, Record
from ..model.base import Change
from ..output import urls
from ..output.artifact import Artifact
from ..output.version import Addresses, Edition

# The site's feed has as many entries as a reader who looks once a month may have missed.
MOST_ENTRIES = 100
_KIND_WORDS = {"addition": "Added", "update": "Brought up to date", "correction": "Corrected"}


@dataclass(frozen=True)
class Entry:
    """A change of a record; `address` is its id below the site's address."""

    record: Record
    change: Change
    address: str


def files(dataset: Dataset, edition: Edition) -> Iterator[Artifact]:
    """The feed of the site, and that of each operation and event."""
    yield Artifact(urls.FEED, partial(_site_feed, dataset, edition))
    for record in dataset.happenings:
        yield Artifact(urls.feed(record), partial(_record_feed, dataset, edition, record))


def _site_feed(dataset: Dataset, edition: Edition) -> str:
    newest = _newest_first(entry for _, record in sorted(dataset.records.items()) for entry in _entries(record))[:MOST_ENTRIES]
    title, about = str(dataset.conflict.title), f"Changes and corrections. {dataset.conflict.tagline}"
    return _feed(dataset, edition, urls.HOME, urls.FEED, title, about, newest)


def _record_feed(dataset: Dataset, edition: Edition, record: Happening) -> str:
    title = f"{record.heading} – {dataset.conflict.title}"
    entries = _newest_first(_entries(record))
    return _feed(dataset, edition, urls.page(record), urls.feed(record), title, dataset.plain(record.lead), entries)


def _entries(record: Record) -> Iterator[Entry]:
    """Each change; its id is made of its date, and of its number where a day has several."""
    seen: Counter[str] = Counter()
    for change in record.changes:
        seen[str(change.on)] += 1
        number = seen[str(change.on)]
        yield Entry(record, change, f"{record.path}/#change-{change.on}" + (f"-{number}" if number > 1 else ""))


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.change.on, entry.address), reverse=True)


def _feed(dataset: Dataset, edition: Edition, page: str, own: str, title: str, about: str, entries: Sequence[Entry]) -> str:
    """A feed about the page made of the file `page`; `own` is the feed's own file."""
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
    for entry in entries:
        _add(feed, dataset, addresses, entry)
    feed.updated(max(map(_moment, entries), default=edition.moment))
    return str(feed.atom_str(pretty=True).decode())


def _add(feed: FeedGenerator, dataset: Dataset, addresses: Addresses, entry: Entry) -> None:
    """Adds an entry below those that the feed has; it leads to the claim that was changed, else to the page."""
    written = feed.add_entry(order="append")
    written.id(addresses.site + entry.address)
    written.title(f"{_KIND_WORDS[entry.change.kind]}: {entry.record.heading}")
    anchor = f"#{urls.claim_anchor(entry.change.claim)}" if entry.change.claim else ""
    written.link(href=addresses.page(urls.page(entry.record)) + anchor)
    written.updated(_moment(entry))
    written.content(dataset.plain(entry.change.note), type="text")


def _moment(entry: Entry) -> datetime:
    """The beginning of the day of the change, in UTC."""
    return datetime.combine(entry.change.on.first, time(), UTC)
