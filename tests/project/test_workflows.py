"""What runs on GitHub: least privilege, pinned actions, and the parts of it that run anywhere do what they should."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.building import small_project
from support.command_line import GIT
from support.repository import ROOT

WORKFLOWS = {
    path.name: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for path in sorted((ROOT / ".github/workflows").glob("*.yml"))
}

JOBS = [(name, job, spec) for name, workflow in WORKFLOWS.items() for job, spec in workflow["jobs"].items()]


@pytest.mark.parametrize(("name", "job", "spec"), JOBS, ids=[f"{name}-{job}" for name, job, _ in JOBS])
def test_each_job_says_what_it_may_and_how_long(name: str, job: str, spec: dict[str, Any]) -> None:
    assert WORKFLOWS[name]["permissions"] == {}
    assert "concurrency" in WORKFLOWS[name]
    assert int(spec["timeout-minutes"]) <= 180
    writes = {scope for scope, level in spec["permissions"].items() if level == "write"}
    assert writes == {"comment": {"pull-requests"}, "release": {"contents"}, "deploy": {"pages", "id-token"}, "links": {"issues"}}.get(
        job, set()
    )
    for step in spec["steps"]:
        if used := step.get("uses"):
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", used), used
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


def test_every_pinned_action_has_its_version_beside_it() -> None:
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                assert re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_no_secrets_and_no_expression_inside_a_script() -> None:
    for name, workflow in WORKFLOWS.items():
        assert "secrets." not in yaml.safe_dump(workflow), name
    for _, _, spec in JOBS:
        for step in spec["steps"]:
            assert "${{" not in step.get("run", "")


def test_only_the_step_that_needs_a_token_has_it() -> None:
    for _, _, spec in JOBS:
        assert "token" not in yaml.safe_dump(spec.get("env", {}))
        for step in spec["steps"]:
            if "GH_TOKEN" in step.get("env", {}):
                assert re.match(r"sh tools/|gh ", step["run"]), step["run"]


def test_a_deployment_is_never_cut_off() -> None:
    assert WORKFLOWS["publish.yml"]["concurrency"]["cancel-in-progress"] == "false"


def test_what_workflows_run_are_targets_and_scripts_that_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    runs = "\n".join(step.get("run", "") for _, _, spec in JOBS for step in spec["steps"])
    targets = {name for names in re.findall(r"\bmake ([\w -]+)", runs) for name in names.split()}
    assert {"site", "test", "annotate", "report", "release", "links"} <= targets
    assert targets <= set(re.findall(r"^([\w-]+):", makefile, re.MULTILINE))
    scripts = re.findall(r"\bsh (tools/\S+)", runs)
    assert scripts
    assert [script for script in scripts if not (ROOT / script).is_file()] == []


@pytest.mark.slow
def test_the_targets_of_workflows_do_what_they_say(tmp_path: Path) -> None:
    """In a project of its own, with this one's environment: annotations, report, and the notes and archive of a release."""
    project = small_project(tmp_path)
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy2(ROOT / name, project / name)
    (project / ".venv").symlink_to(Path(sys.prefix).absolute())
    for command in (["init", "-q"], ["add", "data", "docs"], ["commit", "-q", "-m", "First"], ["tag", "data-2020-01-01"]):
        subprocess.run([*GIT, *command], cwd=project, check=True)
    record = project / "data/terms/raid.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("definition:", "definitoin:"), encoding="utf-8")
    (project / "site/data/v1").mkdir(parents=True)
    (project / "site/data/v1/all.zip").write_bytes(b"PK")

    def make(*targets: str) -> subprocess.CompletedProcess[str]:
        # The environment is this project's own: nothing is installed into it from there.
        return subprocess.run(["make", "-o", ".venv/site.done", *targets], cwd=project, capture_output=True, text=True, check=False)

    noted = make("annotate")
    assert noted.returncode != 0
    assert "::error file=data/terms/raid.yml,line=3,col=1::unknown field 'definitoin'" in noted.stdout
    assert make("report", "BASE=HEAD").returncode == 0
    assert "definitoin" in (project / "report/whole.md").read_text(encoding="utf-8")
    assert (project / "report/short.md").stat().st_size < 60_000
    done = make("release")
    assert done.returncode == 0, done.stderr
    day = (project / "release/date").read_text().strip()
    assert (project / "release/name").read_text().strip() == f"data-{day}"
    assert (project / f"release/data-{day}.zip").read_bytes() == b"PK"
    assert "## Corrections" in (project / "release/notes.md").read_text(encoding="utf-8")
