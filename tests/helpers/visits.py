"""Pages of the built book, opened at the size of some screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from tests.conftest import SITE
from tests.helpers.reading import changed
from tests.helpers.serving import address

SIZES: dict[str, ViewportSize] = {"wide": {"width": 1280, "height": 800}, "phone": {"width": 360, "height": 740}}

Contexts = Callable[..., BrowserContext]


def visit(page: Page, name: str, fragment: str = "", *, disk: bool = False) -> Page:
    """Open a page of the book, from a server or from disk, and wait until it answers and stays in place."""
    page.goto(f"{SITE.as_uri() if disk else address(SITE)}/{name}.html{fragment}")
    for root in page.locator("[data-explorer]").all():
        expect(root).to_have_attribute("data-state", "ready")
    stays(page)
    return page


def stays(page: Page) -> None:
    """Wait until all of the page is laid out, and nothing moves under a pointer any more."""
    expect(page.locator("html.td-arriving")).to_have_count(0)


def first(page: Page) -> Locator:
    """The page's first explorer."""
    return page.locator("[data-explorer]").first


def move(page: Page, root: Locator, label: str, key: str) -> dict[str, dict[str, float]]:
    """Move the slider of that name by this key; what the explorer then tells."""
    root.get_by_role("slider", name=label, exact=True).focus()
    return changed(page, root, partial(page.keyboard.press, key))
