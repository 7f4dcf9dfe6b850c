"""Sources: what was read."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Discriminator, Field, Tag

from .base import Part, Record
from .references import ActorRef, SourceRef
from .scalars import ID, Date, Language, Line, Prose, Url
from .vocabulary import SourceKind, TitleFrom


def _publisher(value: Any) -> Any:
    """A publisher written as plain text is one without a record; a lower-case id is an actor's."""
    return {"text": value} if isinstance(value, str) and not ID.fullmatch(value.strip()) else value


def _based_on_shape(value: Any) -> str:
    return "~mapping" if isinstance(value, dict | Part) else "~id"


class Unseen(Part):
    """A source behind a source that nobody here has seen."""

    text: Line = Field(description="What it is; written alike wherever it is named.", examples=["AFP dispatch of 2–3 November 2020"])

    @property
    def key(self) -> str:
        """What tells it apart from other sources."""
        return f"text:{self.text.casefold()}"


BasedOn = Annotated[Annotated[SourceRef, Tag("~id")] | Annotated[Unseen, Tag("~mapping")], Discriminator(_based_on_shape)]
Publisher = Annotated[
    Annotated[ActorRef, Tag("~id")] | Annotated[Unseen, Tag("~mapping")],
    Discriminator(_based_on_shape),
    BeforeValidator(_publisher),
]


class Source(Record):
    """An article, report, statement or data set that was read."""

    COLLECTION: ClassVar[str] = "sources"
    SINGULAR: ClassVar[str] = "source"
    # Fields that may hold a line of text where their part has one.
    PLAIN_TEXT: ClassVar[tuple[str, ...]] = ("publisher",)

    title: Line = Field(
        description="The title as printed; what the source is, when its title was not seen.",
        examples=["France says its forces kill 50 Islamic extremists in Mali"],
    )
    title_from: TitleFrom = Field(
        "printed",
        description="`address` when the title was read in the address, `editors` when it is our description.",
        examples=["address"],
    )
    publisher: Publisher = Field(description="An actor's id, or the name as text when it has no record.", examples=["Air & Cosmos"])
    author: Line | None = Field(None, description="The author, only if seen.", examples=["Tiziano Ciocchetti"])
    url: Url | None = Field(None, description="The address of what was read.", examples=["https://example.org/article"])
    copy_of: Url | None = Field(None, description="The original, when a copy was read.", examples=["https://example.org/original"])
    archive_url: Url | None = Field(
        None, description="An archived copy.", examples=["https://web.archive.org/web/2020/https://example.org/article"]
    )
    published: Date | None = Field(None, description="When it was published, no more precise than seen.", examples=["2020-11-03"])
    accessed: Date | None = Field(None, description="When it was read.", examples=["2026-11"])
    language: Language | None = Field(None, description="BCP 47 code of its language.", examples=["en"])
    kind: SourceKind = Field(description="What sort of source it is.", examples=["dispatch"])
    based_on: tuple[BasedOn, ...] = Field(
        (), description="What it reprints or retells: a source's id or `{text: …}`.", examples=["[ap-2020-11-03]"]
    )
    note: Prose | None = Field(
        None, description="What a reader should know about it.", examples=["Only the beginning of the page was read."]
    )
