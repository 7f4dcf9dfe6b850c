"""A killed build leaves a whole site, and a served one has no worker."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.build import postprocess, service_worker


@pytest.mark.parametrize("killed", ["while building", "between the two renames", "before the old one was deleted"])
def test_a_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path, killed: str) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("old")
    new, old = postprocess.building_folder(target), tmp_path / ".site.old"
    new.mkdir()
    (new / "index.html").write_text("new")
    if killed != "while building":
        target.rename(old)
    if killed == "before the old one was deleted":
        new.rename(target)
    postprocess.recover(target)
    assert (target / "index.html").read_text() == ("new" if killed == "before the old one was deleted" else "old")
    assert not new.exists()
    assert not old.exists()


def test_a_served_site_has_no_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postprocess, "index", lambda folder: None)
    (tmp_path / "index.html").write_text('<html><meta charset="utf-8"></html>')
    postprocess.finish(tmp_path, security=False)
    assert not (tmp_path / service_worker.WORKER).exists()
    postprocess.finish(tmp_path, security=True)
    assert (tmp_path / service_worker.WORKER).exists()
