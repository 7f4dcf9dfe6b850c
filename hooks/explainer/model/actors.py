"""Actors: who."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator

from ..values.edtf import Edtf
from .base import Record
from .parts import Claim, Name, Partisan, Position, Relation
from .scalars import Country, Date, Line, Prose, Sentence, wrong
from .vocabulary import ActorKind


class Actor(Record):
    """A group, force, state, body or person."""

    COLLECTION: ClassVar[str] = "actors"
    SINGULAR: ClassVar[str] = "actor"
    HEADING: ClassVar[str] = "name"

    name: Line = Field(description="The name most used in English.", examples=["Ansarul Islam"])
    names: tuple[Name, ...] = Field(
        (), description="All other names, and who uses them.", examples=["[{name: Ansaroul Islam, language: fr, kind: spelling}]"]
    )
    kind: ActorKind = Field(description="What sort of actor it is.", examples=["group"])
    party: tuple[Partisan, ...] = Field(
        (), description="When it is a party to the conflict; persons and units inherit it.", examples=["[{dates: 2016-12-16/..}]"]
    )
    active: Date | None = Field(None, description="From when to when it exists or acts here.", examples=["2016-12-16/.."])
    countries: tuple[Country, ...] = Field((), description="Where it acts, by ISO 3166-1 code.", examples=["[BF, ML]"])
    relations: tuple[Relation, ...] = Field(
        (), description="What it is to other actors; on one side only.", examples=["[{kind: allied, to: jnim}]"]
    )
    positions: tuple[Position, ...] = Field(
        (), description="Offices; on persons only.", examples=["[{at: french-government, title: Minister of the Armed Forces}]"]
    )
    claims: tuple[Claim, ...] = Field(
        (),
        description="Claims about the actor itself, such as its size.",
        examples=[
            "[{id: size, statement: It has between 150 and 200 members, said_by: {text: a researcher, party: no}, sources: [cisac-ansaroul-islam]}]"
        ],
    )
    summary: Sentence = Field(
        description="Who they are, in one sentence.", examples=["A jihadist armed group founded in northern Burkina Faso in 2016."]
    )
    brief: Prose | None = Field(
        None, description="One paragraph, cited.", examples=["It first appeared in December 2016 [@ctc-ansarul-islam]."]
    )
    body: Prose | None = Field(
        None, description="The full text, cited.", examples=["## Origins\n\nIt grew from a local movement [@cisac-ansaroul-islam]."]
    )
    disputed: Prose | None = Field(
        None, description="What sources disagree on.", examples=["Its founder's death is told in different ways [@cisac-ansaroul-islam]."]
    )

    def name_in(self, when: Edtf | None) -> str:
        """The name of the time: one whose dates cover it (acronyms and spellings aside), else the usual one."""
        for name in self.names:
            if when and name.dates and name.kind in ("name", "former") and name.dates.overlaps(when):
                return name.name
        return self.name

    @model_validator(mode="after")
    def _positions_are_held_by_persons(self) -> Actor:
        if self.positions and self.kind != "person":
            raise wrong("has 'positions', which only a person has; leaders are recorded on the persons", "positions")
        return self
