"""One strict build of the repository, followed link by link; builds that fail or are killed leave the old site."""

from __future__ import annotations

import os
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from explainer.build import postprocess
from explainer.dataset import Dataset
from explainer.output.version import addresses_of
from support.building import build, copy_project, tree
from support.records import clean_dataset
from support.repository import ROOT

LOCAL = "http://site.test/"


class Page(HTMLParser):
    """The ids, links and frames of an HTML page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.frames: list[dict[str, str | None]] = []
        self.edit = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(str(given["id"]))
        self.links += [str(given[name]) for name in ("href", "src") if given.get(name)]
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


@pytest.fixture(scope="module")
def real() -> Dataset:
    return clean_dataset(ROOT / "data")


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, Page]) -> None:
    broken = []
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


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"<(?:script|img|iframe|source|video)[^>]+src=\"?(?:https?:)?//", text) == [], path
        assert re.findall(r"<link[^>]+rel=\"?(?:stylesheet|preload|preconnect|icon)[^>]+href=\"?(?:https?:)?//", text) == [], path


def test_the_navigation_does_not_grow_with_the_records(site: Path, real: Dataset) -> None:
    text = (site / "index.html").read_text(encoding="utf-8")
    navigation = "".join(re.findall(r"<nav.*?</nav>", text, re.DOTALL))
    assert not [record.path for record in real.records.values() if f"{record.path}/" in navigation]


LATER = """import datetime, time_machine
time_machine.travel(datetime.datetime(2031, 2, 28, 23, 59, tzinfo=datetime.timezone.utc), tick=True).start()
"""


def test_two_builds_are_the_same_bytes_on_other_days_and_under_other_settings(site: Path, tmp_path: Path) -> None:
    """Another folder, another day, time zone, locale and order of hashes."""
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(LATER)
    settings = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C", "PYTHONPATH": str(tmp_path / "clock")}
    done = build(ROOT, tmp_path / "elsewhere" / "public", **settings)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "elsewhere" / "public") == tree(site)


def test_a_failed_build_says_why_and_leaves_the_old_site(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the old site")
    record = project / "data" / "operations" / "boulikessi-strike.yml"
    record.write_text(
        record.read_text(encoding="utf-8").replace("said_by: florence-parly", "said_by: florence-parlay", 1), encoding="utf-8"
    )
    done = build(project, site)
    assert done.returncode == 1
    assert "data/operations/boulikessi-strike.yml:" in done.stderr
    assert "unknown actor 'florence-parlay'" in done.stderr
    assert "did you mean 'florence-parly'?" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == []
    assert (site / "index.html").read_text() == "the old site"


def test_warnings_of_mkdocs_fail_the_build_and_leave_the_old_site(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / "docs" / "stray.md").write_text("---\ntitle: Stray\ndescription: Stray.\n---\n\n# Stray\n\n[nowhere](nowhere.md)\n")
    done = build(project, project / "site")
    assert done.returncode == 1
    assert not (project / "site").exists()
    assert not (project / ".site.building").exists()


@pytest.mark.parametrize("killed", ["while building", "between the two renames", "before the old one was deleted"])
def test_a_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path, killed: str) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("old")
    new, old = postprocess.building_folder(target), tmp_path / ".site.old"
    new.mkdir()
    (new / "index.html").write_text("new")
    if killed != "while building":
        target.rename(old)
    if killed == "before the old one was deleted":
        new.rename(target)
    postprocess.recover(target)
    assert (target / "index.html").read_text() == ("new" if killed == "before the old one was deleted" else "old")
    assert not new.exists()
    assert not old.exists()


def test_addresses_come_from_the_environment_first(real: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SITE_URL", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL"):
        monkeypatch.delenv(name, raising=False)
    assert addresses_of(real.conflict, os.environ).repository == real.conflict.repository_url
    monkeypatch.setenv("GITHUB_REPOSITORY", "Somebody/sahel-fork")
    found = addresses_of(real.conflict, os.environ)
    assert (found.site, found.repository) == ("https://somebody.github.io/sahel-fork/", "https://github.com/Somebody/sahel-fork")
    monkeypatch.setenv("SITE_URL", "https://example.org/x")
    assert addresses_of(real.conflict, os.environ).site == "https://example.org/x/"


def test_the_site_works_below_a_project_path(site: Path, tmp_path: Path) -> None:
    """No page names an absolute path, so the same files work anywhere."""
    shutil.copytree(site, tmp_path / "sahel-explained")
    for path in (tmp_path / "sahel-explained").rglob("*.html"):
        if path.name != "404.html":
            assert re.findall(r"(?:href|src)=\"?/(?!/)", path.read_text(encoding="utf-8")) == [], path
