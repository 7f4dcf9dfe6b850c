"""What scripts and templates of the browser know as well as the engine: each fact is written in Python and given to them from here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..derive.locations import AREA_PRECISIONS
from ..exports import link_previews, search_names
from ..maps import base_layer
from ..maps import labels as map_labels
from ..output import assets, urls
from ..pages import citation_formats
from ..pages.labels import COLLECTION_TITLES
from ..values.edtf import MONTHS
from . import service_worker

# What a search by name multiplies the score of a record by, for each collection whose records have name files.
SEARCH_WEIGHTS = {"actors": 1.25, "places": 1.15, "operations": 1.1, "events": 1.1, "background": 1, "terms": 0.9, "figures": 0.8}

# What a script imports from "engine:constants".
CONSTANTS: Mapping[str, object] = {
    "AREA_PRECISIONS": AREA_PRECISIONS,
    "DATE_OF_ACCESS": citation_formats.ACCESSED,
    "FILTERS_FILE": urls.SEARCH_FILTERS,
    "FOLDED": search_names.FOLDED,
    "KEPT": service_worker.KEPT,
    "LAND_SCALE": base_layer.SCALE,
    "MONTHS": MONTHS,
    "NAMES_FOLDER": f"{urls.NAMES}/",
    "NAME_GROUPS": search_names.NAME_GROUPS,
    "OTHER_GROUP": search_names.OTHER,
    "PREVIEWED_COLLECTIONS": link_previews.PREVIEWED,
    "PREVIEW_FILE": urls.PREVIEW,
    "SEARCH_WEIGHTS": SEARCH_WEIGHTS,
    "UNITS_FROM_ZOOM": map_labels.UNITS_FROM_ZOOM,
    "WORKER": service_worker.WORKER,
}


def site_assets(docs_folder: Path = assets.DOCS_FOLDER) -> assets.Assets:
    """The scripts and style sheets of a docs folder with these constants in them."""
    return assets.read(docs_folder, CONSTANTS)


def search_sections() -> dict[str, str]:
    """The titles of all collections in the order of the search form: first those whose records are found by their names."""
    return dict(sorted(COLLECTION_TITLES.items(), key=lambda section: section[0] not in SEARCH_WEIGHTS))
