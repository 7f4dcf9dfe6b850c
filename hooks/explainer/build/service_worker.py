"""The service worker at the site's root: what every page needs, the version of the build, and the worker's code."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from ..output import urls

WORKER = "sw.js"
_CODE = Path(__file__).parent / WORKER
# The caches of copies that it keeps have names that begin with this word, so that pages find them.
KEPT = "kept"
_NEEDED = re.compile(r'<(?:link[^>]+rel="(?:stylesheet|icon|modulepreload)"[^>]+href|script[^>]+src)="([^"]+)"')
MOST_PAGES = 200
MOST_FILES = 600
PATIENCE_MS = 4000


def write(folder: Path) -> None:
    """Write the worker of a finished site; its version changes exactly when a file of the site does."""
    pages = [path for path in ("", urls.url(urls.OFFLINE_PAGE)) if (folder / path / "index.html").is_file()]
    build = {
        "kept": KEPT,
        "version": _version(folder),
        "pages": pages,
        "files": sorted({file for page in pages for file in _needed(folder, page)}),
        "units": urls.UNITS,
        "offline": urls.url(urls.OFFLINE_PAGE),
        "most_pages": MOST_PAGES,
        "most_files": MOST_FILES,
        "patience": PATIENCE_MS,
    }
    (folder / WORKER).write_text(f"const BUILD = {json.dumps(build)};\n{_CODE.read_text(encoding='utf-8')}", encoding="utf-8")


def _needed(folder: Path, page: str) -> Iterator[str]:
    """The files without which a page of the site is not whole, as addresses below the site's root."""
    for address in _NEEDED.findall((folder / page / "index.html").read_text(encoding="utf-8")):
        yield posixpath.normpath(posixpath.join(page, address))


def _version(folder: Path) -> str:
    digest = hashlib.sha256(_CODE.read_bytes())
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path != folder / WORKER:
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
