"""What a file must be before it is read as YAML: a plain file of UTF-8 text, not too large and not nested too deeply."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from ..plain_files import NotPlainError, read_plain
from ..problems import Problem, line_and_column

MAX_BYTES = 256 * 1024
MAX_DEPTH = 40


def read_text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """The text of a file with line feeds at its line ends; None, and the problem, when it is no plain file of UTF-8 text."""
    try:
        raw = read_plain(path, MAX_BYTES)
    except NotPlainError as error:
        return None, [Problem(name, 1, 1, f"{error.strerror}; records and pages are plain files of text, not large")]
    except OSError as error:
        return None, [Problem(name, 1, 1, f"cannot be read: {error.strerror}")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        line, column = line_and_column(before, len(before))
        return None, [Problem(name, line, column, "is not UTF-8 text; save the file with the encoding UTF-8")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # YAML takes these for line ends, so that every place after them would be wrong.
    if hit := re.search("[\u2028\u2029\x85]", text):
        line, column = line_and_column(text, hit.start())
        return None, [Problem(name, line, column, f"there is an invisible character (U+{ord(hit[0]):04X}) here; delete it")]
    return text, []


def too_deep(name: str, text: str) -> Problem | None:
    """Where YAML is nested too deeply. Reading it as a tree recurses for each level, so its depth is counted event by event before."""
    # No deeper than this: each level in braces has one, each other level begins further to the right, at most twice in a column.
    indented = max((len(hit[0]) for hit in re.finditer(r"^[ \t?:-]+", text, re.MULTILINE)), default=0)
    if min(text.count("[") + text.count("{"), _brackets(text)) + 2 * indented <= MAX_DEPTH:
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH + 1:  # the record itself is none
                mark: Any = event.start_mark
                return Problem(name, mark.line + 1, mark.column + 1, f"nested too deeply; a record has at most {MAX_DEPTH} levels")
    except yaml.YAMLError:
        return None  # said in an editor's words when it is read
    return None


def _brackets(text: str) -> int:
    """How deep brackets can be nested at most: those that close count only in lines where nothing can make them mere text."""
    depth = deepest = 0
    for line in text.split("\n"):
        opened, closed = line.count("[") + line.count("{"), line.count("]") + line.count("}")
        deepest = max(deepest, depth + opened)
        sure = not any(sign in line for sign in "\"'#")
        depth = max(depth + opened - (closed if sure else 0), 0)
    return deepest
