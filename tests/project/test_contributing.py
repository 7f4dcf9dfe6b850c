"""What editors are told is true: the commands of CONTRIBUTING print what stands there, links and owners exist."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from explainer.model.parts import Claim
from support.building import copy_project
from support.command_line import GIT, run
from support.repository import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def console(text: str) -> list[tuple[list[str], str]]:
    """The commands in the blocks of a document, each with what it prints."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for part in block.split("$ ")[1:]:
            command, _, output = part.partition("\n")
            found.append((shlex.split(command), output))
    return found


def as_pattern(output: str) -> str:
    """Printed lines as a regular expression, in which … stands for anything."""
    return re.escape(output.rstrip("\n")).replace("…", r"(?:.|\n)*")


@pytest.mark.real_data
@pytest.mark.slow
def test_the_commands_of_contributing_print_what_it_says(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    shutil.copytree(ROOT / "tests/broken", project / "tests/broken")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First"]):
        subprocess.run([*GIT, *command], cwd=project, check=True)
    commands = console(CONTRIBUTING)
    assert len(commands) == 5
    for (program, *arguments), output in commands:
        assert program == "explainer"
        done = run(*arguments, folder=project)
        assert re.fullmatch(as_pattern(output), done.stdout.rstrip("\n")), (arguments, done.stdout[:2000], done.stderr)


def test_the_yaml_in_contributing_is_valid() -> None:
    blocks = [
        yaml.load(block, Loader=yaml.BaseLoader) for block in re.findall(r"^ *```yaml\n(.*?)```", CONTRIBUTING, re.DOTALL | re.MULTILINE)
    ]
    (claim,) = (block["claims"][0] for block in blocks if "claims" in block)
    assert Claim.model_validate(claim).id == "dead"
    (change,) = (block["changes"][0] for block in blocks if "changes" in block)
    assert change["kind"] == "correction"


@pytest.mark.parametrize(
    "name",
    [
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CODE_OF_CONDUCT.md",
        "docs/complaints.md",
        "docs/contribute.md",
    ],
)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    made = ("fields.md", "corrections.md")
    assert targets, "a document without a link need not be in this list"
    assert [target for target in targets if target not in made and not ((ROOT / name).parent / target).exists()] == []


def test_code_owners_cover_everything_that_a_build_reads() -> None:
    lines = [line.split() for line in (ROOT / ".github/CODEOWNERS").read_text().splitlines() if line and not line.startswith("#")]
    assert lines[0][0] == "*"
    for path, *owners in lines:
        assert all(re.fullmatch(r"@[\w-]+/[\w-]+", owner) for owner in owners)
        assert path == "*" or list(ROOT.glob(path.strip("/"))), path
