"""What the engine hands over: files of the site, each with the record it came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Artifact:
    """A file at `path` below the site's Markdown root; `source` is the data file it is edited in, relative to the data folder."""

    path: str
    content: str
    source: str | None = None
