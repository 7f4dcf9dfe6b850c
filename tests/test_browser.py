"""The site in real headless Chromium, as readers meet it: phone and desktop, light and dark."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FrameLocator, Page, expect

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
         "terms/neutralised/", "gaps/", "corrections/", "relations/", "method/", "offline/", "events/coup-2020/", "operations/operation-bourrasque/", f"{STRIKE}map.html", "map/overview.html"]  # fmt: skip

Open = Callable[..., Page]
# The dialog has said how much it found for these words, and they are still the words in it.
FINISHED = """words => document.getElementById("search-words").value === words
    && !/Look|Any name/.test(document.querySelector(".search-status").textContent)"""


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
    page.locator("#map .map-frame").scroll_into_view_if_needed()
    page.locator("#map .map-frame").hover()
    frame = page.frame_locator("#map iframe")
    expect(frame.locator("html[data-drawn]")).to_be_attached(timeout=15_000)
    return frame


@SCREENS
def test_the_map_is_drawn_and_a_popup_opens(open_page: Open, size: dict[str, int], scheme: str) -> None:
    frame = the_map(open_page(STRIKE, size, scheme))
    expect(frame.locator("path.land:not([d='M0 0'])").first).to_be_visible()
    expect(frame.locator("path.river:not([d='M0 0'])").first).to_be_attached()
    expect(frame.locator("path.spot-circle").first).to_be_visible()
    frame.locator(".mark[aria-label*='French operation near Boulikessi']").click()
    popup = frame.locator(".leaflet-popup-content")
    expect(popup).to_contain_text("French operation near Boulikessi")
    expect(popup).to_contain_text("30–31 October 2020")
    expect(popup).to_contain_text("near Boulikessi, within about 20 km")
    assert popup.locator("a").first.get_attribute("target") == "_top"


@SCREENS
def test_the_overview_stands_on_the_home_page(open_page: Open, size: dict[str, int], scheme: str) -> None:
    frame = the_map(open_page("", size, scheme))
    expect(frame.locator("path.land:not([d='M0 0'])").first).to_be_visible()
    expect(frame.locator(".cluster").first).to_be_visible()
    expect(frame.locator(".bar")).to_be_hidden()


def test_a_keyboard_alone_leads_from_the_map_to_the_record(open_page: Open, address: str) -> None:
    page = open_page("map/overview.html?at=15.1356,-1.08,9")
    expect(page.locator("html[data-drawn]")).to_be_attached()
    mark = page.locator(".mark[aria-label*='French operation near Boulikessi']")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup-content a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup-content")).to_have_count(0)
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    page.locator(".leaflet-popup-content a", has_text="French operation near Boulikessi").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + STRIKE)


def test_a_cluster_comes_closer_by_keyboard_and_keeps_the_focus_on_the_map(open_page: Open) -> None:
    page = open_page("map/overview.html")
    expect(page.locator("html[data-drawn]")).to_be_attached()
    before = page.locator(".leaflet-control-scale-line").inner_text()
    page.locator(".cluster").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-control-scale-line")).not_to_have_text(before)
    assert page.evaluate("document.activeElement.getAttribute('role')") == "button"


def visible_rows(page: Page) -> set[str]:
    """The records whose rows are shown."""
    return set(page.locator("[data-rows] [data-record]:not([hidden])").evaluate_all("rows => rows.map(row => row.dataset.record)"))


def drawn_and_beside(frame: FrameLocator) -> int:
    """The numbers on all marks, clusters and areas of the map, and in the list beside it."""
    frame.locator(".leaflet-control-zoom-out").click()
    frame.locator(".leaflet-control-zoom-out").click()
    text = "document.querySelectorAll('.cluster, .mark')"
    points = frame.locator("html").evaluate(f"() => [...{text}].reduce((sum, mark) => sum + Number(mark.textContent || 1), 0)")
    label = "one => (one.getAttribute('aria-label').match(/; /g) || []).length + 1"
    areas = sum(frame.locator("path[role=button]").evaluate_all(f"paths => paths.map({label})"))
    missing = frame.locator("#beside li").count()
    return int(points) + int(areas) + missing


def test_map_bars_table_and_address_show_the_same_selection(open_page: Open, address: str) -> None:
    page = open_page("map/")
    frame = the_map(page)
    everything = visible_rows(page)
    page.locator("#selection select[name=kind]").select_option("coup")
    expect(page).to_have_url(f"{address}map/?kind=coup")
    coups = visible_rows(page)
    assert "coup-2020" in coups
    assert len(coups) < len(everything)
    rows = page.locator("[data-rows] [data-record]:not([hidden])").count()
    expect(frame.locator(".cluster, .mark").first).to_be_attached()
    assert drawn_and_beside(frame) == rows
    expect(page.locator(".selection-found [role=status]")).to_have_text(f"{len(coups)} of {len(everything)} records")
    assert "coup-2012" in coups
    page.locator("#selection select[name=country]").select_option("ML")
    assert page.url.startswith(f"{address}map/?kind=coup&country=ML")
    page.go_back()
    page.wait_for_function("!location.search.includes('country')")
    assert visible_rows(page) == coups
    page.locator(".selection-reset").click()
    assert visible_rows(page) == everything


def test_an_address_restores_the_selection_on_page_map_and_timeline(open_page: Open) -> None:
    query = "?from=2020-08&to=2020-09&country=ML"
    page = open_page(f"map/{query}")
    frame = the_map(page)
    expect(page.locator("#selection select[name=country]")).to_have_value("ML")
    expect(page.locator("input[name=from]")).to_have_attribute("aria-valuetext", "August 2020")
    rows = visible_rows(page)
    assert "coup-2020" in rows
    assert "operation-barkhane" in rows, "a campaign belongs to its whole duration"
    assert "boulikessi-strike" not in rows
    expect(frame.locator("#chosen")).to_contain_text("from August 2020 to September 2020, Mali")
    page.locator(".selection-other").click()
    page.wait_for_url("**/timeline/**")
    assert page.url.endswith(query)
    assert visible_rows(page) == rows
    expect(page.locator("h2[id='2012']")).to_be_hidden()
    alone = open_page(f"map/overview.html{query}")
    expect(alone.locator("html[data-drawn]")).to_be_attached()
    expect(alone.locator("#chosen")).to_contain_text("from August 2020 to September 2020, Mali")
    assert alone.locator("#back").evaluate("link => link.search") == query


def test_time_is_selected_by_keyboard(open_page: Open) -> None:
    page = open_page("timeline/")
    start = page.locator("input[name=from]")
    start.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert "from=" in page.url
    few = visible_rows(page)
    page.locator(".bars button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bars button").first).to_have_attribute("aria-pressed", "true")
    year = str(page.locator(".bars button").first.get_attribute("aria-label"))[:4]
    assert page.url.endswith(f"?from={year}-01&to={year}-12")
    assert visible_rows(page) != few
    page.keyboard.press("Enter")
    expect(page.locator(".bars button").first).to_have_attribute("aria-pressed", "false")


def test_where_the_reader_moved_the_map_is_in_the_address(open_page: Open) -> None:
    page = open_page("map/?country=ML")
    frame = the_map(page)
    frame.locator(".leaflet-control-zoom-in").click()
    page.wait_for_function("location.search.includes('at=')")
    assert "country=ML" in page.url
    again = open_page(page.url.partition("/map/")[2].join(["map/", ""]))
    expect(the_map(again).locator(".leaflet-control-scale-line")).to_have_text(frame.locator(".leaflet-control-scale-line").inner_text())


def test_a_map_embedded_by_another_site_names_itself_and_leads_back(
    open_page: Open, browser: Browser, address: str, tmp_path: Path
) -> None:
    alone = open_page(f"{STRIKE}map.html")
    expect(alone.locator("html[data-drawn]")).to_be_attached()
    alone.locator(".embed summary").click()
    snippet = alone.locator("#snippet").input_value()
    assert "<script" not in snippet
    assert "aspect-ratio" in snippet
    (tmp_path / "index.html").write_text(re.sub(r'src="[^"]*?/operations/', f'src="{address}operations/', snippet))
    with served(tmp_path) as elsewhere:
        page = browser.new_page()
        # 127.0.0.1 and localhost are different sites to a browser.
        page.goto(elsewhere.replace("127.0.0.1", "localhost"))
        frame = page.frame_locator("iframe")
        expect(frame.locator("html[data-drawn]")).to_be_attached()
        expect(frame.locator("h1")).to_have_text("Map: French operation near Boulikessi")
        expect(frame.locator("#back")).to_be_visible()
        expect(frame.locator(".embed")).to_be_hidden()
        page.close()


def test_full_screen_is_a_button(open_page: Open) -> None:
    page = open_page(f"{STRIKE}map.html")
    expect(page.locator("html[data-drawn]")).to_be_attached()
    page.locator(".full-screen").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("Enter")
    page.wait_for_function("document.fullscreenElement === null")


def test_what_is_not_on_the_map_is_listed_beside_it(open_page: Open) -> None:
    page = open_page("map/overview.html")
    expect(page.locator("html[data-drawn]")).to_be_attached()
    page.locator("#beside summary").click()
    expect(page.locator("#beside h2", has_text="not located more precisely than Mali")).to_be_visible()
    expect(page.locator("#beside a", has_text="Operation Serval")).to_be_visible()


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
    expect(page.locator(".search-results li a").first).to_have_attribute("href", f"{address}{path}")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + path)


def test_real_queries_find_their_page_among_the_first_three(open_page: Open) -> None:
    """Names in every spelling, with slips, and descriptions; the results are those that the dialog shows."""
    queries = yaml.safe_load((Path(__file__).parent / "search_queries.yml").read_text(encoding="utf-8"))
    assert len(queries) >= 80
    page = open_page("about/")
    page.keyboard.press("/")
    missed = {}
    for query, wanted in queries.items():
        page.locator("#search-words").fill(str(query))
        page.wait_for_function(FINISHED, arg=str(query))
        found = page.locator(".search-results li a").evaluate_all("links => links.slice(0, 3).map(link => link.pathname)")
        if f"/{wanted}/" not in found:
            missed[query] = found
    assert missed == {}


def test_the_search_can_be_narrowed_shared_and_walked_by_keyboard(open_page: Open, address: str) -> None:
    page = open_page("about/?q=Kidal")
    page.wait_for_function(FINISHED, arg="Kidal")
    everything = page.locator(".search-results li").count()
    page.locator(".search-narrow summary").click()
    page.locator(".search-narrow select[name=section]").select_option("operations")
    page.locator(".search-narrow option[value='2014']").wait_for(state="attached")
    page.locator(".search-narrow select[name=year]").select_option("2014")
    page.wait_for_function(FINISHED, arg="Kidal")
    links = page.locator(".search-results li a").evaluate_all("links => links.map(link => link.pathname)")
    assert "/operations/kidal-2014/" in links
    assert all(link.startswith("/operations/") for link in links)
    assert len(links) < everything
    page.locator("#search-words").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results li a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()
    assert page.url == f"{address}about/"


def test_a_first_result_costs_little_on_a_cold_cache(open_page: Open) -> None:
    page = open_page("about/")
    page.evaluate("performance.clearResourceTimings()")
    page.keyboard.press("/")
    page.locator("#search-words").fill("Tinzawaten")
    page.locator(".search-results li a").first.wait_for()
    page.wait_for_function(FINISHED, arg="Tinzawaten")
    urls = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    packed = sum(len(gzip.compress(page.request.get(url).body(), 9)) for url in urls if url.startswith("http"))
    assert packed < 200_000, f"{packed} bytes: {urls}"


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
    if page.locator("#map .map-frame").count():
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


@pytest.mark.parametrize("path", ["", STRIKE, "places/boulikessi/", "map/"])
def test_without_script_the_drawing_and_the_text_remain(open_page: Open, path: str) -> None:
    page = open_page(path, script=False)
    drawing = page.locator(".map-frame svg")
    expect(drawing).to_be_visible()
    assert str(drawing.get_attribute("aria-label")).startswith("Map of ")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".search-open")).to_be_hidden()


@pytest.mark.parametrize("path", ["map/", "timeline/"])
def test_without_script_all_rows_stand_and_there_is_no_form(open_page: Open, path: str) -> None:
    page = open_page(path, script=False)
    expect(page.locator("#selection")).to_be_hidden()
    assert page.locator("[data-rows] [data-record]").count() >= 20
    expect(page.locator("[data-rows] [data-record]").last).to_be_visible()


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
    drawn = page.locator(".map-frame svg .spot-ring").bounding_box()
    live = frame.locator(".mark").bounding_box()
    assert drawn is not None
    assert live is not None
    assert abs(drawn["x"] + drawn["width"] / 2 - live["x"] - live["width"] / 2) < 25
    assert abs(drawn["y"] + drawn["height"] / 2 - live["y"] - live["height"] / 2) < 25


@SCREENS
@pytest.mark.parametrize("path", ["relations/", "actors/jnim/", "actors/malian-government/", "actors/fla/"])
def test_drawings_of_relations_can_be_read_on_a_phone(open_page: Open, path: str, size: dict[str, int], scheme: str) -> None:
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
