"""Documents whose commands print what the document says, and whose changes can be made: their blocks, and a project to follow them in."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from support.building import copy_project
from support.repository import ROOT

# What a reader runs from the virtual environment, as it runs on the copy: the copy's engine, this environment's packages.
_PROGRAMS = {"explainer": "from explainer.cli import main; main()", "pytest": "import sys, pytest; sys.exit(pytest.main())"}


@dataclass(frozen=True)
class Command:
    """A command line, and what it prints, in which … stands for anything."""

    line: str
    output: str

    @property
    def needs_site(self) -> bool:
        """Whether it looks at the built site."""
        return " site/" in self.line

    def matches(self, printed: str) -> bool:
        """Whether something printed is what the document says."""
        return re.fullmatch(as_pattern(self.output), printed.rstrip("\n")) is not None


@dataclass(frozen=True)
class Guide:
    """A page that leads through a change of the project."""

    name: str
    text: str

    @property
    def stated_files(self) -> int | None:
        """How many files it says are changed beside records; None for a guide that changes nothing."""
        stated = re.search(r"^\*\*Files: (\d+)\.?\*\*", self.text, re.MULTILINE)
        return int(stated[1]) if stated else None

    @property
    def diffs(self) -> list[str]:
        """Its changes in their order."""
        return re.findall(r"^```diff\n(.*?)^```$", self.text, re.DOTALL | re.MULTILINE)

    @property
    def commands(self) -> list[Command]:
        """Its commands in their order."""
        return commands_in(self.text)


def commands_in(text: str) -> list[Command]:
    """The commands in the console blocks of a document, each with what it prints."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = part.partition("\n")
            found.append(Command(line, output))
    return found


def as_pattern(output: str) -> str:
    """Printed lines as a regular expression, in which … stands for anything."""
    return re.escape(output.rstrip("\n")).replace("…", r"(?:.|\n)*")


def project_to_change(folder: Path) -> Path:
    """A copy of the project with its tests, in which `.venv/bin/explainer` and `.venv/bin/pytest` run the copy's own engine."""
    project = copy_project(folder, "tests", "pyproject.toml")
    programs = project / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, code in _PROGRAMS.items():
        program = programs / name
        program.write_text(f"#!/bin/sh\nPYTHONPATH='{project / 'hooks'}' exec '{sys.executable}' -c '{code}' \"$@\"\n", encoding="utf-8")
        program.chmod(0o755)
    return project


def follow(guide: Guide, project: Path) -> set[str]:
    """Make the changes of a guide; the files that they touch. AssertionError names a change that no longer fits the code."""
    touched: set[str] = set()
    for diff in guide.diffs:
        paths = set(re.findall(r"^\+\+\+ b/(.+)$", diff, re.MULTILINE))
        done = subprocess.run(["git", "apply", "--recount", "-"], cwd=project, input=diff, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"docs/dev/{guide.name}.md no longer fits {', '.join(sorted(paths))}: {done.stderr}"
        touched |= paths
    return touched


def run_line(command: Command, project: Path) -> None:
    """Run a command line in the project; AssertionError when it fails or prints something else than the document says."""
    done = subprocess.run(command.line, shell=True, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"$ {command.line}\n{done.stdout[-3000:]}{done.stderr[-3000:]}\nends with {done.returncode}"
    assert command.matches(done.stdout), f"$ {command.line}\n{done.stdout[:3000]}{done.stderr[-3000:]}\ninstead of\n{command.output}"


GUIDES = [Guide(path.stem, path.read_text(encoding="utf-8")) for path in sorted((ROOT / "docs" / "dev").glob("*.md"))]
