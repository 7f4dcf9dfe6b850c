"""Where a field is documented: the anchor of its row on the page "Fields of a record"."""

from __future__ import annotations

import re

from .base import Part, Record
from .conflict import Conflict
from .fields import parts_in

# What is said about every file: quotation marks, lists, text of several lines.
WRITING = "how-a-record-is-written"


def anchor(model: type[Part], where: tuple[str | int, ...] | None) -> str:
    """The anchor of the field at a place in a record, or of the nearest known field around it; of how files are written for None."""
    if where is None:
        return WRITING
    nearest = of_section(model)
    for step in where:
        field = model.model_fields.get(str(step)) if isinstance(step, str) else None
        if field is None:
            if isinstance(step, str):
                return of_section(model)
            continue
        nearest = of_field(model, str(step))
        model = next(parts_in(field.annotation), model)
    return nearest


def of_field(model: type[Part], name: str) -> str:
    """The anchor of the row of a field."""
    return f"{of_model(model)}-{name.replace('_', '-')}"


def of_section(model: type[Part]) -> str:
    """The anchor of the table of a collection or part."""
    name = of_model(model)
    return name if issubclass(model, Record) else "conflictyml" if model is Conflict else f"part-{name}"


def of_model(model: type[Part]) -> str:
    """The beginning of the anchors of a model's fields."""
    if issubclass(model, Record):
        return model.COLLECTION
    return "conflict" if model is Conflict else re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()
