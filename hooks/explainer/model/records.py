"""The record models, one for each collection of data-model."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from ..dates import Edtf
from .base import Part, Record
from .parts import Claim, Claimant, Name, Named, Participant, Partisan, Position, Relation, WhereAt
from .types import (
    EDITORS_ESTIMATE,
    ID,
    ActorRef,
    Count,
    Country,
    Date,
    HappeningRef,
    Id,
    Kilometres,
    Language,
    Latitude,
    Line,
    Longitude,
    Prose,
    Sentence,
    SourceRef,
    Switch,
    Url,
    Whole,
    wrong,
)
from .vocabulary import ActorKind, EventKind, Measure, OperationKind, PlaceKind, SourceKind, TitleFrom


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

    @property
    def heading(self) -> str:
        return self.title

    @property
    def lead(self) -> str:
        return self.summary


class Happening(Record):
    """What operations and events have in common."""

    title: Line = Field(description="The name most used in English, or a plain description.", examples=["French operation near Boulikessi"])
    names: tuple[Name, ...] = Field(
        (), description="All other names.", examples=["[{name: opération d'opportunité de Boulikessi, language: fr}]"]
    )
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

    @property
    def heading(self) -> str:
        return self.title

    @property
    def lead(self) -> str:
        return self.summary


class Operation(Happening):
    """An action planned by any armed side, state or not."""

    COLLECTION: ClassVar[str] = "operations"
    SINGULAR: ClassVar[str] = "operation"

    kind: OperationKind = Field(description="What sort of action it was.", examples=["air-strike"])


class Event(Happening):
    """The rest that is dated; massacres always, whoever did it."""

    COLLECTION: ClassVar[str] = "events"
    SINGULAR: ClassVar[str] = "event"

    kind: EventKind = Field(description="What sort of event it was.", examples=["coup"])


class Actor(Record):
    """A group, force, state, body or person."""

    COLLECTION: ClassVar[str] = "actors"
    SINGULAR: ClassVar[str] = "actor"

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

    @property
    def heading(self) -> str:
        return self.name

    @property
    def lead(self) -> str:
        return self.summary

    def name_in(self, when: Edtf | None) -> str:
        """The name of the time: one whose dates cover it (acronyms and spellings aside), else the usual one."""
        for name in self.names:
            if when and name.dates and name.kind in ("name", "former") and name.dates.overlaps(when):
                return name.name
        return self.name

    @model_validator(mode="after")
    def _positions_are_held_by_persons(self) -> Actor:
        if self.positions and self.kind != "person":
            raise wrong("has 'positions', which only a person has; leaders are recorded on the persons")
        return self


class Coordinates(Part):
    """A point, how far off it may be, and what it rests on."""

    lat: Latitude = Field(description="Degrees north.", examples=["15.1356"])
    lon: Longitude = Field(description="Degrees east.", examples=["-1.0800"])
    radius_km: Kilometres | None = Field(None, description="How far off the point may be, in kilometres.", examples=["5"])
    basis: Line = Field(
        description="What the point rests on: a source's id (a gazetteer is a source), or `editors' estimate`.",
        examples=["editors' estimate"],
    )
    note: Prose | None = Field(None, description="How the point was found.", examples=["The village, not the garrison."])

    @model_validator(mode="after")
    def _estimates_have_a_radius(self) -> Coordinates:
        if self.basis == EDITORS_ESTIMATE and self.radius_km is None:
            raise wrong("a point that is the editors' estimate needs 'radius_km'")
        return self


class Area(Part):
    """An extent: units of the base map, or a circle."""

    units: tuple[Id, ...] = Field((), description="Units of the base map, by the ids listed in data/basemap.", examples=["[ml-mopti]"])
    lat: Latitude | None = Field(None, description="Degrees north of the circle's centre.", examples=["15.0"])
    lon: Longitude | None = Field(None, description="Degrees east of the circle's centre.", examples=["0.23"])
    radius_km: Kilometres | None = Field(None, description="The circle's radius in kilometres.", examples=["150"])

    @model_validator(mode="after")
    def _units_or_circle(self) -> Area:
        circle = (self.lat, self.lon, self.radius_km)
        if bool(self.units) == any(value is not None for value in circle) or (not self.units and None in circle):
            raise wrong("an area is either 'units' or a circle of 'lat', 'lon' and 'radius_km'")
        return self


class Place(Record):
    """A settlement, region, area or country."""

    COLLECTION: ClassVar[str] = "places"
    SINGULAR: ClassVar[str] = "place"

    name: Line = Field(description="The name most used in English.", examples=["Boulikessi"])
    names: tuple[Name, ...] = Field((), description="All other names and spellings.", examples=["[{name: Boulkessi, kind: spelling}]"])
    kind: PlaceKind = Field(description="What sort of place it is.", examples=["settlement"])
    country: Country | None = Field(None, description="ISO 3166-1 code; left out for an area of several countries.", examples=["ML"])
    admin1: Line | None = Field(None, description="Its first-level unit, with the year when it matters.", examples=["Mopti (2020)"])
    coordinates: Coordinates | None = Field(
        None, description="A point.", examples=["{lat: 15.1356, lon: -1.0800, radius_km: 5, basis: editors' estimate}"]
    )
    area: Area | None = Field(None, description="An extent.", examples=["{units: [ml-mopti]}"])
    outside_extent: Switch = Field(False, description="`true` for a place outside the conflict's extent.", examples=["true"])
    summary: Sentence | None = Field(
        None,
        description="One sentence on where it is and why it matters.",
        examples=["A village in Mali near the border with Burkina Faso."],
    )
    note: Prose | None = Field(
        None, description="What a reader should know about it.", examples=["Reports call it central or northern Mali [@ap-2020-11-03]."]
    )

    @property
    def heading(self) -> str:
        return self.name

    @property
    def lead(self) -> str:
        return self.summary or ""

    @model_validator(mode="after")
    def _one_extent(self) -> Place:
        if self.coordinates is not None and self.area is not None:
            raise wrong("gives both 'coordinates' and 'area'; keep one")
        if self.country is None and self.kind in ("settlement", "site", "district", "country"):
            raise wrong(f"a {self.kind} needs 'country'")
        return self


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

    @property
    def heading(self) -> str:
        return self.title

    @property
    def lead(self) -> str:
        return ""


class FigurePoint(Part):
    """One value of a series, with its claimant."""

    as_of: Date | None = Field(None, description="The day or month a stock was counted.", examples=["2020-09-30"])
    period: Date | None = Field(None, description="The time a flow or change covers.", examples=["2020-01/2020-09"])
    count: Count = Field(description="The number as it was said.", examples=["4.2 million"])
    said_by: Claimant | None = Field(
        None, description="Who counted; left out when the one source did.", examples=["{text: UNHCR, party: no}"]
    )
    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1)] = Field(description="Where it was read.", examples=["[sofrep-2020-11]"])
    note: Prose | None = Field(None, description="What a reader needs to read it rightly.", examples=["Printed without a source."])

    @model_validator(mode="after")
    def _one_time(self) -> FigurePoint:
        if (self.as_of is None) == (self.period is None):
            raise wrong("gives both 'as_of' and 'period'; keep one" if self.as_of else "has no time; give 'as_of' or 'period'")
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

    @property
    def heading(self) -> str:
        return self.title

    @property
    def lead(self) -> str:
        return self.summary


class Term(Record):
    """A word of the glossary."""

    COLLECTION: ClassVar[str] = "terms"
    SINGULAR: ClassVar[str] = "term"

    term: Line = Field(description="The word.", examples=["neutralised"])
    names: tuple[Name, ...] = Field((), description="Other forms of it.", examples=["[{name: neutralisé, language: fr}]"])
    definition: Prose = Field(
        description="What it means, for a newcomer.", examples=["French military usage for killed, wounded or captured."]
    )
    sources: tuple[SourceRef, ...] = Field((), description="Where the meaning is explained.", examples=["[air-cosmos-2020-11]"])

    @property
    def heading(self) -> str:
        return self.term

    @property
    def lead(self) -> str:
        return self.definition


__all__ = ["Actor", "Area", "Chapter", "Coordinates", "Event", "Figure", "Happening", "Named", "Operation", "Place", "Source", "Term"]
