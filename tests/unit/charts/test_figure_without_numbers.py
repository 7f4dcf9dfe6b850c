"""A figure can be drawn whatever its counts are: nothing but zeros, or numbers that nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from explainer.charts import figure
from explainer.check import find_all
from explainer.model import Figure

SERIES = "  - definition: Things\n    scope: Here\n    unit: things\n    measure: stock\n    points:\n"


def drawn(make_data: Callable[[Mapping[str, str]], Path], *counts: str) -> str:
    """The chart of a figure with one series for each count."""
    series = "".join(f"{SERIES}      - {{as_of: 2020, count: {count}, sources: [s1]}}\n" for count in counts)
    folder = make_data(
        {
            "sources/s1.yml": "title: S\npublisher: P\nkind: article\npublished: 2021\n",
            "figures/f.yml": f"title: F\nsummary: F.\nseries:\n{series}",
        }
    )
    dataset, problems = find_all(folder, folder / "docs", None)
    assert [problem for problem in problems if problem.severity == "error"] == []
    return str(figure.draw(dataset.all(Figure)[0]))


def test_zeros_lie_on_the_axis(make_data: Callable[[Mapping[str, str]], Path]) -> None:
    chart = drawn(make_data, "0", "0")
    assert f'cy="{figure.HEIGHT - figure.BOTTOM:.1f}"' in chart
    assert ">0</text>" in chart


@pytest.mark.parametrize("counts", [("unknown",), ("unknown", "5")])
def test_what_is_not_known_has_no_mark(make_data: Callable[[Mapping[str, str]], Path], counts: tuple[str, ...]) -> None:
    chart = drawn(make_data, *counts)
    assert chart.count('<g class="mark') == counts.count("5")
    assert "Chart of F: 1. Things, Here" in chart
