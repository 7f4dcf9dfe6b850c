"""The field reference: every field of every collection with its meaning and an example, from the model itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from markupsafe import Markup, escape

from ..model import COLLECTIONS, Conflict, anchors
from ..model.base import Part
from ..model.references import ClaimOrSourceRef, ClaimRef, Reference
from ..model.scalars import Text


def reference() -> str:
    """The page as Markdown: one table for each collection and one for each part that records share."""
    parts: dict[str, type[Part]] = {}
    text = [
        "# Fields of a record",
        '<p class="lead">One file is one record; its name is the record’s id. Fields marked with * must be given.</p>',
        _values(),
        "## How a record is written",
        _WRITING,
    ]
    models: dict[str, type[Part]] = {**COLLECTIONS, "conflict.yml": Conflict}
    for name, model in models.items():
        text += [f"## {name if model is Conflict else name.capitalize()}", _doc(model), _table(model, parts)]
    done: set[str] = set()
    while missing := [name for name in parts if name not in done]:
        for name in missing:
            done.add(name)
            text += [f"## Part: {_spaced(name)}", _doc(parts[name]), _table(parts[name], parts)]
    return "\n\n".join(text) + "\n"


_WRITING = """
A record is a list of lines `field: value`. What belongs to a field stands below it, two spaces further in; tabs are not used.

- **Quotation marks** go round a value that begins with one of `> [ { * & ! @ % |` or a quotation mark, and round one that has
  `: ` or ` #` in it: `count: ">50"`, `title: "Mali: a chronology"`. Otherwise YAML reads something else, or loses the rest.
- **Several values** are lines that begin with `- `, or stand in square brackets: `sources: [one, two]`.
- **Text of several lines** begins after `|` in the next line, indented by two spaces.
- **A part inside one line** stands in braces: `{actor: jnim, role: led, sources: [one]}`; text with a comma in it is quoted there.
- **Comments** are lines that begin with `#`. A field that is not known is left out; there is no empty value.
"""


def _values() -> str:
    return (
        "**Dates** follow EDTF (ISO 8601-2, level 1): `2020-10-30`, `2020-10`, `2012`, about `2020-10-30~`, uncertain `2017-05?`, "
        'from–to `2020-10-30/2020-10-31`, still going on `2015-05-13/..`, one of two days `"[2012-01-16,2012-01-17]"`. '
        '**Counts**: `50`, `">50"`, `">=500"`, `"<=600"`, `50-60`, `~60`, `4.2 million`, `dozens`, `hundreds`, `unknown`. '
        "**Text** is Markdown without HTML; `[@source-id]` cites, `[[record-id]]` links. Text of several lines follows `|`. "
        "A translation is a mapping by language code, such as `{en: …, fr: …, translated_on: 2026-11-22}`."
    )


def _doc(model: type[Part]) -> str:
    return (model.__doc__ or "").strip()


def _table(model: type[Part], parts: dict[str, type[Part]]) -> str:
    rows = "\n".join(_rows(model, parts))
    head = '<thead><tr><th scope="col">Field</th><th scope="col">What it holds</th><th scope="col">Example</th></tr></thead>'
    return f'<table class="names fields">\n{head}\n<tbody>\n{rows}\n</tbody>\n</table>'


def _rows(model: type[Part], parts: dict[str, type[Part]]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        if name == "id" and hasattr(model, "COLLECTION"):
            continue
        kinds = list(_kinds(field.annotation, parts))
        template = (
            '<tr id="{}"><td data-label="Field"><code>{}</code>{}</td> <td data-label="What it holds">{} <span class="when">{}</span></td> '
            '<td data-label="Example"><code>{}</code></td></tr>'
        )
        example = escape(field.examples[0]).replace("\n", Markup("&#10;")) if field.examples else ""
        yield str(
            Markup(template).format(
                anchors.of_field(model, name),
                name,
                "*" if field.is_required() else "",
                _with_code(field.description or ""),
                "; ".join(dict.fromkeys(kinds)),
                example,
            )
        )


def _with_code(text: str) -> Markup:
    """A description as HTML, what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def _kinds(annotation: Any, parts: dict[str, type[Part]]) -> Iterator[str]:
    """What may stand in a field, in a few words; parts met on the way are noted for their own tables."""
    if get_origin(annotation) is Literal:
        yield "one of: " + ", ".join(get_args(annotation))
    elif get_args(annotation):
        for inner in get_args(annotation):
            yield from _kinds(inner, parts)
    elif isinstance(annotation, type) and issubclass(annotation, Part):
        parts.setdefault(annotation.__name__, annotation)
        yield f"see “{_spaced(annotation.__name__)}”"
    elif isinstance(annotation, type) and issubclass(annotation, ClaimRef | ClaimOrSourceRef | Text | Reference):
        yield annotation.WHAT


def _spaced(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
