"""Words of the glossary, claims and sources open where they stand, and lead on where no script runs."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Locator, Page, expect

from tests.conftest import SITE
from tests.helpers.contents import pages
from tests.helpers.reading import violations
from tests.helpers.serving import address
from tests.helpers.visits import SIZES, Contexts, Pages, visit

HERE = "chapters/05-the-trap"
#: A word, a work and a claim of that chapter: the link, what its card says, and where that leads.
NAMED = {
    "word": ("attrition", "Attacks that go on until staying costs the enemy more", "In the glossary"),
    "work": ("Carter, 2016", "Provocation and the strategy of terrorist and guerrilla attacks.", "In the bibliography"),
    "claim": ("claims 5.2", "To expel the American forces would be to walk into", "In the list of claims"),
}


def opens(page: Page, name: str) -> tuple[Locator, Locator]:
    """The link, and the page's card."""
    link = page.get_by_role("article").get_by_role("link", name=name, exact=True).first
    link.scroll_into_view_if_needed()
    return link, page.locator(".td-card")


def assert_says(card: Locator, says: str, leads: str) -> None:
    expect(card).to_be_visible()
    expect(card).to_contain_text(says)
    expect(card.get_by_role("link", name=leads)).to_be_visible()


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", pages())
def test_every_marked_link_has_its_card_and_every_card_a_link(name: str) -> None:
    made = BeautifulSoup((SITE / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    held = made.select_one("template#td-cards")
    cards = {} if held is None else {str(card["id"]): card for card in held.find_all("div", recursive=False)}
    marked = [link for link in made.select("a[data-card]") if not link.find_parent("template")]
    assert {str(link["data-card"]) for link in marked} == set(cards)
    for link in made.select("a[data-card], template a:not([href^='http'])"):
        file, _, anchor = str(link["href"]).partition("#")
        there = (SITE / name).parent.joinpath(file).resolve()
        assert f'id="{anchor}"' in there.read_text(encoding="utf-8"), link
    for card in cards.values():
        assert isinstance(card, Tag)
        assert len(BeautifulSoup(str(card), "html.parser").get_text().split()) > 4  # within a template no text is seen
        assert card.select("[id], [title]") == []


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("kind", NAMED)
def test_a_pointer_opens_the_card_enters_it_and_leaves_it(open_context: Contexts, kind: str) -> None:
    page = open_context(viewport=SIZES["wide"]).new_page()
    page.clock.install()
    visit(page, HERE)
    name, says, leads = NAMED[kind]
    link, card = opens(page, name)
    before = page.evaluate("[location.href, scrollY]")
    link.hover()
    assert_says(card, says, leads)
    card.hover()
    page.clock.fast_forward(1000)  # longer than a card waits for a pointer
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    expect(card).to_have_count(0)
    link.click()
    assert_says(card, says, leads)
    assert page.evaluate("[location.href, scrollY]") == before
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("kind", NAMED)
def test_a_tap_opens_the_card_within_the_screen_and_one_elsewhere_closes_it(open_page: Pages, kind: str) -> None:
    page = visit(open_page(viewport={"width": 360, "height": 640}, has_touch=True, color_scheme="dark"), HERE)
    name, says, leads = NAMED[kind]
    link, card = opens(page, name)
    link.tap()
    assert_says(card, says, leads)
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 640
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.touchscreen.tap(4, 4 if box["y"] > 20 else 636)
    expect(card).to_have_count(0)
    expect(page).to_have_url(f"{address(SITE)}/{HERE}.html")


@pytest.mark.usefixtures("site")
def test_the_keyboard_opens_the_card_enters_it_and_comes_back(open_page: Pages) -> None:
    page = visit(open_page(viewport=SIZES["wide"]), HERE)
    name, says, leads = NAMED["word"]
    link, card = opens(page, name)
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert_says(card, says, leads)
    expect(link).to_have_accessible_description(re.compile(says))
    page.keyboard.press("Tab")  # on to the next link of the text, whose card opens
    expect(card).not_to_contain_text(says)
    page.keyboard.press("Shift+Tab")
    assert_says(card, says, leads)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name=name, exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(card.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Enter")  # a work that the card cites says in its place what it is
    expect(card).to_contain_text("The strategies of terrorism.")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(link).to_be_focused()


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_open_card_is_accessible(open_page: Pages, theme: str) -> None:
    page = visit(open_page(viewport=SIZES["phone"], color_scheme=theme), HERE)
    link, card = opens(page, NAMED["work"][0])
    link.click()
    expect(card).to_be_visible()
    assert violations(page) == []


@pytest.mark.usefixtures("site")
def test_a_card_is_seen_in_forced_colours_and_not_in_print(open_page: Pages) -> None:
    page = visit(open_page(viewport=SIZES["wide"]), HERE)
    link, card = opens(page, NAMED["word"][0])
    link.click()
    page.emulate_media(forced_colors="active")
    assert card.evaluate("(card) => getComputedStyle(card).borderTopWidth") == "1px"
    page.emulate_media(media="print", forced_colors="none")
    expect(card).to_be_hidden()


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("kind", NAMED)
def test_without_a_script_the_link_leads_there(open_page: Pages, kind: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{address(SITE)}/{HERE}.html")
    name, says, _ = NAMED[kind]
    link, card = opens(page, name)
    link.click()
    expect(card).to_have_count(0)
    expect(page.get_by_text(says).first).to_be_in_viewport()


@pytest.mark.usefixtures("site")
def test_from_disk_too(open_page: Pages) -> None:
    page = visit(open_page(viewport=SIZES["wide"]), HERE, disk=True)
    name, says, leads = NAMED["claim"]
    link, card = opens(page, name)
    link.hover()
    assert_says(card, says, leads)


@pytest.mark.usefixtures("site")
def test_the_mark_of_a_finding_opens_beside_it(open_page: Pages) -> None:
    page = visit(open_page(viewport=SIZES["wide"]), HERE)
    button = page.locator(".td-mark button").first
    button.scroll_into_view_if_needed()
    button.click()
    card = page.locator(".td-check:popover-open")
    expect(card).to_have_css("position", "absolute")
    mark, box = button.bounding_box(), card.bounding_box()
    assert mark is not None
    assert box is not None
    gap = box["y"] - mark["y"] - mark["height"] if box["y"] > mark["y"] else mark["y"] - box["y"] - box["height"]
    assert 0 <= gap <= 8
