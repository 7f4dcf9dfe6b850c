"""`explainer check --fix` never changes what a record says."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from explainer.edit.formatter import fixed
from explainer.model import COLLECTIONS, Record
from support.properties import TEXT, real_records

pytestmark = pytest.mark.soak


@pytest.mark.real_data
@given(data=st.data())
def test_mending_a_record_changes_nothing_of_what_it_says(data: st.DataObject) -> None:
    model, text = data.draw(st.sampled_from(real_records()))
    lines = text.split("\n")
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["spaces", "comment", "blank", "move", "line end", "tab"])):
            case "spaces":
                lines[at] += " " * data.draw(st.integers(1, 3))
            case "comment":
                lines.insert(at, " " * data.draw(st.integers(0, 6)) + "# a comment")
            case "blank":
                lines.insert(at, " " * data.draw(st.integers(0, 4)))
            case "move":
                lines.insert(at, lines.pop(data.draw(st.integers(0, len(lines) - 1))))
            case "line end":
                lines[at] += "\r"
            case "tab":
                lines[at] += "\t"
    _mended("\n".join(lines), model)


@given(text=TEXT, model=st.sampled_from(list(COLLECTIONS.values())))
def test_mending_anything_else_changes_nothing_of_what_it_says(text: str, model: type[Record]) -> None:
    _mended(text.encode("utf-8", "replace").decode(), model)


def _mended(text: str, model: type[Record]) -> None:
    mended, made = fixed(text, model)
    assert (mended == text) == (not made)
    assert fixed(mended, model) == (mended, [])
    if made:
        assert _says(mended) == _says(text)


def _says(text: str) -> object:
    """What a record says, without the spaces at the ends of lines that `explainer check --fix` may take away."""

    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {str(key): bare(item) for key, item in value.items()}
        if isinstance(value, list):
            return [bare(item) for item in value]
        return "\n".join(line.rstrip() for line in str(value).split("\n")).rstrip()

    return bare(yaml.load(text.replace("\r\n", "\n").replace("\r", "\n"), Loader=yaml.CBaseLoader))
