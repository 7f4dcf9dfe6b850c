"""Whatever somebody proposes under data/ or docs/ ends in a problem at its place, never in an exception."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.model.scalars import Line, Text, Url
from explainer.problems import errors
from hostile.cases import CASES, HERE, TOGETHER, Case, lay_out, quote
from hostile.fields import every_field, filled, marks, records, templates, text_fields_of
from hostile.harm import (
    is_one_line_to_print,
    stands_in_its_file,
)
from support.records import problems_in

pytestmark = pytest.mark.slow


def test_there_are_many_cases_and_each_has_its_name() -> None:
    assert len(CASES) >= 160
    assert len({case.name for case in CASES}) == len(CASES)
    assert len(TOGETHER) >= 60
    assert [case.name for case in CASES if case.problem == ""] == [], "a problem says something"


@pytest.mark.parametrize("case", HERE, ids=lambda case: case.name)
def test_a_case_ends_as_it_says_and_never_in_an_exception(case: Case, tmp_path: Path) -> None:
    folder = lay_out(tmp_path, case)
    found = problems_in(folder)
    wrong = errors(found)
    if case.problem is None:
        assert wrong == []
    else:
        assert any(case.problem in str(problem) for problem in wrong), [str(problem)[:300] for problem in found[:5]]
    for problem in found[:50]:
        stands_in_its_file(problem, tmp_path)
        is_one_line_to_print(problem)


def test_every_text_of_every_collection_has_a_hostile_value() -> None:
    for name, record in records(every_field(hostile=True)).items():
        reached = {
            tuple(step for step in where if isinstance(step, str)) for where, value in record.walk() if isinstance(value, Text | Url)
        }
        assert set(text_fields_of(type(record))) == reached, name


@pytest.mark.parametrize("path", list(templates()))
def test_a_script_in_any_prose_is_refused_at_its_field(path: str, tmp_path: Path) -> None:
    clean = every_field(hostile=False)
    folder = lay_out(tmp_path, Case("every field", clean, None))
    assert errors(problems_in(folder)) == []
    template = templates()[path]
    for number, (before, after, kind) in enumerate(marks(path, template)):
        text = f"{before}{quote('Text <script>window.hacked=true</script>')}{after}"
        (folder / path).write_text(filled(path, text, hostile=False), encoding="utf-8")
        messages = [str(problem) for problem in errors(problems_in(folder))]
        line = before.count("\n") + 1
        if issubclass(kind, Line):
            assert messages == [], (number, messages)
        else:
            assert any(m.startswith(f"data/{path}:{line}:") and "HTML is not used" in m for m in messages), (number, line, messages)
