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
from pathlib import Path

from conftest import ROOT

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


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the parent names it so
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
