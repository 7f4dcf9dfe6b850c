"""Builds that fail say why and leave the old site."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.building import build, small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project about the invented conflict whose site was built before."""
    project = small_project(tmp_path)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the old site")
    return project


def still_the_old_site(project: Path) -> bool:
    """Whether the old site is there, alone, and nothing of the failed build is left."""
    hidden = [path.name for path in project.iterdir() if path.name.startswith(".")]
    return hidden == [] and [path.read_text() for path in (project / "site").rglob("*")] == ["the old site"]


def test_a_failed_build_says_why_and_leaves_the_old_site(project: Path) -> None:
    record = project / "data" / "operations" / "river-raid.yml"
    record.write_text(
        record.read_text(encoding="utf-8").replace("said_by: blue-minister\n    said_on", "said_by: blue-minster\n    said_on"), "utf-8"
    )
    done = build(project, project / "site")
    assert done.returncode == 1
    assert "data/operations/river-raid.yml:20:14: unknown actor 'blue-minster'" in done.stderr
    assert "did you mean 'blue-minister'?" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert still_the_old_site(project)


def test_warnings_of_mkdocs_fail_the_build_and_leave_the_old_site(project: Path) -> None:
    (project / "docs" / "stray.md").write_text("---\ntitle: Stray\ndescription: Stray.\n---\n\n# Stray\n\n[nowhere](nowhere.md)\n")
    done = build(project, project / "site")
    assert done.returncode == 1
    assert "contains a link 'nowhere.md'" in done.stderr
    assert still_the_old_site(project)
