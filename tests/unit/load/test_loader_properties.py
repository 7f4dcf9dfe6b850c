"""Whatever a file holds, reading it ends in a record or in problems at places of the file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from explainer.load.loader import Entry, Parsed, parse_file
from explainer.model import COLLECTIONS, Record
from support.properties import SIGNS, TEXT, WORDS, real_records

pytestmark = pytest.mark.soak


def _load(raw: bytes, model: type[Record]) -> Parsed:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "some-record.yml"
        path.write_bytes(raw)
        return parse_file(Entry(path, "data/x/some-record.yml", model))


def _only_problems_in_the_file(raw: bytes, model: type[Record]) -> None:
    parsed = _load(raw, model)
    assert parsed.record is not None or parsed.problems
    text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for problem in parsed.problems:
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        assert problem.message


@given(raw=st.binary(max_size=300), model=st.sampled_from(list(COLLECTIONS.values())))
def test_random_bytes_are_problems_in_the_file(raw: bytes, model: type[Record]) -> None:
    _only_problems_in_the_file(raw, model)


@given(text=TEXT, model=st.sampled_from(list(COLLECTIONS.values())))
@example(text="title: a\u2028b\nkind: x\n", model=COLLECTIONS["events"])
def test_random_text_is_problems_in_the_file(text: str, model: type[Record]) -> None:
    _only_problems_in_the_file(text.encode("utf-8", "surrogatepass"), model)


def _values() -> st.SearchStrategy[object]:
    leaves = st.one_of(TEXT, st.none(), st.booleans(), st.integers(), st.floats(), st.dates().map(str))
    names = st.sampled_from(["en", "fr", "translated_on", "text", "party", "id", "sources", "note", "name", "count", "~mapping", "place"])
    return st.recursive(
        leaves, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=3)), max_leaves=8
    )


@given(data=st.data())
def test_fields_with_any_values_are_problems_in_the_file(data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(list(COLLECTIONS.values())))
    fields = data.draw(st.dictionaries(st.sampled_from(list(model.model_fields)), _values(), min_size=1, max_size=6))
    flow = data.draw(st.booleans())
    text = yaml.safe_dump(fields, allow_unicode=data.draw(st.booleans()), default_flow_style=flow, width=60)
    _only_problems_in_the_file(text.encode("utf-8", "surrogatepass"), model)


@pytest.mark.real_data
@given(data=st.data())
def test_a_real_record_with_slips_is_problems_in_the_file(data: st.DataObject) -> None:
    model, text = data.draw(st.sampled_from(real_records()))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 12))
        text = text[:at] + data.draw(st.one_of(st.just(""), SIGNS, WORDS)) + text[at + gone :]
    _only_problems_in_the_file(text.encode("utf-8", "surrogatepass"), model)


@pytest.mark.real_data
@given(data=st.data())
def test_a_real_record_with_lines_moved_is_problems_in_the_file(data: st.DataObject) -> None:
    model, text = data.draw(st.sampled_from(real_records()))
    lines = text.split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        one, other = data.draw(st.integers(0, len(lines) - 1)), data.draw(st.integers(0, len(lines) - 1))
        lines.insert(one, " " * data.draw(st.integers(0, 6)) + lines.pop(other).lstrip(" "))
    _only_problems_in_the_file("\n".join(lines).encode(), model)
