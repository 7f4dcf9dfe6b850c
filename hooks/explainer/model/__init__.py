"""The typed record model: the only definition of what a record may hold; schemas and the field reference come from it."""

from .actors import Actor
from .base import Record
from .chapters import Chapter, Term
from .conflict import Conflict
from .figures import Figure
from .happenings import Event, Happening, Operation
from .places import Place
from .sources import Source

RECORDS: tuple[type[Record], ...] = (Chapter, Operation, Event, Actor, Place, Source, Figure, Term)
COLLECTIONS: dict[str, type[Record]] = {model.COLLECTION: model for model in RECORDS}

__all__ = [
    "COLLECTIONS", "RECORDS", "Actor", "Chapter", "Conflict", "Event", "Figure", "Happening", "Operation", "Place",
    "Record", "Source", "Term",
]  # fmt: skip
