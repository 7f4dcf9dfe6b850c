"""Who speaks is recorded so that camps and parties come out right: a slip here would change a grade without a word."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import Dataset
from ..derive import attribution, grades
from ..model import Actor, Figure, Happening, Source
from ..model.base import Where
from ..model.parts import Claim, Named
from ..model.references import ActorRef
from ..problems import Problem
from ..values.slugs import name_key

# Sources that mostly tell what others say.
_PASSING_ON = ("article", "dispatch", "interview", "video", "reference")


def check(dataset: Dataset) -> Iterator[Problem]:
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
    if any(not isinstance(dataset.records.get(source), Source) for source in claim.sources):
        return
    file = dataset.files[record.id]
    if claim.said_by is None and (source := dataset.source(claim.sources[0])).kind in _PASSING_ON:
        message = f"without 'said_by' the {source.kind} '{source.id}' counts as somebody who counted; name whom it quotes, or its publisher if it did count"
        yield file.warning(("claims", index, "sources"), message)
    when = grades.spoken(dataset, claim, record)
    speaker = dataset.records.get(claim.said_by) if isinstance(claim.said_by, ActorRef) else None
    if (
        isinstance(speaker, Actor)
        and speaker.positions
        and when
        and not any(p.dates is None or p.dates.overlaps(when) for p in speaker.positions)
    ):
        message = f"no office of '{speaker.id}' covers {when.words}, so nobody knows for whom they spoke; correct the dates there or here"
        yield file.problem(("claims", index, "said_by"), message)
    others = {other.id: other for other in record.claims}
    whole, earlier = others.get(claim.within or ""), others.get(claim.replaces or "")
    if whole and _larger(claim, whole) and _same_claimant(claim, whole):
        where: Where = ("claims", index, "within")
        yield file.problem(where, f"the part ({claim.count}) is larger than the whole '{whole.id}' ({whole.count}) of the same claimant")
    if earlier and not _missing_sources(dataset, earlier) and isinstance(speaker, Actor):
        before = grades.speaker(dataset, earlier, grades.spoken(dataset, earlier, record))
        if before.camp != attribution.camp(dataset, speaker.id, when):
            message = f"only a claim of the same camp is replaced; '{earlier.id}' is {before.name}'s: write 'disputes' instead"
            yield file.problem(("claims", index, "replaces"), message)


def _missing_sources(dataset: Dataset, claim: Claim) -> bool:
    return any(not isinstance(dataset.records.get(source), Source) for source in claim.sources) or (
        isinstance(claim.said_by, ActorRef) and claim.said_by not in dataset.records
    )


def _larger(part: Claim, whole: Claim) -> bool:
    return bool(part.count and whole.count and part.count.low and whole.count.high is not None and part.count.low > whole.count.high)


def _same_claimant(a: Claim, b: Claim) -> bool:
    names = [c.said_by.text if isinstance(c.said_by, Named) else c.said_by for c in (a, b)]
    return names[0] == names[1]
