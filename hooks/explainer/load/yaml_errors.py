"""YAML that cannot be read, explained in an editor's words: the known slips first, then where to look."""

from __future__ import annotations

import re
from dataclasses import replace

import yaml

from ..problems import Problem, line_and_column

_TRAPS = (
    (r"^(<{7}|={7}|>{7})", "this is a mark of an unfinished merge; keep one of the two versions and delete the marks"),
    (r"\u00a0", "the line has a no-break space (U+00A0); replace it by an ordinary space"),
    (r"^[^#]*?:\s+[>|]\s*[=<>~]?\s*\d", "a value that begins with '>' must be quoted, for example '>50'"),
    (r"^[^#]*?:\s+\[\[", "a value that begins with '[[' must be quoted, or written on its own lines after '|'"),
    (r"^[^#]*?:\s+\[@", "a value that begins with '[@' must be quoted, or written on its own lines after '|'"),
    (r"^[^#]*?:\s+[@`%]", "a value that begins with '@', '`' or '%' must be quoted"),
    (r"^[^#]*?:\s+\*", "a value that begins with '*' must be quoted"),
    (r"^[^#]*?:\s+[-?]\s", "a value that begins with '- ' or '? ' must be quoted; a list begins on its own line"),
    (r"^\s*\t", "the line is indented with a tab; use spaces"),
    (r"^\s*-[A-Za-z]\w*:", "a space is missing after '-'"),
    (r"^\s*(- )?[a-z_]+:[^\s/]", "a space is missing after ':'"),
    (r"^[^#]*?:\s+'[^']*'[^\s,}\]#]", "an apostrophe inside single quotes is written twice (''), or use double quotes"),
    (r"^[^#]*?:\s+\"[^\"]*\"\s*[^\s,}\]#]", "text follows the closing quotation mark; quote the whole value once"),
)
_BRACE = r"^[^{#]*\}\s*$"
_COLON = r"^[^#'\"{]*?:\s+[^'\"|>#{\[]*:\s"


def explain(name: str, text: str, error: yaml.YAMLError) -> Problem:
    """The parser's error at the place and in the words that help to fix it."""
    problem = _explained(name, text, error)
    # The end of the text counts as a line of its own, which editors do not show.
    lines = text.rstrip("\n").count("\n") + 1
    return replace(problem, line=lines, column=len(text.rstrip("\n").rsplit("\n", 1)[-1]) + 1) if problem.line > lines else problem


def _explained(name: str, text: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        # The C parser counts bytes.
        before = text.encode()[: getattr(error, "position", 0) or 0].decode(errors="ignore")
        line, column = line_and_column(text, len(before))
        return Problem(name, line, column, "has a character that text cannot have (a control character); delete it")
    lines = text.split("\n")
    detail = getattr(error, "problem", None) or "cannot be read"
    context = getattr(error, "context", None) or ""
    if "found another document" in detail:
        return Problem(name, mark.line + 1, 1, "'---' begins a second record; one file holds one record")
    if trap := _trap(name, lines, mark.line, detail):
        return trap
    opening = getattr(error, "context_mark", None)
    if opening is not None and ("end of stream" in detail or "quoted scalar" in context):
        return Problem(name, opening.line + 1, opening.column + 1, "a quotation mark or bracket opened here is never closed")
    if quoted := _odd_quote(lines, mark.line):
        return Problem(name, quoted[0], quoted[1], "the quotation mark opened here is not closed in this line")
    if opening is not None and "flow" in context:
        message = "in the list or mapping opened here a comma, a closing bracket or a quotation mark is missing"
        return Problem(name, opening.line + 1, opening.column + 1, message)
    hint = "check the indentation, the quotation marks and the brackets here and in the line above"
    return Problem(name, mark.line + 1, mark.column + 1, f"cannot be read as YAML ({detail}); {hint}")


def _trap(name: str, lines: list[str], at: int, detail: str) -> Problem | None:
    """A known slip in the line of the error or the one above, in its own words."""
    traps = (
        (
            *_TRAPS,
            (_BRACE, "a '}' closes what no '{' has opened in this line; add the '{' or delete the '}'"),
            (_COLON, "the value has ': ' in it; put it in quotation marks"),
        )
        if "mapping values" in detail
        else _TRAPS
    )
    for number in (at, at - 1):
        if 0 <= number < len(lines):
            for pattern, words in traps:
                # A slip is near a line's beginning; a very long line would keep the patterns busy.
                line = lines[number][:300]
                if match := re.search(pattern, line):
                    value = re.match(r"^[^#]*?:\s+", line)
                    column = value.end() if value and value.end() <= match.end() else 0
                    return Problem(name, number + 1, column + 1, words)
    return None


def _odd_quote(lines: list[str], at: int) -> tuple[int, int] | None:
    """Where a value above opens a double quotation mark that its line does not close."""
    for number in range(min(at, len(lines) - 1), max(-1, at - 40), -1):
        opened = re.search(r":\s+\"", lines[number])
        if opened and lines[number].replace('\\"', "").count('"') % 2:
            return number + 1, opened.end()
    return None
