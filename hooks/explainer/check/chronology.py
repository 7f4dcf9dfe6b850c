"""Dates do not contradict one another: nothing is claimed before it happened, nobody acts before they exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..dataset import Dataset
from ..load.yaml_file import SourceFile
from ..model import Actor, Happening, Source
from ..model.kinds import RELATION_KINDS
from ..model.parts import Claim
from ..problems import Problem
from ..values.edtf import Edtf


def check(dataset: Dataset) -> Iterator[Problem]:
    """Dates in records that cannot both be right."""
    for record in dataset.happenings:
        file = dataset.files[record.id]
        yield from _part_of(dataset, record, file)
        yield from _participants(dataset, record, file)
        for index, claim in enumerate(record.claims):
            yield from _claim(dataset, claim, index, file, record.dates)
    for actor in dataset.all(Actor):
        file = dataset.files[actor.id]
        yield from _positions(dataset, actor, file)
        yield from _relations(dataset, actor, file)
        for index, claim in enumerate(actor.claims):
            yield from _claim(dataset, claim, index, file, None)
    for source in dataset.all(Source):
        yield from _source(dataset, source)


def check_future(dataset: Dataset, data_date: Edtf | None) -> Iterator[Problem]:
    """Nothing was published, read, changed or reviewed after the data date; a year is allowed for work on top of it."""
    if data_date is None:
        return
    latest = data_date.last + timedelta(days=366)
    for record in dataset.records.values():
        for where, value in record.leaves:
            if where[-1] in ("published", "accessed", "said_on", "on") and isinstance(value, Edtf) and value.first > latest:
                yield dataset.files[record.id].problem(where, f"{value.words} lies in the future")


def _part_of(dataset: Dataset, record: Happening, file: SourceFile) -> Iterator[Problem]:
    parent = dataset.records.get(record.part_of) if record.part_of else None
    if isinstance(parent, Happening) and not record.dates.overlaps(parent.dates) and not _vague(record.dates, parent.dates):
        message = f"{record.dates.words} lies outside '{parent.id}' ({parent.dates.words}), of which it is said to be a part"
        yield file.problem(("dates",), message)


def _participants(dataset: Dataset, record: Happening, file: SourceFile) -> Iterator[Problem]:
    for index, participant in enumerate(record.participants):
        actor = dataset.records.get(participant.actor) if participant.actor else None
        if isinstance(actor, Actor) and actor.active and participant.role != "not-involved":
            where = ("participants", index, "actor")
            if record.dates.surely_before(actor.active):
                yield file.problem(where, f"took part {record.dates.words}, before '{actor.id}' existed ({actor.active.words})")
            elif actor.active.surely_before(record.dates):
                yield file.problem(where, f"took part {record.dates.words}, after '{actor.id}' had ended ({actor.active.words})")


def _claim(dataset: Dataset, claim: Claim, index: int, file: SourceFile, happened: Edtf | None) -> Iterator[Problem]:
    sources = [dataset.records.get(source) for source in claim.source_ids]
    published = [source.published for source in sources if isinstance(source, Source) and source.published]
    if claim.said_on is not None:
        where = ("claims", index, "said_on")
        if happened is not None and claim.said_on.surely_before(happened):
            yield file.problem(where, f"claimed {claim.said_on.words}, before it happened ({happened.words})")
        if published and len(published) == len(sources) and all(date.surely_before(claim.said_on) for date in published):
            yield file.problem(where, f"said {claim.said_on.words}, after every source listed for it was published")


def _positions(dataset: Dataset, person: Actor, file: SourceFile) -> Iterator[Problem]:
    for index, position in enumerate(person.positions):
        at = dataset.records.get(position.at)
        if isinstance(at, Actor) and at.active and position.dates:
            where = ("positions", index, "dates")
            if _starts_before(position.dates, at.active):
                yield file.problem(where, f"held {position.dates.words}, before '{at.id}' existed ({at.active.words})")
            elif at.active.surely_before(position.dates):
                yield file.problem(where, f"held {position.dates.words}, after '{at.id}' had ended ({at.active.words})")


def _relations(dataset: Dataset, actor: Actor, file: SourceFile) -> Iterator[Problem]:
    for index, relation in enumerate(actor.relations):
        other = dataset.records.get(relation.to)
        if relation.to == actor.id:
            yield file.problem(("relations", index, "to"), "an actor has no relation to itself")
        elif isinstance(other, Actor) and other.active and relation.dates and not relation.dates.overlaps(other.active):
            if not _vague(relation.dates, other.active) and not RELATION_KINDS[relation.kind].after_end:
                message = f"{relation.dates.words} lies outside the time of '{other.id}' ({other.active.words})"
                yield file.problem(("relations", index, "dates"), message)


def _source(dataset: Dataset, source: Source) -> Iterator[Problem]:
    file = dataset.files[source.id]
    if source.published and source.accessed and source.accessed.surely_before(source.published):
        yield file.problem(("accessed",), f"read {source.accessed.words}, before it was published ({source.published.words})")
    for index, base in enumerate(source.based_on):
        other = dataset.records.get(base) if isinstance(base, str) else None
        if isinstance(other, Source) and other.published and source.published and source.published.surely_before(other.published):
            message = f"published {source.published.words}, before '{other.id}' ({other.published.words}), on which it is said to rest"
            yield file.problem(("based_on", index), message)


def _starts_before(dates: Edtf, active: Edtf) -> bool:
    """Whether the beginning of one lies surely before the beginning of the other."""
    begins, exists = dates.points[0], active.points[0]
    return begins is not None and exists is not None and begins.last < exists.first and not _vague(dates, active)


def _vague(*dates: Edtf) -> bool:
    """Whether one of the dates is marked as uncertain or approximate, so that it contradicts nothing."""
    return any(date.is_uncertain for date in dates)
