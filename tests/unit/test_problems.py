"""Problems are printed as one line each, which neither a terminal nor a runner of GitHub takes for anything else."""

from __future__ import annotations

import pytest

from explainer.problems import MOST_OF_ONE_SORT, Problem, counted, without_commands


def test_of_many_problems_of_one_sort_in_a_file_the_first_is_told_with_their_number() -> None:
    many = [Problem("a.yml", line, 1, f"unknown source 'x{line}' in x; add sources/x{line}.yml") for line in range(1, 50)]
    other = Problem("a.yml", 3, 1, "is empty")
    told = counted([*many, other])
    assert [str(problem) for problem in told] == [
        "a.yml:1:1: unknown source 'x1' in x; add sources/x1.yml (and 48 more like this in the file)",
        "a.yml:3:1: is empty",
    ]
    few = many[:MOST_OF_ONE_SORT]
    assert counted(reversed(few)) == few
    in_two_files = [*few, *(Problem("b.yml", p.line, 1, p.message) for p in few)]
    assert len(counted(in_two_files)) == len(in_two_files)


@pytest.mark.parametrize("text", ["::error::x", "  ::set-env name=a::b", "a\n::stop-commands::x", "##[error]x", "a ##[group]b", "\t::x"])
def test_nothing_printed_is_a_command_to_a_runner(text: str) -> None:
    shown = without_commands(text)
    assert "##[" not in shown
    assert not any(line.strip().startswith("::") for line in shown.split("\n"))
    assert shown.replace(" ", "") == text.replace(" ", "")


def test_what_is_no_command_stays_as_it_is() -> None:
    assert without_commands("a::b\n## [c]\n| :: |") == "a::b\n## [c]\n| :: |"
