"""The whole pipeline: a data folder to every file of the site that is made from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from . import provenance
from .artifacts import Artifact
from .check import load_checked
from .dataset import Dataset
from .load import NoDataError
from .maps.write import maps
from .model import Actor, Place
from .pages.redirects import redirects
from .pages.views import map_spots
from .pages.write import pages
from .problems import Problem
from .provenance import Version
from .spots import Spot


def load(data_folder: Path, docs_folder: Path) -> tuple[Dataset, Version | None, list[Problem]]:
    """The checked dataset, its version and the warnings; DataError when the data has errors."""
    version = provenance.version(data_folder)
    dataset, problems = load_checked(data_folder, docs_folder, version.date if version else None)
    return dataset, version, problems


def build(dataset: Dataset, version: Version | None, warnings: Sequence[Problem] = ()) -> list[Artifact]:
    """Every page and map of the dataset, in the order of their paths; readers see the warnings on Known gaps."""
    located = _located(dataset)
    made = [
        *pages(dataset, version, located, warnings),
        *redirects(dataset),
        *maps(dataset, [(dataset.records[i], spots) for i, spots in located.items()], provenance.addresses(dataset.conflict).site),
    ]
    return sorted(made, key=lambda artifact: artifact.path)


def _located(dataset: Dataset) -> dict[str, list[Spot]]:
    """The spots of each record of which something can be drawn."""
    records = [*dataset.all(Actor), *dataset.happenings, *dataset.all(Place)]
    found = {record.id: map_spots(dataset, record) for record in records}
    return {record_id: spots for record_id, spots in found.items() if any(spot.drawn for spot in spots)}


__all__ = ["NoDataError", "build", "load"]
