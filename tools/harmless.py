"""The comment about a pull request, from what the pull request's own run left: `harmless.py report.zip COMMIT RUN`.

That run is code of whoever proposes the change, so its report is text of a stranger. It is shown as one block of code, between
sentences of ours that say whose it is. Needs nothing but Python, and `hooks` on its path.
"""

from __future__ import annotations

import codecs
import re
import stat
import sys
import zipfile
from pathlib import Path

from explainer.values import inert_markdown

# By this the comment is found again.
MARK = "<!-- report of what this changes -->"
REPORT = "short.md"
# GitHub refuses a comment of more than 65,536 characters; counted in bytes, of which there are never fewer.
MOST = 65_000
# The most of a report that is read, and of an archive that is opened, in bytes.
MOST_READ = 500_000
MOST_ARCHIVE = 5_000_000


def comment(report: bytes | None, commit: str, run: str) -> str:
    """The whole comment, of at most MOST bytes; None is no report. ValueError when commit or run cannot be one."""
    if not re.fullmatch(r"[0-9a-f]{40}", commit):
        raise ValueError("a commit is 40 hexadecimal digits")
    if not re.fullmatch(r"[0-9]{1,20}", run):
        raise ValueError("a run is a number")
    return (
        f"{MARK}\n\n**What this changes, in the change's own words.** Workflow run `{run}` made this report. It ran the code of the "
        f"proposed commit `{commit}`, so the report may be wrong or forged, and nobody has checked it. What counts is what stands "
        f"in the changed files.\n\n{harmless(report)}\n\n*Here ends what run `{run}` made.*\n"
    )


def harmless(report: str | bytes | None) -> str:
    """A report as a block of code, or in a sentence why there is none."""
    if report is None:
        return "**There is no report:** the run left none, or one that cannot be opened."
    try:
        text = report if isinstance(report, str) else _decoded(report)
    except UnicodeDecodeError:
        return "**The report cannot be shown:** it is no text in UTF-8."
    shown, cut = inert_markdown.block(inert_markdown.unmarked(text), MOST - 1_000)
    if not shown:
        return "**The report is empty.**"
    return f"{shown}\n\n**Cut off here:** the report is longer than a comment can be." if cut else shown


def report_in(archive: Path) -> bytes | None:
    """The report in an archive, none of whose files is unpacked; of a long one the beginning. None when it has not exactly one."""
    try:
        if archive.stat().st_size > MOST_ARCHIVE:
            raise ValueError("the archive is too large")
        with zipfile.ZipFile(archive) as files:
            [member] = [one for one in files.infolist() if one.filename == REPORT]
            # Other methods of compression are unpacked in memory before they can be cut.
            if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or stat.S_ISLNK(member.external_attr >> 16):
                raise ValueError(f"{REPORT} is no file that upload-artifact makes")
            with files.open(member) as file:
                return file.read(MOST_READ)
    except Exception as error:  # a forged archive can be wrong in each way that zipfile and zlib know
        print(f"no report: {error!r}", file=sys.stderr)
        return None


def _decoded(report: bytes) -> str:
    # Where a report was cut in the midst of a character, that one is left out.
    return codecs.getincrementaldecoder("utf-8")().decode(report, final=len(report) < MOST_READ)


if __name__ == "__main__":
    sys.stdout.write(comment(report_in(Path(sys.argv[1])), sys.argv[2], sys.argv[3]))
