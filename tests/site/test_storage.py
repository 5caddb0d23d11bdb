"""A browser that keeps nothing, or keeps what is not ours: the page works all the same, and nothing throws."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.helpers.reader import HERE, Reader
from tests.helpers.reading import until
from tests.helpers.visits import Contexts, Pages, visit

pytestmark = pytest.mark.usefixtures("site")

SHUT = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { configurable: true, get() { throw new Error("shut"); } });
}"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };"
NONE = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { configurable: true, value: null });
}"""


@pytest.mark.parametrize("how", [SHUT, FULL, NONE], ids=["shut", "full", "none"])
def test_where_nothing_is_kept_colours_menu_and_search_work_for_the_page(open_context: Contexts, how: str) -> None:
    reader = Reader(lambda **options: open_context(**options).new_page(), "phone")
    reader.page.add_init_script(how)
    visit(reader.page, HERE)
    reader.open_menu()
    expect(reader.dialog).to_be_visible()
    reader.button("Close the menu").tap()
    for theme in ("dark", "light", "light", "dark"):
        reader.button("Color mode").tap()
        reader.sees_paper(theme)
    reader.button("Search").tap()
    reader.page.keyboard.type("sovereignty")
    reader.page.keyboard.press("Enter")
    reader.is_at("search", "?q=sovereignty")
    reader.page.locator("#search-results a").first.click()
    expect(reader.page.locator("article h1")).to_be_visible()
    visit(reader.page, "chapters/05-the-trap")
    root = reader.page.locator("[data-explorer]")
    root.get_by_role("button", name="All sliders").click()
    slider = root.locator('.td-controls input[type="range"]').first
    before = root.locator('[data-role="link"]').get_attribute("href")
    slider.press("End")
    expect(root.locator('[data-role="link"]')).not_to_have_attribute("href", str(before))
    expect(root.locator('[data-role="notice"]')).to_contain_text("does not let the page keep your setting")


ODD = {"toString": 1}
#: What no edition of the book has kept, under each name that it keeps anything under.
STORED: dict[str, object] = {
    "settings": {
        "trap.price": {"value": 0.2, "from": ODD},
        "price": {"value": 0.2},
        "rationality": {"value": 5, "from": ODD},
    },
    "readings": {"trap": {"assumptions": {"price": "1"}, "because": ODD, "whose": ODD}, "vote": ODD},
    "walks": {"trap": {"step": "7", "done": ODD, "bet": {"choice": 0, "time": "x"}}, "vote": 5},
    "rounds": {"trap": {"seed": ODD, "choices": 1, "said": ODD}, "vote": []},
    "findings": {"trap: nothing": "x", "": 5, "trap: attrition": ODD},
    "ranges": {"crisis": {"setting": ODD, "ranges": [], "peaked": ODD}},
    "predictions": {"cover/war": {"chance": 40, "at": ODD}, "05-the-trap/predict": {"text": ODD, "choice": 0}},
    "quiz": {"05-the-trap/resolve": {"text": ODD}, "05-the-trap/struck": {"number": ODD}},
    "record": {"opened": ODD, "outcomes": 5},
    "argument": {"name": ODD, "text": ODD, "pays": {"row": ODD, "label": "x", "time": "y"}},
}


@pytest.mark.parametrize(
    "name",
    [
        "index",
        "chapters/05-the-trap",
        "chapters/13-the-crisis-machine",
        "chapters/my-argument",
        "reference/predictions",
    ],
)
def test_what_is_kept_and_not_understood_is_left_alone_and_not_shown(open_page: Pages, name: str) -> None:
    page = visit(open_page(), name)
    said = "document.querySelector('main').innerText"
    before = page.evaluate(said)
    page.evaluate("localStorage.clear()")
    for kept, value in STORED.items():
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"twodoors:{kept}", json.dumps(value)])
    visit(page, name)
    until(page, "![...document.querySelectorAll('[data-widget] > :first-child')].some((it) => !it.dataset.state)")
    assert page.evaluate(said) == before
    for kept, value in STORED.items():
        if kept != "walks":  # which notes the step that is open
            assert json.loads(page.evaluate("(key) => localStorage.getItem(key)", f"twodoors:{kept}")) == value


def test_two_tabs_and_a_page_come_back_to_show_what_is_kept_now(open_context: Contexts) -> None:
    context = open_context()
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        visit(page, "chapters/05-the-trap")
        page.get_by_role("button", name="All sliders").click()
    one.locator('[data-explorer] .td-controls input[type="range"]').first.press("End")
    expect(other.locator('[data-role="mine"]')).to_be_visible()
    visit(other, "chapters/04-the-vote")
    one.locator('[data-role="forget-mine"]').click()
    other.go_back()
    expect(other.locator('[data-explorer][data-state="ready"]')).to_be_visible()
    other.get_by_role("button", name="All sliders").click()
    expect(other.locator('[data-role="mine"]')).to_be_hidden()
    # as the browser tells a page that it kept whole meanwhile
    one.evaluate("""() => {
      localStorage.setItem("twodoors:rounds", "{}");
      localStorage.removeItem("twodoors:settings");
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }""")
    expect(one.locator('[data-role="mine"]')).to_be_hidden()
