"""What `explainer check --fix` mends, and what it leaves alone."""

from __future__ import annotations

import random
import re

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
    ["term: [\n", "- a list\n", "term: {b: 1, a: 2}\n", "term: {b: 1, a: 2} \ndefinition: [\n", "a: b: c \n", "\x00 \n", "term: 'a \n"],
)
def test_what_cannot_be_read_is_left_alone(text: str) -> None:
    assert fixed(text, COLLECTIONS["terms"]) == (text, [])


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "\n"),
        ("definition: It.\ndefinition: twice\nterm: Word\n", "term: Word\ndefinition: It.\ndefinition: twice\n"),
        ("unheard_of: 1\nterm: Word\n", "term: Word\nunheard_of: 1\n"),
    ],
)
def test_what_the_check_refuses_keeps_what_it_says(text: str, after: str) -> None:
    assert fixed(text, COLLECTIONS["terms"])[0] == after
    assert yaml.safe_load(after) == yaml.safe_load(text)


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
@pytest.mark.parametrize("collection", COLLECTIONS)
def test_each_real_record_shuffled_comes_back_in_order(collection: str) -> None:
    chance = random.Random(7)
    shuffled = 0
    for path in sorted((ROOT / "data" / collection).glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        fields = re.split(r"(?m)^(?=[a-z_]+:)", text)[1:]
        if "\n#" not in f"\n{text}" and text == fixed(text, COLLECTIONS[collection])[0]:
            chance.shuffle(fields)
            shuffled += "".join(fields) != text
            assert fixed("".join(fields), COLLECTIONS[collection])[0] == text, path
    assert shuffled > 3
