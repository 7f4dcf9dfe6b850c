"""The records as tables that refer to each other by ids, for spreadsheets and data packages (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..dataset import Dataset
from ..derive import attribution, grades
from ..model import COLLECTIONS, Actor, Figure, Happening, Place, Record, Source
from ..model.references import ActorRef
from . import figure_csv, records

Kind = Literal["string", "number", "integer", "boolean"]
Row = Mapping[str, Any]


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


Made = Callable[[], Mapping[str, Table]]

_RECORD = (
    Column("id", "Its id, unique over all collections."),
    Column("page", "Its page, below the site's address."),
    Column("name", "What it is called."),
    Column("summary", "One sentence about it."),
)
_EDTF = "as written, EDTF (ISO 8601-2)"
_DAYS = (
    Column("dates", f"When, {_EDTF}."),
    Column("earliest", "The earliest day it may touch."),
    Column("latest", "The latest day it may touch; empty while it goes on."),
)
_SAID = (
    Column("claimant", "Who says so."),
    Column("claimant_id", "The claimant's record.", to="actors"),
    Column("camp", "The actor at the top of whoever says so; text:… for a claimant without a record."),
    Column("party", "Whether the claimant was a party to the war then: yes, no, unknown."),
)
_COUNT = (
    Column("count", "The number as it was said."),
    Column("low", "The least that it may mean.", "number"),
    Column("high", "The most that it may mean; empty where it has no bound.", "number"),
)
_SOURCES = Column("sources", "Ids of the sources, separated by spaces.")
_NOTE = Column("note", "What a reader needs to know.")


def all_tables(dataset: Dataset) -> dict[str, Table]:
    """Every table by its name."""
    made = (
        *(_collection(dataset, name) for name in COLLECTIONS),
        _claims(dataset), _locations(dataset), _participants(dataset), _names(dataset), _relations(dataset), _positions(dataset), _points(dataset),
    )  # fmt: skip
    return {table.name: table for table in made}


NAMES = (*COLLECTIONS, "claims", "locations", "participants", "names", "relations", "positions", "points")


def csv_text(table: Table) -> str:
    """The table as CSV with a byte order mark, so that spreadsheets read it as UTF-8; text that looks like a formula is disarmed."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow([cell(row.get(column.name), column) for column in table.columns])
    return "\ufeff" + text.getvalue()


def cell(value: Any, column: Column) -> str:
    """A value as the text of a cell."""
    if value is None:
        return ""
    if column.kind == "boolean":
        return "true" if value else "false"
    if column.kind in ("number", "integer"):
        return figure_csv.rounded(value)
    return figure_csv.harmless(" ".join(str(value).split()))


def _collection(dataset: Dataset, name: str) -> Table:
    extra: dict[str, tuple[Column, ...]] = {
        "background": (Column("order", "Its place in the reading order.", "integer"), Column("period", f"The time it covers, {_EDTF}.")),
        "operations": (*_KINDS, *_DAYS),
        "events": (*_KINDS, *_DAYS),
        "actors": (
            Column("kind", "Group, force, state, body or person."),
            Column("active", f"From when to when, {_EDTF}."),
            Column("countries", "Where it acts (ISO 3166-1), separated by spaces."),
            Column("camp", "The actor at the top of it.", to="actors"),
            Column("ever_party", "Whether it, or what it belongs to, is or was a party to the war.", "boolean"),
        ),
        "places": (
            Column("kind", "Settlement, site, district, region, area or country."),
            Column("country", "ISO 3166-1 code."),
            Column("admin1", "Its first-level unit."),
        ),
        "sources": (
            Column("publisher", "Who published it."),
            Column("publisher_id", "The publisher's record.", to="actors"),
            Column("publisher_is_party", "Whether the publisher was a party to the war then.", "boolean"),
            Column("author", "The author, if seen."),
            Column("url", "What was read."),
            Column("archive_url", "An archived copy."),
            Column("published", f"When, {_EDTF}."),
            Column("language", "BCP 47 code."),
            Column("kind", "What sort of source."),
            Column("title_from", "Where the title is from: printed, address, or editors for a description of ours."),
            Column("origins", "Where it ends when reprints and copies are followed back, separated by spaces."),
        ),
        "figures": (),
        "terms": (),
    }
    found = [_row(dataset, record) for record in dataset.all(COLLECTIONS[name])]
    about = (COLLECTIONS[name].__doc__ or "").strip()
    retracted = Column("retracted", "The day on which it was withdrawn.")
    return Table(name, about, ("id",), (*_RECORD, *extra[name], retracted), found)


_KINDS = (
    Column("kind", "What sort it is."),
    Column("part_of", "The larger operation or event it belongs to."),
    Column("countries", "Where it happened (ISO 3166-1), separated by spaces."),
)


def _row(dataset: Dataset, record: Record) -> Row:
    row: dict[str, Any] = {
        name: " ".join(map(str, given)) if isinstance(given, tuple) else given
        for name in type(record).model_fields
        if not isinstance(given := getattr(record, name), tuple) or all(isinstance(item, str) for item in given)
    }
    row |= {"name": record.heading, "summary": dataset.plain(record.lead), "page": record.path + "/"}
    row["retracted"] = record.retracted.on if record.retracted else None
    known = records.derived(dataset, record)
    if dates := known["dates"].get("dates"):
        row |= {"earliest": dates["earliest"], "latest": dates["latest"]}
    if isinstance(record, Happening):
        row["countries"] = " ".join(known["countries"])
    if isinstance(record, Actor):
        row |= {"camp": known["camp"], "ever_party": bool(known["inherits_party_from"])}
    if isinstance(record, Place):
        row["admin1"] = record.first_level_unit
    if isinstance(record, Source):
        row |= {
            "publisher": known["publisher_name"], "publisher_is_party": known["publisher_is_party"],
            "publisher_id": record.publisher if isinstance(record.publisher, ActorRef) else None,
            "origins": " ".join(origin.replace(" ", "_") for origin in known["origins"]),
        }  # fmt: skip
    return row


def _claims(dataset: Dataset) -> Table:
    columns = (
        Column("record", "The record it stands in."), Column("collection", "The record's collection."), Column("claim", "Its id in the record."),
        Column("question", "The question it answers; claims of one question are compared."),
        Column("grade", "How well the question is known; worked out, see the page Method."),
        Column("grade_because", "Why."), Column("one_origin", "Whether all claims of the question rest on one origin.", "boolean"),
        Column("what", "What was counted."), Column("whom", "A class of people or things."),
        Column("of", "Whose they were.", to="actors"), Column("by", "Who is said to have done it, ids separated by spaces."),
        Column("where", "The place counted, when it is not the whole.", to="places"), *_COUNT, Column("statement", "What was said, without a number."),
        *_SAID, Column("date", f"When it was said, {_EDTF}."), Column("reported", "Whether the date is only that of the earliest report.", "boolean"),
        Column("counted", "Whether the claimant counted, and does not only pass a number on.", "boolean"), _SOURCES,
        Column("origins", "Where its sources end, separated by spaces."), Column("within", "The claim of which it is a part."),
        Column("replaces", "The claim that it supersedes."), Column("disputes", "Claims that it contradicts."),
        Column("denied_by", "Actors who deny it."), Column("refuted_by", "The claim or source that shows it wrong."),
        Column("superseded", "Whether a later claim of the same camp stands in its place.", "boolean"), _NOTE,
    )  # fmt: skip
    return Table(
        "claims",
        "Who says what, when, and how well it is known: one row for each claim.",
        ("record", "claim"),
        columns,
        list(_claim_rows(dataset)),
    )


def _claim_rows(dataset: Dataset) -> Iterator[Row]:
    for record in dataset.claiming:
        for question in grades.questions(dataset, record):
            for one in question.claims:
                claim = one.claim
                yield {
                    "record": record.id, "collection": record.COLLECTION, "claim": claim.id, "question": question.key, "grade": one.grade,
                    "grade_because": question.why, "one_origin": question.one_origin, "what": claim.what, "whom": claim.whom, "of": claim.of,
                    "by": " ".join(claim.by), "where": claim.where, "count": claim.count, **records.bounds(claim.count),
                    "statement": claim.statement, **_speaker(one.speaker), "date": one.date, "reported": one.reported, "counted": claim.counted,
                    "sources": " ".join(claim.sources), "origins": " ".join(origin.replace(" ", "_") for origin in one.origins),
                    "within": claim.within, "replaces": claim.replaces, "disputes": " ".join(claim.disputes),
                    "denied_by": " ".join(claim.denied_by), "refuted_by": claim.refuted_by, "superseded": one.superseded,
                    "note": dataset.plain(claim.note or ""),
                }  # fmt: skip


def _speaker(who: attribution.Speaker) -> Row:
    return {"claimant": who.name, "claimant_id": who.actor.id if who.actor else None, "camp": who.camp, "party": who.party}


def _locations(dataset: Dataset) -> Table:
    columns = (
        Column("record", "The operation, event or place."), Column("collection", "The record's collection."), Column("number", "Which of its places.", "integer"),
        Column("place", "The place.", to="places"), Column("role", "What the place has to do with it."),
        Column("precision", "How precisely the spot is known: the coarser of what the record and the place say."),
        Column("lat", "Degrees north of the point or the circle's centre.", "number"), Column("lon", "Degrees east.", "number"),
        Column("radius_km", "How far off it may be.", "number"), Column("units", "Units of the base map that the area is made of."),
        Column("country", "ISO 3166-1 code."), Column("editors_estimate", "Whether the point is an estimate of the editors.", "boolean"),
        Column("ucdp_where_prec", "The same in UCDP's code.", "integer"), Column("acled_geo_precision", "The same in ACLED's code.", "integer"),
        Column("words", "The same in words."),
    )  # fmt: skip
    rows = []
    for _, record in sorted(dataset.records.items()):
        for number, one in enumerate(records.derived(dataset, record).get("spots", ()), 1):
            rows.append({"record": record.id, "collection": record.COLLECTION, "number": number, **one, "units": " ".join(one["units"])})
    return Table(
        "locations", "Where, and how precisely that is known: one row for each place of a record.", ("record", "number"), columns, rows
    )


def _participants(dataset: Dataset) -> Table:
    columns = (
        Column("record", "The operation or event."), Column("number", "Which of its participants.", "integer"),
        Column("actor", "Who.", to="actors"), Column("text", "Who, when there is no record."),
        Column("role", "What they did; not-involved is a statement too."), *_SAID, _SOURCES, _NOTE,
    )  # fmt: skip
    rows = []
    for record in dataset.happenings:
        for number, part in enumerate(record.participants, 1):
            who = attribution.claimant_speaker(dataset, part.said_by, part.sources, record.dates) if part.said_by else None
            said = _speaker(who) if who else {}
            row = {"record": record.id, "number": number, "actor": part.actor, "text": part.text, "role": part.role, **said}
            rows.append(row | {"sources": " ".join(part.sources), "note": dataset.plain(part.note or "")})
    return Table("participants", "Who took part, or did not, and who says so.", ("record", "number"), columns, rows)


def _names(dataset: Dataset) -> Table:
    columns = (
        Column("record", "The record."), Column("collection", "Its collection."), Column("number", "Which of its names.", "integer"), Column("name", "The name."),
        Column("language", "BCP 47 code."), Column("kind", "What sort of name."), Column("dates", f"When it was in use, {_EDTF}."),
        Column("used_by", "Actors who use it, ids separated by spaces."), _SOURCES,
    )  # fmt: skip
    rows = [
        {
            "record": record.id, "collection": record.COLLECTION, "number": number, "name": name.name, "language": name.language, "kind": name.kind,
            "dates": name.dates, "used_by": " ".join(name.used_by), "sources": " ".join(name.sources),
        }
        for _, record in sorted(dataset.records.items())
        for number, name in enumerate(getattr(record, "names", ()), 1)
    ]  # fmt: skip
    return Table("names", "All other names and spellings, and who uses them.", ("record", "number"), columns, rows)


def _relations(dataset: Dataset) -> Table:
    columns = (
        Column("actor", "The actor.", to="actors"), Column("number", "Which of its relations.", "integer"),
        Column("kind", "The relation, read from this actor to the other."), Column("to", "The other actor.", to="actors"),
        Column("dates", f"When it held, {_EDTF}."), *_SAID, _SOURCES, _NOTE,
    )  # fmt: skip
    rows = []
    for actor in dataset.all(Actor):
        for number, one in enumerate(actor.relations, 1):
            said = _speaker(attribution.claimant_speaker(dataset, one.said_by, one.sources, one.dates)) if one.said_by else {}
            row = {"actor": actor.id, "number": number, "kind": one.kind, "to": one.to, "dates": one.dates, **said}
            rows.append(row | {"sources": " ".join(one.sources), "note": dataset.plain(one.note or "")})
    return Table("relations", "What one actor is to another, on one side only.", ("actor", "number"), columns, rows)


def _positions(dataset: Dataset) -> Table:
    columns = (
        Column("person", "The person.", to="actors"), Column("number", "Which of the offices.", "integer"), Column("at", "Where.", to="actors"),
        Column("title", "The office."), Column("dates", f"When it was held, {_EDTF}."), _SOURCES,
    )  # fmt: skip
    rows = [
        {"person": person.id, "number": number, "at": one.at, "title": one.title, "dates": one.dates, "sources": " ".join(one.sources)}
        for person in dataset.all(Actor)
        for number, one in enumerate(person.positions, 1)
    ]
    return Table("positions", "Offices of persons.", ("person", "number"), columns, rows)


def _points(dataset: Dataset) -> Table:
    columns = (
        Column("figure", "The figure.", to="figures"), Column("number", "Which of its points.", "integer"), Column("series", "The series; different ones are never joined."),
        Column("definition", "What exactly is counted."), Column("scope", "Where."), Column("unit", "What one is."),
        Column("measure", "Stock at a time, flow during a time, or change between two."), Column("as_of", f"When a stock was counted, {_EDTF}."),
        Column("period", f"The time a flow or change covers, {_EDTF}."), *_COUNT, *_SAID, _SOURCES, _NOTE,
    )  # fmt: skip
    rows: list[Row] = []
    for figure in dataset.all(Figure):
        points = [(place, series, point) for place, series in enumerate(figure.series, 1) for point in series.points]
        for number, (place, series, point) in enumerate(points, 1):
            who = attribution.claimant_speaker(dataset, point.said_by, point.sources, point.as_of or point.period)
            rows.append(
                {
                    "figure": figure.id, "number": number, "series": series.id or str(place), "definition": series.definition, "scope": series.scope,
                    "unit": series.unit, "measure": series.measure, "as_of": point.as_of, "period": point.period, "count": point.count,
                    **records.bounds(point.count), **_speaker(who), "sources": " ".join(point.sources), "note": dataset.plain(point.note or ""),
                }
            )  # fmt: skip
    return Table("points", "The numbers of the figures, each with its claimant.", ("figure", "number"), columns, rows)
