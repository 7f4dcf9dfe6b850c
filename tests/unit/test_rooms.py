"""The rooms of the engine: a room imports only from rooms before it, each says what it is for, and files stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import explainer

ENGINE = Path(explainer.__file__).parent

# From the ground up; a room may import from those before it and from no other.
ROOMS = (
    "plain_files", "problems", "values", "geo", "model", "load", "dataset", "output", "derive", "check", "charts", "maps", "exports", "pages", "build",
    "edit", "serve", "commands", "cli",
)  # fmt: skip
# Rooms that import nothing of ours at all.
GROUND = ("plain_files", "problems", "values")
# What may lie outside the hooks' own two files: nothing of MkDocs.
FOREIGN = ("mkdocs", "material")
MOST_LINES = 300


def modules() -> list[Path]:
    return sorted(path for path in ENGINE.rglob("*.py") if "__pycache__" not in path.parts)


def room_of(parts: tuple[str, ...]) -> str:
    return parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, ...]]:
    """Every module that a file imports, anywhere in it, as its parts; those of the engine from its root."""
    package = path.relative_to(ENGINE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (("outside", *alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = tuple(node.module.split(".")) if node.module else ()
            if not node.level:
                yield ("outside", *module)
                continue
            base = (*package[: len(package) - node.level + 1], *module)
            yield from [base] if base else ((alias.name,) for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ENGINE).as_posix())
def test_a_room_imports_only_from_rooms_before_it(path: Path) -> None:
    room = room_of(path.relative_to(ENGINE).parts)
    if room == "__init__":
        return
    assert room in ROOMS, f"{room} is no room yet: give it a place in ROOMS and in the README"
    for parts in imported(path):
        if parts[0] == "outside":
            assert parts[1] != "explainer", f"{path.name} imports the engine by its full name; inside it imports are relative"
            assert parts[1] not in FOREIGN, f"{path.name} imports {parts[1]}, which only hooks/build_site.py and hooks/serve_site.py do"
            continue
        other = room_of(parts)
        if other != room:
            assert room not in GROUND, f"{room} imports {other}, but it is the ground"
            assert ROOMS.index(other) < ROOMS.index(room), f"{room} imports {other}, which lies above it"


def test_every_room_says_what_it_is_for() -> None:
    for folder in sorted(path for path in ENGINE.iterdir() if path.is_dir() and path.name != "__pycache__"):
        purpose = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
        assert len(purpose) > 40, f"{folder.name}/__init__.py does not say what the room is for"


def test_no_room_is_listed_that_is_not_there() -> None:
    there = {room_of(path.relative_to(ENGINE).parts) for path in modules()} - {"__init__"}
    assert set(ROOMS) == there


def test_files_stay_small() -> None:
    long = {path.relative_to(ENGINE).as_posix(): lines for path in modules() if (lines := len(path.read_text().splitlines())) > MOST_LINES}
    assert long == {}, "each file one job"
