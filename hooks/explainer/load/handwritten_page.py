"""A page by hand: the fields at its top and its text, read in one way for the check and for whatever makes a page of it.

MkDocs reads the fields with another parser, which knows tags such as `!!binary`. So it is given them as they were checked, written in
a form that both read alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from ..problems import Problem
from .text_file import read_text
from .yaml_file import Plain, read_yaml

_FIELDS = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)


@dataclass(frozen=True)
class HandwrittenPage:
    """A page under docs/: `fields` hold nothing but text and lists of text, `text` is the whole file, of which `body` is the Markdown."""

    fields: Mapping[str, Plain]
    body: str
    text: str

    @property
    def source(self) -> str:
        """The page for MkDocs: every field is quoted, so that no parser takes one for anything but text."""
        head = yaml.safe_dump(dict(self.fields), allow_unicode=True, default_style='"', width=10_000) if self.fields else ""
        return f"---\n{head}---\n{self.body}" if head else self.body


def read_page(path: Path, name: str) -> tuple[HandwrittenPage | None, list[Problem]]:
    """The page in a file, and what is wrong with the file or its fields; None where it is no plain file of text.

    Where the fields cannot be read there are none, with a problem that says why.
    """
    text, problems = read_text(path, name)
    if text is None:
        return None, problems
    match = _FIELDS.match(text)
    if match is None:
        return HandwrittenPage({}, text, text), []
    reading, problems = read_yaml(name, match[1])
    # The fields begin in the second line of the file.
    problems = [replace(problem, line=problem.line + 1) for problem in problems]
    return HandwrittenPage(reading.data or {}, text[match.end() :], text), problems
