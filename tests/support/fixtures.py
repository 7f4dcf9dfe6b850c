"""Fixtures: the invented conflict of tests/conflict, and data folders made for one test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from explainer.dataset import Dataset
from support.browsing import DESKTOP, Open, Scheme
from support.building import build
from support.records import LEAST, MakeData, clean_dataset
from support.repository import CONFLICT, ROOT
from support.servers import served

# Pages and sites are tested with the addresses of their data, wherever the tests run.
for _name in ("SITE_URL", "SITE_BRANCH", "CONTACT_ADDRESS", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL"):
    os.environ.pop(_name, None)


@pytest.fixture
def make_data(tmp_path: Path) -> MakeData:
    """Writes a data folder of LEAST and the given files (path below the folder → text) and returns it."""

    def write(files: Mapping[str, str]) -> Path:
        folder = tmp_path / "data"
        for name, text in {**LEAST, **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.lstrip("\n"), encoding="utf-8")
        return folder

    return write


@pytest.fixture(scope="session")
def conflict() -> Dataset:
    return clean_dataset(CONFLICT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's site, built strictly, once for each test process."""
    folder = tmp_path_factory.mktemp("build") / "site"
    done = build(ROOT, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr, done.stderr
    return folder


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

    def open_one(path: str, size: ViewportSize = DESKTOP, scheme: Scheme = "light", script: bool = True) -> Page:
        context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None)
        page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        # What the page's policy stops is told as an error, in its frames too.
        page.add_init_script(
            "addEventListener('securitypolicyviolation', v => console.error(`policy: ${v.violatedDirective} ${v.blockedURI}`))"
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address + path, wait_until="load")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert wrong == []
