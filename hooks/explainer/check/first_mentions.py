"""A chapter names nobody and nothing before it has introduced it by a link. Warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dataset import Dataset
from ..model import Actor, Chapter, Place, Term
from ..problems import Problem
from ..values import prose
from ..values.prose import Link, Words


def check(dataset: Dataset) -> Iterator[Problem]:
    """A warning where a chapter uses a name before the link that introduces it."""
    for chapter in dataset.all(Chapter):
        for field in ("brief", "body"):
            text = str(getattr(chapter, field))
            tokens = list(prose.tokens(text))
            seen: set[str] = set()
            for token in tokens:
                if isinstance(token, Link) and token.target not in seen:
                    seen.add(token.target)
                    yield from _used_before(dataset, chapter, field, tokens, token)


def _used_before(dataset: Dataset, chapter: Chapter, field: str, tokens: list[prose.Token], first: Link) -> Iterator[Problem]:
    record = dataset.records.get(first.target)
    if not isinstance(record, Actor | Place | Term):
        return
    names = [str(record.heading), *(str(name.name) for name in record.names if name.kind == "acronym")]
    # A country is known by its name; what is part of a longer name is not the thing itself.
    if isinstance(record, Place) and record.kind == "country":
        return
    before = [token for token in tokens if isinstance(token, Words) and token.offset < first.offset]
    named = re.compile(rf"(?<![\w-])({'|'.join(re.escape(name) for name in names)})(?![\w-])(?! [A-Z])")
    for token in before:
        # Headings hold no links.
        if hit := named.search(re.sub(r"(?m)^#.*$", lambda line: " " * len(line[0]), token.text)):
            message = f"'{hit[0]}' is used before it is introduced; put the link [[{record.id}]] where it comes first"
            yield dataset.files[chapter.id].warning((field,), message, offset=token.offset + hit.start())
            return
