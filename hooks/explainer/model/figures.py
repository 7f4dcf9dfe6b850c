"""Figures: numbers over time."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from .base import Part, Record
from .parts import Claimant, Passage, Readings, passages, source_ids
from .references import SourceRef
from .scalars import Count, Date, Id, Line, Prose, Sentence, wrong
from .vocabulary import Measure


class FigurePoint(Part):
    """One value of a series, with its claimant."""

    as_of: Date | None = Field(None, description="The day or month a stock was counted.", examples=["2020-09-30"])
    period: Date | None = Field(None, description="The time a flow or change covers.", examples=["2020-01/2020-09"])
    count: Count = Field(description="The number as it was said.", examples=["4.2 million"])
    said_by: Claimant | None = Field(
        None, description="Who counted; left out when the one source did.", examples=["{text: UNHCR, party: no}"]
    )
    sources: Readings = Field(description="Where it was read: ids, or a source with its words.", examples=["[sofrep-2020-11]"])
    note: Prose | None = Field(None, description="What a reader needs to read it rightly.", examples=["Printed without a source."])

    @property
    def source_ids(self) -> tuple[SourceRef, ...]:
        """The sources in which it was read."""
        return source_ids(self.sources)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The sources whose words are recorded, or are known not to have been found."""
        return passages(self.sources)

    @model_validator(mode="after")
    def _one_time(self) -> FigurePoint:
        if (self.as_of is None) == (self.period is None):
            raise wrong("gives both 'as_of' and 'period'; keep one" if self.as_of else "has no time; give 'as_of' or 'period'", "as_of")
        return self


class Series(Part):
    """Points that share one definition; different definitions are never joined."""

    id: Id | None = Field(None, description="Unique in the figure: `#series-regional` can be cited.", examples=["regional"])
    definition: Line = Field(description="What exactly is counted.", examples=["People displaced within their own country"])
    scope: Line = Field(description="Where.", examples=["Burkina Faso, Mali and Niger"])
    unit: Line = Field(description="What one is.", examples=["people"])
    measure: Measure = Field(description="`stock` at a time, `flow` during a time, or `change` between two.", examples=["stock"])
    points: Annotated[tuple[FigurePoint, ...], Field(min_length=1)] = Field(
        description="The values.", examples=["[{as_of: 2020-10, count: 4.2 million, sources: [sofrep-2020-11]}]"]
    )


class Figure(Record):
    """An indicator over time."""

    COLLECTION: ClassVar[str] = "figures"
    SINGULAR: ClassVar[str] = "figure"

    title: Line = Field(description="What it shows.", examples=["Displaced people"])
    summary: Sentence = Field(
        description="How to read it, in one sentence.",
        examples=["Counts differ because they count different people in different countries."],
    )
    series: Annotated[tuple[Series, ...], Field(min_length=1)] = Field(
        description="One for each definition and scope.",
        examples=[
            "[{definition: as printed, scope: entire Sahel, unit: people, measure: stock, points: [{as_of: 2020-11, count: 4.2 million, sources: [sofrep-2020-11]}]}]"
        ],
    )
    disputed: Prose | None = Field(
        None, description="What sources disagree on.", examples=["The total of 4.2 million was found nowhere else [@sofrep-2020-11]."]
    )
