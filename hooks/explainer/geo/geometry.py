"""Plane geometry for maps: simplify a line, clip a ring, project degrees to a picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

Point = tuple[float, float]
Ring = Sequence[Point]
Box = tuple[float, float, float, float]


# Of latitude, and of longitude at the equator.
KM_PER_DEGREE = 111.32


def simplify(points: Ring, tolerance: float) -> list[Point]:
    """Douglas and Peucker's algorithm: no point moves by more than `tolerance`; the ends stay."""
    if len(points) < 3:
        return list(points)
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        worst, middle = tolerance, 0
        for i in range(first + 1, last):
            distance = _off_line(points[i], points[first], points[last])
            if distance > worst:
                worst, middle = distance, i
        if middle:
            keep.add(middle)
            stack += [(first, middle), (middle, last)]
    return [points[i] for i in sorted(keep)]


def _off_line(p: Point, a: Point, b: Point) -> float:
    length = math.hypot(b[0] - a[0], b[1] - a[1])
    if length == 0:
        return math.hypot(p[0] - a[0], p[1] - a[1])
    return abs((b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1])) / length


def clip(ring: Ring, box: Box) -> list[Point]:
    """Sutherland and Hodgman's algorithm against a box (left, bottom, right, top); empty when nothing is inside."""
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        values = [point[axis] for point in ring]
        if (min(values) >= limit) if sign > 0 else (max(values) <= limit):
            continue  # nothing of it lies beyond this edge
        result: list[Point] = []
        for i, b in enumerate(ring):
            a = ring[i - 1]
            inside_a, inside_b = sign * (a[axis] - limit) >= 0, sign * (b[axis] - limit) >= 0
            if inside_a != inside_b:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                result.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
            if inside_b:
                result.append(b)
        ring = result
        if not ring:
            return []
    return list(ring)


def area(ring: Ring) -> float:
    """The area inside a ring, in squared units of its coordinates."""
    return abs(sum(ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1] for i, p in enumerate(ring))) / 2


def path_data(points: Ring) -> str:
    """A line as SVG path data in whole units, each step relative to the last: half the bytes of absolute points."""
    whole = [(round(x), round(y)) for x, y in points]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole)]
    return f"M{whole[0][0]},{whole[0][1]}l" + " ".join(f"{dx},{dy}" for dx, dy in steps if dx or dy)


def mercator(lat: float) -> float:
    """Latitude in degrees to the y of Web Mercator, in degrees of longitude at the equator."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(max(-85.0, min(85.0, lat))) / 2)))


def latitude(y: float) -> float:
    """The inverse of `mercator`."""
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


@dataclass(frozen=True)
class View:
    """A window on the world (degrees) of a fixed shape, projected to `width` × `height` picture units as Leaflet does."""

    west: float
    south: float
    east: float
    north: float
    width: int
    height: int

    @classmethod
    def around(cls, box: Box, width: int, height: int, padding: float = 0.1, least: float = 1.0) -> View:
        """The smallest view of this shape that shows the box with padding and is at least `least` degrees high."""
        low, high = mercator(box[1]), mercator(box[3])
        tall = max((high - low) * (1 + 2 * padding), least)
        wide = max((box[2] - box[0]) * (1 + 2 * padding), tall * width / height)
        tall = max(tall, wide * height / width)
        x, y = (box[0] + box[2]) / 2, (low + high) / 2
        return cls(x - wide / 2, latitude(y - tall / 2), x + wide / 2, latitude(y + tall / 2), width, height)

    @cached_property
    def _top(self) -> float:
        return mercator(self.north)

    @cached_property
    def units_per_degree(self) -> float:
        """How many picture units a degree of longitude is wide."""
        return self.width / (self.east - self.west)

    def xy(self, lon: float, lat: float) -> Point:
        """Degrees to picture units, y downwards."""
        return self.projected(lon, mercator(lat))

    def projected(self, x: float, y: float) -> Point:
        """A point of Web Mercator, in degrees, to picture units, y downwards."""
        return (x - self.west) * self.units_per_degree, (self._top - y) * self.units_per_degree

    def radius(self, km: float, lat: float) -> float:
        """A distance on the ground at this latitude in picture units."""
        return km / (KM_PER_DEGREE * math.cos(math.radians(lat))) * self.units_per_degree
