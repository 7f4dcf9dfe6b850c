"""The site in real headless Chromium, as readers meet it: phone and desktop, light and dark."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ViewportSize, expect

from support.browsing import PHONE, SCREENS, STRIKE, TWO_SCREENS, Open, Scheme, the_map

KINDS = ["", STRIKE, "operations/", "events/", "actors/", "actors/jnim/", "actors/florence-parly/", "places/", "places/boulikessi/",
         "places/mali/", "sources/", "sources/sofrep-2020-11/", "map/", "about/", "fields/",
         "article/", "background/", "background/mali-in-2020/", "timeline/", "figures/", "figures/displaced-people-2020/", "terms/",
         "terms/neutralised/", "gaps/", "corrections/", "relations/", "method/", "offline/", "events/coup-2020/", "operations/operation-bourrasque/", f"{STRIKE}map.html", "map/overview.html"]  # fmt: skip


def test_the_colours_follow_the_device_until_the_reader_chooses(open_page: Open) -> None:
    page = open_page("about/", scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.locator("[data-md-component=palette] label:visible").click()
    page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_menu_of_a_phone_opens_by_keyboard(open_page: Open) -> None:
    page = open_page("about/", PHONE)
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-nav--primary").get_by_role("link", name="Operations")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()


@pytest.mark.parametrize(
    ("path", "most"),
    [(STRIKE, 90), ("background/the-war-spreads/", 90), ("actors/jnim/", 90), ("places/boulikessi/", 90), ("", 90), ("operations/", 90)],
)
def test_a_first_page_is_light(open_page: Open, path: str, most: int) -> None:
    """Everything that the browser fetches on a cold cache without the map, compressed, in kilobytes."""
    page = open_page("complaints/")
    page.evaluate("performance.clearResourceTimings()")
    page.route(re.compile(r"map\.html|overview\.html"), lambda route: route.fulfill(body=""))
    page.goto(page.url.replace("complaints/", path))
    urls = [page.url, *page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")]
    fetched = {url for url in urls if url.startswith("http") and "map.html" not in url and "overview.html" not in url}
    packed = sum(len(gzip.compress(page.request.get(url).body(), 6)) for url in fetched)
    assert packed < most * 1024, f"{packed} bytes: {sorted(fetched)}"


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_a_term_is_explained_by_keyboard_with_and_without_script(open_page: Open, script: bool) -> None:
    page = open_page("background/the-war-spreads/", script=script)
    term = page.locator("button.term").first
    note = page.locator(f"#{term.get_attribute('popovertarget')}")
    expect(note).to_be_hidden()
    term.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    expect(note.locator("a")).to_have_attribute("href", re.compile(r"terms/"))
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_a_source_opens_beside_its_mark_and_gives_the_focus_back(open_page: Open) -> None:
    page = open_page(STRIKE)
    mark = page.locator("sup.cite a").first
    listed = page.locator("#ref-1").inner_text()
    mark.focus()
    page.keyboard.press("Enter")
    box = page.locator(".aid")
    expect(box).to_be_visible()
    assert box.inner_text().strip()[:30] == listed.strip()[:30]
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(mark).to_be_focused()
    plain = open_page(STRIKE, script=False)
    plain.locator("sup.cite a").first.click()
    assert plain.url.endswith("#ref-1")


def test_resting_on_a_link_shows_what_the_record_is(open_page: Open) -> None:
    page = open_page("background/the-war-spreads/")
    page.locator(".md-typeset p a[href*='actors/jnim/']").first.hover()
    expect(page.locator(".aid")).to_contain_text("JNIM")
    expect(page.locator(".aid")).to_contain_text("Group")


def test_a_chapter_prints_with_its_sources_and_without_the_furniture(open_page: Open) -> None:
    page = open_page("background/the-war-spreads/")
    page.emulate_media(media="print")
    expect(page.locator(".references")).to_be_visible()
    for selector in (".md-header", ".md-footer", ".reading"):
        expect(page.locator(selector)).to_be_hidden()


@pytest.mark.parametrize("path", KINDS)
@TWO_SCREENS
def test_every_kind_of_page_fits_the_screen_and_is_accessible(open_page: Open, path: str, size: ViewportSize, scheme: Scheme) -> None:
    page = open_page(path, size, scheme)
    if page.locator("#_map .map-frame").count():
        the_map(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", KINDS)
def test_a_page_enlarged_four_times_does_not_scroll_sideways(open_page: Open, path: str) -> None:
    """1280 pixels at 400 % are 320 (WCAG 2.2, 1.4.10); headings step down one level at a time."""
    page = open_page(path, {"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"
    levels = page.locator("main :is(h1, h2, h3, h4), header h1").evaluate_all("all => all.map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


@SCREENS
@pytest.mark.parametrize("path", ["relations/", "actors/jnim/", "actors/malian-government/", "actors/fla/"])
def test_drawings_of_relations_can_be_read_on_a_phone(open_page: Open, path: str, size: ViewportSize, scheme: Scheme) -> None:
    page = open_page(path, size, scheme, script=False)
    expect(page.locator(".kinship svg").first).to_be_visible()
    outside = """svgs => svgs.flatMap(svg => [...svg.querySelectorAll("text")].filter(text => {
        const edge = svg.getBoundingClientRect(), box = text.getBoundingClientRect();
        return box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom + 1;
    }).map(text => text.textContent))"""
    assert page.locator(".kinship svg").evaluate_all(outside) == []
    smallest = """svgs => Math.min(...svgs.map(svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""
    assert page.locator(".kinship svg").evaluate_all(smallest) >= 0.98
    for drawing in page.locator(".kinship svg").all():
        assert "below says the same." in str(drawing.get_attribute("aria-label"))
