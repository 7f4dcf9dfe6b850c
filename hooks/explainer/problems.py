"""What is wrong with the data, and where: the only way the engine reports an editor's mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

# Of a message; a value in a record may be as long as the record.
MOST_CHARACTERS = 2000
# In one file; of more only the first is told, with their number.
MOST_OF_ONE_SORT = 20
# Far longer than an id or the name of a field: nothing is near it.
_LONGEST_MISSPELT = 100

_COMMAND = re.compile(r"^[^\S\n]*::|##\[", re.MULTILINE)
_QUOTED = re.compile(r"'([^']+)'")

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake at one place; `line` and `column` count from 1, `file` is relative to where the check was started.

    `where` leads to the field in the record; None when the file cannot be read that far.
    """

    file: str
    line: int
    column: int
    message: str
    severity: Severity = "error"
    where: tuple[str | int, ...] | None = field(default=None, compare=False)

    def __str__(self) -> str:
        mark = "warning: " if self.severity == "warning" else ""
        return printable(f"{self.file}:{self.line}:{self.column}: {mark}{_short(self.message)}")

    def as_github(self, help_at: str = "") -> str:
        """The problem as a workflow command, which GitHub shows beside the line of a pull request."""
        place = f"file={_property(printable(self.file))},line={self.line},col={self.column}"
        see = f" (see {help_at})" if help_at else ""
        return f"::{self.severity} {place}::{_data(printable(_short(self.message)) + see)}"


class DataError(Exception):
    """The data has errors; `problems` holds all of them in file order, warnings included."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__(summary(self.problems))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def summary(problems: Sequence[Problem]) -> str:
    """The closing line: how many errors and warnings."""
    wrong = len(errors(problems))
    warned = len(problems) - wrong
    parts = [f"{wrong} error{'' if wrong == 1 else 's'}", f"{warned} warning{'' if warned == 1 else 's'}"]
    return ", ".join(parts)


def counted(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in order; of many of one sort in one file only the first, with how many follow.

    Of one sort are those whose messages differ only in the values that they quote.
    """
    sorts: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in sorted(set(problems)):
        sorts.setdefault((problem.file, problem.severity, _sort_of(problem.message)), []).append(problem)
    told = []
    for alike in sorts.values():
        if len(alike) <= MOST_OF_ONE_SORT:
            told += alike
        else:
            told.append(replace(alike[0], message=f"{alike[0].message} (and {len(alike) - 1} more like this in the file)"))
    return sorted(told)


def _sort_of(message: str) -> str:
    """The message without the values that it quotes, wherever they stand in it."""
    for value in sorted(set(_QUOTED.findall(message)), key=len, reverse=True):
        message = re.sub(rf"(?<![\w-]){re.escape(value)}(?![\w-])", "", message)
    return message


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like a misspelt one, or one that it is a part of; None when no known word is near."""
    if len(word) > _LONGEST_MISSPELT:
        return None
    from rapidfuzz import process  # noqa: PLC0415 - clean data never needs it, and loading it takes time
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    candidates = sorted(known)
    slips = max(2, len(word) // 3)
    best = process.extractOne(word.lower(), candidates, scorer=OSA.distance, score_cutoff=slips, processor=str.lower)
    if best is not None:
        return best[0]
    return next((name for name in candidates if len(word) >= 4 and word.lower() in name.lower()), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message: `; did you mean 'x'?`, or nothing when no known word is near."""
    near = nearest(word, known)
    return f"; did you mean '{near}'?" if near else ""


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The place of a character in a text, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def dotted(where: Iterable[str | int]) -> str:
    """A place in a record as an editor reads it: `claims[2].said_by`; list items count from 0."""
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in where)
    return steps.removeprefix(".")


def _short(text: str) -> str:
    """No longer than somebody reads: what is wrong stands at the beginning of a message and what would be right at its end."""
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS // 2]} … {text[-MOST_CHARACTERS // 2 :]}"


def printable(text: str) -> str:
    """The text on one line, with what a terminal would act on or not show as its code: a record may hold anything."""
    shown = text if text.isprintable() else "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)
    return without_commands(shown)


def without_commands(text: str) -> str:
    """The text with nothing in it that a runner of GitHub would take for a command: `::name::` at the start of a line, `##[name]` anywhere."""
    return _COMMAND.sub(lambda hit: f"{hit[0][:-1]} {hit[0][-1]}", text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
