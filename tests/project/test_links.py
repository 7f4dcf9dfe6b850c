"""Which addresses of sources lead nowhere, however they are written, and the issue that says so."""

from __future__ import annotations

import http.server
import os
import re
import subprocess
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given

import links
from explainer.model import Source
from support.github import HOSTILE, QUICK, live
from support.repository import ROOT

pytestmark = pytest.mark.slow


class _Site(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[dict[str, int]] = {}

    def do_GET(self) -> None:
        count = self.asked[self.path] = self.asked.get(self.path, 0) + 1
        code = {"/ok": 200, "/guarded": 403, "/flaky": 500 if count == 1 else 200}.get(self.path, 404)
        self.send_response(code)
        self.end_headers()

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def other_site() -> Iterator[str]:
    _Site.asked.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def source(url: str, **more: str) -> Source:
    return Source.model_validate(
        {"id": "one", "title": "One", "publisher": "Paper", "kind": "article", "url": url, "published": "2020-11-03"} | more
    )


def test_dead_addresses_are_told_from_slow_and_guarded_ones(other_site: str) -> None:
    urls = [f"{other_site}/{name}" for name in ("ok", "gone", "guarded", "flaky")]
    dead, guarded = links.asked(urls, rounds=2, wait=1, timeout=10)
    assert [one.url for one in dead] == [f"{other_site}/gone"]
    assert guarded == 1


# Addresses that lychee rewrites, cuts off in plain text, or does not ask.
WRITTEN = [
    "/é", "/gone/é?q=ü#ç", "/a/../b", "/./c", "/d(e)", "/f.", "/g|h", "/i,", "/{j}[k]^", "/l?x=1&copy;y=2&amp;z", "/%zz", "/m*n_o~p;",
    "/q?u=https://example.org/x", "//r", "/s#t", "/u%C3%A9%2Fv", "/w'x", "/ok/../y", "", "/",
]  # fmt: skip


def test_an_address_that_is_rewritten_is_told_as_it_was_written(other_site: str) -> None:
    urls = [f"{other_site}{path}" for path in WRITTEN] + [
        other_site.replace("http", "HTTP") + "/z",
        other_site.replace("127.0.0.1", "127.1") + "/z",
    ]
    dead, guarded = links.asked(urls, rounds=1, wait=1, timeout=10)
    assert (sorted(one.url for one in dead), guarded) == (sorted(urls), 0)
    assert "/d(e)" in _Site.asked
    text = links.report(dead, {url: source("https://example.org/") for url in urls}, 0)
    assert text.count("- [ ] `one`") == len(urls)


def test_two_addresses_that_are_rewritten_to_one_have_one_fate(other_site: str) -> None:
    urls = [f"{other_site}/{name}" for name in ("guarded", "./guarded", "gone", "x/../gone")]
    dead, guarded = links.asked(urls, rounds=1, wait=1, timeout=10)
    assert ([one.url for one in dead], guarded) == ([f"{other_site}/gone", f"{other_site}/x/../gone"], 2)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a/", "https://example.org/a"),
        ("https://Example.ORG:443/a", "https://example.org/a"),
        ("https://bücher.example/é?q=ü", "https://xn--bcher-kva.example/%C3%A9?q=%C3%BC"),
        ("https://example.org/a/../b/./c", "https://example.org/b/c"),
        ("https://example.org/{a}", "https://example.org/%7Ba%7D"),
        ("http://example.org:80", "http://example.org"),
    ],
)
def test_an_address_without_a_line_is_known_by_what_it_means(written: str, named: str) -> None:
    answer = {"error_map": {"addresses.html": [{"url": named, "status": {"text": "404", "code": 404}}]}}
    dead, _ = links.failures(answer, ["https://example.org/other", written])
    assert dead == [links.Dead(written, "404")]
    assert "`one`" in links.report([links.Dead(named, "404")], {written: source(written)}, 0)


@pytest.mark.parametrize("named", ["https://example.org/elsewhere", "https://[", "http://a..b:99999/", "", "error:", "data:,x"])
def test_an_address_that_nobody_gave_is_told_without_a_source(named: str) -> None:
    answer = {"timeout_map": {"x": [{"url": named, "status": {"text": "Timeout"}}]}, "error_map": {}}
    dead, _ = links.failures(answer, ["https://example.org/", "https://a..b/"])
    assert dead == [links.Dead(named, "Timeout")]
    assert "no source has this address" in links.report(dead, {"https://example.org/": source("https://example.org/")}, 0)


def test_lychee_is_asked_with_no_settings_of_a_folder(other_site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".lycheeignore").write_text(".*\n")
    (tmp_path / "lychee.toml").write_text("accept = [404]\n")
    monkeypatch.chdir(tmp_path)
    dead, _ = links.asked([f"{other_site}/gone"], rounds=1, wait=1, timeout=10)
    assert [one.url for one in dead] == [f"{other_site}/gone"]


def test_the_issue_names_source_file_address_and_copy() -> None:
    url = "https://example.org/gone"
    text = links.report([links.Dead(url, "404")], {url: source(url)}, 3)
    assert "`one` (`data/sources/one.yml`): `https://example.org/gone`" in text
    assert "`https://web.archive.org/web/20201103/https://example.org/gone`" in text
    assert "3 more do not answer programs" in text
    kept = source(url, archive_url="https://archive.example/x")
    assert "`https://archive.example/x`" in links.report([links.Dead(url, "404")], {url: kept}, 3)
    assert links.report([], {}, 3) == ""


@QUICK
@given(HOSTILE, HOSTILE)
def test_the_issue_does_nothing_but_be_read(url: str, why: str) -> None:
    known = source("https://example.org/")
    for sources in ({}, {url: known}):
        said = links.report([links.Dead(url, why)], sources, 1)
        assert live(said) == []
        assert not re.search(r"&(?!#\d+;)", said)


def test_the_issue_is_never_longer_than_an_issue_can_be() -> None:
    dead = [links.Dead(f"https://example.org/{number}/{'&' * 3_000}", "404 " * 1_000) for number in range(300)]
    text = links.report(dead, {one.url: source("https://example.org/") for one in dead}, 0)
    assert len(text.encode()) < 65_536
    shown = text.count("- [ ]")
    assert f"And {300 - shown} more, for which there is no room here." in text
    assert live(text) == []


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


def kept(folder: Path, text: str, number: str) -> str:
    """What the script that keeps the issue asks GitHub, where an issue of its own has that number."""
    gh, log, file = folder / "gh", folder / "log", folder / "links.md"
    gh.write_text(
        '#!/bin/sh\necho "$@" >> "$LOG"\ncase "$*" in *"issue list"*"--app github-actions"*) [ -z "$NUMBER" ] || echo "$NUMBER" ;; esac\n'
    )
    gh.chmod(0o755)
    file.write_text(text)
    env: dict[str, Any] = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "LOG": str(log), "NUMBER": number, "REPOSITORY": "a/b"}
    subprocess.run(["sh", "tools/issue.sh", "Dead links", "broken link", str(file)], cwd=ROOT, env=env, check=True)
    return log.read_text()


@pytest.mark.parametrize(
    ("text", "number", "done"),
    [
        ("- [ ] x\n", "", "issue create --repo a/b --title Dead links --label broken link --body-file"),
        ("- [ ] x\n", "5", "issue edit 5 --repo a/b --body-file"),
        ("", "5", "issue close 5 --repo a/b"),
    ],
)
def test_only_an_issue_of_our_own_is_kept(tmp_path: Path, text: str, number: str, done: str) -> None:
    """A reader may open one with the same title and label, whose text stays theirs to change."""
    assert done in kept(tmp_path, text, number)


def test_there_is_nothing_to_close_where_there_is_no_issue(tmp_path: Path) -> None:
    assert "close" not in kept(tmp_path, "", "")
