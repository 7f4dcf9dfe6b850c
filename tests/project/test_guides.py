"""The guides for whoever changes the engine are true: their changes fit the code, and their commands print what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.building import build
from support.guides import GUIDES, Guide, follow, project_to_change, run_line
from support.repository import ROOT

pytestmark = [pytest.mark.real_data, pytest.mark.slow]
CHANGES = [guide for guide in GUIDES if guide.diffs]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_a_guide_can_be_followed_literally(guide: Guide, tmp_path: Path) -> None:
    project = project_to_change(tmp_path)
    touched = follow(guide, project)
    # Records are what a change is for, and golden files follow from it.
    changed = {path for path in touched if not path.startswith(("data/", "tests/check/"))}
    assert len(changed) == (guide.stated_files or 0), sorted(changed)
    at_once = [command for command in guide.commands if not command.needs_site]
    assert at_once, "a guide shows what comes of it"
    for command in at_once:
        run_line(command, project)


def test_the_site_has_what_all_guides_together_promise(tmp_path: Path) -> None:
    project = project_to_change(tmp_path)
    for guide in CHANGES:
        follow(guide, project)
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr[-3000:]
    assert "WARNING" not in done.stderr, done.stderr
    for guide in CHANGES:
        promised = [command for command in guide.commands if command.needs_site]
        assert promised or guide.name == "add-a-check", f"{guide.name} promises nothing about the site"
        for command in promised:
            run_line(command, project)


def test_maintainers_are_led_to_every_guide() -> None:
    index = (ROOT / "docs" / "maintaining.md").read_text(encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for guide in GUIDES:
        assert f"(dev/{guide.name}.md)" in index
        assert f": dev/{guide.name}.md\n" in settings
        for path in re.findall(r"`((?:hooks|docs|tests|data|overrides)/[\w./-]+\.\w+)`", guide.text):
            made = f"+++ b/{path}" in guide.text
            assert made or (ROOT / path).exists(), f"{guide.name} names {path}, which does not exist"
