"""Cards that are shown where a link is shared."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.charts import social_card
from explainer.output import palette
from support.repository import ROOT


def test_a_missing_font_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    social_card._font.cache_clear()
    monkeypatch.setattr(social_card, "_FONT", tmp_path / "nowhere.ttf")
    with pytest.raises(social_card.FontError, match=r"nowhere.ttf is missing"):
        social_card.draw(palette.light(ROOT / "docs"), "Title", "Text", "Site")
    social_card._font.cache_clear()
