"""Builds that fail say why and leave the old site."""

from __future__ import annotations

from pathlib import Path

from support.building import build, copy_project


def test_a_failed_build_says_why_and_leaves_the_old_site(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the old site")
    record = project / "data" / "operations" / "boulikessi-strike.yml"
    record.write_text(
        record.read_text(encoding="utf-8").replace("said_by: florence-parly", "said_by: florence-parlay", 1), encoding="utf-8"
    )
    done = build(project, site)
    assert done.returncode == 1
    assert "data/operations/boulikessi-strike.yml:" in done.stderr
    assert "unknown actor 'florence-parlay'" in done.stderr
    assert "did you mean 'florence-parly'?" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == []
    assert (site / "index.html").read_text() == "the old site"


def test_warnings_of_mkdocs_fail_the_build_and_leave_the_old_site(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / "docs" / "stray.md").write_text("---\ntitle: Stray\ndescription: Stray.\n---\n\n# Stray\n\n[nowhere](nowhere.md)\n")
    done = build(project, project / "site")
    assert done.returncode == 1
    assert not (project / "site").exists()
    assert not (project / ".site.building").exists()
