"""Hostile records that are allowed do no harm in what is made from them, and no case ends or stops a process."""

from __future__ import annotations

import math
import os
import resource
import signal
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
from support.patience import patience
from support.records import BASE, MakeData, artifacts_of, clean_dataset

# A case that takes so many times the processor time of clean records does not end: the dearest takes ten times as much.
MOST_TIMES = 60


def in_its_own_process(folder: Path, seconds: int | None = None) -> str:
    """What the check of a folder and all that is made of it say, in a process that may use so many seconds of a processor."""
    try:
        done = subprocess.run(
            [sys.executable, str(FOLDER / "apart.py"), str(folder), *([str(seconds)] if seconds else [])],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, text=True, check=False, timeout=patience(1000),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "waits for something"
    stuck = -done.returncode in (signal.SIGXCPU, signal.SIGKILL)
    return f"is stuck: it took {seconds} seconds of a processor" if stuck else done.stdout + done.stderr[-2000:]


def seconds_used() -> float:
    """The processor time of all processes of this one that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the cases that might stop or crash a process say, each in one of its own."""
    before = seconds_used()
    assert in_its_own_process(lay_out(tmp_path_factory.mktemp("clean"))).endswith("done\n")
    limit = math.ceil(MOST_TIMES * (seconds_used() - before))

    def end(case: Case) -> tuple[str, str]:
        return case.name, in_its_own_process(lay_out(tmp_path_factory.mktemp("apart"), case), limit)

    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(end, APART))


@pytest.mark.slow
def test_a_process_that_does_not_end_would_be_told(tmp_path: Path) -> None:
    assert in_its_own_process(lay_out(tmp_path), seconds=1) == "is stuck: it took 1 seconds of a processor"


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


def test_the_longest_id_makes_no_name_too_long_for_a_disk(make_data: MakeData) -> None:
    longest = "-".join(["a" * 49] * 2) + "a"
    record = "title: Case\nkind: talks\ndates: 2020-01-05\nsummary: It was.\nwhere: [{place: town}]\n"
    paths = [artifact.path for artifact in artifacts_of(clean_dataset(make_data({**BASE, f"events/{longest}.yml": record})))]
    parts = [part for path in paths for part in path.split("/") if longest in part]
    assert len(longest) == 100
    assert len(parts) > 3
    assert max(len(os.fsencode(part)) for part in parts) <= 143, "the least that an encrypted disk takes"


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
