"""Value types of the record model: each reads the text that an editor wrote and says in plain words what it expects."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Annotated, Any, ClassVar, Self, TypeVar

from babel import Locale
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from ..values import counts, edtf, prose_limits
from ..values.addresses import host_of
from ..values.slugs import slug

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Part of an address and of a file's name, which some disks and mail programs cut off.
LONGEST_ID = 100
# What stands in the collections' folders of the site, and names that some systems keep for themselves.
RESERVED_IDS = {"index", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
ID_RULE = "ids are lower-case ASCII words joined by '-', for example boulikessi-strike"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
EDITORS_ESTIMATE = "editors' estimate"
# In a value that is no text for readers: an address, a date, a word of a vocabulary.
LONGEST_VALUE = 2_000


Value = TypeVar("Value")


def wrong(message: str, *fields: str) -> PydanticCustomError:
    """A mistake in the words an editor reads; of a mapping, it is shown at the first of `fields` that is written in it."""
    # Braces in the message are data, not a template.
    return PydanticCustomError("explainer", "{message}", {"message": message, "fields": fields})


def written(value: Any, what: str, longest: int = LONGEST_VALUE) -> str:
    """The text of a field that has one value; says so when it is a list, a mapping, empty or longer than anybody reads."""
    if isinstance(value, dict | list):
        shape = "a mapping" if isinstance(value, dict) else "a list"
        raise wrong(f"expected {what}, found {shape}")
    text = str(value).strip()
    if len(text) > longest:
        raise wrong(f"has {len(text)} letters; at most {longest} are read here")
    if not text:
        raise wrong(f"is empty; give {what}, or delete the line")
    if text in ("null", "~"):
        raise wrong(f"'{text}' stands for nothing; give {what}, or delete the line")
    return text


class Written(str):
    """Text that is more than text: `read` makes it from what an editor wrote, or says what was expected."""

    @classmethod
    def read(cls, value: Any) -> Self:
        return cls(written(value, "one value"))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)


class Text(Written):
    """Text for readers, in the default language, with its translations by BCP 47 code."""

    WHAT: ClassVar[str] = "text"
    LONGEST: ClassVar[int] = prose_limits.MOST_LETTERS
    translations: Mapping[str, str]
    translated_on: edtf.Edtf | None

    def __new__(cls, value: str, translations: Mapping[str, str] | None = None, translated_on: edtf.Edtf | None = None) -> Self:
        text = super().__new__(cls, value)
        text.translations = translations or {}
        text.translated_on = translated_on
        return text

    @classmethod
    def read(cls, value: Any) -> Self:
        if isinstance(value, dict):
            return cls._translated(value)
        return cls._checked(written(value, cls.WHAT, cls.LONGEST))

    @classmethod
    def _translated(cls, value: dict[str, Any]) -> Self:
        on = value.get("translated_on")
        texts = {code: cls._checked(written(text, cls.WHAT, cls.LONGEST)) for code, text in value.items() if code != "translated_on"}
        for code in texts:
            if not LANGUAGE.fullmatch(code):
                raise wrong(f"'{code}' is not a language code; a translation is a mapping such as en: …, fr: …", code)
        if "en" not in texts:
            raise wrong("a translation needs the text in the default language too, under 'en'")
        return cls(texts.pop("en"), texts, read_date(on) if on else None)

    @classmethod
    def _checked(cls, text: str) -> Self:
        return cls(text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        translated = {"type": "object", "required": ["en"], "additionalProperties": {"type": "string"}}
        return {"anyOf": [{"type": ["string", "number"]}, translated]}


class Line(Text):
    """One line of plain text without Markdown: titles, names, definitions of a scope."""

    WHAT = "a line of text"
    LONGEST = 300

    @classmethod
    def _checked(cls, text: str) -> Self:
        if "\n" in text:
            raise wrong("is one line of text; this has several")
        if all(unicodedata.category(letter)[0] in "ZCM" for letter in text):
            raise wrong("shows nothing; write at least a letter")
        if "[[" in text or "[@" in text:
            raise wrong("is plain text without links and citations; put them into the brief, the body or a note")
        return cls(text)


class Quotation(Line):
    """The words of a source, exactly as printed, in its own language."""

    WHAT = "the words of the source"

    @classmethod
    def read(cls, value: Any) -> Self:
        return cls._checked(written(value, cls.WHAT, cls.LONGEST))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": ["string", "number"], "maxLength": cls.LONGEST}


class Sentence(Text):
    """A sentence or two for lists and page tops: links to records are welcome, citation marks are not."""

    WHAT = "a sentence"
    LONGEST = 1_000

    @classmethod
    def _checked(cls, text: str) -> Self:
        if "[@" in text:
            raise wrong("has a citation mark; a summary is shown without them, cite in the brief or the body")
        return cls(text)


class Prose(Text):
    """Markdown with citations and links to records; leading white space is kept, so that positions in it hold."""

    WHAT = "text"

    @classmethod
    def read(cls, value: Any) -> Self:
        if isinstance(value, dict):
            return cls._translated(value)
        written(value, cls.WHAT, cls.LONGEST)
        return cls(str(value).rstrip())


class Url(Written):
    """An address that begins with http:// or https://."""

    @classmethod
    def read(cls, value: Any) -> Self:
        text = written(value, "an address")
        if not re.fullmatch(r"https?://[^\s<>\"'`\\]+", text) or host_of(text) is None:
            raise wrong(f"'{text}' is not an address; expected one that begins with https:// or http://")
        return cls(text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "format": "uri", "pattern": "^https?://"}


# Records tell of a war that people remember; a slip such as 0201 would stretch every axis of the site.
FIRST_YEAR, LAST_YEAR = 1800, 2100


def read_date(value: Any) -> edtf.Edtf:
    found = _plainly(edtf.parse, written(value, "a date"))
    years = [day.year for point in found.points if point for day in (point.first, point.last)]
    if any(not FIRST_YEAR <= year <= LAST_YEAR for year in years):
        raise wrong(f"'{found}' lies outside the years {FIRST_YEAR} to {LAST_YEAR}; check the year")
    return found


def _read_count(value: Any) -> counts.Count:
    return _plainly(counts.parse, written(value, "a count"))


def _read_number(value: Any) -> float:
    text = written(value, "a number")
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        raise wrong(f"'{text}' is not a number; expected digits, such as 15.1356 or -1.08")
    return float(text)


def _within(low: float, high: float, what: str) -> Callable[[Any], float]:
    def read(value: Any) -> float:
        number = _read_number(value)
        if not low <= number <= high:
            raise wrong(f"{number:g} is out of range; {what} lies between {low:g} and {high:g}")
        return number

    return read


def _read_whole(value: Any) -> int:
    text = written(value, "a whole number")
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise wrong(f"'{text}' is not a whole number; expected digits only")
    return int(text)


def _read_switch(value: Any) -> bool:
    text = written(value, "true or false")
    if text not in ("true", "false"):
        meant = {"yes": "true", "no": "false", "on": "true", "off": "false", "1": "true", "0": "false"}.get(text.lower())
        raise wrong(f"'{text}' is neither true nor false" + (f"; write {meant}" if meant else ""))
    return text == "true"


def _read_country(value: Any) -> str:
    text = written(value, "a country code")
    if not re.fullmatch(r"[A-Z]{2}", text):
        code = next(
            (code for code, name in Locale("en").territories.items() if name.casefold() == text.casefold() and len(code) == 2), text.upper()
        )
        hint = f"write {code}" if re.fullmatch(r"[A-Z]{2}", code) else "expected two capital letters of ISO 3166-1, such as ML"
        raise wrong(f"'{text}' is not a country code; {hint}")
    return text


def _read_language(value: Any) -> str:
    text = written(value, "a language code")
    if not LANGUAGE.fullmatch(text):
        raise wrong(f"'{text}' is not a language code; expected BCP 47, such as en, fr or ar")
    return text


def _read_id(value: Any) -> str:
    text = written(value, "an id")
    if len(text) > LONGEST_ID:
        raise wrong(f"an id has at most {LONGEST_ID} letters")
    if not ID.fullmatch(text):
        raise wrong(f"'{text}' is not an id; write {slug(text) or 'a name'}: {ID_RULE}")
    return text


def _plainly(read: Callable[[str], Value], text: str) -> Value:
    try:
        return read(text)
    except ValueError as error:
        raise wrong(str(error)) from None


_DATE_SCHEMA = {"type": ["string", "integer"], "pattern": edtf.PATTERN}
Date = Annotated[edtf.Edtf, PlainValidator(read_date), WithJsonSchema(_DATE_SCHEMA)]
Count = Annotated[counts.Count, PlainValidator(_read_count), WithJsonSchema({"type": ["string", "integer"], "pattern": counts.PATTERN})]
Latitude = Annotated[float, PlainValidator(_within(-90, 90, "a latitude")), WithJsonSchema({"type": "number"})]
Longitude = Annotated[float, PlainValidator(_within(-180, 180, "a longitude")), WithJsonSchema({"type": "number"})]
Kilometres = Annotated[float, PlainValidator(_within(0.1, 2000, "a radius in kilometres")), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, PlainValidator(_read_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Switch = Annotated[bool, PlainValidator(_read_switch), WithJsonSchema({"type": "boolean"})]
Country = Annotated[str, PlainValidator(_read_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})]
Language = Annotated[str, PlainValidator(_read_language), WithJsonSchema({"type": "string", "pattern": f"^{LANGUAGE.pattern}$"})]
Id = Annotated[str, PlainValidator(_read_id), WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"})]
