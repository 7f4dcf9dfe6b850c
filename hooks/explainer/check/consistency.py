"""A record agrees with itself: its text with its claims, its claims with who took part, its id with its dates. Warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dataset import Dataset
from ..derive import attribution, grades
from ..derive.once import once_per_record
from ..model import Actor, Event, Happening, Source
from ..model.base import Where
from ..model.parts import Claim, Named
from ..model.references import SourceRef
from ..problems import Problem
from ..values import numerals, prose
from ..values.slugs import fold, name_key

_TEXTS = ("title", "summary", "brief", "body", "disputed")
_HURT = r"(?:killed|dead|died|wounded|injured|displaced|abducted|missing)"
# Numbers of people hurt: before the word, with a few words between, or right after it.
_BEFORE = re.compile(
    rf"(?<![\w.,-])(?P<number>\d[\d,]*)(?: (?!of|to|or|and\b)[\w’'-]+){{0,3}}? (?:were |was |had been |are )?{_HURT}\b", re.IGNORECASE
)
_AFTER = re.compile(
    r"\b(?:killed|killing|wounded|wounding|injured|displaced|abducted|deaths? of) (?:at least |about |more than |some |up to |nearly |around |over |another )?(?P<number>\d[\d,]*)(?![\d-]* (?:years?|months?|days?|km|kilometres))\b",
    re.IGNORECASE,
)
_LEAST = 3


def check(dataset: Dataset) -> Iterator[Problem]:
    """Warnings where a record contradicts itself or leaves out in its text who is said to have done it."""
    for record in filter(dataset.is_complete, dataset.claiming):
        for where, offset, number in _hurt(record):
            linked = {link.target for link in prose.links(str(getattr(record, str(where[0]))))}
            others = [other for target in linked if isinstance(other := dataset.records.get(target), Happening | Actor)]
            if not any(number in _numbers_of(dataset, other) for other in (record, *others)):
                message = f"{number:,.0f} stands with people killed or hurt and is no count of this record or of one that the text links to"
                yield dataset.files[record.id].warning(where, message, offset=offset)
        yield from _doers(dataset, record)
    for happening in filter(dataset.is_complete, dataset.happenings):
        yield from _dates(dataset, happening)
        if isinstance(happening, Event) and happening.kind == "killings":
            yield from _hidden_doer(dataset, happening)
    yield from _party_marks(dataset)


@once_per_record
def _numbers_of(dataset: Dataset, record: Happening | Actor) -> frozenset[float]:
    """Every number that claims of a record, their words and their notes give."""
    numbers: set[float] = set()
    for claim in record.claims:
        texts = [(claim.count.words if claim.count else None, "en"), (claim.statement, "en"), (claim.note, "en")]
        for passage in claim.passages:
            texts += [
                (passage.words, dataset.source(passage.source).language or "en"),
                (passage.translation, "en"),
                (passage.words_note, "en"),
            ]
        for text, language in texts:
            numbers |= {value for number in numerals.numbers(str(text or ""), language) for value in (number.low, number.high)}
    return frozenset(numbers)


def _hurt(record: Happening | Actor) -> Iterator[tuple[Where, int, float]]:
    """Numbers of people killed or hurt in the text of a record: the field, where the sentence begins, the number."""
    for name in _TEXTS:
        text = getattr(record, name, None)
        if not text:
            continue
        for offset, sentence in prose.sentences(str(text)):
            plain = numerals.with_digits(prose.plain(sentence, lambda target: target.replace("-", " ")))
            for hit in {*((hit["number"]) for pattern in (_BEFORE, _AFTER) for hit in pattern.finditer(plain))}:
                number = float(hit.replace(",", "").rstrip(".") or 0)
                if number >= _LEAST and not 1900 <= number <= 2100:
                    yield (name,), offset, number


def _doers(dataset: Dataset, record: Happening | Actor) -> Iterator[Problem]:
    file = dataset.files[record.id]
    participants = record.participants if isinstance(record, Happening) else ()
    targeted = {str(p.actor) for p in participants if p.actor and p.role == "targeted"}
    led = {str(p.actor) for p in participants if p.actor and p.role == "led"}
    for index, participant in enumerate(participants):
        if participant.role == "targeted" and participant.actor in led:
            yield file.warning(("participants", index, "actor"), f"'{participant.actor}' led it and was its target")
    for index, claim in enumerate(record.claims):
        if claim.of is not None and claim.of in claim.by:
            yield file.warning(("claims", index, "by"), f"'{claim.of}' is said to have done it and to have been hit")
        # Whoever was attacked may have killed attackers.
        if victims := [
            actor for actor in claim.by if actor in targeted and actor not in led and claim.whom in ("civilians", "protesters", "children")
        ]:
            yield file.warning(("claims", index, "by"), f"'{victims[0]}' is said to have done it, and is the target among the participants")
        if isinstance(record, Happening) and _denies_itself(dataset, record, claim):
            yield file.warning(("claims", index, "denied_by"), "whoever makes the claim is said to deny it")


def _denies_itself(dataset: Dataset, record: Happening, claim: Claim) -> bool:
    when = grades.spoken(dataset, claim, record)
    camp = grades.speaker(dataset, claim, when).camp
    return any(attribution.camp(dataset, actor, when) == camp for actor in claim.denied_by)


def _dates(dataset: Dataset, record: Happening) -> Iterator[Problem]:
    """The year in an id is the record's, and something was published after it happened."""
    file = dataset.files[record.id]
    year = re.search(r"-((?:19|20)\d\d)$", record.id)
    if year and not record.dates.first.year <= int(year[1]) <= record.dates.last.year:
        yield file.warning(("dates",), f"the id says {year[1]}, the dates {record.dates.words}; correct the dates, or rename the record")
    cited = {value for _, value in record.leaves if isinstance(value, SourceRef)}
    published = [source.published for i in cited if isinstance(source := dataset.records.get(i), Source)]
    if published and all(date is not None and date.surely_before(record.dates) for date in published):
        yield file.warning(("dates",), "every source was published before it happened")


def _hidden_doer(dataset: Dataset, record: Event) -> Iterator[Problem]:
    """The first sentence about a killing names who is said to have done it, when the record does."""
    doers = [str(p.actor) for p in record.participants if p.actor and p.role in ("led", "took-part")]
    if not doers:
        return
    known = {word for doer in doers for word in _words_for(dataset, doer)}
    for field in ("summary", "brief"):
        text = getattr(record, field)
        first = next((sentence for _, sentence in prose.sentences(str(text or ""))), None)
        if first is None:
            continue
        plain = prose.plain(first, lambda target: dataset.records[target].heading if target in dataset.records else target)
        if not known & set(fold(plain).split()) and not {link.target for link in prose.links(first)} & set(doers):
            yield dataset.files[record.id].warning((field,), "the first sentence does not name who is said to have done it")


# Words of names that name nobody.
_COMMON = frozenset(
    [
        "armed",
        "forces",
        "group",
        "army",
        "force",
        "movement",
        "national",
        "islamic",
        "state",
        "government",
        "defence",
        "security",
        "front",
        "province",
        "unity",
    ]
)
_SOLDIERS = frozenset({"army", "soldiers", "soldier", "forces", "militiamen", "troops", "police", "gendarmes"})


def _words_for(dataset: Dataset, actor_id: str) -> Iterator[str]:
    """Words by which a sentence may name an actor: of its names and of those that it belongs to; of a force also `soldiers`."""
    actor = dataset.records.get(actor_id)
    if not isinstance(actor, Actor):
        return
    for member in attribution.chain(dataset, actor.id, None):
        other = dataset.actor(member)
        for name in (other.name, *(name.name for name in other.names)):
            yield from (word for word in fold(name).split() if len(word) > 3 and word not in _COMMON)
    if actor.kind in ("force", "state"):
        yield from _SOLDIERS
    if actor.kind == "group":
        yield from ("jihadist", "jihadists", "islamic")


def _party_marks(dataset: Dataset) -> Iterator[Problem]:
    """One claimant without a record is marked in one way: a party, none, or not known."""
    marks: dict[str, tuple[str, str]] = {}
    for record in dataset.claiming:
        for index, claim in enumerate(record.claims):
            if isinstance(claim.said_by, Named):
                key = name_key(claim.said_by.text)
                party, first = marks.setdefault(key, (claim.said_by.party, record.id))
                if party != claim.said_by.party:
                    message = f"'{claim.said_by.text}' is marked as {claim.said_by.party} here and as {party} in '{first}'; one claimant has one mark"
                    yield dataset.files[record.id].warning(("claims", index, "said_by"), message)
