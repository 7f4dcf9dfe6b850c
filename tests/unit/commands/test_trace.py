"""`explainer trace` shows one record at every stage of the engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.build.trace import STAGES
from explainer.commands import trace as command
from support.command_line import invoke
from support.records import BASE, MakeData
from support.repository import CONFLICT

TALKS = "first-talks"


def traced(*arguments: str, data: Path = CONFLICT) -> str:
    done = invoke("trace", *arguments, "--data", data, folder=data.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_command_offers_every_stage() -> None:
    assert tuple(STAGES) == command.STAGES


def test_all_stages_are_shown_in_the_order_of_the_engine() -> None:
    text = traced(TALKS)
    assert [line.removeprefix("== ") for line in text.splitlines() if line.startswith("== ")] == list(STAGES)


@pytest.mark.parametrize(
    ("stage", "line"),
    [
        ("file", '3: dates: "2019"'),
        ("plain", "3:8: dates = '2019'"),
        ("plain", "4:17: where[0].place = 'aland'"),
        ("record", "dates: Edtf = '2019'"),
        ("record", "participants[0].actor: ActorRef = 'red-band'"),
        ("links", "participants[0].sources[0] leads to sources/gazette"),
        ("derived", '   "precision": "year",'),
        ("artifacts", "events/first-talks.md"),
        ("artifacts", "data/v1/events/first-talks.json"),
    ],
)
def test_a_stage_shows_what_the_engine_holds(stage: str, line: str) -> None:
    assert line in traced(TALKS, "--stage", stage).splitlines()


def test_the_links_of_a_record_are_shown_from_both_ends() -> None:
    assert "events/first-talks leads here from participants[0].actor" in traced("red-band", "--stage", "links").splitlines()


def test_only_the_files_of_the_record_are_listed() -> None:
    paths = traced(TALKS, "--stage", "artifacts").splitlines()
    assert paths == [
        "data/v1/events/first-talks.json",
        "events/first-talks.md",
        "events/first-talks/feed.xml",
        "events/first-talks/preview.json",
    ]


def test_the_content_of_a_file_that_is_made_is_shown() -> None:
    text = traced(TALKS, "--artifact", "events/first-talks.md")
    assert "# First talks" in text
    assert traced(TALKS, "--artifact", "data/v1/events.csv").startswith('\ufeff"id","page",')


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["first-talk"], "there is no record 'first-talk'; did you mean 'first-talks'?"),
        ([""], "there is no record ''"),
        ([TALKS, "--artifact", "events/first-talk.md"], "nothing is made at 'events/first-talk.md'; did you mean 'events/first-talks.md'?"),
    ],
)
def test_what_does_not_exist_is_said_with_the_nearest_name(arguments: list[str], message: str) -> None:
    done = invoke("trace", *arguments, "--data", CONFLICT, folder=CONFLICT.parent)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_record_with_mistakes_can_be_followed_up_to_them(make_data: MakeData, tmp_path: Path) -> None:
    folder = make_data({**BASE, "events/meeting.yml": BASE["events/meeting.yml"].replace("actor: army", "actor: armi")})
    problem = "data/events/meeting.yml:6:13: unknown actor 'armi' in participants[0].actor; did you mean 'army'?"
    assert problem in traced("meeting", "--stage", "problems", data=folder).splitlines()
    assert "participants[0].actor leads to ?/armi" in traced("meeting", "--stage", "links", data=folder).splitlines()
    done = invoke("trace", "meeting", "--stage", "artifacts", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "The data has problems (1 error, 0 warnings), so no file is made of it" in done.stderr


def test_a_file_that_is_no_record_is_shown_as_far_as_it_can_be_read(make_data: MakeData, tmp_path: Path) -> None:
    folder = make_data({**BASE, "events/meeting.yml": "title: Meeting\nkind: nonsense\n"})
    assert traced("meeting", "--stage", "plain", data=folder) == "1:8: title = 'Meeting'\n2:7: kind = 'nonsense'\n"
    assert traced("meeting", "--stage", "record", data=folder) == ""
