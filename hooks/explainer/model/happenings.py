"""Operations and events: what happened."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from .base import Record
from .parts import Claim, Name, Participant, WhereAt
from .references import HappeningRef
from .scalars import Date, Line, Prose, Sentence, Switch
from .vocabulary import EventKind, OperationKind


class Happening(Record):
    """What operations and events have in common."""

    title: Line = Field(description="The name most used in English, or a plain description.", examples=["French operation near Boulikessi"])
    names: tuple[Name, ...] = Field(
        (), description="All other names.", examples=["[{name: opération d'opportunité de Boulikessi, language: fr}]"]
    )
    kind: OperationKind | EventKind = Field(description="What sort of thing it was.", examples=["raid"])
    part_of: HappeningRef | None = Field(None, description="The larger operation or event it belongs to.", examples=["operation-barkhane"])
    dates: Date = Field(description="When it happened, no more precise than known.", examples=["2020-10-30/2020-10-31"])
    where: tuple[WhereAt, ...] = Field(
        (), description="Where it happened.", examples=["[{place: boulikessi, precision: near, radius_km: 15}]"]
    )
    participants: tuple[Participant, ...] = Field(
        (),
        description="Who took part, and who did not.",
        examples=["[{actor: task-force-sabre, role: led, sources: [air-cosmos-2020-11]}]"],
    )
    objective: Prose | None = Field(
        None,
        description="What those who planned it said they wanted.",
        examples=["An unplanned strike, according to the general staff [@air-cosmos-2020-11]."],
    )
    summary: Sentence = Field(
        description="One sentence for a newcomer, without citation marks.",
        examples=["French aircraft and commandos attacked fighters near Boulikessi in October 2020."],
    )
    brief: Prose | None = Field(
        None,
        description="One paragraph, cited.",
        examples=["France said that it had killed or captured more than 50 fighters [@ap-2020-11-03]."],
    )
    body: Prose | None = Field(
        None,
        description="The full text, cited.",
        examples=["## What happened\n\nA drone saw a column of motorcycles [@air-cosmos-2020-11]."],
    )
    claims: tuple[Claim, ...] = Field(
        (),
        description="Numbers and statements, each with its claimant.",
        examples=["[{id: captured, what: captured, whom: fighters, count: 4, said_by: frederic-barbry, sources: [ap-2020-11-03]}]"],
    )
    disputed: Prose | None = Field(
        None,
        description="What sources disagree on, in one or two plain sentences.",
        examples=["Reports differ on the number [@ap-2020-11-03]."],
    )
    unknown: Prose | None = Field(None, description="What no source says.", examples=["No independent count was found."])
    content_notice: Switch = Field(False, description="`true` when a notice should stand before the page.", examples=["true"])


class Operation(Happening):
    """An action planned by any armed side, state or not."""

    COLLECTION: ClassVar[str] = "operations"
    SINGULAR: ClassVar[str] = "operation"

    kind: OperationKind = Field(description="What sort of action it was.", examples=["air-strike"])


class Event(Happening):
    """The rest that is dated; killings of people who did not fight always, whoever did it."""

    COLLECTION: ClassVar[str] = "events"
    SINGULAR: ClassVar[str] = "event"

    kind: EventKind = Field(description="What sort of event it was.", examples=["coup"])
