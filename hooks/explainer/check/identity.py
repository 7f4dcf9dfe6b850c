"""One thing, one record: ids, earlier ids, claim ids, names and sources do not stand twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..dataset import Dataset
from ..model import COLLECTIONS, Record, Source
from ..model.base import Where
from ..model.scalars import ID, LONGEST_ID
from ..problems import Problem
from ..values.slugs import name_key


def check(dataset: Dataset) -> Iterator[Problem]:
    yield from _previous_ids(dataset)
    yield from _ids_in_records(dataset)
    yield from _names(dataset)
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
    for record_id, record in dataset.records.items():
        seen: dict[str, int] = {}
        for index, claim in enumerate(getattr(record, "claims", ())):
            for name in (claim.id, *claim.previous_ids):
                if name in seen:
                    message = f"the claim id '{name}' stands twice in this record; claims[{seen[name]}] has it too"
                    yield dataset.files[record_id].problem(("claims", index, "id"), message)
                seen.setdefault(name, index)
        for index, change in enumerate(record.changes):
            if change.claim is not None and change.claim not in seen:
                message = f"no claim of this record is or was called '{change.claim}'"
                yield dataset.files[record_id].problem(("changes", index, "claim"), message)
        seen_series: set[str] = set()
        for index, series in enumerate(getattr(record, "series", ())):
            if series.id in seen_series:
                yield dataset.files[record_id].problem(("series", index, "id"), f"the series id '{series.id}' stands twice in this record")
            if series.id:
                seen_series.add(series.id)


def _names(dataset: Dataset) -> Iterator[Problem]:
    bearers: dict[str, list[tuple[Record, Where, bool]]] = defaultdict(list)
    for record in dataset.records.values():
        if isinstance(record, Source):
            continue
        own = name_key(record.heading)
        bearers[own].append((record, (record.HEADING,), any(n.shared and name_key(n.name) == own for n in getattr(record, "names", ()))))
        for index, name in enumerate(getattr(record, "names", ())):
            if name_key(name.name) != own:
                bearers[name_key(name.name)].append((record, ("names", index, "name"), name.shared))
    for sharing in bearers.values():
        if len({record.id for record, _, _ in sharing}) < 2:
            for record, where, shared in sharing:
                if shared:
                    yield dataset.files[record.id].warning(where, "is marked as shared, but no other record has this name")
            continue
        for record, where, shared in sharing:
            if not shared:
                others = ", ".join(sorted(f"'{other.id}'" for other, _, _ in sharing if other.id != record.id))
                message = f"the name is also that of {others}; list it under 'names' with 'shared: true' on each of them"
                yield dataset.files[record.id].problem(where, message)


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
