"""The whole pipeline: a data folder to every file of the site that is made from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from .. import exports
from ..charts import social_card
from ..check import load_checked
from ..dataset import Dataset
from ..exports import atom, figure_csv, link_previews, search_names, well_known
from ..load.loader import NoDataError, ParseAll
from ..maps.artifacts import maps
from ..maps.map_spec import subjects
from ..output import palette, parallel
from ..output.artifact import Artifact
from ..output.assets import DOCS_FOLDER
from ..output.version import Version, addresses_of, read_version
from ..pages.artifacts import pages
from ..pages.redirects import redirects
from ..problems import Problem
from .browser_constants import site_assets

Result = TypeVar("Result")


def load(data_folder: Path, docs_folder: Path, parse_all: ParseAll = parallel.parse_all) -> tuple[Dataset, Version | None, list[Problem]]:
    """The checked dataset, its version and the warnings; DataError when the data has errors."""
    version = read_version(data_folder)
    dataset, problems = load_checked(data_folder, docs_folder, version.date if version else None, parse_all)
    return dataset, version, problems


def build(dataset: Dataset, version: Version | None, warnings: Sequence[Problem] = (), docs_folder: Path = DOCS_FOLDER) -> list[Artifact]:
    """Every page, map, table and script of the site, in the order of their paths; readers see the warnings on Known gaps.

    `docs_folder` holds the scripts and style sheets.
    """
    drawn = subjects(dataset)
    assets, style = site_assets(docs_folder), palette.drawing_style(docs_folder)
    made = [
        *pages(dataset, version, drawn, warnings),
        *redirects(dataset),
        *search_names.files(dataset),
        *link_previews.files(dataset),
        *figure_csv.files(dataset),
        *exports.files(dataset, version),
        *atom.files(dataset, version),
        *social_card.files(dataset, palette.light(docs_folder)),
        *well_known.files(dataset, version),
        *maps(dataset, drawn.values(), addresses_of(dataset.conflict).site, assets, style),
        *assets.artifacts(),
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
