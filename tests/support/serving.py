"""`make serve` in a project, as tests start and ask it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.patience import patience


@contextmanager
def serving(project: Path) -> Iterator[tuple[str, Path]]:
    """`make serve` in a project; yields the address and the log."""
    log = project.parent / "live.log"
    with log.open("w") as out:
        command = [sys.executable, "hooks/serve_site.py", "--port", "0"]
        process = subprocess.Popen(command, cwd=project, env={**os.environ, "PYTHONUNBUFFERED": "1"}, stdout=out, stderr=out)
    try:
        ends = time.monotonic() + patience()
        while (started := re.search(r"http://\S+", log.read_text())) is None:
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < ends, f"the server does not start: {log.read_text()}"
            time.sleep(0.1)
        yield started[0], log
    finally:
        process.terminate()
        process.wait(patience())


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=patience()) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
