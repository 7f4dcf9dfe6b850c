"""A folder on localhost, as static hosts serve it; one that can go silent."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is missing is answered as static hosts do it: with the 404 page of the topmost folder that has one."""
        folder = Path(self.directory)
        page = next((path for path in (folder / "404.html", *sorted(folder.glob("*/404.html"))) if path.is_file()), None)
        if code != HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on localhost; yields its address, which ends with '/'."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _answering() -> threading.Event:
    event = threading.Event()
    event.set()
    return event


@dataclass(frozen=True)
class Flaky:
    """A server of several sites that goes silent while `answering` is cleared; `address` is that of the project's site."""

    root: str
    answering: threading.Event = field(default_factory=_answering)

    @property
    def address(self) -> str:
        return f"{self.root}sahel-explained/"


@contextmanager
def flaky(folder: Path) -> Iterator[Flaky]:
    """The folder on localhost, as `served`, from a server that can be told not to answer."""
    answering = _answering()

    class Silent(_Quiet):
        def do_GET(self) -> None:
            answering.wait()
            super().do_GET()

        def end_headers(self) -> None:
            # Otherwise the browser's own cache answers for the first seconds, also without a link.
            self.send_header("Cache-Control", "no-cache")
            super().end_headers()

    handler = functools.partial(Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Flaky(f"http://127.0.0.1:{server.server_port}/", answering)
        answering.set()
        server.shutdown()
