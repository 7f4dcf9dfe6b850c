"""The words that pages use for the model's vocabulary."""

from __future__ import annotations

from ..derive.grades import Grade
from ..model.vocabulary import ActorKind, Measure, Relays, Role, Seen, TitleFrom

ROLES: dict[Role, str] = {
    "led": "led it",
    "took-part": "took part",
    "supported": "supported it",
    "targeted": "was the target",
    "defended": "defended",
    "mediated": "mediated",
    "signed": "signed",
    "not-involved": "did not take part",
}
RELAYS: dict[Relays, str] = {"passes-on": "passes it on; did not count", "compiles": "compiles reports; did not count"}
SEEN: dict[Seen, str] = {
    "page": "read on its page",
    "excerpt": "read in an excerpt of the page",
    "headline": "read in the headline",
    "second-hand": "read as quoted",
    "not-found": "not found again",
}
GRADES: dict[Grade, str] = {
    "shown wrong": "What came later shows that a claim was wrong.",
    "contested": "Claimants give numbers or accounts that cannot both be right, or somebody denies it.",
    "corroborated": "At least two sides that counted apart from each other agree, and one of them is no party to the war.",
    "parties only": "Only parties to the war say so; no count from outside is known.",
    "single claimant": "One claimant, or claimants of one camp, say so, and nobody else is known to have counted.",
    "uncorroborated": "Nobody contradicts it, but no two that counted apart from each other agree, or it is not known who counted.",
}
# Headings of the index of actors, in its order.
ACTOR_GROUPS: dict[ActorKind, str] = {"state": "States", "force": "Forces", "group": "Groups", "body": "Bodies", "person": "Persons"}
MEASURES: dict[Measure, str] = {
    "stock": "as many as there were on the day",
    "flow": "as many as were added in the time",
    "change": "the change between two times",
}
TITLE_FROM: dict[TitleFrom, str] = {
    "printed": "",
    "address": "title as in its address",
    "editors": "our description; its title was not seen",
}

# Titles of the issues that readers open from a page.
WRONG = "Wrong: {title}"
BROKEN = "Broken link: {title}"

FIELDS = {
    "body": "the text", "brief": "the text", "disputed": "what is disputed", "unknown": "what is not known", "objective": "what it was for",
    "claims": "claims", "where": "places", "participants": "who took part", "names": "names", "relations": "relations",
    "positions": "offices", "party": "party to the war", "note": "a note", "coordinates": "coordinates", "series": "numbers",
    "based_on": "a source that rests on it", "sources": "sources", "definition": "the definition", "summary": "the summary", "changes": "changes",
}  # fmt: skip


def plain(word: str | None) -> str:
    """A word of the vocabulary as readers see it."""
    return (word or "").replace("-", " ")


def capital(text: str) -> str:
    """Text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
