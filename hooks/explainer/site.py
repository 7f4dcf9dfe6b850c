"""The whole pipeline: a data folder to every file of the site that is made from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from . import cards, exports, feeds, figure_csv, names, parallel, previews, provenance, well_known
from .artifacts import Artifact
from .check import load_checked
from .dataset import Dataset
from .load import NoDataError, ParseAll
from .maps.subject import subjects
from .maps.write import maps
from .pages.redirects import redirects
from .pages.write import pages
from .problems import Problem
from .provenance import Version


def load(data_folder: Path, docs_folder: Path, parse_all: ParseAll = parallel.parse_all) -> tuple[Dataset, Version | None, list[Problem]]:
    """The checked dataset, its version and the warnings; DataError when the data has errors."""
    version = provenance.version(data_folder)
    dataset, problems = load_checked(data_folder, docs_folder, version.date if version else None, parse_all)
    return dataset, version, problems


def build(dataset: Dataset, version: Version | None, warnings: Sequence[Problem] = ()) -> list[Artifact]:
    """Every page, map and table of the dataset, in the order of their paths; readers see the warnings on Known gaps."""
    drawn = subjects(dataset)
    made = [
        *pages(dataset, version, drawn, warnings),
        *redirects(dataset),
        *names.files(dataset),
        *previews.files(dataset),
        *figure_csv.files(dataset),
        *exports.files(dataset, version),
        *feeds.files(dataset, version),
        *cards.files(dataset),
        *well_known.files(dataset, version),
        *maps(dataset, drawn.values(), provenance.addresses(dataset.conflict).site),
    ]
    return sorted(made, key=lambda artifact: artifact.path)


def make(artifacts: Sequence[Artifact]) -> None:
    """Make the content of every artifact, on several cores where that helps; afterwards asking for it costs nothing."""

    def share(number: int, of: int) -> list[bytes]:
        return [artifact.data for artifact in artifacts[number::of]]

    parts = parallel.shares(share, len(artifacts))
    for number, part in enumerate(parts):
        for artifact, data in zip(artifacts[number :: len(parts)], part, strict=True):
            artifact.__dict__["data"] = data  # what its cached property would hold


__all__ = ["NoDataError", "build", "load", "make"]
