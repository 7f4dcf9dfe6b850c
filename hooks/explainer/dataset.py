"""All records at once: lookups and reverse links. Behind it nothing reads YAML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from babel import Locale

from .geo import basemap
from .geo.basemap import BaseMap, Unit
from .load.loader import ParseAll, parse_one_by_one, read_folder
from .load.yaml_file import SourceFile
from .model import Actor, Conflict, Event, Happening, Operation, Place, Record, Source
from .model.base import Where
from .model.references import ActorRef, Reference
from .model.scalars import EDITORS_ESTIMATE
from .model.sources import Unseen
from .problems import Problem
from .values import prose

RecordType = TypeVar("RecordType", bound=Record)
_ENGLISH = Locale("en")


@dataclass(frozen=True)
class Mention:
    """A place in a record that leads to another: a field, a citation or a link in prose."""

    record: Record
    where: Where
    offset: int = 0

    @property
    def field(self) -> str:
        """The outermost field that it is in."""
        return str(self.where[0])


@dataclass(frozen=True, eq=False)
class Dataset:
    """The records by id; `files` holds the text of each with the positions of its fields.

    `known` is the collection of every id, files that could not be read as records included. `derived` is where derive/once.py
    keeps what has been worked out from the records.
    """

    folder: Path
    conflict_or_none: Conflict | None
    records: Mapping[str, Record]
    files: Mapping[str, SourceFile]
    known: Mapping[str, str]
    derived: dict[object, Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def conflict(self) -> Conflict:
        """The conflict file; ValueError when it has errors."""
        if self.conflict_or_none is None:
            raise ValueError("the conflict file has errors; only checks may run on such a dataset")
        return self.conflict_or_none

    def all(self, model: type[RecordType]) -> list[RecordType]:
        """The records of a model, by id."""
        return [record for _, record in sorted(self.records.items()) if isinstance(record, model)]

    def plain(self, text: str) -> str:
        """Prose as its words alone, linked records by their headings."""
        return prose.plain(text, lambda record_id: self.records[record_id].heading)

    def actor(self, actor_id: str) -> Actor:
        """The actor of an id; KeyError when there is none."""
        return self._typed(actor_id, Actor)

    def place(self, place_id: str) -> Place:
        """The place of an id; KeyError when there is none."""
        return self._typed(place_id, Place)

    def source(self, source_id: str) -> Source:
        """The source of an id; KeyError when there is none."""
        return self._typed(source_id, Source)

    def _typed(self, record_id: str, model: type[RecordType]) -> RecordType:
        record = self.records[record_id]
        if not isinstance(record, model):
            raise KeyError(f"{record_id} is no {model.SINGULAR}")
        return record

    @cached_property
    def sources(self) -> list[Source]:
        """All sources, by id."""
        return self.all(Source)

    def is_complete(self, record: Record) -> bool:
        """Whether every record that one names is there and of the right collection, so that what follows from it can be derived."""
        for _, reference in record.references:
            named = self.records.get(reference)
            if type(reference).COLLECTIONS and (named is None or named.COLLECTION not in type(reference).COLLECTIONS):
                return False
            if isinstance(named, Source) and isinstance(named.publisher, ActorRef):
                if not isinstance(self.records.get(named.publisher), Actor):
                    return False
        return True

    def is_encyclopaedia(self, source_id: str) -> bool:
        """Whether an id is that of an encyclopaedia or a mirror of one, which is no origin of what it tells."""
        source = self.records.get(source_id)
        return isinstance(source, Source) and source.kind == "encyclopaedia"

    @cached_property
    def origin_names(self) -> Mapping[str, str]:
        """Readable names of the origins that have no record, by their key."""
        return {base.key: str(base.text) for source in self.sources for base in source.based_on if isinstance(base, Unseen)}

    @cached_property
    def happenings(self) -> list[Happening]:
        """Operations and events in the order of their dates."""
        return sorted([*self.all(Operation), *self.all(Event)], key=lambda record: (record.dates, record.id))

    @cached_property
    def claiming(self) -> list[Happening | Actor]:
        """The records that may hold claims."""
        return [*self.happenings, *self.all(Actor)]

    @cached_property
    def basemap(self) -> BaseMap:
        """The base map of the data folder; BaseMapError when it cannot be read."""
        return basemap.load(self.folder)

    @property
    def units(self) -> Mapping[str, Unit]:
        """The units of the base map by id."""
        return self.basemap.units

    def country(self, code: str) -> str:
        """A country's name (by ISO 3166-1 code) as the conflict gives it, else as CLDR does."""
        of_conflict = {entry.code: str(entry.name) for entry in self.conflict.countries}
        return of_conflict.get(code) or _ENGLISH.territories.get(code, code)

    @cached_property
    def source_by_url(self) -> Mapping[str, str]:
        """The source read at an address."""
        return {source.url: source.id for source in self.all(Source) if source.url}

    @cached_property
    def mentions(self) -> Mapping[str, list[Mention]]:
        """For each id, every place in other records that leads to it."""
        by_target: dict[str, list[Mention]] = defaultdict(list)
        for _, record in sorted(self.records.items()):
            for target, mention in mentions_in(record):
                if target != record.id:
                    by_target[target].append(mention)
        return by_target

    def mentioning(self, record_id: str, model: type[RecordType], *fields: str) -> list[RecordType]:
        """Records of a model that lead to `record_id`, from the given fields or any; each once, in order of id."""
        mentions = [mention for mention in self.mentions.get(record_id, []) if not fields or mention.field in fields]
        by_id = {mention.record.id: mention.record for mention in mentions if isinstance(mention.record, model)}
        return [record for _, record in sorted(by_id.items())]

    @cached_property
    def holders(self) -> Mapping[str, list[tuple[Actor, int]]]:
        """For each actor, the persons who hold or held office there, with the index of the position."""
        by_actor: dict[str, list[tuple[Actor, int]]] = defaultdict(list)
        for person in self.all(Actor):
            for index, position in enumerate(person.positions):
                by_actor[position.at].append((person, index))
        return by_actor

    @cached_property
    def inverse_relations(self) -> Mapping[str, list[tuple[Actor, int]]]:
        """For each actor, the actors that record a relation to it, with the index of the relation."""
        by_actor: dict[str, list[tuple[Actor, int]]] = defaultdict(list)
        for actor in self.all(Actor):
            for index, relation in enumerate(actor.relations):
                by_actor[relation.to].append((actor, index))
        return by_actor


def load(folder: Path, parse_all: ParseAll = parse_one_by_one) -> tuple[Dataset, list[Problem]]:
    """All records under `folder`, and the problems found file by file; NoDataError where there is no data folder."""
    read, problems = read_folder(folder, parse_all)
    return Dataset(folder, read.conflict, read.records, read.files, read.known), problems


def mentions_in(record: Record) -> list[tuple[str, Mention]]:
    """Every id that a record leads to, with the place: reference fields, citations, links, a point's basis."""
    mentions: list[tuple[str, Mention]] = []
    for where, value in record.leaves:
        if isinstance(value, Reference):
            if value.COLLECTIONS:
                mentions.append((value, Mention(record, where)))
        elif isinstance(value, str) and where[-1] == "basis" and value != EDITORS_ESTIMATE:
            mentions.append((value, Mention(record, where)))
        elif isinstance(value, str) and ("[@" in value or "[[" in value):
            mentions += [(cited.source, Mention(record, where, cited.offset)) for cited in prose.citations(value)]
            mentions += [(link.target, Mention(record, where, link.offset)) for link in prose.links(value)]
    return mentions
