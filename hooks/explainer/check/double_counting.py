"""What may be counted twice: two records of what looks like one event, and reprints taken for counts of their own. Warnings."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import Dataset
from ..model import Happening, Source
from ..model.parts import Claim, Named
from ..model.references import ActorRef
from ..problems import Problem

# Longer than this, and things that happen in one place at one time are no sign of one thing.
_SHORT_DAYS = 7


def check(dataset: Dataset) -> Iterator[Problem]:
    """Warnings at the second of two records that look alike, and at claims whose claimant only reprinted a count."""
    yield from _alike(dataset)
    for record in dataset.claiming:
        for index, claim in enumerate(record.claims):
            if reprint := _reprint(dataset, claim):
                message = (
                    f"'{reprint.id}' rests on another report, so its publisher counted nothing; "
                    "name who counted in 'said_by', or say 'relays: passes-on'"
                )
                yield dataset.files[record.id].warning(("claims", index), message)


def _alike(dataset: Dataset) -> Iterator[Problem]:
    """Short things of one kind, in one place at one time, neither of which leads to the other."""
    short = [record for record in dataset.happenings if (record.dates.last - record.dates.first).days <= _SHORT_DAYS]
    for index, record in enumerate(short):
        places = {where.place for where in record.where}
        for other in short[index + 1 :]:
            if other.dates.first > record.dates.last:
                break
            alike = other.kind == record.kind and places & {where.place for where in other.where}
            if alike and not _lead_to_each_other(dataset, record, other):
                message = f"looks like '{record.id}': same kind, place and time; if they are two, link one from the other"
                yield dataset.files[other.id].warning(("title",), message)


def _lead_to_each_other(dataset: Dataset, first: Happening, second: Happening) -> bool:
    """Whether one of two records names the other anywhere."""
    pairs = ((first, second), (second, first))
    return any(mention.record.id == other.id for record, other in pairs for mention in dataset.mentions.get(record.id, []))


def _reprint(dataset: Dataset, claim: Claim) -> Source | None:
    """The source whose publisher would be the claimant although it only carries what another reported."""
    if claim.relays or claim.count is None:
        return None
    for source_id in claim.source_ids:
        source = dataset.records.get(source_id)
        if isinstance(source, Source) and source.based_on and _is_publisher(claim, source):
            return source
    return None


def _is_publisher(claim: Claim, source: Source) -> bool:
    publisher = source.publisher
    # An actor's own report may be read in a copy.
    if isinstance(publisher, ActorRef):
        return False
    if isinstance(claim.said_by, Named):
        return claim.said_by.text.casefold() == str(publisher.text).casefold()
    return claim.said_by is None and len(claim.source_ids) == 1
