"""Rules across records. Each module is one family of rules: a function from the dataset to problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..dataset import Dataset, load
from ..load.loader import ParseAll, parse_one_by_one
from ..output import parallel
from ..problems import DataError, Problem, errors
from ..values.edtf import Edtf
from . import (
    attribution,
    chronology,
    cycles,
    double_counting,
    duplicates,
    editorial,
    first_mentions,
    geography,
    handwritten_pages,
    identity,
    references,
)


def rules(dataset: Dataset, docs_folder: Path, data_date: Edtf | None) -> list[Callable[[], Iterable[Problem]]]:
    """Every rule, ready to run; those that take longest stand at even and odd places, so that two processes share them fairly."""
    return [
        lambda: references.check(dataset),
        lambda: editorial.check(dataset, data_date, handwritten_pages.linked(dataset, docs_folder)),
        lambda: cycles.check(dataset),
        lambda: first_mentions.check(dataset),
        lambda: chronology.check(dataset),
        lambda: identity.check(dataset),
        lambda: chronology.check_future(dataset, data_date),
        lambda: attribution.check(dataset),
        lambda: duplicates.check(dataset),
        lambda: geography.check(dataset),
        lambda: handwritten_pages.check(dataset, docs_folder),
        lambda: double_counting.check(dataset),
    ]


def check(dataset: Dataset, docs_folder: Path, data_date: Edtf | None, several_cores: bool = False) -> list[Problem]:
    """Every problem across the records and in the pages by hand; `data_date` stands for today (None: nothing is overdue)."""
    todo = rules(dataset, docs_folder, data_date)

    def run(share: int, of: int) -> list[Problem]:
        return [problem for rule in todo[share::of] for problem in rule()]

    parts = parallel.shares(run, len(dataset.known)) if several_cores else [run(0, 1)]
    return [problem for part in parts for problem in part]


def find_all(
    folder: Path, docs_folder: Path, data_date: Edtf | None, parse_all: ParseAll = parse_one_by_one, several_cores: bool = False
) -> tuple[Dataset, list[Problem]]:
    """The dataset with every problem in it and in the hand-written pages, in the order of files and lines."""
    dataset, problems = load(folder, parse_all)
    return dataset, sorted({*problems, *check(dataset, docs_folder, data_date, several_cores)})


def load_checked(
    folder: Path, docs_folder: Path, data_date: Edtf | None, parse_all: ParseAll = parse_one_by_one
) -> tuple[Dataset, list[Problem]]:
    """The dataset and its warnings; DataError with every problem when there is an error."""
    dataset, problems = find_all(folder, docs_folder, data_date, parse_all)
    if errors(problems):
        raise DataError(problems)
    return dataset, problems
