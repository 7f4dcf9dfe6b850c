"""The last steps of a build: search index, content security of map pages, the service worker, and the swap into place."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from . import service_worker

# What a page may do (Content Security Policy, level 3): nothing but what is the site's own, and no script or style of the page itself.
# The search needs WebAssembly.
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; frame-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
)
_MAP_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
)
_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)
# The scripts that the site's own templates write: files of the site, and data. Whatever else begins like a script stops the build.
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_OWN_SCRIPT = re.compile(
    r'<script (?:type="module" )?src="(?:(?:\.\.?/)+|/)?(?:[^"<>\s/\\:?#]+/)*assets/(?:js|vendor)/[\w./-]+\.js"'
    r'(?: defer| data-address="[\w./-]+")?></script>'
    r'|<script type="application/(?:ld\+json|json" id="map-data)">'
)

# Parts of pages that say nothing of their own and would show in the excerpts of the search.
NOT_INDEXED = ".headerlink, .spoken, .facts, .references, .until, .how-to-read, .grades, .names, .reading, thead, sup.cite"


class FinishError(Exception):
    """A finishing step failed; the message says which and what it printed."""


def building_folder(target: Path) -> Path:
    """The folder beside the site in which it is built."""
    return target.with_name(f".{target.name}.building")


def _old_folder(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def recover(target: Path) -> None:
    """Clear up after a build that was killed: the site is the old one or the new one, whole."""
    old = _old_folder(target)
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(building_folder(target), ignore_errors=True)


def swap(target: Path) -> None:
    """Put the finished build in the site's place."""
    new, old = building_folder(target), _old_folder(target)
    if not new.is_dir():
        return
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def discard(target: Path) -> None:
    """Throw a failed build away; the site stays as it was."""
    shutil.rmtree(building_folder(target), ignore_errors=True)


def finish(folder: Path, *, security: bool) -> None:
    """Index the pages for search and, unless they are served with live reload (an inline script), secure the pages and add the worker."""
    if security:
        for path in sorted(folder.rglob("*.html")):
            policy = _PAGE_POLICY if path.name in ("index.html", "404.html") else _MAP_POLICY
            try:
                page = secured(path.read_text(encoding="utf-8"), policy)
            except FinishError as error:
                raise FinishError(f"{path.relative_to(folder).as_posix()}: {error}") from None
            path.write_text(page, encoding="utf-8")
    index(folder)
    if security:
        service_worker.write(folder)


def secured(page: str, policy: str = _PAGE_POLICY) -> str:
    """The page with its policy before anything else; FinishError for a script that none of the site's templates writes."""
    charset = _CHARSET.search(page)
    if charset is None:
        raise FinishError("a page has no <meta charset>, after which its policy stands")
    for script in _SCRIPT.finditer(page):
        if not _OWN_SCRIPT.match(page, script.start()):
            raise FinishError(f"a page holds a script that is not the site's own: {page[script.start() : script.start() + 100]!r}")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return f"{page[: charset.end()]}\n{meta}{page[charset.end() :]}"


def index(folder: Path) -> None:
    """Make the search index of a folder of pages, in its folder `pagefind`."""
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet", "--exclude-selectors", NOT_INDEXED]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise FinishError(f"the search index could not be made:\n{done.stdout}{done.stderr}")
