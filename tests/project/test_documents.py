"""The repository's own documents tell the truth."""

from __future__ import annotations

import re

from support.repository import ROOT


def test_the_readme_names_only_what_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([\w-]+)`", readme))
    targets = set(re.findall(r"^([\w-]+):(?!=)", makefile, re.MULTILINE))
    assert len(named) > 10
    assert named <= targets
    paths = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme)
    assert len(paths) > 5
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_target_of_the_makefile_is_in_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split()
    table = [line.split("|")[1] for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `make ")]
    named = [*re.findall(r"`make ([\w-]+)`", "".join(table)), "site", "preview"]  # those two stand above the table
    assert sorted(set(targets) - {"clean"}) == sorted(named)


def test_every_dependency_has_its_line_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    table = readme.split("## Dependencies")[1].split("\n## ")[0]
    first = " ".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| "))
    names = re.findall(r'^    "([a-z][a-z-]+)', project.split("[tool")[0], re.MULTILINE)
    assert len(names) > 30
    known = set(re.findall(r"[a-z][a-z-]+\*?", first))
    assert [name for name in names if re.sub(r"^types-.*", "types-*", name) not in known] == []


def test_the_locks_hold_hashes_and_no_index() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        pinned = re.findall(r"^[a-z][^ ]*==", text, re.MULTILINE)
        assert len(pinned) > 30
        assert "://" not in text
        for block in re.split(r"\n(?=[a-z])", text):
            assert "--hash=sha256:" in block
