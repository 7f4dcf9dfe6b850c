"""What a table of the open data is: its columns, described by the fields of the model, and its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_origin

from ..dataset import Dataset
from ..model.base import Part
from ..model.fields import types_in
from ..model.references import Reference
from ..model.scalars import Prose
from ..values.edtf import Edtf
from . import csv_cells

Kind = Literal["string", "number", "integer", "boolean"]
Row = Mapping[str, Any]

# Of a date in a cell.
EDTF = "EDTF (ISO 8601-2)"


@dataclass(frozen=True)
class Column:
    """A column: its type in a data package, what it holds, and the table whose ids it holds, if it does."""

    name: str
    about: str
    kind: Kind = "string"
    to: str = ""


@dataclass(frozen=True)
class Table:
    """A table; `key` names the columns that tell rows apart."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Sequence[Row]


def columns_of(model: type[Part], *names: str) -> tuple[Column, ...]:
    """The columns that hold fields of a model as they are written in a record; KeyError for a name that is no field."""
    return tuple(_column(model, name) for name in names)


def _column(model: type[Part], name: str) -> Column:
    field = model.model_fields[name]
    types = list(types_in(field.annotation))
    several = get_origin(field.annotation) is tuple
    kinds: dict[type, Kind] = {bool: "boolean", int: "integer", float: "number"}
    kind: Kind = next((kinds[each] for each in types if each in kinds), "string")
    targets = [collection for each in types if issubclass(each, Reference) for collection in each.COLLECTIONS]
    written = ""
    if several:
        written = f"; ids of {' or '.join(targets)}, separated by spaces" if targets else ", separated by spaces"
    elif Edtf in types:
        written = f"; {EDTF}"
    # A key leads to one table, so a field that may name records of several collections has none.
    to = targets[0] if len(targets) == 1 and not several else ""
    return Column(name, f"{(field.description or '').removesuffix('.')}{written}.", kind, to)


def flat(dataset: Dataset, part: Part) -> Row:
    """The fields of a part or record that fit into a cell: single values, several ids or words as one text, prose as its words."""
    return {name: _flat(dataset, value) for name in type(part).model_fields if _fits(value := getattr(part, name))}


def _fits(value: Any) -> bool:
    return all(isinstance(item, str) for item in value) if isinstance(value, tuple) else not isinstance(value, Part)


def _flat(dataset: Dataset, value: Any) -> Any:
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return dataset.plain(value) if isinstance(value, Prose) else value


def table_csv(table: Table) -> str:
    """The table as CSV, with a cell for each of its columns in every row."""
    rows = ({column.name: cell(row.get(column.name), column) for column in table.columns} for row in table.rows)
    return csv_cells.document([column.name for column in table.columns], rows)


def cell(value: Any, column: Column) -> str:
    """A value as the text of a cell."""
    if value is None:
        return ""
    if column.kind == "boolean":
        return "true" if value else "false"
    if column.kind in ("number", "integer"):
        return csv_cells.number(value)
    return csv_cells.text(value)
