"""`mkdocs serve`, which people type by habit, goes on working; `make serve` is quicker and says so."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from support.building import MKDOCS, build, small_project

RECORD = Path("data/operations/river-raid.yml")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A server that runs, and what it prints."""

    process: subprocess.Popen[str]
    log: Path
    first_build: float | None = None

    def printed(self, words: str) -> str:
        """All that was printed, as soon as it has the words; a later build may take as long as fifty first ones."""
        begun = time.monotonic()
        while words not in (text := self.log.read_text()):
            waited = time.monotonic() - begun
            assert self.process.poll() is None, text
            assert self.first_build is None or waited < 50 * self.first_build, text
            time.sleep(0.1)
        self.first_build = self.first_build or time.monotonic() - begun
        return text


@contextmanager
def serving(project: Path) -> Iterator[Server]:
    """MkDocs' own server on a project."""
    log = project.parent / "log"
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with log.open("w") as out:
        command = [MKDOCS, "serve", "--livereload", "--dev-addr", f"127.0.0.1:{free_port()}"]
        process = subprocess.Popen(command, cwd=project, env=env, stdout=out, stderr=out, text=True)
    try:
        yield Server(process, log)
        assert process.poll() is None, "the server is still there"
    finally:
        process.terminate()  # an interrupt is ignored where the tests themselves run in the background
        process.wait()


def test_a_broken_record_ends_a_rebuild_with_its_message_and_the_next_save_builds_again(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    good = (project / RECORD).read_text(encoding="utf-8")
    with serving(project) as server:
        first = server.printed("Serving on http://127.0.0.1")
        assert "`make serve` shows a save within a second" in first
        (project / RECORD).write_text(good.replace("kind: ", "kind: no-"), encoding="utf-8")
        broken = server.printed("An error happened during the rebuild")
        assert "data/operations/river-raid.yml:" in broken
        assert "is not one of the words for kind" in broken
        assert "Traceback" not in broken
        (project / RECORD).write_text(good, encoding="utf-8")
        server.printed("Reloading browsers")


def test_starting_on_broken_data_prints_the_problems_and_exits_1(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / RECORD).write_text("title: Broken\n", encoding="utf-8")
    command = [MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{free_port()}"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "data/operations/river-raid.yml:1:1: 'dates' is missing" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_page_that_cannot_be_made_is_named_with_its_record_before_the_traceback(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    template = project / "hooks" / "explainer" / "pages" / "templates" / "place.md"
    template.write_text(f"{{{{ no_such_thing.at_all }}}}{template.read_text(encoding='utf-8')}", encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 1
    first = next(line for line in done.stderr.splitlines() if line.startswith("ERROR"))
    assert first.endswith("'no_such_thing' is undefined")
    assert "Error building 'places/" in first
    assert "(data/places/" in first
    assert "Traceback" in done.stderr
    assert not (project / "site").exists()
