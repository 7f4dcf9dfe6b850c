"""How well a claim is known: parties, camps, origins and the grade of each question, all derived, never typed.

Only claimants who counted, or who state what they know for themselves, make a grade; who passes on or compiles reports is shown and
weighs nothing. A claim that was shown wrong is struck, and the question keeps the grade of what stands. Counts that their own camp
replaced, and those called provisional, stay visible and are not compared.

The rules, first match wins: *shown wrong* (every claim is refuted) · *contested* (camps give what cannot both hold, or a claim is
disputed or denied) · *corroborated* (two camps that counted agree, one of them is no party, and neither rests on the other) ·
*parties only* (all who counted are parties) · *single claimant* (one camp counted) · *uncorroborated* (anything else).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, get_args

from ..dataset import Dataset
from ..model import Actor, Happening
from ..model.parts import Claim
from ..values import edtf
from ..values.edtf import Edtf
from ..values.lists import and_list
from . import grade_words
from .attribution import Speaker, claimant_speaker
from .comparison import agree, disagreement
from .once import once_per_record
from .origins import origins_of

Grade = Literal["shown wrong", "contested", "corroborated", "parties only", "single claimant", "uncorroborated"]
GRADES: tuple[Grade, ...] = get_args(Grade)


@dataclass(frozen=True)
class AttributedClaim:
    """A claim with all that its grade follows from.

    `reported` says that `date` is not when it was said but when the earliest dated source reported it; `origins` are where
    its sources end when reprints and copies are followed back. `superseded`: a later claim of the same camp replaces it;
    `opponents` are those who counted and whose claims do not fit with it, whichever of the two says so. `rests_on` are the claims that it takes over or
    vouches for, followed to the end.
    """

    claim: Claim
    speaker: Speaker
    date: Edtf | None
    reported: bool
    origins: tuple[str, ...]
    superseded: bool
    opponents: tuple[str, ...]
    rests_on: frozenset[str]

    @property
    def counts(self) -> bool:
        """Whether the claimant counted, or states what they know for themselves."""
        return self.claim.relays is None


@dataclass(frozen=True)
class GradedClaim(AttributedClaim):
    """A claim with its grade: that of its question, or shown wrong."""

    grade: Grade


@dataclass(frozen=True)
class Question:
    """Claims that answer the same thing, their common grade and why.

    `one_statement`: all who counted are one claimant on one occasion. `one_report`: several claimants or sources, all read in one
    report; encyclopaedias are no report.
    """

    key: str
    claims: tuple[GradedClaim, ...]
    grade: Grade
    why: str
    one_statement: bool
    one_report: bool


@once_per_record
def questions(dataset: Dataset, record: Happening | Actor) -> tuple[Question, ...]:
    """The questions that a record's claims answer, in the order in which they are first asked."""
    everybody = {str(claim.claim.id): claim for claim in _attributed(dataset, record)}
    groups: dict[tuple[str, ...], list[AttributedClaim]] = {}
    for claim in everybody.values():
        groups.setdefault(_question_key(claim.claim), []).append(claim)
    return tuple(_question(dataset, claims, everybody) for claims in groups.values())


def _attributed(dataset: Dataset, record: Happening | Actor) -> Iterator[AttributedClaim]:
    replaced = {str(claim.replaces) for claim in record.claims if claim.replaces}
    disputes = {(str(claim.id), str(other)) for claim in record.claims for other in claim.disputes}
    # Who passes on opposes nobody, and what was shown wrong no longer does.
    opposing = [str(claim.id) for claim in record.claims if claim.relays is None and not claim.refuted_by]
    below = {str(claim.id): tuple(map(str, claim.rests_on)) for claim in record.claims}
    for claim in record.claims:
        date, reported = claim_date(dataset, claim)
        yield AttributedClaim(
            claim=claim,
            speaker=speaker(dataset, claim, spoken(dataset, claim, record)),
            date=date,
            reported=reported,
            origins=origins_of(dataset, claim.source_ids),
            superseded=claim.id in replaced,
            opponents=tuple(other for other in opposing if (claim.id, other) in disputes or (other, claim.id) in disputes),
            rests_on=_followed(str(claim.id), below),
        )


def _followed(claim_id: str, below: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The claims that one rests on, directly or through others."""
    reached: set[str] = set()
    waiting = list(below[claim_id])
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached.add(current)
            waiting += below.get(current, ())
    return frozenset(reached)


def _question_key(claim: Claim) -> tuple[str, ...]:
    """What tells the question of a claim apart from the record's other questions."""
    # A part answers another question than its total: parts are compared with parts.
    part = "part" if claim.within else "whole"
    if claim.about:
        return (claim.about, part)
    if claim.statement is not None:
        return ("statement", claim.id)
    return (claim.what or "", claim.whom or "", claim.of or "", claim.where or "", part)


def _question(dataset: Dataset, claims: Sequence[AttributedClaim], everybody: Mapping[str, AttributedClaim]) -> Question:
    """The question that these claims answer, with its grade."""
    first = claims[0].claim
    refuted = [claim for claim in claims if claim.claim.refuted_by]
    left = [claim for claim in claims if not claim.claim.refuted_by]
    grade, why = _grade(left, everybody) if left else ("shown wrong", "")
    why = "; ".join(part for part in (why, grade_words.refuted(refuted)) if part)
    counting = [claim for claim in left if claim.counts]
    several = len(claims) > 1 or len(first.source_ids) > 1
    origins = {origin for claim in claims for origin in claim.origins if not dataset.is_encyclopaedia(origin)}
    occasions = {(claim.speaker.camp, claim.claim.said_on.text if claim.claim.said_on else claim.origins) for claim in counting}
    return Question(
        key=first.about or first.id,
        claims=tuple(GradedClaim(**vars(claim), grade="shown wrong" if claim.claim.refuted_by else grade) for claim in claims),
        grade=grade,
        why=why,
        one_statement=len(counting) > 1 and len(occasions) == 1,
        one_report=several and len(origins) == 1,
    )


def _grade(claims: Sequence[AttributedClaim], everybody: Mapping[str, AttributedClaim]) -> tuple[Grade, str]:
    """The grade of claims none of which was refuted, and the reason in words, the same in whatever order they are written."""
    claims = sorted(claims, key=lambda claim: (claim.date or edtf.parse("9999"), claim.speaker.name, claim.claim.id))
    compared = _compared(claims)
    relayed = grade_words.relayed(claims)
    if opposition := _opposition(compared, everybody):
        return "contested", grade_words.joined(opposition, relayed)
    supporting = [pair for pair in combinations(compared, 2) if _support_each_other(*pair)]
    if supporting:
        agreeing = [claim for claim in compared if any(claim in pair for pair in supporting)]
        outsiders = [claim for claim in agreeing if claim.speaker.party == "no"]
        why = f"{grade_words.each(agreeing)}: they counted apart from each other and do not contradict each other; not a party: {grade_words.names(outsiders)}"
        others = [claim for claim in compared if claim not in agreeing]
        return "corroborated", grade_words.joined(why, grade_words.also(others), relayed)
    camps = {claim.speaker.camp for claim in compared}
    parties = {claim.speaker.party for claim in compared}
    why = grade_words.claimed(compared)
    if compared and parties == {"yes"}:
        return "parties only", grade_words.joined(why, grade_words.nobody_else(compared, "from outside the war "), relayed)
    if len(camps) == 1:
        return "single claimant", grade_words.joined(why, grade_words.nobody_else(compared, ""), relayed)
    return "uncorroborated", grade_words.joined(why, grade_words.why_not(compared or claims), relayed)


def _compared(claims: Sequence[AttributedClaim]) -> list[AttributedClaim]:
    """The claims that make the grade: of those who counted, what they did not replace or call provisional, if there is such."""
    counting = [claim for claim in claims if claim.counts]
    standing = [claim for claim in counting if not claim.superseded]
    final = [claim for claim in standing if not claim.claim.provisional]
    return final or standing or counting


def _support_each_other(first: AttributedClaim, second: AttributedClaim) -> bool:
    """Whether two camps counted, apart from each other, and say the same; one of them is no party."""
    apart = (
        first.speaker.camp != second.speaker.camp
        and str(second.claim.id) not in first.rests_on
        and str(first.claim.id) not in second.rests_on
    )
    return (
        apart
        and not (first.rests_on & second.rests_on)
        and "no" in (first.speaker.party, second.speaker.party)
        and agree(first.claim, second.claim)
    )


def _opposition(claims: Sequence[AttributedClaim], everybody: Mapping[str, AttributedClaim]) -> str:
    """In words what contradicts what: who they were, how many, then denials and claims that dispute each other; empty when nothing does."""
    pairs = [
        (pair, on) for pair in combinations(claims, 2)
        if pair[0].speaker.camp != pair[1].speaker.camp and (on := disagreement(pair[0].claim, pair[1].claim))
    ]  # fmt: skip
    reasons = []
    for words, said in (("who they were", grade_words.classes), ("how many", grade_words.each)):
        if any(words in on for _, on in pairs):
            opposed = {id(claim) for pair, on in pairs if words in on for claim in pair}
            shown = opposed if words == "who they were" else {id(claim) for claim in claims if claim.claim.count}
            reasons.append(f"they differ on {words}: {said([claim for claim in claims if id(claim) in shown])}")
    if denied := [claim for claim in claims if claim.claim.denied_by]:
        reasons.append(f"denied: the claim of {grade_words.names(denied)}")
    if contradicted := [claim for claim in claims if claim.opponents]:
        involved = [*contradicted, *(everybody[other] for claim in contradicted for other in claim.opponents)]
        reasons.append(f"these claims do not fit together: {and_list(dict.fromkeys(map(grade_words.in_words, involved)))}")
    return "; ".join(reasons)


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
