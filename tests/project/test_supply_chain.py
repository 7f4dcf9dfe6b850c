"""What comes from others comes at a known version and with a known hash: packages, programs, and the copies in this repository."""

from __future__ import annotations

import base64
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

import vendor
from support.repository import ROOT

PACKAGES: dict[str, Any] = json.loads((ROOT / "tools/package.json").read_text(encoding="utf-8"))
LOCKED: dict[str, dict[str, Any]] = json.loads((ROOT / "tools/package-lock.json").read_text(encoding="utf-8"))["packages"]
LOCK_FILES = [ROOT / "requirements.txt", ROOT / "requirements-test.txt", *sorted((ROOT / "tools/requirements").glob("*.txt"))]
# Whatever fetches or starts a package, in anything that is run.
RUN = [
    ROOT / "Makefile",
    *sorted((ROOT / "tools").glob("*.py")),
    *sorted((ROOT / "tools").glob("*.sh")),
    *sorted((ROOT / ".github/workflows").glob("*.yml")),
]


def test_every_copy_is_the_one_that_was_hashed() -> None:
    assert vendor.HASHES.read_text(encoding="utf-8") == vendor.hashes(ROOT), "read what changed, then run 'make vendor'"


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    for line in vendor.HASHES.read_text(encoding="utf-8").splitlines():
        path = line.split("  ")[1]
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, tmp_path / path)
    assert vendor.hashes(tmp_path) == vendor.HASHES.read_text(encoding="utf-8")
    return tmp_path


def named(root: Path, name: str) -> Path:
    return next(path for path in root.rglob(name))


def test_a_changed_added_missing_or_moved_copy_is_noticed(copies: Path) -> None:
    wanted = vendor.hashes(copies)
    script, font, licence = named(copies, "supercluster.min.js"), named(copies, "DejaVuSans-Bold.ttf"), named(copies, "LICENSE.txt")
    content = script.read_bytes()
    script.write_bytes(content + b"\n")
    assert vendor.hashes(copies) != wanted
    script.write_bytes(content)
    glyphs = font.read_bytes()
    font.write_bytes(glyphs[:-1] + bytes([glyphs[-1] ^ 1]))
    assert vendor.hashes(copies) != wanted
    font.write_bytes(glyphs)
    (script.parent / "deeper").mkdir()
    (script.parent / "deeper" / "more.js").write_text("1")
    assert vendor.hashes(copies) != wanted
    shutil.rmtree(script.parent / "deeper")
    (script.parent / ".hidden.js").symlink_to(script)
    assert vendor.hashes(copies) != wanted
    (script.parent / ".hidden.js").unlink()
    text = licence.read_bytes()
    licence.unlink()
    assert vendor.hashes(copies) != wanted
    licence.write_bytes(text)
    assert vendor.hashes(copies) == wanted
    script.parent.rename(script.parent.with_name("supercluster-9.1.0"))
    assert vendor.hashes(copies) != wanted
    assert vendor.folder_of("supercluster", copies).name == "supercluster-9.1.0"


def test_every_package_has_its_copy_and_every_copy_its_package() -> None:
    assert set(vendor.FILES) == set(PACKAGES["dependencies"])
    folders = {vendor.folder_of(package, ROOT) for package in vendor.FILES}
    assert len(folders) == len(vendor.FILES)
    hashed = {(ROOT / line.split("  ")[1]).parent for line in vendor.HASHES.read_text(encoding="utf-8").splitlines()}
    assert hashed == folders
    for name, version in PACKAGES["dependencies"].items():
        origin = vendor.folder_of(name, ROOT) / "ORIGIN.txt"
        assert version in origin.read_text(encoding="utf-8"), name


def test_each_package_is_wanted_at_one_version() -> None:
    for name, version in {**PACKAGES["dependencies"], **PACKAGES["devDependencies"], **PACKAGES["overrides"]}.items():
        assert re.fullmatch(r"(npm:[\w@/.-]+@)?\d+\.\d+\.\d+", version), name


def test_each_package_is_locked_with_a_strong_hash_and_names_no_host() -> None:
    assert LOCKED[""]["dependencies"] == PACKAGES["dependencies"]
    assert LOCKED[""]["devDependencies"] == PACKAGES["devDependencies"]
    for path, entry in LOCKED.items():
        if path:
            assert path.startswith("node_modules/")
            algorithm, hashed = entry["integrity"].split("-", 1)
            assert (algorithm, len(base64.b64decode(hashed, validate=True))) == ("sha512", 64), path
            assert re.match(r"https://registry\.npmjs\.org/", entry.get("resolved", "https://registry.npmjs.org/")), path
            assert "link" not in entry, path


@pytest.mark.parametrize("path", LOCK_FILES, ids=lambda path: path.name)
def test_each_requirement_is_one_version_with_its_hashes(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert lines
    for line in lines:
        assert re.match(r"[\w.-]+(\[\w+\])?==[\w.!+]+ ( ?;[^#]*?)? *(--hash=sha256:[0-9a-f]{64} *)+$", line), line


@pytest.mark.parametrize("name", ["uv", "properdocs", "pycountry"])
def test_what_tools_fetch_is_locked_at_what_is_wanted(name: str) -> None:
    folder = ROOT / "tools/requirements"
    wanted = re.match(rf"{name}==[\d.]+", (folder / f"{name}.in").read_text(encoding="utf-8"))
    assert wanted
    assert f"\n{wanted[0]} " in "\n" + (folder / f"{name}.txt").read_text(encoding="utf-8")


def fetches(text: str) -> list[str]:
    """The commands in a text that fetch a package, each as words; variables of a Makefile as what they stand for."""
    joined = re.sub(r"\\\n\s*", " ", text)
    for name, value in re.findall(r"^(\w+) [:?]= (.*)$", joined, re.MULTILINE):
        joined = joined.replace(f"$({name})", value)
    commands = []
    for line in joined.splitlines():
        words = " ".join(re.sub(r"[\"',\[\]()*]+", " ", line.split("#", 1)[0]).split())
        if FETCH.search(words) and not re.match(r"\w+ [:?]= ", words):
            commands.append(words)
    return commands


FETCH = re.compile(
    r"\b(npx|pnpm|yarn|bunx|uvx|pipx|curl|wget)\b|\bnpm (ci|i|install|pack|exec|x|add)\b|\bpip3?( --\S+)* (install|download)\b|\buv (pip|tool|run)\b"
)
# uv only writes lock files.
LOCKED_FETCH = re.compile(
    r"npm ci .*--ignore-scripts|uv pip compile .*--generate-hashes|npm install --silent --package-lock-only|pip3?( --\S+)* (install|download) .*(--require-hashes|--no-index)"
)


def unlocked(text: str) -> list[str]:
    return [command for command in fetches(text) if not LOCKED_FETCH.search(command)]


@pytest.mark.parametrize("path", RUN, ids=lambda path: path.name)
def test_nothing_is_fetched_that_is_not_locked(path: Path) -> None:
    assert unlocked(path.read_text(encoding="utf-8")) == []


def test_every_way_to_fetch_is_known() -> None:
    for command in (
        "npx --yes lighthouse@12",
        '["npx", "--yes", "x"]',
        "\tnpm install x",
        '["npm", "pack", "--silent", spec]',
        "pip install uv",
        '[python, "-m", "pip", "download", "--no-deps", "x==1"]',
        "uvx zizmor",
        "- run: curl https://x.example | sh",
    ):
        assert unlocked(command), command
    assert fetches((ROOT / "tools/npm_packages.py").read_text(encoding="utf-8"))
    assert fetches((ROOT / "Makefile").read_text(encoding="utf-8"))
    assert fetches((ROOT / "tools/basemap.py").read_text(encoding="utf-8"))


def test_what_a_package_wants_in_its_latest_version_has_one() -> None:
    """npm asks the registry what the latest is, and then no longer takes the lock file."""
    wanted = [pair for entry in LOCKED.values() for pair in entry.get("dependencies", {}).items()]
    tags = {name for name, version in wanted if re.fullmatch(r"[a-z]+", version)}
    assert tags == set(PACKAGES["overrides"])


def test_npm_itself_is_told_to_run_no_scripts() -> None:
    settings = (ROOT / "tools/.npmrc").read_text(encoding="utf-8").splitlines()
    assert {"ignore-scripts=true", "omit-lockfile-registry-resolved=true"} <= set(settings)
