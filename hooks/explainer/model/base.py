"""What every part of a record has in common: it is closed, immutable and can be walked leaf by leaf."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from .references import HappeningRef, Reference
from .scalars import Date, Id, Line, Prose
from .vocabulary import ChangeKind

Where = tuple[str | int, ...]


class Part(BaseModel):
    """A mapping inside a record; an unknown field is an error, and nothing changes after parsing."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @cached_property
    def leaves(self) -> tuple[tuple[Where, Any], ...]:
        """Every value in the part with its place; many rules go through those of records."""
        return tuple(self.walk())

    def walk(self, location: Where = ()) -> Iterator[tuple[Where, Any]]:
        """Every value in the part with its place, in the order of the model's fields."""
        for name in _fields(type(self)):
            yield from _walk(getattr(self, name), (*location, name))


@cache
def _fields(model: type[Part]) -> tuple[str, ...]:
    return tuple(model.model_fields)


def _walk(value: Any, location: Where) -> Iterator[tuple[Where, Any]]:
    if value is None:
        return
    if isinstance(value, Part):
        yield from value.walk(location)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, (*location, index))
    else:
        yield location, value


class Change(Part):
    """What was changed in the record, when and why: corrections are public."""

    on: Date = Field(description="The day of the change.", examples=["2020-11-09"])
    kind: ChangeKind = Field(description="Whether something was added, brought up to date or put right.", examples=["correction"])
    claim: Id | None = Field(None, description="The claim that changed, if it is one.", examples=["dead-parly"])
    note: Prose = Field(
        description="What was wrong or new, in one sentence.", examples=["The number was given as killed; the minister said neutralised."]
    )


class Review(Part):
    """Who compared the record with its sources, and when."""

    on: Date = Field(description="The day of the review.", examples=["2026-11-22"])
    by: Line = Field(description="Who reviewed it.", examples=["the editors"])


class Retraction(Part):
    """A record withdrawn keeps its address and says why."""

    on: Date = Field(description="The day of the withdrawal.", examples=["2026-11-22"])
    why: Prose = Field(description="The reason, in one sentence.", examples=["The report turned out to describe another attack."])


class Record(Part):
    """One YAML file; `id` is its name without `.yml`, unique over all collections."""

    COLLECTION: ClassVar[str] = ""
    SINGULAR: ClassVar[str] = "record"
    # The fields that hold what the record is called, and one sentence about it.
    HEADING: ClassVar[str] = "title"
    LEAD: ClassVar[str] = "summary"

    id: Id = Field(description="The file name without `.yml`; never written in the file.", examples=["boulikessi-strike"])
    previous_ids: tuple[str, ...] = Field(
        (), description="Earlier addresses, which lead here: `collection/id`.", examples=["[events/boulikessi-raid]"]
    )
    retracted: Retraction | None = Field(
        None, description="Set when the record is withdrawn.", examples=["{on: 2026-11-22, why: It describes another attack.}"]
    )
    review: Review | None = Field(None, description="The last comparison with the sources.", examples=["{on: 2026-11-22, by: the editors}"])
    review_by: Date | None = Field(None, description="When the record has to be looked at again.", examples=["2027-05"])
    changes: tuple[Change, ...] = Field(
        (), description="Changes that readers should know of.", examples=["[{on: 2026-11-22, kind: addition, note: First version.}]"]
    )

    @property
    def path(self) -> str:
        """The record's place in the data and on the site: `collection/id`."""
        return f"{self.COLLECTION}/{self.id}"

    @property
    def heading(self) -> str:
        """What the record is called."""
        return str(getattr(self, self.HEADING))

    @property
    def lead(self) -> str:
        """One sentence about the record, for lists and page tops; empty when it has none."""
        return str(getattr(self, self.LEAD, None) or "")

    @cached_property
    def references(self) -> tuple[tuple[Where, Reference], ...]:
        """Every field that holds the id of another record or of a claim."""
        return tuple((where, value) for where, value in self.leaves if isinstance(value, Reference))

    @cached_property
    def prose(self) -> tuple[tuple[Where, Prose], ...]:
        """Every field that holds Markdown with citations."""
        return tuple((where, value) for where, value in self.leaves if isinstance(value, Prose))


__all__ = ["Change", "HappeningRef", "Part", "Record", "Retraction", "Review", "Where"]
