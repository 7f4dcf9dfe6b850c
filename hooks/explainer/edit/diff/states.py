"""A state of the data: a folder, or what a commit held."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ...check import find_all
from ...dataset import Dataset
from ...geo.basemap import BaseMapError
from ...load.text_file import read_text
from ...model import Actor, Place, Record, Source
from ...model.references import ActorRef
from ...output import parallel
from ...plain_files import plain_files
from ...problems import Problem
from ...values import edtf
from ...values.edtf import Edtf


class NoStateError(Exception):
    """The state asked for is not there; the message says why."""


@dataclass(frozen=True)
class State:
    """The records that could be read, every problem found, and the hand-written pages by their names.

    Problems and pages name files as from inside the project: `data/events/…`, `docs/…`.
    """

    dataset: Dataset
    problems: tuple[Problem, ...]
    pages: dict[str, str]

    def derivable(self, record: Record) -> bool:
        """Whether grades and locations can be worked out of a record: all that they follow from could be read.

        What the engine derives it derives from clean data; here the data may have errors.
        """
        references = [(str(reference), type(reference).COLLECTIONS) for _, reference in record.references if type(reference).COLLECTIONS]
        return all(self._is_complete(*reference) for reference in [(record.id, (record.COLLECTION,)), *references])

    def _is_complete(self, record_id: str, collections: tuple[str, ...]) -> bool:
        """Whether a record is of one of these collections, and a source's publisher or a place's units are there too."""
        record = self.dataset.records.get(record_id)
        if record is None or record.COLLECTION not in collections:
            return False
        if isinstance(record, Source) and isinstance(record.publisher, ActorRef):
            return isinstance(self.dataset.records.get(record.publisher), Actor)
        if isinstance(record, Place):
            return self._units is not None and set(record.area.units if record.area else ()) <= self._units
        return True

    @cached_property
    def _units(self) -> set[str] | None:
        """The ids of the base map's units; None when no place can be located, as the base map or the conflict file cannot be read."""
        try:
            return set(self.dataset.units) if self.dataset.conflict_or_none else None
        except BaseMapError:
            return None


def read(project: Path, data_date: Edtf | None) -> State:
    """The state of a folder with data/ and docs/; NoDataError or OSError when it cannot be read. `data_date` stands for today."""
    docs = project / "docs"
    dataset, problems = find_all(project / "data", docs, data_date, parallel.parse_all, several_cores=True)
    texts = {path: read_text(path, str(path))[0] for path in plain_files(docs) if path.suffix == ".md"}
    pages = {_inside(path, project): text for path, text in texts.items() if text is not None}
    return State(dataset, tuple(replace(problem, file=_inside(problem.file, project)) for problem in problems), pages)


def _inside(file: Path | str, project: Path) -> str:
    """A file by its name inside the project."""
    return Path(os.path.relpath(file, project)).as_posix()


@contextmanager
def commit(project: Path, name: str) -> Iterator[Path]:
    """A folder with data/ and docs/ as a commit of the project's repository held them; NoStateError when there is none."""
    if name.startswith("-"):
        raise NoStateError(f"'{name}' is no commit")
    folders = _git(project, "ls-tree", "--name-only", f"{name}^{{commit}}", "--", "data", "docs").decode().split()
    if "data" not in folders:
        raise NoStateError(f"the commit '{name}' has no folder data")
    packed = _git(project, "archive", "--format=zip", f"{name}^{{commit}}", *folders)
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            archive.extractall(folder)
        yield Path(folder)


def day(project: Path, name: str) -> Edtf | None:
    """The day of a commit, which stands for today in its checks."""
    written = _git(project, "log", "-1", "--format=%cs", f"{name}^{{commit}}").decode().strip()
    return edtf.parse(written) if written else None


def _git(project: Path, *arguments: str) -> bytes:
    """What git prints; NoStateError with what it says is wrong."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(["git", *arguments], cwd=project, env=environment, capture_output=True, check=False)
    except OSError as error:
        raise NoStateError(f"git cannot be run: {error}") from None
    if done.returncode:
        raise NoStateError(done.stderr.decode(errors="replace").strip().removeprefix("fatal: "))
    return done.stdout
