"""The tables of the open data: one for each collection, and those of the parts of records; they refer to each other by ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..dataset import Dataset
from ..model import Actor, Happening, Place, Record, Source
from ..model.kinds import COLLECTION_KINDS, Collection
from ..model.references import ActorRef
from . import part_tables, records
from .columns import Column, Row, Table, columns_of, flat

Made = Callable[[], Mapping[str, Table]]

NAMES = (*COLLECTION_KINDS, *part_tables.TABLES)

_EVERY_RECORD = (
    Column("id", "Its id, unique over all collections."),
    Column("page", "Its page, below the site's address."),
    Column("name", "What it is called."),
    Column("summary", "One sentence about it."),
)
_RETRACTED = Column("retracted", "The day on which it was withdrawn.")
# What is worked out for the records of a model, beside its fields or in their place.
_WORKED_OUT: dict[type[Record], tuple[Column, ...]] = {
    Happening: (
        Column("countries", "Where it happened (ISO 3166-1), separated by spaces."),
        Column("earliest", "The earliest day it may touch."),
        Column("latest", "The latest day it may touch; empty while it goes on."),
    ),
    Actor: (
        Column("camp", "The actor at the top of it.", to="actors"),
        Column("ever_party", "Whether it, or what it belongs to, is or was a party to the war.", "boolean"),
    ),
    Source: (
        Column("publisher", "Who published it."),
        Column("publisher_id", "The publisher's record.", to="actors"),
        Column("publisher_is_party", "Whether the publisher was a party to the war then.", "boolean"),
        Column("origins", "Where it ends when reprints and copies are followed back, separated by spaces."),
    ),
}


def all_tables(dataset: Dataset) -> dict[str, Table]:
    """Every table by its name."""
    made = [*(_table(dataset, collection) for collection in COLLECTION_KINDS.values())]
    return {table.name: table for table in (*made, *part_tables.part_tables(dataset))}


def _table(dataset: Dataset, collection: Collection) -> Table:
    """The table of a collection, with the columns that its row of kinds names."""
    model = collection.model
    worked_out = {column.name: column for base, columns in _WORKED_OUT.items() if issubclass(model, base) for column in columns}
    named = [worked_out[name] if name in worked_out else columns_of(model, name)[0] for name in collection.columns]
    rows = [_row(dataset, record) for record in dataset.all(model)]
    return Table(collection.name, (model.__doc__ or "").strip(), ("id",), (*_EVERY_RECORD, *named, _RETRACTED), rows)


def _row(dataset: Dataset, record: Record) -> Row:
    row: dict[str, Any] = {
        **flat(dataset, record),
        "name": record.heading,
        "summary": dataset.plain(record.lead),
        "page": record.path + "/",
        "retracted": record.retracted.on if record.retracted else None,
    }
    derived = records.derived(dataset, record)
    if isinstance(record, Happening):
        dates = derived["dates"]["dates"]
        row |= {"countries": " ".join(derived["countries"]), "earliest": dates["earliest"], "latest": dates["latest"]}
    if isinstance(record, Actor):
        row |= {"camp": derived["camp"], "ever_party": bool(derived["inherits_party_from"])}
    if isinstance(record, Place):
        row["admin1"] = record.first_level_unit
    if isinstance(record, Source):
        row |= {
            "publisher": derived["publisher_name"], "publisher_is_party": derived["publisher_is_party"],
            "publisher_id": record.publisher if isinstance(record.publisher, ActorRef) else None,
            "origins": part_tables.origins_cell(derived["origins"]),
        }  # fmt: skip
    return row
