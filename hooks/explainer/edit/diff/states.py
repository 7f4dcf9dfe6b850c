"""A state of the data: a folder, or what a commit held."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...check import find_all
from ...dataset import Dataset
from ...output import parallel
from ...problems import Problem
from ...values import edtf
from ...values.edtf import Edtf


class NoStateError(Exception):
    """The state asked for is not there; the message says why."""


@dataclass(frozen=True)
class State:
    """The records that could be read, every problem found, and the hand-written pages by their names."""

    dataset: Dataset
    problems: tuple[Problem, ...]
    pages: dict[str, str]


def read(data_folder: Path, docs_folder: Path, data_date: Edtf | None) -> State:
    """The state of two folders; problems name files as from inside the project."""
    before = Path.cwd()
    os.chdir(data_folder.resolve().parent)
    try:
        dataset, problems = find_all(Path(data_folder.name), Path(docs_folder.name), data_date, parallel.parse_all, several_cores=True)
        pages = {
            path.as_posix(): path.read_text("utf-8", "replace") for path in sorted(Path(docs_folder.name).rglob("*.md")) if path.is_file()
        }
    finally:
        os.chdir(before)
    return State(dataset, tuple(problems), pages)


@contextmanager
def commit(project: Path, name: str) -> Iterator[Path]:
    """A folder with data/ and docs/ as a commit of the project's repository held them; NoStateError when there is none."""
    if name.startswith("-"):
        raise NoStateError(f"'{name}' is no commit")
    held = _git(project, "ls-tree", "--name-only", f"{name}^{{commit}}", "--", "data", "docs").decode().split()
    if "data" not in held:
        raise NoStateError(f"the commit '{name}' has no folder data")
    packed = _git(project, "archive", "--format=zip", f"{name}^{{commit}}", *held)
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            archive.extractall(folder)
        yield Path(folder)


def day(project: Path, name: str) -> Edtf | None:
    """The day of a commit, which stands for today in its checks."""
    written = _git(project, "log", "-1", "--format=%cs", f"{name}^{{commit}}").decode().strip()
    return edtf.parse(written) if written else None


def _git(project: Path, *arguments: str) -> bytes:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(["git", *arguments], cwd=project, env=environment, capture_output=True, check=False)
    except OSError as error:
        raise NoStateError(f"git cannot be run: {error}") from None
    if done.returncode:
        raise NoStateError(done.stderr.decode(errors="replace").strip().removeprefix("fatal: "))
    return done.stdout
