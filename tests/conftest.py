"""Fixtures: the invented conflict of tests/conflict, and data folders made for one test."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from browsing import DESKTOP, Open, Scheme
from explainer.build import pipeline
from explainer.check import find_all
from explainer.dataset import Dataset
from explainer.output.artifact import Artifact
from explainer.output.version import Edition, Version
from explainer.problems import Problem
from repository import CONFLICT, ROOT
from site_fixtures import build, served

# Pages and sites are tested with the addresses of their data, wherever the tests run.
for _name in ("SITE_URL", "SITE_BRANCH", "CONTACT_ADDRESS", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL"):
    os.environ.pop(_name, None)

MakeData = Callable[[Mapping[str, str]], Path]

# The least that a data folder holds; tests add records to it.
LEAST = {
    "conflict.yml": """
title: Test War
tagline: A war that never was.
language: en
introduction: It never was.
countries: [{code: XA, name: Aland}]
extent: {south: 0, west: 0, north: 10, east: 10}
licence: CC BY 4.0
licence_url: https://creativecommons.org/licenses/by/4.0/
contact: Nobody.
record_until: 2020
site_url: http://localhost:8000/
repository_url: https://github.com/example/test-war
""",
}


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


def problems_in(folder: Path) -> list[Problem]:
    """All problems of a data folder, with file names as from inside its parent folder."""
    before = Path.cwd()
    os.chdir(folder.parent)
    try:
        return find_all(Path(folder.name), Path("docs"), None)[1]
    finally:
        os.chdir(before)


def clean_dataset(folder: Path) -> Dataset:
    """The dataset of a folder that must have no errors."""
    dataset, problems = find_all(folder, folder / "docs", None)
    wrong = [str(problem) for problem in problems if problem.severity == "error"]
    assert not wrong, wrong
    return dataset


def artifacts_of(dataset: Dataset, version: Version | None = None) -> list[Artifact]:
    """Every file of the site that is made from a dataset, with the addresses of its data."""
    return pipeline.artifacts(pipeline.Checked(dataset, edition_of(dataset, version)))


def edition_of(dataset: Dataset, version: Version | None = None) -> Edition:
    """The edition of a dataset with the addresses of its data, wherever the tests run."""
    return Edition.of(dataset.conflict, version, {})


@pytest.fixture(scope="session")
def conflict() -> Dataset:
    return clean_dataset(CONFLICT)


def check_golden(name: str, text: str) -> None:
    """Compares with tests/golden/`name`; UPDATE_GOLDEN=1 writes it instead."""
    path = Path(__file__).parent / "golden" / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"{path} is missing; run the tests with UPDATE_GOLDEN=1 and read what it wrote"
    assert text == path.read_text(encoding="utf-8")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


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
