"""One YAML file read as text with positions; every scalar stays the text that was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..model.base import Where
from ..problems import Problem
from .positions import Loader, is_folded, position_of
from .text_file import MAX_DEPTH, read_text, too_deep
from .yaml_errors import explain

# A value as it was written: text, a list, or fields.
Plain = str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True)
class SourceFile:
    """A file's text and the name it is reported by; positions are found again when a problem needs one."""

    name: str
    text: str

    def problem(self, where: Where, message: str, *, key: bool = False, offset: int | None = None) -> Problem:
        """An error at a field (or at its key), `offset` characters into its text."""
        line, column = self.position(where, key=key, offset=offset)
        return Problem(self.name, line, column, message, where=where)

    def warning(self, where: Where, message: str, *, offset: int | None = None) -> Problem:
        """The same for what may be right but should be looked at."""
        line, column = self.position(where, offset=offset)
        return Problem(self.name, line, column, message, "warning", where)

    def position(self, where: Where, *, key: bool = False, offset: int | None = None) -> tuple[int, int]:
        """Line and column, from 1, of the field at `where`, or of its nearest ancestor that is in the file."""
        return position_of(self.text, where, key=key, offset=offset)


@dataclass(frozen=True)
class Reading:
    """What came of one file: its plain data when it could be read.

    `cut_short` are the places where a comment may have cut off text, `many_lines` those of text over several lines that is no
    literal block (after '|').
    """

    source: SourceFile
    data: dict[str, Plain] | None
    cut_short: tuple[Where, ...] = ()
    many_lines: tuple[Where, ...] = ()


def read(path: Path, name: str) -> tuple[Reading, list[Problem]]:
    """Read one file; every problem found in its bytes and its YAML comes back, nothing is raised. `name` is what problems call it."""
    text, problems = read_text(path, name)
    return (Reading(SourceFile(name, ""), None), problems) if text is None else read_yaml(name, text)


def read_yaml(name: str, text: str) -> tuple[Reading, list[Problem]]:
    """The same for the text of a file, or for what stands at the top of one."""
    source = SourceFile(name, text)
    if problem := too_deep(name, text):
        return Reading(source, None), [problem]
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        return Reading(source, None), [explain(name, text, error)]
    if node is None:
        return Reading(source, None), [Problem(name, 1, 1, "the file is empty; a record is expected")]
    if problems := _anchors(name, text):
        return Reading(source, None), problems
    plain = _Plain(name)
    try:
        data = plain.of(node)
    except RecursionError:
        return Reading(source, None), [Problem(name, 1, 1, f"the file is nested too deeply; a record has at most {MAX_DEPTH} levels")]
    if not isinstance(data, dict):
        problem = Problem(name, 1, 1, "a record is a list of 'field: value' lines, this file is something else")
        return Reading(source, None), [*plain.problems, problem]
    if " #" not in text and not plain.has_folded:
        return Reading(source, data), plain.problems
    scalars = list(_scalars(node, ()))
    cut_short = tuple(where for where, scalar in scalars if _comment_follows(scalar, text))
    return Reading(source, data, cut_short, tuple(where for where, scalar in scalars if is_folded(scalar))), plain.problems


def _anchors(name: str, text: str) -> list[Problem]:
    """Anchors and aliases of YAML, which records do not use: mostly text that begins with '&' or '*' and is not quoted."""
    if "&" not in text and "*" not in text:
        return []
    problems = []
    for event in yaml.parse(text, Loader=Loader):
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            sign, what = ("*", "an alias") if isinstance(event, yaml.AliasEvent) else ("&", "an anchor")
            mark: Any = event.start_mark
            message = f"'{sign}{anchor}' is {what} in YAML, which records do not use; repeat the value, or quote it"
            problems.append(Problem(name, mark.line + 1, mark.column + 1, message))
    return problems


class _Plain:
    """Makes plain data of a file's nodes, and notes the problems and whether some text is folded on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.has_folded = False

    def of(self, node: yaml.Node, depth: int = 0) -> Plain:
        """A node as text, a list or fields; RecursionError when it is nested too deeply."""
        if depth > MAX_DEPTH:
            raise RecursionError
        if node.tag != Loader.TAGS[type(node)]:
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            self._note(node, f"'{tag}' is a tag in YAML, which records do not use; quote the value if it begins with '!'")
        if isinstance(node, yaml.ScalarNode):
            if node.style == ">" and not node.value.strip():
                self._note(node, "a value that begins with '>' must be quoted, for example '>50'; as it is written it is empty")
            self.has_folded = self.has_folded or is_folded(node)
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.of(child, depth + 1) for child in node.value]
        return self._fields(node, depth)

    def _fields(self, node: yaml.Node, depth: int) -> dict[str, Plain]:
        fields: dict[str, Plain] = {}
        lines: dict[str, int] = {}
        has_duplicate = False
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._note(key_node, "a field name must be a word, not a list or mapping")
                continue
            key = str(key_node.value)
            value = self.of(value_node, depth + 1)
            if key not in fields:
                fields[key], lines[key] = value, key_node.start_mark.line + 1
                continue
            if not has_duplicate:  # where one '- ' is missing, every field of the new item is a duplicate
                hint = "keep one of them, or a '- ' is missing before a new item"
                self._note(key_node, f"'{key}' is a duplicate (first in line {lines[key]}); {hint}")
            has_duplicate = True
        return fields

    def _note(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(self.name, node.start_mark.line + 1, node.start_mark.column + 1, message))


def _scalars(node: yaml.Node, where: Where) -> Iterator[tuple[Where, yaml.ScalarNode]]:
    """Every scalar with its place."""
    if isinstance(node, yaml.ScalarNode):
        yield where, node
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _scalars(child, (*where, index))
    else:
        for key_node, child in node.value:
            yield from _scalars(child, (*where, str(key_node.value)))


def _comment_follows(scalar: yaml.ScalarNode, text: str) -> bool:
    """Whether a value without quotation marks is followed by a comment in its line."""
    if scalar.style is not None and scalar.style != "":
        return False
    rest_of_line = text[scalar.end_mark.index :].split("\n", 1)[0]
    return bool(re.match(r"\s+#", rest_of_line)) and scalar.end_mark.index > scalar.start_mark.index
