"""What pydantic finds wrong with a record, in an editor's words and at its place in the file."""

from __future__ import annotations

from typing import Any, get_args

from pydantic_core import ErrorDetails

from ..model.base import Part, Where
from ..model.fields import fields_at, part_at, types_in, words_of
from ..model.vocabulary import EventKind, OperationKind
from ..problems import Problem, did_you_mean, dotted
from .yaml_file import Plain, Reading

# What editors would like to type, and what is done instead.
_WORKED_OUT = {
    "party": "; whether somebody is a party is worked out from their record; for somebody without one write said_by: {text: …, party: yes, no or unknown}",
    "grade": "; how well a claim is known is worked out and never typed",
    "camp": "; the camp is worked out from offices and part-of relations",
    "date": "; when it was said is 'said_on', when it happened 'dates'",
}


def explain(reading: Reading, model: type[Part], detail: ErrorDetails) -> Problem:
    """One of pydantic's errors as a problem; `model` is that of the whole file."""
    where = _in_file(reading.data, detail["loc"])
    match detail["type"]:
        case "missing":
            return _missing(reading, model, detail, where)
        case "extra_forbidden":
            return _unknown(reading, model, detail, where)
        case "literal_error":
            return reading.source.problem(where, _not_in_vocabulary(model, detail, dotted(where)))
    if detail["type"] == "tuple_type" and (example := _example_of_parts(model, detail["loc"])):
        message = f"{dotted(where)}: a list is expected, each item with its fields, for example {example}"
        return reading.source.problem(where, message)
    label = f"{dotted(where)}: " if where else ""
    field = _named_field(detail)
    return reading.source.problem((*where, *field), f"{label}{_in_words(detail)}", key=bool(field))


def _missing(reading: Reading, model: type[Part], detail: ErrorDetails, where: Where) -> Problem:
    *around, name = detail["loc"]
    field = part_at(model, tuple(around)).model_fields[str(name)]
    example = f", for example {name}: {field.examples[0]}" if field.examples and "\n" not in field.examples[0] else ""
    place = f" in {_called(reading.data, where)}" if where else ""
    message = f"'{name}' is missing{place}: {(field.description or '').rstrip('.')}{example}"
    return reading.source.problem((*where, str(name)), message)


def _unknown(reading: Reading, model: type[Part], detail: ErrorDetails, where: Where) -> Problem:
    *around, name = detail["loc"]
    field = str(name)
    known = fields_at(model, tuple(around))
    if detail["input"] == "" and len(where) > 1:
        hint = "; if it belongs to the text before it, quote that text: inside {…} a comma begins the next field"
    elif field in _WORKED_OUT:
        hint = _WORKED_OUT[field]
    else:
        hint = did_you_mean(field, known) or f"; known here: {', '.join(sorted(known))}"
    return reading.source.problem((*where, field) if where[-1:] != (field,) else where, f"unknown field '{field}'{hint}", key=True)


def _not_in_vocabulary(model: type[Part], detail: ErrorDetails, name: str) -> str:
    """Why a field of controlled words cannot hold a value."""
    if isinstance(detail["input"], dict | list):
        return f"{name}: one word is expected here, not {_shape(detail['input'])}"
    written = str(detail["input"])
    *around, field = detail["loc"]
    words = words_of(part_at(model, tuple(around)).model_fields[str(field)])
    if not written:
        return f"{name} is empty; give one of: {', '.join(words)}"
    hint = did_you_mean(written, words)
    return _other_collection(model, name, written) or f"'{written}' is not one of the words for {name}{hint} (known: {', '.join(words)})"


def _other_collection(model: type[Part], field: str, written: str) -> str:
    """Operations and events divide their kinds: what an armed side planned, and everything else that is dated."""
    kinds = {"operations": ("events", EventKind), "events": ("operations", OperationKind)}
    other, words = kinds.get(getattr(model, "COLLECTION", ""), ("", None))
    if field != "kind" or written not in get_args(words):
        return ""
    return f"'{written}' is a kind of {other}; move the file to {other}/"


def _in_words(detail: ErrorDetails) -> str:
    match detail["type"]:
        case "explainer":
            return str(detail["ctx"]["message"])
        case "tuple_type" | "list_type":
            return _as_list(detail["input"])
        case "model_type" | "model_attributes_type" | "dict_type":
            shape = _shape(detail["input"])
            return f"expected fields with values, such as {{field: value}}, found {shape}; see the examples of the field"
        case "too_short":
            return "is an empty list; at least one is needed"
        case "string_type":
            return f"expected one value, found {_shape(detail['input'])}"
    return detail["msg"]


def _named_field(detail: ErrorDetails) -> Where:
    """The field at which a mistake of a whole mapping is shown, if the mapping has it."""
    fields: tuple[str, ...] = detail.get("ctx", {}).get("fields", ())
    written = detail["input"]
    return next(((field,) for field in fields if isinstance(written, dict) and field in written), ())


def _example_of_parts(model: type[Part], location: tuple[str | int, ...]) -> str:
    """An example of a field whose items have fields of their own; nothing for one that holds plain values."""
    field = part_at(model, location[:-1]).model_fields.get(str(location[-1]))
    kinds = list(types_in(field.annotation)) if field is not None else []
    has_parts = any(issubclass(kind, Part) for kind in kinds) and not any(issubclass(kind, str) for kind in kinds)
    return str(field.examples[0]) if field is not None and has_parts and field.examples else ""


def _as_list(value: Any) -> str:
    """How a single value is written where a list is expected."""
    if value == "":
        return "is empty; give at least one value, or delete the line"
    if isinstance(value, str) and len(value) < 60 and "\n" not in value:
        return f"a list is expected; write [{value}], or the value in a line of its own after '- '"
    return "expected a list (lines that begin with '- ', or [one, two])"


def _called(data: Plain | None, where: Where) -> str:
    """A part of a record as an editor knows it: an item of a list by its own id, else by its number from 1."""
    item: Any = data
    for step in where:
        item = item[step]
    around, last = where[:-1], where[-1]
    if not isinstance(last, int):
        return dotted(where)
    known = item.get("id") or item.get("actor") or item.get("place") if isinstance(item, dict) else None
    return f"{dotted(around)}, the one of '{known}'" if isinstance(known, str) and known else f"{dotted(around)}, number {last + 1}"


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return "fields with values"
    return "a list" if isinstance(value, list | tuple) else f"'{value}'"


def _in_file(data: Plain | None, location: tuple[str | int, ...]) -> Where:
    """The part of a pydantic location that exists in the file: no union tags, no fields that are missing."""
    where: list[str | int] = []
    value: Any = data
    step: Any
    for step in location:
        if (isinstance(value, dict) and step in value) or (isinstance(value, list) and isinstance(step, int) and step < len(value)):
            value = value[step]
            where.append(step)
    return tuple(where)
