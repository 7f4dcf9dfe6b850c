"""The report on a fork's pull request is made harmless and posted once."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

import harmless
from support.repository import ROOT

HOSTILE = """# What this changes

- <code>operations&#47;x</code> fine @everyone and @org/team, see #12 and GH-1
<img src=x onerror=alert(1)> <script>alert(1)</script> <details><summary>More</summary>
![pixel](https://evil.example/p.png) [click](https://evil.example) https://evil.example www.evil.example
&#64;everyone <a href="https://evil.example">x</a> <!-- report of what this changes -->
```diff
- @everyone [x](y) <b>
```
````js
alert("@everyone")
````
```diff
never closed @everyone
"""


def test_a_report_of_a_fork_is_made_harmless() -> None:
    safe = harmless.harmless(HOSTILE)
    blocks = re.findall(r"(?ms)^(`{3,})(?:diff|geojson|)\n.*?^\1$", safe)
    outside = re.sub(r"(?ms)^(`{3,})(?:diff|geojson|)\n.*?^\1$", "", safe)
    assert len(blocks) == 2
    assert "<code>operations" in outside
    assert "<details><summary>More</summary>" in outside
    for live in ("@", "<img", "<script", "<a ", "](", "![", "https://", "www.", "<!-- report", " #12"):
        assert live not in outside, live
    assert safe.startswith("# What this changes")


def test_a_report_that_is_too_long_is_cut_and_stays_harmless() -> None:
    safe = harmless.harmless("```diff\n" + "@everyone <b>\n" * 10_000)
    assert len(safe) < harmless.MOST * 20
    assert "@everyone" not in safe
    assert "<b>" not in safe


def test_what_we_report_ourselves_stays_readable() -> None:
    golden = (ROOT / "tests/golden/difference.md").read_text(encoding="utf-8")
    safe = harmless.harmless(golden)
    assert safe.count("<code>") == golden.count("<code>")
    assert re.findall(r"^#+ .*", safe, re.MULTILINE) == re.findall(r"^#+ .*", golden, re.MULTILINE)


GH = """#!/bin/sh
echo "$@" >> "$LOG"
case "$*" in
  *pulls/7*) echo abc ;;
  *issues/7/comments\\ --jq*|*--paginate*) echo "$MINE" ;;
esac
"""


def comment(folder: Path, mine: str, number: str = "7", head: str = "abc") -> tuple[int, str]:
    report = folder / "report"
    report.mkdir(exist_ok=True)
    (report / "number").write_text(number)
    (report / "short.md").write_text("# What this changes\n\n@everyone\n")
    gh = folder / "gh"
    gh.write_text(GH)
    gh.chmod(gh.stat().st_mode | stat.S_IEXEC)
    log = folder / "log"
    log.write_text("")
    env = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "LOG": str(log), "MINE": mine, "REPOSITORY": "a/b", "HEAD": head}
    done = subprocess.run(
        ["sh", str(ROOT / "tools/comment.sh"), str(report)], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    return done.returncode, log.read_text()


@pytest.mark.parametrize(
    ("mine", "method"), [("", "--method POST repos/a/b/issues/7/comments"), ("99", "--method PATCH repos/a/b/issues/comments/99")]
)
def test_there_is_one_comment_which_is_updated(tmp_path: Path, mine: str, method: str) -> None:
    code, log = comment(tmp_path, mine)
    assert code == 0
    assert method in log


@pytest.mark.parametrize("number", ["", "seven", "7; rm -rf /", "../../8", "7/../8", "-7", "7 8"])
def test_a_number_that_is_none_is_refused_before_anything_is_asked(tmp_path: Path, number: str) -> None:
    assert comment(tmp_path, "", number=number) == (1, "")


def test_the_number_of_a_pull_request_may_end_its_line(tmp_path: Path) -> None:
    code, log = comment(tmp_path, "", number="7\n")
    assert code == 0
    assert "--method POST repos/a/b/issues/7/comments" in log


@pytest.mark.parametrize("mine", ["", "99"])
def test_a_report_about_another_commit_is_not_posted(tmp_path: Path, mine: str) -> None:
    assert comment(tmp_path, mine, head="def") == (0, "api repos/a/b/pulls/7 --jq .head.sha\n")
