"""How well a claim is known: parties, camps, origins and the grade of each question, all derived, never typed.

The rules, first match wins: *shown wrong* (a claim is refuted) · *contested* (camps give numbers that cannot both hold, or a
claim is disputed or denied) · *corroborated* (two camps that counted, one of them no party) · *parties only* · *single claimant*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, get_args

from ..dataset import Dataset
from ..model import Actor, Happening
from ..model.parts import Claim
from ..values import edtf
from ..values.edtf import Edtf
from ..values.lists import and_list
from .attribution import Speaker, claimant_speaker
from .once import once_per_record
from .origins import origins_of

Grade = Literal["shown wrong", "contested", "corroborated", "parties only", "single claimant"]
GRADES: tuple[Grade, ...] = get_args(Grade)


@dataclass(frozen=True)
class AttributedClaim:
    """A claim with all that its grade follows from.

    `reported` says that `date` is not when it was said but when the earliest dated source reported it; `origins` are where
    its sources end when reprints and copies are followed back. `superseded`: a later claim of the same camp replaces it;
    `contradicted`: it disputes another claim or another claim disputes it.
    """

    claim: Claim
    speaker: Speaker
    date: Edtf | None
    reported: bool
    origins: tuple[str, ...]
    superseded: bool
    contradicted: bool


@dataclass(frozen=True)
class GradedClaim(AttributedClaim):
    """A claim with its grade and all that the grade follows from."""

    grade: Grade


@dataclass(frozen=True)
class Question:
    """Claims that answer the same thing, their common grade and why, and whether all rest on one origin.

    `standing` is the grade of what is left when claims that were shown wrong are put aside.
    """

    key: str
    claims: tuple[GradedClaim, ...]
    grade: Grade
    standing: Grade
    why: str
    one_origin: bool


@once_per_record
def questions(dataset: Dataset, record: Happening | Actor) -> tuple[Question, ...]:
    """The questions that a record's claims answer, in the order in which they are first asked."""
    groups: dict[tuple[str, ...], list[AttributedClaim]] = {}
    for claim in _attributed(dataset, record):
        groups.setdefault(_question_key(claim.claim), []).append(claim)
    return tuple(_question(claims) for claims in groups.values())


def _attributed(dataset: Dataset, record: Happening | Actor) -> Iterator[AttributedClaim]:
    replaced = {str(claim.replaces) for claim in record.claims if claim.replaces}
    disputed = {str(other) for claim in record.claims for other in claim.disputes}
    for claim in record.claims:
        date, reported = claim_date(dataset, claim)
        yield AttributedClaim(
            claim=claim,
            speaker=speaker(dataset, claim, spoken(dataset, claim, record)),
            date=date,
            reported=reported,
            origins=origins_of(dataset, claim.source_ids),
            superseded=claim.id in replaced,
            contradicted=bool(claim.disputes) or claim.id in disputed,
        )


def _question_key(claim: Claim) -> tuple[str, ...]:
    """What tells the question of a claim apart from the record's other questions."""
    # A part answers another question than its total: parts are compared with parts.
    part = "part" if claim.within else "whole"
    if claim.about:
        return (claim.about, part)
    if claim.statement is not None:
        return ("statement", claim.id)
    return (claim.what or "", claim.whom or "", claim.of or "", claim.where or "", part)


def _question(claims: Sequence[AttributedClaim]) -> Question:
    """The question that these claims answer, with its grade."""
    first = claims[0].claim
    refuted = [claim for claim in claims if claim.claim.refuted_by]
    left = [claim for claim in claims if not claim.claim.refuted_by]
    current = [claim for claim in left if not claim.superseded]
    grade, why = _grade(current or left or claims)
    if refuted:
        why = f"the claim of {_speakers(refuted)} was refuted" + (f"; for the rest: {why}" if left else "")
    rests_on_several = len(claims) > 1 or len(first.source_ids) > 1
    return Question(
        key=first.about or first.id,
        claims=tuple(GradedClaim(**vars(claim), grade="shown wrong" if claim.claim.refuted_by else grade) for claim in claims),
        grade="shown wrong" if refuted else grade,
        standing=grade if left else "shown wrong",
        why=why,
        one_origin=rests_on_several and len({origin for claim in claims for origin in claim.origins}) == 1,
    )


def _grade(claims: Sequence[AttributedClaim]) -> tuple[Grade, str]:
    """The grade of claims none of which was refuted, and the reason in words."""
    if opposition := next(_oppositions(claims), None):
        return "contested", opposition
    camps = {claim.speaker.camp: claim.speaker for claim in claims if _is_a_count_or_statement(claim.claim)}
    outsiders = [speaker.name for speaker in camps.values() if speaker.party == "no"]
    if len(camps) > 1 and outsiders:
        agreeing = and_list(speaker.name for speaker in camps.values())
        return "corroborated", f"{agreeing} do not contradict each other; not a party: {and_list(outsiders)}"
    who_says = _claimants(claims, one_camp=len(camps) == 1)
    numbers = any(claim.claim.count for claim in claims)
    if any(speaker.party == "yes" for speaker in camps.values()) and not outsiders:
        unplaced = [speaker.name for speaker in camps.values() if speaker.party == "unknown"]
        lacking = "no count from outside the war is known" if numbers else "nobody outside the war is known to say so"
        return "parties only", f"{who_says}; {lacking}" + (f"; not known whether a party: {and_list(unplaced)}" if unplaced else "")
    return "single claimant", f"{who_says}; {'no other count is known' if numbers else 'nobody else is known to say so'}"


def _is_a_count_or_statement(claim: Claim) -> bool:
    """Whether the claimant saw or counted for themselves and says something definite: only that can corroborate."""
    return claim.counted and (claim.count is None or claim.count.low is not None)


def _claimants(claims: Sequence[AttributedClaim], one_camp: bool) -> str:
    """Who claims it and who only passes it on."""
    claiming = [claim for claim in claims if claim.claim.counted]
    relaying = [claim for claim in claims if not claim.claim.counted]
    parts = []
    if claiming:
        several_of_one_camp = one_camp and len({claim.speaker.name for claim in claiming}) > 1
        parts.append(f"claimed only by {_speakers(claiming)}" + (", who are of one camp" if several_of_one_camp else ""))
    if relaying:
        parts.append(f"{'also given' if claiming else 'given'} by {_speakers(relaying)}, without saying from whom")
    return "; ".join(parts)


def _oppositions(claims: Sequence[AttributedClaim]) -> Iterator[str]:
    """In words what contradicts what: numbers of two camps, then denials, then claims that dispute each other."""
    for first, second in combinations(claims, 2):
        counts = first.claim.count, second.claim.count
        if first.speaker.camp != second.speaker.camp and counts[0] and counts[1] and counts[0].disjoint(counts[1]):
            yield f"{first.speaker.name}: {counts[0].words}; {second.speaker.name}: {counts[1].words}"
    if denied := [claim for claim in claims if claim.claim.denied_by]:
        yield f"denied: the claim of {_speakers(denied)}"
    if contradicted := [claim for claim in claims if claim.contradicted]:
        yield f"these claims do not fit together: {and_list(dict.fromkeys(map(_in_words, contradicted)))}"


def _in_words(claim: AttributedClaim) -> str:
    count, statement = claim.claim.count, claim.claim.statement
    return f"{f'{count.words} {claim.claim.what}' if count else f'“{statement}”'} ({claim.speaker.name})"


def _speakers(claims: Sequence[AttributedClaim]) -> str:
    """The names of those who make the claims, each once."""
    return and_list(dict.fromkeys(claim.speaker.name for claim in claims))


def claim_date(dataset: Dataset, claim: Claim) -> tuple[Edtf | None, bool]:
    """When it was said, or failing that the earliest date on which a source reported it (then the second value is True)."""
    if claim.said_on is not None:
        return claim.said_on, False
    published = [date for date in (dataset.source(source).published for source in claim.source_ids) if date is not None]
    return (min(published), True) if published else (None, False)


def spoken(dataset: Dataset, claim: Claim, record: Happening | Actor) -> Edtf | None:
    """The time in which a claim of this record was made, as far as it is known: a report's date bounds it only from above."""
    happened = record.dates if isinstance(record, Happening) else None
    date, reported = claim_date(dataset, claim)
    if date is None or not reported or happened is None or happened.first >= date.first or date.is_open:
        return date or happened
    return edtf.parse(f"{happened.points[0].first if happened.points[0] else '..'}/{date.last}")


def speaker(dataset: Dataset, claim: Claim, when: Edtf | None) -> Speaker:
    """Who makes the claim at that date."""
    return claimant_speaker(dataset, claim.said_by, claim.source_ids, when)
