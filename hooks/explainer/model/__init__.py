"""The typed record model: the only definition of what a record may hold; schemas and the field reference come from it."""

from .actors import Actor
from .base import Record
from .chapters import Chapter, Term
from .conflict import Conflict
from .figures import Figure
from .happenings import Event, Happening, Operation
from .kinds import COLLECTION_KINDS
from .places import Place
from .sources import Source

COLLECTIONS: dict[str, type[Record]] = {name: row.model for name, row in COLLECTION_KINDS.items()}

__all__ = [
    "COLLECTIONS", "Actor", "Chapter", "Conflict", "Event", "Figure", "Happening", "Operation", "Place", "Record", "Source", "Term",
]  # fmt: skip
