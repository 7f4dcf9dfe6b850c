"""What a field of the model may hold, read from its type: parts, and the words of a vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from .base import Part


def types_in(annotation: Any) -> Iterator[type]:
    """Every type that a value, or an item of it, may have: of `tuple[Name, ...] | None` the types `Name` and `NoneType`."""
    inner = get_args(annotation)
    if isinstance(annotation, type) and not inner:
        yield annotation
    for part in inner:
        yield from types_in(part)


def parts_in(annotation: Any) -> Iterator[type[Part]]:
    """The parts that a field may hold."""
    return (kind for kind in types_in(annotation) if issubclass(kind, Part))


def words_of(field: FieldInfo) -> list[str]:
    """The words of the vocabulary that a field holds one of; none for other fields, and for lists."""
    return [word for literal in _literals(field.annotation) for word in get_args(literal)]


def _literals(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal:
        yield annotation
    elif get_origin(annotation) is not tuple:
        for inner in get_args(annotation):
            yield from _literals(inner)


def part_at(model: type[Part], location: tuple[str | int, ...]) -> type[Part]:
    """The part of a model in which a place in its data lies; steps that are no field lead nowhere."""
    for step in location:
        field = model.model_fields.get(str(step))
        if field is not None:
            model = next(parts_in(field.annotation), model)
    return model


def fields_at(model: type[Part], location: tuple[str | int, ...]) -> set[str]:
    """The fields that may be written at a place in a record: its id is not, as it is the file's name."""
    known = set(part_at(model, location).model_fields)
    return known if location else known - {"id"}
