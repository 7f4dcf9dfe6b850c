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

ENOUGH_SECONDS = 60


@contextmanager
def serving(project: Path) -> Iterator[tuple[str, Path]]:
    """`make serve` in a project; yields the address and the log."""
    log = project.parent / "live.log"
    with log.open("w") as out:
        command = [sys.executable, "hooks/serve_site.py", "--port", "0"]
        process = subprocess.Popen(command, cwd=project, env={**os.environ, "PYTHONUNBUFFERED": "1"}, stdout=out, stderr=out)
    try:
        for _ in range(ENOUGH_SECONDS * 10):
            if started := re.search(r"http://\S+", log.read_text()):
                break
            assert process.poll() is None, log.read_text()
            time.sleep(0.1)
        assert started, log.read_text()
        yield started[0], log
    finally:
        process.terminate()
        process.wait(ENOUGH_SECONDS)


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=ENOUGH_SECONDS) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
