"""Projects for builds, and strict builds of them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from support.repository import CONFLICT, ROOT

MKDOCS = str(Path(sys.executable).with_name("mkdocs"))
PARTS = ("data", "docs", "hooks", "overrides", "mkdocs.yml")


def build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A strict build of a project folder into `site`, as `make site` runs it."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    command = [MKDOCS, "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False)


def copy_project(folder: Path, *further: str) -> Path:
    """The parts of the repository that a build reads, and further ones, in a folder of their own."""
    project = folder / "project"
    project.mkdir()
    for part in (*PARTS, *further):
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, project / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, project / part)
    return project


def small_project(folder: Path) -> Path:
    """A project about the invented conflict, with one page by hand; its site is built in seconds."""
    project = folder / "small"
    (project / "docs").mkdir(parents=True)
    for part in ("hooks", "overrides", "docs/assets"):
        shutil.copytree(ROOT / part, project / part)
    shutil.copytree(CONFLICT, project / "data")
    (project / "docs" / "about.md").write_text("---\ntitle: About\ndescription: About it.\n---\n\n# About\n\nInvented.\n")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    before, after = settings.split("\nnav:\n")[0], settings.split("\nvalidation:\n")[1]
    (project / "mkdocs.yml").write_text(f"{before}\nvalidation:\n{after}", encoding="utf-8")
    return project


def tree(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}
