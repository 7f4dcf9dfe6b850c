"""One YAML file read as text with positions; every scalar stays the text that was written."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from ..problems import Problem
from .yaml_errors import explain

MAX_BYTES = 256 * 1024
MAX_DEPTH = 40

Plain = str | list["Plain"] | dict[str, "Plain"]
Location = tuple[str | int, ...]

_STRING_TAG = "tag:yaml.org,2002:str"


class _Loader(yaml.CBaseLoader):
    """The C parser with every untagged value left as text; the base class asks its resolver about each one."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: tuple[bool, bool] | bool) -> str:
        return _TAGS[kind]

    def descend_resolver(self, node: yaml.Node | None, index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


_TAGS: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: _STRING_TAG, yaml.MappingNode: "tag:yaml.org,2002:map", yaml.SequenceNode: "tag:yaml.org,2002:seq",
}  # fmt: skip


@dataclass(frozen=True)
class SourceFile:
    """A file's text and the name it is reported by; positions are found again when a problem needs one."""

    name: str
    text: str

    def problem(self, location: Location, message: str, *, key: bool = False, offset: int | None = None) -> Problem:
        """A problem at a field (or at its key), `offset` characters into its text."""
        line, column = self.position(location, key=key, offset=offset)
        return Problem(self.name, line, column, message, where=location)

    def warning(self, location: Location, message: str, *, offset: int | None = None) -> Problem:
        line, column = self.position(location, offset=offset)
        return Problem(self.name, line, column, message, "warning", location)

    def position(self, location: Location, *, key: bool = False, offset: int | None = None) -> tuple[int, int]:
        """Line and column, from 1, of the field at `location`, or of its nearest ancestor that is in the file."""
        node = _compose_cached(self.text)
        mark_node = node
        for step in location:
            found = _child(node, step)
            if found is None:
                break
            key_node, node = found
            mark_node = key_node if key and key_node is not None else node
        if mark_node is None:
            return 1, 1
        if offset is not None and isinstance(mark_node, yaml.ScalarNode):
            return _inside(mark_node, self.text, offset)
        return mark_node.start_mark.line + 1, mark_node.start_mark.column + 1


@dataclass(frozen=True)
class Reading:
    """What came of one file: its plain data when it could be read, and the places where a comment cut off text."""

    source: SourceFile
    data: dict[str, Plain] | None
    cut_short: tuple[Location, ...] = ()
    many_lines: tuple[Location, ...] = ()


def read(path: Path, name: str) -> tuple[Reading, list[Problem]]:
    """Read one file; every problem found in its bytes and its YAML comes back, nothing is raised."""
    text, problems = _text_of(path, name)
    source = SourceFile(name, text or "")
    if text is None:
        return Reading(source, None), problems
    if problem := too_deep(name, text):
        return Reading(source, None), [problem]
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return Reading(source, None), [explain(name, text, error)]
    if node is None:
        return Reading(source, None), [Problem(name, 1, 1, "the file is empty; a record is expected")]
    problems += _anchors(name, text)
    if problems:
        return Reading(source, None), problems
    try:
        folded: list[yaml.ScalarNode] = []
        data = _plain(node, name, problems, folded)
    except RecursionError:
        return Reading(source, None), [Problem(name, 1, 1, f"the file is nested too deeply; a record has at most {MAX_DEPTH} levels")]
    if not isinstance(data, dict):
        problems.append(Problem(name, 1, 1, "a record is a list of 'field: value' lines, this file is something else"))
        return Reading(source, None), problems
    if " #" not in text and not folded:
        return Reading(source, data), problems
    walked = list(_walk(node, ()))
    cut_short = tuple(where for where, scalar in walked if _comment_follows(scalar, text))
    return Reading(source, data, cut_short, tuple(where for where, scalar in walked if _is_folded(scalar))), problems


def _text_of(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    try:
        kind = path.lstat().st_mode
        if not stat.S_ISREG(kind):
            what = "a symbolic link" if stat.S_ISLNK(kind) else "no file with text"
            return None, [Problem(name, 1, 1, f"is {what}; records are plain files")]
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        return None, [Problem(name, 1, 1, f"cannot be read: {error.strerror}")]
    if len(raw) > MAX_BYTES:
        return None, [Problem(name, 1, 1, f"is {size // 1024} KiB long; a record has at most {MAX_BYTES // 1024} KiB")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return None, [Problem(name, line, column, "is not UTF-8 text; save the file with the encoding UTF-8")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # YAML takes these for line ends, so that every place after them would be wrong.
    if hit := re.search("[\u2028\u2029\x85]", text):
        line, column = text.count("\n", 0, hit.start()) + 1, hit.start() - text.rfind("\n", 0, hit.start())
        return None, [Problem(name, line, column, f"an invisible character (U+{ord(hit[0]):04X}) stands here; delete it")]
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


def _anchors(name: str, text: str) -> list[Problem]:
    if "&" not in text and "*" not in text:
        return []
    found = []
    for event in yaml.parse(text, Loader=_Loader):
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            sign, what = ("*", "an alias") if isinstance(event, yaml.AliasEvent) else ("&", "an anchor")
            mark: Any = event.start_mark
            message = f"'{sign}{anchor}' is {what} in YAML, which records do not use; repeat the value, or quote it"
            found.append(Problem(name, mark.line + 1, mark.column + 1, message))
    return found


def _plain(node: yaml.Node, name: str, problems: list[Problem], folded: list[yaml.ScalarNode], depth: int = 0) -> Plain:
    """The node as text, lists and mappings; problems and text over several lines that is no literal block are noted."""
    if depth > MAX_DEPTH:
        raise RecursionError
    mark = node.start_mark
    if node.tag != _TAGS[type(node)]:
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        message = f"'{tag}' is a tag in YAML, which records do not use; quote the value if it begins with '!'"
        problems.append(Problem(name, mark.line + 1, mark.column + 1, message))
    if isinstance(node, yaml.ScalarNode):
        if node.style == ">" and not node.value.strip():
            message = "a value that begins with '>' must be quoted, for example '>50'; as it stands it is empty"
            problems.append(Problem(name, mark.line + 1, mark.column + 1, message))
        if _is_folded(node):
            folded.append(node)
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, name, problems, folded, depth + 1) for child in node.value]
    fields: dict[str, Plain] = {}
    lines: dict[str, int] = {}
    twice = False
    for key_node, value_node in node.value:
        at = key_node.start_mark
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(Problem(name, at.line + 1, at.column + 1, "a field name must be a word, not a list or mapping"))
            continue
        key = str(key_node.value)
        value = _plain(value_node, name, problems, folded, depth + 1)
        if key in fields:
            if not twice:
                message = f"'{key}' stands twice (first in line {lines[key]}); keep one of them, or a '- ' is missing before a new item"
                problems.append(Problem(name, at.line + 1, at.column + 1, message))
            twice = True
            continue
        fields[key], lines[key] = value, at.line + 1
    return fields


def _walk(node: yaml.Node, where: Location) -> Iterator[tuple[Location, yaml.ScalarNode]]:
    if isinstance(node, yaml.ScalarNode):
        yield where, node
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _walk(child, (*where, index))
    else:
        for key_node, child in node.value:
            yield from _walk(child, (*where, str(key_node.value)))


def _is_folded(scalar: yaml.ScalarNode) -> bool:
    return scalar.style != "|" and scalar.end_mark.line != scalar.start_mark.line and _lines_of(scalar) > 1


def _lines_of(scalar: yaml.ScalarNode) -> int:
    lines: int = scalar.end_mark.line - scalar.start_mark.line + (scalar.end_mark.column > 0)
    return lines


def _comment_follows(scalar: yaml.ScalarNode, text: str) -> bool:
    if scalar.style is not None and scalar.style != "":
        return False
    rest = text[scalar.end_mark.index :].split("\n", 1)[0]
    return bool(re.match(r"\s+#", rest)) and scalar.end_mark.index > scalar.start_mark.index


@lru_cache(maxsize=8)
def _compose_cached(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError:
        return None


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == step:
                return key_node, value_node
    return None


def _inside(node: yaml.ScalarNode, text: str, offset: int) -> tuple[int, int]:
    """The place of a character of a scalar; exact but for escapes inside double quotes."""
    value = node.value[:offset]
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    lines = text.split("\n")
    if node.style == "|":
        depth = value.count("\n")
        first = next((i for i in range(line, len(lines)) if lines[i].strip()), line)
        indent = len(lines[first]) - len(lines[first].lstrip(" ")) if first < len(lines) else 0
        # A block scalar keeps its leading blank lines, so its first value line is the line after the indicator.
        return line + 1 + depth, indent + 1 + len(value) - (value.rfind("\n") + 1)
    quote = 1 if node.style in ("'", '"') else 0
    if node.style == "'":
        offset += value.count("'")
    if _lines_of(node) > 1:
        start = line if node.style == ">" else line - 1
        return _folded(lines[start:], start + 1, 0 if node.style == ">" else column - 1 + quote, offset)
    return line, column + offset + quote


def _folded(lines: list[str], number: int, first_column: int, offset: int) -> tuple[int, int]:
    """The place of a character in text that YAML folds: each line end counts as one character, indentation as none."""
    for index, line in enumerate(lines):
        indent = max(len(line) - len(line.lstrip(" ")), first_column if index == 0 else 0)
        length = len(line.rstrip()) - indent
        if offset <= length or index == len(lines) - 1:
            return number + index, indent + offset + 1
        offset -= length + 1 if line.strip() else 0
    return number, 1
