"""A map as SVG, made at build time: for readers without script, for print, and under the interactive map while it loads."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from ..dataset import Dataset
from ..derive.locations import Spot
from ..geo.basemap import BaseMap
from ..geo.geometry import Box, Point, View, clip, mercator, path_data, simplify
from . import labels

_CLASSES = {"place": "name-place", "country": "country", "town": "name-town", "unit": "name-unit"}


@dataclass(frozen=True)
class Drawing:
    """A picture in two forms: in a page its colours come from the site's style sheet, a file of its own holds them (output/palette.py)."""

    inside: str
    view: View
    sentence: str

    @property
    def inline(self) -> str:
        return self._element("")

    def standalone(self, style: str) -> str:
        return self._element(' xmlns="http://www.w3.org/2000/svg"', f"<style>{style}</style>")

    def _element(self, namespace: str, style: str = "") -> str:
        box, label = f"0 0 {self.view.width} {self.view.height}", escape(self.sentence, quote=True)
        return f'<svg{namespace} class="map-drawing" viewBox="{box}" role="img" aria-label="{label}">{style}{self.inside}</svg>'


def draw(dataset: Dataset, view: View, spots: Sequence[Spot], sentence: str) -> Drawing:
    """The picture of a view and its spots; `sentence` says in words what it shows."""
    parts = [
        '<defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="hatch-line" width="2.5" height="8"/></pattern></defs>',
        f'<rect class="sea" width="{view.width}" height="{view.height}"/>',
        _land(dataset.basemap, view),
        *(part for spot in _once(spots) for part in _spot(view, dataset.basemap, spot)),
        *_labels(dataset, view, spots),
    ]
    return Drawing("".join(parts), view, sentence)


@lru_cache(maxsize=512)
def _land(basemap: BaseMap, view: View) -> str:
    """Countries and units in a view; places beside each other share it."""
    paths = []
    for level, name in (("country", "land"), ("lake", "lake"), ("unit", "unit")):
        outline = "".join(
            _outline(view, basemap, unit.id) for unit in basemap.units.values() if unit.level == level and unit.touches(_cut(view))
        )
        if outline:
            paths.append(f'<path class="{name}" d="{outline}"/>')
    rivers = "".join(_line(view, river) for river in basemap.rivers)
    return "".join(paths) + (f'<path class="river" d="{rivers}"/>' if rivers else "")


def _once(spots: Sequence[Spot]) -> Iterator[Spot]:
    """One mark for what many records have in common; the widest uncertainty first."""
    drawn = {(spot.at, spot.radius_km, spot.precision, tuple(unit.id for unit in spot.units)): spot for spot in spots if spot.drawn}
    yield from sorted(drawn.values(), key=lambda spot: (not spot.units, -(spot.radius_km or 0), spot.place.id))


def _line(view: View, line: Sequence[tuple[float, float]]) -> str:
    """A line as path data, where it comes near the view."""
    west, south, east, north = _cut(view)
    near = [(x, y) for x, y in line if west - 3 <= x <= east + 3 and south - 3 <= y <= north + 3]
    points = simplify([view.xy(x, y) for x, y in near], 0.8)
    return path_data(points) if len(points) > 1 else ""


def _cut(view: View) -> Box:
    """A little more than the view, so that the cut does not show."""
    margin = (view.east - view.west) * 0.02
    return view.west - margin, view.south - margin, view.east + margin, view.north + margin


def _outline(view: View, basemap: BaseMap, unit: str) -> str:
    """The rings of a unit as path data: cut outside the view and no finer than a pixel."""
    west, south, east, north = _cut(view)
    box: Box = (west, mercator(south), east, mercator(north))
    # Views of about the same scale share what is left of an outline at that scale.
    fineness = math.ceil(4 * math.log2(view.units_per_degree))
    text = ""
    for ring in _coarse(basemap, unit, 0.8 / 2 ** (fineness / 4)):
        inside = clip(ring, box)
        if len(inside) > 2:
            text += path_data([view.projected(x, y) for x, y in inside]) + "z"
    return text


@lru_cache(maxsize=4096)
def _coarse(basemap: BaseMap, unit: str, tolerance: float) -> tuple[list[Point], ...]:
    """The rings of a unit in Web Mercator without what is smaller than `tolerance`, in degrees."""
    rings = (ring for polygon in basemap.units[unit].polygons for ring in polygon)
    coarse = (simplify([(lon, mercator(lat)) for lon, lat in ring], tolerance) for ring in rings)
    return tuple(ring for ring in coarse if len(ring) > 2)


def _spot(view: View, basemap: BaseMap, spot: Spot) -> Iterator[str]:
    title = f"<title>{escape(spot.words)}</title>"
    if spot.units:
        for unit in spot.units:
            yield f'<path class="spot-unit" d="{_outline(view, basemap, unit.id)}">{title}</path>'
        return
    if spot.at is None:
        return
    x, y = view.xy(spot.at.lon, spot.at.lat)
    if spot.radius_km:
        name = "spot-circle" if spot.precision in ("exact", "near") else "spot-hatched"
        yield f'<circle class="{name}" cx="{x:.1f}" cy="{y:.1f}" r="{view.radius(spot.radius_km, spot.at.lat):.1f}">{title}</circle>'
    if spot.precision in ("exact", "near"):
        name = "spot-point" if spot.precision == "exact" else "spot-ring"
        yield f'<circle class="{name}" cx="{x:.1f}" cy="{y:.1f}" r="6">{title}</circle>'


def _labels(dataset: Dataset, view: View, spots: Sequence[Spot]) -> Iterator[str]:
    names = [*labels.of_page(dataset, view, spots), *labels.shared(dataset)]
    for label, (x, y) in labels.placed(names, view):
        text = escape(label.name)
        if label.kind in ("country", "unit"):
            yield f'<text class="{_CLASSES[label.kind]}" x="{x:.0f}" y="{y + 6:.0f}">{text}</text>'
        else:
            if label.kind == "town":
                yield f'<circle class="town" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
            yield f'<text class="{_CLASSES[label.kind]}" x="{x + 11:.0f}" y="{y + 6:.0f}">{text}</text>'
