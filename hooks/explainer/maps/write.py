"""The map files of a dataset: a page and a picture for each located record, and the overview."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from .. import paths
from ..artifacts import Artifact
from ..basemap import FILE
from ..dataset import Dataset
from ..geometry import View
from ..model import Record
from ..spots import Spot, all_spots
from . import features, svg
from .elements import BaseMap, ExplainerMap, Legend, MapPage, Records
from .view import country_labels, overview, view_of

_LEGEND = {
    "exact": ("point", "a point: the place itself"),
    "near": ("circle", "somewhere within the circle"),
    "area": ("unit", "somewhere in the filled area"),
    "hatched": ("hatched", "somewhere about the hatched area, which has no fixed edge"),
}


def maps(dataset: Dataset, located: Sequence[tuple[Record, Sequence[Spot]]]) -> Iterator[Artifact]:
    """Every map file; `located` pairs each record that has a map with its spots."""
    if dataset.units:
        yield Artifact(paths.BASEMAP, (dataset.folder / FILE).read_text(encoding="utf-8"))
    for record, spots in located:
        view = view_of(dataset, spots)
        sentence = describe(record.heading, spots)
        yield Artifact(paths.map_svg(record), svg.drawing(dataset, view, spots, sentence, standalone=True))
        path = paths.map_html(record)
        data = features.collection(spots, path)
        back = paths.relative(paths.page(record), path)
        page = MapPage(
            title=f"Map: {record.heading}", language=dataset.conflict.language, back=back, back_words="To the record",
            picture=paths.relative(paths.map_svg(record), path), sentence=sentence,
        )  # fmt: skip
        yield Artifact(path, _html(dataset, page, path, view, spots, Records(data=data)))
    yield from _overview(dataset)


def _overview(dataset: Dataset) -> Iterator[Artifact]:
    spots = list(all_spots(dataset))
    path = paths.OVERVIEW_MAP
    view = overview(dataset)
    sentence = describe(dataset.conflict.title, spots)
    data = features.collection(spots, path)
    yield Artifact(paths.OVERVIEW_RECORDS, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    yield Artifact("map/overview.svg", svg.drawing(dataset, view, spots, sentence, standalone=True))
    page = MapPage(
        title=f"Map: {dataset.conflict.title}", language=dataset.conflict.language,
        back=paths.relative(paths.MAP_PAGE, path), back_words="To the table", picture="overview.svg", sentence=sentence,
    )  # fmt: skip
    url = paths.relative(paths.OVERVIEW_RECORDS, path)
    yield Artifact(path, _html(dataset, page, path, view, spots, Records(url=url)))


def describe(title: str, spots: Sequence[Spot]) -> str:
    """A map in a sentence, for those who do not see it."""
    drawn = [spot for spot in spots if spot.drawn]
    if len(drawn) > 5:
        return f"Map of {title}: {len(drawn)} entries at {len({spot.place.id for spot in drawn})} places."
    return f"Map of {title}: {'; '.join(dict.fromkeys(spot.words for spot in drawn)) or 'nothing located precisely enough to draw'}."


def _html(dataset: Dataset, page: MapPage, path: str, view: View, spots: Sequence[Spot], records: Records) -> str:
    drawing = ExplainerMap(view, assets=paths.relative("assets", path), page=page)
    labels = country_labels(dataset.units.values(), view)
    credit = dataset.conflict.basemap_note or ""
    BaseMap(url=paths.relative(paths.BASEMAP, path), labels=labels, credit=credit).add_to(drawing)
    records.add_to(drawing)
    Legend(_legend(spots)).add_to(drawing)
    html: str = page.render()
    return "\n".join(line.rstrip() for line in html.splitlines() if line.strip()) + "\n"


def _legend(spots: Sequence[Spot]) -> list[tuple[str, str]]:
    used = {
        "area" if spot.units else "hatched" if spot.precision in ("district", "region") else str(spot.precision)
        for spot in spots
        if spot.drawn
    }
    return [entry for key, entry in _LEGEND.items() if key in used]
