"""`mkdocs serve` that survives a broken edit: the last good pages stay up and show what is wrong."""

from __future__ import annotations

import html
import logging
import sys
import traceback
from collections.abc import Callable, Iterable
from typing import Any

from ..problems import DataError

log = logging.getLogger("mkdocs.hooks.build_site")

_BANNER = (
    '<div role="alert" style="position:sticky;top:0;z-index:99;padding:.6rem 1rem;background:#7a1f1f;color:#fff;font:14px/1.5 monospace;'
    'white-space:pre-wrap;max-height:50vh;overflow:auto"><b>{}</b>\n{}</div>'
)


def banner(title: str, text: str) -> str:
    """A notice at the top of every page that says what is wrong."""
    return _BANNER.format(html.escape(title), html.escape(text))


class Guard:
    """Stands in front of the builder of a live-reload server.

    `check` raises DataError before anything is touched, because the builder empties the served folder first.
    """

    def __init__(self, builder: Callable[..., None], check: Callable[[], object]) -> None:
        self._builder = builder
        self._check = check
        self._banner = ""

    def __call__(self) -> None:
        """Build if the data is clean; otherwise keep what is served and show the problems. Never raises."""
        try:
            self._check()
            self._builder()
            self._banner = ""
        except DataError as error:
            for problem in error.problems:
                print(problem, file=sys.stderr)
            log.error("The data has problems (%s); the last good pages stay up until they are mended.", error)
            self._banner = banner(f"Not up to date: {error}", "\n".join(map(str, error.problems)))
        except (Exception, SystemExit) as error:
            if not isinstance(error, SystemExit):
                traceback.print_exc()
            log.error("The build failed; mend it and save again.")
            self._banner = banner("The build failed", str(error))

    def around(self, app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
        """The server's WSGI application with the problems shown on every page while there are any."""

        def serving(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            if not self._banner or environ["PATH_INFO"].startswith("/livereload/"):
                return app(environ, start_response)
            answered: list[Any] = []
            body = b"".join(app(environ, lambda status, headers, *rest: answered.append((status, headers))))
            status, headers = answered[0]
            if any(name == "Content-Type" and value.startswith("text/html") for name, value in headers):
                begin = body.find(b">", body.find(b"<body")) + 1
                body = body[:begin] + self._banner.encode() + body[begin:]
                headers = [(n, str(len(body)) if n == "Content-Length" else value) for n, value in headers]
            start_response(status, headers)
            return [body]

        return serving
