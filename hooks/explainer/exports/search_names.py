"""All names for the search: small files by first sound, loaded when a query has a word of that sound.

A reader's first result then costs a few kilobytes, however many records there are. Letters that are confused in writing
names (c and k, s and z, w and ou) share a file; what is misspelt elsewhere is found by the fuzzy matcher in the browser.

For the same reason keys have one letter, in these files and in what a page says of itself (`facts`): p the page's address, n the names,
the heading first, s the collection, d the dates in words, t the lead; and c, a and y the countries, actors and years to which
the search can be narrowed. What is empty is left out, but for d and t in the files.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from ..dataset import Dataset
from ..derive import facets
from ..model import Actor, Chapter, Happening, Place, Record
from ..model.kinds import collection_of
from ..output import urls
from ..output.artifact import Artifact
from ..values.slugs import fold

# Letters that sound alike; the first of each group names its file.
NAME_GROUPS = ("a", "bp", "ckq", "dt", "eiy", "fv", "gj", "h", "l", "mn", "ouw", "r", "sxz")
_GROUP_OF = {letter: group[0] for group in NAME_GROUPS for letter in group}
# The file of words that begin with a digit.
OTHER = "0"

Entry = dict[str, Any]


@dataclass(frozen=True)
class Narrowing:
    """What of the search's choices a record belongs to: countries (ISO 3166-1), actors by id, years; each may be empty."""

    countries: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    years: tuple[str, ...] = ()


def files(dataset: Dataset) -> Iterator[Artifact]:
    """The name files and the values that the search can be narrowed to."""
    groups = cache(lambda: _groups(dataset))
    for group in (*(group[0] for group in NAME_GROUPS), OTHER):
        yield Artifact(f"{urls.NAMES}/{group}.json", partial(_group_file, groups, group))
    yield Artifact(urls.SEARCH_FILTERS, lambda: _json(_filters(dataset)))


def _group_file(groups: Callable[[], dict[str, list[Entry]]], group: str) -> str:
    return _json(groups()[group])


def _groups(dataset: Dataset) -> dict[str, list[Entry]]:
    """The entries of all records by the first sound of each word of their names."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for _, record in sorted(dataset.records.items()):
        if collection_of(record).search_weight is not None and not record.retracted:
            entry = _entry(dataset, record)
            for group in sorted({_group(word) for name in _names(record) for word in fold(name).split()}):
                groups[group].append(entry)
    return groups


def _filters(dataset: Dataset) -> dict[str, list[list[str]]]:
    """What the search can be narrowed to: for each form field pairs of a value and its name."""
    choices = facets.choices(dataset)
    return {
        "country": [[choice.value, choice.name] for choice in choices.countries if choice.value != facets.ELSEWHERE],
        "actor": [[choice.value, choice.name] for choice in choices.actors],
        "year": [[year, year] for year in _years(int(choices.first[:4]), int(choices.last[:4]))],
    }


def narrowing(dataset: Dataset, record: Record) -> Narrowing:
    """The choices of the search under which a record is found.

    The year up to which the data runs stands for an open end, and for a beginning that is not known.
    """
    if isinstance(record, Happening):
        facet = facets.facets(dataset, record)
        first = int(facet.first[:4]) if facet.first else dataset.conflict.record_until.first.year
        last = int(facet.last[:4]) if facet.last else dataset.conflict.record_until.last.year
        return Narrowing(countries=facet.countries, actors=facet.actors, years=_years(first, last))
    if isinstance(record, Actor):
        return Narrowing(countries=tuple(map(str, record.countries)), actors=(record.id,))
    if isinstance(record, Place) and record.country:
        return Narrowing(countries=(record.country,))
    if isinstance(record, Chapter) and record.period and not record.period.is_open:
        return Narrowing(years=_years(record.period.first.year, record.period.last.year))
    return Narrowing()


def facts(dataset: Dataset, record: Record) -> str:
    """What a record's page says of itself as JSON: by it results of the text search are narrowed and dated."""
    return _json(_without_empty({"s": record.COLLECTION, "d": _dates(record)} | _narrowing_keys(dataset, record)))


def _entry(dataset: Dataset, record: Record) -> Entry:
    """A record in the files."""
    entry = {
        "p": urls.url(urls.page(record)),
        "n": list(_names(record)),
        "s": record.COLLECTION,
        "d": _dates(record),
        "t": dataset.plain(record.lead) if record.lead else "",
    }
    return entry | _without_empty(_narrowing_keys(dataset, record))


def _narrowing_keys(dataset: Dataset, record: Record) -> Entry:
    choices = narrowing(dataset, record)
    return {"c": choices.countries, "a": choices.actors, "y": choices.years}


def _names(record: Record) -> Iterable[str]:
    """The heading and then the other names, each once."""
    return dict.fromkeys([str(record.heading), *(str(name.name) for name in getattr(record, "names", ()))])


def _dates(record: Record) -> str:
    dates = getattr(record, "dates", None)
    return dates.words if dates else ""


def _years(first: int, last: int) -> tuple[str, ...]:
    return tuple(str(year) for year in range(first, last + 1))


def _without_empty(values: Entry) -> Entry:
    return {key: value for key, value in values.items() if value}


def _group(word: str) -> str:
    return _GROUP_OF.get(word[0], OTHER)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
