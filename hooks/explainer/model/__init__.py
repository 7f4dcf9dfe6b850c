"""The typed record model: the only definition of what a record may hold; schemas and the field reference come from it."""

from .base import Record
from .conflict import Conflict
from .records import Actor, Chapter, Event, Figure, Happening, Operation, Place, Source, Term

RECORDS: tuple[type[Record], ...] = (Chapter, Operation, Event, Actor, Place, Source, Figure, Term)
COLLECTIONS: dict[str, type[Record]] = {model.COLLECTION: model for model in RECORDS}

__all__ = [
    "COLLECTIONS", "RECORDS", "Actor", "Chapter", "Conflict", "Event", "Figure", "Happening", "Operation", "Place",
    "Record", "Source", "Term",
]  # fmt: skip
