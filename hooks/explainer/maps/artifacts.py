"""The map files of a dataset: a page and a picture for each located record, and the overview."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ..dataset import Dataset
from ..derive.locations import AREA_PRECISIONS, Location
from ..model import Place
from ..output import urls
from ..output.artifact import Artifact
from ..output.assets import Assets
from . import base_layer, geojson, labels
from .folium_elements import MODULE, BaseLayer, ExplainerMap, Legend, MapPage, Records
from .map_spec import MapSpec

# The entries of a legend from the most to the least precise: the symbol's class, and what it means.
_LEGEND = {
    "exact": ("exact", "a dot: at the place itself"),
    "near": ("near", "a ring: somewhere within the circle around it"),
    "area": ("unit", "somewhere in the filled area"),
    "hatched": ("hatched", "somewhere about the hatched area, which has no fixed edge"),
}
_CLUSTER = ("cluster", "a number: several records; choose it to come closer")
# With more locations than this, marks that would lie over each other are drawn as one with their number.
_CLUSTERED_FROM = 20


def maps(dataset: Dataset, specs: Iterable[MapSpec], site_url: str, assets: Assets, style: str) -> Iterator[Artifact]:
    """Every map file; `site_url` is where the site will be, and ends with "/"; `style` is that of pictures that are files of their own."""
    yield from _shared(dataset)
    for spec in specs:
        yield Artifact(spec.picture, partial(_picture, spec, style))
        yield Artifact(spec.path, partial(_html, dataset, spec, site_url, assets))


def _shared(dataset: Dataset) -> Iterator[Artifact]:
    """The files that all maps share: the base layer with its names, the units that areas are drawn from, and the records."""
    yield Artifact(urls.LAND, lambda: base_layer.draw(dataset))
    yield Artifact(urls.UNITS, lambda: _json(geojson.units(dataset)))
    yield Artifact(urls.OVERVIEW_RECORDS, lambda: _json(geojson.happenings(dataset)))


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _picture(spec: MapSpec, style: str) -> str:
    return spec.drawing.standalone(style)


def _html(dataset: Dataset, spec: MapSpec, site_url: str, assets: Assets) -> str:
    """The interactive map as a page of its own, without empty lines and spaces at the ends of lines."""
    path, view, locations = spec.path, spec.view, spec.locations
    clustered = len(locations) > _CLUSTERED_FROM
    fetched = [urls.LAND]
    if not isinstance(spec.record, Place):
        fetched.append(urls.OVERVIEW_RECORDS)
    if any(location.units for location in locations):
        fetched.append(urls.UNITS)

    def asset(name: str) -> str:
        return urls.relative(assets.address(name), path)

    page = MapPage(
        title=f"Map: {spec.title}",
        language=dataset.conflict.language,
        back=urls.relative(spec.page, path),
        back_words="To the record" if spec.record else "The table, and how to filter",
        picture=urls.relative(spec.picture, path),
        sentence=spec.sentence,
        address=site_url + path,
        early=[urls.relative(file, path) for file in fetched],
        module=asset(MODULE),
    )
    modules = [urls.relative(address, path) for address in assets.preloads([MODULE])]
    folium_map = ExplainerMap(view, page=page, asset=asset, modules=modules, clustered=clustered)
    names, credit = labels.of_page(dataset, view, locations), dataset.conflict.basemap_note or ""
    BaseLayer(url=urls.relative(urls.LAND, path), labels=names, credit=credit).add_to(folium_map)
    _records(spec).add_to(folium_map)
    Legend(_legend(locations, clustered)).add_to(folium_map)
    html: str = page.render()
    return "\n".join(line.rstrip() for line in html.splitlines() if line.strip()) + "\n"


def _records(spec: MapSpec) -> Records:
    """What a map shows: a place's own location, a record's locations of the shared file, or all of it."""
    site, units = urls.relative(urls.HOME, spec.path), urls.relative(urls.UNITS, spec.path)
    if isinstance(spec.record, Place):
        return Records(site=site, units=units, data=geojson.places(spec.locations))
    only = list(dict.fromkeys(location.record.id for location in spec.locations)) if spec.record else None
    return Records(site=site, units=units, url=urls.relative(urls.OVERVIEW_RECORDS, spec.path), only=only)


def _legend(locations: Sequence[Location], clustered: bool) -> list[tuple[str, str]]:
    """The entries that this map needs: of the symbols that are drawn on it."""
    used = {
        "area" if location.units else "hatched" if location.precision in AREA_PRECISIONS else str(location.precision)
        for location in locations
        if location.drawn
    }
    return [entry for key, entry in _LEGEND.items() if key in used] + ([_CLUSTER] if clustered else [])
