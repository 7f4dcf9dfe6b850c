"""Who speaks, for which camp, and whether they are a party: inherited through offices and part-of at the date of the claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..dataset import Dataset
from ..model import Actor
from ..model.kinds import MOST_LEVELS, RELATION_KINDS
from ..model.parts import Named
from ..model.references import ActorRef
from ..values.edtf import Edtf


@dataclass(frozen=True)
class Speaker:
    """Who makes a claim: the name shown, the actor if there is a record, the camp, and whether it is a party then."""

    name: str
    actor: Actor | None
    camp: str
    party: Literal["yes", "no", "unknown"]


def claimant_speaker(dataset: Dataset, said_by: ActorRef | Named | None, sources: Sequence[str], when: Edtf | None) -> Speaker:
    """A claimant; without `said_by` the publisher of the one source, which then counted itself.

    A publisher without a record is no party: those that are have records.
    """
    claimant = said_by if said_by is not None else dataset.source(sources[0]).publisher
    if isinstance(claimant, ActorRef):
        return actor_speaker(dataset, claimant, when)
    return Speaker(claimant.text, None, f"text:{claimant.text.casefold()}", claimant.party if isinstance(claimant, Named) else "no")


def actor_speaker(dataset: Dataset, actor_id: str, when: Edtf | None) -> Speaker:
    """An actor as a speaker at a date."""
    actor = dataset.actor(actor_id)
    return Speaker(actor.name, actor, camp(dataset, actor_id, when), "yes" if is_party(dataset, actor_id, when) else "no")


def is_party(dataset: Dataset, actor_id: str, when: Edtf | None) -> bool:
    """Whether an actor, or anything it is part of or holds office in at that date, is a party to the conflict then."""
    return any(
        when is None or period.dates.overlaps(when) for member in chain(dataset, actor_id, when) for period in dataset.actor(member).party
    )


def camp(dataset: Dataset, actor_id: str, when: Edtf | None) -> str:
    """The id at the top of an actor's offices and part-of relations at that date."""
    return chain(dataset, actor_id, when)[-1]


def chain(dataset: Dataset, actor_id: str, when: Edtf | None) -> list[str]:
    """The actor and everything above it at that date: offices and part-of relations; where there are two, the first listed counts.

    No longer than `MOST_LEVELS`: the check reports longer ones.
    """
    members = [actor_id]
    while len(members) < MOST_LEVELS:
        actor = dataset.actor(members[-1])
        above = [p.at for p in actor.positions if _holds(p.dates, when)]
        above += [r.to for r in actor.relations if RELATION_KINDS[r.kind].joins_camp and _holds(r.dates, when)]
        # Whoever has no record that could be read ends the chain: the check reports it.
        following = next((other for other in above if other not in members and isinstance(dataset.records.get(other), Actor)), None)
        if following is None:
            break
        members.append(following)
    return members


def camp_name(dataset: Dataset, who: Speaker) -> str:
    """The name readers see for a speaker's camp."""
    named = {str(entry.actor): str(entry.name) for entry in dataset.conflict.camps}
    return named.get(who.camp) or (dataset.actor(who.camp).name if who.actor else who.name)


def _holds(dates: Edtf | None, when: Edtf | None) -> bool:
    """Whether something may have held at a time; what has no date, and a time that is not known, exclude nothing."""
    return dates is None or when is None or dates.overlaps(when)
