"""The colours of the site, taken from its style sheets, for pictures that are files of their own. These are always light."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ..plain_files import read_plain
from .assets import AssetError

_SHEETS = "assets/css"
# A colour is a line of tokens.css: `--sea: var(--light, #dde5ea) var(--dark, #1a2126);`.
_COLOUR = re.compile(r"^ *--(?P<name>[\w-]+): var\(--light, (?P<light>.+)\) var\(--dark, .+\);$", re.MULTILINE)
_USE = re.compile(r"var\(--(?P<name>[\w-]+)(?:, (?P<instead>[^()]*))?\)")


def light(docs_folder: Path) -> dict[str, str]:
    """The colours of light pages by their names in tokens.css; AssetError where there is no such sheet."""
    return {match["name"]: match["light"] for match in _COLOUR.finditer(_sheet(docs_folder, "tokens"))}


def drawing_style(docs_folder: Path) -> str:
    """The style of a map's drawing, with colours in the place of variables: not every program that shows SVG knows these."""
    colours = light(docs_folder)
    rules = re.sub(r"/\*.*?\*/|\n", "", _sheet(docs_folder, "map-shapes") + _sheet(docs_folder, "map-drawing"), flags=re.DOTALL)
    return _USE.sub(lambda match: _value(match, colours), rules)


def _value(match: re.Match[str], colours: Mapping[str, str]) -> str:
    value: str | None = colours.get(match["name"], match["instead"])
    if value is None:
        raise AssetError(f"a drawing of a map has the colour --{match['name']}, which is not in {_SHEETS}/tokens.css")
    return value


def _sheet(docs_folder: Path, name: str) -> str:
    path = docs_folder / _SHEETS / f"{name}.css"
    try:
        return read_plain(path).decode()
    except FileNotFoundError:
        raise AssetError(f"there is no {docs_folder.name}/{_SHEETS}/{path.name}, which drawings take their colours from") from None
