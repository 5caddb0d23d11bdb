"""Someone who reads a chapter at a screen of some size, and presses what the theme has put there."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, expect

from tests.conftest import SITE
from tests.helpers.reading import until
from tests.helpers.serving import address
from tests.helpers.visits import SIZES, Pages, stays, visit

HERE = "chapters/02-between-two-patrons"
PAPER = {"light": "rgb(255, 253, 249)", "dark": "rgb(23, 22, 20)"}
WAYS = {"phone": ("finger", "keyboard"), "wide": ("mouse", "keyboard")}


class Reader:
    """Has the chapter open."""

    def __init__(self, open_page: Pages, size: str, **options: Any) -> None:
        self.page = open_page(viewport=SIZES[size], has_touch=size == "phone", **options)
        self.wide = size == "wide"
        self.way = WAYS[size][0]
        self.menu = self.button("Menu")
        self.sidebar = self.page.locator("#pst-primary-sidebar")
        self.dialog = self.page.locator("#pst-primary-sidebar-modal")
        visit(self.page, HERE)

    def button(self, name: str) -> Locator:
        """The button of that name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def press(self, control: Locator) -> None:
        """With the keyboard, only what the Tab key reaches; a field is merely entered."""
        if self.way != "keyboard":
            (control.tap if self.way == "finger" else control.click)()
            return
        control.focus()
        expect(control).to_be_focused()
        assert control.evaluate("(it) => it.tabIndex") == 0
        if control.get_attribute("type") != "search":
            self.page.keyboard.press("Enter")

    def open_menu(self) -> None:
        """Where it is not in sight anyway."""
        if not self.wide and not self.dialog.is_visible():
            self.press(self.menu)

    def asks_for(self, link: Locator) -> str:
        """Which file of the book the browser asks for once the link is pressed; it gets none, and stays on the page.

        To see each of thirty pages, and to come back from it, takes a minute.
        """
        self.page.route("**/*.html*", lambda route: route.fulfill(status=204))
        with self.page.expect_request(lambda request: request.is_navigation_request()) as asked:
            self.press(link)
        self.page.unroute("**/*.html*")
        return asked.value.url.removeprefix(f"{address(SITE)}/")

    def come_back(self) -> None:
        """Open the chapter again after a link: the theme's scripts have run then, and nothing else is waited for."""
        here = f"{address(SITE)}/{HERE}.html"
        if self.page.url.partition("#")[0] != here:
            self.page.goto(here, wait_until="domcontentloaded")
            stays(self.page)

    def scroll(self, top: int) -> None:
        """Be elsewhere on the page, and let the theme know."""
        self.page.evaluate(
            """(top) => new Promise((done) => {
              addEventListener("scroll", done, { once: true });
              scrollTo({ top, behavior: "instant" });
            })""",
            top,
        )

    def sees_top(self) -> None:
        """Is at the beginning of the page."""
        until(self.page, "scrollY === 0")

    def sees_paper(self, theme: str) -> None:
        """The page has the colour of that theme."""
        expect(self.page.locator("body")).to_have_css("background-color", PAPER[theme])

    def is_at(self, name: str, rest: str = "") -> None:
        """Has that page of the book open."""
        expect(self.page).to_have_url(f"{address(SITE)}/{name}.html{rest}")
