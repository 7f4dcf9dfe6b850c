"""Faults from outside: a build that is killed, a full disk, files that vanish. The site is the old one or the new one, whole.

`make soak` sets SOAK and tries many more moments.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest

from explainer.build.browser_constants import site_assets
from explainer.pages.redirects import redirects
from support.building import MKDOCS, build, small_project, tree
from support.records import artifacts_of, clean_dataset
from support.serving import get, serving
from support.soak import SOAK

RECORD = "data/operations/river-raid.yml"
COMMAND = [MKDOCS, "build", "--strict", "--site-dir"]


def change(project: Path, words: str) -> None:
    path = project / RECORD
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(text.split("\n")[0], f"title: {words}"), encoding="utf-8")


def kill_after(project: Path, seconds: float) -> None:
    process = subprocess.Popen(
        [*COMMAND, "site"], cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.mark.soak
def test_killed_at_any_moment_the_site_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    begun = time.monotonic()
    assert build(project, project / "site").returncode == 0
    whole = time.monotonic() - begun
    old = tree(project / "site")
    change(project, "Another raid")
    assert build(project, tmp_path / "new").returncode == 0
    new = tree(tmp_path / "new")
    assert new != old
    chance = random.Random(7)
    # The last moments are those of the finishing steps and the swap.
    moments = (
        [chance.uniform(0, whole) for _ in range(10)] + [whole * chance.uniform(0.8, 1.1) for _ in range(10)]
        if SOAK
        else [whole * 0.4, whole * 0.9]
    )
    for seconds in moments:
        kill_after(project, seconds)
        if (project / "site").exists():
            found = tree(project / "site")
            assert found in (old, new)
        else:
            # Killed between the two renames of the swap: the next build puts the old one back first.
            assert (project / ".site.old").exists()
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    assert tree(project / "site") == new
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == []


def small_files_only() -> None:
    """As on a full disk: no file can grow beyond 40 KB."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))


def test_a_full_disk_is_named_and_leaves_the_old_site(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the old site")
    done = subprocess.run([*COMMAND, "site"], cwd=project, capture_output=True, text=True, check=False, preexec_fn=small_files_only)
    assert done.returncode == 1
    assert "cannot be written: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site" / "index.html").read_text() == "the old site"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "parent").write_text("a file where a folder should be")
    done = build(project, project / "parent" / "site")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "parent" in done.stderr


def test_an_index_that_cannot_be_made_leaves_the_old_site(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the old site")
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind" / "__init__.py").write_text("")
    (tmp_path / "pagefind" / "__main__.py").write_text("raise SystemExit('no room for the index')")
    done = build(project, project / "site", PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert "the search index could not be made" in done.stderr
    assert "no room for the index" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site" / "index.html").read_text() == "the old site"


def test_a_record_deleted_during_a_build_changes_nothing(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    before = {artifact.path: artifact.data for artifact in artifacts_of(clean_dataset(project / "data"))}
    dataset = clean_dataset(project / "data")
    made = artifacts_of(dataset)
    (project / RECORD).unlink()
    assert {artifact.path: artifact.data for artifact in made} == before
    assert list(redirects(dataset, site_assets()))


def test_a_clock_set_back_does_not_hide_an_edit(tmp_path: Path) -> None:
    """A file whose time lies before that of the last look, of the same length, is seen as changed."""
    project = small_project(tmp_path)
    with serving(project) as (address, _):
        change(project, "Raid AAAA")
        assert "Raid AAAA" in get(f"{address}operations/river-raid/")[1]
        change(project, "Raid BBBB")
        os.utime(project / RECORD, (1_000_000_000, 1_000_000_000))
        assert "Raid BBBB" in get(f"{address}operations/river-raid/")[1]


@pytest.mark.soak
def test_a_flood_of_edits_ends_in_the_last_one(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    good = (project / RECORD).read_text(encoding="utf-8")
    with serving(project) as (address, log):
        ends = time.monotonic() + (60 if SOAK else 2)
        number = 0
        while time.monotonic() < ends:
            number += 1
            # Every third save is broken, as half-written ones are.
            text = good.replace("title: Raid on River Town", f"title: Raid {number}x")
            (project / RECORD).write_text(text if number % 3 else text[: len(text) // 3], encoding="utf-8")
            if number % 4 == 0:
                assert get(f"{address}operations/river-raid/")[0] == 200
            time.sleep(0.05)
        (project / RECORD).write_text(good.replace("Raid on River Town", "The last raid"), encoding="utf-8")
        code, text = get(f"{address}operations/river-raid/")
        assert (code, "The last raid" in text, "Not up to date" in text) == (200, True, False)
        assert "Traceback" not in log.read_text()
    assert number > 3


@pytest.mark.parametrize(
    ("name", "records_page", "page_by_hand"),
    [("data", (200, "Not up to date"), (200, "Not up to date")), ("docs", (200, "Raid on River Town"), (404, "This page is not here"))],
)
def test_a_folder_that_vanishes_while_serving_is_named(
    tmp_path: Path, name: str, records_page: tuple[int, str], page_by_hand: tuple[int, str]
) -> None:
    project = small_project(tmp_path)
    with serving(project) as (address, log):
        assert get(address)[0] == 200
        (project / name).rename(tmp_path / "away")
        for page, (code, words) in (("operations/river-raid/", records_page), ("about/", page_by_hand)):
            answer, text = get(address + page)
            assert (answer, words in text) == (code, True), page
        (tmp_path / "away").rename(project / name)
        for page in ("operations/river-raid/", "about/"):
            answer, text = get(address + page)
            assert (answer, "Not up to date" in text) == (200, False), page
        assert "Traceback" not in log.read_text()
