"""What a page is about, for machines: JSON-LD in the words of schema.org. Numbers that somebody claims are not in it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from ..dataset import Dataset
from ..derive.locations import locations_of, mapped_locations_of
from ..model import Actor, Chapter, Figure, Happening, Place, Record, Source
from ..model.kinds import collection_of
from ..model.references import ActorRef
from ..output import urls
from ..output.version import Addresses, Edition

Thing = dict[str, Any]


def linked_data(dataset: Dataset, edition: Edition, path: str, title: str, record: Record | None, file: str) -> str:
    """The JSON-LD of the page made of the file `path`, safe inside a script element."""
    addresses, version = edition.addresses, edition.version
    page = addresses.page(path)
    changed = datetime.fromtimestamp(version.changed(file), UTC).date().isoformat() if version else None
    publisher = {"@type": "Organization", "name": dataset.conflict.title, "url": addresses.site}
    common = {"url": page, "inLanguage": dataset.conflict.language, "license": dataset.conflict.licence_url, "dateModified": changed}
    if path == urls.HOME:
        about: Thing = {
            "@type": "WebSite",
            **common,
            "name": title,
            "description": dataset.plain(dataset.conflict.tagline),
            "publisher": publisher,
        }
    elif path == urls.DATA_PAGE:
        about = _whole(dataset, addresses, common, publisher)
    elif isinstance(record, Chapter):
        card = addresses.site + urls.card(record)
        about = {
            "@type": collection_of(record).schema_type,
            **common,
            "headline": title,
            "description": dataset.plain(record.lead),
            "publisher": publisher,
            "image": card,
        }
    elif isinstance(record, Figure):
        table = {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": addresses.site + urls.figure_csv(record)}
        about = {
            "@type": collection_of(record).schema_type,
            **common,
            "name": title,
            "description": dataset.plain(record.lead),
            "creator": publisher,
            "distribution": [table],
        }
    else:
        about = {"@type": "WebPage", **common, "name": title, "publisher": publisher}
        if record is not None:
            about["mainEntity"] = _entity(dataset, addresses, page, record)
    return _safe(_kept({"@context": "https://schema.org", **about}))


def _whole(dataset: Dataset, addresses: Addresses, common: Thing, publisher: Thing) -> Thing:
    """All the data, on the page that documents it."""
    kinds = {
        "all.zip": "application/zip",
        "located.geojson": "application/geo+json",
        "dated.ics": "text/calendar",
        "claims.csv": "text/csv",
    }
    files = [
        {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": addresses.site + urls.export(name)} for name, kind in kinds.items()
    ]
    extent = dataset.conflict.extent
    box = {"@type": "GeoShape", "box": f"{extent.south:g} {extent.west:g} {extent.north:g} {extent.east:g}"}
    return {
        "@type": "Dataset", **common, "name": f"{dataset.conflict.title}: the data", "description": dataset.plain(dataset.conflict.tagline),
        "creator": publisher, "spatialCoverage": {"@type": "Place", "geo": box}, "distribution": files,
    }  # fmt: skip


def _entity(dataset: Dataset, addresses: Addresses, page: str, record: Record) -> Thing:
    """The thing that the page of a record is about."""
    kind = collection_of(record).schema_type
    entity: Thing = {"@id": f"{page}#it", "name": record.heading, "description": dataset.plain(record.lead)}
    names = [str(name.name) for name in getattr(record, "names", ())]
    if isinstance(record, Happening):
        where = [_place(addresses, location.place, None) for location in mapped_locations_of(dataset, record)]
        return {"@type": kind, **entity, "alternateName": names, **_days(record), "location": where}
    if isinstance(record, Place):
        return {"@type": kind, **entity, "alternateName": names, **_point(dataset, record)}
    if isinstance(record, Actor):
        return {"@type": "Person" if record.kind == "person" else kind, **entity, "alternateName": names}
    if isinstance(record, Source):
        who = dataset.actor(record.publisher).name if isinstance(record.publisher, ActorRef) else record.publisher.text
        published = (
            str(record.published) if record.published and record.published.form == "date" and not record.published.is_uncertain else None
        )
        return {
            "@type": kind, "@id": f"{page}#it", "name": record.heading, "url": record.url, "datePublished": published,
            "author": {"@type": "Person", "name": record.author} if record.author else None, "inLanguage": record.language,
            "publisher": {"@type": "Organization", "name": who},
        }  # fmt: skip
    return {"@type": kind, **entity, "alternateName": names}


def _place(addresses: Addresses, place: Place, geo: Thing | None) -> Thing:
    return {"@type": "Place", "@id": f"{addresses.page(urls.page(place))}#it", "name": place.name, "geo": geo}


def _point(dataset: Dataset, place: Place) -> Thing:
    """A point only for what is known to the point; a circle where it may be off."""
    location = locations_of(dataset, place)[0]
    if location.at is None:
        return {}
    if location.radius_km:
        return {"geo": {"@type": "GeoShape", "circle": f"{location.at.lat:g} {location.at.lon:g} {location.radius_km * 1000:g}"}}
    return {"geo": {"@type": "GeoCoordinates", "latitude": location.at.lat, "longitude": location.at.lon}}


def _days(record: Happening) -> Thing:
    """Beginning and end as far as they are plain ISO 8601 dates; nothing for what is uncertain or one of several."""
    first, last = record.dates.points[0], record.dates.points[-1]
    if record.dates.form == "one-of" or record.dates.is_uncertain or record.dates.first == date.min or first is None:
        return {}
    plain = {"day": 10, "month": 7, "year": 4}.get(record.dates.precision)
    if plain is None:
        return {}
    return {"startDate": first.text[:plain], "endDate": last.text[:plain] if last else None}


def _kept(thing: Any) -> Any:
    """Without what is empty."""
    if isinstance(thing, dict):
        return {key: _kept(item) for key, item in thing.items() if item not in (None, "", [])}
    return [_kept(item) for item in thing] if isinstance(thing, list) else thing


def _safe(thing: Thing) -> str:
    """As text that cannot end its script element, whatever a record holds."""
    text = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
