"""`mkdocs serve` survives a broken edit and shows what is wrong."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.building import MKDOCS, copy_project

RECORD = Path("data/operations/boulikessi-strike.yml")
ENOUGH_SECONDS = 120


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(project: Path) -> Iterator[tuple[subprocess.Popen[str], str, Path]]:
    port = free_port()
    log = project.parent / "log"
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with log.open("w") as out:
        command = [MKDOCS, "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
        process = subprocess.Popen(command, cwd=project, env=env, stdout=out, stderr=out, text=True)
    try:
        yield process, f"http://127.0.0.1:{port}/operations/boulikessi-strike/", log
    finally:
        process.terminate()  # an interrupt is ignored where the tests themselves run in the background
        process.wait(ENOUGH_SECONDS)


def page_with(address: str, *words: str, without: str = "\0") -> str:
    """The page as soon as it has all the words; the assertion shows it when it never has."""
    text = ""
    for _ in range(ENOUGH_SECONDS * 5):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                text = answer.read().decode()
        except OSError:
            text = ""
        if all(word in text for word in words) and without not in text:
            return text
        time.sleep(0.2)
    raise AssertionError(f"{words} did not appear in {text[:3000]}")


def test_a_broken_edit_keeps_the_last_good_page_and_mending_brings_the_new_one(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    good = (project / RECORD).read_text(encoding="utf-8")
    with serving(project) as (process, address, log):
        first = page_with(address, "French operation near Boulikessi")
        assert "data-worker" not in first, "live reload and a service worker do not go together"
        (project / RECORD).write_text(good.replace("kind: air-and", "kind: airr-and"), encoding="utf-8")
        broken = page_with(address, "Not up to date: 1 error", "did you mean", "air-and-ground-attack")
        assert "French aircraft and commandos attacked" in broken
        assert "data/operations/boulikessi-strike.yml:5:7" in log.read_text()
        (project / RECORD).write_text(
            good.replace("French aircraft and commandos attacked", "Aircraft and soldiers attacked"), encoding="utf-8"
        )
        page_with(address, "Aircraft and soldiers attacked", without="Not up to date")
        assert process.poll() is None
        assert "Traceback" not in log.read_text()


def test_starting_on_broken_data_prints_the_problems_and_exits_1(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / RECORD).write_text("title: Broken\n", encoding="utf-8")
    command = [MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{free_port()}"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=ENOUGH_SECONDS, check=False)
    assert done.returncode == 1
    assert "data/operations/boulikessi-strike.yml:1:1: 'dates' is missing" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
