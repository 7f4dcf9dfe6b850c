"""Makes a report that a fork's code may have written safe to post: `python3 tools/harmless.py < report.md > comment.md`.

Code blocks stay as they are, for GitHub shows them as text. Outside of them nothing may notify anybody, lead away, load
anything or hide: only the few HTML tags of our own reports are left as tags. Needs nothing but Python.
"""

from __future__ import annotations

import html
import re
import sys

MOST = 65_000
_FENCE = re.compile(r"(`{3,})(diff|geojson|)")
_TAG = re.compile(r"</?(?:details|summary|code)>")
_LIVE = re.compile(r"[@#<>\[\]!]|(?<=:)//|www\.", re.IGNORECASE)


def harmless(text: str) -> str:
    """The report with everything outside code blocks disarmed, and no longer than a comment may be."""
    lines: list[str] = []
    fence = ""
    for line in text.replace("\r", "").replace("\0", "").split("\n"):
        begun = _FENCE.fullmatch(line)
        if fence:
            lines.append(line)
            if line == fence:
                fence = ""
        elif begun:
            fence = begun[1]
            lines.append(line)
        else:
            lines.append(_disarmed(line))
    if fence:
        lines.append(fence)
    whole = "\n".join(lines)
    return whole if len(whole) <= MOST else f"{_disarmed(whole[:MOST].replace('`', ''))}\n\nCut off here: the report was too long."


def _disarmed(line: str) -> str:
    # A heading and a list item begin with signs that are no danger there.
    start = re.match(r"\s*(#{1,6} |- |\d+\. )?", line)
    head = start[0] if start else ""
    parts, at = [head], len(head)
    for tag in _TAG.finditer(line, at):
        parts += [_text(line[at : tag.start()]), tag[0]]
        at = tag.end()
    return "".join([*parts, _text(line[at:])])


def _text(text: str) -> str:
    """Text without anything that GitHub would make live; entities that the report wrote stay what they were."""
    plain = re.sub(r"&#\d+;", lambda hit: html.unescape(hit[0]), text).replace("<!-- -->", "")
    # The empty comment parts the sign from its word, also for what GitHub looks for after it has read the entities.
    return _LIVE.sub(lambda hit: "".join(f"&#{ord(sign)};" for sign in hit[0]) + "<!-- -->", plain)


if __name__ == "__main__":
    sys.stdout.write(harmless(sys.stdin.read()))
