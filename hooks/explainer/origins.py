"""Where reports end when reprints and copies are followed back: outlets add no weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from .dataset import Dataset
from .model import Source


@lru_cache(maxsize=2)
def by_origin(dataset: Dataset) -> Mapping[str, list[str]]:
    """For each origin the sources that end there."""
    found: dict[str, list[str]] = defaultdict(list)
    for source in dataset.sources:
        for origin in origins_of(dataset, [source.id]):
            found[origin].append(source.id)
    return found


def origins_of(dataset: Dataset, sources: Sequence[str]) -> tuple[str, ...]:
    """Where sources end when `based_on` and `copy_of` are followed back; one dispatch is one origin."""
    found: dict[str, None] = {}
    for source in sources:
        for origin in _origins(dataset, dataset.source(source)):
            found[origin] = None
    return tuple(sorted(found))


def _origins(dataset: Dataset, source: Source) -> Iterator[str]:
    """Where one source ends; a chain may be long, so it is walked and not climbed."""
    pending, seen = [source], {source.id}
    while pending:
        one = pending.pop()
        if not one.based_on:
            original = dataset.source_by_url.get(one.copy_of) if one.copy_of else None
            yield original or one.copy_of or one.id
        for base in one.based_on:
            if not isinstance(base, str):
                yield base.key
            elif base not in seen:
                seen.add(base)
                pending.append(dataset.source(base))
