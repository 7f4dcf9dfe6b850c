"""Plain data to a typed record; every mistake in the file becomes a Problem at its line and column."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..model.base import Part, Where
from ..model.fields import fields_at, types_in
from ..model.scalars import LANGUAGE, Line, Prose, Sentence, Text
from ..problems import Problem, nearest
from ..values import prose, spoofing
from .file_limits import too_much
from .model_errors import explain
from .yaml_file import Plain, Reading

# So many mistakes in one file are reported; the rest is seen when they are fixed.
MOST_REPORTED = 100

PartType = TypeVar("PartType", bound=Part)


def parse(reading: Reading, model: type[PartType], **given: str) -> tuple[PartType | None, list[Problem]]:
    """The file's data as `model`, with `given` fields that the file does not hold (its id); None if it has errors."""
    data = reading.data
    if data is None:
        return None, []
    if problem := too_much(reading):
        return None, [problem]
    problems = [_given_in_file(reading, name) for name in given if name in data]
    record = None
    try:
        record = model.model_validate({**data, **given})
        if _suspicious(reading, model) or not _clean(record):
            problems += _text_problems(reading, model)
    except ValidationError as error:
        problems += _text_problems(reading, model)
        details = [detail for detail in error.errors(include_url=False)[:MOST_REPORTED] if _is_own(detail, given)]
        meant = {_meant(model, detail) for detail in details if detail["type"] == "extra_forbidden"}
        problems += [explain(reading, model, detail) for detail in details if detail["type"] != "missing" or detail["loc"] not in meant]
    return (None if problems else record), problems


def _meant(model: type[Part], detail: ErrorDetails) -> tuple[str | int, ...] | None:
    """The field that a misspelt one was meant to be: that it is missing need not be said as well."""
    *around, name = detail["loc"]
    meant = nearest(str(name), fields_at(model, tuple(around)))
    return (*around, meant) if meant else None


def _is_own(detail: ErrorDetails, given: dict[str, str]) -> bool:
    """Whether an error is about what the file says, and is not reported by others."""
    # A list whose items all failed counts as too short as well: the items' own errors say what is wrong.
    echo = detail["type"] == "too_short" and bool(detail["input"])
    return not echo and detail["loc"][:1] not in [(name,) for name in given]


def _given_in_file(reading: Reading, name: str) -> Problem:
    return reading.source.problem((name,), f"'{name}' is the file's name and is not written in it; delete the line", key=True)


def _suspicious(reading: Reading, model: type[Part]) -> bool:
    """Whether text may have been cut off by a comment or folded where it must not be."""
    return bool(reading.cut_short) or any(_text_type(where, text_fields(model)) is Prose for where in reading.many_lines)


def _clean(part: Part) -> bool:
    """Whether no text in a part has a problem; where one lies is found by going through the file, which takes longer."""
    return not any(_has_problems(value) for _, value in part.leaves if isinstance(value, Text))


def _has_problems(text: Text) -> bool:
    look = spoofing.in_text if isinstance(text, Line) else prose.problems
    return any(look(words) for words in (str(text), *text.translations.values()))


def _text_problems(reading: Reading, model: type[Part]) -> Iterator[Problem]:
    """What is wrong with texts in any field: cut off, folded, or with something in them that texts do not have."""
    texts = text_fields(model)
    for where in reading.cut_short:
        if _text_type(where, texts):
            message = "the text ends at ' #', because what follows is a comment in YAML; quote the whole value"
            yield reading.source.problem(where, message)
    for where in reading.many_lines:
        if _text_type(where, texts) is Prose:
            yield reading.source.problem(where, "text of several lines is written after '|', indented, so that it is kept as it is")
    for where, value in leaves(reading.data):
        kind = _text_type(where, texts)
        if kind in (Prose, Sentence):
            for offset, message in prose.problems(value):
                yield reading.source.problem(where, message, offset=offset)
        elif kind is Line:
            for offset, message in spoofing.in_text(value):
                yield reading.source.problem(where, message, offset=offset)


def leaves(value: Plain | None, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Every text of plain data with its place."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*where, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*where, key))


def _text_type(where: Where, texts: dict[str, type[Text]]) -> type[Text] | None:
    """The sort of text at a place; a translation is of the sort of its field."""
    names = [step for step in where if isinstance(step, str)]
    if len(names) > 1 and LANGUAGE.fullmatch(names[-1]) and names[-2] in texts:
        return texts[names[-2]]
    return texts.get(names[-1]) if names else None


@cache
def text_fields(model: type[Part]) -> dict[str, type[Text]]:
    """The names of all fields in a model and its parts that hold text for readers, with the sort of text."""
    texts: dict[str, type[Text]] = dict.fromkeys(getattr(model, "PLAIN_TEXT", ()), Line)
    for name, field in model.model_fields.items():
        for kind in types_in(field.annotation):
            if issubclass(kind, Part):
                texts |= text_fields(kind)
            elif issubclass(kind, Text):
                texts[name] = kind
    return texts
