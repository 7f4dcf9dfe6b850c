"""Claims as pages show them: who says it, what it counts, which question it answers."""

from __future__ import annotations

from dataclasses import dataclass

from ..dataset import Dataset
from ..derive import attribution
from ..derive.attribution import Speaker
from ..derive.grades import GradedClaim, Question
from ..model import Actor, Happening
from ..model.figures import FigurePoint
from ..model.parts import Claim, Named
from ..model.references import ActorRef
from ..values.edtf import Edtf
from . import labels


@dataclass(frozen=True)
class Claimant:
    """A claimant as a page names them: with a link when there is a record, with the camp, and marked when a party."""

    speaker: Speaker
    camp: str

    @property
    def actor_id(self) -> str | None:
        """The id of the claimant's record."""
        return self.speaker.actor.id if self.speaker.actor else None


def claimant_of(dataset: Dataset, speaker: Speaker) -> Claimant:
    """The claimant that a speaker is, with the name of the camp that readers see."""
    return Claimant(speaker, attribution.camp_name(dataset, speaker))


def graded_claimant(dataset: Dataset, graded: GradedClaim) -> Claimant:
    """Who makes a graded claim."""
    return claimant_of(dataset, graded.speaker)


def role_claimant(dataset: Dataset, record: Happening, said_by: ActorRef | Named | None) -> Claimant | None:
    """Who asserts a role, at the time of the operation or event."""
    if said_by is None:
        return None
    return claimant_of(dataset, attribution.claimant_speaker(dataset, said_by, (), record.dates))


def figure_point(dataset: Dataset, point: FigurePoint) -> tuple[FigurePoint, Claimant, Edtf]:
    """A point of a figure with who says so and the time it stands for."""
    when = point.as_of or point.period
    if when is None:
        raise ValueError("a point has a time: the model sees to it")
    return point, claimant_of(dataset, attribution.claimant_speaker(dataset, point.said_by, point.source_ids, when)), when


def question_title(dataset: Dataset, question: Question) -> str:
    """What the claims of a question are about, in words."""
    first = question.claims[0].claim
    asked = next((graded.claim.asks for graded in question.claims if graded.claim.asks), None)
    if asked:
        return asked
    if first.about:
        return labels.capital(labels.plain(first.about))
    return labels.capital(what_is_counted(dataset, first)) if first.count else "Statement"


def what_is_counted(dataset: Dataset, claim: Claim) -> str:
    """What a claim counts: `neutralised: fighters of Ansarul Islam`; empty for a statement."""
    if claim.statement is not None:
        return ""
    whose = f" of {dataset.actor(claim.of).name}" if claim.of else ""
    where = f" at {dataset.place(claim.where).name}" if claim.where else ""
    if not claim.whom and not whose:
        return labels.plain(claim.what)
    return f"{labels.plain(claim.what)}: {labels.plain(claim.whom) or 'people'}{whose}{where}"


def origin_name(dataset: Dataset, origin: str) -> str:
    """The end of a chain of reprints as readers see it."""
    if origin in dataset.known:
        publisher = dataset.source(origin).publisher
        return dataset.actor(publisher).name if isinstance(publisher, ActorRef) else str(publisher.text)
    return dataset.origin_names.get(origin, origin)


def contradicted(record: Happening | Actor, claim: Claim) -> list[Claim]:
    """The claims that this one is said not to fit, whichever of the two says so."""
    return [other for other in record.claims if other.id in claim.disputes or claim.id in other.disputes]
