"""Two builds of one commit are the same bytes, and they work below any address."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from support.building import build, tree
from support.repository import ROOT

LATER = """import datetime, time_machine
time_machine.travel(datetime.datetime(2031, 2, 28, 23, 59, tzinfo=datetime.timezone.utc), tick=True).start()
"""


def test_two_builds_are_the_same_bytes_on_other_days_and_under_other_settings(site: Path, tmp_path: Path) -> None:
    """Another folder, another day, time zone, locale and order of hashes."""
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(LATER)
    settings = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C", "PYTHONPATH": str(tmp_path / "clock")}
    done = build(ROOT, tmp_path / "elsewhere" / "public", **settings)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "elsewhere" / "public") == tree(site)


def test_the_site_works_below_a_project_path(site: Path, tmp_path: Path) -> None:
    """No page names an absolute path, so the same files work anywhere."""
    shutil.copytree(site, tmp_path / "sahel-explained")
    for path in (tmp_path / "sahel-explained").rglob("*.html"):
        if path.name != "404.html":
            assert re.findall(r"(?:href|src)=\"?/(?!/)", path.read_text(encoding="utf-8")) == [], path
