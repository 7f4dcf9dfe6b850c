"""The command `explainer`, and git, as tests run them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from support.repository import ROOT

EXPLAINER = Path(sys.executable).with_name("explainer")
GIT = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]


def run(*arguments: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([EXPLAINER, *arguments], cwd=folder, capture_output=True, text=True, check=False)
