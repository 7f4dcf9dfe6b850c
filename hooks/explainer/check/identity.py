"""One thing, one record: no duplicates among ids, earlier ids, claim ids, names and sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..dataset import Dataset
from ..model import COLLECTIONS, Record, Source
from ..model.base import Where
from ..model.scalars import ID, LONGEST_ID
from ..problems import Problem
from ..values.lookalikes import skeleton
from ..values.slugs import name_key


def check(dataset: Dataset) -> Iterator[Problem]:
    """Duplicates, and ids that name nothing."""
    yield from _previous_ids(dataset)
    yield from _ids_in_records(dataset)
    yield from _names(dataset)
    yield from _lookalikes(dataset)
    yield from _sources(dataset)


def _previous_ids(dataset: Dataset) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for record_id, record in dataset.records.items():
        for index, previous in enumerate(record.previous_ids):
            where, file = ("previous_ids", index), dataset.files[record_id]
            collection, _, old_id = previous.partition("/")
            if collection not in COLLECTIONS or not ID.fullmatch(old_id) or len(old_id) > LONGEST_ID:
                yield file.problem(where, f"'{previous}' is not an earlier address; expected collection/id, such as events/old-name")
            elif dataset.known.get(old_id) == collection:
                yield file.problem(where, f"'{previous}' is the address of a record that exists; ids are never reused")
            elif previous in seen:
                yield file.problem(where, f"'{previous}' is already an earlier address of '{seen[previous]}'")
            seen.setdefault(previous, record_id)


def _ids_in_records(dataset: Dataset) -> Iterator[Problem]:
    """Ids of claims and series inside one record, which are unique there; changes name claims by them."""
    for record_id, record in dataset.records.items():
        file = dataset.files[record_id]
        claims: dict[str, int] = {}
        for index, claim in enumerate(getattr(record, "claims", ())):
            for claim_id in (claim.id, *claim.previous_ids):
                if claim_id in claims:
                    message = f"the claim id '{claim_id}' is a duplicate in this record; claims[{claims[claim_id]}] has it too"
                    yield file.problem(("claims", index, "id"), message)
                claims.setdefault(claim_id, index)
        for index, change in enumerate(record.changes):
            if change.claim is not None and change.claim not in claims:
                yield file.problem(("changes", index, "claim"), f"no claim of this record is or was called '{change.claim}'")
        series_ids: set[str] = set()
        for index, series in enumerate(getattr(record, "series", ())):
            if series.id in series_ids:
                yield file.problem(("series", index, "id"), f"the series id '{series.id}' is a duplicate in this record")
            if series.id:
                series_ids.add(series.id)


def _names(dataset: Dataset) -> Iterator[Problem]:
    """Two records have one name only where both say so; sources may have the same title."""
    bearers: dict[str, list[tuple[Record, Where, bool]]] = defaultdict(list)
    for record in dataset.records.values():
        if not isinstance(record, Source):
            for key, where, is_shared in _names_of(record):
                bearers[key].append((record, where, is_shared))
    for of_one_name in bearers.values():
        several = len({record.id for record, _, _ in of_one_name}) > 1
        for record, where, is_shared in of_one_name:
            if several and not is_shared:
                others = ", ".join(sorted(f"'{other.id}'" for other, _, _ in of_one_name if other.id != record.id))
                message = f"the name is also that of {others}; list it under 'names' with 'shared: true' on each of them"
                yield dataset.files[record.id].problem(where, message)
            elif is_shared and not several:
                yield dataset.files[record.id].warning(where, "is marked as shared, but no other record has this name")


def _lookalikes(dataset: Dataset) -> Iterator[Problem]:
    """Names of two records that are not the same and that readers cannot tell apart."""
    bearers: dict[str, dict[str, tuple[Record, Where, str]]] = defaultdict(dict)
    for record in dataset.records.values():
        if not isinstance(record, Source):
            names = [
                (record.heading, (record.HEADING,)),
                *((name.name, ("names", i, "name")) for i, name in enumerate(getattr(record, "names", ()))),
            ]
            for name, where in names:
                bearers[name_key(skeleton(name))].setdefault(name_key(name), (record, where, name))
    for alike in bearers.values():
        # The name in ASCII is taken for the true one.
        (first, _, _), *others = sorted(alike.values(), key=lambda bearer: not bearer[2].isascii())
        for record, where, _ in others:
            if record.id != first.id:
                message = f"looks like a name of '{first.id}' and is another; write it with the letters that it has"
                yield dataset.files[record.id].problem(where, message)


def _names_of(record: Record) -> Iterator[tuple[str, Where, bool]]:
    """The names of a record for comparing, each with its field and whether it is marked as shared."""
    names = getattr(record, "names", ())
    heading = name_key(record.heading)
    yield heading, (record.HEADING,), any(name.shared and name_key(name.name) == heading for name in names)
    for index, name in enumerate(names):
        if name_key(name.name) != heading:
            yield name_key(name.name), ("names", index, "name"), name.shared


def _sources(dataset: Dataset) -> Iterator[Problem]:
    by_address: dict[str, str] = {}
    for source in dataset.all(Source):
        if source.url is None:
            continue
        address = address_key(source.url)
        if address in by_address:
            message = f"'{by_address[address]}' has the same address; one source is one record"
            yield dataset.files[source.id].problem(("url",), message)
        by_address.setdefault(address, source.id)


def address_key(url: str) -> str:
    """An address without what does not tell pages apart: scheme, www, a closing slash, the fragment."""
    parts = urlsplit(url)
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
