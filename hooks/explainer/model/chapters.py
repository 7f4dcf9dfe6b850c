"""Chapters of the background and words of the glossary: what explains."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from .base import Record
from .parts import Name
from .references import SourceRef
from .scalars import Date, Line, Prose, Sentence, Whole


class Chapter(Record):
    """A chapter of the background, told at three depths."""

    COLLECTION: ClassVar[str] = "background"
    SINGULAR: ClassVar[str] = "chapter"

    title: Line = Field(description="The chapter's title.", examples=["The rebellion of 2012"])
    order: Whole = Field(description="Its place in the reading order.", examples=["2"])
    period: Date | None = Field(None, description="The time it covers.", examples=["2012-01/2013-01"])
    summary: Sentence = Field(
        description="The chapter in one sentence, without citation marks.",
        examples=["A Tuareg rebellion began in 2012 and was overtaken by jihadist groups."],
    )
    brief: Prose = Field(
        description="The chapter in one paragraph, cited.",
        examples=["Fighters attacked Ménaka on 16 or 17 January 2012 [@war-report-2018]."],
    )
    body: Prose = Field(
        description="The full text, cited; headings begin with `##`.",
        examples=["## The first attacks\n\nThe rebellion began in the north."],
    )
    disputed: Prose | None = Field(
        None,
        description="What sources disagree on.",
        examples=["The first day of the rebellion is given as 16 or 17 January 2012 [@war-report-2018]."],
    )


class Term(Record):
    """A word of the glossary."""

    COLLECTION: ClassVar[str] = "terms"
    SINGULAR: ClassVar[str] = "term"
    HEADING: ClassVar[str] = "term"
    LEAD: ClassVar[str] = "definition"

    term: Line = Field(description="The word.", examples=["neutralised"])
    names: tuple[Name, ...] = Field((), description="Other forms of it.", examples=["[{name: neutralisé, language: fr}]"])
    definition: Prose = Field(
        description="What it means, for a newcomer.", examples=["French military usage for killed, wounded or captured."]
    )
    sources: tuple[SourceRef, ...] = Field((), description="Where the meaning is explained.", examples=["[air-cosmos-2020-11]"])
