"""Every rule has a golden case under tests/check: records in, problems out, in an editor's words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from support.records import BASE, MakeData, problems_in
from support.repository import TESTS

CASES = sorted((TESTS / "check").glob("*.yml"))


def test_the_base_records_are_clean(make_data: MakeData) -> None:
    assert problems_in(make_data(BASE)) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_check(path: Path, make_data: MakeData) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    folder = make_data({**BASE, **case["records"]})
    for name in case.get("without", []):
        (folder / name).unlink()
    found = [str(problem) for problem in problems_in(folder)]
    if os.environ.get("UPDATE_GOLDEN"):
        text = path.read_text(encoding="utf-8").split("\nproblems:")[0].rstrip()
        rows = yaml.safe_dump(found, allow_unicode=True, width=1000, default_flow_style=False)
        path.write_text(f"{text}\nproblems:\n{rows}", encoding="utf-8")
    else:
        assert found == case["problems"]
    assert found, "a case without a problem tests nothing"
