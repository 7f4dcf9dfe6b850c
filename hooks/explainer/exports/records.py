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
from ..derive import attribution, grades
from ..derive.locations import ACLED_GEO_PRECISION, UCDP_WHERE_PREC, Location, locations_of
from ..derive.origins import origins_of
from ..model import COLLECTIONS, Actor, Figure, Happening, Place, Record, Source
from ..model.base import Part
from ..model.references import ActorRef
from ..model.scalars import Text
from ..output import urls
from ..output.version import Addresses, Version
from ..values.counts import Count
from ..values.edtf import Edtf
from . import figure_csv, search_names

# Within version 1 fields are added, never renamed, removed or given another meaning.
SCHEMA_VERSION = "1.0"


def document(dataset: Dataset, addresses: Addresses, record: Record) -> str:
    """One record as a file of its own."""
    return _text({"schema_version": SCHEMA_VERSION, **plain(dataset, addresses, record)})


def collection(dataset: Dataset, addresses: Addresses, version: Version | None, name: str) -> str:
    """All records of a collection, by id."""
    found = [plain(dataset, addresses, record) for record in dataset.all(COLLECTIONS[name])]
    head = {"schema_version": SCHEMA_VERSION, "collection": name, "version": version_of(version), "count": len(found)}
    return _text({**head, "records": found})


def version_of(version: Version | None) -> dict[str, str] | None:
    """Which state of the data it is; None outside a repository."""
    return {"commit": version.commit, "date": str(version.date)} if version else None


def plain(dataset: Dataset, addresses: Addresses, record: Record) -> dict[str, Any]:
    """A record as plain values."""
    return {
        "id": record.id,
        "collection": record.COLLECTION,
        "page": addresses.page(urls.page(record)),
        **{name: value(getattr(record, name)) for name in type(record).model_fields if name != "id"},
        # Version 1 has the time for which it holds in the same text.
        **({"admin1": record.first_level_unit or None} if isinstance(record, Place) else {}),
        "derived": derived(dataset, record),
    }


def value(given: Any) -> Any:
    """A value of the model as JSON: text with translations as a mapping by language, parts as objects with all their fields."""
    if isinstance(given, Part):
        return {name: value(getattr(given, name)) for name in type(given).model_fields}
    if isinstance(given, tuple):
        return [value(item) for item in given]
    if isinstance(given, Edtf | Count):
        return str(given)
    if isinstance(given, Text) and given.translations:
        return {"en": str(given), **given.translations, "translated_on": str(given.translated_on) if given.translated_on else None}
    return str(given) if isinstance(given, str) else given


def derived(dataset: Dataset, record: Record) -> dict[str, Any]:
    """What the site works out from the record and those around it, so that nobody has to do it again."""
    found: dict[str, Any] = {"dates": {name: days(given) for name, given in _dates(record)}}
    if isinstance(record, Happening | Actor):
        found["questions"] = [question(dataset, asked) for asked in grades.questions(dataset, record)]
    if isinstance(record, Happening | Place):
        found["spots"] = [location(one) for one in locations_of(dataset, record)]
    if isinstance(record, Happening):
        found["countries"] = search_names.narrowing(dataset, record)["c"]
    if isinstance(record, Actor):
        found["camp"] = attribution.camp(dataset, record.id, None)
        found["inherits_party_from"] = [i for i in attribution.chain(dataset, record.id, None) if dataset.actor(i).party]
    if isinstance(record, Source):
        found["origins"] = list(origins_of(dataset, [record.id]))
        found["publisher_name"] = (
            str(dataset.actor(record.publisher).name) if isinstance(record.publisher, ActorRef) else str(record.publisher.text)
        )
        found["publisher_is_party"] = isinstance(record.publisher, ActorRef) and attribution.is_party(
            dataset, record.publisher, record.published
        )
        found["cited_by"] = [other.path for other in dataset.mentioning(record.id, Record)]
    if isinstance(record, Figure):
        found["points"] = list(_points(dataset, record))
    return found


def question(dataset: Dataset, asked: grades.Question) -> dict[str, Any]:
    """A question with its grade, why, and each claim's speaker, camp, party, date, origins and bounds."""
    return {
        "key": asked.key, "grade": asked.grade, "standing": asked.standing, "why": asked.why, "all_from_one_origin": asked.one_origin,
        "claims": [
            {
                "id": one.claim.id, "grade": one.grade, "claimant": one.speaker.name, "camp": one.speaker.camp,
                "camp_name": attribution.camp_name(dataset, one.speaker), "party": one.speaker.party,
                "date": str(one.date) if one.date else None, "reported": one.reported, "origins": list(one.origins),
                "superseded": one.superseded, **bounds(one.claim.count),
            }
            for one in asked.claims
        ],
    }  # fmt: skip


def location(one: Location) -> dict[str, Any]:
    """A place with its effective precision: the coarser of what the record and the place say."""
    return {
        "place": one.place.id, "role": one.where.role if one.where else None, "precision": one.precision,
        "lat": one.at.lat if one.at else None, "lon": one.at.lon if one.at else None, "radius_km": one.radius_km,
        "units": [unit.id for unit in one.units], "country": one.place.country, "editors_estimate": one.estimated,
        "ucdp_where_prec": UCDP_WHERE_PREC[one.precision], "acled_geo_precision": ACLED_GEO_PRECISION[one.precision],
        "words": one.words,
    }  # fmt: skip


def bounds(count: Count | None) -> dict[str, float | None]:
    """The range that a count stands for; None where it has no bound."""
    return {"low": _bound(count.low if count else None), "high": _bound(count.high if count else None)}


def days(given: Edtf) -> dict[str, str | None]:
    """The earliest and latest day that a date may touch; None for an open or unknown end."""
    earliest = None if given.first == date.min else given.first.isoformat()
    latest = None if given.last == date.max else given.last.isoformat()
    return {"earliest": earliest, "latest": latest, "precision": given.precision, "words": given.words}


def _dates(record: Record) -> Iterator[tuple[str, Edtf]]:
    for name in type(record).model_fields:
        given = getattr(record, name)
        if isinstance(given, Edtf):
            yield name, given


def _points(dataset: Dataset, figure: Figure) -> Iterator[dict[str, Any]]:
    for number, series in enumerate(figure.series, 1):
        for point in series.points:
            who = attribution.claimant_speaker(dataset, point.said_by, point.sources, point.as_of or point.period)
            said = {"claimant": who.name, "camp": who.camp, "party": who.party}
            yield {"series": series.id or str(number), "time": str(point.as_of or point.period), **said, **bounds(point.count)}


def _bound(given: float | None) -> float | None:
    return None if given is None or math.isinf(given) else float(figure_csv.rounded(given))


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False) + "\n"
