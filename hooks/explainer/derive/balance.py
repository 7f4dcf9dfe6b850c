"""How alike the site treats killings by different sides: for each camp that is accused, how many records, how long, and what they hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ..dataset import Dataset
from ..model import Event, Happening
from ..values import prose
from . import attribution, grades
from .once import once

KILLINGS = ("killings",)


@dataclass(frozen=True)
class Treatment:
    """What the records of killings of which a camp is accused hold.

    `median_words` is that of summary, brief and body; `answered`, `followed` and `seen` are counts of records, of records and of claims:
    with an answer of the accused, with what came after, and with words that were read.
    """

    camp: str
    name: str
    records: tuple[Happening, ...]
    median_words: int
    answered: int
    followed: int
    claims: int
    seen: int


@once
def treatments(dataset: Dataset) -> tuple[Treatment, ...]:
    """One for each camp that is said to have killed people who did not fight, the most accused first."""
    accused: dict[str, list[Event]] = defaultdict(list)
    for record in dataset.all(Event):
        if record.kind in KILLINGS:
            for camp in sorted(_accused(dataset, record)):
                accused[camp].append(record)
    unsorted = [_treatment(dataset, camp, records) for camp, records in accused.items()]
    return tuple(sorted(unsorted, key=lambda row: (-len(row.records), row.name)))


def words_in(dataset: Dataset, record: Happening) -> int:
    """How many words of text a record has."""
    texts = (record.summary, record.brief, record.body, record.disputed)
    return sum(len(prose.plain(str(text), lambda target: dataset.records[target].heading).split()) for text in texts if text)


def _accused(dataset: Dataset, record: Event) -> set[str]:
    actors = {p.actor for p in record.participants if p.actor and p.role in ("led", "took-part")}
    actors |= {actor for claim in record.claims for actor in claim.by}
    return {attribution.camp(dataset, actor, record.dates) for actor in actors if actor is not None}


def _treatment(dataset: Dataset, camp: str, records: Sequence[Event]) -> Treatment:
    claims = [claim for record in records for claim in record.claims]
    actor = dataset.actor(camp)
    return Treatment(
        camp=camp,
        name=attribution.camp_name(dataset, attribution.actor_speaker(dataset, actor.id, None)),
        records=tuple(records),
        median_words=int(median(words_in(dataset, record) for record in records)),
        answered=sum(_is_answered(dataset, record, camp) for record in records),
        followed=sum(_tells_what_followed(dataset, record) for record in records),
        claims=len(claims),
        seen=sum(any(passage.words for passage in claim.passages) for claim in claims),
    )


def _is_answered(dataset: Dataset, record: Event, camp: str) -> bool:
    """Whether the accused denies it or says something of it."""
    denies = any(attribution.camp(dataset, actor, record.dates) == camp for claim in record.claims for actor in claim.denied_by)
    speaks = any(graded.speaker.camp == camp for question in grades.questions(dataset, record) for graded in question.claims)
    return denies or speaks


def _tells_what_followed(dataset: Dataset, record: Event) -> bool:
    words = "|".join(re.escape(str(word)).replace(r"\*", r"\w*") for word in dataset.conflict.aftermath_words)
    texts = " ".join(str(text) for text in (record.summary, record.brief, record.body, record.disputed, record.unknown) if text)
    return bool(words) and re.search(rf"\b(?:{words})\b", texts, re.IGNORECASE) is not None
