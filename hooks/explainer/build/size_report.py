"""How large the finished site is beside what GitHub Pages takes: 1 GB, https://docs.github.com/pages (limits)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

MOST_BYTES = 1_000_000_000
WARN_AT = 0.8

_KINDS = {
    ".html": "pages", ".json": "records, previews and search names", ".svg": "drawings", ".js": "scripts", ".css": "styles", ".csv": "tables",
    ".geojson": "data", ".ics": "calendars", ".xml": "feeds", ".zip": "archives", ".png": "pictures",
}  # fmt: skip


class TooLargeError(Exception):
    """The site is larger than its host takes."""


def sizes(folder: Path) -> Counter[str]:
    """Bytes by kind of file."""
    found: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file():
            parts = path.relative_to(folder).parts
            kind = "the search index" if parts[0] == "pagefind" else "maps" if path.name == "map.html" else _KINDS.get(path.suffix, "other")
            found[kind] += path.stat().st_size
    return found


def report(found: Counter[str], most: int = MOST_BYTES) -> str:
    """The sizes in a line, largest first; TooLargeError when it is more than the host takes."""
    total = sum(found.values())
    kinds = ", ".join(f"{kind} {size / 1e6:.1f}" for kind, size in found.most_common() if size >= 50_000)
    text = f"The site has {total / 1e6:.0f} MB, {total / most:.0%} of what GitHub Pages takes ({kinds})"
    if total > most:
        raise TooLargeError(f"{text}: too large to be published")
    return text


def near(found: Counter[str], most: int = MOST_BYTES) -> bool:
    """Whether it is time to do something about it."""
    return sum(found.values()) >= most * WARN_AT
