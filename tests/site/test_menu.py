"""The menu: a dialog below 992 px, the sidebar beside the text above."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Locator, expect

from tests.conftest import SITE
from tests.helpers.reader import HERE, Reader
from tests.helpers.reading import violations
from tests.helpers.serving import address
from tests.helpers.visits import SIZES, Contexts, Pages, visit


def leave_with_escape(reader: Reader) -> None:
    """After Tab led out of the menu, to the browser's own buttons."""
    reader.page.evaluate("document.activeElement.blur()")
    reader.page.keyboard.press("Escape")


OPENINGS: dict[str, Callable[[Reader], object]] = {
    "click": lambda reader: reader.menu.click(),
    "tap": lambda reader: reader.menu.tap(),
    "Enter": lambda reader: reader.menu.press("Enter"),
    "Space": lambda reader: reader.menu.press("Space"),
}
CLOSINGS: dict[str, Callable[[Reader], object]] = {
    "Escape": lambda reader: reader.page.keyboard.press("Escape"),
    "Escape from outside": leave_with_escape,
    "a click beside it": lambda reader: reader.page.mouse.click(340, 400),
    "a tap beside it": lambda reader: reader.page.touchscreen.tap(340, 400),
    "a wider window": lambda reader: reader.page.set_viewport_size(SIZES["wide"]),
}


@pytest.mark.usefixtures("site")
def test_the_menu_takes_the_focus_and_gives_it_back(open_page: Pages) -> None:
    reader = Reader(open_page, "phone")
    for (opening, opens), (closing, closes) in product(OPENINGS.items(), CLOSINGS.items()):
        ways = f"{opening}, {closing}"
        reader.page.set_viewport_size(SIZES["phone"])
        opens(reader)
        expect(reader.dialog, ways).to_be_visible()
        expect(reader.dialog.locator(":focus"), ways).to_be_visible()
        closes(reader)
        expect(reader.dialog, ways).to_be_hidden()
        expect(reader.menu, ways).to_be_focused()


@pytest.mark.usefixtures("site")
def test_a_wider_window_has_the_sidebar_in_its_place(open_page: Pages) -> None:
    reader = Reader(open_page, "phone")
    reader.open_menu()
    reader.page.set_viewport_size(SIZES["wide"])
    expect(reader.sidebar.get_by_role("link", name="The militias")).to_be_in_viewport()
    expect(reader.menu).to_have_attribute("aria-expanded", "true")
    reader.menu.click()
    expect(reader.sidebar).to_be_hidden()
    reader.page.set_viewport_size(SIZES["phone"])
    reader.open_menu()  # also when the sidebar is hidden in the wide window
    expect(reader.dialog.get_by_role("link", name="The militias")).to_be_in_viewport()


def assert_large(control: Locator) -> None:
    """As large as a finger."""
    box = control.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44


@pytest.mark.usefixtures("site")
def test_the_focus_is_seen_on_the_buttons_and_a_finger_hits_them(open_page: Pages) -> None:
    reader = Reader(open_page, "phone")
    reader.page.keyboard.press("Tab")  # the link that skips them
    for name in ("Menu", "Parts of this page", "Color mode", "Search"):
        reader.page.keyboard.press("Tab")
        expect(reader.button(name)).to_be_focused()
        expect(reader.button(name)).to_have_css("outline", re.compile("solid 3px"))
        assert_large(reader.button(name))
    reader.open_menu()
    assert_large(reader.button("Close the menu"))
    for link in reader.dialog.get_by_role("link").all():
        assert_large(link)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(("size", "name"), [("phone", "Menu"), ("phone", "Search"), ("wide", "Menu")])
def test_what_a_button_opens_or_hides_is_accessible(open_page: Pages, size: str, name: str) -> None:
    reader = Reader(open_page, size, color_scheme="dark")
    reader.sees_paper("dark")
    reader.button(name).click()
    expect(reader.page.locator("dialog[open]")).to_have_count(0 if reader.wide else 1)
    for theme in ("dark", "light"):
        reader.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
        reader.sees_paper(theme)
        assert violations(reader.page) == [], theme


@pytest.mark.usefixtures("site")
def test_the_menu_and_the_colours_answer_where_storage_is_shut(open_context: Contexts) -> None:
    reader = Reader(lambda **options: open_context(**options).new_page(), "phone")
    reader.page.add_init_script("""for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(window, name, { configurable: true, get() { throw new Error("shut"); } });
      }""")
    visit(reader.page, HERE)
    reader.open_menu()
    expect(reader.dialog).to_be_visible()
    reader.button("Close the menu").tap()
    for theme in ("dark", "light"):
        reader.button("Color mode").tap()
        reader.sees_paper(theme)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("size", SIZES)
def test_without_javascript_the_sidebar_is_on_the_page(open_page: Pages, size: str) -> None:
    page = open_page(viewport=SIZES[size], java_script_enabled=False)
    page.goto(f"{address(SITE)}/{HERE}.html")
    for name in ("Menu", "Color mode", "Search"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="The militias").click()
    expect(page.locator("article h1")).to_contain_text("The militias")
