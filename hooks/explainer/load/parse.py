"""Plain data to a typed record; every mistake in the file becomes a Problem at its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..model.base import Part
from ..model.scalars import LANGUAGE, Line, Prose, Sentence, Text
from ..model.vocabulary import EventKind, OperationKind
from ..problems import Problem, did_you_mean
from ..values import prose
from .yaml_file import Location, Plain, Reading

# What editors would like to type, and what is done instead.
_WORKED_OUT = {
    "party": "; whether somebody is a party is worked out from their record; for somebody without one write said_by: {text: …, party: yes, no or unknown}",
    "grade": "; how well a claim is known is worked out and never typed",
    "camp": "; the camp is worked out from offices and part-of relations",
    "date": "; when it was said is 'said_on', when it happened 'dates'",
}
# So many mistakes in one file are told; the rest is seen when they are mended.
MOST_TOLD = 100

PartType = TypeVar("PartType", bound=Part)


def parse(reading: Reading, model: type[PartType], **given: str) -> tuple[PartType | None, list[Problem]]:
    """The file's data as `model`, with `given` fields that the file does not hold (its id); None if it has errors."""
    data = reading.data
    if data is None:
        return None, []
    problems = [_reserved(reading, name) for name in given if name in data]
    record = None
    try:
        record = model.model_validate({**data, **given})
        if _suspicious(reading, model) or not _clean(record):
            problems += _text_problems(reading, model)
    except ValidationError as error:
        problems += _text_problems(reading, model)
        details = [detail for detail in error.errors(include_url=False)[:MOST_TOLD] if _is_own(detail, given)]
        meant = {_meant(model, detail) for detail in details if detail["type"] == "extra_forbidden"}
        problems += [_problem(reading, model, detail) for detail in details if detail["type"] != "missing" or detail["loc"] not in meant]
    return (None if problems else record), problems


def _meant(model: type[Part], detail: ErrorDetails) -> tuple[str | int, ...]:
    """The field that a misspelt one was meant to be: that it is missing need not be said as well."""
    hint = did_you_mean(str(detail["loc"][-1]), _fields_at(model, detail["loc"][:-1]))
    return (*detail["loc"][:-1], hint.split("'")[1] if hint else "")


def _is_own(detail: ErrorDetails, given: dict[str, str]) -> bool:
    # A list whose items all failed counts as too short as well: the items' own errors say what is wrong.
    echo = detail["type"] == "too_short" and bool(detail["input"])
    return not echo and detail["loc"][:1] not in [(name,) for name in given]


def _reserved(reading: Reading, name: str) -> Problem:
    return reading.source.problem((name,), f"'{name}' is the file's name and is not written in it; delete the line", key=True)


def _suspicious(reading: Reading, model: type[Part]) -> bool:
    """Whether text may have been cut off by a comment or folded where it must not be."""
    return bool(reading.cut_short) or any(_text_type(where, text_fields(model)) is Prose for where in reading.many_lines)


def _clean(part: Part) -> bool:
    """Whether no text in a part has a problem; where one lies is found by going through the file, which takes longer."""
    return not any(_wrong(value) for _, value in part.leaves if isinstance(value, Text))


def _wrong(text: Text) -> bool:
    look = prose.invisible if isinstance(text, Line) else prose.problems
    return any(look(words) for words in (str(text), *text.translations.values()))


def _text_problems(reading: Reading, model: type[Part]) -> Iterator[Problem]:
    texts = text_fields(model)
    for where in reading.cut_short:
        if _text_type(where, texts):
            message = "the text ends at ' #', because what follows is a comment in YAML; quote the whole value"
            yield reading.source.problem(where, message)
    for where in reading.many_lines:
        if _text_type(where, texts) is Prose:
            yield reading.source.problem(where, "text of several lines is written after '|', indented, so that it is kept as it is")
    for where, value in _leaves(reading.data, ()):
        kind = _text_type(where, texts)
        if kind in (Prose, Sentence):
            for offset, message in prose.problems(value):
                yield reading.source.problem(where, message, offset=offset)
        elif kind is Line:
            for offset, message in prose.invisible(value):
                yield reading.source.problem(where, message, offset=offset)


def _leaves(value: Plain | None, where: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*where, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*where, key))


def _text_type(where: Location, texts: dict[str, type[Text]]) -> type[Text] | None:
    names = [step for step in where if isinstance(step, str)]
    if len(names) > 1 and LANGUAGE.fullmatch(names[-1]) and names[-2] in texts:
        return texts[names[-2]]
    return texts.get(names[-1]) if names else None


@cache
def text_fields(model: type[Part]) -> dict[str, type[Text]]:
    """The names of all fields in a model and its parts that hold text for readers, with the sort of text."""
    plain = dict.fromkeys(getattr(model, "PLAIN_TEXT", ()), Line)
    return plain | {name: annotation for name, annotation in _annotations(model) if issubclass(annotation, Text)}


def _annotations(model: type[Part]) -> Iterator[tuple[str, type]]:
    for name, field in model.model_fields.items():
        for annotation in _types(field.annotation):
            if issubclass(annotation, Part):
                yield from _annotations(annotation)
            yield name, annotation


def _types(annotation: Any) -> Iterator[type]:
    inner = get_args(annotation)
    if isinstance(annotation, type) and not inner:
        yield annotation
    for part in inner:
        yield from _types(part)


def _problem(reading: Reading, model: type[Part], detail: ErrorDetails) -> Problem:
    where = _in_file(reading.data, detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    name = _dotted(where)
    source = reading.source
    if kind == "missing":
        field = str(detail["loc"][-1])
        place = f" in {_called(reading.data, where, name)}" if name else ""
        return source.problem((*where, field), f"'{field}' is missing{place}: {_described(model, detail['loc'])}")
    if kind == "extra_forbidden":
        field = str(detail["loc"][-1])
        known = _fields_at(model, detail["loc"][:-1])
        hint = did_you_mean(field, known) or f"; known here: {', '.join(sorted(known))}"
        if field in _WORKED_OUT:
            hint = _WORKED_OUT[field]
        if detail["input"] == "" and len(where) > 1:
            hint = "; if it belongs to the text before it, quote that text: inside {…} a comma begins the next field"
        return source.problem((*where, field) if where[-1:] != (field,) else where, f"unknown field '{field}'{hint}", key=True)
    if kind == "literal_error":
        if isinstance(detail["input"], dict | list):
            return source.problem(where, f"{name}: one word is expected here, not {_shape(detail['input'])}")
        written = str(detail["input"])
        allowed = context["expected"].replace(" or ", ", ")
        words = [word.strip().strip("'") for word in allowed.split(",")]
        hint = did_you_mean(written, words) if written else ""
        if not written:
            return source.problem(where, f"{name} is empty; give one of: {', '.join(words)}")
        if elsewhere := _other_collection(model, name, written):
            return source.problem(where, elsewhere)
        return source.problem(where, f"'{written}' is not one of the words for {name}{hint} (known: {', '.join(words)})")
    if kind == "tuple_type" and (example := _item_example(model, detail["loc"])):
        return source.problem(where, f"{name}: several may stand here, each with its fields, for example {example}")
    message = _in_words(kind, context, detail, name)
    named = _named_field(detail["input"], message)
    return source.problem((*where, *named), message, key=bool(named))


def _named_field(value: Any, message: str) -> Location:
    """The field that a message about a whole mapping names first, if the mapping has it: the problem is shown there."""
    fields = re.findall(r"'(\w+)'", message) if isinstance(value, dict) else []
    return next(((field,) for field in fields if field in value), ())


def _other_collection(model: type[Part], field: str, written: str) -> str:
    """Operations and events divide their kinds: what an armed side planned, and everything else that is dated."""
    kinds = {"operations": (OperationKind, "events", EventKind), "events": (EventKind, "operations", OperationKind)}
    _, other, words = kinds.get(getattr(model, "COLLECTION", ""), ("", "", None))
    if field != "kind" or written not in get_args(words):
        return ""
    return f"'{written}' is a kind of {other}; move the file to {other}/"


def _in_words(kind: str, context: dict[str, Any], detail: ErrorDetails, name: str) -> str:
    label = f"{name}: " if name else ""
    match kind:
        case "explainer":
            return f"{label}{context['message']}"
        case "tuple_type" | "list_type":
            return f"{label}{_as_list(detail['input'])}"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{label}expected fields with values, such as {{field: value}}, found {_shape(detail['input'])}; the examples stand with the field"
        case "too_short":
            return f"{label}is an empty list; at least one is needed"
        case "string_type":
            return f"{label}expected one value, found {_shape(detail['input'])}"
    return f"{label}{detail['msg']}"


def _item_example(model: type[Part], location: tuple[str | int, ...]) -> str:
    """An example of a field whose items have fields of their own; nothing for one that holds plain values."""
    field = _model_at(model, location[:-1]).model_fields.get(str(location[-1]))
    has_parts = field is not None and any(issubclass(kind, Part) for kind in _types(field.annotation))
    return str(field.examples[0]) if field is not None and has_parts and field.examples else ""


def _as_list(value: Any) -> str:
    """How a value is written that stands alone where several may stand."""
    if value == "":
        return "is empty; give at least one value, or delete the line"
    if isinstance(value, str) and len(value) < 60 and "\n" not in value:
        return f"several may stand here, so it is written [{value}], or in a line of its own after '- '"
    return "expected a list (lines that begin with '- ', or [one, two])"


def _called(data: Any, where: Location, name: str) -> str:
    """An item of a list by its own id, which an editor knows it by, else by its number from 1."""
    item = data
    for step in where:
        item = item[step]
    if isinstance(where[-1], int):
        known = item.get("id") or item.get("actor") or item.get("place") if isinstance(item, dict) else None
        return (
            f"{_dotted(where[:-1])}, the one of '{known}'"
            if isinstance(known, str) and known
            else f"{_dotted(where[:-1])}, number {where[-1] + 1}"
        )
    return name


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return "fields with values"
    return "a list" if isinstance(value, list | tuple) else f"'{value}'"


def _in_file(data: Any, location: tuple[str | int, ...]) -> Location:
    """The part of a pydantic location that exists in the file: no union tags, no fields that are missing."""
    where: list[str | int] = []
    step: Any
    for step in location:
        if (isinstance(data, dict) and step in data) or (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            data = data[step]
        else:
            continue
        where.append(step)
    return tuple(where)


def _dotted(where: Location) -> str:
    text = ""
    for step in where:
        text += f"[{step}]" if isinstance(step, int) else f"{'.' if text else ''}{step}"
    return text


def _model_at(model: type[Part], location: tuple[str | int, ...]) -> type[Part]:
    for step in location:
        field = model.model_fields.get(str(step))
        if field is not None:
            parts = [kind for kind in _types(field.annotation) if issubclass(kind, Part)]
            model = parts[0] if parts else model
    return model


def _fields_at(model: type[Part], location: tuple[str | int, ...]) -> set[str]:
    known = set(_model_at(model, location).model_fields)
    return known if location else known - {"id"}


def _described(model: type[Part], location: tuple[str | int, ...]) -> str:
    field = _model_at(model, location[:-1]).model_fields[str(location[-1])]
    example = f", for example {location[-1]}: {field.examples[0]}" if field.examples and "\n" not in field.examples[0] else ""
    return f"{(field.description or '').rstrip('.')}{example}"
