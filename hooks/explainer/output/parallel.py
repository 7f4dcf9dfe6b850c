"""Work shared among several cores: processes forked from this one take their share, and the results come back whole."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from ..load.loader import Entry, Parsed, parse_file

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many records, starting a process costs more than it saves.
FEWEST = 400


def each(work: Callable[[Item], Result], items: Sequence[Item], records: int) -> list[Result]:
    """`work(item)` for each item, in their order; a process that has finished one takes the next that nobody has taken.

    `records` is how much work it is in all: on one core, or for few records, everything is done in this process.
    """
    if _processes(records) == 1:
        return [work(item) for item in items]
    next_item = multiprocessing.get_context("fork").Value("l", 0)

    def take(*_: int) -> dict[int, Result]:
        results: dict[int, Result] = {}
        while True:
            with next_item.get_lock():
                index = next_item.value
                next_item.value = index + 1
            if index >= len(items):
                return results
            results[index] = work(items[index])

    by_index = {index: result for part in shares(take, records) for index, result in part.items()}
    return [by_index[index] for index in range(len(items))]


def shares(work: Callable[[int, int], Result], records: int) -> list[Result]:
    """`work(share, of)` for each share, one a core, the first in this process; on one core, or for few records, a single share.

    What the work needs is not sent anywhere: a forked process is a copy of this one. Only results are, so they can be pickled.
    An exception in a share is raised here, ChildProcessError when a process was killed.
    """
    of = _processes(records)
    if of == 1:
        return [work(0, 1)]
    fork = multiprocessing.get_context("fork")
    others = []
    for share in range(1, of):
        receiver, sender = fork.Pipe(duplex=False)
        process = fork.Process(target=_send_result, args=(sender, work, share, of), daemon=True)
        process.start()
        sender.close()
        others.append((process, receiver))
    results = [work(0, of)]
    for process, receiver in others:
        try:
            result, error = receiver.recv()
        except EOFError:
            process.join()
            raise ChildProcessError(f"a process that did a share of the work ended with {process.exitcode}") from None
        process.join()
        if error is not None:
            raise error
        results.append(result)
    return results


def _processes(records: int) -> int:
    """How many processes are worth it."""
    if records < FEWEST or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return min(os.cpu_count() or 1, 4)


def _send_result(sender: Connection, work: Callable[[int, int], Any], share: int, of: int) -> None:
    """In a forked process: do a share and send its result, or what went wrong."""
    try:
        sender.send((work(share, of), None))
    except Exception as error:
        error.add_note(f"In another process:\n{traceback.format_exc()}")
        sender.send((None, error))


def parse_all(entries: Sequence[Entry]) -> list[Parsed]:
    """What `parse_one_by_one` gives. It stands here because `load` is a room above the one that knows several cores."""
    return each(parse_file, entries, len(entries))
