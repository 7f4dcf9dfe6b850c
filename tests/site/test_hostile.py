"""The site of all harmless hostile cases, beside the same site with plain words: nothing of a record acts on any page, map or table."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

from explainer.pages.prose_marks import FAMILIES
from hostile.cases import TOGETHER
from hostile.fields import every_field
from hostile.harm import (
    calendar,
    dangers,
    name_of,
    no_harm_in_a_drawing,
    outline,
    pages_of,
    scripts_hold_only_data,
    strict_json,
    strings,
)


def test_hostile_text_changes_no_element_of_any_page(hostile_sites: tuple[Path, Path]) -> None:
    hostile, plain = hostile_sites
    pages = pages_of(hostile)
    assert pages == pages_of(plain)
    different = {}
    for path in pages:
        mine, other = (outline((folder / path).read_text(encoding="utf-8")) for folder in hostile_sites)
        if mine != other:
            different[path] = {"more": dict(mine - other), "fewer": dict(other - mine)}
    assert different == {}, f"{len(different)} of {len(pages)} pages: {list(different.items())[:3]}"


def test_no_page_has_a_script_handler_or_address_of_a_record(hostile_sites: tuple[Path, Path]) -> None:
    found = {path: acts for path in pages_of(hostile_sites[0]) if (acts := dangers((hostile_sites[0] / path).read_text(encoding="utf-8")))}
    assert found == {}, list(found.items())[:5]


def test_every_id_stands_once_and_what_the_engine_leads_to_is_its_own(hostile_sites: tuple[Path, Path]) -> None:
    headings = Counter[str]()
    for path in pages_of(hostile_sites[0]):
        text = (hostile_sites[0] / path).read_text(encoding="utf-8")
        ids = Counter(re.findall(r'<[a-z0-9]+\b[^>]*?\sid="([^"]*)"', text))
        assert [name for name, count in ids.items() if count > 1] == [], path
        for heading in re.findall(r'<h[1-6] id="([^"]*)"', text):
            assert not heading.startswith(tuple(FAMILIES)), (path, heading)
            assert (
                heading == "_title" or not heading.startswith("_") or heading in ("_use-this-page", "_latest", "_changed", "_kept-heading")
            )
            headings[heading.partition("-")[0]] += 1
        if path.endswith("index.html") and 'rel="canonical"' in text and 'http-equiv="refresh"' not in text:
            assert re.search(r'<dialog class="search" id="_search"', text) or "md-content" not in text, path
    assert headings["text"] >= 5
    assert headings["_title"] > 50


def test_scripts_of_maps_and_redirects_hold_only_data(hostile_sites: tuple[Path, Path]) -> None:
    checked = 0
    for path in pages_of(hostile_sites[0]):
        if path.endswith("map.html") or path == "map/overview.html":
            checked += scripts_hold_only_data(path, (hostile_sites[0] / path).read_text(encoding="utf-8"))
    assert checked > 20


def test_names_arrive_in_maps_as_they_are_written(hostile_sites: tuple[Path, Path]) -> None:
    """A map's script is a template of branca: a name that is one as well must not be filled in."""
    names = {"places/village": name_of(every_field(hostile=True)[b"places/village.yml"])}
    for case in TOGETHER:
        for file, content in case.files.items():
            if file.startswith(b"places/") and isinstance(content, bytes):
                names[file.decode().removesuffix(".yml")] = name_of(content)
    assert len(names) > 10
    drawn = {path: name for path, name in names.items() if (hostile_sites[0] / path / "map.html").is_file()}
    assert len(drawn) > 10
    for path, name in drawn.items():
        assert name in strings((hostile_sites[0] / path / "map.html").read_text(encoding="utf-8")), path


def test_drawings_are_xml_without_script(hostile_sites: tuple[Path, Path]) -> None:
    drawings = sorted(path for path in hostile_sites[0].rglob("*.svg") if "material" not in path.parts)
    assert len(drawings) > 20
    for path in drawings:
        no_harm_in_a_drawing(str(path), path.read_text(encoding="utf-8"))


def test_data_files_can_be_read_as_what_they_are(hostile_sites: tuple[Path, Path]) -> None:
    files = [path for path in sorted(hostile_sites[0].rglob("*")) if path.is_file() and "pagefind" not in path.parts]
    kinds = Counter(path.suffix for path in files)
    assert kinds[".json"] > 100
    for path in files:
        if path.suffix in (".json", ".geojson", ".webmanifest"):
            strict_json(path.read_text(encoding="utf-8"))
        elif path.suffix == ".xml" and path.stat().st_size:
            ET.fromstring(path.read_bytes())
        elif path.suffix == ".ics":
            calendar(path.read_bytes().decode())


def test_no_cell_of_a_table_begins_a_formula(hostile_sites: tuple[Path, Path]) -> None:
    tables = sorted(path for path in hostile_sites[0].rglob("*.csv"))
    assert len(tables) > 10
    for path in tables:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        assert len({len(row) for row in rows}) == 1, path
        for row in rows:
            for cell in row:
                assert not re.match(r"\s*[=+\-@\t\r＝＋－＠](?!\d+(\.\d+)?$)", cell), (path, cell)
