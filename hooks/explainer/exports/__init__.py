"""The data for others, under stable addresses: `/data/v1/`. One file for each format; `files` names them all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from ..dataset import Dataset
from ..model import COLLECTIONS
from ..output import urls
from ..output.artifact import Artifact
from ..output.version import Version, addresses_of
from . import calendar, catalog, geojson, records, schemas, tables
from .columns import table_csv


def files(dataset: Dataset, version: Version | None) -> Iterator[Artifact]:
    """Every file below /data/v1/; what the archive holds is made once for both."""
    addresses = addresses_of(dataset.conflict)
    made = cache(lambda: tables.all_tables(dataset))
    own = [
        *(
            Artifact(urls.export(f"{record.path}.json"), partial(records.document, dataset, addresses, record))
            for _, record in sorted(dataset.records.items())
        ),
    ]
    packed = [
        *(Artifact(urls.export(f"{name}.json"), partial(records.collection, dataset, addresses, version, name)) for name in COLLECTIONS),
        *(Artifact(urls.export(f"{name}.csv"), partial(_table, made, name)) for name in tables.NAMES),
        Artifact(urls.export("located.geojson"), partial(geojson.located, dataset, addresses)),
        Artifact(urls.export("dated.ics"), partial(calendar.dated, dataset, addresses, version)),
        *(Artifact(urls.export(f"schema/{name}.json"), partial(schemas.schema, name)) for name in COLLECTIONS),
        Artifact(urls.export("LICENCE.txt"), partial(catalog.licence, dataset)),
        Artifact(urls.export("CITATION.cff"), partial(catalog.citation, dataset, addresses, version)),
    ]
    packed.append(Artifact(urls.export("datapackage.json"), partial(catalog.package, dataset, addresses, version, made, packed)))
    yield from own
    yield from packed
    yield Artifact(urls.export("checksums.txt"), partial(catalog.checksums, packed))
    yield Artifact(urls.export("all.zip"), partial(catalog.archive, dataset, version, packed))
    yield Artifact(urls.export("index.json"), partial(catalog.index, dataset, addresses, version, made))


def _table(made: tables.Made, name: str) -> str:
    return table_csv(made()[name])
