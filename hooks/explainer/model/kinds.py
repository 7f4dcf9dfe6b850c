"""One row for each collection and one for each kind of relation: every fact about a kind that is not code stands here, once.

Index pages, the home page, the search form, `explainer new`, the tables of the open data, the sections of relations and the drawings
of them follow from these rows. A new collection is a model, a row, a template and a line in `mkdocs.yml`; a new kind of relation is a
word in `vocabulary.RelationName` and a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from .actors import Actor
from .base import Record
from .chapters import Chapter, Term
from .figures import Figure
from .happenings import Event, Operation
from .places import Place
from .sources import Source
from .vocabulary import RelationName


@dataclass(frozen=True)
class Collection:
    """A collection: the model of its records, and how the site shows them.

    `template` makes the page of a record. `columns` are those of its table in the open data, beside id, page, name, summary and the
    day of a withdrawal: fields of the model, or columns that exports/tables.py works out. `schema_type` is what schema.org calls one
    of its records. `search_weight` multiplies the score of a record that was found by its name; None for sources, of which there are
    more than of all the rest, so that they are found by their text alone. `has_preview` says whether a link to a record shows a
    preview.
    """

    model: type[Record]
    title: str
    lead: str
    template: str
    columns: tuple[str, ...]
    schema_type: str
    search_weight: float | None
    has_preview: bool = True

    @property
    def name(self) -> str:
        """The name of its folder, in the data and on the site."""
        return self.model.COLLECTION

    @property
    def singular(self) -> str:
        """What one of its records is called."""
        return self.model.SINGULAR


_HAPPENING_COLUMNS = ("kind", "part_of", "countries", "dates", "earliest", "latest")

# In the order in which the site lists them.
COLLECTION_KINDS: Mapping[str, Collection] = {
    row.name: row
    for row in (
        Collection(
            Chapter, "Background", "The war told in chapters: one sentence, one paragraph, the whole text.",
            template="chapter.md", columns=("order", "period"), schema_type="Article", search_weight=1,
        ),
        Collection(
            Operation, "Operations",
            "What armed sides planned and did, whichever side it was: campaigns, strikes, raids, offensives, sieges.",
            template="happening.md", columns=_HAPPENING_COLUMNS, schema_type="Event", search_weight=1.1,
        ),
        Collection(
            Event, "Events", "Coups, accords, decisions, protests; and killings of people who did not fight, whoever committed them.",
            template="happening.md", columns=_HAPPENING_COLUMNS, schema_type="Event", search_weight=1.1,
        ),
        Collection(
            Actor, "Actors", "Armed groups, forces, states, bodies and persons, with all their names and who uses them.",
            template="actor.md", columns=("kind", "active", "countries", "camp", "ever_party"), schema_type="Organization",
            search_weight=1.25,
        ),
        Collection(
            Place, "Places", "Where it happens, with every spelling and how precisely the spot is known.",
            template="place.md", columns=("kind", "country", "admin1"), schema_type="Place", search_weight=1.15,
        ),
        Collection(
            Source, "Sources", "Everything that was read, who published it, and what on this site rests on it.",
            template="source.md",
            columns=(
                "publisher", "publisher_id", "publisher_is_party", "author", "url", "archive_url", "published", "language", "kind",
                "title_from", "origins",
            ),
            schema_type="CreativeWork", search_weight=None, has_preview=False,
        ),
        Collection(
            Figure, "Figures", "Numbers over time. What is counted in different ways is never joined.",
            template="figure.md", columns=(), schema_type="Dataset", search_weight=0.8,
        ),
        Collection(
            Term, "Glossary", "Words that need explaining.",
            template="term.md", columns=(), schema_type="DefinedTerm", search_weight=0.9,
        ),
    )
}  # fmt: skip


def collection_of(record: Record) -> Collection:
    """The row of the collection that a record belongs to."""
    return COLLECTION_KINDS[record.COLLECTION]


def search_sections() -> list[Collection]:
    """The collections in the order of the search form: first those whose records are found by their names."""
    return sorted(COLLECTION_KINDS.values(), key=lambda row: row.search_weight is None)


@dataclass(frozen=True)
class RelationSection:
    """A section of the page about all relations.

    `has_histories`: the histories of groups are drawn in it; `has_fights`: it says who fought whom in operations;
    `by_other`: its rows go by the name of the other actor, so that a whole stands once with all its parts, and not by date.
    """

    title: str
    sentence: str
    has_histories: bool = False
    has_fights: bool = False
    by_other: bool = False


DESCENT = RelationSection("Who came from whom", "Splits, mergers and successions.", has_histories=True)
PLEDGES = RelationSection("Who pledged loyalty to whom", "A pledge says whom a group follows, not that it takes orders.")
ALLIANCES = RelationSection("Who is allied with whom", "They say or are said to act together; in a war this can change within months.")
RIVALRIES = RelationSection(
    "Who is a rival of whom", "They say or are said to be against each other, whether or not they fight every day.", has_fights=True
)
HELP = RelationSection("Who helps whom", "With money, training, aircraft or arms, or by sending soldiers.")
MEMBERSHIP = RelationSection("Who is part of what", "Units of armies, ministries of states, groups in an alliance.", by_other=True)
RELATION_SECTIONS = (DESCENT, PLEDGES, ALLIANCES, RIVALRIES, HELP, MEMBERSHIP)


@dataclass(frozen=True)
class Lineage:
    """How the lineage of an actor tells a relation: the words on its own line, and on the line of the other."""

    words: str
    reverse_words: str


@dataclass(frozen=True)
class History:
    """How the history of groups tells a relation: its verb for one actor and for several.

    Of what is told of one day, the lowest `rank` comes first. `ends_elder`: the one that the other came from ends with it.
    """

    verb: str
    plural_verb: str
    rank: int
    ends_elder: bool = False


# What the history of groups tells besides relations.
BEGINNING = History("begins", "begin", rank=0)
END = History("ends", "end", rank=4)


# Nothing in a war is part of, rests on or follows more than this, one in another.
MOST_LEVELS = 20


@dataclass(frozen=True)
class RelationKind:
    """A kind of relation, read from the actor that records it to the other; `reverse` is how it reads from the other.

    `elder` is the one that the other came from; None where neither did. `symmetric`: it holds both ways and is recorded once.
    `acyclic`: it cannot lead back to where it began. `joins_camp`: the actor belongs to the other's camp while it holds.
    `after_end`: the other may have ended before. `lineage` and `history` are None for what these drawings leave out.
    """

    name: RelationName
    label: str
    reverse: str
    section: RelationSection
    elder: Literal["actor", "other"] | None = None
    symmetric: bool = False
    acyclic: bool = False
    joins_camp: bool = False
    after_end: bool = False
    lineage: Lineage | None = None
    history: History | None = None

    @property
    def descent(self) -> bool:
        """Whether one of the two came from the other."""
        return self.elder is not None


# In the order in which the page of an actor lists them.
RELATION_KINDS: Mapping[RelationName, RelationKind] = {
    row.name: row
    for row in (
        RelationKind(
            "split-from", "split from", "split off", DESCENT, elder="other", after_end=True,
            lineage=Lineage("split from", "split off"), history=History("splits from", "split from", rank=1),
        ),
        RelationKind(
            "merged-into", "merged into", "formed from", DESCENT, elder="actor", acyclic=True,
            lineage=Lineage("merged into", "merged into it"), history=History("merges into", "merge into", rank=1, ends_elder=True),
        ),
        RelationKind(
            "successor-of", "successor of", "succeeded by", DESCENT, elder="other", acyclic=True, after_end=True,
            lineage=Lineage("came after", "followed by"), history=History("follows", "follow", rank=1, ends_elder=True),
        ),
        RelationKind(
            "pledged-to", "pledged loyalty to", "received the pledge of", PLEDGES,
            lineage=Lineage("pledged loyalty to", "pledged loyalty to it"), history=History("pledges loyalty to", "pledge loyalty to", rank=3),
        ),
        RelationKind(
            "part-of", "part of", "has part", MEMBERSHIP, acyclic=True, joins_camp=True,
            lineage=Lineage("part of", "part of it"), history=History("becomes part of", "become part of", rank=2),
        ),
        RelationKind("allied", "allied with", "allied with", ALLIANCES, symmetric=True),
        RelationKind("rival", "rival of", "rival of", RIVALRIES, symmetric=True),
        RelationKind("supports", "supports", "supported by", HELP),
        RelationKind("contributes-to", "contributes to", "has contributor", HELP),
    )
}  # fmt: skip

if differing := set(get_args(RelationName)) ^ set(RELATION_KINDS):
    raise TypeError(f"vocabulary.RelationName and the rows of model/kinds.py differ in {', '.join(sorted(differing))}")
