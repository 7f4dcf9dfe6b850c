"""What runs on GitHub: least privilege, pinned actions, and the parts of it that run anywhere do what they should."""

from __future__ import annotations

import http.server
import os
import re
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml

import harmless
import links
from explainer.model import Source
from support.building import copy_project
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


def test_a_deployment_is_never_cut_off() -> None:
    assert WORKFLOWS["publish.yml"]["concurrency"]["cancel-in-progress"] == "false"


def test_what_workflows_run_are_targets_and_scripts_that_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for _, _, spec in JOBS:
        for step in spec["steps"]:
            for target in re.findall(r"\bmake ([\w -]+)", step.get("run", "")):
                assert all(re.search(rf"^{name}:", makefile, re.MULTILINE) for name in target.split()), target
            for script in re.findall(r"\bsh (tools/\S+)", step.get("run", "")):
                assert (ROOT / script).is_file()


def test_the_targets_of_workflows_do_what_they_say(tmp_path: Path) -> None:
    """In a project of its own, with this one's environment: annotations, report, and the notes and archive of a release."""
    project = copy_project(tmp_path)
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy2(ROOT / name, project / name)
    (project / ".venv").symlink_to(Path(sys.prefix).absolute())
    for command in (["init", "-q"], ["add", "data", "docs"], ["commit", "-q", "-m", "First"], ["tag", "data-2020-01-01"]):
        subprocess.run([*GIT, *command], cwd=project, check=True)
    record = project / "data/terms/camp.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("definition:", "definitoin:"), encoding="utf-8")
    (project / "site/data/v1").mkdir(parents=True)
    (project / "site/data/v1/all.zip").write_bytes(b"PK")

    def make(*targets: str) -> subprocess.CompletedProcess[str]:
        # The environment is this project's own: nothing is installed into it from there.
        return subprocess.run(["make", "-o", ".venv/site.done", *targets], cwd=project, capture_output=True, text=True, check=False)

    noted = make("annotate")
    assert noted.returncode != 0
    assert "::error file=data/terms/camp.yml,line=2,col=1::unknown field 'definitoin'" in noted.stdout
    assert make("report", "BASE=HEAD").returncode == 0
    assert "definitoin" in (project / "report/whole.md").read_text(encoding="utf-8")
    assert (project / "report/short.md").stat().st_size < 60_000
    done = make("release")
    assert done.returncode == 0, done.stderr
    day = (project / "release/date").read_text().strip()
    assert (project / "release/name").read_text().strip() == f"data-{day}"
    assert (project / f"release/data-{day}.zip").read_bytes() == b"PK"
    assert "## Corrections" in (project / "release/notes.md").read_text(encoding="utf-8")


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


@pytest.mark.parametrize("number", ["", "7; rm -rf /", "../../8", "7\n8"])
def test_a_number_that_is_none_is_refused(tmp_path: Path, number: str) -> None:
    code, log = comment(tmp_path, "", number=number)
    assert "POST" not in log or (code == 0 and number == "7\n8")


def test_a_report_about_another_commit_is_not_posted(tmp_path: Path) -> None:
    _, log = comment(tmp_path, "", head="def")
    assert "POST" not in log


class _Site(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[dict[str, int]] = {}

    def do_GET(self) -> None:
        count = self.asked[self.path] = self.asked.get(self.path, 0) + 1
        code = {"/ok": 200, "/gone": 404, "/guarded": 403}.get(self.path, 500 if count == 1 else 200)
        self.send_response(code)
        self.end_headers()

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def other_site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_dead_addresses_are_told_from_slow_and_guarded_ones(other_site: str) -> None:
    urls = [f"{other_site}/{name}" for name in ("ok", "gone", "guarded", "flaky")]
    dead, guarded = links.asked(urls, rounds=2, wait=1, timeout=10)
    assert [one.url for one in dead] == [f"{other_site}/gone"]
    assert guarded == 1
    source = Source.model_validate(
        {"id": "one", "title": "One", "publisher": "Paper", "kind": "article", "url": "https://example.org/gone", "published": "2020-11-03"}
    )
    text = links.report([links.Dead("https://example.org/gone", "404")], {"https://example.org/gone": source}, guarded)
    assert "`one` (`data/sources/one.yml`): https://example.org/gone" in text
    assert "https://web.archive.org/web/20201103/https://example.org/gone" in text
    assert links.report([], {}, 3) == ""


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("- {url: https://x.example/, until: 2099-01-01}", "needs 'url', 'reason' and 'until'"),
        ("- {url: https://x.example/, reason: ' ', until: 2099-01-01}", "needs 'url', 'reason' and 'until'"),
        ("- {url: https://x.example/, reason: Down., until: soon}", "'until' is a day"),
        ("- {url: https://x.example/, reason: Down., until: 2020-01-01}", "expired on 2020-01-01"),
    ],
)
def test_an_ignored_address_has_a_reason_and_an_end(tmp_path: Path, entry: str, message: str) -> None:
    path = tmp_path / "links-ignore.yml"
    path.write_text(entry)
    with pytest.raises(links.IgnoreError, match=re.escape(message)):
        links.ignored(path, date(2026, 11, 25))


def test_the_ignore_list_of_this_repository_is_in_order() -> None:
    assert links.ignored(links.IGNORED, date.min) == set()


def test_vendored_versions_are_those_of_the_package_list() -> None:
    wanted = yaml.safe_load((ROOT / "tools/package.json").read_text())["dependencies"]
    for name, version in wanted.items():
        assert f"{version}" in (ROOT / f"docs/assets/vendor/{name}/ORIGIN.txt").read_text(), name
