"""Browsers without what newer ones have: the page works, or says in a sentence that it does not, and keeps results."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.conftest import SITE
from tests.helpers.reading import changed
from tests.helpers.serving import address
from tests.helpers.visits import Contexts, visit

pytestmark = pytest.mark.usefixtures("site")

HERE = "chapters/05-the-trap"

#: What browsers within the book's bounds lack, by a script that takes it away.
NEWER = {
    "any": "delete AbortSignal.any;",
    "checkVisibility": "delete Element.prototype.checkVisibility;",
    "popover": """for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"])
      delete HTMLElement.prototype[name];
      delete globalThis.ToggleEvent;""",
}

#: What the page needs (frontend/baseline.js).
NEEDED = [
    "globalThis.ResizeObserver",
    "globalThis.IntersectionObserver",
    "globalThis.HTMLDialogElement",
    "globalThis.DOMPoint",
    "Array.prototype.at",
    "Element.prototype.replaceChildren",
    "Object.fromEntries",
    "Object.hasOwn",
    "Promise.allSettled",
    "String.prototype.replaceAll",
]

OLD = (
    "Your browser is older than the controls of this page need (Chrome or Edge 111, Firefox 121 or Safari 16.4, or "
    "newer). Every result here is at its first values."
)


@pytest.mark.parametrize("lacking", NEWER)
def test_what_newer_browsers_have_is_not_needed(open_context: Contexts, lacking: str) -> None:
    page = open_context().new_page()
    page.add_init_script(NEWER[lacking])
    root = visit(page, HERE, "#explore=trap&price=1.2").locator("[data-explorer]")
    expect(page.locator(".td-unstarted")).to_have_count(0)
    expect(root.locator('input[data-number="price"]')).to_have_value("1.20")
    slider = root.locator('input[type="range"][name="price"]')
    told = changed(page, root, lambda: slider.press("ArrowRight"))
    assert told["assumptions"]["price"] == 1.21
    root.locator('[data-role="walk"]').click()
    root.locator('[data-role="next"]').click()  # whatever was pressed, the keyboard is where it can go on
    expect(root.locator(":focus")).to_have_count(1)
    plot = page.locator('[data-figure] [data-role="plot"]').first
    plot.scroll_into_view_if_needed()
    expect(plot.locator(".main-svg").first).to_be_visible()
    mark = page.locator("article button[popovertarget]").locator("visible=true").first
    card = page.locator(f'[id="{mark.get_attribute("popovertarget")}"]')
    expect(card).to_be_hidden()
    mark.click()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_browser_that_is_too_old_is_told_so_once_and_keeps_the_results(browser: Browser) -> None:
    for lacking in NEEDED:
        page: Page = browser.new_page()  # an older one may well fail in what is beside the controls
        page.add_init_script(f"delete {lacking};")
        thrown: list[Error] = []

        def note(error: Error, met: list[Error] = thrown) -> None:
            met.append(error)

        page.on("pageerror", note)
        page.goto(f"{address(SITE)}/embed/trap.html")
        expect(page.locator(".td-unstarted"), lacking).to_have_text(OLD)
        root = page.locator("[data-explorer]")
        expect(root.locator('[data-role="summary"]'), lacking).to_be_visible()
        expect(root.locator('table[data-role="outcomes"] tr[data-outcome]').first, lacking).to_be_visible()
        expect(root.locator('input[type="range"]').first, lacking).to_be_disabled()
        assert thrown == [], lacking
        page.close()


def test_a_part_that_fails_leaves_the_others_to_work(browser: Browser) -> None:
    page = browser.new_page()
    page.route("**/_static/models/*", lambda route: route.abort())
    page.goto(f"{address(SITE)}/{HERE}.html")
    root = page.locator("[data-explorer]")
    place = page.locator("[data-widget=Explorer]")
    expect(place.locator(".td-unstarted")).to_have_text(
        "The script of this part did not come. What stands here is its first result; it is tried again when the "
        "network is back."
    )
    expect(root.locator('[data-role="summary"]')).not_to_be_empty()
    expect(page.locator(".td-quiz input").first).to_be_enabled()  # what comes after it on the page
    page.unroute("**/_static/models/*")
    page.context.set_offline(True)
    page.context.set_offline(False)
    expect(root).to_have_attribute("data-state", "ready")
    expect(place.locator(".td-unstarted")).to_have_count(0)
    page.close()
