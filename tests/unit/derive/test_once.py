"""What is derived is worked out once for each dataset."""

from __future__ import annotations

import gc
import sys
import weakref
from collections import Counter
from types import CodeType, FrameType
from typing import Any

import pytest

from explainer.derive import facets, grades, locations, origins
from explainer.derive.once import once, once_per_record
from support.records import artifacts_of, clean_dataset
from support.repository import CONFLICT


def test_a_whole_build_works_out_each_thing_once() -> None:
    """Counted is the work itself, not the asking for its result, which happens dozens of times for a record."""
    dataset = clean_dataset(CONFLICT)
    per_dataset = [facets.choices, origins.by_origin]
    per_record = {
        grades.questions: len(dataset.claiming),
        facets.facets: len(dataset.happenings),
        locations.locations_of: len(dataset.records),
        locations.mapped_locations_of: len(dataset.records),
    }
    work: dict[CodeType, str] = {asked.__wrapped__.__code__: asked.__name__ for asked in [*per_dataset, *per_record]}  # type: ignore[attr-defined]
    done: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code in work:
            done[work[frame.f_code]] += 1

    sys.setprofile(count)
    try:
        for artifact in artifacts_of(dataset):
            assert artifact.data is not None
    finally:
        sys.setprofile(None)
    assert {asked.__name__: done[asked.__name__] for asked in per_dataset} == {asked.__name__: 1 for asked in per_dataset}
    assert done["questions"] == per_record[grades.questions]
    assert done["facets"] == per_record[facets.facets]
    for asked, records in per_record.items():
        assert 0 < done[asked.__name__] <= records, asked.__name__


def test_another_dataset_is_worked_out_anew_and_nothing_outlives_its_dataset() -> None:
    @once
    def titles(dataset: Any) -> object:
        return type("Result", (), {})()

    first, second = clean_dataset(CONFLICT), clean_dataset(CONFLICT)
    assert titles(first) is titles(first)
    assert titles(first) is not titles(second)
    gone = weakref.ref(titles(first))
    del first
    gc.collect()
    assert gone() is None


def test_a_failure_is_not_kept() -> None:
    tries = []

    @once_per_record
    def fails_first(dataset: Any, record: Any) -> str:
        tries.append(record.id)
        if len(tries) == 1:
            raise ValueError("once")
        return str(record.id)

    dataset = clean_dataset(CONFLICT)
    record = dataset.happenings[0]
    with pytest.raises(ValueError, match="once"):
        fails_first(dataset, record)
    assert [fails_first(dataset, record), fails_first(dataset, record)] == [record.id] * 2
    assert len(tries) == 2
