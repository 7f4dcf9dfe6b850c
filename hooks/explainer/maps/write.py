"""The map files of a dataset: a page and a picture for each located record, and the overview."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from .. import paths
from ..artifacts import Artifact
from ..dataset import Dataset
from ..geometry import View
from ..model import Place, Record
from ..spots import Spot, all_spots
from . import features, labels, land, svg
from .elements import BaseMap, ExplainerMap, Legend, MapPage, Records
from .view import overview, view_of

_LEGEND = {
    "exact": ("exact", "a dot: at the place itself"),
    "near": ("near", "a ring: somewhere within the circle around it"),
    "area": ("unit", "somewhere in the filled area"),
    "hatched": ("hatched", "somewhere about the hatched area, which has no fixed edge"),
}
_CLUSTER = ("cluster", "a number: several records; choose it to come closer")
# With more spots than this, marks that would lie over each other are drawn as one with their number.
_CLUSTERED_FROM = 20


def maps(dataset: Dataset, located: Sequence[tuple[Record, Sequence[Spot]]], site_url: str) -> Iterator[Artifact]:
    """Every map file; `located` pairs each record that has a map with its spots, `site_url` is where the site will be."""
    yield from _shared(dataset)
    for record, spots in located:
        subject = _Subject(record.heading, paths.map_html(record), paths.map_svg(record), paths.page(record), "To the record")
        if isinstance(record, Place):
            shown: dict[str, Any] = {"data": features.places(spots)}
        else:
            shown = _from_shared(subject.path) | {"only": list(dict.fromkeys(spot.record.id for spot in spots))}
        yield from _map(dataset, subject, view_of(spots), spots, shown, site_url)
    everything = _Subject(
        dataset.conflict.title, paths.OVERVIEW_MAP, paths.OVERVIEW_PICTURE, paths.MAP_PAGE, "The table, and how to filter"
    )
    yield from _map(dataset, everything, overview(dataset), list(all_spots(dataset)), _from_shared(everything.path), site_url)


class _Subject(NamedTuple):
    """What a map is of: its title, its own files, and the page that it leads back to."""

    title: str
    path: str
    picture: str
    back: str
    back_words: str


def _from_shared(path: str) -> dict[str, Any]:
    return {"url": paths.relative(paths.OVERVIEW_RECORDS, path)}


def _shared(dataset: Dataset) -> Iterator[Artifact]:
    """The files that all maps share: land and names, the units that areas are drawn from, and the records."""
    yield Artifact(paths.LAND, land.drawing(dataset))
    units = {
        "type": "FeatureCollection",
        "features": [features.unit(unit) for unit in dataset.units.values() if unit.level in ("unit", "district")],
    }
    for path, content in ((paths.UNITS, units), (paths.OVERVIEW_RECORDS, features.happenings(dataset))):
        yield Artifact(path, json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def describe(title: str, spots: Sequence[Spot]) -> str:
    """A map in a sentence, for those who do not see it; what it cannot show is counted."""
    drawn = [spot for spot in spots if spot.drawn]
    if len(drawn) > 5:
        shown = f"{len(drawn)} entries at {len({spot.place.id for spot in drawn})} places"
    else:
        shown = "; ".join(dict.fromkeys(spot.words for spot in drawn)) or "nothing located precisely enough to draw"
    beside = Counter(spot.beside for spot in spots if not spot.drawn)
    left_out = f" Not on it: {'; '.join(f'{count} {why}' for why, count in beside.items())}." if beside else ""
    return f"Map of {title}: {shown}.{left_out}"


def _map(
    dataset: Dataset, subject: _Subject, view: View, spots: Sequence[Spot], shown: dict[str, Any], site_url: str
) -> Iterator[Artifact]:
    """A map's picture and its page."""
    path, sentence, clustered = subject.path, describe(subject.title, spots), len(spots) > _CLUSTERED_FROM
    fetched = [paths.LAND, *([paths.OVERVIEW_RECORDS] if "url" in shown else []), *([paths.UNITS] if any(s.units for s in spots) else [])]
    yield Artifact(subject.picture, svg.drawing(dataset, view, spots, sentence, standalone=True))
    page = MapPage(
        title=f"Map: {subject.title}",
        language=dataset.conflict.language,
        back=paths.relative(subject.back, path),
        back_words=subject.back_words,
        picture=paths.relative(subject.picture, path),
        sentence=sentence,
        address=site_url + path,
        early=[paths.relative(file, path) for file in fetched],
    )
    drawing = ExplainerMap(view, assets=paths.relative("assets", path), page=page, clustered=clustered)
    names, credit = labels.of_page(dataset, view, spots), dataset.conflict.basemap_note or ""
    BaseMap(url=paths.relative(paths.LAND, path), labels=names, credit=credit).add_to(drawing)
    Records(site=paths.relative("index.md", path), units=paths.relative(paths.UNITS, path), **shown).add_to(drawing)
    Legend(_legend(spots, clustered)).add_to(drawing)
    html: str = page.render()
    yield Artifact(path, "\n".join(line.rstrip() for line in html.splitlines() if line.strip()) + "\n")


def _legend(spots: Sequence[Spot], clustered: bool) -> list[tuple[str, str]]:
    used = {
        "area" if spot.units else "hatched" if spot.precision in ("district", "region") else str(spot.precision)
        for spot in spots
        if spot.drawn
    }
    return [entry for key, entry in _LEGEND.items() if key in used] + ([_CLUSTER] if clustered else [])
