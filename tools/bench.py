"""What a build costs and what readers fetch, measured in one run; `make bench` prints the table.

Times are ratios to bare MkDocs with Material building the same Markdown, because machines differ and are shared.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from explainer.build import pipeline

ROOT = Path(__file__).parent.parent
MKDOCS = Path(sys.executable).with_name("mkdocs")
BARE = """site_name: bare
strict: false
theme: {name: material, font: false}
plugins: []
markdown_extensions: [tables, toc]
nav: [index.md]
not_in_nav: "*"
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds, artifacts = engine()
        ours = timed([MKDOCS, "build", "--strict", "--site-dir", str(folder / "ours")], ROOT)
        bare = floor(folder, artifacts) + timed([sys.executable, "-m", "pagefind", "--site", str(folder / "bare-site")], folder)
        checked = timed([MKDOCS.with_name("explainer"), "check"], ROOT)
        print(f"bare MkDocs with Material, same Markdown, plus one Pagefind run: 1 ({bare:.1f} s)")
        print(f"our whole build:   {ours / bare:.2f}")
        print(f"engine alone:      {seconds / bare:.2f} ({1000 * seconds / max(len(artifacts), 1):.1f} ms a file)")
        print(f"explainer check:   {checked / bare:.2f}\n")
        print("| what a reader fetches | raw KB | gzip KB |\n|---|---|---|")
        for words, paths in readers(folder / "ours"):
            raw = sum(path.stat().st_size for path in paths)
            packed = sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)
            print(f"| {words} | {raw / 1024:.1f} | {packed / 1024:.1f} |")


def engine() -> tuple[float, list[tuple[str, str]]]:
    start = time.perf_counter()
    checked = pipeline.load(ROOT / "data", ROOT / "docs", os.environ)
    artifacts = pipeline.artifacts(checked)
    return time.perf_counter() - start, [(a.path, a.content) for a in artifacts if a.path.endswith(".md")]


def floor(folder: Path, pages: list[tuple[str, str]]) -> float:
    """The time of bare MkDocs on the pages as they were written by the engine."""
    for path, content in pages:
        target = folder / "bare" / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    (folder / "bare" / "mkdocs.yml").write_text(BARE)
    return timed([MKDOCS, "build", "--site-dir", str(folder / "bare-site")], folder / "bare")


def timed(command: list[str | Path], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def readers(built: Path) -> list[tuple[str, list[Path]]]:
    page = built / "operations" / "boulikessi-strike" / "index.html"
    text = page.read_text(encoding="utf-8")
    assets = [(page.parent / link).resolve() for link in re.findall(r'<(?:link rel="stylesheet"|script)[^>]*?(?:href|src)="([^"]+)"', text)]
    frame = page.with_name("map.html")
    parts = re.findall(r'(?:href|src)="([^"]+\.(?:css|js))"', frame.read_text(encoding="utf-8"))
    own = [frame, *((frame.parent / link).resolve() for link in parts), built / "assets" / "land.svg", built / "map" / "records.json"]
    return [
        ("an operation's page, cold", [page, *assets]),
        ("an operation's page, warm", [page]),
        ("its map, cold", own),
        ("a further map", [frame]),
    ]


if __name__ == "__main__":
    if not shutil.which("git"):
        sys.exit("make bench needs git")
    main()
