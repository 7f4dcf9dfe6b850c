"""How well a claim is known: parties, camps, origins and the grade of each question, all derived, never typed.

The rules, first match wins: *shown wrong* (a claim is refuted) · *contested* (camps give numbers that cannot both hold, or a
claim is disputed or denied) · *corroborated* (two camps that counted, one of them no party) · *parties only* · *single claimant*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..dataset import Dataset
from ..model import Actor, Happening
from ..model.parts import Claim
from ..values import edtf
from ..values.edtf import Edtf
from .attribution import Speaker, claimant_speaker
from .origins import origins_of

Grade = Literal["shown wrong", "contested", "corroborated", "parties only", "single claimant"]
GRADES: tuple[Grade, ...] = ("shown wrong", "contested", "corroborated", "parties only", "single claimant")


@dataclass(frozen=True)
class GradedClaim:
    """A claim with all that is derived about it.

    `reported` says that `date` is not when it was said but when the earliest dated source reported it; `origins` are where
    its sources end when reprints and copies are followed back.
    """

    claim: Claim
    speaker: Speaker
    date: Edtf | None
    reported: bool
    origins: tuple[str, ...]
    superseded: bool
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


def questions(dataset: Dataset, record: Happening | Actor) -> list[Question]:
    """The questions that a record's claims answer, in the order in which they are first asked."""
    happened = record.dates if isinstance(record, Happening) else None
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in record.claims:
        groups.setdefault(_question(claim), []).append(claim)
    superseded = {str(claim.replaces) for claim in record.claims if claim.replaces}
    disputed = {str(other) for claim in record.claims for other in claim.disputes}
    return [_graded(dataset, claims, superseded, disputed, happened) for claims in groups.values()]


def _question(claim: Claim) -> tuple[str, ...]:
    # A part answers another question than its total: parts are compared with parts.
    part = "part" if claim.within else "whole"
    if claim.about:
        return (claim.about, part)
    if claim.statement is not None:
        return ("statement", claim.id)
    return (claim.what or "", claim.whom or "", claim.of or "", claim.where or "", part)


def _graded(dataset: Dataset, claims: Sequence[Claim], superseded: set[str], disputed: set[str], happened: Edtf | None) -> Question:
    dated = {claim.id: claim_date(dataset, claim) for claim in claims}
    speakers = {claim.id: speaker(dataset, claim, _spoken_within(*dated[claim.id], happened)) for claim in claims}
    origins = {claim.id: origins_of(dataset, claim.sources) for claim in claims}
    standing = [claim for claim in claims if claim.refuted_by is None]
    current = [claim for claim in standing if claim.id not in superseded]
    standing_grade, why = _grade(current or standing or claims, speakers, disputed)
    refuted = len(standing) < len(claims)
    graded = tuple(
        GradedClaim(
            claim, speakers[claim.id], *dated[claim.id], origins[claim.id], claim.id in superseded,
            "shown wrong" if claim.refuted_by else standing_grade,
        )
        for claim in claims
    )  # fmt: skip
    everything = {origin for claim in claims for origin in origins[claim.id]}
    several = len(claims) > 1 or any(len(claim.sources) > 1 for claim in claims)
    key = claims[0].about or claims[0].id
    if refuted:
        wrong = dict.fromkeys(speakers[claim.id].name for claim in claims if claim.refuted_by)
        why = f"the claim of {_list(wrong)} was refuted" + (f"; for the rest: {why}" if standing else "")
    return Question(
        key,
        graded,
        "shown wrong" if refuted else standing_grade,
        standing_grade if standing else "shown wrong",
        why,
        several and len(everything) == 1,
    )


def _grade(claims: Sequence[Claim], speakers: dict[str, Speaker], disputed: set[str]) -> tuple[Grade, str]:
    """The grade of claims none of which was refuted, and the reason in words."""
    if opposed := next(_oppositions(claims, speakers, disputed), None):
        return "contested", opposed
    counted = [claim for claim in claims if claim.counted and (claim.count is None or claim.count.low is not None)]
    camps = {speakers[claim.id].camp: speakers[claim.id] for claim in counted}
    outsiders = [who.name for who in camps.values() if who.party == "no"]
    if len(camps) > 1 and outsiders:
        return "corroborated", f"{_list(who.name for who in camps.values())} do not contradict each other; not a party: {_list(outsiders)}"
    who_says = _claimants(claims, speakers, len(camps) == 1)
    counts = any(claim.count for claim in claims)
    if any(who.party == "yes" for who in camps.values()) and not outsiders:
        unplaced = [who.name for who in camps.values() if who.party == "unknown"]
        tail = f"; not known whether a party: {_list(unplaced)}" if unplaced else ""
        return (
            "parties only",
            f"{who_says}; {'no count from outside the war is known' if counts else 'nobody outside the war is known to say so'}{tail}",
        )
    return "single claimant", f"{who_says}; {'no other count is known' if counts else 'nobody else is known to say so'}"


def _claimants(claims: Sequence[Claim], speakers: dict[str, Speaker], one_camp: bool) -> str:
    """Who claims it and who only passes it on."""
    claiming = list(dict.fromkeys(speakers[claim.id].name for claim in claims if claim.counted))
    relaying = list(dict.fromkeys(speakers[claim.id].name for claim in claims if not claim.counted))
    parts = []
    if claiming:
        parts.append(f"claimed only by {_list(claiming)}" + (", who are of one camp" if one_camp and len(claiming) > 1 else ""))
    if relaying:
        parts.append(f"{'also given' if claiming else 'given'} by {_list(relaying)}, without saying from whom")
    return "; ".join(parts)


def _oppositions(claims: Sequence[Claim], speakers: dict[str, Speaker], disputed: set[str]) -> Iterator[str]:
    for index, first in enumerate(claims):
        for second in claims[index + 1 :]:
            if speakers[first.id].camp == speakers[second.id].camp or not first.count or not second.count:
                continue
            if first.count.disjoint(second.count):
                yield f"{speakers[first.id].name}: {first.count.words}; {speakers[second.id].name}: {second.count.words}"
    denied = [claim for claim in claims if claim.denied_by]
    if denied:
        yield f"denied: the claim of {_list(dict.fromkeys(speakers[claim.id].name for claim in denied))}"
    clashing = [claim for claim in claims if claim.disputes or claim.id in disputed]
    if clashing:
        yield f"these claims do not fit together: {_list(dict.fromkeys(_saying(claim, speakers) for claim in clashing))}"


def _saying(claim: Claim, speakers: dict[str, Speaker]) -> str:
    what = f"{claim.count.words} {claim.what}" if claim.count else f"“{claim.statement}”"
    return f"{what} ({speakers[claim.id].name})"


def claim_date(dataset: Dataset, claim: Claim) -> tuple[Edtf | None, bool]:
    """When it was said, or failing that the earliest date on which a source reported it (then the second value is True)."""
    if claim.said_on is not None:
        return claim.said_on, False
    published = [date for source in claim.sources if (date := dataset.source(source).published) is not None]
    return (min(published), True) if published else (None, False)


def spoken(dataset: Dataset, claim: Claim, record: Happening | Actor) -> Edtf | None:
    """The time in which a claim of this record was made, as far as it is known."""
    return _spoken_within(*claim_date(dataset, claim), record.dates if isinstance(record, Happening) else None)


def _spoken_within(date: Edtf | None, reported: bool, happened: Edtf | None) -> Edtf | None:
    """The time in which a claim was made: a report's date bounds it only from above."""
    if date is None or not reported or happened is None or happened.first >= date.first or date.points[-1] is None:
        return date or happened
    return edtf.parse(f"{happened.points[0].first if happened.points[0] else '..'}/{date.last}")


def speaker(dataset: Dataset, claim: Claim, when: Edtf | None) -> Speaker:
    """Who makes the claim at that date."""
    return claimant_speaker(dataset, claim.said_by, claim.sources, when)


def _list(names: Iterable[str]) -> str:
    items = list(names)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
