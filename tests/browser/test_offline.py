"""Reading without a link, in real headless Chromium, below a project path: what was read opens again and says that it is a copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date
from playwright.sync_api import Browser, BrowserContext, Page, expect

from explainer.build import service_worker
from support.browsing import the_map, wait_until
from support.patience import patience
from support.servers import Flaky, flaky

# What the search fetched for its words is kept: the pieces of pages that it shows are the last of it.
KEPT_SEARCH = """caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))
    .then(kept => kept.flat().filter(({url}) => url.endsWith(".pf_fragment")).length > 5)"""
STRIKE, GROUP = "operations/boulikessi-strike/", "actors/jnim/"


@pytest.fixture
def server(site_copy: Path) -> Iterator[Flaky]:
    with flaky(site_copy.parent) as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR", timezone_id="UTC", reduced_motion="reduce")
    context.set_default_timeout(1000 * patience())
    yield context
    context.close()


def read(page: Page, address: str) -> Page:
    """Opens a page with the worker awake, until the page and all it loaded are kept."""
    page.goto(address, wait_until="load")
    wait_until(page, "navigator.serviceWorker.controller !== null")
    wait_until(page, "key => caches.match(key).then(Boolean)", arg=address.partition("?")[0])
    return page


def kept(page: Page) -> list[str]:
    """The addresses of all kept pages, oldest first."""
    script = (
        "async () => (await (await caches.open((await caches.keys()).find(name => name.endsWith(' pages')))).keys()).map(({url}) => url)"
    )
    return list(page.evaluate(script))


def rebuild(site: Path, path: str, old: str, new: str) -> None:
    """A new build in which one file of the site has other words."""
    file = site / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    service_worker.write(site)


def rebuild_styles(site: Path, old: str, new: str) -> None:
    """A new build in which the style sheet has another rule, and so another name."""
    (sheet,) = (site / "assets" / "css").glob("site.*.css")
    text = sheet.read_text(encoding="utf-8")
    assert old in text
    sheet.with_name("site.01234567.css").write_text(text.replace(old, new), encoding="utf-8")
    for page in site.rglob("*.html"):
        page.write_text(page.read_text(encoding="utf-8").replace(sheet.name, "site.01234567.css"), encoding="utf-8")
    sheet.unlink()
    service_worker.write(site)


def test_a_page_that_was_read_opens_offline_with_its_map_and_says_of_which_day_it_is(context: BrowserContext, server: Flaky) -> None:
    page = read(context.new_page(), server.address + STRIKE)
    expect(page.locator("#_kept p:visible")).to_have_count(0)
    the_map(page)
    wait_until(page, "key => caches.match(key).then(Boolean)", arg=f"{server.address}{STRIKE}map.html")
    wait_until(page, "key => caches.match(key).then(Boolean)", arg=f"{server.address}assets/land.svg")
    context.set_offline(True)
    page.goto(server.address + STRIKE)
    notice = page.locator("#_kept p:visible")
    expect(notice).to_contain_text("You are offline. This is the copy you read on")
    read_on = date.fromisoformat(page.locator("#_kept time").first.evaluate("one => one.dateTime").partition("T")[0])
    assert format_date(read_on, "d MMMM y", "fr") in notice.inner_text()
    assert page.locator("#_kept").get_attribute("role") == "status"
    expect(page.locator("h1")).to_contain_text("Boulikessi")
    expect(the_map(page).locator(".mark").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.facts')).borderRadius") == "6px"
    context.set_offline(False)
    page.reload()
    expect(page.locator("#_kept p:visible")).to_have_count(0)


def test_a_page_first_opened_from_a_shared_address_is_kept_too(context: BrowserContext, server: Flaky) -> None:
    page = read(context.new_page(), server.address + GROUP + "?q=&from=mail#names")
    context.set_offline(True)
    page.goto(server.address + GROUP)
    expect(page.locator("#_kept p:visible")).to_contain_text("You are offline")


def test_a_page_never_read_leads_to_the_list_of_those_that_were(context: BrowserContext, server: Flaky) -> None:
    page = read(context.new_page(), server.address + STRIKE)
    context.set_offline(True)
    page.goto(server.address + GROUP)
    expect(page).to_have_url(f"{server.address}offline/?page={server.address.replace(':', '%3A').replace('/', '%2F')}actors%2Fjnim%2F")
    expect(page.locator("#_kept p:visible")).to_contain_text("has not been read on this device before")
    expect(page.locator("#_kept p:visible a")).to_have_attribute("href", server.address + GROUP)
    links = page.locator("#_kept-pages li a")
    expect(links).to_have_count(2)
    assert set(links.all_inner_texts()) == {"Sahel Explained", "French operation near Boulikessi"}
    links.filter(has_text="Boulikessi").click()
    expect(page.locator("h1")).to_contain_text("Boulikessi")
    expect(page.locator("#_kept p:visible")).to_contain_text("This is the copy you read on")
    page.goto(server.address)
    expect(page.locator("#_kept p:visible")).to_contain_text("This is the copy you read on")
    page.goto(f"{server.address}offline/")
    page.locator("#_kept-pages button").click()
    expect(page.locator("#_kept-pages [role=status]")).to_contain_text("Forgotten")
    expect(links).to_have_count(0)
    assert page.evaluate("caches.keys().then(names => names.length)") <= 1


def test_a_new_build_replaces_the_old_copy_after_one_visit_and_loses_nothing_read(
    context: BrowserContext, server: Flaky, site_copy: Path
) -> None:
    page = read(context.new_page(), server.address + GROUP)
    read(page, server.address + STRIKE)
    before = page.evaluate("caches.keys()")
    rebuild(site_copy, f"{STRIKE}index.html", "French aircraft and commandos", "Aircraft and commandos of France")
    rebuild_styles(site_copy, ".facts { ", ".facts { outline: 3px solid; ")
    page.goto(server.address + STRIKE)
    assert page.evaluate("getComputedStyle(document.querySelector('.facts')).outlineWidth") == "3px", "a new page with an old style sheet"
    wait_until(page, "before => caches.keys().then(names => names.length === 2 && names.some(name => !before.includes(name)))", arg=before)
    context.set_offline(True)
    page.goto(server.address + STRIKE)
    expect(page.locator("#_kept p:visible")).to_contain_text("You are offline")
    assert "Aircraft and commandos of France" in page.content()
    assert page.evaluate("getComputedStyle(document.querySelector('.facts')).outlineWidth") == "3px"
    page.goto(server.address + GROUP)
    expect(page.locator("#_kept p:visible")).to_contain_text("You are offline")


def test_a_site_that_does_not_answer_is_not_waited_for(context: BrowserContext, server: Flaky) -> None:
    page = read(context.new_page(), server.address + STRIKE)
    server.answering.clear()
    page.goto(server.address + STRIKE, wait_until="commit")
    expect(page.locator("#_kept p:visible")).to_contain_text("The site does not answer just now")
    server.answering.set()


def test_what_is_no_page_of_the_site_is_not_kept(context: BrowserContext, server: Flaky, site_copy: Path) -> None:
    (site_copy / "list.csv").write_text("a,b\n")
    page = read(context.new_page(), server.address + GROUP)
    for path in ("nowhere/", "actors/florence-parly"):
        page.goto(server.address + path)
    assert page.evaluate("fetch('../../list.csv', {method: 'POST'}).then(answer => answer.status)") == 501
    found = kept(page)
    assert f"{server.address}nowhere/" not in found
    assert f"{server.address}actors/florence-parly" not in found
    assert f"{server.address}actors/florence-parly/" in found
    shutil.rmtree(site_copy / "actors" / "florence-parly")
    answer = page.goto(f"{server.address}actors/florence-parly/")
    assert answer is not None
    assert answer.status == 404
    wait_until(page, "key => caches.match(key).then(found => !found)", arg=f"{server.address}actors/florence-parly/")


def test_only_the_last_pages_are_kept(context: BrowserContext, server: Flaky, site_copy: Path) -> None:
    worker = site_copy / service_worker.WORKER
    worker.write_text(worker.read_text(encoding="utf-8").replace('"most_pages": 200', '"most_pages": 2'), encoding="utf-8")
    page = context.new_page()
    for path in (GROUP, STRIKE, GROUP, "actors/"):
        read(page, server.address + path)
    wait_until(page, "key => caches.match(key).then(found => !found)", arg=server.address + STRIKE)
    assert set(kept(page)) == {server.address, f"{server.address}offline/", server.address + GROUP, f"{server.address}actors/"}


def test_two_sites_on_one_host_leave_each_others_pages_alone(context: BrowserContext, server: Flaky, site_copy: Path) -> None:
    other = shutil.copytree(site_copy, site_copy.parent / "another")
    page = read(context.new_page(), server.address + GROUP)
    read(page, f"{server.root}{other.name}/{STRIKE}")
    before = page.evaluate("caches.keys()")
    rebuild(site_copy, f"{STRIKE}index.html", "French aircraft and commandos", "Aircraft and commandos of France")
    read(page, server.address + STRIKE)
    # The new build has taken the place of the old one and put away what was its.
    wait_until(page, "before => caches.keys().then(now => before.filter(name => !now.includes(name)).length === 1)", arg=before)
    context.set_offline(True)
    page.goto(f"{server.root}{other.name}/{STRIKE}")
    expect(page.locator("#_kept p:visible")).to_contain_text("You are offline")


def test_the_search_words_used_before_are_found_offline(context: BrowserContext, server: Flaky) -> None:
    page = read(context.new_page(), server.address)
    for away in (False, True):
        context.set_offline(away)
        page.goto(server.address + "?q=boulikessi")
        expect(page.locator(".search-results a", has_text="French operation near Boulikessi").first).to_be_visible()
        wait_until(page, KEPT_SEARCH)
