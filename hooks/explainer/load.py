"""The data folder to records: every file read, every mistake in a single file found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from .dataset import Dataset
from .model import COLLECTIONS, Conflict, Record
from .model.types import ID, ID_RULE, slug
from .parse import parse
from .problems import Problem, did_you_mean
from .source_file import SourceFile, read

# Folders under data/ that hold no records: made by `make schema` and `make basemap`.
OTHER_FOLDERS = ("schema", "basemap")
CONFLICT = "conflict.yml"


class NoDataError(Exception):
    """The data folder cannot be read at all."""


def load(folder: Path) -> tuple[Dataset, list[Problem]]:
    """All records under `folder`, and the problems found file by file; broken files keep their ids known."""
    if not (folder / CONFLICT).is_file():
        raise NoDataError(f"{folder} is not a data folder: it has no {CONFLICT}")
    reading, problems = read(folder / CONFLICT, printed(folder / CONFLICT))
    conflict, found = parse(reading, Conflict)
    problems += found
    known: dict[str, str] = {}
    records: dict[str, Record] = {}
    files: dict[str, SourceFile] = {"": reading.source}
    for path, model in _record_files(folder, problems):
        name = printed(path)
        if problem := _file_name(path, name, known):
            problems.append(problem)
            continue
        known[path.stem] = model.COLLECTION
        reading, found = read(path, name)
        record, more = parse(reading, model, id=path.stem)
        told = {(problem.line, problem.column) for problem in found}
        problems += found + [problem for problem in more if (problem.line, problem.column) not in told]
        files[path.stem] = reading.source
        if record is not None and not found:
            records[path.stem] = record
    return Dataset(folder, conflict, records, files, known), problems


def printed(path: Path) -> str:
    """A path as problems name it: from the folder where the command runs, when it lies below that."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative.replace(os.sep, "/")


def _record_files(folder: Path, problems: list[Problem]) -> Iterator[tuple[Path, type[Record]]]:
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(".") or entry.name in (CONFLICT, "README.md", *OTHER_FOLDERS):
            continue
        if entry.name not in COLLECTIONS:
            what = "folder" if entry.is_dir() else "file"
            hint = did_you_mean(entry.name, COLLECTIONS) or f"; collections are {', '.join(COLLECTIONS)}"
            problems.append(Problem(printed(entry), 1, 1, f"this {what} is no collection{hint}"))
        elif entry.is_symlink() or not entry.is_dir():
            problems.append(Problem(printed(entry), 1, 1, "a collection is a folder of records, not a file or a link"))
        else:
            yield from _records_in(entry, COLLECTIONS[entry.name], problems)


def _records_in(folder: Path, model: type[Record], problems: list[Problem]) -> Iterator[tuple[Path, type[Record]]]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.suffix != ".yml":
            hint = "rename it to end in .yml" if path.suffix.lower() in (".yaml", ".yml") else "only .yml files belong here"
            problems.append(Problem(printed(path), 1, 1, f"is not read as a record; {hint}"))
        elif path.is_dir():
            problems.append(Problem(printed(path), 1, 1, "is a folder; records lie directly in their collection"))
        else:
            yield path, model


def _file_name(path: Path, name: str, known: dict[str, str]) -> Problem | None:
    if not ID.fullmatch(path.stem):
        better = slug(path.stem)
        return Problem(name, 1, 1, f"the file name is the record's id, and {ID_RULE}; rename it to {better or 'a-name'}.yml")
    if path.stem in known:
        message = f"the id '{path.stem}' is taken by {known[path.stem]}/{path.stem}.yml; ids are unique over all collections"
        return Problem(name, 1, 1, message)
    return None
