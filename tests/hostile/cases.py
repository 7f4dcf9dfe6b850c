"""The cases of this folder: records and files that somebody with bad intent, or an odd keyboard, may propose."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from support.records import BASE, LEAST

FOLDER = Path(__file__).parent
EVERY_FIELD = "every_field.yml"

_EVENT = "kind: talks\ndates: 2020-01-05\nsummary: It was.\n"
_TITLE = "title: Case STEM\n"
_PLACE = "name: Case STEM\nkind: settlement\ncountry: XA\n"
_SOURCE = "said_by: army, sources: [report]"
_SERIES = "title: Case STEM\nsummary: It was.\nseries: "
# Where a value may go: the file and the record, clean but for it.
RECORDS = {
    "title": ("events/STEM.yml", f"title: VALUE\n{_EVENT}"),
    "body": ("events/STEM.yml", f"{_TITLE}{_EVENT}body: |\nVALUE"),
    "brief": ("events/STEM.yml", f"{_TITLE}{_EVENT}brief: VALUE\n"),
    "summary": ("events/STEM.yml", f"{_TITLE}kind: talks\ndates: 2020-01-05\nsummary: VALUE\n"),
    "kind": ("events/STEM.yml", f"{_TITLE}kind: VALUE\ndates: 2020-01-05\nsummary: It was.\n"),
    "date": ("events/STEM.yml", f"{_TITLE}kind: talks\ndates: VALUE\nsummary: It was.\n"),
    "count": ("events/STEM.yml", f"{_TITLE}{_EVENT}claims: [{{id: a, what: killed, whom: people, count: VALUE, {_SOURCE}}}]\n"),
    "claim_id": ("events/STEM.yml", f"{_TITLE}{_EVENT}claims: [{{id: VALUE, statement: Said., {_SOURCE}}}]\n"),
    "claimant": (
        "events/STEM.yml",
        f"{_TITLE}{_EVENT}participants: [{{text: VALUE, role: led, said_by: {{text: VALUE}}, sources: [report]}}]\n"
        "claims: [{id: a, statement: VALUE, said_by: {text: VALUE}, sources: [report]}]\n",
    ),
    "actor": ("events/STEM.yml", f"{_TITLE}{_EVENT}participants: [{{actor: VALUE, role: led, sources: [report]}}]\n"),
    "previous": ("events/STEM.yml", f"{_TITLE}{_EVENT}previous_ids: [VALUE]\n"),
    "file": ("events/VALUE.yml", f"{_TITLE}{_EVENT}"),
    "place": (
        "places/STEM.yml",
        "name: VALUE\nkind: settlement\ncountry: XA\nadmin1: VALUE\ncoordinates: {lat: 5, lon: 6, basis: report}\n",
    ),
    "lat": ("places/STEM.yml", f"{_PLACE}coordinates: {{lat: VALUE, lon: 5, basis: report}}\n"),
    "radius": ("places/STEM.yml", f"{_PLACE}coordinates: {{lat: 5, lon: 5, radius_km: VALUE, basis: report}}\n"),
    "order": ("background/STEM.yml", f"{_TITLE}order: VALUE\nsummary: It was.\nbrief: It was.\nbody: It was.\n"),
    "url": ("sources/STEM.yml", f"{_TITLE}publisher: Paper\nkind: article\nurl: VALUE\n"),
    "definition": (
        "figures/STEM.yml",
        f"{_SERIES}[{{definition: VALUE, scope: VALUE, unit: VALUE, measure: stock, points: [{{as_of: 2020, count: 5, {_SOURCE}}}]}}]\n",
    ),
    "point_note": (
        "figures/STEM.yml",
        f"{_SERIES}[{{definition: Dead, scope: All, unit: people, measure: stock, points: [{{as_of: 2020, count: 5, {_SOURCE}, note: VALUE}}]}}]\n",
    ),
    "page": ("docs/STEM.md", "---\ntitle: x\ndescription: x\n---\n\n# x\n\nVALUE\n"),
    "page_field": ("docs/STEM.md", "---\ntitle: x\ndescription: x\nVALUE\n---\n\n# x\n"),
}
# Names are told apart by what follows; these stand in YAML as they are.
NAMES = ("title", "place")
AS_IT_IS = ("date", "count", "lat", "radius", "file", "page", "page_field")


@dataclass(frozen=True)
class Link:
    """A symbolic link."""

    target: str


@dataclass(frozen=True)
class Pipe:
    """A pipe that nobody writes to."""


Content = bytes | Link | Pipe


@dataclass(frozen=True)
class Case:
    """Files beside clean ones, and the text that a problem must contain; None when they do no harm.

    `apart`: it is checked in a process of its own. `alone`: it replaces clean files, so it is built without the others.
    """

    name: str
    files: Mapping[bytes, Content]
    problem: str | None
    apart: bool = False
    alone: bool = False


def cases() -> Iterator[Case]:
    """Every case of every file."""
    for path in sorted(FOLDER.glob("*.yml")):
        if path.name != EVERY_FIELD:
            for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
                yield from _cases(path.stem, entry)


def _cases(family: str, entry: dict[str, Any]) -> Iterator[Case]:
    problem = None if entry.get("harmless") else entry["problem"]
    flags = {"apart": entry.get("apart", False), "alone": entry.get("alone", False)}
    if "files" in entry:
        yield Case(f"{family}-{entry['name']}", dict(_files(entry["files"])), problem, **flags)
        return
    if flags["apart"] and problem is None:
        made = [
            one
            for number, value in enumerate(entry["values"])
            for one in _of_value(family, entry, number, value, None, **flags).files.items()
        ]
        yield Case(f"{family}-{entry['name']}", dict(made), None, **flags)
        return
    for number, value in enumerate(entry["values"]):
        yield _of_value(family, entry, number, value, problem, **flags)


def _of_value(family: str, entry: dict[str, Any], number: int, value: Any, problem: str | None, *, apart: bool, alone: bool) -> Case:
    """One value of an entry, in a record of its own that is clean but for it."""
    name = f"{family}-{entry['name']}-{number}"
    stem = name.replace("_", "-")
    content = _content(value).decode("utf-8", "surrogatepass")
    path, record = _record(entry["in"], stem, content, entry.get("raw", False))
    expected = problem.replace("CASE", stem) if problem else problem
    return Case(name, {path.encode("utf-8", "surrogatepass"): record.encode("utf-8", "surrogatepass")}, expected, apart=apart, alone=alone)


def _files(entry: dict[Any, Any]) -> Iterator[tuple[bytes, Content]]:
    for name, content in entry.items():
        if isinstance(content, dict) and "chain" in content:
            for number in range(content["times"]):
                before = f"c{number - 1}" if number else content.get("first", "report")
                yield (name % number).encode(), (content["chain"] % (number, before)).encode()
        elif isinstance(content, dict) and "link" in content:
            yield _name(name), Link(content["link"])
        elif isinstance(content, dict) and "pipe" in content:
            yield _name(name), Pipe()
        elif isinstance(content, dict) and "after" in content:
            text = LEAST[name].lstrip("\n")
            for old, new in content.get("replace", {}).items():
                assert old in text
                text = text.replace(old, new)
            yield _name(name), (text + content["after"]).encode()
        else:
            yield _name(name), _content(content)


def _name(name: Any) -> bytes:
    text = str(name)
    return base64.b64decode(text.removeprefix("base64:")) if text.startswith("base64:") else text.encode()


def _content(value: Any) -> bytes:
    """Text, base64, or a piece repeated; a list is its pieces one after another."""
    if isinstance(value, list):
        return b"".join(_content(part) for part in value)
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass")
    if "base64" in value:
        return base64.b64decode(str(value["base64"]))
    if "text" in value:
        return str(value["text"]).encode()
    if "count" in value:
        return "".join(str(value["count"]) % number for number in range(value["times"])).encode()
    if "nested" in value:
        return "\n".join("    " * depth + str(value["nested"]) for depth in range(value["times"])).encode()
    return (str(value["repeat"]) * int(value["times"])).encode()


def _record(where: str, stem: str, value: str, raw: bool) -> tuple[str, str]:
    """The path and the text of a clean record with the value in one place."""
    path, template = RECORDS[where]
    if where == "body":
        value = "".join(f"  {line}\n" if line else "\n" for line in value.split("\n"))
    elif where in NAMES and not raw and value.strip():
        value = quote(f"{value} {stem}")
    elif where not in AS_IT_IS and not raw:
        value = quote(value)
    # At once, so that neither is looked for in the other.
    parts = {"STEM": stem, "VALUE": value}
    return tuple(re.sub("STEM|VALUE", lambda mark: parts[mark[0]], text) for text in (path, template))  # type: ignore[return-value]  # two texts give two


def quote(text: str) -> str:
    """The text as YAML in double quotes, where every sign can be written."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f").replace("\x85", "\\x85").replace("\x9b", "\\x9b")


def lay_out(folder: Path, *cases: Case, base: bool = True) -> Path:
    """The data folder in `folder` with the clean records and the files of the cases; pages by hand stand beside it."""
    clean = {name: text.lstrip("\n").encode() for name, text in ({**LEAST, **BASE} if base else {}).items()}
    files: dict[bytes, Content] = {name.encode(): text for name, text in clean.items()}
    for case in cases:
        files.update(case.files)
    root, data = os.fsencode(folder), os.fsencode(folder / "data")
    linked = [name for name, content in files.items() if isinstance(content, Link)]
    for name, content in files.items():
        if any(name.startswith(link + b"/") for link in linked):
            continue
        path = os.path.join(root if name.startswith(b"docs/") else data, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if isinstance(content, Link):
            os.symlink(content.target, path)
        elif isinstance(content, Pipe):
            os.mkfifo(path)
        else:
            with open(path, "wb") as file:
                file.write(content)
    return folder / "data"


CASES = list(cases())
HERE = [case for case in CASES if not case.apart]
APART = [case for case in CASES if case.apart]
TOGETHER = [case for case in HERE if case.problem is None and not case.alone]
ALONE = [case for case in HERE if case.problem is None and case.alone]
