"""Every id leads to a record of the right collection, and every claim that is named is in the record."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import Dataset
from ..load.yaml_file import SourceFile
from ..model import COLLECTIONS, Figure, Place, Record, Source
from ..model.base import Where
from ..model.references import ClaimOrSourceRef, ClaimRef, Reference
from ..model.scalars import EDITORS_ESTIMATE
from ..problems import Problem, did_you_mean, dotted
from ..values import prose
from ..values.lists import or_list


def check(dataset: Dataset) -> Iterator[Problem]:
    """Ids in fields and in prose, of records and of the conflict file, that lead nowhere or to something of another kind."""
    for record_id, record in dataset.records.items():
        file = dataset.files[record_id]
        yield from _fields(dataset, record, file)
        yield from _prose(dataset, record, file)
        if isinstance(record, Place):
            yield from _basis(dataset, record, file)
    yield from _conflict(dataset)


def unknown_citations(dataset: Dataset, text: str) -> Iterator[tuple[int, str]]:
    """What is wrong with the citations and links of any prose, as (offset, message); for pages in docs/ too."""
    for cited in prose.citations(text):
        if message := _wrong_target(dataset, cited.source, ("sources",), "citation"):
            yield cited.offset, message
    for offset, record_id in prose.bare_marks(text):
        if record_id in dataset.known:
            how = f"[@{record_id}]" if dataset.known[record_id] == Source.COLLECTION else f"[[{record_id}]]"
            yield offset, f"'{record_id}' is written as if it were cited or linked; write {how}"
    for link in prose.links(text):
        if message := _wrong_target(dataset, link.target, tuple(COLLECTIONS), "link"):
            yield link.offset, message


def _fields(dataset: Dataset, record: Record, file: SourceFile) -> Iterator[Problem]:
    claims = {claim.id for claim in getattr(record, "claims", ())}
    for where, reference in record.references:
        if isinstance(reference, ClaimOrSourceRef):
            known = {*claims, *(i for i, collection in dataset.known.items() if collection == "sources")}
            if reference not in known:
                yield file.problem(
                    where, f"{dotted(where)}: no claim of this record and no source is called '{reference}'{did_you_mean(reference, known)}"
                )
        elif isinstance(reference, ClaimRef):
            own = _own_claim(record, where)
            if reference == own:
                yield file.problem(where, f"{dotted(where)}: the claim '{reference}' names itself")
            elif reference not in claims:
                yield file.problem(
                    where, f"{dotted(where)}: no claim of this record is called '{reference}'{did_you_mean(reference, claims - {own})}"
                )
        elif message := _wrong_target(dataset, reference, type(reference).COLLECTIONS, dotted(where)):
            yield file.problem(where, message)


def _own_claim(record: Record, where: Where) -> str:
    claims = getattr(record, "claims", ())
    return str(claims[where[1]].id) if where[0] == "claims" and isinstance(where[1], int) else ""


def _prose(dataset: Dataset, record: Record, file: SourceFile) -> Iterator[Problem]:
    for where, value in record.leaves:
        if isinstance(value, str) and ("@" in value or "[" in value) and not isinstance(value, Reference):
            for offset, message in unknown_citations(dataset, value):
                yield file.problem(where, message, offset=offset)


def _basis(dataset: Dataset, place: Place, file: SourceFile) -> Iterator[Problem]:
    basis = place.coordinates.basis if place.coordinates else EDITORS_ESTIMATE
    if basis != EDITORS_ESTIMATE and dataset.known.get(basis) != Source.COLLECTION:
        sources = [i for i, collection in dataset.known.items() if collection == Source.COLLECTION]
        hint = did_you_mean(basis, [*sources, EDITORS_ESTIMATE])
        message = f"coordinates.basis: '{basis}' is neither a source nor '{EDITORS_ESTIMATE}'{hint}"
        yield file.problem(("coordinates", "basis"), message)


def _conflict(dataset: Dataset) -> Iterator[Problem]:
    if dataset.conflict_or_none is None:
        return
    file = dataset.files[""]
    for index, key in enumerate(dataset.conflict_or_none.key_figures):
        figure = dataset.records.get(key.figure)
        known = {series.id for series in figure.series if series.id} if isinstance(figure, Figure) else {key.series}
        if key.series not in known:
            message = f"the figure '{key.figure}' has no series '{key.series}'{did_you_mean(key.series, known)}"
            yield file.problem(("key_figures", index, "series"), message)
    for index, town in enumerate(dataset.conflict_or_none.towns):
        place = dataset.records.get(town)
        if isinstance(place, Place) and place.coordinates is None:
            yield file.problem(("towns", index), f"'{town}' has no 'coordinates', so maps cannot name it; leave it out or add them")
    for where, value in dataset.conflict_or_none.walk():
        if isinstance(value, Reference):
            if message := _wrong_target(dataset, value, type(value).COLLECTIONS, dotted(where)):
                yield file.problem(where, message)
        elif isinstance(value, str):
            for offset, message in unknown_citations(dataset, value):
                yield file.problem(where, message, offset=offset)


def _wrong_target(dataset: Dataset, target: str, collections: tuple[str, ...], where: str) -> str:
    """What is wrong with an id that should be of a record of these collections; empty when nothing is.

    `where` is the field that holds the id, or what names it: a citation or a link.
    """
    collection = dataset.known.get(target)
    if collection in collections:
        return ""
    singular = or_list(COLLECTIONS[name].SINGULAR for name in collections) if len(collections) < len(COLLECTIONS) else "record"
    if collection:
        named = f"'{target}' is {_a(COLLECTIONS[collection].SINGULAR)} ({collection}/{target}.yml)"
        return f"{where}: {named}, and {_a(singular)} is expected here"
    hint = did_you_mean(target, [known_id for known_id, known in dataset.known.items() if known in collections])
    if where == "publisher":
        hint = f"{hint} or, for" if hint else "; for"
        return f"unknown actor '{target}' in publisher{hint} a publisher without a record, write {{text: {target}}}"
    if not hint:
        hint = f"; add {collections[0] if len(collections) == 1 else 'its collection'}/{target}.yml or correct the id"
    return f"unknown {singular} '{target}' in {where}{hint}"


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
