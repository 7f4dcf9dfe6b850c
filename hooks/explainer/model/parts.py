"""The parts that records share: names, places of happening, participants, relations, positions, claims."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from .base import Part
from .references import ActorRef, ClaimOrSourceRef, ClaimRef, OneOrMoreClaims, PlaceRef, SourceRef
from .scalars import Count, Date, Id, Kilometres, Language, Line, Prose, Quotation, Switch, wrong
from .vocabulary import Counted, NameKind, PartyAnswer, Precision, RelationName, Relays, Role, Seen, WhereRole, Whom

# Tags of unions begin with '~', so that they are told apart from field names where an error is placed.


def _shape(value: Any) -> str:
    return "~mapping" if isinstance(value, dict | Part) else "~id"


class Named(Part):
    """A claimant who has no record of their own."""

    text: Line = Field(description="Who they are, in the source's words.", examples=["Malian security sources"])
    party: PartyAnswer = Field("unknown", description="Whether they are a party to the conflict.", examples=["yes"])


Claimant = Annotated[Annotated[ActorRef, Tag("~id")] | Annotated[Named, Tag("~mapping")], Discriminator(_shape)]


class Passage(Part):
    """What was read in a source: the words that carry a number, exactly as printed, and how they were seen."""

    source: SourceRef = Field(description="The source.", examples=["dawn-2024-09-20"])
    words: Quotation | None = Field(
        None,
        description="The words, exactly as printed, in the language of the source; the count is found in them.",
        examples=["77 people were killed and 255 wounded"],
    )
    at: Line | None = Field(None, description="Where in the source they stand.", examples=["third paragraph"])
    seen: Seen = Field(description="How the words were seen by those who wrote the record.", examples=["page"])
    through: SourceRef | None = Field(
        None, description="The source that quotes them, where the words were only seen second-hand.", examples=["ap-2020-11-03"]
    )
    translation: Line | None = Field(
        None, description="The words in the site's language, where the source is in another.", examples=["some forty dead"]
    )
    words_note: Line | None = Field(
        None,
        description="How the count follows from the words where it is not in them: a sum, or what was noted when they were read.",
        examples=["7 soldiers and 3 civilians"],
    )

    @model_validator(mode="after")
    def _words_as_seen(self) -> Passage:
        if self.seen == "not-found" and self.words is not None:
            raise wrong("has words that were not found; say how they were seen, or delete them", "seen")
        if self.seen != "not-found" and self.words is None:
            raise wrong(f"was seen as '{self.seen}', but its words are missing; give 'words', or 'seen: not-found'", "seen")
        if (self.seen == "second-hand") != (self.through is not None):
            raise wrong("names 'through', the source that quotes the words, if and only if they were seen second-hand", "through", "seen")
        return self


# Where a number was read: the source with its words, or the source alone.
ReadIn = Annotated[Annotated[SourceRef, Tag("~id")] | Annotated[Passage, Tag("~mapping")], Discriminator(_shape)]
Readings = Annotated[tuple[ReadIn, ...], Field(min_length=1)]


def source_ids(readings: tuple[SourceRef | Passage, ...]) -> tuple[SourceRef, ...]:
    """The sources in which something was read."""
    return tuple(reading.source if isinstance(reading, Passage) else reading for reading in readings)


def passages(readings: tuple[SourceRef | Passage, ...]) -> tuple[Passage, ...]:
    """The sources whose words are recorded, or are known not to have been found."""
    return tuple(reading for reading in readings if isinstance(reading, Passage))


class Name(Part):
    """A name of the record, who uses it and when."""

    name: Line = Field(description="The name as it is written.", examples=["RVIM"])
    language: Language | None = Field(None, description="BCP 47 code of the name's language.", examples=["fr"])
    kind: NameKind = Field("name", description="What sort of name it is.", examples=["acronym"])
    dates: Date | None = Field(None, description="When the name was in use.", examples=["2022-03/.."])
    used_by: tuple[ActorRef, ...] = Field((), description="Actors who use it.", examples=["[french-armed-forces]"])
    shared: Switch = Field(False, description="`true` when another record has the same name; both say so.", examples=["true"])
    sources: tuple[SourceRef, ...] = Field((), description="Where it was seen.", examples=["[air-cosmos-2020-11]"])


class WhereAt(Part):
    """A place where something happened, no more precise than it is known."""

    place: PlaceRef = Field(description="The place.", examples=["boulikessi"])
    precision: Precision = Field(
        "exact", description="How well the spot is known; the coarser of this and the place's own counts.", examples=["near"]
    )
    radius_km: Kilometres | None = Field(None, description="How far off it may be, in kilometres.", examples=["15"])
    role: WhereRole = Field("scene", description="What the place has to do with it.", examples=["scene"])
    note: Prose | None = Field(None, description="What is known about the spot.", examples=["Reports call it central or northern Mali."])
    sources: tuple[SourceRef, ...] = Field((), description="Who says so.", examples=["[air-cosmos-2020-11]"])


class Participant(Part):
    """Who took part, in which role, and who says so when only a party does."""

    actor: ActorRef | None = Field(None, description="The actor, when it has a record.", examples=["task-force-sabre"])
    text: Line | None = Field(None, description="Who, when there is no record.", examples=["a local militia"])
    role: Role = Field(description="What they did; `not-involved` is a statement too.", examples=["led"])
    said_by: Claimant | None = Field(None, description="Who asserts the role.", examples=["french-armed-forces-staff"])
    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1)] = Field(
        description="Where it was seen.", examples=["[air-cosmos-2020-11]"]
    )
    note: Prose | None = Field(None, description="What a reader should know about it.", examples=["Commandos brought in by helicopter."])

    @model_validator(mode="after")
    def _one_of_actor_and_text(self) -> Participant:
        if (self.actor is None) == (self.text is None):
            raise wrong("gives both 'actor' and 'text'; keep one" if self.actor else "names nobody; give 'actor' or 'text'", "actor")
        return self


class Relation(Part):
    """What one actor is to another, and when; the inverse is derived."""

    kind: RelationName = Field(description="The relation, read from this actor to the other.", examples=["part-of"])
    to: ActorRef = Field(description="The other actor.", examples=["jnim"])
    dates: Date | None = Field(None, description="When it held.", examples=["2017-03-02/.."])
    said_by: Claimant | None = Field(None, description="Who asserts it.", examples=["florence-parly"])
    sources: tuple[SourceRef, ...] = Field((), description="Where it was seen.", examples=["[cisac-ansaroul-islam]"])
    note: Prose | None = Field(None, description="What a reader should know about it.", examples=["Called a member or an affiliate."])


class Position(Part):
    """A person's office; leaders are derived from it."""

    at: ActorRef = Field(description="The actor the office belongs to.", examples=["french-government"])
    title: Line = Field(description="The office.", examples=["Minister of the Armed Forces"])
    dates: Date | None = Field(None, description="When it was held, as far as sources say.", examples=["2020-11/.."])
    sources: tuple[SourceRef, ...] = Field((), description="Where it was seen.", examples=["[french-embassy-2020-11]"])


class Partisan(Part):
    """A time during which the actor is a party to the conflict."""

    dates: Date = Field(description="From when to when.", examples=["2013-01-11/.."])
    sources: tuple[SourceRef, ...] = Field((), description="Where it was seen.", examples=["[ap-2020-11-03]"])


class Claim(Part):
    """What one claimant says: numbers never stand alone."""

    id: Id = Field(description="Unique in the record and never reused: `#claim-dead-parly` can be cited.", examples=["dead-parly"])
    previous_ids: tuple[Id, ...] = Field((), description="Earlier ids of the claim; links to them keep working.", examples=["[dead]"])
    asks: Line | None = Field(None, description="The question in a reader's words, on one of its claims.", examples=["How many were hit?"])
    about: Id | None = Field(
        None, description="The question it answers, when that is not simply what + whom + of + where.", examples=["losses"]
    )
    what: Counted | None = Field(None, description="What was counted.", examples=["neutralised"])
    whom: Whom | None = Field(None, description="A class of people or things, never persons.", examples=["fighters"])
    of: ActorRef | None = Field(None, description="Whose they were.", examples=["ansarul-islam"])
    by: tuple[ActorRef, ...] = Field((), description="Who is said to have done it.", examples=["[task-force-sabre]"])
    where: PlaceRef | None = Field(None, description="The place counted, when it is not the whole.", examples=["boulikessi"])
    count: Count | None = Field(None, description="The number as it was said.", examples=["'>50'"])
    statement: Line | None = Field(None, description="What was said, for a claim without a number.", examples=["Koufa was probably killed"])
    said_by: Claimant | None = Field(
        None, description="Who says so; left out only when the one source listed counted itself.", examples=["florence-parly"]
    )
    said_on: Date | None = Field(
        None, description="When it was said; without it, the earliest dated source counts.", examples=["2020-11-02"]
    )
    relays: Relays | None = Field(
        None,
        description="Set when the claimant did not count: `passes-on` what others say, or `compiles` reports; such a claim weighs nothing.",
        examples=["passes-on"],
    )
    provisional: Switch = Field(
        False, description="`true` for a count that its claimant called provisional; it is not compared with others.", examples=["true"]
    )
    rests_on: OneOrMoreClaims = Field(
        (), description="Claims of others that this one takes over or vouches for: the two do not support each other.", examples=["video"]
    )
    sources: Readings = Field(
        description="Where it was read: ids, or a source with its words.",
        examples=['[{source: ap-2020-11-03, words: "more than 50 jihadists", seen: page}]'],
    )
    within: ClaimRef | None = Field(None, description="The claim of which this is a part or a named subset.", examples=["total"])
    replaces: ClaimRef | None = Field(
        None, description="An earlier claim of the same camp that this one supersedes.", examples=["first-toll"]
    )
    disputes: OneOrMoreClaims = Field((), description="Claims that it contradicts.", examples=["seized"])
    denied_by: tuple[ActorRef, ...] = Field((), description="Actors who deny it.", examples=["[french-armed-forces]"])
    refuted_by: ClaimOrSourceRef | None = Field(None, description="The claim or source that shows it wrong.", examples=["video"])
    note: Prose | None = Field(None, description="What a reader needs to read it rightly.", examples=["French usage: killed or captured."])

    @property
    def source_ids(self) -> tuple[SourceRef, ...]:
        """The sources in which it was read."""
        return source_ids(self.sources)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The sources whose words are recorded, or are known not to have been found."""
        return passages(self.sources)

    @model_validator(mode="after")
    def _says_something(self) -> Claim:
        if self.count is None and self.statement is None:
            raise wrong("says nothing; give 'count' or 'statement'")
        if self.count is not None and self.statement is not None:
            raise wrong("gives both 'count' and 'statement'; split it into two claims", "count")
        if self.count is not None and self.what is None:
            raise wrong("has a count of nothing; give 'what' was counted, for example killed")
        if self.said_by is None and len(self.sources) > 1:
            raise wrong("does not say who claims it; 'said_by' may be missing only when one source is listed and counted itself")
        return self
