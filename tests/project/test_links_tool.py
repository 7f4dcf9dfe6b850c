"""Dead addresses of sources are told from slow and guarded ones; ignored ones have a reason and an end."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest

import links
from explainer.model import Source


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
