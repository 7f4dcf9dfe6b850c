"""What there is a map of: each record of which something can be drawn, and the whole conflict; drawn once for page and file."""

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
from . import svg
from .viewport import overview, view_of

# The key of the map of the whole conflict among the records' ids.
OVERVIEW = ""


@dataclass(frozen=True)
class Subject:
    """One map: what it is of, its spots and view, what it shows in a sentence, and its files."""

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
    def drawing(self) -> svg.Drawing:
        """Its picture, drawn once for page and file."""
        return svg.draw(self.dataset, self.view, self.spots, self.sentence)

    @property
    def estimated(self) -> bool:
        """Whether how far off something may be is the editors' estimate."""
        return any(spot.drawn and (spot.estimated or (spot.where and spot.where.radius_km)) for spot in self.spots)


def subjects(dataset: Dataset) -> dict[str, Subject]:
    """Every map by its record's id, and the overview."""
    found = {OVERVIEW: whole(dataset)}
    for record in [*dataset.all(Actor), *dataset.happenings, *dataset.all(Place)]:
        spots = mapped_locations_of(dataset, record)
        if any(spot.drawn for spot in spots):
            view, sentence = view_of(spots), describe(record.heading, spots)
            files = (urls.map_html(record), urls.map_svg(record), urls.page(record))
            found[record.id] = Subject(dataset, record.heading, spots, view, sentence, *files, record)
    return found


def whole(dataset: Dataset) -> Subject:
    """The map of the whole conflict."""
    title, spots, view = dataset.conflict.title, list(all_mapped_locations(dataset)), overview(dataset)
    sentence = describe(title, spots)
    return Subject(dataset, title, spots, view, sentence, urls.OVERVIEW_MAP, urls.OVERVIEW_PICTURE, urls.MAP_PAGE)


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
