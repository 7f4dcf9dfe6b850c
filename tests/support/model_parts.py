"""Every part of the record model, for tests that go through all fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from explainer.model import COLLECTIONS, Conflict
from explainer.model.base import Part


def parts(model: type[Part], seen: set[type[Part]] | None = None) -> Iterator[type[Part]]:
    seen = set() if seen is None else seen
    if model in seen:
        return
    seen.add(model)
    yield model
    for field in model.model_fields.values():
        for kind in types_of(field.annotation):
            if isinstance(kind, type) and issubclass(kind, Part):
                yield from parts(kind, seen)


def types_of(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from types_of(inner)


MODELS: list[type[Part]] = [*COLLECTIONS.values(), Conflict]
ALL_PARTS = list(dict.fromkeys(part for model in MODELS for part in parts(model)))
