"""The whole pipeline: a data folder to every file of the site that is made from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from ..charts import social_card
from ..check import load_checked
from ..dataset import Dataset
from ..exports import atom, figure_csv, link_previews, open_data, search_names, well_known
from ..load.loader import NoDataError, ParseAll
from ..maps.artifacts import maps
from ..maps.map_spec import map_specs
from ..output import parallel
from ..output.artifact import Artifact
from ..output.version import Version, addresses_of, read_version
from ..pages.artifacts import pages
from ..pages.redirects import redirects
from ..problems import Problem

Result = TypeVar("Result")


def load(data_folder: Path, docs_folder: Path, parse_all: ParseAll = parallel.parse_all) -> tuple[Dataset, Version | None, list[Problem]]:
    """The checked dataset, its version and the warnings; DataError when the data has errors."""
    version = read_version(data_folder)
    dataset, problems = load_checked(data_folder, docs_folder, version.date if version else None, parse_all)
    return dataset, version, problems


def build(dataset: Dataset, version: Version | None, warnings: Sequence[Problem] = ()) -> list[Artifact]:
    """Every page, map and table of the dataset, in the order of their paths; readers see the warnings on Known gaps."""
    specs = map_specs(dataset)
    made = [
        *pages(dataset, version, specs, warnings),
        *redirects(dataset),
        *search_names.files(dataset),
        *link_previews.files(dataset),
        *figure_csv.files(dataset),
        *open_data.files(dataset, version),
        *atom.files(dataset, version),
        *social_card.files(dataset),
        *well_known.files(dataset, version),
        *maps(dataset, specs.values(), addresses_of(dataset.conflict).site),
    ]
    return sorted(made, key=lambda artifact: artifact.path)


def make(artifacts: Sequence[Artifact], further: Callable[[Artifact], Result | None] = lambda _: None) -> dict[str, Result]:
    """Make the content of every artifact, on several cores where that helps; afterwards asking for it costs nothing.

    `further` is worked out in the same place; what it gives for an artifact comes back by the artifact's path.
    """

    def share(number: int, of: int) -> list[tuple[bytes, Result | None]]:
        return [(artifact.data, further(artifact)) for artifact in _divided(artifacts, of)[number]]

    parts = parallel.shares(share, len(artifacts))
    results = {}
    for mine, made in zip(_divided(artifacts, len(parts)), parts, strict=True):
        for artifact, (data, result) in zip(mine, made, strict=True):
            artifact.__dict__["data"] = data  # what its cached property would hold
            if result is not None:
                results[artifact.path] = result
    return results


def _divided(artifacts: Sequence[Artifact], of: int) -> list[list[Artifact]]:
    """The artifacts in shares of about the same work; what is drawn or worked out together stays together."""
    groups: dict[str, list[Artifact]] = {}
    for artifact in artifacts:
        groups.setdefault("/".join(artifact.path.removesuffix(".md").split("/")[:2]), []).append(artifact)
    heavy = sorted(groups.values(), key=_work, reverse=True)
    shares: list[list[Artifact]] = [[] for _ in range(of)]
    loads = [0.0] * of
    for group in heavy:
        least = loads.index(min(loads))
        shares[least] += group
        loads[least] += _work(group)
    return shares


# About how long a file takes beside the others, by its ending.
_WORK = {"md": 4.0, "html": 4.0, "svg": 4.0, "png": 30.0, "zip": 100.0, "ics": 60.0}


def _work(group: Sequence[Artifact]) -> float:
    return sum(_WORK.get(artifact.path.rsplit(".", 1)[-1], 0.3) for artifact in group)


__all__ = ["NoDataError", "build", "load", "make"]
