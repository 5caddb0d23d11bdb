"""Pages of the built book, opened at the size of some screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from tests.conftest import SITE
from tests.helpers.reading import changed, until, violations
from tests.helpers.serving import address

SIZES: dict[str, ViewportSize] = {"wide": {"width": 1280, "height": 800}, "phone": {"width": 360, "height": 740}}

Contexts = Callable[..., BrowserContext]
Pages = Callable[..., Page]


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


#: Each theme at a width of its own.
LOOKS: tuple[tuple[str, Any], ...] = (("phone", "dark"), ("wide", "light"))


#: Buttons pass from one colour to the other in a moment, in which neither is readable enough. What is closed waits
#: until it is opened.
FADED = """() => Promise.all(
  document.getAnimations()
    .filter((animation) => animation.effect.target.checkVisibility())
    .map((animation) => animation.finished.catch(() => {}))
).then(() => {})"""


def assert_accessible_and_fits(page: Page) -> None:
    """axe finds nothing wrong, in either theme, and nothing is wider than a screen of either width.

    axe takes seconds: it runs once a theme, each at a width of its own.
    """
    for size, theme in LOOKS:
        page.set_viewport_size(SIZES[size])
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
        page.evaluate(FADED)
        until(page, "document.documentElement.scrollWidth <= innerWidth")  # drawings follow in the next frames
        assert violations(page) == [], (size, theme)


def first(page: Page) -> Locator:
    """The page's first explorer, all of it: of a walk, the whole board as it stands before anything is moved."""
    root = page.locator("[data-explorer]").first
    if root.get_attribute("data-step") is not None:
        root.locator('[data-role="board"]').click()
        root.locator('[data-role="reset"]').click()
    return root


def move(page: Page, root: Locator, label: str, key: str) -> dict[str, dict[str, float]]:
    """Move the slider of that name by this key; what the explorer then tells."""
    root.get_by_role("slider", name=label, exact=True).focus()
    return changed(page, root, partial(page.keyboard.press, key))
