"""The words that pages use for the model's vocabulary."""

from __future__ import annotations

from ..derive.grades import Grade
from ..model.vocabulary import INVERSES
from ..values.counts import Count

COLLECTION_TITLES = {
    "background": "Background",
    "operations": "Operations",
    "events": "Events",
    "actors": "Actors",
    "places": "Places",
    "sources": "Sources",
    "figures": "Figures",
    "terms": "Glossary",
}
COLLECTION_LEADS = {
    "background": "The war told in chapters: one sentence, one paragraph, the whole text.",
    "operations": "What armed sides planned and did, whichever side it was: campaigns, strikes, raids, offensives, sieges.",
    "events": "Coups, accords, decisions, protests; and massacres, whoever committed them.",
    "actors": "Armed groups, forces, states, bodies and persons, with all their names and who uses them.",
    "places": "Where it happens, with every spelling and how precisely the spot is known.",
    "sources": "Everything that was read, who published it, and what on this site rests on it.",
    "figures": "Numbers over time. What is counted in different ways is never joined.",
    "terms": "Words that need explaining.",
}
ROLES = {
    "led": "led it",
    "took-part": "took part",
    "supported": "supported it",
    "targeted": "was the target",
    "defended": "defended",
    "mediated": "mediated",
    "signed": "signed",
    "not-involved": "did not take part",
}
RELATIONS = {
    "part-of": "part of",
    "split-from": "split from",
    "merged-into": "merged into",
    "successor-of": "successor of",
    "allied": "allied with",
    "rival": "rival of",
    "supports": "supports",
    "contributes-to": "contributes to",
    "pledged-to": "pledged loyalty to",
}
RELATIONS_INVERSE = INVERSES | {"allied": "allied with", "rival": "rival of"}
# The sections of the page about all relations: title, one sentence, the relations told of.
RELATION_SECTIONS = (
    ("Who came from whom", "Splits, mergers and successions.", ("split-from", "merged-into", "successor-of")),
    ("Who pledged loyalty to whom", "A pledge says whom a group follows, not that it takes orders.", ("pledged-to",)),
    ("Who is allied with whom", "They say or are said to act together; in a war this can change within months.", ("allied",)),
    ("Who is a rival of whom", "They say or are said to be against each other, whether or not they fight every day.", ("rival",)),
    ("Who helps whom", "With money, training, aircraft or arms, or by sending soldiers.", ("supports", "contributes-to")),
    ("Who is part of what", "Units of armies, ministries of states, groups in an alliance.", ("part-of",)),
)
GRADES: dict[Grade, str] = {
    "shown wrong": "What came later shows that a claim was wrong.",
    "contested": "Claimants give numbers or accounts that cannot both be right, or somebody denies it.",
    "corroborated": "At least two sides that counted for themselves agree, and one of them is no party to the war.",
    "parties only": "Only parties to the war say so; no count from outside is known.",
    "single claimant": "One claimant says so, and nobody else is known to have counted.",
}
PARTY = {"yes": "a party to the war", "no": "not a party", "unknown": "not known whether a party"}
TITLE_FROM = {"printed": "", "address": "title as in its address", "editors": "our description; its title was not seen"}

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
    return text[:1].upper() + text[1:]


def counted(count: Count) -> str:
    """A count as it is read aloud, so that signs such as '>' are not lost on a screen reader."""
    return count.words
