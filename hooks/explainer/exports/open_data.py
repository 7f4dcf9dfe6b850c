"""The open data under stable addresses, /data/v1/: which files there are, and which of them the archive holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from ..dataset import Dataset
from ..model import COLLECTIONS
from ..output import urls
from ..output.artifact import Artifact
from ..output.version import Edition
from . import calendar, catalog, geojson, records, schemas, tables
from .columns import table_csv


def files(dataset: Dataset, edition: Edition) -> Iterator[Artifact]:
    """Every file of the open data; what the archive holds is made once, for both."""
    addresses = edition.addresses
    made = cache(lambda: tables.all_tables(dataset))
    packed = [
        *(Artifact(urls.export(f"{name}.json"), partial(records.collection, dataset, edition, name)) for name in COLLECTIONS),
        *(Artifact(urls.export(f"{name}.csv"), partial(_table, made, name)) for name in tables.NAMES),
        Artifact(urls.export("located.geojson"), partial(geojson.located, dataset, addresses)),
        Artifact(urls.export("dated.ics"), partial(calendar.dated, dataset, edition), cost=15),
        *(Artifact(urls.export(f"schema/{name}.json"), partial(schemas.schema, name)) for name in COLLECTIONS),
        Artifact(urls.export("LICENCE.txt"), partial(catalog.licence, dataset)),
        Artifact(urls.export("CITATION.cff"), partial(catalog.citation, dataset, edition)),
    ]
    packed.append(Artifact(urls.export("datapackage.json"), partial(catalog.package, dataset, edition, made, packed)))
    for _, record in sorted(dataset.records.items()):
        yield Artifact(urls.export(f"{record.path}.json"), partial(records.document, dataset, addresses, record))
    yield from packed
    yield Artifact(urls.export("checksums.txt"), partial(catalog.checksums, packed))
    yield Artifact(urls.export("all.zip"), partial(catalog.archive, edition, packed), cost=25)
    yield Artifact(urls.export("index.json"), partial(catalog.index, dataset, edition, made))


def _table(made: tables.Made, name: str) -> str:
    return table_csv(made()[name])
