"""What every page offers at its foot: cite it, share it, correct it, see its data and why it last changed."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..dataset import Dataset
from ..model import COLLECTIONS, Conflict, Figure, Happening, Record, Source
from ..model.base import Change
from ..output import urls
from ..output.version import Addresses, Edition, Version
from . import citation_formats, labels
from .json_ld import linked_data
from .templating import templates

# What a page is made from: one record, a text by hand, or the records of a folder.
Origin = Literal["record", "text", "records"]
_FOLDERS_OF_HAPPENINGS = [f"{urls.DATA_FOLDER}{name}" for name, model in COLLECTIONS.items() if issubclass(model, Happening)]


@dataclass(frozen=True)
class Footer:
    """The citations and addresses of one page; `edit` is empty for a page that is made from many records."""

    address: str
    citations: tuple[tuple[str, str, str], ...]
    origin: Origin
    edit: str
    reports: tuple[tuple[str, str], ...]
    stored: str
    history: str
    csv: str
    json: str
    linked_data: str
    feed: str
    change: Change | None


def site_footer(conflict: Conflict, edition: Edition) -> str:
    """What stands at the bottom of every page: licence, repository, a way to write, how far the record runs, and which state it is."""
    addresses = edition.addresses
    contact = addresses.contact if addresses.contact.startswith("https://") else f"mailto:{addresses.contact}"
    return (
        templates()
        .get_template("site_footer.html")
        .render(conflict=conflict, repository=addresses.repository, contact=contact if addresses.contact else "", version=edition.version)
    )


def footer_of(dataset: Dataset, edition: Edition, path: str, title: str, record: Record | None, by_hand: bool) -> Footer:
    """The footer of the page made of the file `path`; pages by hand have no record."""
    conflict = dataset.conflict
    addresses, version = edition.addresses, edition.version
    file, origin = _made_from(path, record, by_hand)
    address = addresses.page(path)
    state = _version(dataset, version)
    work = citation_formats.Work(
        site=str(conflict.title),
        title=title,
        path=urls.url(path),
        address=address,
        language=str(conflict.language),
        version=state,
        issued=version.date.first if version else None,
    )
    return Footer(
        address=address,
        citations=(
            ("plain", "Plain text", citation_formats.plain(work)),
            ("bibtex", "BibTeX", citation_formats.bibtex(work)),
            ("csl", "CSL-JSON", citation_formats.csl(work)),
        ),
        origin=origin,
        edit="" if origin == "records" else addresses.edit(file),
        reports=tuple(_reports(addresses, file.rstrip("/"), title, state, record)),
        stored=addresses.stored(file, version),
        history=addresses.history(file.rstrip("/")),
        linked_data=linked_data(dataset, edition, path, title, record, file),
        feed=urls.feed(record) if isinstance(record, Happening) else "",
        json=urls.export(f"{record.path}.json") if record else "",
        csv=urls.figure_csv(record) if isinstance(record, Figure) else "",
        change=max(record.changes, key=lambda change: change.on) if record and record.changes else None,
    )


def _reports(addresses: Addresses, file: str, title: str, state: str, record: Record | None) -> Iterator[tuple[str, str]]:
    """What can be said about the page without editing a file: the words of each link, and the form that it opens."""
    wrong = labels.WRONG.format(title=title)
    yield "Suggest a correction", addresses.issue_form("wrong-fact", title=wrong, record=file, version=state)
    if isinstance(record, Source) and record.url:
        broken = labels.BROKEN.format(title=title)
        yield "Report a broken link", addresses.issue_form("broken-link", title=broken, record=file, url=record.url)
    elif isinstance(record, Happening):
        yield "Suggest a source", addresses.issue_form("new-source", record=file)
    elif file in _FOLDERS_OF_HAPPENINGS:
        yield "Say what is missing", addresses.issue_form("new-event")


def _made_from(path: str, record: Record | None, by_hand: bool) -> tuple[str, Origin]:
    """The file or folder of the repository in which the page is corrected."""
    if record:
        return urls.DATA_FOLDER + urls.data_file(record), "record"
    if by_hand:
        return urls.DOCS_FOLDER + path, "text"
    collection = posixpath.dirname(path)
    return urls.DATA_FOLDER + (f"{collection}/" if collection in COLLECTIONS else ""), "records"


def _version(dataset: Dataset, version: Version | None) -> str:
    """Which state of the data a reader has before them; outside a repository, how far the record runs."""
    if version is None:
        return f"up to {dataset.conflict.record_until.words}"
    return f"{version.date.words} ({version.short})"
