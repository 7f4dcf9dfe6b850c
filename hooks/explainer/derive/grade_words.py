"""The reason for a grade in words: every camp with its number, then who only passes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..values.lists import and_list

if TYPE_CHECKING:
    from .grades import AttributedClaim

Claims = Sequence["AttributedClaim"]


def joined(*parts: str) -> str:
    """The parts of a reason that say something."""
    return "; ".join(part for part in parts if part)


def names(claims: Claims) -> str:
    """The names of those who make the claims, each once."""
    return and_list(dict.fromkeys(claim.speaker.name for claim in claims))


def number(claim: AttributedClaim, with_class: bool) -> str:
    """What a claim counts, with the class where others count another one."""
    if claim.claim.count is None:
        return f"“{claim.claim.statement}”"
    whom = (claim.claim.whom or "people").replace("-", " ") if with_class else ""
    of = "of " if whom and claim.claim.count.text in ("dozens", "hundreds") else ""
    return f"{claim.claim.count.words} {of}{whom}".strip()


def each(claims: Claims) -> str:
    """Every claimant with the number: `Army: 38; Jnim: 85`."""
    with_class = len({claim.claim.whom or "people" for claim in claims if claim.claim.count}) > 1
    return "; ".join(dict.fromkeys(f"{claim.speaker.name}: {number(claim, with_class)}" for claim in claims))


def classes(claims: Claims) -> str:
    """Who the counted were in the word of each claimant: `fighters, says France; civilians, says the UN`."""
    by_class: dict[str, list[AttributedClaim]] = {}
    for claim in claims:
        by_class.setdefault((claim.claim.whom or "people").replace("-", " "), []).append(claim)
    return "; ".join(
        f"{whom}, {'say' if len({c.speaker.name for c in group}) > 1 else 'says'} {names(group)}" for whom, group in by_class.items()
    )


def claimed(claims: Claims) -> str:
    """Who counted; empty where nobody is known to have."""
    if not claims:
        return ""
    several = len({claim.speaker.name for claim in claims}) > 1
    one_camp = len({claim.speaker.camp for claim in claims}) == 1
    only = "claimed only by " if one_camp else "claimed by "
    return f"{only}{names(claims)}" + (", who are of one camp" if several and one_camp else "")


def nobody_else(claims: Claims, from_where: str) -> str:
    """That nobody else is known to have counted or to say so."""
    if any(claim.claim.count for claim in claims):
        return f"no count {from_where}is known" if from_where else "no other count is known"
    return f"nobody {'outside the war' if from_where else 'else'} is known to say so"


def why_not(claims: Claims) -> str:
    """Why claims that do not oppose each other do not support each other either."""
    if not any(claim.counts for claim in claims):
        return "who counted is not known" if any(claim.claim.count for claim in claims) else "who knows it at first hand is not known"
    unplaced = [claim for claim in claims if claim.speaker.party == "unknown"]
    if not any(claim.speaker.party == "no" for claim in claims):
        return f"no count from outside the war is known; not known whether a party: {names(unplaced)}"
    if any(claim.rests_on for claim in claims):
        return "one rests on the other"
    if not any(claim.claim.count for claim in claims):
        return "statements are not compared by rule"
    return f"each counts something else: {each(claims)}"


def relayed(claims: Claims) -> str:
    """Who only passes on what others counted, with the number, and who compiles reports."""
    parts = []
    for kind, words in (("passes-on", "passed on by"), ("compiles", "compiled from reports by")):
        passing = [claim for claim in claims if claim.claim.relays == kind]
        if passing:
            parts.append(f"{words} " + "; ".join(dict.fromkeys(f"{claim.speaker.name} ({number(claim, False)})" for claim in passing)))
    return "; ".join(parts)


def also(claims: Claims) -> str:
    """Others who counted and are neither for nor against what two agree on."""
    return f"also {each(claims)}" if claims else ""


def refuted(claims: Claims) -> str:
    """Whose claims were shown wrong."""
    return f"shown wrong: the claim of {names(claims)}" if claims else ""


def in_words(claim: AttributedClaim) -> str:
    """A claim with its claimant: `38 killed (Army)`."""
    count, statement = claim.claim.count, claim.claim.statement
    return f"{f'{count.words} {claim.claim.what}' if count else f'“{statement}”'} ({claim.speaker.name})"
