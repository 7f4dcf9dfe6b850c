"""The built site, served on localhost, for end-to-end and browser tests."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from repository import CONFLICT, ROOT

MKDOCS = str(Path(sys.executable).with_name("mkdocs"))
PARTS = ("data", "docs", "hooks", "overrides", "mkdocs.yml")


def build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A strict build of a project folder into `site`, as `make site` runs it."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    command = [MKDOCS, "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False)


def copy_project(folder: Path) -> Path:
    """The parts of the repository that a build reads, in a folder of their own."""
    project = folder / "project"
    project.mkdir()
    for part in PARTS:
        source = ROOT / part
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, project / part)
    return project


def small_project(folder: Path) -> Path:
    """A project about the invented conflict, with one page by hand; its site is built in seconds."""
    project = folder / "small"
    (project / "docs").mkdir(parents=True)
    for part in ("hooks", "overrides", "docs/assets"):
        shutil.copytree(ROOT / part, project / part)
    shutil.copytree(CONFLICT, project / "data")
    (project / "docs" / "about.md").write_text("---\ntitle: About\ndescription: About it.\n---\n\n# About\n\nInvented.\n")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    before, after = settings.split("\nnav:\n")[0], settings.split("\nvalidation:\n")[1]
    (project / "mkdocs.yml").write_text(f"{before}\nvalidation:\n{after}", encoding="utf-8")
    return project


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is missing is answered as static hosts do it: with the 404 page of the topmost folder that has one."""
        folder = Path(self.directory)
        page = next((path for path in (folder / "404.html", *sorted(folder.glob("*/404.html"))) if path.is_file()), None)
        if code != HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on localhost; yields its address, which ends with '/'."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _answering() -> threading.Event:
    event = threading.Event()
    event.set()
    return event


@dataclass(frozen=True)
class Flaky:
    """A server of several sites that goes silent while `answering` is cleared; `address` is that of the project's site."""

    root: str
    answering: threading.Event = field(default_factory=_answering)

    @property
    def address(self) -> str:
        return f"{self.root}sahel-explained/"


@contextmanager
def flaky(folder: Path) -> Iterator[Flaky]:
    """The folder on localhost, as `served`, from a server that can be told not to answer."""
    answering = _answering()

    class Silent(_Quiet):
        def do_GET(self) -> None:
            answering.wait(30)
            super().do_GET()

        def end_headers(self) -> None:
            # Otherwise the browser's own cache answers for the first seconds, also without a link.
            self.send_header("Cache-Control", "no-cache")
            super().end_headers()

    handler = functools.partial(Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Flaky(f"http://127.0.0.1:{server.server_port}/", answering)
        answering.set()
        server.shutdown()
