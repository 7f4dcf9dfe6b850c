"""Whether the addresses of the sources still lead somewhere: `make links` writes links.md, empty when all do.

lychee asks each address, several times and not too often. An address that answers "not for you" (401, 403, 405, 429, 999) is
counted but not called dead, because many publishers answer programs like that. Entries of .github/links-ignore.yml are left out
until they expire.
"""

from __future__ import annotations

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

import yaml

from explainer.dataset import load
from explainer.model import Source
from explainer.output import urls
from explainer.output.version import addresses_of
from explainer.pages.jinja_env import wayback

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
        listed = Path(folder) / "addresses.txt"
        listed.write_text("\n".join(urls) + "\n", encoding="utf-8")
        command = [
            str(LYCHEE), "--format", "json", "--no-progress", "--max-retries", "2", "--retry-wait-time", str(wait),
            "--timeout", str(timeout), "--host-concurrency", "2", "--host-request-interval", "500ms", "--include-verbatim", str(listed),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        sys.exit(f"lychee could not run: {done.stderr.strip()}")
    failed = [entry for kind in ("error_map", "timeout_map") for entries in answer.get(kind, {}).values() for entry in entries]
    guarded = [entry for entry in failed if entry["status"].get("code") in GUARDED]
    dead = [Dead(entry["url"], entry["status"]["text"]) for entry in failed if entry not in guarded]
    return sorted(dead, key=lambda one: one.url), len(guarded)


def report(dead: Sequence[Dead], sources: Mapping[str, Source], guarded: int) -> str:
    """The issue's text: each dead address with its source, how it failed, and where a copy may be."""
    if not dead:
        return ""
    rows = []
    for one in dead:
        source = sources.get(one.url) or sources[one.url.rstrip("/")]
        copy = source.archive_url or wayback(source)
        rows.append(
            f"- [ ] `{source.id}` (`{urls.DATA_FOLDER}{urls.data_file(source)}`): {one.url}\n  `{one.why}`. A copy may be at {copy}"
        )
    text = "\n".join(rows)
    return (
        f"These addresses of sources lead nowhere. For each, open the copy; if it shows what was read, add it as `archive_url`.\n\n{text}\n\n"
        f"{guarded} more do not answer programs; they may be well. What cannot be mended for now goes into `.github/links-ignore.yml`.\n"
    )


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
