"""The fields of a page by hand: what was checked is what MkDocs is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data

from explainer.load.handwritten_page import read_page


def page(folder: Path, fields: str, body: str = "# It\n") -> Path:
    path = folder / "page.md"
    path.write_text(f"---\n{fields}\n---\n{body}", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "fields",
    [
        "title: !!binary PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "title: !!python/object/apply:os.getcwd []",
        "title: !ENV HOME",
        "title: &a text\ndescription: *a",
        "title: !!set {a, b}",
    ],
)
def test_tags_anchors_and_the_environment_are_refused(tmp_path: Path, fields: str) -> None:
    read, problems = read_page(page(tmp_path, fields), "docs/page.md")
    assert read is not None
    assert read.fields == {} or problems
    assert problems
    assert problems[0].line == 2


@pytest.mark.parametrize("value", ["2020-01-01", "no", "1_000", "0x1f", "~", "12:30", "1e3", "<script>", "'quoted'", "null", ".inf"])
def test_mkdocs_reads_the_very_text_that_was_checked(tmp_path: Path, value: str) -> None:
    read, problems = read_page(page(tmp_path, f'title: "{value}"\ndescription: {value}\nhide: [navigation]'), "docs/page.md")
    assert read is not None
    assert not problems
    body, fields = get_data(read.source)
    assert fields == read.fields
    assert fields["title"] == value
    assert type(fields["description"]) is str
    assert body == "# It\n"


def test_a_second_block_of_fields_is_text(tmp_path: Path) -> None:
    read, _ = read_page(page(tmp_path, "title: A\ndescription: B", "---\ntitle: C\n---\n"), "docs/page.md")
    assert read is not None
    assert get_data(read.source)[1] == {"title": "A", "description": "B"}
