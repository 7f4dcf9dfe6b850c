"""What the engine hands over: files of the site, each with the record it came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Artifact:
    """A file at `path` below the site's Markdown root; `source` is the data file it is edited in, relative to the data folder.

    Its content is made when it is first asked for, so that a reader of one page does not wait for all the others.
    """

    path: str
    make: Callable[[], str | bytes]
    source: str | None = None

    @cached_property
    def data(self) -> bytes:
        made = self.make()
        return made if isinstance(made, bytes) else made.encode()

    @property
    def is_text(self) -> bool:
        return not self.path.endswith((".png", ".zip"))

    @property
    def content(self) -> str:
        """The same as text."""
        return self.data.decode()
