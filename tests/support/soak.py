"""Whether the long form of the tests runs: `make soak` sets SOAK, and tests marked `soak` try many more cases then."""

from __future__ import annotations

import os

SOAK = bool(os.environ.get("SOAK"))
