"""Killings by different sides are told at like length. Warnings."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from ..dataset import Dataset
from ..derive.balance import treatments, words_in
from ..model import Actor
from ..problems import Problem

# Fewer records than this have no typical length.
_LEAST = 3


def check(dataset: Dataset) -> Iterator[Problem]:
    """A warning for each side whose killings are told in less than half of the words that those of the others are."""
    records = [*dataset.happenings, *dataset.all(Actor)]
    if dataset.conflict_or_none is None or not all(map(dataset.is_complete, records)):
        return
    rows = [row for row in treatments(dataset) if len(row.records) >= _LEAST]
    for row in rows:
        others = [words_in(dataset, record) for other in rows if other.camp != row.camp for record in other.records]
        if others and row.median_words * 2 < median(others):
            message = (
                f"killings laid to '{row.camp}' are told in {row.median_words} words, those laid to others in {median(others):.0f} "
                "(medians): tell them alike"
            )
            yield dataset.files[row.records[0].id].warning((), message)
