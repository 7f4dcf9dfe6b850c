"""`conflict.yml`: what makes the site about one conflict and not another."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, model_validator

from .base import Part
from .references import ActorRef, FigureRef, PlaceRef
from .scalars import Country, Date, Id, Language, Latitude, Line, Longitude, Prose, Sentence, Url, wrong


class ConflictCountry(Part):
    """A country the conflict is told for."""

    code: Country = Field(description="ISO 3166-1 code.", examples=["ML"])
    name: Line = Field(description="Its name.", examples=["Mali"])


class Extent(Part):
    """The map's edges in degrees; places outside say `outside_extent: true`."""

    south: Latitude = Field(description="Southern edge, degrees north.", examples=["9"])
    west: Longitude = Field(description="Western edge, degrees east.", examples=["-13"])
    north: Latitude = Field(description="Northern edge, degrees north.", examples=["26"])
    east: Longitude = Field(description="Eastern edge, degrees east.", examples=["17"])

    @model_validator(mode="after")
    def _not_inside_out(self) -> Extent:
        if self.south >= self.north or self.west >= self.east:
            raise wrong("the extent is inside out; south is below north and west below east")
        return self


class Camp(Part):
    """The name readers see for everyone under one actor."""

    actor: ActorRef = Field(description="The actor at the top.", examples=["french-government"])
    name: Line = Field(description="The camp's name.", examples=["France"])


class KeyFigure(Part):
    """A number for the home page: the latest point of a series, shown with its claimant and source."""

    figure: FigureRef = Field(description="The figure.", examples=["displaced-people-2020"])
    series: Id = Field(description="The series in it, by its id.", examples=["unhcr-central"])


class UnmappedUnit(Part):
    """A first-level unit of a country that the base map lacks."""

    country: Country = Field(description="ISO 3166-1 code.", examples=["ML"])
    name: Line = Field(description="Its name, as places give it under `admin1`.", examples=["Ménaka"])


class StartPage(Part):
    """The hand-written page that a newcomer should read first."""

    page: Line = Field(description="Its file under docs/.", examples=["article.md"])
    title: Line = Field(description="What the link says.", examples=["One article, read closely"])
    lead: Line = Field(description="Why to read it first.", examples=["The quickest way to see what this site is for."])

    @model_validator(mode="after")
    def _page_is_a_file(self) -> StartPage:
        if not re.fullmatch(r"[a-z0-9-]+\.md", self.page):
            raise wrong("'page' is the name of a file under docs/, such as article.md", "page")
        return self


class LoadedWord(Part):
    """A word that takes a side, and what to write instead outside quotations."""

    word: Line = Field(description="The word, or its beginning followed by `*`.", examples=["terrorist*"])
    instead: Line = Field(description="The neutral alternative.", examples=["jihadist armed group, fighter"])

    @model_validator(mode="after")
    def _long_enough(self) -> LoadedWord:
        if "*" in self.word.removesuffix("*"):
            raise wrong("'word' is one word or phrase, with a '*' at most at its end", "word")
        if len(self.word.rstrip("*")) < 4:
            raise wrong("'word' needs at least four letters, or it would be found in every sentence", "word")
        return self


class Conflict(Part):
    """The one file that tells the engine which conflict it explains."""

    title: Line = Field(description="The site's name.", examples=["Sahel Explained"])
    tagline: Sentence = Field(
        description="One sentence under the title.", examples=["The war in the Sahel since 2012: who says what, and how well it is known."]
    )
    introduction: Prose = Field(description="The home page's opening, cited.", examples=["The war began in northern Mali in 2012."])
    language: Language = Field(description="The default language of all text.", examples=["en"])
    countries: Annotated[tuple[ConflictCountry, ...], Field(min_length=1)] = Field(
        description="The countries it is about.", examples=["[{code: ML, name: Mali}]"]
    )
    extent: Extent = Field(description="The map's edges.", examples=["{south: 9, west: -13, north: 26, east: 17}"])
    camps: tuple[Camp, ...] = Field((), description="Names of the camps.", examples=["[{actor: french-government, name: France}]"])
    licence: Line = Field(description="The licence of data and text.", examples=["CC BY 4.0"])
    licence_url: Url = Field(description="Its address.", examples=["https://creativecommons.org/licenses/by/4.0/"])
    contact: Prose = Field(description="How to reach the editors.", examples=["Open an issue in the project's repository."])
    contact_address: Line | None = Field(
        None,
        description="A mail address, or a page, where readers can write without an account, unless the environment says otherwise.",
        examples=["editors@example.org"],
    )
    record_until: Date = Field(description="The date up to which the record runs.", examples=["2020-11"])
    site_url: Url = Field(
        description="Where the site is published, unless the environment says otherwise.", examples=["https://example.org/sahel-explained/"]
    )
    repository_url: Url = Field(
        description="Where the data is edited, unless the environment says otherwise.",
        examples=["https://github.com/example/sahel-explained"],
    )
    towns: tuple[PlaceRef, ...] = Field(
        (), description="Places that maps name for orientation where there is room, most important first.", examples=["[bamako, gao]"]
    )
    basemap_note: Line | None = Field(
        None,
        description="What readers must know of the base map's borders.",
        examples=["Regions as in Natural Earth, older than the reforms."],
    )
    unmapped_units: tuple[UnmappedUnit, ...] = Field(
        (), description="First-level units that places name and the base map lacks.", examples=["[{country: ML, name: Ménaka}]"]
    )
    start: StartPage | None = Field(
        None, description="The page to read first.", examples=["{page: article.md, title: One article, lead: Read this first.}"]
    )
    key_figures: tuple[KeyFigure, ...] = Field(
        (), description="Numbers for the home page.", examples=["[{figure: displaced-people-2020, series: unhcr-central}]"]
    )
    compare_figures: tuple[FigureRef, ...] = Field(
        (), description="Figures whose yearly totals stand beside our own records.", examples=["[conflict-deaths, civilians-killed]"]
    )
    compare_note: Prose | None = Field(
        None, description="Why our records and these totals differ, cited.", examples=["Our records are a selection."]
    )
    loaded_words: tuple[LoadedWord, ...] = Field(
        (), description="Words kept out of our own sentences.", examples=["[{word: regime, instead: government}]"]
    )
    aftermath_words: tuple[Line, ...] = Field(
        (), description="Words that tell what followed a killing; `*` stands for any ending.", examples=["[inquir*, trial, sentenced]"]
    )

    @model_validator(mode="after")
    def _contact_is_an_address(self) -> Conflict:
        if self.contact_address and not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+|https://[^\s<>\"']+", self.contact_address):
            raise wrong("'contact_address' is neither a mail address nor one that begins with https://", "contact_address")
        return self

    @model_validator(mode="after")
    def _nothing_stands_twice(self) -> Conflict:
        codes = [entry.code for entry in self.countries]
        tops = [str(camp.actor) for camp in self.camps]
        for field, values in (("countries", codes), ("camps", tops)):
            if twice := next((value for value in values if values.count(value) > 1), None):
                raise wrong(f"'{field}' has {twice} twice", field)
        return self
