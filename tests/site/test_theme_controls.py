"""Every control of the theme on a page is pressed, by mouse, finger and keyboard, and does what it is for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Locator, expect

from tests.conftest import SITE
from tests.helpers.contents import pages
from tests.helpers.reader import HERE, WAYS, Reader
from tests.helpers.visits import SIZES, Pages, stays, visit

BEFORE, AFTER = (pages()[pages().index(HERE) + step] for step in (-1, 1))

# What a reader can press: all that is not the chapter's own, and in the chapter what the theme adds to it. The contents
# that are there for paper are never on a screen.
PRESSABLE = "a[href], button, input, select, textarea, summary, label, [role=button], [tabindex], [onclick]"
ADDED = "article .headerlink"
CONTROLS = f":is({PRESSABLE}):not(article *, .onlyprint *), {ADDED}"


def skips_to_text(reader: Reader, control: Locator) -> None:
    reader.page.keyboard.press("Tab")  # it is for the keyboard, and out of sight until then
    expect(control).to_be_focused()
    expect(control).to_be_in_viewport(ratio=1)
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator("main :focus")).to_be_visible()
    reader.page.reload(wait_until="domcontentloaded")


def opens_menu(reader: Reader, control: Locator) -> None:
    if reader.wide:
        for shown in (False, True):
            reader.press(control)
            expect(reader.sidebar).to_be_visible(visible=shown)
            expect(control).to_have_attribute("aria-expanded", str(shown).lower())
            expect(control).to_be_focused()
    else:
        reader.press(control)
        expect(reader.dialog.get_by_role("link", name="Two Doors")).to_be_focused()
        reader.page.keyboard.press("Escape")
        expect(control).to_be_focused()
        expect(control).to_have_attribute("aria-expanded", "false")


def closes_menu(reader: Reader, control: Locator) -> None:
    if reader.wide:
        expect(control).to_be_hidden()
        return
    reader.open_menu()
    reader.press(control)
    expect(reader.dialog).to_be_hidden()
    expect(reader.menu).to_be_focused()


def changes_colours(reader: Reader, control: Locator) -> None:
    for mode, theme in (("dark", "dark"), ("light", "light"), ("auto", "light")):
        reader.press(control)
        expect(control).to_be_focused()
        reader.sees_paper(theme)
        reader.page.reload(wait_until="domcontentloaded")  # and it lasts
        reader.sees_paper(theme)
        expect(reader.page.locator("html")).to_have_attribute("data-mode", mode)


def opens_search(reader: Reader, control: Locator) -> None:
    if reader.wide:
        expect(control).to_be_hidden()  # the sidebar has a field there
        return
    reader.press(control)
    expect(reader.page.locator("#pst-search-dialog input")).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#pst-search-dialog")).to_be_hidden()
    expect(control).to_be_focused()


def searches_by_shortcut(reader: Reader, control: Locator) -> None:
    reader.page.keyboard.press("Control+k")
    searches(reader, control)


def searches_from_menu(reader: Reader, control: Locator) -> None:
    reader.open_menu()
    searches(reader, control)


def searches(reader: Reader, control: Locator) -> None:
    reader.press(control)
    reader.page.keyboard.type("sovereignty")
    reader.page.keyboard.press("Enter")
    reader.is_at("search", "?q=sovereignty")
    expect(reader.page.locator("#search-results a").first).to_be_visible()


def leads_to_cover(reader: Reader, control: Locator) -> None:
    reader.open_menu()
    reader.press(control)
    reader.is_at("index")


def leads_to_page(reader: Reader, control: Locator) -> None:
    reader.open_menu()
    for closed in control.locator("xpath=ancestor::details[not(@open)]").all():
        reader.press(closed.locator("summary"))
    title = control.inner_text()
    if control.get_attribute("href") == "#":  # this page itself
        reader.scroll(400)
        reader.press(control)
        reader.sees_top()
        expect(reader.dialog).to_be_hidden()
    else:
        asked = reader.asks_for(control)
        made = BeautifulSoup((SITE / asked).read_text(encoding="utf-8"), "html.parser")
        [heading] = made.select("article h1")
        assert title in heading.get_text()


def leads_back(reader: Reader, control: Locator) -> None:
    reader.press(control)
    reader.is_at(BEFORE)


def leads_on(reader: Reader, control: Locator) -> None:
    reader.press(control)
    reader.is_at(AFTER)


def leads_to_top(reader: Reader, control: Locator) -> None:
    reader.scroll(800)
    reader.scroll(600)  # it comes for whoever turns back
    if reader.wide:
        expect(control).to_be_hidden()
        return
    reader.press(control)
    reader.sees_top()


def leads_to_heading(reader: Reader, control: Locator) -> None:
    if reader.wide:
        control.locator("..").hover()  # the theme hides it, from the keyboard too, until someone points at the heading
        control.click()
    else:
        control.tap()
    reader.is_at(HERE, str(control.get_attribute("href")))
    expect(control.locator("..")).to_be_in_viewport()


def opens_pages_below(reader: Reader, control: Locator) -> None:
    reader.open_menu()
    below = control.locator("..").get_by_role("link").first
    for shown in (True, False):
        reader.press(control)
        expect(below).to_be_visible(visible=shown)


def lists_parts(reader: Reader, control: Locator) -> None:
    reader.press(control)
    listed = reader.page.get_by_role("navigation", name="Parts of this page")
    expect(listed).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(listed).to_be_hidden()


def leads_to_part(reader: Reader, control: Locator) -> None:
    reader.press(reader.button("Parts of this page"))
    href = str(control.get_attribute("href"))
    reader.press(control)
    expect(control).to_be_hidden()
    reader.is_at(HERE, href)
    expect(reader.page.locator(href)).to_be_in_viewport()


def leads_to_licence(reader: Reader, control: Locator) -> None:
    # it leaves the book, and no test reaches another host
    assert control.get_attribute("href") == "https://creativecommons.org/licenses/by/4.0/"
    reader.press(reader.page.locator(".td-cite summary"))
    expect(control).to_be_in_viewport()
    reader.page.reload(wait_until="domcontentloaded")


def leads_to_errata(reader: Reader, control: Locator) -> None:
    reader.press(control)
    reader.is_at("reference/errata")


def opens_citation(reader: Reader, control: Locator) -> None:
    for shown in (True, False):
        reader.press(control)
        expect(reader.page.locator(".td-cite pre")).to_be_visible(visible=shown)


def scrolls_citation(reader: Reader, control: Locator) -> None:
    reader.press(reader.page.locator(".td-cite summary"))
    control.focus()
    expect(control).to_be_focused()
    expect(control).to_contain_text("@incollection{")
    reader.page.reload(wait_until="domcontentloaded")


EFFECTS: dict[str, Callable[[Reader, Locator], None]] = {
    "#pst-skip-link a": skips_to_text,
    "button[aria-label='Menu']": opens_menu,
    "button[aria-label='Close the menu']": closes_menu,
    "button[aria-label='Color mode']": changes_colours,
    "button[aria-label='Search']": opens_search,
    "#pst-search-dialog input": searches_by_shortcut,
    ".bd-sidebar-primary .book-search input": searches_from_menu,
    ".bd-sidebar-primary .navbar-brand": leads_to_cover,
    ".bd-sidebar-primary .bd-links a": leads_to_page,
    ".left-prev": leads_back,
    ".right-next": leads_on,
    "#pst-back-to-top": leads_to_top,
    ".headerlink": leads_to_heading,
    ".bd-links summary": opens_pages_below,
    ".td-parts-open button": lists_parts,
    "#td-parts a": leads_to_part,
    ".footer-item a[rel=license]": leads_to_licence,
    ".footer-item a[href$='errata.html']": leads_to_errata,
    ".td-cite summary": opens_citation,
    ".td-cite pre": scrolls_citation,
}


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("size", SIZES)
def test_every_control_is_of_one_kind(open_page: Pages, size: str) -> None:
    found = Reader(open_page, size).page.evaluate(
        """([controls, kinds]) => [...document.querySelectorAll(controls)].map(
          (one) => [one.outerHTML, kinds.filter((kind) => one.matches(kind))])""",
        [CONTROLS, list(EFFECTS)],
    )
    assert [html for html, kinds in found if len(kinds) != 1] == []


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", EFFECTS)
def test_every_control_does_what_it_is_for(open_page: Pages, size: str, kind: str) -> None:
    reader = Reader(open_page, size)
    controls = reader.page.locator(CONTROLS).and_(reader.page.locator(kind))
    many = controls.count()
    assert many > 0
    for turn in range(max(many, 2)):  # each control, and each way; those that are alike take turns
        reader.come_back()
        reader.way = WAYS[size][turn % 2]
        EFFECTS[kind](reader, controls.nth(turn % many))


@pytest.mark.usefixtures("site")
def test_words_that_were_searched_for_are_marked_where_the_search_leads(open_page: Pages) -> None:
    page = visit(open_page(), "search", "?q=sovereignty")
    page.locator("#search-results a").first.click()
    marked = page.locator("article .highlighted")
    expect(marked.first).to_have_text("sovereignty", ignore_case=True)
    page.reload()
    stays(page)
    expect(marked).to_have_count(0)  # they are marked once
