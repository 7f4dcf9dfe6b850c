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
    locations: Sequence[Location]
    view: View
    sentence: str
    path: str
    picture: str
    page: str
    record: Record | None = None

    @cached_property
    def drawing(self) -> svg.MapDrawing:
        """The map as SVG, drawn once for the page and for the file."""
        return svg.draw(self.dataset, self.view, self.locations, self.sentence)

    @property
    def estimated(self) -> bool:
        """Whether how far off something may be is the editors' estimate."""
        return any(location.drawn and (location.estimated or (location.where and location.where.radius_km)) for location in self.locations)


def map_specs(dataset: Dataset) -> dict[str, MapSpec]:
    """Every map by its record's id, and that of the whole conflict under OVERVIEW."""
    specs = {OVERVIEW: overview(dataset)}
    for record in [*dataset.all(Actor), *dataset.happenings, *dataset.all(Place)]:
        locations = mapped_locations_of(dataset, record)
        if any(location.drawn for location in locations):
            specs[record.id] = MapSpec(
                dataset=dataset,
                title=record.heading,
                locations=locations,
                view=viewport.of_locations(locations),
                sentence=describe(record.heading, locations),
                path=urls.map_html(record),
                picture=urls.map_svg(record),
                page=urls.page(record),
                record=record,
            )
    return specs


def overview(dataset: Dataset) -> MapSpec:
    """The map of the whole conflict."""
    title, locations = dataset.conflict.title, list(all_mapped_locations(dataset))
    return MapSpec(
        dataset=dataset,
        title=title,
        locations=locations,
        view=viewport.of_conflict(dataset),
        sentence=describe(title, locations),
        path=urls.OVERVIEW_MAP,
        picture=urls.OVERVIEW_PICTURE,
        page=urls.MAP_PAGE,
    )


def describe(title: str, locations: Sequence[Location]) -> str:
    """A map in a sentence, for those who do not see it; what it cannot show is counted."""
    drawn = [location for location in locations if location.drawn]
    if len(drawn) > 5:
        shown = f"{len(drawn)} entries at {len({location.place.id for location in drawn})} places"
    else:
        shown = "; ".join(dict.fromkeys(location.words for location in drawn)) or "nothing located precisely enough to draw"
    beside = Counter(location.why_not_drawn for location in locations if not location.drawn)
    left_out = f" Not on it: {'; '.join(f'{count} {why}' for why, count in beside.items())}." if beside else ""
    return f"Map of {title}: {shown}.{left_out}"
