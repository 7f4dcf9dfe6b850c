"""The search in a real browser: what readers type, and what it costs them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import ViewportSize, expect

from explainer.build.browser_constants import CONSTANTS
from support.browsing import SCREENS, Open, Scheme, wait_until

# The dialog has said how much it found for these words, and they are still the words in it.
FINISHED = """words => document.getElementById("_search-words").value === words
    && !/Look|Any name/.test(document.querySelector(".search-status").textContent)"""


@SCREENS
@pytest.mark.parametrize(
    ("words", "path"),
    [("Boulkessi", "places/boulikessi/"), ("GSIM", "actors/jnim/"), ("RVIM", "actors/jnim/"), ("francois lecointre", "actors/francois-lecointre/"),
     ("zone des trois frontieres", "places/three-borders-area/")],
)  # fmt: skip
def test_every_name_finds_its_page(open_page: Open, address: str, words: str, path: str, size: ViewportSize, scheme: Scheme) -> None:
    page = open_page("about/", size, scheme)
    page.locator(".search-open").click()
    page.locator("#_search-words").fill(words)
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
        page.locator("#_search-words").fill(str(query))
        wait_until(page, FINISHED, arg=str(query))
        found = page.locator(".search-results li a").evaluate_all("links => links.slice(0, 3).map(link => link.pathname)")
        if f"/{wanted}/" not in found:
            missed[query] = found
    assert missed == {}


def test_the_search_can_be_narrowed_shared_and_walked_by_keyboard(open_page: Open, address: str) -> None:
    page = open_page("about/?q=Kidal")
    wait_until(page, FINISHED, arg="Kidal")
    everything = page.locator(".search-results li").count()
    page.locator(".search-narrow summary").click()
    page.locator(".search-narrow select[name=section]").select_option("operations")
    page.locator(".search-narrow option[value='2014']").wait_for(state="attached")
    page.locator(".search-narrow select[name=year]").select_option("2014")
    wait_until(page, FINISHED, arg="Kidal")
    links = page.locator(".search-results li a").evaluate_all("links => links.map(link => link.pathname)")
    assert "/operations/kidal-2014/" in links
    assert all(link.startswith("/operations/") for link in links)
    assert len(links) < everything
    page.locator("#_search-words").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results li a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#_search")).to_be_hidden()
    expect(page).to_have_url(f"{address}about/")  # the address follows when the dialog has told that it is closed


def test_a_first_result_costs_little_on_a_cold_cache(open_page: Open) -> None:
    page = open_page("about/")
    page.evaluate("performance.clearResourceTimings()")
    page.keyboard.press("/")
    page.locator("#_search-words").fill("Tinzawaten")
    page.locator(".search-results li a").first.wait_for()
    wait_until(page, FINISHED, arg="Tinzawaten")
    urls = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    packed = sum(len(gzip.compress(page.request.get(url).body(), 9)) for url in urls if url.startswith("http"))
    assert packed < 200_000, f"{packed} bytes: {urls}"


def test_nothing_of_the_search_is_loaded_before_it_is_opened(open_page: Open) -> None:
    page = open_page("about/")
    loaded = "performance.getEntriesByType('resource').map(entry => entry.name).filter(name => name.includes('pagefind')).length"
    assert page.evaluate(loaded) == 0
    page.keyboard.press("/")
    expect(page.locator("#_search-words")).to_be_focused()
    wait_until(page, f"{loaded} > 0")
    page.keyboard.press("Escape")
    expect(page.locator("#_search")).to_be_hidden()


def test_names_are_folded_as_the_engine_folds_them(open_page: Open, site: Path) -> None:
    """With the engine's own table of signs and letters; accents, hyphens and capitals go by the rules of Unicode."""
    (module,) = (site / "assets" / "js" / "search").glob("spelling.*.js")
    table = CONSTANTS["FOLDED"]
    assert isinstance(table, dict)
    names = {f"A{sign}b": f"a{letters}b" for sign, letters in table.items()}
    names |= {"Tin-Zaouatène": "tin zaouatene", "Ménaka (Mali)": "menaka mali", "№ 17": "no 17", "": ""}
    page = open_page("")
    folded = page.evaluate(
        "async ([module, names]) => { const { folded } = await import(module); return names.map(folded); }",
        [f"./assets/js/search/{module.name}", list(names)],
    )
    assert [(name, words) for name, words in zip(names, folded, strict=True) if names[name] != words] == []
