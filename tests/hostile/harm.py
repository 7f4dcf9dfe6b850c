"""How harm would show in what is made from records: in problems, pages, scripts, drawings and data files."""

from __future__ import annotations

import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml
from playwright.sync_api import ConsoleMessage, Dialog, Page, Request

from explainer.problems import Problem
from support.repository import TESTS

# The data of a map page, which its script reads.
MAP_DATA = re.compile(r'<script type="application/json" id="map-data">(.*?)</script>', re.DOTALL)


def stands_in_its_file(problem: Problem, root: Path) -> None:
    assert problem.line >= 1
    assert problem.column >= 1
    path = root / problem.file
    if not path.is_file() or path.is_symlink():
        return
    text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    assert problem.line <= len(lines), str(problem)[:300]
    assert problem.column <= len(lines[problem.line - 1]) + 1, str(problem)[:300]


def is_one_line_to_print(problem: Problem) -> None:
    """No line end, control, direction mark or half character, which a terminal or a log would take for more than text."""
    odd = [
        sign
        for sign in str(problem)
        if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") or sign in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
    ]
    assert odd == [], ascii(str(problem))[:300]
    assert len(str(problem)) < 10_000, str(problem)[:300]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] == "script" and self.cdata_elem == "script":
            self.scripts.append(data)


@cache
def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def outline(html: str) -> Counter[tuple[str, tuple[str, ...]]]:
    """How often each element with each set of attributes stands in a page."""
    return Counter((tag, tuple(sorted(attributes))) for tag, attributes in _read(html).elements)


_ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data-src", "poster", "data", "background", "srcset", "ping")


def dangers(html: str) -> list[str]:
    """Elements and attributes with which text could act, but for those of our own templates."""
    found = []
    reader = _read(html)
    for tag, attributes in reader.elements:
        if tag in ("object", "embed", "applet", "base", "frame", "frameset", "portal", "foreignobject", "marquee", "math"):
            found.append(tag)
        if tag == "meta" and attributes.get("http-equiv", "").lower() not in ("", "refresh", "content-security-policy"):
            found.append(f"meta {attributes}")
        for name, value in attributes.items():
            if name.startswith("on") or name == "srcdoc" or (name == "style" and "url(" in value):
                found.append(f"{tag} {name}={value}")
            scheme = re.match(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\-\s]*):", unquote(value)) if name in _ADDRESSES else None
            if scheme and scheme[1].lower() not in ("http", "https", "mailto") and (tag, value) != ("link", "data:,"):
                found.append(f"{tag} {name}={value}")
            if tag in ("script", "link", "iframe", "img", "source", "use") and name in _ADDRESSES:
                if re.match(r"\s*(https?:)?//", value) and attributes.get("rel") not in ("canonical", "alternate", "license"):
                    found.append(f"{tag} {name}={value}")
    return found + re.findall(r"<script>(.*?)</script>", html, re.DOTALL | re.IGNORECASE)


def scripts_hold_only_data(path: str, html: str) -> int:
    """No page holds a script of its own, and the data of a map is JSON without '<'; returns how many maps there are."""
    for script in re.findall(r"<script\b[^>]*>", html, re.IGNORECASE):
        assert " src=" in script or 'type="application/' in script, (path, script)
    maps = MAP_DATA.findall(html)
    for data in maps:
        assert "<" not in data, path
        assert json.loads(data).keys() == _parts_of_a_map(), path
    return len(maps)


@cache
def _parts_of_a_map() -> set[str]:
    """What the data of a harmless map holds, as its golden file shows it."""
    (data,) = MAP_DATA.findall((TESTS / "golden" / "maps" / "river-raid.html").read_text(encoding="utf-8"))
    return set(json.loads(data))


def strings(html: str) -> set[str]:
    """Every string in the data of a map."""
    found: set[str] = set()

    def gather(value: Any) -> None:
        if isinstance(value, str):
            found.add(value)
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            gather(item)

    for data in MAP_DATA.findall(html):
        gather(json.loads(data))
    return found


def name_of(record: bytes) -> str:
    return str(yaml.load(record, Loader=yaml.BaseLoader)["name"]).strip()


def no_harm_in_a_drawing(name: str, text: str) -> None:
    for element in ET.fromstring(text.encode()).iter():
        tag = str(element.tag).rpartition("}")[2].lower()
        assert tag not in ("script", "foreignobject", "iframe", "image", "use", "a", "animate", "set", "handler"), (name, tag)
        for attribute, value in element.attrib.items():
            plain = attribute.rpartition("}")[2].lower()
            assert not plain.startswith("on"), (name, attribute)
            assert plain != "href", (name, value)


def strict_json(text: str) -> Any:
    """JSON as browsers read it: no NaN, no Infinity."""

    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    return json.loads(text, parse_constant=refuse)


def calendar(text: str) -> None:
    """RFC 5545: lines end in CR LF, hold no controls, and begin with a property or go on."""
    assert "\n" not in text.replace("\r\n", "")
    for line in text.split("\r\n"):
        assert not line or re.match(r"[A-Z-]+[;:]|[ \t]", line), line
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT")


def watch(page: Page, address: str, wrong: list[str]) -> None:
    expected = re.compile(r"status of 404")

    def dialog(opened: Dialog) -> None:
        wrong.append(f"dialog: {opened.message}")
        opened.dismiss()

    def request(sent: Request) -> None:
        if not sent.url.startswith((address, "data:", "blob:")):
            wrong.append(sent.url)

    def console(said: ConsoleMessage) -> None:
        if said.type == "error" and not expected.search(said.text):
            wrong.append(said.text)

    page.on("dialog", dialog)
    page.on("request", request)
    page.on("console", console)
    page.on("pageerror", lambda error: wrong.append(str(error)))


def pages_of(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.html") if "pagefind" not in path.parts)
