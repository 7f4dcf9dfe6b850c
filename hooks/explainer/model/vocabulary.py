"""The controlled words of the records. A new word goes here, and into the schemas with `make schema`."""

from __future__ import annotations

from typing import Literal

OperationKind = Literal[
    "campaign", "air-strike", "air-and-ground-attack", "raid", "offensive", "attack", "ambush", "bombing", "siege", "blockade", "battle",
    "sweep", "capture", "killing", "hostage-rescue", "evacuation",
]  # fmt: skip
EventKind = Literal[
    "killings", "coup", "accord", "decision", "protest", "election", "summit", "statement", "resolution", "founding",
    "merger", "dissolution", "withdrawal", "release", "sanctions", "sentence", "report", "talks",
    "accident", "rebellion", "crisis",
]  # fmt: skip
ActorKind = Literal["group", "force", "state", "body", "person"]
PlaceKind = Literal["settlement", "site", "district", "region", "area", "country"]
SourceKind = Literal[
    "article", "dispatch", "report", "statement", "interview", "data-set", "research", "reference", "encyclopaedia", "video"
]
TitleFrom = Literal["printed", "address", "editors"]
NameKind = Literal["name", "acronym", "spelling", "former", "alias", "translation", "native"]
Role = Literal["led", "took-part", "supported", "targeted", "defended", "mediated", "signed", "not-involved"]
# What each means and how it is shown: kinds.RELATION_KINDS.
RelationName = Literal[
    "part-of", "split-from", "merged-into", "successor-of", "allied", "rival", "supports", "contributes-to", "pledged-to"
]
Precision = Literal["exact", "near", "district", "region", "country", "unknown"]
WhereRole = Literal["scene", "affected", "base", "announced", "signed", "negotiated"]
Measure = Literal["stock", "flow", "change"]
ChangeKind = Literal["addition", "update", "correction"]
# What somebody does who did not count: hands on what others say, or puts reports together (UCDP, ACLED, an encyclopaedia).
Relays = Literal["passes-on", "compiles"]
# How the words of a source were seen: on its page, in an excerpt of it, as its headline, in another source, or not at all.
Seen = Literal["page", "excerpt", "headline", "second-hand", "not-found"]
PartyAnswer = Literal["yes", "no", "unknown"]
Counted = Literal[
    "killed", "wounded", "killed-or-wounded", "captured", "missing", "neutralised", "named", "executed", "arrested",
    "abducted", "released", "raped", "displaced", "deployed", "trained", "took-part", "destroyed", "seized", "seen",
    "dropped", "damaged", "paid", "sentenced",
]  # fmt: skip
Whom = Literal[
    "civilians", "fighters", "soldiers", "peacekeepers", "police", "people", "children", "women", "protesters", "hostages",
    "prisoners", "aid-workers", "refugees", "motorcycles", "vehicles", "aircraft", "drones", "bombs", "weapons", "houses",
    "villages", "attacks", "states",
]  # fmt: skip

# What counts the dead, and what is counted that is no people.
DEAD: tuple[Counted, ...] = ("killed", "executed")
THINGS: tuple[Whom, ...] = (
    "motorcycles", "vehicles", "aircraft", "drones", "bombs", "weapons", "houses", "villages", "attacks", "states",
)  # fmt: skip
# From the finest to the coarsest: the effective precision is the later one.
PRECISIONS: tuple[Precision, ...] = ("exact", "near", "district", "region", "country", "unknown")
