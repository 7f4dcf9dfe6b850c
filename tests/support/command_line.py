"""The command `explainer`, and git, as tests run them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from explainer.cli import main
from support.repository import ROOT

EXPLAINER = Path(sys.executable).with_name("explainer")
GIT = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]


def run(*arguments: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, in a folder."""
    return subprocess.run([EXPLAINER, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def invoke(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """The same in this process, in a tenth of the time; an exception that the command does not handle is raised here."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        done = CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)
    finally:
        os.chdir(before)
    return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)
