"""Who speaks is recorded so that camps and parties come out right: a slip here would change a grade without a word."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import Dataset
from ..derive import attribution, grades
from ..model import Actor, Figure, Happening, Source
from ..model.parts import Claim, Named
from ..model.references import ActorRef
from ..problems import Problem
from ..values.edtf import Edtf
from ..values.slugs import name_key

# Sources that mostly tell what others say.
_PASSING_ON = ("article", "dispatch", "interview", "video", "reference", "encyclopaedia")


def check(dataset: Dataset) -> Iterator[Problem]:
    """Claimants whose camp would come out wrong, and claims that others of their camp or their wholes contradict."""
    names = {name_key(name): actor.id for actor in dataset.all(Actor) for name in (actor.id, actor.name, *(n.name for n in actor.names))}
    for record in [*dataset.claiming, *dataset.all(Figure)]:
        for where, value in record.leaves:
            if where[-1] == "text" and "said_by" in where and (actor := names.get(name_key(str(value)))):
                message = f"'{value}' is the actor '{actor}'; write said_by: {actor}, so that camp and party are known"
                yield dataset.files[record.id].problem(where, message)
    for holder in dataset.claiming:
        for index, claim in enumerate(holder.claims):
            yield from _claim(dataset, holder, claim, index)


def _claim(dataset: Dataset, record: Happening | Actor, claim: Claim, index: int) -> Iterator[Problem]:
    if not _sources_are_there(dataset, claim):
        return
    file = dataset.files[record.id]
    if claim.said_by is None and (source := dataset.source(claim.source_ids[0])).kind in _PASSING_ON:
        message = f"without 'said_by' the {source.kind} '{source.id}' counts as somebody who counted; name whom it quotes, or its publisher if it did count"
        yield file.warning(("claims", index, "sources"), message)
    when = grades.spoken(dataset, claim, record)
    speaker = dataset.records.get(claim.said_by) if isinstance(claim.said_by, ActorRef) else None
    if isinstance(speaker, Actor) and when and _is_between_offices(speaker, when):
        message = f"no office of '{speaker.id}' covers {when.words}, so nobody knows for whom they spoke; correct the dates there or here"
        yield file.problem(("claims", index, "said_by"), message)
    others = {other.id: other for other in record.claims}
    whole, earlier = others.get(claim.within or ""), others.get(claim.replaces or "")
    if whole and _larger(claim, whole) and _same_claimant(claim, whole):
        message = f"the part ({claim.count}) is larger than the whole '{whole.id}' ({whole.count}) of the same claimant"
        yield file.problem(("claims", index, "within"), message)
    if earlier and isinstance(speaker, Actor) and _claimant_is_there(dataset, earlier):
        before = grades.speaker(dataset, earlier, grades.spoken(dataset, earlier, record))
        if before.camp != attribution.camp(dataset, speaker.id, when):
            message = f"only a claim of the same camp is replaced; '{earlier.id}' is {before.name}'s: write 'disputes' instead"
            yield file.problem(("claims", index, "replaces"), message)


def _is_between_offices(person: Actor, when: Edtf) -> bool:
    """Whether somebody held offices, but none at that time."""
    return bool(person.positions) and not any(held.dates is None or held.dates.overlaps(when) for held in person.positions)


def _sources_are_there(dataset: Dataset, claim: Claim) -> bool:
    return all(isinstance(dataset.records.get(source), Source) for source in claim.source_ids)


def _claimant_is_there(dataset: Dataset, claim: Claim) -> bool:
    """Whether those who make a claim could be read: without 'said_by' the publisher of its source."""
    if not _sources_are_there(dataset, claim):
        return False
    claimant = dataset.source(claim.source_ids[0]).publisher if claim.said_by is None else claim.said_by
    return not isinstance(claimant, ActorRef) or isinstance(dataset.records.get(claimant), Actor)


def _larger(part: Claim, whole: Claim) -> bool:
    return bool(part.count and whole.count and part.count.low and whole.count.high is not None and part.count.low > whole.count.high)


def _same_claimant(first: Claim, second: Claim) -> bool:
    names = {str(claim.said_by.text if isinstance(claim.said_by, Named) else claim.said_by) for claim in (first, second)}
    return len(names) == 1
