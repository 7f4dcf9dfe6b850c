"""What the search can be narrowed to, and the short keys that only its files have."""

from __future__ import annotations

import json

from explainer.dataset import Dataset
from explainer.exports import records, search_names
from explainer.exports.search_names import Narrowing


def test_a_record_is_found_under_its_countries_actors_and_years(conflict: Dataset) -> None:
    raid = search_names.narrowing(conflict, conflict.records["river-raid"])
    assert raid.countries == ("XA",)
    assert "red-band" in raid.actors
    assert raid.years == ("2020",)
    assert search_names.narrowing(conflict, conflict.actor("red-band")).actors == ("red-band",)
    assert search_names.narrowing(conflict, conflict.sources[0]) == Narrowing()


def test_pages_name_the_same_facts_by_the_keys_of_the_search_and_leave_out_what_is_empty(conflict: Dataset) -> None:
    raid = conflict.records["river-raid"]
    facts, narrowing = json.loads(search_names.facts(conflict, raid)), search_names.narrowing(conflict, raid)
    assert facts["s"] == "operations"
    assert (facts["c"], facts["a"], facts["y"]) == (list(narrowing.countries), list(narrowing.actors), list(narrowing.years))
    assert json.loads(search_names.facts(conflict, conflict.sources[0])) == {"s": "sources"}


def test_the_open_data_has_the_countries_that_the_search_has(conflict: Dataset) -> None:
    for record in conflict.happenings:
        assert records.derived(conflict, record)["countries"] == list(search_names.narrowing(conflict, record).countries)
