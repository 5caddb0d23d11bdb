"""The book opened from disk, as a folder that was copied: it answers there as it does from a server."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.reading import assert_draws_curve, assert_shows
from tests.helpers.visits import SIZES, Pages, first, move, visit
from twodoors.models import load

pytestmark = pytest.mark.usefixtures("site")


@pytest.mark.parametrize("name", ["chapters/05-the-trap", "chapters/13-the-crisis-machine", "embed/trap"])
def test_an_explorer_answers_from_disk(page: Page, name: str) -> None:
    root = first(visit(page, name, disk=True))
    model = load(str(root.get_attribute("data-explorer")))
    told = move(page, root, model.sliders[-1].label, "End")
    assert_shows(root, told["assumptions"])
    outcome, against = (root.locator(f'select[data-role="{role}"]').input_value() for role in ("outcome", "against"))
    assert_draws_curve(root, told["assumptions"], outcome, against)


def test_a_figure_draws_from_disk(page: Page) -> None:
    visit(page, "chapters/01-two-doors", disk=True)
    plot = page.locator('.td-figure [data-role="plot"]').first
    plot.scroll_into_view_if_needed()
    expect(plot.locator(".main-svg").first).to_be_visible()


def test_ranges_answer_from_disk(page: Page) -> None:
    visit(page, "chapters/13-the-crisis-machine", disk=True)
    root = page.locator("[data-uncertainty]").first
    expect(root).to_have_attribute("data-state", "ready")
    before = root.locator('[data-role="summary"]').inner_text()
    root.locator('select[data-role="width"]').select_option("1.0")
    expect(root.locator('[data-role="summary"]')).not_to_have_text(before)
    expect(root).to_have_attribute("data-state", "ready")


def test_search_finds_from_disk(page: Page) -> None:
    visit(page, "reference/method", disk=True)
    box = page.get_by_role("searchbox", name="Search").first
    box.fill("ceasefire")
    box.press("Enter")
    expect(page.locator("#search-results a").first).to_contain_text("Tehran’s choice")
    assert page.url.startswith("file:")


def test_a_forecast_is_kept_from_disk(page: Page) -> None:
    form = visit(page, "chapters/13-the-crisis-machine", disk=True).locator(".td-forecast")
    form.get_by_label("I did not know").check()
    form.get_by_label("Your chance, from 0 to 100").fill("12")
    form.get_by_role("button", name="Keep my forecast").click()
    visit(page, "chapters/13-the-crisis-machine", disk=True)
    expect(page.locator('.td-forecast [data-role="kept"]')).to_contain_text("12 in 100")


def test_the_menu_opens_from_disk(open_page: Pages) -> None:
    page = open_page(viewport=SIZES["phone"])
    visit(page, "chapters/02-between-two-patrons", disk=True)
    page.get_by_role("button", name="Menu", exact=True).click()
    dialog = page.locator("#pst-primary-sidebar-modal")
    expect(dialog).to_be_visible()
    dialog.get_by_role("link", name="The militias").click()
    expect(page.locator("article h1")).to_contain_text("The militias")
