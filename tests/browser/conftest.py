"""A real headless Chromium, and pages of the site in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from support.browsing import DESKTOP, Open, Scheme
from support.patience import patience


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    system = next((path for name in names if (path := shutil.which(name))), None)
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    expect.set_options(timeout=1000 * patience(20))
    # Without a system browser Playwright's own is used, which tools/browser.sh has fetched.
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=system, args=flags) as chromium:
        yield chromium


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page of the site; at the end no request has left localhost and nothing went wrong in the console."""
    contexts, wrong = [], []

    def open_one(path: str, size: ViewportSize = DESKTOP, scheme: Scheme = "light", script: bool = True) -> Page:
        context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script, reduced_motion="reduce")
        context.set_default_timeout(1000 * patience())
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None)
        page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        # What the page's policy stops is told as an error, in its frames too.
        page.add_init_script(
            "addEventListener('securitypolicyviolation', v => console.error(`policy: ${v.violatedDirective} ${v.blockedURI}`))"
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address + path, wait_until="load")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert wrong == []
