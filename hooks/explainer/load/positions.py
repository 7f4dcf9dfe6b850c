"""Where a field, or a character of its text, is in a YAML file."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

import yaml

from ..model.base import Where


class Loader(yaml.CBaseLoader):
    """The C parser with every untagged value left as text; the base class asks its resolver about each one."""

    TAGS: ClassVar[dict[type[yaml.Node], str]] = {
        yaml.ScalarNode: "tag:yaml.org,2002:str",
        yaml.MappingNode: "tag:yaml.org,2002:map",
        yaml.SequenceNode: "tag:yaml.org,2002:seq",
    }

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: tuple[bool, bool] | bool) -> str:
        return self.TAGS[kind]

    def descend_resolver(self, node: yaml.Node | None, index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def position_of(text: str, where: Where, *, key: bool = False, offset: int | None = None) -> tuple[int, int]:
    """Line and column, from 1, of the field at `where`, or of its nearest ancestor that is in the text.

    With `key`, of the field's name; with `offset`, of so many characters into its value.
    """
    node = target = _composed(text)
    for step in where:
        child = _child(node, step)
        if child is None:
            break
        key_node, node = child
        target = key_node if key and key_node is not None else node
    if target is None:
        return 1, 1
    if offset is not None and isinstance(target, yaml.ScalarNode):
        return _inside(target, text, offset)
    return target.start_mark.line + 1, target.start_mark.column + 1


def is_folded(scalar: yaml.ScalarNode) -> bool:
    """Whether text runs over several lines and is no literal block, so that YAML joins its lines."""
    return scalar.style != "|" and scalar.end_mark.line != scalar.start_mark.line and _lines_of(scalar) > 1


def _lines_of(scalar: yaml.ScalarNode) -> int:
    lines: int = scalar.end_mark.line - scalar.start_mark.line + (scalar.end_mark.column > 0)
    return lines


@lru_cache(maxsize=8)
def _composed(text: str) -> yaml.Node | None:
    """The text as nodes, kept for the next problem of the same file; None when it cannot be read."""
    try:
        return yaml.compose(text, Loader=Loader)
    except yaml.YAMLError:
        return None


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """The node one step further, with that of its key when it is a field; None when there is none."""
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
        return _in_folded(lines[start:], start + 1, 0 if node.style == ">" else column - 1 + quote, offset)
    return line, column + offset + quote


def _in_folded(lines: list[str], number: int, first_column: int, offset: int) -> tuple[int, int]:
    """The place of a character in text that YAML folds: each line end counts as one character, indentation as none."""
    for index, line in enumerate(lines):
        indent = max(len(line) - len(line.lstrip(" ")), first_column if index == 0 else 0)
        length = len(line.rstrip()) - indent
        if offset <= length or index == len(lines) - 1:
            return number + index, indent + offset + 1
        offset -= length + 1 if line.strip() else 0
    return number, 1
