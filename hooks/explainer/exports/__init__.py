"""The data for others, under stable addresses: `/data/v1/`. One file for each format; `files` names them all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from .. import paths, provenance
from ..artifacts import Artifact
from ..dataset import Dataset
from ..model import COLLECTIONS
from ..provenance import Version
from . import calendar, catalog, geo, records, schemas, tables


def files(dataset: Dataset, version: Version | None) -> Iterator[Artifact]:
    """Every file below /data/v1/; what the archive holds is made once for both."""
    addresses = provenance.addresses(dataset.conflict)
    made = cache(lambda: tables.all_tables(dataset))
    own = [
        *(
            Artifact(paths.export(f"{record.path}.json"), partial(records.document, dataset, addresses, record))
            for _, record in sorted(dataset.records.items())
        ),
    ]
    packed = [
        *(Artifact(paths.export(f"{name}.json"), partial(records.collection, dataset, addresses, version, name)) for name in COLLECTIONS),
        *(Artifact(paths.export(f"{name}.csv"), partial(_table, made, name)) for name in tables.NAMES),
        Artifact(paths.export("located.geojson"), partial(geo.located, dataset, addresses)),
        Artifact(paths.export("dated.ics"), partial(calendar.dated, dataset, addresses, version)),
        *(Artifact(paths.export(f"schema/{name}.json"), partial(schemas.schema, name)) for name in COLLECTIONS),
        Artifact(paths.export("LICENCE.txt"), partial(catalog.licence, dataset)),
        Artifact(paths.export("CITATION.cff"), partial(catalog.citation, dataset, addresses, version)),
    ]
    packed.append(Artifact(paths.export("datapackage.json"), partial(catalog.package, dataset, addresses, version, made, packed)))
    yield from own
    yield from packed
    yield Artifact(paths.export("checksums.txt"), partial(catalog.checksums, packed))
    yield Artifact(paths.export("all.zip"), partial(catalog.archive, dataset, version, packed))
    yield Artifact(paths.export("index.json"), partial(catalog.index, dataset, addresses, version, made))


def _table(made: tables.Made, name: str) -> str:
    return tables.csv_text(made()[name])
