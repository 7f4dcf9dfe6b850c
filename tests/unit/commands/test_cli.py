"""The command `explainer`, and the build's handling of broken data, as an editor meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command_line import invoke, run
from support.records import BASE, MakeData
from support.repository import CONFLICT


def test_clean_data_exits_0() -> None:
    done = run("check", CONFLICT)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("15 records: 0 errors, ")


def test_errors_exit_1_and_name_file_line_and_column(make_data: MakeData, tmp_path: Path) -> None:
    make_data({**BASE, "events/meeting.yml": BASE["events/meeting.yml"].replace("actor: army", "actor: armi")})
    done = run("check", folder=tmp_path)
    assert done.returncode == 1
    assert "data/events/meeting.yml:6:13: unknown actor 'armi' in participants[0].actor; did you mean 'army'?" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_annotations_for_github_are_escaped(make_data: MakeData, tmp_path: Path) -> None:
    make_data({**BASE, "events/meeting.yml": BASE["events/meeting.yml"].replace("2020-01-05", "100%")})
    done = run("check", "--format=github", folder=tmp_path)
    assert "::error file=data/events/meeting.yml,line=3,col=8::dates: '100%25' is not a date" in done.stdout


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_no_data_folder_exits_2(folder: str, tmp_path: Path) -> None:
    done = run("check", folder, folder=tmp_path)
    assert done.returncode == 2
    assert "is not a data folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_schema_writes_every_schema(tmp_path: Path) -> None:
    assert invoke("schema", tmp_path / "schema", folder=tmp_path).returncode == 0
    assert (tmp_path / "schema" / "operations.json").is_file()
