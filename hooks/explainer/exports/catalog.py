"""The files about the open data's files: an index, a data package (Frictionless), licence, citation, checksums, and an archive of all."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

import yaml

from ..dataset import Dataset
from ..model import COLLECTIONS
from ..output import urls
from ..output.artifact import Artifact
from ..output.version import Edition
from . import tables
from .columns import Table
from .records import SCHEMA_VERSION, version_of

# The folder that the archive unpacks into.
ARCHIVE_FOLDER = "data"


def index(dataset: Dataset, edition: Edition, made: tables.Made) -> str:
    """Every kind of file with its address, as JSON, for programs that begin at one fixed address; tables also with their length."""
    conflict = dataset.conflict

    def address(name: str) -> str:
        return edition.addresses.site + urls.export(name)

    content = {
        "schema_version": SCHEMA_VERSION, "title": conflict.title, "version": version_of(edition.version), "record_until": str(conflict.record_until),
        "licence": conflict.licence, "licence_url": conflict.licence_url, "documentation": edition.addresses.page(urls.DATA_PAGE),
        "records": {name: {"count": len(dataset.all(model)), "json": address(f"{name}.json"), "csv": address(f"{name}.csv"),
                           "one": address(f"{name}/{{id}}.json"), "schema": address(f"schema/{name}.json")}
                    for name, model in COLLECTIONS.items()},
        "tables": {name: {"count": len(table.rows), "csv": address(f"{name}.csv"), "about": table.about} for name, table in made().items()},
        "geojson": address("located.geojson"), "calendar": address("dated.ics"), "package": address("datapackage.json"),
        "archive": address("all.zip"), "checksums": address("checksums.txt"), "feed": edition.addresses.site + urls.FEED,
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def package(dataset: Dataset, edition: Edition, made: tables.Made, packed: Sequence[Artifact]) -> str:
    """The data package (https://specs.frictionlessdata.io/data-package/): every table with its columns, keys and references."""
    conflict = dataset.conflict
    resources = [_resource(table) for table in made().values()]
    resources.append({"name": "located", "path": "located.geojson", "format": "geojson", "mediatype": "application/geo+json"})
    content = {
        "profile": "data-package",
        "name": urls.package_name(conflict.title), "title": conflict.title, "description": str(conflict.tagline), "homepage": edition.addresses.site,
        "schema_version": SCHEMA_VERSION, "version": str(edition.version.date) if edition.version else str(conflict.record_until),
        "created": edition.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "licenses": [{"name": conflict.licence.replace(" ", "-"), "title": conflict.licence, "path": conflict.licence_url}],
        "contributors": [{"title": f"The editors of {conflict.title}", "path": edition.addresses.repository, "role": "publisher"}],
        "resources": resources,
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    """A table as a tabular data resource (https://specs.frictionlessdata.io/tabular-data-resource/)."""
    fields = [{"name": column.name, "type": column.kind, "description": column.about} for column in table.columns]
    keys = [{"fields": column.name, "reference": {"resource": column.to, "fields": "id"}} for column in table.columns if column.to]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": list(table.key), "missingValues": [""]}
    return {
        "name": table.name, "path": f"{table.name}.csv", "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8-sig",
        "description": table.about, "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }  # fmt: skip


def licence(dataset: Dataset) -> str:
    """Under which licence the data is, in a file of its own."""
    conflict = dataset.conflict
    return (
        f"{conflict.title}: the data and texts in this folder are under {conflict.licence}, {conflict.licence_url}\n\n"
        "You may share and change them if you name the source, link the licence and say what you changed.\n"
        "Keep with each number who claims it, when, whether they are a party to the war, and the grade.\n"
    )


def citation(dataset: Dataset, edition: Edition) -> str:
    """How to cite the data (Citation File Format 1.2.0)."""
    conflict = dataset.conflict
    content = {
        "cff-version": "1.2.0", "message": "If you use this data, please cite it and say on which day you took it.", "type": "dataset",
        "title": str(conflict.title), "abstract": str(conflict.tagline), "authors": [{"name": f"The editors of {conflict.title}"}],
        "url": edition.addresses.site, "repository-code": edition.addresses.repository,
        "license": conflict.licence.replace(" ", "-"), "version": str(edition.version.date) if edition.version else str(conflict.record_until),
        "date-released": str(edition.moment.date()), **({"commit": edition.version.commit} if edition.version else {}),
    }  # fmt: skip
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000)


def checksums(packed: Sequence[Artifact]) -> str:
    """The SHA-256 of every file of the archive, as sha256sum (GNU coreutils) reads it."""
    rows = sorted((urls.in_export(artifact.path), hashlib.sha256(artifact.data).hexdigest()) for artifact in packed)
    return "".join(f"{digest}  {name}\n" for name, digest in rows)


def archive(edition: Edition, packed: Sequence[Artifact]) -> bytes:
    """The packed files and their checksums as one zip file; the same data gives the same bytes."""
    moment = edition.moment.timetuple()[:6]
    files = {urls.in_export(artifact.path): artifact.data for artifact in packed}
    files["checksums.txt"] = checksums(packed).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packing:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{ARCHIVE_FOLDER}/{name}", date_time=moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            packing.writestr(entry, content)
    return target.getvalue()
