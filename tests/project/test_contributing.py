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
from support.guides import commands_in
from support.repository import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.real_data
@pytest.mark.slow
def test_the_commands_of_contributing_print_what_it_says(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    shutil.copytree(ROOT / "tests/broken", project / "tests/broken")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First"]):
        subprocess.run([*GIT, *arguments], cwd=project, check=True)
    commands = commands_in(CONTRIBUTING)
    assert len(commands) == 5
    for command in commands:
        program, *arguments = shlex.split(command.line)
        assert program == "explainer"
        done = run(*arguments, folder=project)
        assert command.matches(done.stdout), (arguments, done.stdout[:2000], done.stderr)


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
        ".github/PULL_REQUEST_TEMPLATE.md",
        "docs/complaints.md",
        "docs/contribute.md",
    ],
)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        found = (ROOT / name).parent / target
        assert found.exists() or target in ("fields.md", "corrections.md"), target


def test_code_owners_cover_everything_that_a_build_reads() -> None:
    lines = [line.split() for line in (ROOT / ".github/CODEOWNERS").read_text().splitlines() if line and not line.startswith("#")]
    assert lines[0][0] == "*"
    for path, *owners in lines:
        assert all(re.fullmatch(r"@[\w-]+/[\w-]+", owner) for owner in owners)
        assert path == "*" or list(ROOT.glob(path.strip("/"))), path
