"""What may be right but should be looked at: warnings never stop a build, readers see them on Known gaps."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..dataset import Dataset
from ..model import Actor, Place, Record, Source, Term
from ..model.scalars import Prose, Sentence, Text
from ..problems import Problem
from ..values import prose
from ..values.edtf import Edtf

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
# What looks like a number and is a date, an ordinal or part of a name.
NOT_COUNTED = re.compile(
    rf"\b(\d{{1,2}}(st|nd|rd|th)?([–-]|\s(or|and|to)\s)?){{1,2}}\s?({_MONTH})(\s\d{{4}})?\b|\b({_MONTH})\s\d{{1,2}}\b"
    r"|\b(1[89]|20)\d\d(s|[–-]\d{2,4})?\b|\b\d+(st|nd|rd|th)\b|\b\w*[A-Za-z][-/]?\d+\w*\b"
)
# A mark is looked at once: a second one that opens begins the quotation anew.
QUOTED = re.compile(r"\"[^\"]*\"|“[^“”]*”|«[^«»]*»|‘[^‘’]*’")
_WITH_SOURCES = {"brief", "body", "disputed", "unknown", "objective"}


def check(dataset: Dataset, data_date: Edtf | None, linked: Collection[str]) -> Iterator[Problem]:
    """Warnings about records that nothing leads to, numbers without a source, loaded words and reviews that are due.

    `linked` are the ids to which pages written by hand and the conflict file lead; without a `data_date` no review is due.
    """
    for record in dataset.records.values():
        if record.id not in linked and not record.retracted and len(dataset.known) == len(dataset.records):
            yield from _orphan(dataset, record)
        yield from _uncited_numbers(dataset, record)
        yield from _loaded_words(dataset, record)
        if data_date and record.review_by and record.review_by.surely_before(data_date):
            yield dataset.files[record.id].warning(("review_by",), f"the review was due {record.review_by.words}")


def _orphan(dataset: Dataset, record: Record) -> Iterator[Problem]:
    if isinstance(record, Actor | Place | Source | Term) and not dataset.mentions.get(record.id):
        how = (
            f"cite it with [@{record.id}] or list it under 'sources'"
            if isinstance(record, Source)
            else f"link it with [[{record.id}]] or use it in a field"
        )
        yield dataset.files[record.id].warning((), f"nothing leads to this {record.SINGULAR}; {how}")


def _uncited_numbers(dataset: Dataset, record: Record) -> Iterator[Problem]:
    for where, text in record.prose:
        if where[-1] not in _WITH_SOURCES:
            continue
        for offset, sentence in prose.sentences(text):
            if "[@" in sentence or sentence.lstrip().startswith("#"):
                continue
            bare = NOT_COUNTED.sub(lambda match: " " * len(match[0]), re.sub(r"\[\[[^\]|]*\|?", lambda link: " " * len(link[0]), sentence))
            if number := re.search(r"(?<![\w-])\d[\d,.]*", bare):
                yield dataset.files[record.id].warning(
                    where, f"the number {number[0].rstrip('.,')} has no citation in its sentence", offset=offset + number.start()
                )


def _loaded_words(dataset: Dataset, record: Record) -> Iterator[Problem]:
    words = dataset.conflict_or_none.loaded_words if dataset.conflict_or_none else ()
    if not words or isinstance(record, Source):
        return
    patterns = [(re.escape(str(loaded.word)).replace(r"\*", r"\w*"), loaded.instead) for loaded in words]
    any_word = re.compile(rf"\b({'|'.join(pattern for pattern, _ in patterns)})\b", re.IGNORECASE)
    for where, text in record.leaves:
        if not isinstance(text, Sentence | Prose) and not (isinstance(text, Text) and where[-1] == "title"):
            continue
        own_words = QUOTED.sub(lambda match: " " * len(match[0]), text)
        for hit in any_word.finditer(own_words):
            instead = next(instead for pattern, instead in patterns if re.fullmatch(pattern, hit[0], re.IGNORECASE))
            yield dataset.files[record.id].warning(
                where, f"'{hit[0]}' takes a side outside a quotation; write {instead}", offset=hit.start()
            )
