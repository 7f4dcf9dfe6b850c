"""Our scripts and style sheets as they are served: each name carries a hash of the content, so that a page never runs an older one.

A module is written with the served names of those that it imports, so that its hash changes with theirs. A style sheet holds the
sheets that it imports. `import { NAME } from "engine:constants";` takes constants from Python, which are written into the module.
Comments that have lines of their own stay in the repository.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from ..plain_files import plain_files, read_plain
from .artifact import Artifact

# Where they are: below the docs folder, and below the site's root.
FOLDER = "assets"
# The docs folder beside this engine.
DOCS_FOLDER = Path(__file__).parents[3] / "docs"
# The theme has others below the same folder.
_VENDOR = f"{FOLDER}/vendor/"
_OURS = (f"{FOLDER}/js/", f"{FOLDER}/css/", _VENDOR)
_HASH_LENGTH = 8
# `from "./a.js"`, `import "./a.js"`, and `import("./a.js")`, which is loaded later.
_MODULE_IMPORT = re.compile(r'\b(?P<how>from |import |import\()"(?P<address>\.{1,2}/[^"\n]+)"')
_STYLE_IMPORT = re.compile(r'^@import "(?P<address>[^"\n]+)";\n', re.MULTILINE)
_CONSTANTS = re.compile(r'^import \{ (?P<names>[\w, ]+) \} from "engine:constants";$', re.MULTILINE)
_COMMENTS = {".js": re.compile(r"^ *//.*\n", re.MULTILINE), ".css": re.compile(r"^ */\*(?:[^*]|\*(?!/))*\*/\n", re.MULTILINE)}


class AssetError(Exception):
    """A script or style sheet needs something that does not exist; the message names both."""


@dataclass(frozen=True)
class Asset:
    """A script or style sheet: its address below the site's root, and the names of the modules that are loaded with it."""

    address: str
    content: str
    modules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assets:
    """The scripts and style sheets that are served, by their names below the docs folder, such as `assets/js/menu.js`."""

    by_name: Mapping[str, Asset]

    def address(self, name: str) -> str:
        """The address of an asset below the site's root; AssetError when there is none of this name."""
        return self._asset(name).address

    def preloads(self, names: Sequence[str]) -> list[str]:
        """The addresses of all modules that these load, which a browser would otherwise find one after another."""
        modules: dict[str, None] = {}
        waiting = list(names)
        while waiting:
            new = [name for name in self._asset(waiting.pop(0)).modules if name not in modules and name not in names]
            modules |= dict.fromkeys(new)
            waiting += new
        return [self.address(name) for name in modules]

    def artifacts(self) -> Iterator[Artifact]:
        """The files as they are served."""
        for asset in self.by_name.values():
            yield Artifact(asset.address, asset.content.encode)

    def _asset(self, name: str) -> Asset:
        if name not in self.by_name:
            raise AssetError(f"there is no script or style sheet {name} to be served")
        return self.by_name[name]


def is_source(path: str) -> bool:
    """Whether a file below the docs folder is one of those that are served under another name."""
    return path.startswith(_OURS) and path.endswith((".js", ".css"))


def read(docs_folder: Path, constants: Mapping[str, object]) -> Assets:
    """The assets of a docs folder; AssetError when one imports a file or a constant that does not exist."""
    paths = {path.relative_to(docs_folder).as_posix(): path for path in plain_files(docs_folder / FOLDER)}
    texts = {name: _source(name, path) for name, path in paths.items() if is_source(name)}
    scripts = _scripts({name: text for name, text in texts.items() if name.endswith(".js")}, constants)
    styles = _styles({name: text for name, text in texts.items() if name.endswith(".css")})
    return Assets(dict(sorted((scripts | styles).items())))


def _source(name: str, path: Path) -> str:
    text = read_plain(path).decode()
    return text if name.startswith(_VENDOR) else _COMMENTS[path.suffix].sub("", text)


def _scripts(texts: Mapping[str, str], constants: Mapping[str, object]) -> dict[str, Asset]:
    imports = {name: [] if name.startswith(_VENDOR) else list(_MODULE_IMPORT.finditer(text)) for name, text in texts.items()}
    scripts: dict[str, Asset] = {}
    for name in _in_order(imports):
        text = texts[name]
        for match in reversed(imports[name]):
            imported = posixpath.basename(scripts[_target(name, match)].address)
            written = f'{match["how"]}"{posixpath.dirname(match["address"])}/{imported}"'
            text = text[: match.start()] + written + text[match.end() :]
        loaded = [_target(name, match) for match in imports[name] if match["how"] != "import("]
        scripts[name] = _named(name, _with_constants(name, text, constants), loaded)
    return scripts


def _styles(texts: Mapping[str, str]) -> dict[str, Asset]:
    """The sheets that no other imports; these hold the others."""
    imports = {name: list(_STYLE_IMPORT.finditer(text)) for name, text in texts.items()}
    whole: dict[str, str] = {}
    for name in _in_order(imports):
        whole[name] = texts[name]
        for match in reversed(imports[name]):
            whole[name] = whole[name][: match.start()] + whole[_target(name, match)] + whole[name][match.end() :]
    imported = {_target(name, match) for name, matches in imports.items() for match in matches}
    return {name: _named(name, text) for name, text in whole.items() if name not in imported}


def _in_order(imports: Mapping[str, Sequence[re.Match[str]]]) -> list[str]:
    """The files, each after those that it imports."""
    graph = {name: dict.fromkeys(_target(name, match) for match in matches) for name, matches in imports.items()}
    for name, targets in graph.items():
        for missing in [target for target in targets if target not in graph]:
            raise AssetError(f"{name} imports {missing}, which does not exist")
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise AssetError(f"files import each other in a circle: {' → '.join(error.args[1])}") from None


def _target(name: str, match: re.Match[str]) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), match["address"]))


def _with_constants(name: str, text: str, constants: Mapping[str, object]) -> str:
    def written(match: re.Match[str]) -> str:
        names = match["names"].split(", ")
        if unknown := [constant for constant in names if constant not in constants]:
            raise AssetError(f"{name} imports {', '.join(unknown)}, which the engine does not give (build/browser_constants.py)")
        return " ".join(f"const {constant} = {json.dumps(constants[constant], ensure_ascii=False)};" for constant in names)

    return _CONSTANTS.sub(written, text)


def _named(name: str, text: str, modules: Sequence[str] = ()) -> Asset:
    stem, ending = posixpath.splitext(name)
    digest = hashlib.sha256(text.encode()).hexdigest()[:_HASH_LENGTH]
    return Asset(f"{stem}.{digest}{ending}", text, tuple(modules))
