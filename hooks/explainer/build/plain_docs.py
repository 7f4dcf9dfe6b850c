"""The site as plain files for any generator: Markdown with front matter, maps, data, and the pages written by hand.

What a build hands to MkDocs is written to a folder instead, so that a generator without our hooks makes the same page bodies.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import yaml

from ..dataset import Dataset
from ..load.handwritten_page import read_page
from ..output.assets import is_source as is_asset
from ..pages.handwritten import handwritten_footer, handwritten_page
from ..plain_files import plain_files, read_plain
from . import pipeline

DOCS = "docs"


def stage(checked: pipeline.Checked, project: Path, target: Path) -> int:
    """Write everything to `target`, which must be empty or new, with settings for bare MkDocs; how many files there are."""
    artifacts = pipeline.artifacts(checked)
    pipeline.make_all(artifacts)
    for artifact in artifacts:
        path = target / DOCS / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.data)
    copied = 0
    for source in plain_files(project / DOCS):
        name = source.relative_to(project / DOCS)
        if is_asset(name.as_posix()):
            continue
        path = target / DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".md":
            path.write_text(_by_hand(checked, name.as_posix(), source), encoding="utf-8")
        else:
            path.write_bytes(read_plain(source))
        copied += 1
    (target / "mkdocs.yml").write_text(_settings(checked.dataset, project), encoding="utf-8")
    return len(artifacts) + copied


def _by_hand(checked: pipeline.Checked, path: str, source: Path) -> str:
    """A page by hand with its citations and links resolved; its fields stay. OSError where it is no plain file of text."""
    page, problems = read_page(source, path)
    if page is None or problems:
        raise OSError(f"{source}: {'; '.join(problem.message for problem in problems)}")
    dataset, edition = checked.dataset, checked.edition
    body = handwritten_page(dataset, edition, path, page.body)
    footer = handwritten_footer(dataset, edition, path, str(page.fields.get("title", path)))
    return replace(page, body=body + footer).source


def _settings(dataset: Dataset, project: Path) -> str:
    """Settings without hooks: the same Markdown extensions, everything off the menu."""
    own = yaml.safe_load(read_plain(project / "mkdocs.yml"))
    settings = {
        "site_name": str(dataset.conflict.title), "docs_dir": DOCS, "theme": {"name": "material", "font": False}, "plugins": [],
        "markdown_extensions": own["markdown_extensions"], "nav": ["index.md"], "not_in_nav": "*",
    }  # fmt: skip
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
