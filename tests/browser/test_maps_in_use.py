"""Maps, and the selection that they share with timeline, tables and the address, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, ViewportSize, expect

from support.browsing import SCREENS, STRIKE, Open, Scheme, the_map, wait_until
from support.servers import served


@SCREENS
def test_the_map_is_drawn_and_a_popup_opens(open_page: Open, size: ViewportSize, scheme: Scheme) -> None:
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
def test_the_overview_stands_on_the_home_page(open_page: Open, size: ViewportSize, scheme: Scheme) -> None:
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
    page.locator("#_selection select[name=kind]").select_option("coup")
    expect(page).to_have_url(f"{address}map/?kind=coup")
    coups = visible_rows(page)
    assert "coup-2020" in coups
    assert len(coups) < len(everything)
    rows = page.locator("[data-rows] [data-record]:not([hidden])").count()
    expect(frame.locator(".cluster, .mark").first).to_be_attached()
    assert drawn_and_beside(frame) == rows
    expect(page.locator(".selection-found [role=status]")).to_have_text(f"{len(coups)} of {len(everything)} records")
    assert "coup-2012" in coups
    page.locator("#_selection select[name=country]").select_option("ML")
    assert page.url.startswith(f"{address}map/?kind=coup&country=ML")
    page.go_back()
    wait_until(page, "!location.search.includes('country')")
    assert visible_rows(page) == coups
    page.locator(".selection-reset").click()
    assert visible_rows(page) == everything


def test_an_address_restores_the_selection_on_page_map_and_timeline(open_page: Open) -> None:
    query = "?from=2020-08&to=2020-09&country=ML"
    page = open_page(f"map/{query}")
    frame = the_map(page)
    expect(page.locator("#_selection select[name=country]")).to_have_value("ML")
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
    wait_until(page, "location.search.includes('at=')")
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
    wait_until(page, "document.fullscreenElement !== null")
    page.keyboard.press("Enter")
    wait_until(page, "document.fullscreenElement === null")


def test_what_is_not_on_the_map_is_listed_beside_it(open_page: Open) -> None:
    page = open_page("map/overview.html")
    expect(page.locator("html[data-drawn]")).to_be_attached()
    page.locator("#beside summary").click()
    expect(page.locator("#beside h2", has_text="not located more precisely than Mali")).to_be_visible()
    expect(page.locator("#beside a", has_text="Operation Serval")).to_be_visible()


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
    expect(page.locator("#_selection")).to_be_hidden()
    assert page.locator("[data-rows] [data-record]").count() >= 20
    expect(page.locator("[data-rows] [data-record]").last).to_be_visible()


def test_print_shows_the_drawing_instead_of_the_frame(open_page: Open) -> None:
    page = open_page(STRIKE)
    page.emulate_media(media="print")
    expect(page.locator("#_map iframe")).to_be_hidden()
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
