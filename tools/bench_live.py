"""How long after a save an editor sees it: an open page waits for the change, asks for the page and looks for the new words.

`make bench` runs it on invented wars of 500 and 2,000 records; what is edited is a title, which also stands on the timeline,
the index and the map.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from support import synthetic  # noqa: E402 - lies among the tests, which use it too

SIZES = (500, 2000, 5000)
EDITS = 7
PAGES = ("", "timeline/", "operations/", "map/records.json")


def main() -> None:
    print("| records | from save to its page, median (worst) | and its timeline, index and map |\n|---|---|---|")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            project = Path(name) / "project"
            synthetic.project(size, project)
            own, others = measured(project)
            print(
                f"| {size:,} | {statistics.median(own):.2f} s ({max(own):.2f} s) | {statistics.median(others):.2f} s ({max(others):.2f} s) |"
            )


def measured(project: Path) -> tuple[list[float], list[float]]:
    record = sorted((project / "data" / "operations").glob("*.yml"))[0]
    text = record.read_text(encoding="utf-8")
    command = [sys.executable, "hooks/serve_site.py", "--port", "0"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        address = re.findall(r"http://\S+", process.stdout.readline())[0]
        own, others = [], []
        for number in range(EDITS + 1):
            page = f"{address}operations/{record.stem}/"
            after = re.findall(r"~changes\?after=(\d+)", get(page))[0]
            words = f"Edit{number}x"
            with urllib.request.urlopen(f"{address}~changes?after={after}", timeout=60) as events:
                begun = time.perf_counter()
                record.write_text(text.replace("title: ", f"title: {words} ", 1), encoding="utf-8")
                events.readline()
            assert words in get(page)
            seen = time.perf_counter()
            for other in PAGES[1:]:
                assert words in get(address + other), other
            if number:  # the first one also loads what Python loads once
                own.append(seen - begun)
                others.append(time.perf_counter() - begun)
        process.terminate()
    return own, others


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())


if __name__ == "__main__":
    main()
