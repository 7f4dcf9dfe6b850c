"""The files that `explainer new` begins: valid as they are, with everything else to take from."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from explainer.edit import scaffold
from explainer.model import COLLECTIONS
from support.command_line import EXPLAINER, invoke
from support.golden import check_golden
from support.patience import patience
from support.records import BASE, MakeData, problems_in

GIVEN = {
    "operation": ["Raid on a town", "kind=raid", "dates=2020-05-01", "summary=Men raided [[town]]."],
    "event": ["Talks: the second", "kind=talks", "dates=2021", "summary=They talked."],
    "actor": ["Green Band", "kind=group", "summary=A band."],
    "place": ["Village", "kind=settlement", "country=XA"],
    "source": ["https://paper.example/2021/report", "title=A report", "publisher=Paper", "published=2021-03-01", "kind=article", "accessed=2021-04"],
    "figure": ["Dead people", "summary=A count.", "series=[{definition: Dead, scope: Town, unit: people, measure: flow, points: [{period: 2020, count: 3, sources: [report]}]}]"],
    "term": ["raid", "definition=An attack that ends with leaving."],
    "chapter": ["Before the war", "order=1", "summary=It was quiet.", "brief=It was quiet.", "body=It was quiet."],
}  # fmt: skip


def begin(folder: Path, kind: str, *more: str) -> subprocess.CompletedProcess[str]:
    title, *pairs = GIVEN[kind]
    return invoke("new", kind, title, *(word for pair in pairs for word in ("--set", pair)), *more, folder=folder)


@pytest.mark.parametrize("kind", GIVEN)
def test_a_begun_record_is_valid_and_as_its_golden_file(kind: str, make_data: MakeData, tmp_path: Path) -> None:
    folder = make_data(BASE)
    done = begin(tmp_path, kind)
    assert done.returncode == 0, done.stderr
    path = tmp_path / done.stdout.split("\n")[0]
    check_golden(f"new/{kind}.yml", path.read_text(encoding="utf-8"))
    assert [str(problem) for problem in problems_in(folder) if problem.severity == "error"] == []


@pytest.mark.parametrize("kind", GIVEN)
def test_every_commented_field_can_be_uncommented(kind: str, make_data: MakeData, tmp_path: Path) -> None:
    folder = make_data(BASE)
    path = tmp_path / begin(tmp_path, kind).stdout.split("\n")[0]
    text = path.read_text(encoding="utf-8")
    fields = re.findall(r"^#([a-z_]+):.*\n(?:#  .*\n|#\n)*", text, re.MULTILINE)
    assert fields
    for field in fields:
        one = re.sub(rf"^#{field}:.*\n(?:#  .*\n|#\n)*", lambda hit: re.sub("(?m)^#", "", hit[0]), text, count=1, flags=re.MULTILINE)
        path.write_text(one, encoding="utf-8")
        wrong = [str(p) for p in problems_in(folder) if p.severity == "error" and f"{path.stem}.yml" in p.file]
        # The examples name records of the real data, and some fields exclude each other or belong to another kind of actor.
        allowed = (
            "unknown ",
            "gives both",
            "no claim of this record",
            "which only a person has",
            "is neither a source",
            "has no unit",
            "out of",
            "lies outside",
            "is not an earlier",
            "'2020-10-30'",
            "before it was published",
        )
        assert all(any(words in line for words in allowed) for line in wrong), (field, wrong)


def test_the_next_sensible_id() -> None:
    known = {"raid-2020": "operations", "raid-2020-2": "operations", "jnim": "actors"}
    assert scaffold.next_id(COLLECTIONS["operations"], {"title": "Raid", "dates": "2020-05"}, known) == "raid-2020-3"
    assert scaffold.next_id(COLLECTIONS["operations"], {"title": "The raid of 2021", "dates": "2021"}, known) == "the-raid-of-2021"
    assert scaffold.next_id(COLLECTIONS["actors"], {"name": "JNIM"}, known) == "jnim-2"
    assert scaffold.next_id(COLLECTIONS["actors"], {"name": "Ménaka’s Groupe d'autodéfense"}, known) == "menakas-groupe-dautodefense"
    assert scaffold.next_id(COLLECTIONS["actors"], {"name": "الجماعة"}, known) == "a-name"
    assert scaffold.next_id(COLLECTIONS["sources"], {"url": "https://www.bbc.co.uk/x", "accessed": "2026-11-25"}, known) == "bbc-2026-11-25"


def test_a_copy_in_the_wayback_machine_is_taken_apart() -> None:
    copy = "https://web.archive.org/web/20201103id_/https://paper.example/a?b=c"
    assert scaffold.addresses(copy) == {"url": "https://paper.example/a?b=c", "archive_url": copy}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["event", "Talks"], "not in a terminal, so give these too: --set kind=… --set dates=… --set summary=…"),
        (["event", "Talks", "--set", "kind=talkz"], "kind: 'talkz' is none of killings, coup, accord"),
        (["event", "Talks", "--set", "dates=soon"], "dates: 'soon' is not a date"),
        (["event", "Talks", "--set", "datez=2020"], "--set datez=2020: expected FIELD=VALUE with a field of a event"),
        (["thing", "Talks"], "'thing' is no kind of record; one of: actor, chapter"),
        (["source", "nowhere"], "url: 'nowhere' is not an address"),
        (["source", "http://www.example.org/report/#top"], "this address is a source already: report (data/sources/report.yml)"),
        (["term", "raid", "--set", "definition=It.", "--id", "town"], "--id town: taken by places/town.yml"),
        (["term", "raid", "--set", "definition=It.", "--id", "../town"], "ids are lower-case ASCII words"),
    ],
)
def test_mistakes_are_named(arguments: list[str], message: str, make_data: MakeData, tmp_path: Path) -> None:
    make_data(BASE)
    done = invoke("new", *arguments, folder=tmp_path)
    assert (done.returncode, message in done.stderr) == (2, True), done.stderr


def test_in_a_terminal_it_asks_until_the_answer_fits(make_data: MakeData, tmp_path: Path) -> None:
    make_data(BASE)
    ours, theirs = pty.openpty()
    command = [str(EXPLAINER), "new", "event", "Talks"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        os.write(ours, b"talkz\ntalks\n2020-13\n2020-12\nThey talked.\n")
        output, _ = process.communicate(timeout=patience())
    assert process.returncode == 0, output
    assert "'talkz' is none of" in output
    assert "'2020-13'" in output
    assert "summary: They talked." in (tmp_path / "data/events/talks-2020.yml").read_text(encoding="utf-8")
