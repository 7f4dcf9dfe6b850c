"""Whether the addresses of the sources still lead somewhere: `make links` writes links.md, empty when all do.

lychee asks each address, several times and not too often. An address that answers "not for you" (401, 403, 405, 429, 999) is
counted but not called dead, because many publishers answer programs like that. Entries of .github/links-ignore.yml are left out
until they expire.
"""

from __future__ import annotations

import html
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

from explainer.dataset import load
from explainer.model import Source
from explainer.output import urls
from explainer.output.version import addresses_of
from explainer.pages.jinja_env import wayback
from explainer.values.inert_markdown import code, fitting

ROOT = Path(__file__).parent.parent
IGNORED = ROOT / ".github" / "links-ignore.yml"
LYCHEE = Path(sys.executable).with_name("lychee")
GUARDED = (401, 403, 405, 429, 999)


@dataclass(frozen=True)
class Dead:
    """An address that leads nowhere, and how it failed."""

    url: str
    why: str


class IgnoreError(Exception):
    """An entry of the ignore list lacks something or has expired."""


def ignored(path: Path, today: date) -> set[str]:
    """The addresses to leave out; IgnoreError when an entry has no reason, no day to expire on, or has expired."""
    found = set()
    for number, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")) or [], 1):
        if not isinstance(entry, dict) or set(entry) != {"url", "reason", "until"} or not str(entry["reason"]).strip():
            raise IgnoreError(f"{path.name}: entry {number} needs 'url', 'reason' and 'until', and nothing else")
        if not isinstance(entry["until"], date):
            raise IgnoreError(f"{path.name}: entry {number}: 'until' is a day such as 2027-01-31")
        if entry["until"] < today:
            raise IgnoreError(f"{path.name}: entry {number} ({entry['url']}) expired on {entry['until']}; look at it again")
        found.add(str(entry["url"]))
    return found


def asked(urls: Sequence[str], *, rounds: int = 3, wait: int = 5, timeout: int = 30) -> tuple[list[Dead], int]:
    """The dead ones among some addresses, and how many did not want to answer a program; what fails is asked again, `rounds` times."""
    dead, guarded = _asked_once(urls, wait, timeout)
    for _ in range(rounds - 1):
        if dead:
            time.sleep(wait)
            dead, more = _asked_once([one.url for one in dead], wait, timeout)
            guarded += more
    return dead, guarded


def _asked_once(urls: Sequence[str], wait: int, timeout: int) -> tuple[list[Dead], int]:
    with tempfile.TemporaryDirectory() as folder:
        # As HTML, one on each line: in plain text lychee guesses where an address ends.
        listed = "".join(f'<a href="{html.escape(url)}">.</a>\n' for url in urls)
        (Path(folder) / "addresses.html").write_text(listed, encoding="utf-8")
        command = [
            str(LYCHEE), "--format", "json", "--no-progress", "--max-retries", "2", "--retry-wait-time", str(wait),
            "--timeout", str(timeout), "--host-concurrency", "2", "--host-request-interval", "500ms", "addresses.html",
        ]  # fmt: skip
        done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        sys.exit(f"lychee could not run: {done.stderr.strip()}")
    return failures(answer, urls)


def failures(answer: dict[str, Any], urls: Sequence[str]) -> tuple[list[Dead], int]:
    """What lychee's report says of the addresses, which it was given one on each line: the dead ones, and how many are guarded.

    lychee names an address as it rewrote it, so the line tells which one it is.
    """
    failed = [entry for kind in ("error_map", "timeout_map") for entries in answer.get(kind, {}).values() for entry in entries]
    # Two addresses that are rewritten to one are asked once; of the second lychee only says that the first failed.
    codes = {entry["url"]: entry["status"]["code"] for entry in failed if "code" in entry["status"]}
    open_ones = [entry for entry in failed if codes.get(entry["url"]) not in GUARDED]
    dead = [Dead(_given(entry, urls), entry["status"]["text"]) for entry in open_ones]
    return sorted(dead, key=lambda one: one.url), len(failed) - len(dead)


def _given(entry: dict[str, Any], urls: Sequence[str]) -> str:
    """The address as it was given; as lychee names it, when it was none of them."""
    if line := entry.get("span", {}).get("line"):
        return urls[int(line) - 1]
    named = str(entry["url"])
    return next((url for url in urls if rewritten(url) == rewritten(named)), named)


def rewritten(url: str) -> str:
    """An address in one form, whichever of its forms it has: lower-case host in ASCII, no usual port, dots resolved, nothing quoted."""
    try:
        parts = urlsplit(url)
        port = "" if parts.port in (None, {"http": 80, "https": 443}.get(parts.scheme)) else f":{parts.port}"
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:  # a port that is none, a host that has no ASCII form
        return url
    path = unquote(parts.path).rstrip("/")
    return f"{parts.scheme}://{host}{port}{normpath(path) if path else ''}?{unquote(parts.query)}#{unquote(parts.fragment)}"


def report(dead: Sequence[Dead], sources: Mapping[str, Source], guarded: int) -> str:
    """The issue's text as inert Markdown: each dead address with its source, how it failed, and where a copy may be."""
    if not dead:
        return ""
    known = {rewritten(url): source for url, source in sources.items()}
    rows, left_out = fitting(_row(one, sources.get(one.url) or known.get(rewritten(one.url))) for one in dead)
    text = "\n".join(rows) + (f"\n\nAnd {left_out} more, for which there is no room here." if left_out else "")
    return (
        f"These addresses of sources lead nowhere. For each, open the copy; if it shows what was read, add it as `archive_url`.\n\n{text}\n\n"
        f"{guarded} more do not answer programs; they may be well. What cannot be mended for now goes into `.github/links-ignore.yml`.\n"
    )


def _row(dead: Dead, source: Source | None) -> str:
    told = f"{code(dead.url, 3_000)}\n  {code(dead.why)}."
    if source is None:
        return f"- [ ] no source has this address as it was asked: {told}"
    file = f"{urls.DATA_FOLDER}{urls.data_file(source)}"
    copy = source.archive_url or wayback(source)
    return f"- [ ] {code(source.id)} ({code(file)}): {told} A copy may be at {code(str(copy), 3_000)}"


def main() -> None:
    dataset, _ = load(ROOT / "data")
    sources = {str(source.url): source for source in dataset.all(Source) if source.url}
    try:
        left_out = ignored(IGNORED, date.today())
    except IgnoreError as error:
        sys.exit(str(error))
    urls = [url for url in sources if url not in left_out]
    print(f"Asking {len(urls)} addresses of {addresses_of(dataset.conflict, os.environ).repository} …", flush=True)
    dead, guarded = asked(urls)
    (ROOT / "links.md").write_text(report(dead, sources, guarded), encoding="utf-8")
    print(f"{len(dead)} dead, {guarded} do not answer programs")


if __name__ == "__main__":
    main()
