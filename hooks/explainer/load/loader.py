"""The data folder to records: every file read, every mistake in a single file found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model import COLLECTIONS, Conflict, Record
from ..model.scalars import ID, ID_RULE, LONGEST_ID, RESERVED_IDS
from ..problems import Problem, did_you_mean
from ..values.slugs import slug
from .parse import parse
from .yaml_file import SourceFile, read

# Folders under data/ that hold no records: made by `make schema` and `make basemap`.
OTHER_FOLDERS = ("schema", "basemap")
CONFLICT = "conflict.yml"


class NoDataError(Exception):
    """The data folder cannot be read at all."""


@dataclass(frozen=True)
class Entry:
    """A file that is to be read as a record; `name` is how problems call it."""

    path: Path
    name: str
    model: type[Record]

    @property
    def id(self) -> str:
        """The id of the record, which is the name of the file without its ending."""
        return self.path.name.removesuffix(".yml")


@dataclass(frozen=True)
class Parsed:
    """What came of one file: a record, unless it has mistakes of its own."""

    source: SourceFile
    record: Record | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class ReadFolder:
    """A data folder as it was read: its records by id, the text of each file, and the collection of every id.

    `known` also names files that could not be read as records, so that a reference to one is not called unknown.
    """

    conflict: Conflict | None
    records: Mapping[str, Record]
    files: Mapping[str, SourceFile]
    known: Mapping[str, str]


ParseAll = Callable[[Sequence[Entry]], Iterable[Parsed]]


def parse_file(entry: Entry) -> Parsed:
    """Read and parse one file; what it says about other records is not looked at."""
    reading, unreadable = read(entry.path, entry.name)
    record, mistakes = parse(reading, entry.model, id=entry.id)
    reported = {(problem.line, problem.column) for problem in unreadable}
    problems = (*unreadable, *(problem for problem in mistakes if (problem.line, problem.column) not in reported))
    return Parsed(reading.source, None if unreadable else record, problems)


def parse_one_by_one(entries: Sequence[Entry]) -> list[Parsed]:
    """What came of each file, in their order."""
    return [parse_file(entry) for entry in entries]


def read_folder(folder: Path, parse_all: ParseAll = parse_one_by_one) -> tuple[ReadFolder, list[Problem]]:
    """All records under `folder`, and the problems found file by file; broken files keep their ids known.

    NoDataError where there is no data folder.
    """
    record_files, known, problems = _entries(folder)
    reading, unreadable = read(folder / CONFLICT, printed(folder / CONFLICT))
    conflict, mistakes = parse(reading, Conflict)
    problems += [*unreadable, *mistakes]
    records: dict[str, Record] = {}
    files: dict[str, SourceFile] = {"": reading.source}
    for entry, parsed in zip(record_files, parse_all(record_files), strict=True):
        problems += parsed.problems
        files[entry.id] = parsed.source
        if parsed.record is not None:
            records[entry.id] = parsed.record
    return ReadFolder(conflict, records, files, known), problems


def entries(folder: Path) -> list[Entry]:
    """Every file that is read as a record; NoDataError where there is no data folder."""
    return _entries(folder)[0]


def _entries(folder: Path) -> tuple[list[Entry], dict[str, str], list[Problem]]:
    """The files that are records, the collection of each id, and what is wrong with names of files and folders."""
    if not os.path.lexists(folder / CONFLICT):
        raise NoDataError(f"{folder} is not a data folder: it has no {CONFLICT}")
    record_files: list[Entry] = []
    known: dict[str, str] = {}
    problems: list[Problem] = []
    for entry in _record_files(folder, problems):
        if problem := _file_name(entry, known):
            problems.append(problem)
            continue
        known[entry.id] = entry.model.COLLECTION
        record_files.append(entry)
    return record_files, known, problems


def printed(path: Path) -> str:
    """A path as problems name it: from the folder where the command runs, when it lies below that."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative.replace(os.sep, "/")


def _record_files(folder: Path, problems: list[Problem]) -> Iterator[Entry]:
    """The files of all collections; what else lies in the data folder is added to `problems`."""
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


def _records_in(folder: Path, model: type[Record], problems: list[Problem]) -> Iterator[Entry]:
    place = printed(folder)
    for entry in sorted(os.scandir(folder), key=lambda item: item.name):
        name = f"{place}/{entry.name}"
        stem, suffix = os.path.splitext(entry.name)
        if stem.startswith("."):
            continue
        if suffix != ".yml":
            hint = "rename it to end in .yml" if suffix.lower() in (".yaml", ".yml") else "only .yml files belong here"
            problems.append(Problem(name, 1, 1, f"is not read as a record; {hint}"))
        elif entry.is_dir(follow_symlinks=False):
            problems.append(Problem(name, 1, 1, "is a folder; records lie directly in their collection"))
        else:
            yield Entry(folder / entry.name, name, model)


def _file_name(entry: Entry, known: dict[str, str]) -> Problem | None:
    """Why a file's name may not be an id, or is the id of another record."""
    if not ID.fullmatch(entry.id):
        better = slug(entry.id)
        return Problem(entry.name, 1, 1, f"the file name is the record's id, and {ID_RULE}; rename it to {better or 'a-name'}.yml")
    if entry.id in RESERVED_IDS or len(entry.id) > LONGEST_ID:
        why = f"has more than {LONGEST_ID} letters" if len(entry.id) > LONGEST_ID else "is kept for other uses"
        return Problem(entry.name, 1, 1, f"the file name is the record's id, and this one {why}; rename it")
    if entry.id in known:
        message = f"the id '{entry.id}' is taken by {known[entry.id]}/{entry.id}.yml; ids are unique over all collections"
        return Problem(entry.name, 1, 1, message)
    return None
