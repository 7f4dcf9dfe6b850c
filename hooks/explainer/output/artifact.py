"""A file of the site before it is written: its address, the record it comes from, and its content when it is asked for."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from ..model import Record

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
            try:
                made = self.make()
            except Exception as error:
                source = self.source or _record_at(error)
                with_record = f" (data/{source})" if source else ""
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


def _record_at(error: Exception) -> str | None:
    """The file of the record that a loop over all records was at when an error was raised, for files that are made from many."""
    found = None
    for frame, _ in traceback.walk_tb(error.__traceback__):
        record = frame.f_locals.get("record")
        if isinstance(record, Record):
            found = f"{record.path}.yml"
    return found
