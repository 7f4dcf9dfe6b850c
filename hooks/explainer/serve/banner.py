"""What an editor sees on every page while the records are broken: the last good pages stay up and say what is wrong."""

from __future__ import annotations

import html

_BANNER = (
    '<div role="alert" style="position:sticky;top:0;z-index:99;padding:.6rem 1rem;background:#7a1f1f;color:#fff;font:14px/1.5 monospace;'
    'white-space:pre-wrap;max-height:50vh;overflow:auto"><b>{}</b>\n{}</div>'
)


def banner(title: str, text: str) -> str:
    """A notice at the top of every page that says what is wrong."""
    return _BANNER.format(html.escape(title), html.escape(text))
