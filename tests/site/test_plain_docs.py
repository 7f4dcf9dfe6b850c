"""The site as plain files: a generator without our hooks makes the same page bodies of them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from support.building import MKDOCS, build, small_project
from support.command_line import invoke


def bodies(folder: Path) -> dict[str, str]:
    """What stands between the beginning and the end of each page's article."""
    found = {}
    for path in sorted(folder.rglob("index.html")):
        text = path.read_text(encoding="utf-8")
        if article := re.search(r'<article class="md-content__inner[^"]*">(.*?)</article>', text, re.DOTALL):
            # The button to edit a page is the theme's, from a setting that bare MkDocs does not have.
            body = re.sub(r'<a href="[^"]*" title="Edit this page".*?</a>', "", article[1], flags=re.DOTALL)
            # Ids of titles and of headings in prose, and what isolates words, our hooks add; of prose the marks are left.
            body = re.sub(r'(<h[1-6]) id="[^"]*"|(<a class="headerlink") href="[^"]*"', r"\1\2", re.sub(r"</?bdi>|<!--/?text-->", "", body))
            body = re.sub(r"(<table) data-in-text(?:=\"\")?>\s*<caption>.*?</caption>", r"\1>", body)
            body = re.sub(r"\s+", " ", body).strip()
            # Our theme puts the body into an element that the search looks for.
            found[path.relative_to(folder).as_posix()] = re.sub(r"^<div [^>]*> ?(.*?) ?</div>$", r"\1", body)
    return found


def test_bare_mkdocs_makes_the_same_pages_of_the_staged_files(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "docs" / "about.md").write_text(
        "---\ntitle: About\ndescription: About it.\n---\n\n# About\n\nOf the [[red-band]] [@gazette].\n"
    )
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    staged = invoke("stage", "plain", folder=project)
    assert staged.returncode == 0, staged.stderr
    bare = subprocess.run([MKDOCS, "build", "-q", "-f", "plain/mkdocs.yml"], cwd=project, capture_output=True, text=True, check=False)
    assert bare.returncode == 0, bare.stderr
    ours, theirs = bodies(project / "site"), bodies(project / "plain" / "site")
    assert len(ours) > 25
    assert set(ours) == set(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []
    for name in ("operations/river-raid/map.html", "data/v1/claims.csv", "search/r.json", "card.png"):
        assert (project / "plain" / "site" / name).is_file(), name
    scripts = re.findall(r'"([^"]+\.js)"', (project / "plain/site/operations/river-raid/map.html").read_text(encoding="utf-8"))
    assert len(scripts) > 5
    assert [script for script in scripts if not (project / "plain/site/operations/river-raid" / script).is_file()] == []


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    done = invoke("stage", "docs", folder=project)
    assert done.returncode == 2
    assert "docs is not empty" in done.stderr


def test_broken_records_are_named_and_nothing_is_written(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "data/terms/raid.yml").write_text("term: [")
    done = invoke("stage", "plain", folder=project)
    assert done.returncode == 1
    assert "data/terms/raid.yml:" in done.stderr
    assert not (project / "plain").exists()
