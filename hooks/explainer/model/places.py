"""Places: where."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator

from .base import Part, Record
from .parts import Name
from .scalars import EDITORS_ESTIMATE, Country, Date, Id, Kilometres, Latitude, Line, Longitude, Prose, Sentence, Switch, wrong
from .vocabulary import PlaceKind


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
            raise wrong("an area is either 'units' or a circle of 'lat', 'lon' and 'radius_km'", "units", "lat", "lon", "radius_km")
        return self


class Place(Record):
    """A settlement, region, area or country."""

    COLLECTION: ClassVar[str] = "places"
    SINGULAR: ClassVar[str] = "place"
    HEADING: ClassVar[str] = "name"

    name: Line = Field(description="The name most used in English.", examples=["Boulikessi"])
    names: tuple[Name, ...] = Field((), description="All other names and spellings.", examples=["[{name: Boulkessi, kind: spelling}]"])
    kind: PlaceKind = Field(description="What sort of place it is.", examples=["settlement"])
    country: Country | None = Field(None, description="ISO 3166-1 code; left out for an area of several countries.", examples=["ML"])
    admin1: Line | None = Field(
        None,
        description="Its first-level unit, by its name on the base map; `unmapped_units` in conflict.yml names those that the map lacks.",
        examples=["Mopti"],
    )
    admin1_as_of: Date | None = Field(
        None, description="The time for which that holds, when units were drawn anew afterwards.", examples=["2020"]
    )
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
    def first_level_unit(self) -> str:
        """Its first-level unit for readers, with the time for which that holds: `Mopti (2020)`; empty when it names none."""
        if self.admin1 is None:
            return ""
        return f"{self.admin1} ({self.admin1_as_of.words})" if self.admin1_as_of else str(self.admin1)

    @model_validator(mode="after")
    def _unit_of_a_country(self) -> Place:
        if self.admin1 and self.country is None:
            raise wrong("'admin1' is a unit of a country, so it needs 'country'", "admin1")
        if self.admin1_as_of and self.admin1 is None:
            raise wrong("'admin1_as_of' says for when 'admin1' holds, which is missing", "admin1_as_of")
        return self

    @model_validator(mode="after")
    def _one_extent(self) -> Place:
        if self.coordinates is not None and self.area is not None:
            raise wrong("gives both 'coordinates' and 'area'; keep one", "coordinates")
        if self.country is None and self.kind in ("settlement", "site", "district", "country"):
            raise wrong(f"a {self.kind} needs 'country'")
        return self
