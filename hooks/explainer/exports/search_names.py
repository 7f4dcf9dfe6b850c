"""All names for the search: small files by first sound, loaded when a query has a word of that sound.

A reader's first result then costs a few kilobytes, however many records there are. Letters that are confused in writing
names (c and k, s and z, w and ou) share a file; what is misspelt elsewhere is found by the fuzzy matcher in the browser.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from ..dataset import Dataset
from ..derive import facets
from ..model import Actor, Chapter, Happening, Place, Record, Source
from ..output import urls
from ..output.artifact import Artifact

# The first letter of each group names its file.
NAME_GROUPS = ("a", "bp", "ckq", "dt", "eiy", "fv", "gj", "h", "l", "mn", "ouw", "r", "sxz")
_GROUP_OF = {letter: group[0] for group in NAME_GROUPS for letter in group}
OTHER = "0"
# Signs that names are written with or without; the browser gets the same table.
FOLDED = dict.fromkeys("'’ʼ`", "")
_FOLDED = str.maketrans(FOLDED)


def files(dataset: Dataset) -> Iterator[Artifact]:
    """The name files and the values that the search can be narrowed to."""
    groups = cache(lambda: _groups(dataset))
    for group in (*(group[0] for group in NAME_GROUPS), OTHER):
        yield Artifact(f"{urls.NAMES}/{group}.json", partial(_of_group, groups, group))
    yield Artifact(urls.SEARCH_FILTERS, lambda: _json(_filters(dataset)))


def _of_group(groups: Callable[[], dict[str, list[dict[str, Any]]]], group: str) -> str:
    return _json(groups()[group])


def _groups(dataset: Dataset) -> dict[str, list[dict[str, Any]]]:
    """The entries of all records by the first sound of each of their words."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for _, record in sorted(dataset.records.items()):
        # Sources are found by their text; there are more of them than of all the rest.
        if not isinstance(record, Source) and not record.retracted:
            entry = _entry(dataset, record)
            for group in sorted({_group(word) for name in entry["n"] for word in folded(name).split()}):
                groups[group].append(entry)
    return groups


def _filters(dataset: Dataset) -> dict[str, list[list[str]]]:
    """What the search can be narrowed to."""
    all_of = facets.choices(dataset)
    return {
        "country": [[choice.value, choice.name] for choice in all_of.countries if choice.value != facets.ELSEWHERE],
        "actor": [[choice.value, choice.name] for choice in all_of.actors],
        "year": [[str(year), str(year)] for year in range(int(all_of.first[:4]), int(all_of.last[:4]) + 1)],
    }


def folded(name: str) -> str:
    """A name without accents, apostrophes and signs, in small letters; words stay apart. The browser folds the same way."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter)).lower()
    return re.sub(r"[^a-z0-9]+", " ", plain.translate(_FOLDED)).strip()


def narrowing(dataset: Dataset, record: Record) -> dict[str, list[str]]:
    """What the search can be narrowed by: countries, actors and years of a record, as far as it has them."""
    if isinstance(record, Happening):
        one = facets.facets(dataset, record)
        first = int(one.first[:4]) if one.first else dataset.conflict.record_until.first.year
        last = int(one.last[:4]) if one.last else dataset.conflict.record_until.last.year
        return {"c": list(one.countries), "a": list(one.actors), "y": [str(year) for year in range(first, last + 1)]}
    if isinstance(record, Actor):
        return {"c": [str(code) for code in record.countries], "a": [record.id], "y": []}
    if isinstance(record, Place):
        return {"c": [str(record.country)] if record.country else [], "a": [], "y": []}
    if isinstance(record, Chapter) and record.period and not record.period.is_open:
        return {"c": [], "a": [], "y": [str(year) for year in range(record.period.first.year, record.period.last.year + 1)]}
    return {"c": [], "a": [], "y": []}


def _entry(dataset: Dataset, record: Record) -> dict[str, Any]:
    """One record: path, names (the heading first), collection, dates, and what it can be narrowed by."""
    names = [str(record.heading), *(str(name.name) for name in getattr(record, "names", ()))]
    dates = getattr(record, "dates", None)
    return {
        "p": urls.url(urls.page(record)),
        "n": list(dict.fromkeys(names)),
        "s": record.COLLECTION,
        "d": dates.words if dates else "",
        "t": dataset.plain(record.lead) if record.lead else "",
    } | {key: values for key, values in narrowing(dataset, record).items() if values}


def facts(dataset: Dataset, record: Record) -> str:
    """The same as JSON for a record's page, by which results of the text search are narrowed and dated."""
    dates = getattr(record, "dates", None)
    known = {"s": record.COLLECTION, "d": dates.words if dates else ""} | narrowing(dataset, record)
    return json.dumps({key: value for key, value in known.items() if value}, ensure_ascii=False, separators=(",", ":"))


def _group(word: str) -> str:
    return _GROUP_OF.get(word[0], OTHER)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
