"""A browser runs nothing that a record holds."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize("number", [0, 1])
def test_words_without_a_break_push_no_mark_off_the_screen(hostile_sites: tuple[Path, Path], browser: Browser, number: int) -> None:
    with served(hostile_sites[0]) as address, browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{address}events/spoofing-words-without-a-break-{number}/", wait_until="load")
        edges = page.locator(".party, .grade").evaluate_all("marks => marks.map((mark) => mark.getBoundingClientRect().right)")
        assert len(edges) >= 3
        assert max(edges) <= 360
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_table_in_the_text_says_that_it_is_one(hostile_sites: tuple[Path, Path], browser: Browser) -> None:
    with served(hostile_sites[0]) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}events/spoofing-a-table-like-ours-0/", wait_until="load")
        assert page.locator("table[data-in-text] caption").inner_text() == "A table in the text"
        assert page.locator("table.claims").count() == 0
        assert page.locator("table[data-in-text] .grade").count() == 0


def test_words_from_right_to_left_are_isolated_on_every_page(hostile_sites: tuple[Path, Path]) -> None:
    pages = [path for path in pages_of(hostile_sites[0]) if "שלום" in (hostile_sites[0] / path).read_text(encoding="utf-8")]
    assert len(pages) > 1
    for path in pages:
        text = (hostile_sites[0] / path).read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0]
        # Each text of a drawing is an element of its own; the others hold no elements.
        text = re.sub(r"<(svg|textarea|option|script)\b.*?</\1>", "", text, flags=re.DOTALL)
        for before in text.split("שלום")[:-1]:
            assert before.endswith("<bdi>") or before.rpartition("<")[2].count('"') % 2, (path, before[-80:])
