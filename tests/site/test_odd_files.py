"""Links, pipes, devices, loops and folders without end: every command names them, waits for none and leaves the project at none."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.check import find_all
from explainer.problems import errors
from support.building import MKDOCS, small_project
from support.command_line import EXPLAINER, GIT
from support.patience import patience

SECRET = 'name: "A secret of another folder"   \nkind: group\nsummary: Secret.\n'


def file_outside(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "secret.yml")


def folder_outside(path: Path, outside: Path) -> None:
    path.symlink_to(outside)


def loop(path: Path, outside: Path) -> None:
    path.symlink_to(path.parent)


def itself(path: Path, outside: Path) -> None:
    path.symlink_to(path)


def pipe(path: Path, outside: Path) -> None:
    os.mkfifo(path)


def device(path: Path, outside: Path) -> None:
    path.symlink_to("/dev/zero")


def endless_folder(path: Path, outside: Path) -> None:
    here = path
    for _ in range(40):
        here = here / "a"
    here.mkdir(parents=True)


ODD = (file_outside, folder_outside, loop, itself, pipe, device, endless_folder)
PLACES = (
    "data/odd.yml", "data/actors/odd.yml", "data/conflict.yml", "data/basemap/basemap.geojson", "docs/odd.md", "docs/assets/odd.png",
    "docs/assets/js/odd.js", "docs/assets/css/tokens.css",
)  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("odd"))


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.yml").write_text(SECRET, encoding="utf-8")
    return folder


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("odd", ODD)
def test_the_check_names_it(
    project: Path, outside: Path, odd: Callable[[Path, Path], None], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, aside = project / place, outside / "aside"
    if path.exists():
        path.rename(aside)
    try:
        path.parent.mkdir(exist_ok=True)
        odd(path, outside)
        monkeypatch.chdir(project)
        _, problems = find_all(Path("data"), Path("docs"), None)
        named = [problem for problem in errors(problems) if problem.file.startswith(place)]
        assert named, [str(problem) for problem in problems][:5]
        assert not any("secret" in str(problem).lower() for problem in problems)
    finally:
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        if aside.exists():
            aside.rename(path)


COMMANDS: dict[str, list[str | Path]] = {
    "check": [EXPLAINER, "check"],
    "fix": [EXPLAINER, "check", "--fix"],
    "diff": [EXPLAINER, "diff", "HEAD"],
    "notes": [EXPLAINER, "notes", "2020-01-01"],
    "stage": [EXPLAINER, "stage", "staged"],
    "new": [EXPLAINER, "new", "actor", "Odd", "--set", "kind=group", "--set", "summary=Odd."],
    "schema": [EXPLAINER, "schema"],
    "trace": [EXPLAINER, "trace", "red-band"],
    "build": [MKDOCS, "build", "--strict"],
}


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_follows_it_or_waits_for_it(outside: Path, tmp_path: Path, command: str) -> None:
    project = small_project(tmp_path)
    subprocess.run([*GIT, "init", "-q"], cwd=project, check=True)
    subprocess.run([*GIT, "add", "-A"], cwd=project, check=True)
    subprocess.run([*GIT, "commit", "-q", "-m", "Begin"], cwd=project, check=True)
    shutil.rmtree(project / "data/schema", ignore_errors=True)
    (project / "data/schema").mkdir()
    for number, odd in enumerate(ODD):
        for place in ("data/actors/odd{}.yml", "docs/odd{}.md", "docs/assets/odd{}.png", "data/schema/odd{}.json", "data/odd{}"):
            odd(project / place.format(number), outside)
    (project / "data/schema/actors.json").symlink_to(outside / "secret.yml")
    (project / "data/actors/odd.yml").symlink_to(outside / "secret.yml")
    (project / ".vscode").symlink_to(outside)
    before = {path.name: path.read_bytes() for path in outside.iterdir()}
    done = subprocess.run(
        COMMANDS[command], cwd=project, capture_output=True, text=True, check=False, timeout=patience(60), stdin=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    assert "A secret of another folder" not in said
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == before
    if command in ("check", "fix", "stage", "build"):
        assert done.returncode not in (0, None), said
        assert "a symbolic link" in said
    for made in (project / "site", project / "staged"):
        assert not made.exists() or not any("secret" in path.read_text("utf-8", "replace") for path in made.rglob("odd*") if path.is_file())
