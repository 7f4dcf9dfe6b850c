"""Social cards: the pictures shown where a link to the site is shared. Drawn with Pillow, because a build needs no browser."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ..dataset import Dataset
from ..model import Chapter
from ..output import urls
from ..output.artifact import Artifact

# Width and height in pixels: what most services ask for where a page names its picture (https://ogp.me).
SIZE = (1200, 630)
_FONT = Path(__file__).parent / "fonts" / "DejaVuSans-Bold.ttf"
_MARGIN = 80


class FontError(Exception):
    """The font of the social cards is missing; the message says where it belongs."""


def files(dataset: Dataset, colours: Mapping[str, str]) -> Iterator[Artifact]:
    """The card of the site and of every chapter, in the site's own colours (output/palette.py)."""
    title, tagline = str(dataset.conflict.title), dataset.plain(dataset.conflict.tagline)
    yield Artifact(urls.CARD, partial(draw, colours, title, tagline, ""), cost=8)
    for chapter in dataset.all(Chapter):
        yield Artifact(urls.card(chapter), partial(draw, colours, str(chapter.title), dataset.plain(chapter.summary), title), cost=8)


def draw(colours: Mapping[str, str], title: str, text: str, site: str) -> bytes:
    """A card as PNG: title, a sentence under it, the site's name at the foot."""
    picture = Image.new("RGB", SIZE, colours["land"])
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 24, SIZE[1]), fill=colours["mark"])
    large = next(size for size in (84, 68, 56, 44) if len(_lines(title, size)) <= 3 or size == 44)
    y = _MARGIN
    for line in _lines(title, large)[:4]:
        pen.text((_MARGIN, y), line, font=_font(large), fill=colours["ink"])
        y += int(large * 1.2)
    y += 24
    room = max(1, (SIZE[1] - y - 110) // 44)
    lines = _lines(text, 32)
    for line in lines if len(lines) <= room else [*lines[: room - 1], f"{lines[room - 1]} …"]:
        pen.text((_MARGIN, y), line, font=_font(32), fill=colours["soft"])
        y += 44
    pen.text((_MARGIN, SIZE[1] - 90), site, font=_font(30), fill=colours["mark"])
    target = io.BytesIO()
    picture.quantize(32, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(target, "PNG", compress_level=6)
    return target.getvalue()


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """The font in a size in pixels; each is read once."""
    try:
        return ImageFont.truetype(str(_FONT), size)
    except OSError:
        raise FontError(f"the font {_FONT.name} is missing beside the engine ({_FONT.parent}); restore it from the repository") from None


def _lines(text: str, size: int) -> list[str]:
    """The text in lines that fit the card at this size; a word that is longer is cut by the edge."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _font(size).getlength(longer) <= SIZE[0] - 2 * _MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
