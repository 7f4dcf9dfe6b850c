"""The repository's records are clean."""

from __future__ import annotations

import pytest

from explainer.problems import errors
from support.records import problems_in
from support.repository import ROOT


@pytest.mark.real_data
def test_the_real_data_has_no_errors() -> None:
    found = problems_in(ROOT / "data")
    assert [str(problem) for problem in errors(found)] == []
