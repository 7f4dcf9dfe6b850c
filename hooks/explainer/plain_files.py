"""The one door to the files of a project: plain files, none of them reached through a link, none too deep or too large.

What is proposed under data/ and docs/ may hold links that lead out of the project, pipes that never end and folders without end.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

# Of folders in folders, and of an asset.
MOST_LEVELS = 12
MOST_BYTES = 16 * 1024 * 1024


class NotPlainError(OSError):
    """A file is a link, a pipe, a device, or too large; the message says what it is."""


def plain_files(folder: Path) -> list[Path]:
    """Every plain file below a folder, in the order of their names; none where there is no such folder."""
    return sorted(path for path, what in _walk(folder) if not what)


def other_files(folder: Path) -> list[tuple[Path, str]]:
    """What else lies below a folder, with what it is: links, pipes, devices, and folders that are too deep to be looked into."""
    return sorted((path, what) for path, what in _walk(folder) if what)


def folders(folder: Path) -> list[Path]:
    """Every folder below a folder."""
    return sorted({parent for path in plain_files(folder) for parent in path.parents if folder in parent.parents})


def read_plain(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """The bytes of a plain file; NotPlainError for anything else, OSError where it cannot be read."""
    if what := _what(path.lstat()):
        raise NotPlainError(errno.EINVAL, f"is {what}", str(path))
    # Without waiting: the file may have become a pipe since.
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        content = file.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise NotPlainError(errno.EFBIG, f"is larger than {most_bytes // 1024} KiB", str(path))
    return content


def write_plain(path: Path, text: str) -> None:
    """Write a text to a plain file or a new one; NotPlainError where a link or something else lies in its place or is its folder."""
    if path.parent.is_symlink():
        raise NotPlainError(errno.EINVAL, "is a symbolic link", str(path.parent))
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise NotPlainError(errno.EINVAL, f"is {_what(path.lstat())}", str(path))
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o666), "w", encoding="utf-8", newline="\n"
    ) as file:
        file.write(text)


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    """Everything below a folder but folders, with what it is; empty for a plain file."""
    if folder.is_symlink():
        yield folder, "a symbolic link"
        return
    waiting = [(folder, 0)] if folder.is_dir() else []
    while waiting:
        place, level = waiting.pop()
        for entry in os.scandir(place):
            path = place / entry.name
            if not entry.is_dir(follow_symlinks=False):
                yield path, _what(entry.stat(follow_symlinks=False))
            elif level < MOST_LEVELS:
                waiting.append((path, level + 1))
            else:
                yield path, "a folder in too many others"


def _what(status: os.stat_result) -> str:
    """What lies at a path that is no plain file; empty for one."""
    if stat.S_ISREG(status.st_mode):
        return ""
    if stat.S_ISLNK(status.st_mode):
        return "a symbolic link"
    return "a pipe" if stat.S_ISFIFO(status.st_mode) else "a folder" if stat.S_ISDIR(status.st_mode) else "no file with text"
