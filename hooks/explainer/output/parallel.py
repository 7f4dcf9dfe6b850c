"""Work on all records shared among several cores: each process takes its share, and the results come back whole."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from ..load.loader import Entry, Parsed, parse_one_by_one

Result = TypeVar("Result")

# Below this many records, starting a process costs more than it saves.
FEWEST = 400


class _Shared:
    """What the processes of one call have in common; they are copies of this one, so nothing has to be sent to them."""

    work: Callable[[int, int], Any]


def shares(work: Callable[[int, int], Result], records: int) -> list[Result]:
    """`work(share, of)` for each share, one a core, the first in this process; on one core, or for little work, a single share."""
    of = min(os.cpu_count() or 1, 4)
    if records < FEWEST or of == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(0, 1)]
    _Shared.work = work
    with multiprocessing.get_context("fork").Pool(of - 1) as pool:
        others = [pool.apply_async(_work, (share, of)) for share in range(1, of)]
        return [work(0, of), *(other.get() for other in others)]


def _work(share: int, of: int) -> Any:
    return _Shared.work(share, of)


def parse_all(entries: Sequence[Entry]) -> list[Parsed]:
    """What `parse_one_by_one` gives, in the same order."""
    parts = shares(lambda share, of: parse_one_by_one(entries[share::of]), len(entries))
    return [parts[index % len(parts)][index // len(parts)] for index in range(len(entries))]
