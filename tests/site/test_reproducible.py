"""Two builds of one commit are the same bytes, and they work below any address."""

from __future__ import annotations

import re
from pathlib import Path

from support.building import build, tree
from support.repository import ROOT

LATER = """import datetime, os, pathlib, time_machine
time_machine.travel(datetime.datetime(2031, 2, 28, 23, 59, tzinfo=datetime.timezone.utc), tick=True).start()
pathlib.Path(os.environ["SEEN"]).write_text(str(datetime.date.today()))
"""


def test_two_builds_are_the_same_bytes_on_other_days_and_under_other_settings(site: Path, tmp_path: Path) -> None:
    """Another folder, another day, time zone, locale and order of hashes."""
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(LATER)
    settings = {
        "TZ": "Pacific/Auckland",
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C",
        "PYTHONPATH": str(tmp_path / "clock"),
        "SEEN": str(tmp_path / "seen"),
    }
    done = build(ROOT, tmp_path / "elsewhere" / "public", **settings)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "seen").read_text() in ("2031-02-28", "2031-03-01"), "the other day was another day"
    assert tree(tmp_path / "elsewhere" / "public") == tree(site)


def test_the_site_works_below_any_path(site: Path) -> None:
    """No page but the one for missing addresses names an absolute path, so the same files work anywhere."""
    absolute = {
        path.relative_to(site): re.findall(r"(?:href|src)=[\"']?/(?!/)", path.read_text(encoding="utf-8")) for path in site.rglob("*.html")
    }
    assert len(absolute) > 300
    assert [path.name for path, found in absolute.items() if found] == ["404.html"]
