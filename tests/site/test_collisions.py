"""No two sources are written to one file of the site: MkDocs would keep the last of them in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.building import build, small_project

PAGE = "---\ntitle: Mine\ndescription: Mine.\n---\n\n# Mine\n"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("actors/red-band.md", "docs/actors/red-band.md has the address of a page that is made from records (actors/red-band/index.html)"),
        ("actors/red-band/index.md", "docs/actors/red-band/index.md has the address of a page that is made from records"),
        (
            "events/river-battle.md",
            "docs/events/river-battle.md has the address of a page that is made from records",
        ),  # leads on, by previous_ids
        ("events/index.md", "docs/events/index.md has the address of a page that is made from records (events/index.html)"),
        ("timeline.md", "docs/timeline.md has the address of a page that is made from records (timeline/index.html)"),
        ("timeline/index.md", "docs/timeline/index.md has the address of a page that is made from records"),
        ("about/index.md", "has the same address (about/index.html); rename one of them"),
        ("pagefind/index.md", "docs/pagefind/index.md: the build itself writes pagefind/index.html"),
        ("pagefind/words.md", "docs/pagefind/words.md: the build itself writes pagefind/words/index.html"),
    ],
)
def test_a_page_by_hand_cannot_have_an_address_that_is_taken(tmp_path: Path, name: str, told: str) -> None:
    project = small_project(tmp_path)
    page = project / "docs" / name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE, encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()
