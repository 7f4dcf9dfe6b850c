"""The last steps of a build: search index, content security of map pages, the service worker, and the swap into place."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from . import service_worker

# What a page may do (Content Security Policy, level 3). The search needs WebAssembly; the theme has style attributes.
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'self'; manifest-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)
_MAP_POLICY = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
# Scripts in the page itself; what is no script (JSON-LD) is not run and needs no permission.
_INLINE = re.compile(r'<script(?: type="module")?>(.*?)</script>', re.DOTALL)
_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)

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
            path.write_text(secured(path.read_text(encoding="utf-8"), policy), encoding="utf-8")
    index(folder)
    if security:
        service_worker.write(folder)


def secured(page: str, policy: str = _PAGE_POLICY) -> str:
    """The page with a policy that allows the site's own files and exactly its inline scripts (by hash), before anything else."""
    hashes = "".join(f" '{_hash(code)}'" for code in dict.fromkeys(_INLINE.findall(page)))
    charset = _CHARSET.search(page)
    if charset is None:
        raise FinishError("a page has no <meta charset>, after which its policy stands")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy.format(scripts=hashes)}">'
    return f"{page[: charset.end()]}\n{meta}{page[charset.end() :]}"


@cache
def _hash(code: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}"


def index(folder: Path) -> None:
    """Make the search index of a folder of pages, in its folder `pagefind`."""
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet", "--exclude-selectors", NOT_INDEXED]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise FinishError(f"the search index could not be made:\n{done.stdout}{done.stderr}")
