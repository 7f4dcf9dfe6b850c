"""Golden files: what is made is compared with a file that people read."""

from __future__ import annotations

import os
import re

from support.repository import TESTS


def check_golden(name: str, text: str) -> None:
    """Compares with tests/golden/`name`; UPDATE_GOLDEN=1 writes it instead."""
    path = TESTS / "golden" / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"{path} is missing; run the tests with UPDATE_GOLDEN=1 and read what it wrote"
    assert text == path.read_text(encoding="utf-8")


def one_element_a_line(drawing: str) -> str:
    """A drawing as people read it."""
    return str(drawing).replace("><", ">\n<") + "\n"


def without_hashes(page: str) -> str:
    """The page with a fixed word for the hash of each script and style sheet."""
    return re.sub(r"\.[0-9a-f]{8}\.(css|js)", r".HASH.\1", page)


def drawings(page: str, name: str) -> list[str]:
    """The drawings of this class in a page."""
    return re.findall(rf'<svg class="{name}".*?</svg>', page, re.DOTALL)
