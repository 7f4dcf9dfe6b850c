"""Rules across records, a module for each sort: functions from the dataset to problems. What is wrong in one file alone load finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..dataset import Dataset, load
from ..load.loader import ParseAll, parse_one_by_one
from ..output import parallel
from ..problems import DataError, Problem, counted, errors
from ..values.edtf import Edtf
from . import (
    attribution,
    balance,
    chronology,
    consistency,
    cycles,
    double_counting,
    duplicates,
    editorial,
    encyclopaedias,
    first_mentions,
    geography,
    handwritten_pages,
    identity,
    references,
    words,
)


def rules(dataset: Dataset, docs_folder: Path, data_date: Edtf | None) -> tuple[Callable[[], Iterable[Problem]], ...]:
    """Every rule, ready to run; `data_date` stands for today (None: nothing is overdue or in the future)."""
    return (
        lambda: references.check(dataset),
        lambda: identity.check(dataset),
        lambda: duplicates.check(dataset),
        lambda: cycles.check(dataset),
        lambda: chronology.check(dataset),
        lambda: chronology.check_future(dataset, data_date),
        lambda: attribution.check(dataset),
        lambda: geography.check(dataset),
        lambda: double_counting.check(dataset),
        lambda: words.check(dataset),
        lambda: consistency.check(dataset),
        lambda: encyclopaedias.check(dataset),
        lambda: balance.check(dataset),
        lambda: first_mentions.check(dataset),
        lambda: editorial.check(dataset, data_date, handwritten_pages.linked(dataset, docs_folder)),
        lambda: handwritten_pages.check(dataset, docs_folder),
    )


def check(dataset: Dataset, docs_folder: Path, data_date: Edtf | None, several_cores: bool = False) -> list[Problem]:
    """Every problem across the records and in the pages by hand."""
    records = len(dataset.known) if several_cores else 0
    by_rule = parallel.each(lambda rule: list(rule()), rules(dataset, docs_folder, data_date), records)
    return [problem for problems in by_rule for problem in problems]


def find_all(
    folder: Path, docs_folder: Path, data_date: Edtf | None, parse_all: ParseAll = parse_one_by_one, several_cores: bool = False
) -> tuple[Dataset, list[Problem]]:
    """The dataset with every problem in it and in the hand-written pages, in the order of files and lines."""
    dataset, problems = load(folder, parse_all)
    return dataset, counted([*problems, *check(dataset, docs_folder, data_date, several_cores)])


def load_checked(
    folder: Path, docs_folder: Path, data_date: Edtf | None, parse_all: ParseAll = parse_one_by_one
) -> tuple[Dataset, list[Problem]]:
    """The dataset and its warnings; DataError with every problem when there is an error."""
    dataset, problems = find_all(folder, docs_folder, data_date, parse_all)
    if errors(problems):
        raise DataError(problems)
    return dataset, problems
