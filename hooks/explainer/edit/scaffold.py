"""A new record's file: what is required filled in, everything else there as a comment with its meaning and an example."""

from __future__ import annotations

import errno
import os
import re
import textwrap
from collections.abc import Iterator, Mapping
from itertools import chain, count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from ..model import Record, Source
from ..model.fields import parts_in, words_of
from ..model.kinds import COLLECTION_KINDS
from ..plain_files import write_plain
from ..problems import did_you_mean
from ..values.edtf import parse as parse_date
from ..values.slugs import slug

# What `explainer new` may be asked for: one record by the word for it, or by the name of its collection.
KINDS: dict[str, type[Record]] = {name: row.model for row in COLLECTION_KINDS.values() for name in (row.singular, row.name)}
_WAYBACK = re.compile(r"https?://web\.archive\.org/web/\d+(?:[a-z_]+)?/(https?://.+)")
_WIDTH = 118


def required(model: type[Record]) -> dict[str, FieldInfo]:
    """The fields that a record must have, in the order in which they are asked for; the heading is given with the command."""
    return {name: field for name, field in _own_first(model) if field.is_required() and name not in ("id", model.HEADING)}


def why_not(field: FieldInfo, text: str) -> str:
    """What is wrong with a value for a field, in an editor's words; empty when nothing is."""
    try:
        TypeAdapter(field.rebuild_annotation()).validate_python(_read(text))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        words = words_of(field)
        return (
            f"'{text}' is none of {', '.join(words)}{did_you_mean(text, words)}"
            if words
            else str(first.get("ctx", {}).get("message", first["msg"]))
        )
    except yaml.YAMLError:
        return f"'{text}' cannot be read; put it in quotation marks"
    return ""


def addresses(url: str) -> dict[str, str]:
    """The address of a source; that of a copy in the Wayback Machine is taken apart into the original and the copy."""
    copy = _WAYBACK.fullmatch(url)
    return {"url": copy[1], "archive_url": url} if copy else {"url": url}


def next_id(model: type[Record], values: Mapping[str, str], known: Mapping[str, str]) -> str:
    """An id for the record that no other has or had: of its title, for sources of publisher and date."""
    wished = _source_id(values) if model is Source else slug(values[model.HEADING])
    if "dates" in values and not re.search(r"(1[89]|20)\d\d$", wished):
        wished += f"-{parse_date(values['dates']).first.year}"
    wished = wished.strip("-") or "a-name"
    numbered = (f"{wished}-{number}" for number in count(2))
    return next(record_id for record_id in chain([wished], numbered) if record_id not in known)


def _source_id(values: Mapping[str, str]) -> str:
    host = (urlsplit(values.get("url", "")).hostname or "").removeprefix("www.").partition(".")[0]
    publisher, date = values.get("publisher") or host, values.get("published") or values.get("accessed") or ""
    return slug(f"{publisher} {date}")


def skeleton(model: type[Record], values: Mapping[str, str], reference: str) -> str:
    """The file's text; `reference` is where the fields are described."""
    lines = [
        f"# yaml-language-server: $schema=../schema/{model.COLLECTION}.json",
        f"# {(model.__doc__ or '').splitlines()[0]} Every field is described at {reference}#{model.COLLECTION}",
        "# Lines that begin with # are ignored: take the # away from what you need, delete the rest.",
    ]
    for name, field in _own_first(model):
        if name == "id":
            continue
        lines.append("")
        lines += _comment(f"{field.description}{_choice(field)}")
        if name in values:
            lines += _written(name, values[name])
        else:
            lines += [f"#{line}" for line in _written(name, (field.examples or [""])[0])]
    return "\n".join(lines) + "\n"


def _own_first(model: type[Record]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields of a record, those that every record may have last."""
    fields = model.model_fields
    yield from ((name, field) for name, field in fields.items() if name not in Record.model_fields or name == "id")
    yield from ((name, field) for name, field in fields.items() if name in Record.model_fields and name != "id")


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_long_words=False)


def _choice(field: FieldInfo) -> str:
    """The controlled words that the field, or fields of its parts, may hold."""
    if words := words_of(field):
        return f" One of: {', '.join(words)}."
    inner = {name: words_of(inner_field) for part in parts_in(field.annotation) for name, inner_field in part.model_fields.items()}
    return "".join(f" '{name}' is one of: {', '.join(words)}." for name, words in inner.items() if words)


def _written(name: str, text: str) -> list[str]:
    """A field as lines of YAML: text of several lines after '|', what YAML would read otherwise in quotation marks."""
    items = _read(text) if text.startswith("[{") else None
    if isinstance(items, list):
        return [f"{name}:", *(line for item in items for line in _item(item))]
    if "\n" in text or len(text) > _WIDTH - len(name):
        if not text.startswith(("[", "{")):
            body = [line for part in text.split("\n") for line in (textwrap.wrap(part, _WIDTH - 2, break_long_words=False) or [""])]
            return [f"{name}: {'|' if _is_prose(text) else '>-'}", *(f"  {line}".rstrip() for line in body)]
    return [f"{name}: {_quoted(text)}"]


def _item(item: Mapping[str, Any]) -> list[str]:
    """An item of a list, a line for each of its fields."""
    lines = [line for name, value in item.items() for line in _written(name, value if isinstance(value, str) else _in_one_line(value))]
    return [f"  {'-' if index == 0 else ' '} {line}" for index, line in enumerate(lines)]


def _in_one_line(value: Any) -> str:
    return yaml.safe_dump(value, default_flow_style=True, width=10_000, allow_unicode=True, sort_keys=False).strip()


def _is_prose(text: str) -> bool:
    return "[@" in text or "\n" in text


def _quoted(text: str) -> str:
    """A value in one line, in quotation marks where YAML would read something else."""
    if text.startswith(("'", '"', "[", "{")) and _read(text) is not None:
        return text
    try:
        same = yaml.load(f"x: {text}", Loader=yaml.CBaseLoader) == {"x": text}
    except yaml.YAMLError:
        same = False
    return text if same and " #" not in text else yaml.safe_dump(text, width=10_000, allow_unicode=True, default_style='"').strip()


def _read(text: str) -> Any:
    """A value as it would be read from a file; plain text stays itself."""
    if not text.startswith(("[", "{", "'", '"')):
        return text
    try:
        return yaml.load(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return None


def write(folder: Path, model: type[Record], record_id: str, text: str) -> Path:
    """Writes the file of a new record and returns its path; FileExistsError when it is there already."""
    path = folder / model.COLLECTION / f"{record_id}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "is there already", str(path))
    write_plain(path, text)
    return path
