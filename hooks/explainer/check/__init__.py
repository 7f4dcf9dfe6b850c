"""Rules across records. Each module is one family of rules: a function from the dataset to problems."""

from __future__ import annotations

from pathlib import Path

from ..dataset import Dataset
from ..dates import Edtf
from ..load import load
from ..problems import DataError, Problem, errors
from . import chronology, claimants, cycles, docs_pages, doubles, extents, identity, introductions, references, repeats, warnings

RULES = (identity.check, references.check, cycles.check, chronology.check, claimants.check, doubles.check, extents.check)


def check(dataset: Dataset, docs_folder: Path, data_date: Edtf | None) -> list[Problem]:
    """Every problem across the records and in the pages by hand; `data_date` stands for today (None: nothing is overdue)."""
    found = [problem for rule in RULES for problem in rule(dataset)]
    found += chronology.check_future(dataset, data_date)
    found += [problem for rule in (repeats.check, introductions.check) for problem in rule(dataset)]
    found += warnings.check(dataset, data_date, docs_pages.linked(dataset, docs_folder))
    return found + list(docs_pages.check(dataset, docs_folder))


def find_all(folder: Path, docs_folder: Path, data_date: Edtf | None) -> tuple[Dataset, list[Problem]]:
    """The dataset with every problem in it and in the hand-written pages, in the order of files and lines."""
    dataset, problems = load(folder)
    return dataset, sorted({*problems, *check(dataset, docs_folder, data_date)})


def load_checked(folder: Path, docs_folder: Path, data_date: Edtf | None) -> tuple[Dataset, list[Problem]]:
    """The dataset and its warnings; DataError with every problem when there is an error."""
    dataset, problems = find_all(folder, docs_folder, data_date)
    if errors(problems):
        raise DataError(problems)
    return dataset, problems
