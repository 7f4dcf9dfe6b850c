"""Records as JSON: every field of the model, `null` where nothing is known, and under `derived` what the site works out.

Dates are EDTF (ISO 8601-2), counts as they were said; their bounds are under `derived`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from datetime import date
from typing import Any

from ..dataset import Dataset
from ..derive import attribution, facets, grades
from ..derive.locations import ACLED_GEO_PRECISION, UCDP_WHERE_PREC, Location, locations_of
from ..derive.origins import origins_of
from ..model import COLLECTIONS, Actor, Figure, Happening, Place, Record, Source
from ..model.base import Part
from ..model.figures import FigurePoint
from ..model.parts import Claim
from ..model.references import ActorRef
from ..model.scalars import Text
from ..output import urls
from ..output.version import Addresses, Edition, Version
from ..values.counts import Count
from ..values.edtf import Edtf
from .csv_cells import DECIMALS

# Within version 1 fields are added, never renamed, removed or given another meaning.
SCHEMA_VERSION = "1.0"


def document(dataset: Dataset, addresses: Addresses, record: Record) -> str:
    """One record as a file of its own."""
    return _text({"schema_version": SCHEMA_VERSION, **plain(dataset, addresses, record)})


def collection(dataset: Dataset, edition: Edition, name: str) -> str:
    """All records of a collection, by id."""
    records = [plain(dataset, edition.addresses, record) for record in dataset.all(COLLECTIONS[name])]
    head = {"schema_version": SCHEMA_VERSION, "collection": name, "version": version_of(edition.version), "count": len(records)}
    return _text({**head, "records": records})


def version_of(version: Version | None) -> dict[str, str] | None:
    """Which state of the data it is: the commit and its date (EDTF); None outside a repository."""
    return {"commit": version.commit, "date": str(version.date)} if version else None


def plain(dataset: Dataset, addresses: Addresses, record: Record) -> dict[str, Any]:
    """A record as values that JSON has: its id, collection and page, every field of the model, and what the site works out."""
    return {
        "id": record.id,
        "collection": record.COLLECTION,
        "page": addresses.page(urls.page(record)),
        **{name: value(getattr(record, name)) for name in type(record).model_fields if name != "id"},
        # Version 1 has the time for which it holds in the same text.
        **({"admin1": record.first_level_unit or None} if isinstance(record, Place) else {}),
        "derived": derived(dataset, record),
    }


def value(field: Any) -> Any:
    """A value of the model as JSON: text with translations as a mapping by language, parts as objects with all their fields."""
    if isinstance(field, Claim | FigurePoint):
        # Version 1 has ids of sources; their words stand beside them.
        fields = {name: value(getattr(field, name)) for name in type(field).model_fields if name != "sources"}
        fields |= {"sources": value(field.source_ids), "passages": value(field.passages)}
        return {**fields, "counted": field.relays is None} if isinstance(field, Claim) else fields
    if isinstance(field, Part):
        return {name: value(getattr(field, name)) for name in type(field).model_fields}
    if isinstance(field, tuple):
        return [value(item) for item in field]
    if isinstance(field, Edtf | Count):
        return str(field)
    if isinstance(field, Text) and field.translations:
        return {"en": str(field), **field.translations, "translated_on": str(field.translated_on) if field.translated_on else None}
    return str(field) if isinstance(field, str) else field


def derived(dataset: Dataset, record: Record) -> dict[str, Any]:
    """What the site works out from the record and those around it, so that nobody has to do it again."""
    values: dict[str, Any] = {"dates": {name: days(dates) for name, dates in _dates(record)}}
    if isinstance(record, Happening | Actor):
        values["questions"] = [question(dataset, graded) for graded in grades.questions(dataset, record)]
    if isinstance(record, Happening | Place):
        values["spots"] = [location(place) for place in locations_of(dataset, record)]
    if isinstance(record, Happening):
        values["countries"] = list(facets.facets(dataset, record).countries)
    if isinstance(record, Actor):
        values["camp"] = attribution.camp(dataset, record.id, None)
        values["inherits_party_from"] = [actor for actor in attribution.chain(dataset, record.id, None) if dataset.actor(actor).party]
    if isinstance(record, Source):
        values |= _of_source(dataset, record)
    if isinstance(record, Figure):
        values["points"] = list(_points(dataset, record))
    return values


def _of_source(dataset: Dataset, source: Source) -> dict[str, Any]:
    """What is worked out of a source: what it rests on, who publishes it, and which records (collection/id) lead to it."""
    publisher = source.publisher
    return {
        "origins": list(origins_of(dataset, [source.id])),
        "publisher_name": str(dataset.actor(publisher).name if isinstance(publisher, ActorRef) else publisher.text),
        "publisher_is_party": isinstance(publisher, ActorRef) and attribution.is_party(dataset, publisher, source.published),
        "cited_by": [other.path for other in dataset.mentioning(source.id, Record)],
    }


def question(dataset: Dataset, graded_question: grades.Question) -> dict[str, Any]:
    """A question with its grade, why, and each claim's speaker, camp, party, date, origins and bounds."""
    return {
        "key": graded_question.key, "grade": graded_question.grade, "why": graded_question.why,
        "one_statement": graded_question.one_statement, "one_report": graded_question.one_report,
        # As version 1 called them.
        "standing": graded_question.grade, "all_from_one_origin": graded_question.one_report,
        "claims": [
            {
                "id": graded.claim.id, "grade": graded.grade, "claimant": graded.speaker.name, "camp": graded.speaker.camp,
                "camp_name": attribution.camp_name(dataset, graded.speaker), "party": graded.speaker.party,
                "date": str(graded.date) if graded.date else None, "reported": graded.reported, "origins": list(graded.origins),
                "superseded": graded.superseded, **bounds(graded.claim.count),
            }
            for graded in graded_question.claims
        ],
    }  # fmt: skip


def location(located: Location) -> dict[str, Any]:
    """A place with its effective precision: the coarser of what the record and the place say."""
    return {
        "place": located.place.id, "role": located.where.role if located.where else None, "precision": located.precision,
        "lat": located.at.lat if located.at else None, "lon": located.at.lon if located.at else None, "radius_km": located.radius_km,
        "units": [unit.id for unit in located.units], "country": located.place.country, "editors_estimate": located.estimated,
        "ucdp_where_prec": UCDP_WHERE_PREC[located.precision], "acled_geo_precision": ACLED_GEO_PRECISION[located.precision],
        "words": located.words,
    }  # fmt: skip


def bounds(count: Count | None) -> dict[str, float | None]:
    """The range that a count stands for, `low` to `high`; None where it has no bound or there is no count."""
    return {"low": _bound(count.low if count else None), "high": _bound(count.high if count else None)}


def days(dates: Edtf) -> dict[str, str | None]:
    """The earliest and latest day (ISO 8601) that a date may touch, None for an open or unknown end; its precision; it in words."""
    earliest = None if dates.first == date.min else dates.first.isoformat()
    latest = None if dates.last == date.max else dates.last.isoformat()
    return {"earliest": earliest, "latest": latest, "precision": dates.precision, "words": dates.words}


def _dates(record: Record) -> Iterator[tuple[str, Edtf]]:
    """The names and values of a record's own dates."""
    for name in type(record).model_fields:
        dates = getattr(record, name)
        if isinstance(dates, Edtf):
            yield name, dates


def _points(dataset: Dataset, figure: Figure) -> Iterator[dict[str, Any]]:
    """The points of all series with who says so and their bounds."""
    for number, series in enumerate(figure.series, 1):
        for point in series.points:
            claimant = attribution.claimant_speaker(dataset, point.said_by, point.source_ids, point.as_of or point.period)
            said = {"claimant": claimant.name, "camp": claimant.camp, "party": claimant.party}
            yield {"series": series.id or str(number), "time": str(point.as_of or point.period), **said, **bounds(point.count)}


def _bound(bound: float | None) -> float | None:
    return None if bound is None or math.isinf(bound) else float(round(bound, DECIMALS))


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False) + "\n"
