"""How long tests wait before they say that something is stuck: many times what a known piece of work takes on this machine now.

Nothing is said of speed. What should take a time in proportion to its size is counted or given processor time, not seconds of a clock.
"""

from __future__ import annotations

import subprocess
import sys
import time
from functools import cache

from support.repository import ROOT


@cache
def unit() -> float:
    """The seconds that it takes to start the engine in a process of its own: one on an idle machine."""
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", "import explainer.build.pipeline"], cwd=ROOT / "hooks", check=True)
    return time.monotonic() - begun


def patience(units: float = 100) -> float:
    """The seconds to wait for what should take a few units."""
    return units * max(unit(), 0.5)
