"""A file of the site before it is written: its address, the record it comes from, and its content when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

# How the note on an exception begins that names the file which could not be made.
NOT_BUILT = "Error building"


@dataclass(eq=False)
class Artifact:
    """A file at `path` below the site's Markdown root; `source` is the data file it is edited in, relative to the data folder.

    `make` gives its content when it is first asked for, so that a reader of one page does not wait for all the others.
    `cost` is about how long that takes beside an average page; what costs most is begun first.
    """

    path: str
    make: Callable[[], str | bytes]
    source: str | None = None
    cost: float = 1.0
    _data: bytes | None = field(default=None, init=False, repr=False)

    @property
    def data(self) -> bytes:
        """The content as bytes; an error while it is made carries a note that names the file and its record."""
        if self._data is None:
            with_record = f" (data/{self.source})" if self.source else ""
            try:
                made = self.make()
            except Exception as error:
                error.add_note(f"{NOT_BUILT} '{self.path}'{with_record}")
                raise
            self._data = made if isinstance(made, bytes) else made.encode()
        return self._data

    def store(self, data: bytes) -> None:
        """Take over content that another process made, so that it is not made again."""
        self._data = data

    @property
    def is_text(self) -> bool:
        return not self.path.endswith((".png", ".zip"))

    @property
    def content(self) -> str:
        """The content as text."""
        return self.data.decode()
