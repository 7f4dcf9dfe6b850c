"""One record stage by stage, as the engine holds it on the way from its file to the files of the site: for who changes the engine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from ..check import find_all
from ..dataset import Dataset, mentions_in
from ..exports import records
from ..load import yaml_file
from ..load.parse import leaves
from ..load.yaml_file import SourceFile
from ..model import Record
from ..output.artifact import Artifact
from ..output.assets import DOCS_FOLDER
from ..output.version import Edition, read_version
from ..problems import DataError, Problem, did_you_mean, dotted, errors
from . import pipeline


class UnknownError(Exception):
    """There is no record of an id, or no artifact of a path; the message says which are like it."""


@dataclass(frozen=True)
class Traced:
    """A record's file with what came of it; `record` is None when the file has errors of its own."""

    dataset: Dataset
    problems: Sequence[Problem]
    id: str
    path: Path
    docs_folder: Path
    environment: Mapping[str, str]

    @property
    def source(self) -> SourceFile:
        return self.dataset.files[self.id]

    @property
    def record(self) -> Record | None:
        return self.dataset.records.get(self.id)

    @cached_property
    def artifacts(self) -> list[Artifact]:
        """Every file that is made from the dataset; DataError while there are errors in it."""
        if errors(self.problems):
            raise DataError(self.problems)
        # Data without a docs folder gets the scripts and style sheets of this repository.
        docs_folder = self.docs_folder if self.docs_folder.is_dir() else DOCS_FOLDER
        edition = Edition.of(self.dataset.conflict, read_version(self.dataset.folder), self.environment)
        return pipeline.artifacts(pipeline.Checked(self.dataset, edition, self.problems, docs_folder))


def trace(data_folder: Path, docs_folder: Path, environment: Mapping[str, str], record_id: str) -> Traced:
    """The record of an id with what leads to it; UnknownError when there is none, NoDataError where there is no data folder."""
    version = read_version(data_folder)
    dataset, problems = find_all(data_folder, docs_folder, version.date if version else None)
    if record_id not in dataset.files or not record_id:
        raise UnknownError(f"there is no record '{record_id}'{did_you_mean(record_id, dataset.known)}")
    path = data_folder / dataset.known[record_id] / f"{record_id}.yml"
    return Traced(dataset, problems, record_id, path, docs_folder, environment)


def content(traced: Traced, path: str) -> bytes:
    """What is in one file of the site before MkDocs; UnknownError when nothing of that path is made from the records."""
    by_path = {artifact.path: artifact for artifact in traced.artifacts}
    if path not in by_path:
        raise UnknownError(f"nothing is made at '{path}'{did_you_mean(path, by_path)}")
    return by_path[path].data


def _file(traced: Traced) -> Iterator[str]:
    for number, line in enumerate(traced.source.text.splitlines(), 1):
        yield f"{number}: {line}"


def _plain(traced: Traced) -> Iterator[str]:
    reading, _ = yaml_file.read(traced.path, traced.source.name)
    for where, text in leaves(reading.data):
        line, column = traced.source.position(where)
        yield f"{line}:{column}: {dotted(where)} = {text!r}"


def _record(traced: Traced) -> Iterator[str]:
    for where, value in traced.record.leaves if traced.record else ():
        yield f"{dotted(where)}: {type(value).__name__} = {str(value)!r}"


def _problems(traced: Traced) -> Iterator[str]:
    yield from (str(problem) for problem in traced.problems if problem.file == traced.source.name)


def _links(traced: Traced) -> Iterator[str]:
    for target, mention in mentions_in(traced.record) if traced.record else ():
        yield f"{dotted(mention.where)} leads to {traced.dataset.known.get(target, '?')}/{target}"
    for mention in traced.dataset.mentions.get(traced.id, ()):
        yield f"{mention.record.path} leads here from {dotted(mention.where)}"


def _derived(traced: Traced) -> Iterator[str]:
    if traced.record and not errors(traced.problems):
        yield json.dumps(records.derived(traced.dataset, traced.record), ensure_ascii=False, indent=1)


def _artifacts(traced: Traced) -> Iterator[str]:
    """The files that are made of this record alone: its id is in their path."""
    yield from (artifact.path for artifact in traced.artifacts if traced.id in PurePosixPath(artifact.path.replace(".", "/")).parts)


# In the order in which the engine goes through them.
STAGES: Mapping[str, Callable[[Traced], Iterator[str]]] = {
    "file": _file, "plain": _plain, "record": _record, "problems": _problems, "links": _links, "derived": _derived, "artifacts": _artifacts,
}  # fmt: skip
