"""What `explainer check --fix` mends, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from explainer.edit.formatter import fixed
from explainer.model import COLLECTIONS
from support.repository import ROOT

CASES = {
    "fields_in_order_with_their_comments": (
        "events",
        """# The file's own comment.
summary: They talked.
# About the title.
title: Talks

dates: 2020  # a year
kind: talks
changes: [{on: 2020, kind: addition, note: First.}]
where: [{role: scene, place: town}]
""",
        """# The file's own comment.
# About the title.
title: Talks

kind: talks
dates: 2020  # a year
where: [{role: scene, place: town}]
summary: They talked.
changes: [{on: 2020, kind: addition, note: First.}]
""",
        ["order of fields"],
    ),
    "claims_in_order": (
        "events",
        """title: Talks
claims:
  - count: 5
    # who was there
    what: took-part
    id: there
    sources: [one]
    note: |
      Two lines,
      this is the second.
    said_by: army
  - {count: 3, id: flow}
""",
        """title: Talks
claims:
  - id: there
    # who was there
    what: took-part
    count: 5
    said_by: army
    sources: [one]
    note: |
      Two lines,
      this is the second.
  - {count: 3, id: flow}
""",
        ["order of fields"],
    ),
    "trailing_spaces_but_for_line_breaks_in_text": (
        "terms",
        "term: Word \ndefinition: |\n  One line.  \n  Two. \n  \n  Three.   \n\n\n",
        "term: Word\ndefinition: |\n  One line.  \n  Two.\n\n  Three.\n",
        ["trailing spaces"],
    ),
    "line_ends": ("terms", "term: Word\r\ndefinition: It.\r\n", "term: Word\ndefinition: It.\n", ["line ends"]),
    "no_line_end_at_the_end": ("terms", "term: Word\ndefinition: It.", "term: Word\ndefinition: It.\n", ["the end of the file"]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_mended(name: str) -> None:
    collection, before, after, made = CASES[name]
    assert fixed(before, COLLECTIONS[collection]) == (after, made)
    assert fixed(after, COLLECTIONS[collection]) == (after, [])


@pytest.mark.parametrize(
    "text",
    [
        "term: [\n", "- a list\n", "term: {b: 1, a: 2}\n", "definition: It.\ndefinition: twice\nterm: Word\n", "a: b: c \n", "\x00 \n", "",
    ],
)  # fmt: skip
def test_what_cannot_be_read_or_would_change_is_left_alone(text: str) -> None:
    mended, made = fixed(text, COLLECTIONS["terms"])
    assert (mended, made) == (text, []) or yaml.safe_load(mended) == yaml.safe_load(text)


def test_a_comment_above_the_first_field_of_an_item_keeps_the_item_as_it_is() -> None:
    text = "claims:\n  - what: killed\n    # about the id\n    id: dead\n"
    assert fixed(text, COLLECTIONS["events"]) == (text, [])


@pytest.mark.real_data
@pytest.mark.parametrize("collection", COLLECTIONS)
def test_the_real_records_say_the_same_after_mending_and_lose_no_line(collection: str) -> None:
    for path in sorted((ROOT / "data" / collection).glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        mended, _ = fixed(text, COLLECTIONS[collection])
        assert yaml.load(mended, Loader=yaml.CBaseLoader) == yaml.load(text, Loader=yaml.CBaseLoader), path
        assert sorted(line.lstrip(" -").rstrip() for line in mended.split("\n")) == sorted(
            line.lstrip(" -").rstrip() for line in text.split("\n")
        ), path


@pytest.mark.real_data
def test_each_real_record_shuffled_comes_back_in_order(tmp_path: Path) -> None:
    text = (ROOT / "data/operations/boulikessi-strike.yml").read_text(encoding="utf-8")
    mended, _ = fixed(text, COLLECTIONS["operations"])
    fields = yaml.load(mended, Loader=yaml.CBaseLoader)
    assert list(fields)[:4] == ["title", "names", "kind", "dates"]
