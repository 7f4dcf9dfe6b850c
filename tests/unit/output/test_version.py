"""The state of the data as git tells it: nothing that a commit holds may end a build or pass for something else."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from explainer.dataset import Dataset
from explainer.output.version import LATEST, Version, addresses_of, read_version


def commit(project: Path, when: int | str, *names: bytes) -> None:
    """Commit these files, each written anew, at a time."""
    for name in names:
        path = os.path.join(os.fsencode(project), name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "ab") as file:
            file.write(b"x\n")
    environment = {**os.environ, "GIT_AUTHOR_DATE": f"@{when} +0000", "GIT_COMMITTER_DATE": f"@{when} +0000"}
    names_of = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
    for command in (["add", "--all"], [*names_of, "commit", "--quiet", "--allow-empty", "--message", "A commit"]):
        subprocess.run(["git", *command], cwd=project, env=environment, check=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with one record of 2020."""
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    commit(tmp_path, 1_600_000_000, b"data/events/first.yml")
    return tmp_path


def state(project: Path) -> Version:
    version = read_version(project / "data")
    assert version is not None
    return version


def test_each_file_has_the_time_of_its_last_commit(project: Path) -> None:
    commit(project, 1_600_000_100, b"docs/about.md", b"data/events/second.yml")
    commit(project, 1_600_000_200, b"docs/about.md")
    commit(project, 1_600_000_300)
    commit(project, 1_600_000_400, b"README.md")
    version = state(project)
    assert version.timestamp == 1_600_000_200, "a commit that touches neither data/ nor docs/ is no state of the data"
    assert version.changed("data/events/first.yml") == 1_600_000_000
    assert version.changed("data/events/second.yml") == 1_600_000_100
    assert version.changed("docs/about.md") == 1_600_000_200
    assert version.changed("data/events/never.yml") == version.timestamp


@pytest.mark.parametrize(
    "name",
    [
        b"data/\xff\xfe.yml",  # no UTF-8
        b"data/\x01 1500000000\nevents/first.yml",  # what an earlier reading took for a new commit
        b"data/1500000000",
        b"data/\n1500000000",
        b"data/\n\ndata/events/first.yml",
        b"data/\x1b]0;title\x07.yml",
        b"data/ leading space.yml",
        "data/événements/caf\u00e9.yml".encode(),
    ],
    ids=repr,
)
def test_no_name_of_a_file_in_a_commit_ends_a_build_or_moves_a_date(project: Path, name: bytes) -> None:
    commit(project, 1_600_000_500, name)
    version = state(project)
    assert version.changed("data/events/first.yml") == 1_600_000_000
    assert version.changed(os.fsdecode(name)) == 1_600_000_500
    subprocess.run(["git", "rm", "--quiet", "-r", "--", os.fsdecode(name)], cwd=project, check=True)
    commit(project, 1_600_000_600)
    assert state(project).changed("data/events/first.yml") == 1_600_000_000, "and none in a past commit"


@pytest.mark.parametrize("when", [99_999_999_999, 253_402_300_800, 2**62])
def test_a_time_that_nobody_can_live_to_see_is_bounded(project: Path, when: int) -> None:
    commit(project, when, b"data/events/late.yml")
    version = state(project)
    assert version.timestamp == LATEST
    assert datetime.fromtimestamp(version.changed("data/events/late.yml"), UTC).year == 2100
    assert version.date.words == "31 December 2100"


def test_outside_a_repository_there_is_no_version(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert read_version(tmp_path / "data") is None


def test_addresses_come_from_the_environment_first(conflict: Dataset) -> None:
    assert addresses_of(conflict.conflict, {}).repository == conflict.conflict.repository_url
    fork = {"GITHUB_REPOSITORY": "Somebody/sahel-fork"}
    found = addresses_of(conflict.conflict, fork)
    assert (found.site, found.repository) == ("https://somebody.github.io/sahel-fork/", "https://github.com/Somebody/sahel-fork")
    assert addresses_of(conflict.conflict, fork | {"SITE_URL": "https://example.org/x"}).site == "https://example.org/x/"
