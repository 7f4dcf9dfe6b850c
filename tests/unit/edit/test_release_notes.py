"""Notes of a release are made of the records' changes."""

from __future__ import annotations

from explainer.dataset import Dataset
from explainer.edit import release_notes
from explainer.values import edtf
from support.command_line import invoke
from support.golden import check_golden
from support.repository import ROOT


def test_the_notes_of_a_release_are_made_of_the_changes(conflict: Dataset) -> None:
    check_golden("release-notes.md", release_notes.notes(conflict, edtf.parse("2020-01")))
    assert "No change is recorded since 2030." in release_notes.notes(conflict, edtf.parse("2030"))
    assert invoke("notes", "soon", folder=ROOT).returncode == 2
