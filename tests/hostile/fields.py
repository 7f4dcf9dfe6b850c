"""Every text of every collection filled, with what means harm or with plain words of the same lengths."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import yaml

from explainer.load.parse import text_fields
from explainer.model import COLLECTIONS, Conflict, Record
from explainer.model.base import Part
from explainer.model.fields import types_in
from explainer.model.scalars import Line, Text, Url
from hostile.cases import EVERY_FIELD, FOLDER, quote

LINE = (
    "<script>window.__hacked=1</script><img src=x onerror=window.__hacked=1>\"' onload=window.__hacked=1 {{ config }}{% raw %}"
    "${window.__hacked=1}`x`</title></textarea>--><!--]]>*b* _i_ [a](javascript:window.__hacked=1) &lt; \\ | #"
)
PROSE = (
    '&lt;script&gt;window.hacked=true&lt;/script&gt; " onmouseover="window.hacked=true" \' {{ config }} {% raw %} '
    "${window.hacked=true} < script> -- > &#60;img src=x onerror=window.hacked=true&#62;"
)
ADDRESS = "https://example.org/{}?a=javascript:window.hacked=true&b={{{{config}}}}${{window.hacked=true}};onload=x)(*_[c](d)"


def templates() -> dict[str, str]:
    loaded: dict[str, str] = yaml.safe_load((FOLDER / EVERY_FIELD).read_text(encoding="utf-8"))
    return {name: text.replace("KIND", "raid" if name.startswith("operations") else "talks") for name, text in loaded.items()}


def every_field(hostile: bool) -> dict[bytes, bytes]:
    """A record of each collection with every text filled, and a page by hand."""
    files = {path.encode(): filled(path, text, hostile).encode() for path, text in templates().items()}
    title = (
        json.dumps(_value(LINE, hostile)).replace("<", "\\u003c").replace("[", "\\u005b").replace("{", "\\u007b").replace("(", "\\u0028")
    )
    page = f"---\ntitle: {title}\ndescription: {title}\n---\n\n# A page by hand\n\n{_value(PROSE, hostile)} [@leaflet]\n"
    return files | {b"docs/by-hand.md": page.encode()}


def marks(path: str, template: str) -> Iterator[tuple[str, str, type[Text]]]:
    """What stands before and behind each text of a template, and the sort of text."""
    for mark in re.finditer(r"(\w+): TEXT", template):
        start = mark.start() + len(mark[1]) + 2
        yield template[:start], template[start + 4 :], kinds(path)[mark[1]]


def filled(path: str, template: str, hostile: bool) -> str:
    numbers = iter(range(100, 1000))

    def filled(mark: re.Match[str]) -> str:
        number = next(numbers)
        if mark[2] == "ADDRESS":
            return f"{mark[1]}: " + quote(ADDRESS.format(f"{path}/{number}") if hostile else f"https://example.org/{path}/{number}")
        # Names are told apart by their letters.
        name = f"{path.rpartition('/')[2].removesuffix('.yml')} {number}"
        return f"{mark[1]}: " + quote(f"{name} {_value(LINE if issubclass(kinds(path)[mark[1]], Line) else PROSE, hostile)}")

    return re.sub(r"(\w+): (TEXT|ADDRESS)", filled, template)


def _value(payload: str, hostile: bool) -> str:
    """The payload, or plain words of the same lengths, so that lines break and labels fit alike."""
    return payload if hostile else re.sub(r"[^\w\s]|_", "x", payload)


def kinds(path: str) -> dict[str, type[Text]]:
    return text_fields(COLLECTIONS.get(path.partition("/")[0], Conflict))


def records(files: dict[bytes, bytes]) -> dict[str, Part]:
    found: dict[str, Part] = {}
    for name, content in files.items():
        path = name.decode()
        if path.endswith(".yml"):
            model: type[Part] = COLLECTIONS.get(path.partition("/")[0], Conflict)
            fields = yaml.load(content, Loader=yaml.BaseLoader)
            given = {"id": path.rpartition("/")[2].removesuffix(".yml")} if issubclass(model, Record) else {}
            found[path] = model.model_validate(fields | given)
    return found


def text_fields_of(model: type[Part], where: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every place of a model that holds text or an address."""
    for name, field in model.model_fields.items():
        for annotation in types_in(field.annotation):
            if issubclass(annotation, Part):
                yield from text_fields_of(annotation, (*where, name))
            elif issubclass(annotation, Text | Url):
                yield (*where, name)
