"""Hostile records that are allowed do no harm in what is made from them, and no case ends or stops a process."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from explainer.check import find_all
from hostile.cases import ALONE, APART, FOLDER, Case, lay_out
from hostile.harm import (
    dangers,
    no_harm_in_a_drawing,
    scripts_hold_only_data,
    strict_json,
)
from support.records import artifacts_of

# A process that takes so long is stuck: clean cases take a second or two.
STUCK = 60


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the cases that might stop or crash a process say, each in one of its own."""

    def end(case: Case) -> tuple[str, str]:
        folder = lay_out(tmp_path_factory.mktemp("apart"), case)
        path = os.pathsep.join(sys.path)
        try:
            done = subprocess.run(
                [sys.executable, str(FOLDER / "apart.py"), str(folder)],
                env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False, timeout=STUCK,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return case.name, "is stuck"
        return case.name, done.stdout + done.stderr[-2000:]

    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(end, APART))


@pytest.mark.slow
@pytest.mark.parametrize("case", APART, ids=lambda case: case.name)
def test_a_case_of_its_own_process_ends_as_it_says(case: Case, ends: dict[str, str]) -> None:
    said = ends[case.name]
    assert said.endswith("done\n"), said
    lines = [line for line in said.splitlines()[:-1] if ": warning: " not in line]
    if case.problem is None:
        assert lines == []
    else:
        assert any(case.problem in line for line in lines), said[:2000]


@pytest.mark.parametrize("case", ALONE, ids=lambda case: case.name)
def test_what_does_no_harm_alone_can_be_built(case: Case, tmp_path: Path) -> None:
    folder = lay_out(tmp_path, case)
    dataset, _ = find_all(folder, tmp_path / "docs", None)
    for artifact in artifacts_of(dataset):
        if artifact.path.endswith(".svg"):
            no_harm_in_a_drawing(artifact.path, artifact.content)
        elif artifact.path.endswith(".json"):
            strict_json(artifact.content)
        elif artifact.path.endswith(".html"):
            assert dangers(artifact.content) == [], artifact.path
            scripts_hold_only_data(artifact.path, artifact.content)
