"""Files are read as text with exact positions, and no file can end the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.load.text_file import MAX_BYTES
from explainer.load.yaml_file import read

RECORD = """title: "A: title"
body: |

  One line.
    Two [@x] lines.
where:
  - {place: town, note: 'it''s'}
"""


def reading(tmp_path: Path, raw: bytes) -> tuple[object, list[str]]:
    path = tmp_path / "x.yml"
    path.write_bytes(raw)
    result, problems = read(path, "x.yml")
    return result.data, [str(problem) for problem in problems]


def test_positions_are_exact_in_block_text_flow_and_quotes(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text(RECORD, encoding="utf-8")
    source = read(path, "x.yml")[0].source
    data = read(path, "x.yml")[0].data
    assert data is not None
    body = str(data["body"])
    assert source.position(("body",), offset=body.index("@x")) == (5, 10)
    assert source.position(("title",), offset=3) == (1, 12)
    assert source.position(("where", 0, "place")) == (7, 13)
    assert source.position(("where", 0, "place"), key=True) == (7, 6)
    assert source.position(("where", 5, "x")) == (7, 3)


def test_scalars_stay_text(tmp_path: Path) -> None:
    data, problems = reading(tmp_path, b"a: NO\nb: 12:30\nc: 010\nd: 2020-01-01\ne: yes\nf: 1e3\n")
    assert problems == []
    assert data == {"a": "NO", "b": "12:30", "c": "010", "d": "2020-01-01", "e": "yes", "f": "1e3"}


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"a: \xff\n", "x.yml:1:4: is not UTF-8 text"),
        (b"a: b\nc: \x00\n", "x.yml:2:4: has a character that text cannot have"),
        ("é: é\nc: ࠀé\x1f\n".encode(), "x.yml:2:6: has a character that text cannot have"),
        (b"a: " + b"x" * MAX_BYTES, "x.yml:1:1: is larger than 256 KiB"),
        (b"a: " + b"[" * 100_000, "x.yml:1:44: nested too deeply"),
        (b"a:\n  " + b"- " * 5_000 + b"x", "x.yml:2:83: nested too deeply"),
        (b"? [a]\n: b\n", "x.yml:1:3: a field name must be a word"),
        ("\n".join(" " * i + "a:" for i in range(600)).encode(), "x.yml:42:42: nested too deeply"),
        (b"", "x.yml:1:1: the file is empty"),
        (b"just text", "x.yml:1:1: a record is a list of 'field: value' lines"),
        (b"a: b\n<<: *x\n", "x.yml:2:5"),
    ],
)
def test_a_file_that_is_no_record_is_one_problem(tmp_path: Path, raw: bytes, problem: str) -> None:
    data, (said,) = reading(tmp_path, raw)
    assert said.startswith(problem)
    assert not data, "nothing of it is taken for a record"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    assert reading(tmp_path, b"\xef\xbb\xbfa: b\r\nc: |\r\n  d\r\n  e\r\n") == ({"a": "b", "c": "d\ne\n"}, [])


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a: b")
    (tmp_path / "x.yml").symlink_to(tmp_path / "secret")
    assert "symbolic link" in str(read(tmp_path / "x.yml", "x.yml")[1][0])
