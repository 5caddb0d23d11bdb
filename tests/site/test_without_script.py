"""Where no script runs, or the page’s own does not come: the page says so, and keeps no room for what will not be."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import SITE
from tests.helpers.serving import address
from tests.helpers.visits import Contexts, Pages, visit
from twodoors.models import load

pytestmark = pytest.mark.usefixtures("site")

HERE = ("chapters/05-the-trap", "embed/trap")
SAID = "need JavaScript, which is off or did not come"


@pytest.mark.parametrize("name", HERE)
def test_without_scripts_a_sentence_says_what_needs_them(open_context: Contexts, name: str) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{address(SITE)}/{name}.html")
    expect(page.get_by_text(SAID)).to_be_visible()
    expect(page.locator('[data-explorer="trap"] [data-role="summary"]')).to_contain_text(load("trap").sentence())


@pytest.mark.parametrize("name", HERE)
def test_where_the_page_s_script_does_not_come_it_says_so_and_keeps_no_empty_box(browser: Browser, name: str) -> None:
    page = browser.new_page()  # one whose errors are wanted
    try:
        page.route("**/host.js*", lambda route: route.abort())
        page.goto(f"{address(SITE)}/{name}.html")
        expect(page.get_by_text(SAID)).to_be_visible()
        expect(page.locator('[data-explorer="trap"] [data-role="summary"]')).to_contain_text(load("trap").sentence())
        assert page.locator(".td-live").count() > 0
        expect(page.locator(".td-live").locator("visible=true")).to_have_count(0)
    finally:
        page.close()


@pytest.mark.parametrize("name", HERE)
def test_where_it_comes_nothing_is_said(open_page: Pages, name: str) -> None:
    page = visit(open_page(), name)
    expect(page.get_by_text(SAID)).to_be_hidden()


def test_a_page_with_nothing_to_move_says_nothing(open_context: Contexts) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{address(SITE)}/reference/glossary.html")
    expect(page.get_by_text(SAID)).to_have_count(0)
