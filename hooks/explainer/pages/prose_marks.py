"""Prose of records kept apart from the engine's own parts of a page: the ids of its headings, and its tables.

The engine's own ids begin with `_`, or with the name of a family such as `claim-`. A heading in the prose of a record has an id that
begins with `text-`; any other heading has one that begins with neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify, unique
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

# Comments of the engine around the prose of a record; prose itself has no HTML.
BEGIN, END = "<!--text-->", "<!--/text-->"
PREFIX = "text-"
TITLE = "_title"
# Beginnings of ids that the engine gives: claims, references and their marks, series, terms.
FAMILIES = ("claim-", "ref-", "cite-", "series-", "term-")

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MAY_BE_MARKED = re.compile(r"^\W*#|^\W*(?:-+|=+)[ \t]*$|\|", re.MULTILINE)


def marked(prose: str) -> str:
    """Markdown made from the prose of a record, with the marks by which its headings are known."""
    return f"{BEGIN}\n\n{prose}\n\n{END}" if _MAY_BE_MARKED.search(prose) else prose


def heading_slug(value: str, separator: str) -> str:
    """The id of a heading outside prose, in place of that of the extension toc."""
    slug = slugify(value, separator).lstrip("_")
    return f"{PREFIX}{slug}" if slug.startswith((*FAMILIES, PREFIX)) or not slug else slug


def mark_table(table: Element) -> None:
    """Say on a table in the prose of a record that it is one, so that nobody takes it for a table of claims with their grades."""
    table.set("data-in-text", "")
    caption = Element("caption")
    caption.text = "A table in the text"
    table.insert(0, caption)


class InProse(Extension):
    """For prose that is made into HTML by itself, without ids for its headings."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        md.treeprocessors.register(_Tables(md), "tables-in-text", 6)


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in list(root.iter("table")):
            mark_table(table)


class ProseMarks(Extension):
    """Gives the title of a page and the headings in prose their ids, before the extension toc gives the others theirs."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        md.treeprocessors.register(_ProseMarks(md), "prose-marks", 6)  # toc has 5


class _ProseMarks(Treeprocessor):
    def run(self, root: Element) -> None:
        used: set[str] = set()
        for block, is_prose in self._blocks(root):
            for element in list(block.iter()):
                if element.tag == "h1" and not is_prose:
                    element.set("id", TITLE)
                elif element.tag in _HEADINGS and is_prose:
                    words = "".join(HTML_PLACEHOLDER_RE.sub("", text) for text in element.itertext())
                    element.set("id", unique(f"{PREFIX}{slugify(words, '-') or 'section'}", used))
                elif element.tag == "table" and is_prose:
                    mark_table(element)

    def _blocks(self, root: Element) -> Iterator[tuple[Element, bool]]:
        """Every block with whether it is prose of a record; the marks are removed."""
        is_prose = False
        for block in list(root):
            mark = self._mark(block)
            if mark in (BEGIN, END):
                is_prose = mark == BEGIN
                root.remove(block)
            else:
                yield block, is_prose

    def _mark(self, block: Element) -> Any:
        """The HTML that a block stands for, if it stands for some."""
        place = HTML_PLACEHOLDER_RE.fullmatch((block.text or "").strip()) if block.tag == "p" and not len(block) else None
        return str(self.md.htmlStash.rawHtmlBlocks[int(place[1])]).strip() if place else None
