"""Where reports end when reprints and copies are followed back: outlets add no weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..dataset import Dataset


@lru_cache(maxsize=2)
def by_origin(dataset: Dataset) -> Mapping[str, list[str]]:
    """For each origin the sources that end there."""
    found: dict[str, list[str]] = defaultdict(list)
    for source in dataset.sources:
        for origin in _ends(dataset)[source.id]:
            found[origin].append(source.id)
    return found


def origins_of(dataset: Dataset, sources: Sequence[str]) -> tuple[str, ...]:
    """Where sources end when `based_on` and `copy_of` are followed back; one dispatch is one origin."""
    ends = _ends(dataset)
    return tuple(sorted({origin for source in sources for origin in ends[source]}))


@lru_cache(maxsize=2)
def _ends(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Where each source ends. What a source rests on is worked out before it; a chain may be longer than Python calls itself."""
    found: dict[str, tuple[str, ...]] = {}
    for source in dataset.sources:
        pending = [source]
        while pending:
            one = pending[-1]
            behind = [dataset.source(base) for base in one.based_on if isinstance(base, str)]
            missing = [base for base in behind if base.id not in found]
            if missing:
                pending += missing
                continue
            pending.pop()
            own = [base.key for base in one.based_on if not isinstance(base, str)]
            if not one.based_on:
                own = [(dataset.source_by_url.get(one.copy_of) if one.copy_of else None) or one.copy_of or one.id]
            found[one.id] = tuple(sorted({*own, *(origin for base in behind for origin in found[base.id])}))
    return found
