"""A number stands as it was said: every count is found in the words that were read, with what bounds it."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import Dataset
from ..model import Figure, Source
from ..model.base import Where
from ..model.parts import Passage, ReadIn
from ..problems import Problem
from ..values import numerals
from ..values.counts import Count

# Of a source that does not say.
_LANGUAGE = "en"


def check(dataset: Dataset) -> Iterator[Problem]:
    """Counts of claims and of points of figures that their words do not hold."""
    for record in dataset.claiming:
        for index, claim in enumerate(record.claims):
            yield from _passages(dataset, record.id, ("claims", index), claim.sources, claim.count)
    for figure in dataset.all(Figure):
        for place, series in enumerate(figure.series):
            for index, point in enumerate(series.points):
                yield from _passages(dataset, figure.id, ("series", place, "points", index), point.sources, point.count)


def _passages(dataset: Dataset, record_id: str, where: Where, readings: tuple[ReadIn, ...], count: Count | None) -> Iterator[Problem]:
    for number, passage in enumerate(readings):
        if isinstance(passage, Passage) and passage.words is not None and count is not None and count.low is not None:
            source = dataset.records.get(passage.source)
            language = (source.language if isinstance(source, Source) else None) or _LANGUAGE
            if not _holds(passage, language, count):
                place = (*where, "sources", number, "words")
                yield dataset.files[record_id].problem(place, _message(passage, language, count))


def _holds(passage: Passage, language: str, count: Count) -> bool:
    """Whether the words, or their translation, give the count; or the note on them explains how it follows."""
    words = str(passage.words)
    if numerals.carries(words, language, count) or (passage.translation and numerals.carries(passage.translation, _LANGUAGE, count)):
        return True
    if passage.words_note is None:
        return False
    return numerals.adds_up(words, language, count) or numerals.carries(passage.words_note, _LANGUAGE, count)


def _message(passage: Passage, language: str, count: Count) -> str:
    named = [
        f"'{number.sign if number.sign in ('~', '>', '>=', '<', '<=') else ''}{number.text.strip()}'"
        for number in numerals.numbers(str(passage.words), language)
    ]
    said = f"the words say {' and '.join(dict.fromkeys(named))}" if named else "the words hold no number"
    return f"{said}, and the count is '{count}'; correct the count, or say in 'words_note' how it follows from the words"
