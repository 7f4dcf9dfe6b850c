"""Addresses that lead where they seem to lead: one host in plain sight, and nothing that looks like one before it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from .lookalikes import mixes_scripts

_HOST = re.compile(r"[\w-]+(\.[\w-]+)+|localhost")
# A text that looks like an address or a host: it must be of the address that it leads to.
_LOOKS_LIKE = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?:[/:?#].*)?", re.IGNORECASE)
_NO_ENDINGS = re.compile(r".*\.(?:md|yml|csv|json|html?|pdf)", re.IGNORECASE)


def host_of(url: str) -> str | None:
    """The host of an address in small letters; None when it is not one, or hides behind a name before an `@` or another script."""
    if not url.isprintable() or "\\" in url:
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or "%" in parts.netloc or port == 0 or not _HOST.fullmatch(host):
        return None
    return None if any(mixes_scripts(_shown(label)) for label in host.split(".")) else host


def misleads(words: str, url: str) -> bool:
    """Whether the words of a link look like an address of another host than the one it leads to."""
    seen = _LOOKS_LIKE.fullmatch(words.strip())
    if seen is None or _NO_ENDINGS.fullmatch(words.strip()):
        return False
    host = host_of(url) or ""
    named = seen["host"].lower().removeprefix("www.")
    return host != named and not host.endswith(f".{named}")


def _shown(label: str) -> str:
    """A part of a host as a browser may show it: `xn--…` stands for letters of any script."""
    try:
        return label.encode("ascii").decode("idna") if label.startswith("xn--") else label
    except UnicodeError:
        return label
