"""What is derived is worked out once: a dataset never changes, so what follows from it is kept beside it and goes with it.

The results lie in `Dataset.derived`, not in a cache of the module, which would keep old datasets alive while serving. Everybody
gets the same object, so it has to be immutable.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from ..dataset import Dataset
from ..model import Record

Result = TypeVar("Result")
RecordType = TypeVar("RecordType", bound=Record)


def once(work: Callable[[Dataset], Result]) -> Callable[[Dataset], Result]:
    """A function of a dataset, worked out once for each dataset."""

    @wraps(work)
    def kept(dataset: Dataset) -> Result:
        if work not in dataset.derived:
            dataset.derived[work] = work(dataset)
        result: Result = dataset.derived[work]
        return result

    return kept


def once_per_record(work: Callable[[Dataset, RecordType], Result]) -> Callable[[Dataset, RecordType], Result]:
    """A function of a dataset and one of its own records, worked out once for each record."""

    @wraps(work)
    def kept(dataset: Dataset, record: RecordType) -> Result:
        key = (work, record.id)
        if key not in dataset.derived:
            dataset.derived[key] = work(dataset, record)
        result: Result = dataset.derived[key]
        return result

    return kept
