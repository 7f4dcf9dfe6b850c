"""The claims table: what each row and each group of rows says."""

from __future__ import annotations

from dataclasses import dataclass

from ..dataset import Dataset
from ..derive import attribution, grades
from ..derive.attribution import Speaker
from ..derive.grades import GradedClaim, Question
from ..model import Actor, Happening
from ..model.parts import Claim, Named
from ..model.references import ActorRef
from . import labels


@dataclass(frozen=True)
class Sayer:
    """A claimant as a page names them: with a link when there is a record, with the camp, and marked when a party."""

    speaker: Speaker
    camp: str

    @property
    def actor_id(self) -> str | None:
        return self.speaker.actor.id if self.speaker.actor else None


def tables(dataset: Dataset, record: Happening | Actor) -> tuple[Question, ...]:
    """The questions of a record, each a table of its claims."""
    return grades.questions(dataset, record)


def sayer(dataset: Dataset, graded: GradedClaim) -> Sayer:
    return Sayer(graded.speaker, attribution.camp_name(dataset, graded.speaker))


def participant_sayer(dataset: Dataset, record: Happening, said_by: ActorRef | Named | None) -> Sayer | None:
    """Who asserts a role, at the time of the operation or event."""
    if said_by is None:
        return None
    who = attribution.claimant_speaker(dataset, said_by, (), record.dates)
    return Sayer(who, attribution.camp_name(dataset, who))


def question_title(dataset: Dataset, question: Question) -> str:
    """What the claims of a question are about, in words."""
    first = question.claims[0].claim
    asked = next((graded.claim.asks for graded in question.claims if graded.claim.asks), None)
    if asked:
        return asked
    if first.about:
        return labels.capital(labels.plain(first.about))
    return labels.capital(counted(dataset, first)) if first.count else "Statement"


def counted(dataset: Dataset, claim: Claim) -> str:
    """What a claim counts: `neutralised: fighters of Ansarul Islam`."""
    if claim.statement is not None:
        return ""
    whose = f" of {dataset.actor(claim.of).name}" if claim.of else ""
    where = f" at {dataset.place(claim.where).name}" if claim.where else ""
    return (
        f"{labels.plain(claim.what)}: {labels.plain(claim.whom) or 'people'}{whose}{where}"
        if claim.whom or whose
        else labels.plain(claim.what)
    )


def origin_words(dataset: Dataset, origin: str) -> str:
    """The end of a chain of reprints as readers see it."""
    if origin in dataset.known:
        source = dataset.source(origin)
        publisher = source.publisher
        return dataset.actor(publisher).name if isinstance(publisher, ActorRef) else str(publisher.text)
    return dataset.origin_names.get(origin, origin)


def opposed(record: Happening | Actor, claim: Claim) -> list[Claim]:
    """The claims that this one is said not to fit, whichever of the two says so."""
    return [other for other in record.claims if other.id in claim.disputes or claim.id in other.disputes]
