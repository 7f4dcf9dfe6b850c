"""Chains end, and circles are reported one by one."""

from __future__ import annotations

import pytest

from explainer.model.kinds import MOST_LEVELS
from support.records import BASE, MakeData, actors, problems_in


def _chain(levels: int) -> dict[str, str]:
    """Groups, each part of the next; the last is part of none."""
    return actors(
        **{f"g{n:02}": f"relations: [{{kind: part-of, to: g{n + 1:02}}}]" for n in range(levels - 1)}, **{f"g{levels - 1:02}": ""}
    )


def _errors(make_data: MakeData, files: dict[str, str]) -> list[str]:
    return [str(problem) for problem in problems_in(make_data({**BASE, **files})) if problem.severity == "error"]


def test_a_chain_may_have_many_levels(make_data: MakeData) -> None:
    assert _errors(make_data, _chain(MOST_LEVELS)) == []


@pytest.mark.parametrize("more", [1, 3])
def test_the_first_level_too_many_is_reported_and_those_behind_it_stay_unsaid(make_data: MakeData, more: int) -> None:
    assert _errors(make_data, _chain(MOST_LEVELS + more)) == [
        f"data/actors/g{more - 1:02}.yml:4:33: the chain of part-of from here has more than {MOST_LEVELS} levels; shorten it"
    ]


def test_the_longest_way_counts_and_its_step_is_named(make_data: MakeData) -> None:
    files = _chain(MOST_LEVELS) | actors(short="", first="relations: [{kind: part-of, to: short}, {kind: part-of, to: g00}]")
    assert _errors(make_data, files) == [
        f"data/actors/first.yml:4:61: the chain of part-of from here has more than {MOST_LEVELS} levels; shorten it"
    ]


def test_of_many_circles_some_are_reported_until_they_are_mended(make_data: MakeData) -> None:
    pairs = {f"{side}{n:02}": f"relations: [{{kind: part-of, to: {other}{n:02}}}]" for n in range(25) for side, other in ("ab", "ba")}
    found = _errors(make_data, actors(**pairs))
    assert len(found) == 20
    assert all("part-of runs in a circle: a" in problem for problem in found)


def test_a_circle_is_told_from_its_first_record_along_its_way(make_data: MakeData) -> None:
    ring = {name: f"relations: [{{kind: part-of, to: {to}}}]" for name, to in (("mid", "north"), ("north", "east"), ("east", "mid"))}
    assert _errors(make_data, actors(**ring)) == ["data/actors/east.yml:4:33: part-of runs in a circle: east → mid → north → east"]


def test_relations_that_may_lead_back_are_no_circle(make_data: MakeData) -> None:
    ring = {name: f"relations: [{{kind: pledged-to, to: {to}}}]" for name, to in (("mid", "north"), ("north", "mid"))}
    assert _errors(make_data, actors(**ring)) == []


@pytest.mark.parametrize("field", ["within", "replaces"])
def test_claims_that_lead_on_are_no_circle_until_they_lead_back(make_data: MakeData, field: str) -> None:
    def claims(last: str) -> dict[str, str]:
        rows = [("a", f", {field}: b"), ("b", f", {field}: c"), ("c", last)]
        text = "".join(f"  - {{id: {name}, what: killed, count: 5, said_by: army, sources: [report]{more}}}\n" for name, more in rows)
        return {"events/clash.yml": f"title: Clash\nkind: talks\ndates: 2020-02\nsummary: It.\nclaims:\n{text}"}

    assert _errors(make_data, claims("")) == []
    (problem,) = _errors(make_data, claims(f", {field}: a"))
    assert problem.endswith(f"{field} runs in a circle: a → b → c → a")
