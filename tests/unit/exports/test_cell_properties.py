"""A cell of a table is never a formula and keeps its text."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from explainer.exports.csv_cells import harmless
from support.properties import TEXT

pytestmark = pytest.mark.soak


@given(
    cell=st.one_of(
        TEXT, st.tuples(st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " ="]), TEXT).map("".join)
    )
)
@example(cell="\n=1+1")
@example(cell="＝1+1")
def test_a_cell_is_no_formula_and_keeps_its_text(cell: str) -> None:
    safe = harmless(cell)
    assert safe.replace("'", "") == cell.replace("'", ""), "only apostrophes are added"
    assert re.search(r"[;|\t]\s*[=+@＝＋－＠-]", safe) is None
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assume("\x00" not in cell)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow([safe, "next"])
    assert list(csv.reader(io.StringIO(text.getvalue(), newline=""))) == [[safe, "next"]]
