"""Links of a text that set its explorer: they lead to it or bring it, and Back leads to the place, step and setting."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.reading import assert_shows
from tests.helpers.visits import Pages, visit
from twodoors import Scenario
from twodoors.models import load

pytestmark = pytest.mark.usefixtures("site")

TRAP = load("trap")
HERE = "chapters/05-the-trap"
PHONE = {"width": 360, "height": 640}
WIDE = {"width": 1280, "height": 800}
STEP = re.compile(".")  # any

#: A link within a paragraph of the text, as chapters write them; the text does not grow by it.
LINK = """([after, href]) => {
  const [text] = [...document.querySelectorAll(`${after} > p`)].slice(-1);
  text.innerHTML = `<a id="tried" href="${href}">${text.textContent.slice(0, 40)}</a>${text.textContent.slice(40)}`;
  const at = () => [scrollY, tried.getBoundingClientRect().top];
  document.addEventListener("click", ({ target }) => { if (target === tried) window.pressedAt = at(); }, true);
}"""
AT = "() => [scrollY, tried.getBoundingClientRect().top]"


def opened(open_page: Pages, viewport: Any, step: int) -> tuple[Page, Locator]:
    """The chapter at this step, one control of it moved."""
    page = visit(open_page(viewport=viewport), HERE, f"#step=trap.{step}")
    root = page.locator('[data-explorer="trap"]')
    root.locator('[data-role="go"]').click()
    return page, root


def press(page: Page, href: str, *, before: bool = False) -> Locator:
    """Follow such a link, in a paragraph above the explorer or in one far below."""
    page.evaluate(LINK, ["#the-claim" if before else "#another-reading", href])
    link = page.locator("#tried")
    link.click()
    return link


def close(found: Any, wanted: Any) -> None:
    """Nothing has moved by as much as two pixels."""
    assert found == [pytest.approx(place, abs=2) for place in wanted]


SETTING = {"price": 1.2, "violation": 0.4}
HREF = Scenario("trap", {**TRAP.defaults, **SETTING}).link()


def test_on_a_phone_a_link_leads_to_the_board_and_back_to_the_place_the_step_and_what_was_moved(
    open_page: Pages,
) -> None:
    page, root = opened(open_page, PHONE, 1)
    moved = root.locator('input[data-number="damage"]').input_value()
    assert TRAP.walk is not None
    assert float(moved) != TRAP.walk.steps[0].start["damage"]
    press(page, HREF)
    expect(root).not_to_have_attribute("data-step", STEP)
    assert_shows(root, {**TRAP.defaults, **SETTING})
    top = root.evaluate("(it) => it.getBoundingClientRect().top")
    assert -2 <= top <= PHONE["height"] / 4
    expect(root.locator('[data-role="notice"]')).to_be_focused()
    page.go_back()
    expect(root).to_have_attribute("data-step", "1")
    expect(root.locator('input[data-number="damage"]')).to_have_value(moved)
    expect(root.locator('[data-role="told"]')).to_be_visible()
    close(page.evaluate(AT), page.evaluate("window.pressedAt"))
    expect(page.locator("#tried")).to_be_focused()


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_back_leads_to_the_whole_board_as_it_was_set(open_page: Pages, viewport: Any) -> None:
    page, root = opened(open_page, viewport, 1)
    root.locator('[data-role="board"]').click()
    price = root.locator('input[type="range"][name="price"]')
    price.focus()
    page.keyboard.press("End")
    own = root.locator("input[data-number]").evaluate_all("(all) => all.map((it) => it.value)")
    press(page, HREF)
    expect(root.locator('input[data-number="price"]')).to_have_value("1.20")
    page.go_back()
    expect(root.locator('input[data-number="price"]')).to_have_value(f"{TRAP.slider('price').high:.2f}")
    expect(root).not_to_have_attribute("data-step", STEP)
    assert root.locator("input[data-number]").evaluate_all("(all) => all.map((it) => it.value)") == own
    close(page.evaluate(AT), page.evaluate("window.pressedAt"))
    page.go_forward()
    expect(root.locator('input[data-number="price"]')).to_have_value("1.20")


@pytest.mark.parametrize("before", [True, False], ids=["above", "below"])
def test_on_a_wide_screen_the_explorer_comes_beside_the_text_and_nothing_moves(open_page: Pages, before: bool) -> None:
    page, root = opened(open_page, WIDE, 1)
    link = press(page, HREF, before=before)
    assert_shows(root, {**TRAP.defaults, **SETTING})
    close(page.evaluate(AT), page.evaluate("window.pressedAt"))
    expect(root.locator('[data-role="summary"]')).to_be_in_viewport(ratio=1)
    text, beside = link.bounding_box(), root.bounding_box()
    assert text is not None
    assert beside is not None
    assert text["x"] + text["width"] <= beside["x"]
    assert beside["x"] + beside["width"] <= WIDE["width"]
    assert beside["y"] + beside["height"] <= WIDE["height"]
    page.go_back()
    expect(root).to_have_attribute("data-step", "1")
    expect(root.locator('[data-role="beside"]')).to_be_hidden()
    close(page.evaluate(AT), page.evaluate("window.pressedAt"))


def test_what_came_beside_the_text_is_put_back_and_goes_back_by_itself(open_page: Pages) -> None:
    page, root = opened(open_page, WIDE, 1)
    press(page, HREF)
    expect(root.get_by_role("button", name="Put it back")).to_be_visible()
    root.get_by_role("button", name="Put it back").click()
    expect(root).not_to_be_in_viewport()
    close([page.evaluate(AT)[1]], [page.evaluate("window.pressedAt")[1]])
    page.locator("#tried").click()
    expect(root).to_be_in_viewport()
    page.evaluate("document.querySelector('.td-place:has([data-explorer])').scrollIntoView({ behavior: 'instant' })")
    expect(root.locator('[data-role="beside"]')).to_be_hidden()
    box = root.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 100  # below the page’s head
    assert box["width"] > WIDE["width"] / 2


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_link_to_a_step_opens_it_and_back_leads_to_the_one_before(open_page: Pages, viewport: Any) -> None:
    page, root = opened(open_page, viewport, 1)
    press(page, "#step=trap.4")
    expect(root).to_have_attribute("data-step", "4")
    expect(root.locator('[data-role="question"]')).to_be_in_viewport(ratio=1)
    if viewport == WIDE:
        close(page.evaluate(AT), page.evaluate("window.pressedAt"))
    root.locator('[data-role="next"]').click()
    expect(root).to_have_attribute("data-step", "5")
    page.go_back()
    expect(root).to_have_attribute("data-step", "4")
    page.go_back()
    expect(root).to_have_attribute("data-step", "1")
    expect(root.locator('[data-role="told"]')).to_be_visible()
    close(page.evaluate(AT), page.evaluate("window.pressedAt"))
