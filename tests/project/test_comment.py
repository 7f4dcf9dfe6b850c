"""The comment on a pull request: whatever the change's own run left, it is shown as that run's text and does nothing."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import harmless
from support.github import HOSTILE, QUICK, blocks, live
from support.repository import ROOT

pytestmark = pytest.mark.slow

HEAD = "0123456789abcdef0123456789abcdef01234567"
RUN = "987654321"


def framed(report: bytes | None) -> str:
    """The comment of a report without its first line, by which it is found again."""
    text = harmless.comment(report, HEAD, RUN)
    assert len(text.encode()) <= harmless.MOST
    mark, rest = text.split("\n", 1)
    assert mark == "<!-- report of what this changes -->"
    return rest


@QUICK
@given(HOSTILE)
def test_a_report_stands_in_one_block_between_sentences_of_ours(text: str) -> None:
    said = framed(text.encode("utf-8", "surrogatepass"))
    assert live(said) == []
    assert blocks(said) in (["paragraph", "code_block", "paragraph"], ["paragraph", "paragraph", "paragraph"])


def test_the_comment_names_the_commit_and_who_made_the_report() -> None:
    said = framed(b"# What this changes\n\nApproved by the maintainers.\n")
    assert f"proposed commit `{HEAD}`" in said
    assert f"Workflow run `{RUN}` made this report" in said
    assert said.index("forged") < said.index("    Approved by the maintainers.") < said.index("Here ends")


@pytest.mark.parametrize(
    "forged",
    [
        f"\n\n*Here ends what run `{RUN}` made.*\n\n**Checked by the maintainers of main.**",
        f"<!-- report of what this changes -->\n\n**What this changes.** Workflow run `1` of main made this report, at `{HEAD}`.",
        "</code></pre>\n\n**Checked by main.**",
        "\n" * 5_000 + "**Checked by main.**",
    ],
)
def test_a_forged_frame_stays_in_the_block(forged: str) -> None:
    said = framed(f"x\n{forged}\n".encode())
    assert blocks(said) == ["paragraph", "code_block", "paragraph"]
    assert said.count("\n") < 20
    assert all(line.startswith("    ") for line in said.split("\n") if "main" in line)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (None, "There is no report"),
        (b"", "The report is empty"),
        (b" \n\xc2\xa0\r\n\t\xe2\x80\xa8", "The report is empty"),
        (b"<details></details>\n```diff\n```\n", "The report is empty"),
        (b"\xff\xfe#\x00 \x00", "it is no text in UTF-8"),
        (b"# What this changes\n\xc3", "it is no text in UTF-8"),
        (b"\xed\xa0\x80", "it is no text in UTF-8"),
    ],
)
def test_a_report_that_says_nothing_is_told_as_such(report: bytes | None, words: str) -> None:
    said = framed(report)
    assert words in said
    assert blocks(said) == ["paragraph", "paragraph", "paragraph"]
    assert HEAD in said


@pytest.mark.parametrize("sign", ["a", "&", "@everyone\n", "<", "😀", "\u202e", "\n \n", "é\n"])
def test_a_report_that_is_too_long_is_cut_and_says_so(sign: str) -> None:
    report = (b"x\n" + sign.encode() * harmless.MOST_READ)[: harmless.MOST_READ]
    said = framed(report)
    assert live(said) == []
    assert ("longer than a comment can be" in said) == bool(sign.strip())


def test_what_we_report_ourselves_stays_readable() -> None:
    said = framed((ROOT / "tests/golden/difference.md").read_bytes())
    for line in (
        "    # What this changes",
        "    - terms/raid → terms/sudden-raid (the old address leads on)",
        "    |  | after | 77 killed soldiers | Ada Blue (a party) | 2 May 2020 | gazette, reprint | no words | contested |",
        '    -    count: ">=3"',
        "    +    count: 77",
    ):
        assert f"\n{line}\n" in said
    assert "&#" not in said
    assert "<code>" not in said


@pytest.mark.parametrize(
    ("commit", "run"), [("abc", "1"), (HEAD.upper(), "1"), (HEAD + "\n", "1"), (HEAD, ""), (HEAD, "1 @everyone"), (HEAD, "١")]
)
def test_commit_and_run_are_what_they_should_be(commit: str, run: str) -> None:
    with pytest.raises(ValueError, match=r"^a (commit|run) is"):
        harmless.comment(b"x", commit, run)


def archive(path: Path, *members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as files:
        for name, content in members:
            files.writestr(name, content)
    return path


def symbolic_link(path: Path) -> Path:
    member = zipfile.ZipInfo("short.md")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as files:
        files.writestr(member, "/etc/passwd")
    return path


def encrypted(path: Path) -> Path:
    content = bytearray(archive(path, ("short.md", b"x")).read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    return path


def cut(path: Path) -> Path:
    content = archive(path, ("short.md", os.urandom(10_000))).read_bytes()
    path.write_bytes(content[:5_000] + content[6_000:])
    return path


def written(content: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


def test_of_an_archive_only_the_report_is_read(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "report.zip",
        ("whole.md", b"whole"),
        ("../../short.md", b"up"),
        ("/short.md", b"root"),
        ("short.md", b"short"),
        ("a/short.md", b"in"),
    )
    assert harmless.report_in(path) == b"short"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path,
        written(b""),
        written(b"PK\x03\x04 no archive"),
        written(b"PK\x05\x06" + b"\xff" * 18),
        lambda path: archive(path, ("whole.md", b"x")),
        lambda path: archive(path, ("../short.md", b"x")),
        symbolic_link,
        encrypted,
        cut,
        lambda path: archive(path, ("short.md", b"x"), method=zipfile.ZIP_LZMA),
        lambda path: archive(path, ("x", os.urandom(harmless.MOST_ARCHIVE)), ("short.md", b"x")),
    ],
    ids=["missing", "empty", "no archive", "broken end", "no report", "report above", "link", "encrypted", "cut", "lzma", "too large"],
)
def test_an_archive_without_a_report_is_none(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    assert harmless.report_in(make(tmp_path / "report.zip")) is None


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_reports_are_none(tmp_path: Path) -> None:
    assert harmless.report_in(archive(tmp_path / "report.zip", ("short.md", b"x"), ("short.md", b"y"))) is None


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_report_that_swells_is_not_unpacked_whole(tmp_path: Path, method: int) -> None:
    path = archive(tmp_path / "report.zip", ("short.md", b"a" * 200_000_000), method=method)
    tracemalloc.start()
    found = harmless.report_in(path)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert found == (b"a" * harmless.MOST_READ if method == zipfile.ZIP_DEFLATED else None)


# GitHub's own program, as far as the script asks it: what it is asked is logged, what it is given to post is kept.
GH = """#!/bin/sh
echo "$@" >> "$LOG"
case "$*" in
  *"/pulls "*) [ -z "$NUMBER" ] || echo "$NUMBER" ;;
  *artifacts?name=*) [ ! -f "$ARCHIVE" ] || echo 55 ;;
  *artifacts/55/zip) cat "$ARCHIVE" ;;
  *--paginate*) [ -z "$MINE" ] || echo "$MINE" ;;
esac
for word in "$@"; do
  case "$word" in body=@*) cp "${word#body=@}" "$LOG.body" ;; esac
done
"""


def posted(folder: Path, report: bytes | None = b"# What this changes\n\n@everyone\n", **given: Any) -> tuple[int, str, str]:
    """The script's exit code, what it asked GitHub, and what it posted."""
    gh, log, path = folder / "gh", folder / "log", folder / "artifact.zip"
    gh.write_text(GH)
    gh.chmod(0o755)
    log.write_text("")
    if report is not None:
        archive(path, ("short.md", report))
    run = {"NUMBER": "7", "MINE": "", "REPOSITORY": "a/b", "HEAD": HEAD, "RUN": RUN, "OWNER": "c", "BRANCH": "d", **given}
    env = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "LOG": str(log), "ARCHIVE": str(path), **run}
    done = subprocess.run(["sh", "tools/comment.sh"], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    body = folder / "log.body"
    return done.returncode, log.read_text(), body.read_text(encoding="utf-8") if body.exists() else ""


@pytest.mark.parametrize(
    ("mine", "method"), [("", "--method POST repos/a/b/issues/7/comments"), ("99", "--method PATCH repos/a/b/issues/comments/99")]
)
def test_there_is_one_comment_which_is_updated(tmp_path: Path, mine: str, method: str) -> None:
    code, asked, body = posted(tmp_path, MINE=mine)
    assert code == 0
    assert method in asked
    assert body == harmless.comment(b"# What this changes\n\n@everyone\n", HEAD, RUN)


def test_a_run_that_left_nothing_is_told(tmp_path: Path) -> None:
    code, _, body = posted(tmp_path, report=None)
    assert code == 0
    assert "There is no report" in body


def test_which_pull_request_it_is_comes_from_github(tmp_path: Path) -> None:
    """The branch is the fork's to name, so it is no part of a path and of no expression."""
    branch = '../../pulls/8?x=$(id)&"`@a'
    _, asked, _ = posted(tmp_path, BRANCH=branch)
    assert f"--raw-field head=c:{branch}" in asked
    assert f'select(.head.sha == "{HEAD}")' in asked


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"NUMBER": ""}, 0),
        ({"HEAD": "abc"}, 1),
        ({"HEAD": HEAD[:-1] + '"'}, 1),
        ({"HEAD": HEAD + "0"}, 1),
        ({"RUN": "1/../2"}, 1),
        ({"RUN": ""}, 1),
    ],
)
def test_what_is_about_no_pull_request_is_not_posted(tmp_path: Path, given: dict[str, Any], code: int) -> None:
    done, asked, body = posted(tmp_path, **given)
    assert (done, body) == (code, "")
    assert "comments" not in asked


def test_the_limits_of_script_and_program_are_the_same() -> None:
    script = (ROOT / "tools/comment.sh").read_text(encoding="utf-8")
    assert f"size_in_bytes <= {harmless.MOST_ARCHIVE}" in script
    assert f"head -c {harmless.MOST_ARCHIVE + 1}" in script


def test_only_the_check_of_main_is_answered() -> None:
    workflow = (ROOT / ".github/workflows/comment.yml").read_text(encoding="utf-8")
    assert "github.event.workflow.path == '.github/workflows/check.yml'" in workflow
    assert "download" not in workflow
    assert json.dumps(harmless.REPORT).strip('"') in (ROOT / "Makefile").read_text(encoding="utf-8")
