"""The site in real headless Chromium, as readers meet it: phone and desktop, light and dark."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FrameLocator, Page, expect, sync_playwright

from site_fixtures import served

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
SCREENS = pytest.mark.parametrize(
    ("size", "scheme"),
    [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")],
    ids=["phone-light", "phone-dark", "desktop-light", "desktop-dark"],
)
STRIKE = "operations/boulikessi-strike/"
KINDS = ["", STRIKE, "operations/", "events/", "actors/", "actors/jnim/", "actors/florence-parly/", "places/", "places/boulikessi/",
         "places/mali/", "sources/", "sources/sofrep-2020-11/", "map/", "about/", "fields/",
         "article/", "background/", "background/mali-in-2020/", "timeline/", "figures/", "figures/displaced-people-2020/", "terms/",
         "terms/neutralised/", "gaps/", "corrections/", "method/", "events/coup-2020/", "operations/operation-bourrasque/", f"{STRIKE}map.html", "map/overview.html"]  # fmt: skip

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    system = next((path for name in names if (path := shutil.which(name))), None)
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    # Without a system browser Playwright's own is used, which tools/browser.sh has fetched.
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=system, args=flags) as chromium:
        yield chromium


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as url:
        yield url


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page of the site; at the end no request has left localhost and nothing went wrong in the console."""
    contexts, wrong = [], []

    def open_one(path: str, size: dict[str, int] = DESKTOP, scheme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script, reduced_motion="reduce")  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None)
        page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address + path, wait_until="load")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert wrong == []


def the_map(page: Page) -> FrameLocator:
    page.locator("#map iframe").scroll_into_view_if_needed()
    frame = page.frame_locator("#map iframe")
    expect(frame.locator("html[data-drawn]")).to_be_attached(timeout=15_000)
    return frame


@SCREENS
@pytest.mark.parametrize("path", ["", STRIKE])
def test_the_map_is_drawn_and_a_popup_opens(open_page: Open, path: str, size: dict[str, int], scheme: str) -> None:
    frame = the_map(open_page(path, size, scheme))
    expect(frame.locator("path.land:not([d='M0 0'])").first).to_be_visible()
    expect(frame.locator("path.spot-circle").first).to_be_visible()
    frame.locator("path.spot-point[aria-label*='French operation near Boulikessi']").click()
    popup = frame.locator(".leaflet-popup-content")
    expect(popup).to_contain_text("French operation near Boulikessi")
    expect(popup).to_contain_text("30–31 October 2020")
    expect(popup).to_contain_text("near Boulikessi, within about 20 km")
    assert popup.locator("a").first.get_attribute("target") == "_top"


def test_a_popup_opens_by_keyboard_and_leads_to_the_record(open_page: Open, address: str) -> None:
    page = open_page("map/overview.html")
    expect(page.locator("html[data-drawn]")).to_be_attached()
    page.locator("path[role=button][aria-label*='French operation near Boulikessi']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup-content")).to_be_visible()
    page.locator(".leaflet-popup-content a", has_text="French operation near Boulikessi").click()
    expect(page).to_have_url(address + STRIKE)


@SCREENS
@pytest.mark.parametrize(
    ("words", "path"),
    [("Boulkessi", "places/boulikessi/"), ("GSIM", "actors/jnim/"), ("RVIM", "actors/jnim/"), ("francois lecointre", "actors/francois-lecointre/"),
     ("zone des trois frontieres", "places/three-borders-area/")],
)  # fmt: skip
def test_every_name_finds_its_page(open_page: Open, address: str, words: str, path: str, size: dict[str, int], scheme: str) -> None:
    page = open_page("about/", size, scheme)
    page.locator(".search-open").click()
    page.locator("#search-words").fill(words)
    expect(page.locator(".search-results li a").first).to_have_attribute("href", f"/{path}")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + path)


def test_nothing_of_the_search_is_loaded_before_it_is_opened(open_page: Open) -> None:
    page = open_page("about/")
    loaded = "performance.getEntriesByType('resource').map(entry => entry.name).filter(name => name.includes('pagefind')).length"
    assert page.evaluate(loaded) == 0
    page.keyboard.press("/")
    expect(page.locator("#search-words")).to_be_focused()
    page.wait_for_function(f"{loaded} > 0")
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone-dark", "desktop-light"])
def test_every_kind_of_page_fits_the_screen_and_is_accessible(open_page: Open, path: str, size: dict[str, int], scheme: str) -> None:
    page = open_page(path, size, scheme)
    if page.locator("#map iframe").count():
        the_map(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", ["", STRIKE, "places/boulikessi/", "map/"])
def test_without_script_the_drawing_and_the_text_remain(open_page: Open, path: str) -> None:
    page = open_page(path, script=False)
    drawing = page.locator(".map-frame svg")
    expect(drawing).to_be_visible()
    assert str(drawing.get_attribute("aria-label")).startswith("Map of ")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".search-open")).to_be_hidden()


def test_print_shows_the_drawing_instead_of_the_frame(open_page: Open) -> None:
    page = open_page(STRIKE)
    page.emulate_media(media="print")
    expect(page.locator("#map iframe")).to_be_hidden()
    expect(page.locator(".map-frame svg")).to_be_visible()


def test_the_map_follows_the_sites_switch(open_page: Open) -> None:
    page = open_page(STRIKE)
    frame = the_map(page)
    expect(frame.locator("html")).to_have_attribute("data-scheme", "light")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    expect(frame.locator("html")).to_have_attribute("data-scheme", "dark")


def test_the_drawing_and_the_map_show_the_same_place(open_page: Open) -> None:
    page = open_page(STRIKE)
    frame = the_map(page)
    drawn = page.locator(".map-frame svg .spot-point").bounding_box()
    live = frame.locator("path.spot-point").bounding_box()
    assert drawn is not None
    assert live is not None
    assert abs(drawn["x"] + drawn["width"] / 2 - live["x"] - live["width"] / 2) < 25
    assert abs(drawn["y"] + drawn["height"] / 2 - live["y"] - live["height"] / 2) < 25
