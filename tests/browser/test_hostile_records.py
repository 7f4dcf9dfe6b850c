"""A browser runs nothing that a record holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hostile.harm import (
    pages_of,
    watch,
)
from support.servers import served
from support.soak import SOAK

NASTY = ("", "operations/raid/", "operations/raid/map.html", "actors/soldier/", "places/village/", "places/village/map.html",
         "sources/leaflet/", "figures/numbers/", "background/chapter/", "terms/word/", "timeline/", "map/overview.html", "gaps/",
         "events/proto/", "?q=script", "map/#e", "events/constructor/map.html", "no-such-page/%3Cscript%3E/")  # fmt: skip


@pytest.mark.soak
def test_a_browser_runs_nothing_of_a_record(hostile_sites: tuple[Path, Path], browser: Browser) -> None:
    wrong: list[str] = []
    with served(hostile_sites[0]) as address, browser.new_context() as context:
        context.add_init_script("window.addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective));")
        page = context.new_page()
        watch(page, address, wrong)
        pages = list(NASTY)
        if SOAK:
            pages += [path.removesuffix("index.html") for path in pages_of(hostile_sites[0]) if not path.startswith("404")]
        for path in pages:
            page.goto(address + path, wait_until="load")
            for element in page.locator("a[href*='preview'], .md-content a:not(.headerlink)").all()[:3]:
                element.dispatch_event("mouseover")
            page.wait_for_timeout(100)
            for frame in page.frames:
                if frame.evaluate("() => window.__hacked ?? window.hacked ?? null") is not None:
                    wrong.append(f"{path}: a record's script ran")
    assert wrong == []
