"""What somebody else writes into an address, a link or the browser's store changes nothing but what it may."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from support.browsing import STRIKE, Open

EXPANDING = ("$'", "$`", "$&", "<script>alert(1)</script>", '"onload="alert(1)', "' autofocus onfocus=alert(1) x='")


@pytest.mark.parametrize("words", EXPANDING)
def test_the_snippet_to_embed_a_map_holds_nothing_of_the_address_but_a_selection(open_page: Open, words: str) -> None:
    plain = open_page("map/overview.html?country=ML")
    expect(plain.locator("html[data-drawn]")).to_be_attached()
    expected = plain.locator("#snippet").input_value()
    assert "country=ML" in expected
    page = open_page(f"map/overview.html?country=ML&kind={quote(words)}&x={quote(words)}&{quote(words)}=1")
    expect(page.locator("html[data-drawn]")).to_be_attached()
    assert page.locator("#snippet").input_value() == expected


@pytest.mark.parametrize("name", ["constructor", "toString", "valueOf", "hasOwnProperty"])
def test_a_parameter_named_like_a_part_of_every_object_is_a_word(open_page: Open, name: str) -> None:
    page = open_page(f"map/overview.html?kind={name}&actor={name}")
    expect(page.locator("html[data-drawn]")).to_be_attached()
    expect(page.locator("#chosen")).to_have_text(f"Only {name}, {name}: 0 records")


def test_a_preview_is_only_fetched_from_the_site_itself(open_page: Open, address: str) -> None:
    page = open_page(STRIKE)
    other = "x" * (len(address) - len("http://.test/"))
    foreign = f"http://{other}.test/{STRIKE}"
    assert len(foreign) == len(address + STRIKE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate(
        "links => document.querySelector('.md-content p').append(...links.map((href, i) =>"
        " Object.assign(document.createElement('a'), { href, textContent: 'record', id: `try-${i}` })))",
        [foreign, address + "actors/jnim/"],
    )
    page.locator("#try-0").hover()
    page.wait_for_timeout(600)
    page.locator("#try-1").hover()
    expect(page.locator(".aid")).to_be_visible()
    assert [url for url in asked if ".test" in url] == []
    assert [url for url in asked if url.startswith(address + "actors/jnim/")] != []


@pytest.mark.parametrize("stored", ["7", "null", "[]", '{"index": -1}', '{"index": "constructor"}', '{"index": 99}', "{", '{"index": 1.5}'])
def test_a_stored_setting_that_is_none_is_ignored(open_page: Open, stored: str) -> None:
    page = open_page("")
    page.evaluate("value => { for (const key of ['/.__palette', '.__palette']) localStorage.setItem(key, value); }", stored)
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-media", "(prefers-color-scheme)")
