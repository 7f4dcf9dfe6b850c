"""The map of a record, or of the whole conflict, as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..maps.map_spec import MapSpec
from ..output import urls


@dataclass(frozen=True)
class MapFigure:
    """The drawing, and the address of the interactive map that covers it; `estimated` when its distances are the editors'."""

    drawing: Markup
    address: str
    title: str
    sentence: str
    estimated: bool


def map_figure(map_spec: MapSpec | None, page: str) -> MapFigure | None:
    """The figure for the page made of the file `page`; None where nothing can be drawn."""
    if map_spec is None:
        return None
    address = urls.relative(map_spec.path, page)
    return MapFigure(map_spec.drawing.inline, address, f"Map of {map_spec.title}", map_spec.sentence, map_spec.estimated)
