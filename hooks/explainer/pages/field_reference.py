"""The field reference: every field of every collection with its meaning and an example, from the model itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from ..model import COLLECTIONS, Conflict, anchors
from ..model.base import Part
from ..model.references import ClaimOrSourceRef, ClaimRef, Reference
from ..model.scalars import Text


@dataclass(frozen=True)
class FieldRow:
    """A field: what it holds in words, where backticks mark code; `holds` says which words, ids or parts may stand in it."""

    anchor: str
    name: str
    required: bool
    description: str
    holds: str
    example: str


@dataclass(frozen=True)
class FieldTable:
    """The fields of a collection, of `conflict.yml`, or of a part that records share."""

    heading: str
    about: str
    rows: tuple[FieldRow, ...]


def tables() -> list[FieldTable]:
    """A table for each collection and `conflict.yml`, then one for each part, in the order in which they are met."""
    parts: dict[str, type[Part]] = {}
    models: dict[str, type[Part]] = {**{name.capitalize(): model for name, model in COLLECTIONS.items()}, "conflict.yml": Conflict}
    listed = [_table(heading, model, parts) for heading, model in models.items()]
    described: set[str] = set()
    while missing := [name for name in parts if name not in described]:
        described.update(missing)
        listed += [_table(f"Part: {_spaced(name)}", parts[name], parts) for name in missing]
    return listed


def _table(heading: str, model: type[Part], parts: dict[str, type[Part]]) -> FieldTable:
    """The table of a model; parts met on the way are added to `parts`."""
    rows = [
        FieldRow(
            anchors.of_field(model, name),
            name,
            field.is_required(),
            field.description or "",
            "; ".join(dict.fromkeys(_holds(field.annotation, parts))),
            field.examples[0] if field.examples else "",
        )
        for name, field in model.model_fields.items()
        if not (name == "id" and hasattr(model, "COLLECTION"))
    ]
    return FieldTable(heading, (model.__doc__ or "").strip(), tuple(rows))


def _holds(annotation: Any, parts: dict[str, type[Part]]) -> Iterator[str]:
    """What may stand in a field, in a few words; parts met on the way are added to `parts`."""
    if get_origin(annotation) is Literal:
        yield "one of: " + ", ".join(get_args(annotation))
    elif get_args(annotation):
        for inner in get_args(annotation):
            yield from _holds(inner, parts)
    elif isinstance(annotation, type) and issubclass(annotation, Part):
        parts.setdefault(annotation.__name__, annotation)
        yield f"see “{_spaced(annotation.__name__)}”"
    elif isinstance(annotation, type) and issubclass(annotation, ClaimRef | ClaimOrSourceRef | Text | Reference):
        yield annotation.WHAT


def _spaced(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
