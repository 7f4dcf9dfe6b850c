"""The map of a record, or of the whole conflict, as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..maps.map_spec import Subject
from ..output import urls


@dataclass(frozen=True)
class MapFigure:
    """The drawing, and the address of the interactive map that covers it; `estimated` when its distances are the editors'."""

    drawing: Markup
    address: str
    title: str
    sentence: str
    estimated: bool


def map_figure(drawn: Subject | None, page: str) -> MapFigure | None:
    """The figure for the page made of the file `page`; None where nothing can be drawn."""
    if drawn is None:
        return None
    address = urls.relative(drawn.path, page)
    return MapFigure(Markup(drawn.drawing.inline), address, f"Map of {drawn.title}", drawn.sentence, drawn.estimated)
