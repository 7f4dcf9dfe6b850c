"""The foot of pages, missing addresses and earlier addresses in a real browser, on a small site below a project path."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from support.browsing import DESKTOP, TWO_SCREENS, Open, Scheme
from support.building import build, small_project
from support.servers import served

RAID = "operations/river-raid/"
NOW = datetime(2031, 3, 9, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("small")
    done = build(small_project(folder), folder / "host" / "project", SITE_URL="https://example.org/project/")
    assert done.returncode == 0, done.stdout + done.stderr
    with served(folder / "host") as url:
        yield f"{url}project/"


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    contexts, wrong = [], []

    def open_one(path: str, size: ViewportSize = DESKTOP, scheme: Scheme = "light", script: bool = True, sharing: str = "") -> Page:
        context = browser.new_context(
            viewport=size,
            color_scheme=scheme,
            java_script_enabled=script,
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        if script:
            page.clock.set_fixed_time(NOW)
            page.add_init_script(sharing or "delete Navigator.prototype.share")
        page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("response", lambda response: wrong.append(response.url) if missing(page, response.status, response.url) else None)
        page.goto(address + path, wait_until="load")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert wrong == []


def missing(page: Page, status: int, url: str) -> bool:
    """Whether something that the page needs is not there; the page itself may be missing."""
    return status == 404 and not url.endswith("/") and "%" not in url


def copied(page: Page, name: str) -> str:
    page.get_by_role("button", name=name).click()
    expect(page.locator(".use-said")).to_have_text("Copied.")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_citation_is_copied_with_the_day_of_the_reader(open_page: Open) -> None:
    page = open_page(RAID)
    page.locator(".use-cite summary").click()
    assert copied(page, "Copy Plain text").endswith("https://example.org/project/operations/river-raid/ (accessed 9 March 2031).")
    assert "urldate = {2031-03-09}" in copied(page, "Copy BibTeX")
    (item,) = json.loads(copied(page, "Copy CSL-JSON"))
    assert item["accessed"] == {"date-parts": [[2031, 3, 9]]}


def test_the_address_is_copied_with_the_claim_the_reader_stands_at(open_page: Open) -> None:
    page = open_page(f"{RAID}#claim-dead")
    assert copied(page, "Copy the address") == "https://example.org/project/operations/river-raid/#claim-dead"


def test_sharing_is_a_button_only_where_the_browser_can(open_page: Open) -> None:
    expect(open_page(RAID).get_by_role("button", name="Share …")).to_have_count(0)
    page = open_page(RAID, sharing="Navigator.prototype.share = async (given) => { window.given = given; }")
    page.get_by_role("button", name="Share …").click()
    assert page.evaluate("window.given.url") == "https://example.org/project/operations/river-raid/"


def test_a_refused_copy_selects_the_text(open_page: Open) -> None:
    page = open_page(RAID, sharing="Clipboard.prototype.writeText = async () => { throw new Error('no'); }")
    page.locator(".use-cite summary").click()
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.locator(".use-said")).to_contain_text("selected instead")
    assert "@misc" in page.evaluate("getSelection().toString() || document.activeElement.value")


def test_without_script_the_citations_can_be_read_and_there_are_no_buttons(open_page: Open) -> None:
    page = open_page(RAID, script=False)
    page.locator(".use-cite summary").click()
    expect(page.get_by_label("BibTeX")).to_be_visible()
    expect(page.get_by_label("BibTeX")).to_have_value(re.compile(r"urldate = \{\[date of access\]\}"))
    expect(page.get_by_text("Put the day on which you read it")).to_be_visible()
    expect(page.locator(".use button")).to_have_count(0)


@TWO_SCREENS
@pytest.mark.parametrize("path", [RAID, "about/", "figures/dead/", "map/", "", "no/such-page/"])
def test_the_open_foot_fits_and_is_accessible(open_page: Open, path: str, size: ViewportSize, scheme: Scheme) -> None:
    page = open_page(path, size, scheme)
    if page.locator(".use-cite").count():
        page.locator(".use-cite summary").click()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_table_of_a_figure_is_downloaded_under_its_name(open_page: Open) -> None:
    page = open_page("figures/dead/")
    with page.expect_download() as download:
        page.locator("figure.chart figcaption a").click()
    assert download.value.suggested_filename == "dead.csv"
    assert Path(download.value.path()).read_bytes().startswith(b'\xef\xbb\xbf"series","definition",')


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("actors/red-bandd/", "red bandd"),
        ("operations/river-raid/old.html/", "river raid old"),
        ("R%C3%ADver_town+2020/", "Ríver town 2020"),
        ("50%-dead/", "50 dead"),
        ("%3Cscript%3Ealert(1)/", "script alert 1"),
    ],
)
def test_a_missing_address_offers_to_search_for_its_words(open_page: Open, path: str, words: str) -> None:
    page = open_page(path)
    expect(page.locator("h1")).to_have_text("This page is not here")
    expect(page.get_by_label("Search for a name")).to_have_value(words)


def test_the_search_of_a_missing_page_finds_what_was_meant(open_page: Open, address: str) -> None:
    page = open_page("actors/red-bandd/")
    page.get_by_role("search", name="Search for the missing page").get_by_role("button", name="Search").click()
    expect(page).to_have_url(f"{address}?q=red+bandd")
    expect(page.locator("#_search")).to_be_visible()
    expect(page.locator(".search-results li a").first).to_have_attribute("href", f"{address}actors/red-band/")


@pytest.mark.parametrize("script", [True, False])
def test_a_missing_page_leads_to_the_sections_below_the_project_path(open_page: Open, address: str, script: bool) -> None:
    page = open_page("no/such/place/", script=script)
    links = page.locator(".missing-sections a").evaluate_all("links => links.map(link => link.href)")
    assert len(links) > 5
    assert all(link.startswith(address) for link in links), links
    assert f"{address}timeline/" in links
    assert [link for link in links if page.request.get(link).status != 200] == []
    if not script:
        expect(page.locator(".missing")).to_be_hidden()


def test_an_earlier_address_arrives_at_the_claim(open_page: Open, address: str) -> None:
    page = open_page("events/river-battle/#claim-dead")
    expect(page).to_have_url(f"{address}{RAID}#claim-dead")
    expect(page.locator(":target")).to_have_attribute("id", "claim-dead")
    expect(page.locator("#claim-dead")).to_be_in_viewport()


def test_an_earlier_address_leads_on_without_script(open_page: Open, address: str) -> None:
    page = open_page("events/river-battle/", script=False)
    expect(page).to_have_url(f"{address}{RAID}")
    assert urlsplit(page.url).path.endswith(RAID)
