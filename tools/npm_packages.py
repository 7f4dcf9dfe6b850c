"""The npm packages of tools/package.json at the versions and hashes of its lock file; no script of a package runs (needs npm).

Its `overrides` give one version to what Lighthouse asks for in whichever is the latest.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOOLS = Path(__file__).parent


@contextmanager
def installed(*, only_copied: bool = False) -> Iterator[Path]:
    """A folder that holds them while it is used; with `only_copied` those alone that the project keeps copies of."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(TOOLS / name, folder)
        left_out = ["--omit=dev"] if only_copied else []
        subprocess.run(["npm", "ci", "--silent", "--ignore-scripts", *left_out], cwd=folder, check=True)
        yield Path(folder) / "node_modules"
