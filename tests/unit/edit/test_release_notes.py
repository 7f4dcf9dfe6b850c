"""The notes of a release: what records say has changed, as text that does nothing on GitHub."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import assume, example, given

from explainer.dataset import Dataset, load
from explainer.edit import release_notes
from explainer.model.base import Change
from explainer.model.scalars import Prose
from explainer.values import edtf
from support.command_line import invoke
from support.github import HOSTILE, QUICK, blocks, live
from support.golden import check_golden
from support.repository import CONFLICT, ROOT

DATASET, _ = load(Path(CONFLICT))
SINCE = edtf.parse("2000")


def conflict_with(notes: list[str]) -> Dataset:
    """The invented conflict, in which one record has been changed so often, in words that no check has seen."""
    changes = tuple(Change.model_construct(on=edtf.parse("2020-06-01"), kind="correction", note=Prose(note), claim=None) for note in notes)
    raid = DATASET.records["river-raid"].model_copy(update={"changes": changes})
    return replace(DATASET, records={**DATASET.records, raid.id: raid})


@QUICK
@example("~~~\n@everyone\n~~~")
@example("<div>\n```\n@everyone &commat;everyone\n```")
@example("a@b.com, www.x.example, #12, GH-12, org/repo#3 and 0123456789abcdef0123456789abcdef01234567")
@given(HOSTILE)
def test_notes_do_nothing_but_be_read(text: str) -> None:
    assume("[[" not in text)
    said = release_notes.notes(conflict_with([text]), SINCE)
    assert live(said) == []
    assert blocks(said) == ["paragraph", "heading", "bullet_list"]
    assert not re.search(r"&(?!#\d+;)", said)


def test_notes_are_never_longer_than_github_takes_and_say_what_is_left_out() -> None:
    said = release_notes.notes(conflict_with([f"{number}: " + "@<&" * 300 for number in range(200)]), SINCE)
    assert len(said.encode()) < 65_536
    shown = said.count("\n- 1 June 2020")
    assert shown == 5
    assert f"{200 - shown} more changes do not fit here" in said
    assert live(said) == []


def test_words_stay_words() -> None:
    said = release_notes.notes(conflict_with(["The number was 3, not 2; al-Qaida's own text (in French) says “trois”."]), SINCE)
    assert "- 1 June 2020, `operations/river-raid`: The number was 3, not 2; al-Qaida's own text" in said


def test_the_notes_of_a_release_are_made_of_the_changes(conflict: Dataset) -> None:
    check_golden("release-notes.md", release_notes.notes(conflict, edtf.parse("2020-01")))
    assert "No change is recorded since 2030." in release_notes.notes(conflict, edtf.parse("2030"))
    assert invoke("notes", "soon", folder=ROOT).returncode == 2
