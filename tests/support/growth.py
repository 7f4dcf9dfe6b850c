"""How much more work something takes when there is more of it: a property of the code, whatever the machine."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Thing = TypeVar("Thing")
# Four times as much takes four times the work, a little more with a logarithm; if every pair is looked at it takes sixteen times.
MOST_FOR_FOUR_TIMES = 9


def growth(work: Callable[[Thing], object], small: Thing, large: Thing) -> float:
    """How many times the processor time of `small` the work on `large` takes, each the least of some tries, one after the other."""
    times: dict[bool, list[float]] = {False: [], True: []}
    gc.disable()
    try:
        for _ in range(5):
            for is_large, thing in ((False, small), (True, large)):
                begun = time.process_time()
                work(thing)
                times[is_large].append(time.process_time() - begun)
    finally:
        gc.enable()
    # What takes next to nothing cannot grow into anything: the clock of processors is no finer.
    return min(times[True]) / max(min(times[False]), 0.0005)
