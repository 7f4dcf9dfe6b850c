"""The overview map against what Folium gives out of the box, and what a phone waits for; `make bench` writes docs/map-benchmark.md.

The same records at the same spots, 100, 1,000 and 10,000 of them: our overview, one `folium.Marker` each, and one stock
`folium.GeoJson`. Times are ratios to ours in the same run. Folium's libraries come from npm instead of its hosts.
"""

from __future__ import annotations

import gzip
import json
import mimetypes
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import folium
from playwright.sync_api import Browser, Page, Route, sync_playwright

from explainer.build import pipeline
from explainer.build.browser_constants import site_assets
from explainer.dataset import Dataset
from explainer.maps.artifacts import maps
from explainer.maps.map_spec import overview
from explainer.model import Happening, Place, Record
from explainer.output import palette, urls
from explainer.output.assets import DOCS_FOLDER
from npm_packages import installed
from serving import compressed

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "map-benchmark.md"
COUNTS = (100, 1_000, 10_000)
# What a default Folium page fetches from other hosts, and the package of tools/package.json that has it.
PACKAGES = {
    "leaflet@1.9.3/": "folium-leaflet", "jquery-3.7.1.min.js": "jquery", "bootstrap@5.2.2/": "bootstrap",
    "fontawesome-free@6.2.0/": "@fortawesome/fontawesome-free", "awesome-markers/2.0.2/": "leaflet.awesome-markers",
}  # fmt: skip
# A mid-range phone on a slow link: bits a second, delay in milliseconds, CPU slowdown.
PHONE = {"down": 1_600_000, "delay": 150, "slower": 4}


def main() -> None:
    dataset = pipeline.load(ROOT / "data", ROOT / "docs", {}).dataset
    with tempfile.TemporaryDirectory() as name, installed() as packages, sync_playwright() as playwright:
        folder = Path(name)
        system = next((path for command in ("chromium", "google-chrome") if (path := shutil.which(command))), None)
        browser = playwright.chromium.launch(executable_path=system, args=["--no-sandbox", "--disable-gpu"])
        libraries = {mark: packages / package for mark, package in PACKAGES.items()}
        rows = [row for count in COUNTS for row in compared(browser, synthetic(dataset, count), count, folder / str(count), libraries)]
        phone = on_a_phone(browser, ROOT / "site")
        browser.close()
    PAGE.write_text(report(rows, phone), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def synthetic(dataset: Dataset, count: int) -> Dataset:
    """The real records over and over, each at a spot of its own, spread evenly over the conflict's extent."""
    extent, originals = dataset.conflict.extent, [record for record in dataset.happenings if record.where]
    model = next(place for place in dataset.all(Place) if place.coordinates and place.kind == "settlement")
    assert model.coordinates is not None
    records: dict[str, Record] = dict(dataset.records)
    for record in dataset.happenings:
        del records[record.id]
    for i in range(count):
        # The additive recurrence of the plastic number: even, and the same in every run.
        lat = extent.south + (extent.north - extent.south) * ((i * 0.7548776662) % 1)
        lon = extent.west + (extent.east - extent.west) * ((i * 0.5698402910) % 1)
        point = model.coordinates.model_copy(update={"lat": round(lat, 4), "lon": round(lon, 4)})
        records[f"spot-{i}"] = model.model_copy(update={"id": f"spot-{i}", "name": f"Spot {i}", "coordinates": point})
        original: Happening = originals[i % len(originals)]
        where = original.where[0].model_copy(update={"place": f"spot-{i}", "precision": "near", "radius_km": 10.0, "role": "scene"})
        records[f"copy-{i}"] = original.model_copy(update={"id": f"copy-{i}", "title": f"{original.title} {i}", "where": (where,)})
    return replace(dataset, records=records)


def compared(browser: Browser, dataset: Dataset, count: int, folder: Path, libraries: dict[str, Path]) -> Iterator[list[str]]:
    """A row for each way: bytes of the page with its data, time to write it, time until all is drawn."""
    ours = write_ours(dataset, folder)
    results = [("our overview", *ours, drawn(browser, folder, urls.OVERVIEW_MAP, "document.documentElement.dataset.drawn", libraries))]
    points = [feature for feature in json.loads((folder / urls.OVERVIEW_RECORDS).read_text())["features"] if feature["geometry"]]
    for name, make, done in (
        ("`folium.Marker` each", markers, f"document.querySelectorAll('.leaflet-marker-icon').length >= {len(points)}"),
        ("stock `folium.GeoJson`", stock, f"document.querySelectorAll('.leaflet-marker-icon').length >= {len(points)}"),
        (
            "stock `folium.GeoJson` on canvas",
            partial(stock, canvas=True),
            "document.querySelector('canvas.leaflet-zoom-animated') !== null && document.readyState === 'complete'",
        ),
    ):
        start = time.perf_counter()
        html = make(points).get_root().render()
        seconds = time.perf_counter() - start
        (folder / "folium.html").write_text(html, encoding="utf-8")
        sizes = [len(html.encode()), len(gzip.compress(html.encode(), 9))]
        results.append((name, sizes, seconds, drawn(browser, folder, "folium.html", done, libraries)))
    base_build, base_drawn = results[0][2], results[0][3]
    assert base_drawn is not None, "our own overview was not drawn within a minute"
    for name, (raw, packed), seconds, shown in results:
        ratio = f"{shown / base_drawn:.1f}" if shown else "not within 60 s"
        yield [f"{count:,}", name, f"{raw / 1024:,.0f}", f"{packed / 1024:,.0f}", f"{seconds / base_build:.1f}", ratio]


def write_ours(dataset: Dataset, folder: Path) -> tuple[list[int], float]:
    start = time.perf_counter()
    assets = site_assets()
    artifacts = list(maps(dataset, [overview(dataset)], "http://localhost/", assets, palette.drawing_style(DOCS_FOLDER)))
    seconds = time.perf_counter() - start
    for artifact in [*artifacts, *assets.artifacts()]:
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(artifact.content, encoding="utf-8")
    own = [folder / urls.OVERVIEW_MAP, folder / urls.OVERVIEW_RECORDS]
    return [sum(p.stat().st_size for p in own), sum(len(gzip.compress(p.read_bytes(), 9)) for p in own)], seconds


def markers(points: list[dict[str, Any]]) -> folium.Map:
    drawing = folium.Map([17, 0], zoom_start=5, tiles=None)
    for point in points:
        lon, lat = point["geometry"]["coordinates"]
        words = point["properties"]
        folium.Marker([lat, lon], popup=f"{words['title']}<br>{words['dates']}<br>{words['where']}").add_to(drawing)
    return drawing


def stock(points: list[dict[str, Any]], canvas: bool = False) -> folium.Map:
    drawing = folium.Map([17, 0], zoom_start=5, tiles=None, prefer_canvas=canvas)
    popup = folium.GeoJsonPopup(fields=["title", "dates", "where"])
    marker = folium.CircleMarker(radius=5) if canvas else None
    folium.GeoJson({"type": "FeatureCollection", "features": points}, popup=popup, marker=marker).add_to(drawing)
    return drawing


def drawn(browser: Browser, folder: Path, path: str, done: str, libraries: dict[str, Path]) -> float | None:
    """Seconds from asking for the page until the condition holds; None after a minute."""
    with compressed(folder) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), lambda route: from_npm(route, libraries))
        start = time.perf_counter()
        try:
            page.goto(address + path, wait_until="commit", timeout=60_000)
            page.wait_for_function(done, timeout=60_000)
            return time.perf_counter() - start
        except Exception as error:
            if "Timeout" not in type(error).__name__:
                raise
            return None
        finally:
            page.close()


def from_npm(route: Route, libraries: dict[str, Path]) -> None:
    """The file that another host would have served; nothing where npm has none (two small style sheets)."""
    name = route.request.url.rsplit("/", 1)[-1]
    folder = next((path for mark, path in libraries.items() if mark in route.request.url), None)
    file = next(iter(sorted(folder.rglob(name.replace("jquery-3.7.1", "jquery")))), None) if folder else None
    kind = mimetypes.guess_type(name)[0] or "text/css"
    route.fulfill(body=file.read_bytes() if file else b"", content_type=kind)


def on_a_phone(browser: Browser, built: Path) -> list[list[str]]:
    """Bytes from the browser's own log, and seconds from asking for a map until it is drawn; of warm visits the median of five."""
    rows = []
    record, further = "operations/boulikessi-strike/map.html", "operations/operation-bourrasque/map.html"
    for visits in (
        [
            ("a record's map", record, "cold", 1),
            ("a record's map", record, "warm", 5),
            ("a further map", further, "cold, after the first", 1),
        ],
        [("the overview", urls.OVERVIEW_MAP, "cold", 1), ("the overview", urls.OVERVIEW_MAP, "warm", 5)],
    ):
        with compressed(built) as address:
            context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
            for name, path, state, times in visits:
                found = [slow_visit(context.new_page(), address, path) for _ in range(times)]
                rows.append([name, state, f"{found[0][1] / 1024:.0f}", f"{statistics.median(seconds for seconds, _ in found):.1f}"])
            context.close()
    return rows


def slow_visit(page: Page, address: str, path: str) -> tuple[float, int]:
    page.goto(f"{address}{path.replace('.html', '.svg')}")  # so that the tab is open when the map is asked for
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    limits = {"offline": False, "latency": PHONE["delay"], "downloadThroughput": PHONE["down"] / 8, "uploadThroughput": PHONE["down"] / 16}
    session.send("Network.emulateNetworkConditions", limits)
    session.send("Emulation.setCPUThrottlingRate", {"rate": PHONE["slower"]})
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(address + path, wait_until="commit")
    page.wait_for_selector("html[data-drawn]", state="attached")
    page.wait_for_load_state()
    milliseconds = page.evaluate("performance.getEntriesByName('drawn')[0].startTime")
    page.close()
    return milliseconds / 1000, sum(sizes)


def report(rows: list[list[str]], phone: list[list[str]]) -> str:
    """The page: words in a template beside this file, the two tables filled in."""
    words = (Path(__file__).parent / "map-benchmark.md").read_text(encoding="utf-8")
    return words.replace("@COMPARED@", table(rows)).replace("@PHONE@", table(phone))


def table(rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    main()
