"""What browser tests share: screens, pages of every kind, and ways to look at a page."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import FrameLocator, Page, ViewportSize, expect

from support.patience import patience

Scheme = Literal["light", "dark"]
Open = Callable[..., Page]

PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
SCREENS = pytest.mark.parametrize(
    ("size", "scheme"),
    [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")],
    ids=["phone-light", "phone-dark", "desktop-light", "desktop-dark"],
)
TWO_SCREENS = pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone-dark", "desktop-light"])
STRIKE = "operations/boulikessi-strike/"


def wait_until(page: Page, expression: str, arg: object = None) -> None:
    """Waits for an expression, or a function of `arg`, to be true. Playwright's own way needs `eval`, which our pages forbid."""
    ends = time.monotonic() + patience()
    while not page.evaluate(expression, arg):
        assert time.monotonic() < ends, f"never true: {expression}"
        page.wait_for_timeout(50)


def the_map(page: Page) -> FrameLocator:
    """The interactive map of a page, drawn."""
    page.locator("#_map .map-frame").scroll_into_view_if_needed()
    page.locator("#_map .map-frame").hover()
    frame = page.frame_locator("#_map iframe")
    expect(frame.locator("html[data-drawn]")).to_be_attached()
    return frame
