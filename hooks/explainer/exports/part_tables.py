"""The tables of what records hold: claims, places, participants, names, relations, offices and points, one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..dataset import Dataset
from ..derive import attribution, grades
from ..model import Actor, Figure
from ..model.figures import FigurePoint, Series
from ..model.parts import Claim, Name, Participant, Position, Relation, WhereAt
from . import records
from .columns import EDTF, Column, Row, Table, columns_of, flat


@dataclass(frozen=True)
class _PartTable:
    """A table of parts without its rows, and the function that makes these."""

    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Dataset], Iterator[Row]]


def part_tables(dataset: Dataset) -> Iterator[Table]:
    """Every table of parts, with its rows."""
    for name, table in TABLES.items():
        yield Table(name, table.about, table.key, table.columns, list(table.rows(dataset)))


def origins_cell(origins: Iterable[str]) -> str:
    """Origins separated by spaces, of which they have none themselves."""
    return " ".join(origin.replace(" ", "_") for origin in origins)


def _claims(dataset: Dataset) -> Iterator[Row]:
    for record in dataset.claiming:
        for question in grades.questions(dataset, record):
            for graded in question.claims:
                yield {
                    **flat(dataset, graded.claim), **_words(dataset, graded.claim), **records.bounds(graded.claim.count),
                    **_speaker(graded.speaker),
                    "record": record.id, "collection": record.COLLECTION, "claim": graded.claim.id,
                    "question": question.key, "grade": graded.grade, "grade_because": question.why, "one_statement": question.one_statement, "one_report": question.one_report, "one_origin": question.one_report,
                    "counted": graded.counts,
                    "date": graded.date, "reported": graded.reported, "origins": origins_cell(graded.origins),
                    "superseded": graded.superseded,
                }  # fmt: skip


def _locations(dataset: Dataset) -> Iterator[Row]:
    for _, record in sorted(dataset.records.items()):
        for number, location in enumerate(records.derived(dataset, record).get("spots", ()), 1):
            yield {**location, "record": record.id, "collection": record.COLLECTION, "number": number, "units": " ".join(location["units"])}


def _participants(dataset: Dataset) -> Iterator[Row]:
    for record in dataset.happenings:
        for number, participant in enumerate(record.participants, 1):
            said_by = participant.said_by
            who = attribution.claimant_speaker(dataset, said_by, participant.sources, record.dates) if said_by else None
            yield {**flat(dataset, participant), **_speaker(who), "record": record.id, "number": number}


def _names(dataset: Dataset) -> Iterator[Row]:
    for _, record in sorted(dataset.records.items()):
        for number, name in enumerate(getattr(record, "names", ()), 1):
            yield {**flat(dataset, name), "record": record.id, "collection": record.COLLECTION, "number": number}


def _relations(dataset: Dataset) -> Iterator[Row]:
    for actor in dataset.all(Actor):
        for number, relation in enumerate(actor.relations, 1):
            said_by = relation.said_by
            who = attribution.claimant_speaker(dataset, said_by, relation.sources, relation.dates) if said_by else None
            yield {**flat(dataset, relation), **_speaker(who), "actor": actor.id, "number": number}


def _positions(dataset: Dataset) -> Iterator[Row]:
    for person in dataset.all(Actor):
        for number, position in enumerate(person.positions, 1):
            yield {**flat(dataset, position), "person": person.id, "number": number}


def _points(dataset: Dataset) -> Iterator[Row]:
    for figure in dataset.all(Figure):
        points = [(place, series, point) for place, series in enumerate(figure.series, 1) for point in series.points]
        for number, (place, series, point) in enumerate(points, 1):
            who = attribution.claimant_speaker(dataset, point.said_by, point.source_ids, point.as_of or point.period)
            yield {
                **flat(dataset, series), **flat(dataset, point), **_words(dataset, point), **records.bounds(point.count), **_speaker(who),
                "figure": figure.id, "number": number, "series": series.id or str(place),
            }  # fmt: skip


def _words(dataset: Dataset, holder: Claim | FigurePoint) -> Row:
    """The words that were read first, their language and how they were seen; of a number without words that these are missing."""
    passage = next((passage for passage in holder.passages if passage.words), next(iter(holder.passages), None))
    if passage is None:
        return {"sources": " ".join(holder.source_ids)}
    return {
        "sources": " ".join(holder.source_ids), "words": passage.words, "words_source": passage.source, "seen": passage.seen,
        "words_language": (dataset.source(passage.source).language or "en") if passage.words else None, "translation": passage.translation,
    }  # fmt: skip


def _speaker(who: attribution.Speaker | None) -> Row:
    if who is None:
        return {}
    return {"claimant": who.name, "claimant_id": who.actor.id if who.actor else None, "camp": who.camp, "party": who.party}


_RECORD = (Column("record", "The record it stands in."), Column("collection", "The record's collection."))
_NUMBER = Column("number", "Which one it is in the record, counted from 1.", "integer")
_CLAIMANT = (
    Column("claimant", "Who says so."),
    Column("claimant_id", "The claimant's record.", to="actors"),
    Column("camp", "The actor at the top of whoever says so; text:… for a claimant without a record."),
    Column("party", "Whether the claimant was a party to the war then: yes, no, unknown."),
)
_BOUNDS = (
    Column("low", "The least that it may mean.", "number"),
    Column("high", "The most that it may mean; empty where it has no bound.", "number"),
)

_WORDS = (
    Column("sources", "Where it was read; ids of sources, separated by spaces."),
    Column("words", "The words that it rests on, as printed."),
    Column("words_source", "The source of the words.", to="sources"),
    Column("words_language", "BCP 47 code of their language."),
    Column("translation", "The words in English, where they are in another language."),
    Column("seen", "How they were seen: page, excerpt, headline, second-hand; not-found: they were not."),
)

TABLES: Mapping[str, _PartTable] = {
    "claims": _PartTable(
        "Who says what, when, and how well it is known: one row for each claim.",
        ("record", "claim"),
        (
            *_RECORD,
            Column("claim", "Its id in the record."),
            Column("question", "The question it answers; claims of one question are compared."),
            Column("grade", "How well the question is known; worked out, see the page Method."),
            Column("grade_because", "Why."),
            Column("one_statement", "Whether all who counted are one claimant on one occasion.", "boolean"),
            Column("one_report", "Whether all was read in one report; encyclopaedias are no report.", "boolean"),
            Column("one_origin", "The same, as version 1 called it first.", "boolean"),
            *columns_of(Claim, "what", "whom", "of", "by", "where", "count"),
            *_BOUNDS,
            *columns_of(Claim, "statement"),
            *_CLAIMANT,
            Column("date", f"When it was said; {EDTF}."),
            Column("reported", "Whether the date is only that of the earliest report.", "boolean"),
            Column("counted", "Whether the claimant counted: the same as that relays is empty.", "boolean"),
            *columns_of(Claim, "relays", "provisional"),
            *_WORDS,
            Column("origins", "Where its sources end, separated by spaces."),
            *columns_of(Claim, "within", "replaces", "rests_on", "disputes", "denied_by", "refuted_by"),
            Column("superseded", "Whether a later claim of the same camp stands in its place.", "boolean"),
            *columns_of(Claim, "note"),
        ),
        _claims,
    ),
    "locations": _PartTable(
        "Where, and how precisely that is known: one row for each place of a record.",
        ("record", "number"),
        (
            *_RECORD,
            _NUMBER,
            *columns_of(WhereAt, "place", "role"),
            Column("precision", "How precisely the spot is known: the coarser of what the record and the place say."),
            Column("lat", "Degrees north of the point or the circle's centre.", "number"),
            Column("lon", "Degrees east.", "number"),
            Column("radius_km", "How far off it may be.", "number"),
            Column("units", "Units of the base map that the area is made of."),
            Column("country", "ISO 3166-1 code."),
            Column("editors_estimate", "Whether the point is an estimate of the editors.", "boolean"),
            Column("ucdp_where_prec", "The same in UCDP's code.", "integer"),
            Column("acled_geo_precision", "The same in ACLED's code.", "integer"),
            Column("words", "The same in words."),
        ),
        _locations,
    ),
    "participants": _PartTable(
        "Who took part, or did not, and who says so.",
        ("record", "number"),
        (
            Column("record", "The operation or event."), _NUMBER,
            *columns_of(Participant, "actor", "text", "role"), *_CLAIMANT, *columns_of(Participant, "sources", "note"),
        ),
        _participants,
    ),
    "names": _PartTable(
        "All other names and spellings, and who uses them.",
        ("record", "number"),
        (*_RECORD, _NUMBER, *columns_of(Name, "name", "language", "kind", "dates", "used_by", "sources")),
        _names,
    ),
    "relations": _PartTable(
        "What one actor is to another, on one side only.",
        ("actor", "number"),
        (
            Column("actor", "The actor.", to="actors"), _NUMBER,
            *columns_of(Relation, "kind", "to", "dates"), *_CLAIMANT, *columns_of(Relation, "sources", "note"),
        ),
        _relations,
    ),
    "positions": _PartTable(
        "Offices of persons.",
        ("person", "number"),
        (Column("person", "The person.", to="actors"), _NUMBER, *columns_of(Position, "at", "title", "dates", "sources")),
        _positions,
    ),
    "points": _PartTable(
        "The numbers of the figures, each with its claimant.",
        ("figure", "number"),
        (
            Column("figure", "The figure.", to="figures"), _NUMBER,
            Column("series", "The series; different ones are never joined."),
            *columns_of(Series, "definition", "scope", "unit", "measure"),
            *columns_of(FigurePoint, "as_of", "period", "count"), *_BOUNDS, *_CLAIMANT, *_WORDS, *columns_of(FigurePoint, "note"),
        ),
        _points,
    ),
}  # fmt: skip
