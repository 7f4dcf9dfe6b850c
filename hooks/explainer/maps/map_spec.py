"""What there is a map of: each record of which something can be drawn, and the whole conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..dataset import Dataset
from ..derive.locations import Location, all_mapped_locations, mapped_locations_of
from ..geo.geometry import View
from ..model import Actor, Place, Record
from ..output import urls
from . import svg, viewport

# The key of the map of the whole conflict among the records' ids.
OVERVIEW = ""


@dataclass(frozen=True)
class MapSpec:
    """One map: what it is of, and its files.

    `sentence` says in words what it shows. `path`, `picture` and `page` are the files of the interactive map, of its drawing and of
    the page that shows both, below the site's Markdown root. `record` is None for the map of the whole conflict.
    """

    dataset: Dataset
    title: str
    spots: Sequence[Location]
    view: View
    sentence: str
    path: str
    picture: str
    page: str
    record: Record | None = None

    @cached_property
    def drawing(self) -> svg.MapDrawing:
        """The map as SVG, drawn once for the page and for the file."""
        return svg.draw(self.dataset, self.view, self.spots, self.sentence)

    @property
    def estimated(self) -> bool:
        """Whether how far off something may be is the editors' estimate."""
        return any(spot.drawn and (spot.estimated or (spot.where and spot.where.radius_km)) for spot in self.spots)


def map_specs(dataset: Dataset) -> dict[str, MapSpec]:
    """Every map by its record's id, and that of the whole conflict under OVERVIEW."""
    specs = {OVERVIEW: overview(dataset)}
    for record in [*dataset.all(Actor), *dataset.happenings, *dataset.all(Place)]:
        spots = mapped_locations_of(dataset, record)
        if any(spot.drawn for spot in spots):
            specs[record.id] = MapSpec(
                dataset=dataset,
                title=record.heading,
                spots=spots,
                view=viewport.of_spots(spots),
                sentence=describe(record.heading, spots),
                path=urls.map_html(record),
                picture=urls.map_svg(record),
                page=urls.page(record),
                record=record,
            )
    return specs


def overview(dataset: Dataset) -> MapSpec:
    """The map of the whole conflict."""
    title, spots = dataset.conflict.title, list(all_mapped_locations(dataset))
    return MapSpec(
        dataset=dataset,
        title=title,
        spots=spots,
        view=viewport.of_conflict(dataset),
        sentence=describe(title, spots),
        path=urls.OVERVIEW_MAP,
        picture=urls.OVERVIEW_PICTURE,
        page=urls.MAP_PAGE,
    )


def describe(title: str, spots: Sequence[Location]) -> str:
    """A map in a sentence, for those who do not see it; what it cannot show is counted."""
    drawn = [spot for spot in spots if spot.drawn]
    if len(drawn) > 5:
        shown = f"{len(drawn)} entries at {len({spot.place.id for spot in drawn})} places"
    else:
        shown = "; ".join(dict.fromkeys(spot.words for spot in drawn)) or "nothing located precisely enough to draw"
    beside = Counter(spot.why_not_drawn for spot in spots if not spot.drawn)
    left_out = f" Not on it: {'; '.join(f'{count} {why}' for why, count in beside.items())}." if beside else ""
    return f"Map of {title}: {shown}.{left_out}"
