"""References: fields that hold the id of another record, or of a claim in the same record."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, GetJsonSchemaHandler
from pydantic_core import core_schema

from ..values.slugs import slug
from .scalars import ID, ID_RULE, Written, written, wrong


class Reference(Written):
    """The id of a record of one of `COLLECTIONS`; whether it exists is checked when all records are loaded."""

    COLLECTIONS: ClassVar[tuple[str, ...]] = ()
    WHAT: ClassVar[str] = "the id of a record"

    @classmethod
    def read(cls, value: Any) -> Self:
        text = written(value, cls.WHAT)
        if not ID.fullmatch(text):
            raise wrong(f"'{ascii(text)[1:-1] if not text.isprintable() else text}' is not {cls.WHAT}; {cls._instead(text)}")
        return cls(text)

    @classmethod
    def _instead(cls, text: str) -> str:
        """What would be right for a value that cannot be an id."""
        return ID_RULE

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{ID.pattern}$"}


class ActorRef(Reference):
    COLLECTIONS = ("actors",)
    WHAT = "the id of an actor"

    @classmethod
    def _instead(cls, text: str) -> str:
        return f"write the id, such as {slug(text)}; for somebody without a record {{text: {text}, party: yes, no or unknown}} where that is allowed"


class PlaceRef(Reference):
    COLLECTIONS = ("places",)
    WHAT = "the id of a place"


class SourceRef(Reference):
    COLLECTIONS = ("sources",)
    WHAT = "the id of a source"

    @classmethod
    def _instead(cls, text: str) -> str:
        return f"{ID_RULE.replace('boulikessi-strike', 'ap-2020-11-03')}; an address or title goes into a record of its own under sources/"


class HappeningRef(Reference):
    COLLECTIONS = ("operations", "events")
    WHAT = "the id of an operation or event"


class FigureRef(Reference):
    COLLECTIONS = ("figures",)
    WHAT = "the id of a figure"


class ClaimRef(Reference):
    """The id of a claim in the same record."""

    WHAT = "the id of a claim in this record"


class ClaimOrSourceRef(Reference):
    """The id of a claim in the same record, or of a source."""

    WHAT = "the id of a claim in this record or of a source"


def _one_or_many(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


OneOrMoreClaims = Annotated[tuple[ClaimRef, ...], BeforeValidator(_one_or_many)]
