"""Fixtures of all tests: the invented conflict, data folders made for one test, and the built sites."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from explainer.dataset import Dataset
from hostile.cases import TOGETHER, Case, lay_out
from hostile.fields import every_field
from support.artifacts import VERSION, Files, built
from support.building import build, small_project
from support.once import once
from support.records import LEAST, MakeData, clean_dataset
from support.repository import CONFLICT, ROOT
from support.servers import served

# Pages and sites are tested with the addresses of their data, wherever the tests run.
for _name in ("SITE_URL", "SITE_BRANCH", "CONTACT_ADDRESS", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL"):
    os.environ.pop(_name, None)


# What these fixtures give is made of the repository's own records.
_REAL = {"real", "site"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _REAL & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.real_data)


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
def conflict_files(conflict: Dataset) -> Files:
    """The text files made from the invented conflict, by path, outside of a repository."""
    return built(conflict)


@pytest.fixture(scope="session")
def conflict_files_at_a_version(conflict: Dataset) -> Files:
    """The same at a commit, which pages name."""
    return built(conflict, VERSION)


@pytest.fixture(scope="session")
def real() -> Dataset:
    """The repository's own records."""
    return clean_dataset(ROOT / "data")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's site, built strictly, once for all processes of a run. Tests only read it."""

    def make(folder: Path) -> None:
        done = build(ROOT, folder / "site")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "WARNING" not in done.stderr, done.stderr

    return once(tmp_path_factory, "repository-site", make) / "site"


@pytest.fixture(scope="session")
def v1(site: Path) -> Path:
    """The folder of the open data."""
    return site / "data" / "v1"


@pytest.fixture(scope="session")
def unpacked(v1: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the open data, unpacked."""
    folder = tmp_path_factory.mktemp("archive")
    with zipfile.ZipFile(v1 / "all.zip") as archive:
        archive.extractall(folder)
    return folder / "data"


@pytest.fixture
def site_copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the site below a project path, for a test to change."""
    return Path(shutil.copytree(site, tmp_path / "sahel-explained"))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served on localhost."""
    with served(site) as url:
        yield url


@pytest.fixture(scope="session")
def hostile_sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site of every harmless case and of every field filled with hostile text, and the same site with plain words."""

    def make(folder: Path) -> None:
        def make_one(name: str) -> None:
            project = small_project(folder / f"of-{name}")
            shutil.rmtree(project / "data")
            lay_out(project, *TOGETHER, Case("every field", every_field(name == "hostile"), None))
            done = build(project, folder / name)
            said = [line for line in done.stderr.splitlines() if ": warning: " not in line]
            assert done.returncode == 0, "\n".join(said[-40:])

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(make_one, ("hostile", "plain")))

    folder = once(tmp_path_factory, "hostile-sites", make)
    return folder / "hostile", folder / "plain"
