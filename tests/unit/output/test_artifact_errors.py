"""A file that cannot be made says which it is, and the record that was at fault."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from explainer.model import Record
from explainer.output.artifact import Artifact
from support.records import BASE, MakeData, clean_dataset


def failing_at(records: Iterable[Record], name: str) -> str:
    """What a file made from many records might do: fails at one of them."""
    return "".join(str(1 // (record.id != name)) for record in records)


def test_a_file_made_from_one_record_names_it() -> None:
    artifact = Artifact("places/town.md", lambda: str(1 // 0), "places/town.yml")
    with pytest.raises(ZeroDivisionError) as caught:
        _ = artifact.data
    assert caught.value.__notes__ == ["Error building 'places/town.md' (data/places/town.yml)"]


def test_a_file_made_from_many_records_names_the_one_that_it_was_at(make_data: MakeData) -> None:
    dataset = clean_dataset(make_data(BASE))
    artifact = Artifact("data/v1/claims.csv", lambda: failing_at(dataset.records.values(), "rebels"))
    with pytest.raises(ZeroDivisionError) as caught:
        _ = artifact.data
    assert caught.value.__notes__ == ["Error building 'data/v1/claims.csv' (data/actors/rebels.yml)"]


def test_a_file_made_from_no_record_names_none() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        _ = Artifact("robots.txt", lambda: str(1 // 0)).data
    assert caught.value.__notes__ == ["Error building 'robots.txt'"]
