"""Enlarged fourfold, with wider spacing, from right to left, and without motion: all of a page stays at hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.helpers.visits import Pages, visit

#: A window of 1280 × 1024 at 400%.
FOURFOLD = {"width": 320, "height": 256}

NAMES = [
    "index",
    "data/README",
    "chapters/05-the-trap",
    "chapters/13-the-crisis-machine",
    "reference/evidence",
    "chapters/my-argument",
    "embed/trap",
]

OPEN = """() => {
  for (const closed of document.querySelectorAll("details")) closed.open = true;
}"""

# WCAG 2.2, 1.4.12
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""

# What makes the page wider than the window.
BEYOND = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *:not(svg *)")]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => `${element.tagName}.${element.className}`).slice(0, 8)"""

# What stays in sight, and takes more than a quarter of the window.
TALL = """() => [...document.querySelectorAll("article *")]
  .filter((element) => /sticky|fixed/.test(getComputedStyle(element).position) && element.checkVisibility())
  .filter((element) => element.offsetHeight > innerHeight / 4)
  .map((element) => element.className)"""

MOVING = """() => [document.documentElement, ...document.querySelectorAll("body *")]
  .filter((element) => {
    const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
    const moves = `${transitionDuration}, ${animationDuration}`.split(", ").some((time) => parseFloat(time) > 0.01);
    return moves || (scrollBehavior === "smooth");
  })
  .map((element) => `${element.tagName}.${element.className}`)"""


def opened(page: Page, name: str) -> Page:
    """A page with all open that can be, and of a walk the whole board."""
    visit(page, name)
    for board in page.locator('button[data-role="board"]').locator("visible=true").all():
        board.click()
    page.evaluate(OPEN)
    return page


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", NAMES)
def test_enlarged_fourfold_nothing_is_beyond_the_edge_and_little_stays_in_sight(open_page: Pages, name: str) -> None:
    page = opened(open_page(viewport=FOURFOLD), name)
    assert page.evaluate(BEYOND) == []
    assert page.evaluate(TALL) == []
    page.evaluate(SPACED)
    assert page.evaluate(BEYOND) == []
    page.evaluate("document.adoptedStyleSheets = []")
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate(BEYOND) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", ["index", "chapters/05-the-trap"])
def test_nothing_moves_for_who_wants_no_motion(open_page: Pages, name: str) -> None:
    page = opened(open_page(reduced_motion="reduce"), name)
    assert page.evaluate(MOVING) == []
