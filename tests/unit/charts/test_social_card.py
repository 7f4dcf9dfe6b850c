"""Cards that are shown where a link is shared."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from explainer.charts import social_card
from explainer.output import palette
from support.repository import ROOT

Box = tuple[int, int, int, int]


def card(title: str, text: str, site: str) -> Image.Image:
    return Image.open(io.BytesIO(social_card.draw(palette.light(ROOT / "docs"), title, text, site))).convert("RGB")


def inked(picture: Image.Image) -> Box | None:
    """The box that holds everything written, without the bar at the left edge."""
    paper = picture.getpixel((1190, 10))
    assert isinstance(paper, tuple)
    written = picture.crop((30, 0, *picture.size))
    return ImageChops.difference(written, Image.new("RGB", written.size, paper)).getbbox()


def height(title: str) -> int:
    box = inked(card(title, "", ""))
    assert box is not None
    return box[3] - box[1]


def test_a_card_holds_title_text_and_the_sites_name_from_above_to_below() -> None:
    title, text, site = (inked(card(*words)) for words in (("Title", "", ""), ("", "Text", ""), ("", "", "Site")))
    assert title is not None
    assert text is not None
    assert site is not None
    assert title[1] < text[3] < site[1]
    assert card("Title", "Text", "Site").size == (1200, 630)


def test_a_long_title_is_written_smaller_and_stays_on_the_card() -> None:
    assert height("Short") > height("Short" + " and a title so long that it needs the whole of the card" * 3) / 4
    box = inked(card("A title so long that it needs the whole of the card and more " * 3, "", ""))
    assert box is not None
    assert box[2] < 1200 - 30
    assert box[3] < 630 - 110


def test_a_text_too_long_for_the_card_ends_above_the_sites_name_with_a_sign_that_more_follows() -> None:
    long, longer = (card("Title", "words " * count, "") for count in (400, 800))
    box = inked(long)
    assert box is not None
    assert box[3] < 630 - 90
    assert ImageChops.difference(long, longer).getbbox() is None, "what does not fit is left out"


def test_a_missing_font_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    social_card._font.cache_clear()
    monkeypatch.setattr(social_card, "_FONT", tmp_path / "nowhere.ttf")
    with pytest.raises(social_card.FontError, match=r"nowhere.ttf is missing"):
        social_card.draw(palette.light(ROOT / "docs"), "Title", "Text", "Site")
    social_card._font.cache_clear()
