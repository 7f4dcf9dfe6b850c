"""What may be fixed in a record without asking: line ends, trailing spaces, the order of its fields. Comments stay.

A file is only changed when what it says is the same before and after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml

from ..model.base import Part, Record
from ..model.fields import parts_in

Lines = list[str]


def fixed(text: str, model: type[Part]) -> tuple[str, list[str]]:
    """The fixed text of a record of this model, and in words what was wrong with it.

    The same text and nothing when there is nothing to fix or it cannot be read.
    """
    faults: list[str] = []
    with_line_feeds = text.replace("\r\n", "\n").replace("\r", "\n")
    if with_line_feeds != text:
        faults.append("line ends")
    lines = _without_trailing_spaces(with_line_feeds)
    if "\n".join(lines) != with_line_feeds.rstrip("\n"):
        faults.append("trailing spaces")
    elif with_line_feeds != "\n".join(lines) + "\n":
        faults.append("the end of the file")
    ordered = _ordered("\n".join(lines) + "\n", model)
    if ordered != lines:
        faults.append("order of fields")
    result = "\n".join(ordered).rstrip("\n") + "\n"
    return (result, faults) if faults and _same(text, result) else (text, [])


def _without_trailing_spaces(text: str) -> Lines:
    """The lines without spaces at their ends, but for two of them before another line: a line break in Markdown."""
    lines = text.rstrip("\n").split("\n")
    block = _literal_lines(text)
    kept = []
    for number, line in enumerate(lines):
        bare = line.rstrip(" \t")
        breaks = number in block and bare and line.endswith("  ") and number + 1 < len(lines) and lines[number + 1].strip()
        kept.append(f"{bare}  " if breaks else bare)
    return kept


def _literal_lines(text: str) -> set[int]:
    """The numbers, from 0, of the lines in literal blocks (after '|')."""
    node = _composed(text)
    literals = [scalar for scalar in _scalars(node) if scalar.style == "|"] if node else []
    return {line for scalar in literals for line in range(scalar.start_mark.line + 1, scalar.end_mark.line + 1)}


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for child in node.value:
            for inner in child if isinstance(child, tuple) else (child,):
                yield from _scalars(inner)


def _composed(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return None


def _same(before: str, after: str) -> bool:
    """Whether two texts are the same record; text is compared as it is shown, without spaces at line ends."""
    try:
        first, second = (_bare(yaml.load(text, Loader=yaml.CBaseLoader)) for text in (before, after))
    except yaml.YAMLError:
        return False
    return bool(first == second)


def _bare(value: object) -> object:
    """Plain data with all text without spaces at line ends."""
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_bare(item) for item in value]
    return re.sub(r" ?[ \t]*$", "", str(value), flags=re.MULTILINE).rstrip() if "\n" in str(value) else str(value).rstrip()


def _ordered(text: str, model: type[Part]) -> Lines:
    """The lines with the fields of every mapping in the model's order; mappings in braces stay as they are."""
    lines = text.rstrip("\n").split("\n")
    node = _composed(text)
    if isinstance(node, yaml.MappingNode) and node.start_mark.column == 0:
        _order(lines, node, model, len(lines))
    return lines


def _order(lines: Lines, node: yaml.MappingNode, model: type[Part], end: int) -> None:
    """Puts the fields of a mapping, which ends before the line `end`, in order in `lines`; first those of its parts."""
    if node.flow_style:
        return
    starts = [key.start_mark.line for key, _ in node.value]
    if len(set(starts)) != len(starts):
        return
    for (key, value), (_, after) in zip(node.value, pairwise([*starts, end]), strict=True):
        field = model.model_fields.get(str(key.value))
        if field is not None:
            _order_inside(lines, value, next(parts_in(field.annotation), model), after)
    first = starts[0]
    in_list = lines[first][: node.start_mark.column].lstrip(" ").startswith("-")
    begins = [first, *(_with_comments(lines, line, node.start_mark.column) for line in starts[1:])]
    wanted = _order_of(model)
    names = [str(key.value) for key, _ in node.value]
    order = sorted(range(len(names)), key=lambda index: (wanted.get(names[index], len(wanted)), index))
    if order == sorted(order) or (in_list and begins[order[0]] != starts[order[0]]):
        return
    blocks = [lines[begin:stop] for begin, stop in pairwise([*begins, end])]
    dash = lines[first][: node.start_mark.column]
    if in_list:
        blocks[0][0] = " " * len(dash) + blocks[0][0][len(dash) :]
        blocks[order[0]][0] = dash + blocks[order[0]][0][len(dash) :]
    lines[first:end] = [line for index in order for line in blocks[index]]


def _order_inside(lines: Lines, value: yaml.Node, model: type[Part], end: int) -> None:
    if isinstance(value, yaml.MappingNode):
        _order(lines, value, model, end)
    elif isinstance(value, yaml.SequenceNode) and not value.flow_style:
        for item, after in zip(value.value, [*(child.start_mark.line for child in value.value[1:]), end], strict=True):
            if isinstance(item, yaml.MappingNode):
                _order(lines, item, model, _with_comments(lines, after, value.start_mark.column) if after != end else end)


def _with_comments(lines: Lines, line: int, column: int) -> int:
    """Where a field begins when the comments right above it, indented like it, are counted in."""
    while lines[line - 1].startswith(" " * column + "#"):
        line -= 1
    return line


def _order_of(model: type[Part]) -> dict[str, int]:
    """The place of each field: the record's own, then those that every record may have."""
    common = [name for name in model.model_fields if issubclass(model, Record) and name in Record.model_fields]
    own = [name for name in model.model_fields if name not in common]
    return {name: place for place, name in enumerate([*own, *common])}
