"""What scripts and templates of the browser know as well as the engine: each fact is written in Python and given to them from here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..derive.locations import AREA_PRECISIONS
from ..exports import search_names
from ..maps import base_layer
from ..maps import labels as map_labels
from ..model.kinds import COLLECTION_KINDS
from ..output import assets, urls
from ..pages import citation_formats
from ..values import slugs
from ..values.edtf import MONTHS
from . import service_worker

# What a script imports from "engine:constants".
CONSTANTS: Mapping[str, object] = {
    "AREA_PRECISIONS": AREA_PRECISIONS,
    "DATE_OF_ACCESS": citation_formats.ACCESSED,
    "FILTERS_FILE": urls.SEARCH_FILTERS,
    "FOLDED": slugs.FOLDED,
    "KEPT": service_worker.KEPT,
    "LAND_SCALE": base_layer.SCALE,
    "MONTHS": MONTHS,
    "NAMES_FOLDER": f"{urls.NAMES}/",
    "NAME_GROUPS": search_names.NAME_GROUPS,
    "OTHER_GROUP": search_names.OTHER,
    "PREVIEWED_COLLECTIONS": tuple(row.name for row in COLLECTION_KINDS.values() if row.has_preview),
    "PREVIEW_FILE": urls.PREVIEW,
    "SEARCH_WEIGHTS": {row.name: row.search_weight for row in COLLECTION_KINDS.values() if row.search_weight is not None},
    "UNITS_FROM_ZOOM": map_labels.UNITS_FROM_ZOOM,
    "WORKER": service_worker.WORKER,
}


def site_assets(docs_folder: Path = assets.DOCS_FOLDER) -> assets.Assets:
    """The scripts and style sheets of a docs folder with these constants in them."""
    return assets.read(docs_folder, CONSTANTS)
