"""Cells of CSV files: what spreadsheets would run is text, numbers stay numbers."""

from __future__ import annotations

import csv
import io
import math

import pytest

from explainer.exports import csv_cells


@pytest.mark.parametrize(
    ("value", "cell"), [(None, ""), ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), (" a\n b\t", "a b"), ("\r=1", "'=1"), ("a=1", "a=1"),
     ("a;=1+1", "a;'=1+1"), ("a; =1", "a; '=1"), ("a|@x", "a|'@x"), ('a;"=1"', "a;\"'=1\""), ("a; b", "a; b"), ("1;-2", "1;'-2")]
)  # fmt: skip
def test_text_is_one_line_and_no_formula(value: str | None, cell: str) -> None:
    assert csv_cells.text(value) == cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (math.inf, ""), (0, "0"), (100, "100"), (-5, "-5"), (0.1 + 0.2, "0.3"), (1e16, "10000000000000000"), (1.23456, "1.2346")],
)
def test_numbers_have_no_exponent_no_noise_and_no_apostrophe(value: float | None, cell: str) -> None:
    assert csv_cells.number(value) == cell


def test_a_file_begins_with_a_byte_order_mark_and_quotes_every_cell() -> None:
    assert csv_cells.document(["a", "b"], [{"a": "1", "b": 'x, "y"; z'}]) == '\ufeff"a","b"\r\n"1","x, ""y""; z"\r\n'


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("value", ["=1", "a;=1", "a;\t@x", "a|+1", 'a;"=1"', "a\t=1", '";=1'])
def test_no_cell_is_a_formula_whatever_a_program_takes_for_the_separator(delimiter: str, value: str) -> None:
    text = csv_cells.document(["a", "b"], [{"a": csv_cells.text(value), "b": csv_cells.text(value)}])
    for row in csv.reader(io.StringIO(text.removeprefix(csv_cells.BYTE_ORDER_MARK)), delimiter=delimiter):
        assert not [cell for cell in row if cell.strip(' "').startswith(("=", "+", "-", "@"))], row


def test_a_cell_without_a_column_is_an_error() -> None:
    with pytest.raises(ValueError, match="c"):
        csv_cells.document(["a"], [{"a": "1", "c": "2"}])
