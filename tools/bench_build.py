"""What a build costs at three sizes, in one run: ours, the floor (bare MkDocs on the same Markdown), and what one would write instead.

`make bench` runs it and writes docs/benchmark.md. The floor is MkDocs with Material in its fastest sensible settings, on the pages as
the engine writes them, plus one Pagefind run. "Instead" is a script that writes a page for each record with one `folium.Marker` for
each spot and the map inlined, as one would with mkdocs-gen-files.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from support import synthetic  # noqa: E402 - lies among the tests, which use it too

SIZES = (100, 1000, 5000)
PAGE = ROOT / "docs" / "benchmark.md"
MKDOCS = str(Path(sys.executable).with_name("mkdocs"))
EXPLAINER = str(Path(sys.executable).with_name("explainer"))
BARE = """site_name: bare
theme: {name: material, font: false}
plugins: []
markdown_extensions: [tables, toc]
nav: [index.md]
not_in_nav: "*"
"""
ENGINE = """import time
from pathlib import Path
begun = time.perf_counter()
from explainer.build import pipeline
artifacts = pipeline.artifacts(pipeline.load(Path("data"), Path("docs"), {}))
pipeline.make_all(artifacts)
print(time.perf_counter() - begun)
"""
INSTEAD = """import folium
from pathlib import Path
from explainer.build import pipeline
from explainer.derive.locations import locations_of
dataset = pipeline.load(Path("data"), Path("docs"), {}).dataset
for record in dataset.records.values():
    found = [spot for spot in locations_of(dataset, record) if spot.at]
    text = f"---\\ntitle: {record.heading!r}\\n---\\n\\n# {record.heading}\\n\\n{getattr(record, 'brief', None) or record.lead}\\n\\n{getattr(record, 'body', None) or ''}\\n"
    if found:
        drawing = folium.Map()
        for spot in found:
            folium.Marker([spot.at.lat, spot.at.lon], popup=record.heading).add_to(drawing)
        text += "\\n" + drawing._repr_html_() + "\\n"
    path = Path("instead/docs") / f"{record.path}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
Path("instead/docs/index.md").write_text("# Home\\n")
"""


@dataclass(frozen=True)
class Cost:
    """What one command took: seconds, and the most memory that its largest process had, in MB."""

    seconds: float
    memory: float

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.seconds + other.seconds, max(self.memory, other.memory))


@dataclass(frozen=True)
class Row:
    """One size: the costs, and the sizes of what was made in MB."""

    records: int
    ours: Cost
    engine: float
    floor: Cost
    instead: Cost
    site: float
    index: float
    maps: float


def main() -> None:
    rows = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            rows.append(measured(size, Path(name) / "project"))
            print(line(rows[-1]), flush=True)
    PAGE.write_text(page(rows), encoding="utf-8")


def measured(size: int, project: Path) -> Row:
    synthetic.project(size, project)
    ours = cost([MKDOCS, "build", "--strict", "--quiet"], project)
    engine = float(subprocess.run([sys.executable, "-c", ENGINE], cwd=project, check=True, capture_output=True, text=True).stdout)
    subprocess.run([EXPLAINER, "stage", "staged"], cwd=project, check=True, capture_output=True)
    for path in (project / "staged" / "docs").rglob("*.md"):
        target = project / "bare" / "docs" / path.relative_to(project / "staged" / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    shutil.rmtree(project / "staged")
    floor = built(project / "bare")
    instead = cost([sys.executable, "-c", INSTEAD], project) + built(project / "instead")
    maps = [*(project / "site").rglob("map.html"), *(project / "site" / "map").glob("*")]
    return Row(
        size, ours, engine, floor, instead, megabytes([*(project / "site").rglob("*")]), megabytes([*(project / "site" / "pagefind").rglob("*")]), megabytes(maps)
    )  # fmt: skip


def built(folder: Path) -> Cost:
    """Bare MkDocs and one Pagefind run on the pages of a folder."""
    (folder / "mkdocs.yml").write_text(BARE)
    return cost([MKDOCS, "build", "--quiet"], folder) + cost([sys.executable, "-m", "pagefind", "--site", "site", "--quiet"], folder)


def cost(command: Sequence[str], folder: Path) -> Cost:
    begun = time.perf_counter()
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed in {folder}")
    return Cost(time.perf_counter() - begun, usage.ru_maxrss / 1024)


def megabytes(paths: Sequence[Path]) -> float:
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def line(row: Row) -> str:
    return (
        f"| {row.records:,} | **{row.ours.seconds / row.floor.seconds:.2f}** | {row.instead.seconds / row.floor.seconds:.2f} | {row.ours.seconds:.1f} s | "
        f"{row.floor.seconds:.1f} s | {1000 * row.engine / row.records:.1f} ms | {row.ours.memory:.0f} / {row.floor.memory:.0f} MB | "
        f"{row.site:.0f} MB | {row.index:.1f} MB | {row.maps:.1f} MB |"
    )


def page(rows: Sequence[Row]) -> str:
    """The page, with what the numbers say about where the design ends."""
    small, large = rows[-2], rows[-1]
    growth = large.ours.seconds / small.ours.seconds
    each = large.site / large.records
    return f"""---
title: How builds were measured
description: What a build costs at 100, 1,000 and 5,000 records, beside bare MkDocs, and where the design ends.
---

# How builds were measured

Invented wars of three sizes (`tests/support/synthetic.py`), each built in one run on one machine: {machine()}. `make bench` measures and writes
this page again. Ratios tell more than seconds, because machines differ and are shared.

**Floor**: the same pages, already written as Markdown, built by bare MkDocs with Material off the menu and with two extensions, plus
one Pagefind run. **Instead**: what one would write without this engine, a script that writes a page for each record with a
`folium.Marker` for each spot and the map inlined; it has no grades, indexes, drawings, exports or feeds.

| records | ours / floor | instead / floor | ours | floor | engine, a record | memory, ours / floor | site | search index | maps |
|---|---|---|---|---|---|---|---|---|---|
{chr(10).join(line(row) for row in rows)}

*Ours* is everything: check, pages, a map for each located record, charts, open data, feeds, search index, policies, service worker.
*Engine* is our code alone, from reading the records to finished Markdown, maps and data, on two cores. From {small.records:,} to
{large.records:,} records the time grows {growth:.1f} times.

## Where the design ends

With {each * 1000:.0f} KB of site a record, GitHub Pages' 1 GB is reached at about {1000 / each:,.0f} records, and at
{large.ours.seconds / large.records * 1000:.0f} ms a record ten minutes of building at about {600 / (large.ours.seconds / large.records):,.0f}. The overview map
draws 10,000 records ([how the maps were measured](map-benchmark.md)); its file grows by about 0.5 KB a record and should be cut by years
from some 20,000 on. The search index is loaded in parts and grows only on the host. What takes over then: another host
([publishing a copy](publishing.md)), which has no such limits, and another generator for the pages (`explainer stage`).
"""


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}, shared with others"


if __name__ == "__main__":
    main()
