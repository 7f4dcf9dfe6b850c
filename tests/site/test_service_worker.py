"""What the service worker keeps, and when its version changes."""

from __future__ import annotations

import json
from pathlib import Path

from explainer.build import service_worker


def test_nothing_is_fetched_beyond_what_every_page_needs(site: Path) -> None:
    build = json.loads(
        (site / service_worker.WORKER).read_text(encoding="utf-8").splitlines()[0].removeprefix("const BUILD = ").rstrip(";")
    )
    assert build["pages"] == ["", "offline/"]
    assert {path.rpartition(".")[2] for path in build["files"]} == {"css", "js", "png"}
    assert all((site / path).is_file() for path in build["files"])


def test_the_version_changes_with_any_file_and_with_nothing_else(site_copy: Path) -> None:
    first = (site_copy / service_worker.WORKER).read_bytes()
    service_worker.write(site_copy)
    assert (site_copy / service_worker.WORKER).read_bytes() == first
    (site_copy / "assets" / "land.svg").write_text("<svg/>")
    service_worker.write(site_copy)
    assert (site_copy / service_worker.WORKER).read_bytes() != first
