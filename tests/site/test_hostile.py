"""Whatever somebody proposes under data/ or docs/ ends in a problem at its place, or does no harm on any page, map or table."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from explainer.check import find_all
from explainer.model.scalars import Line, Text, Url
from explainer.problems import errors
from hostile.cases import FOLDER, Case, cases, lay_out, quote
from hostile.fields import every_field, filled, marks, records, templates, text_fields_of
from hostile.harm import (
    calendar,
    dangers,
    is_one_line_to_print,
    name_of,
    no_harm_in_a_drawing,
    outline,
    pages_of,
    scripts_hold_only_data,
    stands_in_its_file,
    strict_json,
    strings,
    watch,
)
from support.building import build, small_project
from support.records import artifacts_of, problems_in
from support.servers import served

CASES = list(cases())
HERE = [case for case in CASES if not case.apart]
APART = [case for case in CASES if case.apart]
TOGETHER = [case for case in HERE if case.problem is None and not case.alone]
ALONE = [case for case in HERE if case.problem is None and case.alone]

# A process that takes so long is stuck: clean cases take a second or two.
STUCK = 60


def test_there_are_many_cases_and_each_has_its_name() -> None:
    assert len(CASES) >= 160
    assert len({case.name for case in CASES}) == len(CASES)
    assert len(TOGETHER) >= 60


@pytest.mark.parametrize("case", HERE, ids=lambda case: case.name)
def test_a_case_ends_as_it_says_and_never_in_an_exception(case: Case, tmp_path: Path) -> None:
    folder = lay_out(tmp_path, case)
    found = problems_in(folder)
    wrong = errors(found)
    if case.problem is None:
        assert wrong == []
    else:
        assert any(case.problem in str(problem) for problem in wrong), [str(problem)[:300] for problem in found[:5]]
    for problem in found[:50]:
        stands_in_its_file(problem, tmp_path)
        is_one_line_to_print(problem)


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the cases that might stop or crash a process say, each in one of its own."""

    def end(case: Case) -> tuple[str, str]:
        folder = lay_out(tmp_path_factory.mktemp("apart"), case)
        path = os.pathsep.join(sys.path)
        try:
            done = subprocess.run(
                [sys.executable, str(FOLDER / "apart.py"), str(folder)],
                env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False, timeout=STUCK,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return case.name, "is stuck"
        return case.name, done.stdout + done.stderr[-2000:]

    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(end, APART))


@pytest.mark.parametrize("case", APART, ids=lambda case: case.name)
def test_a_case_of_its_own_process_ends_as_it_says(case: Case, ends: dict[str, str]) -> None:
    said = ends[case.name]
    assert said.endswith("done\n"), said
    lines = [line for line in said.splitlines()[:-1] if ": warning: " not in line]
    if case.problem is None:
        assert lines == []
    else:
        assert any(case.problem in line for line in lines), said[:2000]


@pytest.mark.parametrize("case", ALONE, ids=lambda case: case.name)
def test_what_does_no_harm_alone_can_be_built(case: Case, tmp_path: Path) -> None:
    folder = lay_out(tmp_path, case)
    dataset, _ = find_all(folder, tmp_path / "docs", None)
    for artifact in artifacts_of(dataset):
        if artifact.path.endswith(".svg"):
            no_harm_in_a_drawing(artifact.path, artifact.content)
        elif artifact.path.endswith(".json"):
            strict_json(artifact.content)
        elif artifact.path.endswith(".html"):
            assert dangers(artifact.content) == [], artifact.path
            scripts_hold_only_data(artifact.path, artifact.content)


def test_every_text_of_every_collection_has_a_hostile_value() -> None:
    for name, record in records(every_field(hostile=True)).items():
        reached = {
            tuple(step for step in where if isinstance(step, str)) for where, value in record.walk() if isinstance(value, Text | Url)
        }
        assert set(text_fields_of(type(record))) == reached, name


@pytest.mark.parametrize("path", list(templates()))
def test_a_script_in_any_prose_is_refused_at_its_field(path: str, tmp_path: Path) -> None:
    clean = every_field(hostile=False)
    folder = lay_out(tmp_path, Case("every field", clean, None))
    assert errors(problems_in(folder)) == []
    template = templates()[path]
    for number, (before, after, kind) in enumerate(marks(path, template)):
        text = f"{before}{quote('Text <script>window.hacked=true</script>')}{after}"
        (folder / path).write_text(filled(path, text, hostile=False), encoding="utf-8")
        messages = [str(problem) for problem in errors(problems_in(folder))]
        line = before.count("\n") + 1
        if issubclass(kind, Line):
            assert messages == [], (number, messages)
        else:
            assert any(m.startswith(f"data/{path}:{line}:") and "HTML is not used" in m for m in messages), (number, line, messages)


# ---- the site of all harmless cases, beside the same with plain words ----


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site of every harmless case and of every field filled with hostile text, and the same site with plain words."""

    def made(hostile: bool) -> Path:
        folder = tmp_path_factory.mktemp("hostile" if hostile else "plain")
        project = small_project(folder)
        shutil.rmtree(project / "data")
        lay_out(project, *TOGETHER, Case("every field", every_field(hostile), None))
        done = build(project, folder / "site")
        said = [line for line in done.stderr.splitlines() if ": warning: " not in line]
        assert done.returncode == 0, "\n".join(said[-40:])
        return folder / "site"

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(made, (True, False))
    return one, other


def test_hostile_text_changes_no_element_of_any_page(sites: tuple[Path, Path]) -> None:
    hostile, plain = sites
    pages = pages_of(hostile)
    assert pages == pages_of(plain)
    different = {}
    for path in pages:
        mine, other = (outline((folder / path).read_text(encoding="utf-8")) for folder in sites)
        if mine != other:
            different[path] = {"more": dict(mine - other), "fewer": dict(other - mine)}
    assert different == {}, f"{len(different)} of {len(pages)} pages: {list(different.items())[:3]}"


def test_no_page_has_a_script_handler_or_address_of_a_record(sites: tuple[Path, Path]) -> None:
    found = {path: acts for path in pages_of(sites[0]) if (acts := dangers((sites[0] / path).read_text(encoding="utf-8")))}
    assert found == {}, list(found.items())[:5]


def test_scripts_of_maps_and_redirects_hold_only_data(sites: tuple[Path, Path]) -> None:
    checked = 0
    for path in pages_of(sites[0]):
        if path.endswith("map.html") or path == "map/overview.html":
            checked += scripts_hold_only_data(path, (sites[0] / path).read_text(encoding="utf-8"))
    assert checked > 20


def test_names_arrive_in_maps_as_they_are_written(sites: tuple[Path, Path]) -> None:
    """A map's script is a template of branca: a name that is one as well must not be filled in."""
    names = {"places/village": name_of(every_field(hostile=True)[b"places/village.yml"])}
    for case in TOGETHER:
        for file, content in case.files.items():
            if file.startswith(b"places/") and isinstance(content, bytes):
                names[file.decode().removesuffix(".yml")] = name_of(content)
    assert len(names) > 10
    drawn = {path: name for path, name in names.items() if (sites[0] / path / "map.html").is_file()}
    assert len(drawn) > 10
    for path, name in drawn.items():
        assert name in strings((sites[0] / path / "map.html").read_text(encoding="utf-8")), path


def test_drawings_are_xml_without_script(sites: tuple[Path, Path]) -> None:
    drawings = sorted(path for path in sites[0].rglob("*.svg") if "material" not in path.parts)
    assert len(drawings) > 20
    for path in drawings:
        no_harm_in_a_drawing(str(path), path.read_text(encoding="utf-8"))


def test_data_files_can_be_read_as_what_they_are(sites: tuple[Path, Path]) -> None:
    files = [path for path in sorted(sites[0].rglob("*")) if path.is_file() and "pagefind" not in path.parts]
    kinds = Counter(path.suffix for path in files)
    assert kinds[".json"] > 100
    for path in files:
        if path.suffix in (".json", ".geojson", ".webmanifest"):
            strict_json(path.read_text(encoding="utf-8"))
        elif path.suffix == ".xml" and path.stat().st_size:
            ET.fromstring(path.read_bytes())
        elif path.suffix == ".ics":
            calendar(path.read_bytes().decode())


def test_no_cell_of_a_table_begins_a_formula(sites: tuple[Path, Path]) -> None:
    tables = sorted(path for path in sites[0].rglob("*.csv"))
    assert len(tables) > 10
    for path in tables:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        assert len({len(row) for row in rows}) == 1, path
        for row in rows:
            for cell in row:
                assert not re.match(r"\s*[=+\-@\t\r＝＋－＠](?!\d+(\.\d+)?$)", cell), (path, cell)


def test_no_file_of_the_site_has_a_name_too_long_for_a_disk(sites: tuple[Path, Path]) -> None:
    assert all(len(os.fsencode(part)) <= 255 for path in sites[0].rglob("*") for part in path.parts)


NASTY = ("", "operations/raid/", "operations/raid/map.html", "actors/soldier/", "places/village/", "places/village/map.html",
         "sources/leaflet/", "figures/numbers/", "background/chapter/", "terms/word/", "timeline/", "map/overview.html", "gaps/",
         "events/proto/", "?q=script", "map/#e", "events/constructor/map.html", "no-such-page/%3Cscript%3E/")  # fmt: skip


def test_a_browser_runs_nothing_of_a_record(sites: tuple[Path, Path], browser: Browser) -> None:
    wrong: list[str] = []
    with served(sites[0]) as address, browser.new_context() as context:
        context.add_init_script("window.addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective));")
        page = context.new_page()
        watch(page, address, wrong)
        pages = list(NASTY)
        if os.environ.get("SOAK"):
            pages += [path.removesuffix("index.html") for path in pages_of(sites[0]) if not path.startswith("404")]
        for path in pages:
            page.goto(address + path, wait_until="load")
            for element in page.locator("a[href*='preview'], .md-content a:not(.headerlink)").all()[:3]:
                element.dispatch_event("mouseover")
            page.wait_for_timeout(100)
            for frame in page.frames:
                if frame.evaluate("() => window.__hacked ?? window.hacked ?? null") is not None:
                    wrong.append(f"{path}: a record's script ran")
    assert wrong == []
