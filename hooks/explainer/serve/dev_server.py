"""The site while it is edited: each page is made when it is asked for, from the files as they are at that moment.

Nothing is watched and nothing is kept up to date in parts: a request looks whether any file has changed since the last one
(by its status, which costs a few milliseconds), and if so a new state of the whole site takes the old one's place. What does
not change between states are parsed records, by the status of their files. So a served page cannot be older than its records.
"""

from __future__ import annotations

import html
import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from ..load.loader import Entry, NoDataError, Parsed, parse_file
from ..problems import DataError
from .banner import banner

CHANGES = "/~changes"
# The names under which a browser on this machine asks; the address that is listened on is added.
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
# How often an open page asks whether anything has changed.
LOOK_SECONDS = 0.2
_RELOAD = (
    '<script>{const changes = new EventSource("%s?after=%d"); changes.onmessage = () => location.reload();'
    'addEventListener("pagehide", () => changes.close());}</script>'
)

Status = tuple[int, int, int, int]


class State(Protocol):
    """A site made from one state of the files; `get` gives a file and its type, None where there is none."""

    def get(self, path: str) -> tuple[bytes, str] | None: ...


class NothingYet:
    """What is served while the records have never been good: only the problems, which the server puts on the page."""

    def get(self, path: str) -> tuple[bytes, str] | None:
        return (b"<!doctype html><html lang=en><meta charset=utf-8><title>Not yet</title><body></body></html>", "text/html")


@dataclass(frozen=True)
class Moment:
    """What is shown now: the last good state, the banner over it when there are problems, and its number."""

    number: int
    state: State
    banner: str = ""


def status(path: str | os.PathLike[str]) -> Status:
    """What tells whether a file has changed; the time of the status change cannot be set back by a tool."""
    stat = os.stat(path)
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino


class Remembered:
    """Parses records, but those whose files have not changed since the last time only once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Status | None, Parsed]] = {}

    def parse_all(self, entries: Sequence[Entry]) -> list[Parsed]:
        """What `parse_one_by_one` gives; the status is taken before the file is read, so a later change is seen."""
        fresh: dict[str, tuple[Status | None, Parsed]] = {}
        for entry in entries:
            now = _status_or_none(entry.path)
            known = self._known.get(entry.name)
            fresh[entry.name] = known if known and now is not None and known[0] == now else (now, parse_file(entry))
        self._known = fresh
        return [parsed for _, parsed in fresh.values()]


def _status_or_none(path: Path) -> Status | None:
    try:
        return status(path)
    except OSError:
        return None


class Live:
    """The current state of the site: `make` builds one and may raise DataError, NoDataError or what a broken setting raises."""

    def __init__(self, watched: Sequence[Path], make: Callable[[], State]) -> None:
        self._watched = watched
        self._make = make
        self._lock = threading.Lock()
        self._seen: dict[str, Status] | None = None
        self._now = Moment(0, NothingYet())

    def now(self) -> Moment:
        """The state that belongs to the files as they are; broken records leave the last good one, with a banner."""
        with self._lock:
            seen = dict(self._statuses())
            if seen != self._seen:
                begun = time.perf_counter()
                self._seen = seen
                self._now = self._next()
                print(f"{'Shown' if not self._now.banner else 'Not shown'} after {time.perf_counter() - begun:.2f} s", flush=True)
            return self._now

    def _next(self) -> Moment:
        number = self._now.number + 1
        try:
            return Moment(number, self._make())
        except DataError as error:
            for problem in error.problems:
                print(problem, file=sys.stderr)
            return replace(self._now, number=number, banner=banner(f"Not up to date: {error}", "\n".join(map(str, error.problems))))
        except NoDataError as error:
            return replace(self._now, number=number, banner=banner("Not up to date", str(error)))

    def _statuses(self) -> Iterator[tuple[str, Status]]:
        pending = [str(path) for path in self._watched]
        while pending:
            place = pending.pop()
            try:
                if os.path.isdir(place) and not os.path.islink(place):
                    pending += [entry.path for entry in os.scandir(place) if entry.name != "__pycache__"]
                else:
                    yield place, status(place)
            except OSError:
                continue  # it has just gone, which the next look sees


def serve(live: Live, host: str, port: int) -> None:
    """Serve until interrupted, on http://host:port/."""
    with server(live, host, port) as serving:
        print(f"http://{host}:{serving.server_address[1]}/ shows the site while you edit (Ctrl+C ends it)", flush=True)
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            print()


def server(live: Live, host: str, port: int) -> ThreadingHTTPServer:
    """The server of a live site; port 0 takes a free one."""

    class Handler(_Handler):
        pass

    Handler.live = live
    Handler.names = LOCAL_NAMES | {host.strip("[]").lower()}
    serving = ThreadingHTTPServer((host, port), Handler)
    serving.daemon_threads = True
    return serving


class _Handler(BaseHTTPRequestHandler):
    live: Live
    names: frozenset[str]

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # the reader has gone on
            self._answer()

    def _answer(self) -> None:
        if not self._is_asked_by_name():
            self.send_error(421, "This server answers only to the names of this machine")
            return
        asked = urlsplit(self.path)
        if asked.path == CHANGES:
            self._tell_of_changes(int("".join(filter(str.isdigit, asked.query)) or 0))
            return
        moment = self.live.now()
        path = unquote(asked.path).lstrip("/")
        code = 200
        try:
            found = moment.state.get(path + "index.html" if path.endswith("/") or not path else path)
            if found is None and moment.state.get(f"{path}/index.html"):
                self.send_response(302)
                self.send_header("Location", f"{asked.path}/")
                self.end_headers()
                return
            if found is None:
                code, found = 404, moment.state.get("404.html") or (b"Not found", "text/html")
        except Exception as error:
            traceback.print_exc()
            code, found = (
                500,
                (f"<!doctype html><title>Not made</title><body><pre>{html.escape(str(error))}</pre></body>".encode(), "text/html"),
            )
        self._send(code, *found, moment)

    def _is_asked_by_name(self) -> bool:
        """Whether the request names this server: a page elsewhere can give its own name our address (DNS rebinding)."""
        try:
            host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        except ValueError:
            return False
        return host in self.names

    def _send(self, code: int, body: bytes, kind: str, moment: Moment) -> None:
        if kind == "text/html":
            body = body.replace(b"</body>", (_RELOAD % (CHANGES, moment.number)).encode() + b"</body>", 1)
            if moment.banner:
                begin = body.find(b">", body.find(b"<body")) + 1
                body = body[:begin] + moment.banner.encode() + body[begin:]
            kind = "text/html; charset=utf-8"
        self.send_response(code)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _tell_of_changes(self, after: int) -> None:
        """A stream of events that says once that there is something newer than state `after`."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        quiet = 0.0
        while (number := self.live.now().number) <= after:
            time.sleep(LOOK_SECONDS)
            quiet += LOOK_SECONDS
            if quiet > 5:
                self.wfile.write(b": still the same\n\n")  # fails when the reader has gone
                quiet = 0
        self.wfile.write(f"data: {json.dumps(number)}\n\n".encode())
