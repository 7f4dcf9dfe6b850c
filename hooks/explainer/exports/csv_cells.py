"""CSV files as spreadsheets read them (RFC 4180, UTF-8): text that is not run as a formula, numbers without an exponent."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence

# So that spreadsheets read the file as UTF-8.
BYTE_ORDER_MARK = "\ufeff"
# Numbers are rounded to so many decimals, in coordinates some ten metres.
DECIMALS = 4
# What spreadsheets take for the beginning of a formula (CWE-1236).
_FORMULA = "=+@\t\r\n＝＋－＠-"
_BEGINNING = re.compile(rf"(?:^|[;|\t]\s*(?:\"\s*)?)(?=[{_FORMULA}])")


def document(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """A whole file: each row holds for every column a cell that one of the functions below has made. ValueError for other columns."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, columns, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return BYTE_ORDER_MARK + file.getvalue()


def text(value: object) -> str:
    """A value as text in one line that is safe to open in a spreadsheet; empty for None."""
    return "" if value is None else harmless(" ".join(str(value).split()))


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run as a formula: at its beginning, and after what another one separates
    cells by.
    """
    return _BEGINNING.sub(lambda hit: f"{hit[0]}'", cell)


def number(value: float | None) -> str:
    """A number without an exponent and without the noise of binary fractions; empty where there is none, or no bound."""
    if value is None or math.isinf(value):
        return ""
    digits = f"{value:.{DECIMALS}f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
