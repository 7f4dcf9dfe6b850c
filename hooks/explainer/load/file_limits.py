"""How many items and references one file may hold: far more than a record needs, and few enough for rules that compare all with all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.base import Where
from ..problems import Problem, dotted, line_and_column
from .yaml_file import Plain, Reading

MOST_IN_A_LIST = 200
MOST_IN_ALL_LISTS = 2_000
MOST_REFERENCES = 2_000

_REFERENCE = re.compile(r"\[@|\[\[|\]\(")


def too_much(reading: Reading) -> Problem | None:
    """The first thing of which a file holds more than is read; None for every record that people write by hand."""
    text = reading.source.text
    if text.count("[") > MOST_REFERENCES and len(places := [hit.start() for hit in _REFERENCE.finditer(text)]) > MOST_REFERENCES:
        line, column = line_and_column(text, places[MOST_REFERENCES])
        message = f"the file has {len(places)} citations and links; at most {MOST_REFERENCES} are read: make several records of it"
        return Problem(reading.source.name, line, column, message)
    items = 0
    for where, length in _lengths(reading.data, ()):
        if length > MOST_IN_A_LIST:
            message = f"{dotted(where)}: has {length} items; at most {MOST_IN_A_LIST} are read"
            return reading.source.problem(where, message)
        items += length
        if items > MOST_IN_ALL_LISTS:
            message = f"the lists of the file have more than {MOST_IN_ALL_LISTS} items up to here; make several records of it"
            return reading.source.problem(where, message)
    return None


def _lengths(value: Plain | None, where: Where) -> Iterator[tuple[Where, int]]:
    """Every list and every set of fields with its length."""
    if isinstance(value, str) or value is None:
        return
    if where:
        yield where, len(value)
    for key, item in enumerate(value) if isinstance(value, list) else value.items():
        if not isinstance(item, str):
            yield from _lengths(item, (*where, key))
