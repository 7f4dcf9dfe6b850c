"""One strict build of the repository, followed link by link."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from explainer.dataset import Dataset
from support.repository import ROOT

LOCAL = "http://site.test/"
# What a browser does not fetch of its own accord.
NOT_LOADED = ("canonical", "alternate", "edit", "license", "next", "prev")


class Page(HTMLParser):
    """The ids, links and frames of an HTML page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.frames: list[dict[str, str | None]] = []
        self.edit = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(str(given["id"]))
        self.links += [str(given[name]) for name in ("href", "src") if given.get(name)]
        if tag in ("script", "img", "iframe", "source", "video", "audio", "embed") or (
            tag == "link" and given.get("rel") not in NOT_LOADED
        ):
            self.loads += [str(given[name]) for name in ("href", "src", "data-src", "srcset", "poster") if given.get(name)]
        if tag == "iframe":
            self.frames.append(given)
        if given.get("rel") == "edit":
            self.edit = str(given["href"])


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Every HTML page of the site by its address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        text = path.read_text(encoding="utf-8")
        if address != "404.html" and not address.startswith("pagefind/"):
            found[address.removesuffix("index.html")] = Page(text)
    return found


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, Page]) -> None:
    broken = []
    assert sum(len(page.links) for page in pages.values()) > 10_000
    for address, page in pages.items():
        for link in page.links:
            target, fragment = urldefrag(urljoin(LOCAL + address, link))
            if not target.startswith(LOCAL) or link.startswith(("data:", "mailto:")):
                continue
            path = unquote(urlsplit(target).path).lstrip("/")
            file = site / (f"{path}index.html" if path.endswith("/") or not path else path)
            if not file.is_file():
                broken.append(f"{address} → {link}")
            elif fragment and path in pages and fragment not in pages[path].ids and not fragment.startswith("__"):
                broken.append(f"{address} → {link} (no such anchor)")
    assert broken == []


def test_every_record_has_a_page_that_leads_to_its_file(pages: dict[str, Page], real: Dataset) -> None:
    for record in real.records.values():
        page = pages[f"{record.path}/"]
        repository, _, file = page.edit.partition("/edit/main/")
        assert repository == real.conflict.repository_url
        assert file == f"data/{record.path}.yml"
        assert (ROOT / file).is_file()


def test_hand_written_pages_lead_to_their_files(pages: dict[str, Page]) -> None:
    assert pages["about/"].edit.endswith("/edit/main/docs/about.md")


def test_every_claim_can_be_cited(pages: dict[str, Page], real: Dataset) -> None:
    for record in real.claiming:
        for claim in record.claims:
            assert f"claim-{claim.id}" in pages[f"{record.path}/"].ids


def test_every_frame_waits_for_the_reader_has_a_title_and_is_there(site: Path, pages: dict[str, Page]) -> None:
    framed = 0
    for address, page in pages.items():
        for frame in page.frames:
            framed += 1
            assert "src" not in frame
            assert frame["title"]
            file = site / urlsplit(urljoin(LOCAL + address, str(frame["data-src"]))).path.lstrip("/")
            text = file.read_text(encoding="utf-8")
            assert "Content-Security-Policy" in text
            assert "unsafe" not in text.split("Content-Security-Policy")[1].split(">")[0]
    assert framed > 3


def test_nothing_is_loaded_from_another_host(site: Path, pages: dict[str, Page]) -> None:
    assert all(page.loads for address, page in pages.items() if not address.endswith(".html"))
    elsewhere = {address: [load for load in page.loads if re.match(r"\s*(?:\w+:)?//", load)] for address, page in pages.items()}
    assert {address: loads for address, loads in elsewhere.items() if loads} == {}
    sheets = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    assert sheets
    assert [re.findall(r"(?:url\(|@import)\s*[\"']?(?:\w+:)?//[^\"')]*", sheet) for sheet in sheets] == [[] for _ in sheets]


def test_the_navigation_does_not_grow_with_the_records(site: Path, real: Dataset) -> None:
    text = (site / "index.html").read_text(encoding="utf-8")
    navigation = "".join(re.findall(r"<nav.*?</nav>", text, re.DOTALL))
    assert 'href="operations/"' in navigation
    assert [record.path for record in real.records.values() if f"{record.path}/" in navigation] == []
