"""Where reports end when reprints and copies are followed back: outlets add no weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter

from ..dataset import Dataset
from ..model import Source
from ..model.sources import Unseen
from .once import once


@once
def by_origin(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """For each origin the sources that end there."""
    ending: dict[str, list[str]] = defaultdict(list)
    for source in dataset.sources:
        for origin in origins_of(dataset, [source.id]):
            ending[origin].append(source.id)
    return {origin: tuple(sources) for origin, sources in ending.items()}


def origins_of(dataset: Dataset, sources: Sequence[str]) -> tuple[str, ...]:
    """Where sources end when `based_on` and `copy_of` are followed back, sorted; one dispatch is one origin.

    An origin is the id of a source, the key of a source that nobody here has seen, or the address of what was copied.
    """
    ends = _ends(dataset)
    return tuple(sorted({origin for source in sources for origin in ends.get(source, (source,))}))


@once
def _ends(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Where each source ends; what a source rests on is worked out before it."""
    ends: dict[str, tuple[str, ...]] = {}
    order = TopologicalSorter({source.id: [base for base in source.based_on if isinstance(base, str)] for source in dataset.sources})
    # Sources on a circle, which the check refuses and only a comparison of broken states meets, stay out and are their own origin.
    with suppress(CycleError):
        order.prepare()
    while order.is_active():
        for source_id in order.get_ready():
            ends[source_id] = _ends_of(dataset, source_id, ends)
            order.done(source_id)
    return ends


def _ends_of(dataset: Dataset, source_id: str, ends: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Where one source ends, when it is known of all that it rests on."""
    source = dataset.records.get(source_id)
    if not isinstance(source, Source):
        return (source_id,)  # could not be read, which the check reports
    if not source.based_on:
        original = dataset.source_by_url.get(source.copy_of) if source.copy_of else None
        return (original or source.copy_of or source.id,)
    unseen = [base.key for base in source.based_on if isinstance(base, Unseen)]
    return tuple(sorted({*unseen, *(origin for base in source.based_on if isinstance(base, str) for origin in ends[base])}))
