"""The sizes of a built site and the limits they are held to."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.build import size_report


def test_limits_are_reported_warned_of_and_kept(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"x" * 900)
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind" / "a.json").write_bytes(b"x" * 200)
    found = size_report.sizes(tmp_path)
    assert found == {"pages": 900, "the search index": 200}
    assert not size_report.near(found, 2000)
    assert size_report.near(found, 1300)
    assert "85% of what GitHub Pages takes" in size_report.report(found, 1300)
    with pytest.raises(size_report.TooLargeError, match="too large to be published"):
        size_report.report(found, 1000)
