"""The whole pipeline: a data folder to every file of the site that is made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..charts import social_card
from ..check import load_checked
from ..dataset import Dataset
from ..exports import atom, figure_csv, link_previews, open_data, search_names, well_known
from ..load.loader import NoDataError, ParseAll
from ..maps.artifacts import maps
from ..maps.map_spec import map_specs
from ..output import palette, parallel
from ..output.artifact import Artifact
from ..output.assets import DOCS_FOLDER
from ..output.version import Edition, read_version
from ..pages.artifacts import pages
from ..pages.redirects import redirects
from ..problems import Problem
from .browser_constants import site_assets

Result = TypeVar("Result")


@dataclass(frozen=True)
class Checked:
    """Records without errors, the edition of the site that is made from them, and the warnings that readers see on Known gaps.

    `docs_folder` holds the scripts and style sheets.
    """

    dataset: Dataset
    edition: Edition
    warnings: Sequence[Problem] = ()
    docs_folder: Path = DOCS_FOLDER


def load(data_folder: Path, docs_folder: Path, environment: Mapping[str, str], parse_all: ParseAll = parallel.parse_all) -> Checked:
    """The checked records of a project; DataError when they have errors, NoDataError where there are none.

    `environment` may say where the site is published (`output.version.addresses_of`).
    """
    version = read_version(data_folder)
    dataset, warnings = load_checked(data_folder, docs_folder, version.date if version else None, parse_all)
    return Checked(dataset, Edition.of(dataset.conflict, version, environment), warnings, docs_folder)


def artifacts(checked: Checked) -> list[Artifact]:
    """Every page, map and table that is made from the records, in the order of their paths."""
    dataset, edition = checked.dataset, checked.edition
    specs = map_specs(dataset)
    assets, style = site_assets(checked.docs_folder), palette.drawing_style(checked.docs_folder)
    every = [
        *pages(dataset, edition, specs, checked.warnings),
        *redirects(dataset, assets),
        *search_names.files(dataset),
        *link_previews.files(dataset),
        *figure_csv.files(dataset, edition),
        *open_data.files(dataset, edition),
        *atom.files(dataset, edition),
        *social_card.files(dataset, palette.light(checked.docs_folder)),
        *well_known.files(dataset, edition),
        *maps(dataset, specs.values(), edition.addresses.site, assets, style),
        *assets.artifacts(),
    ]
    return sorted(every, key=lambda artifact: artifact.path)


def make_all(artifacts: Sequence[Artifact], further: Callable[[Artifact], Result | None] = lambda _: None) -> dict[str, Result]:
    """Make the content of every artifact, on several cores where that helps; afterwards asking for it costs nothing.

    `further` is worked out in the same process; what it gives for an artifact comes back by the artifact's path.
    """

    def make(group: Sequence[Artifact]) -> list[tuple[bytes, Result | None]]:
        return [(artifact.data, further(artifact)) for artifact in group]

    groups = _groups(artifacts)
    results = {}
    for group, made in zip(groups, parallel.each(make, groups, len(artifacts)), strict=True):
        for artifact, (data, result) in zip(group, made, strict=True):
            artifact.store(data)
            if result is not None:
                results[artifact.path] = result
    return results


def _groups(artifacts: Sequence[Artifact]) -> list[list[Artifact]]:
    """The artifacts of a record together, since they share what is drawn and worked out; what costs most comes first."""
    groups: dict[str, list[Artifact]] = {}
    for artifact in artifacts:
        groups.setdefault("/".join(artifact.path.removesuffix(".md").split("/")[:2]), []).append(artifact)
    return sorted(groups.values(), key=lambda group: -sum(artifact.cost for artifact in group))


__all__ = ["Checked", "NoDataError", "artifacts", "load", "make_all"]
