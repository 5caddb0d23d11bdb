"""A teacher's own page, built with this book's configuration in another folder, in a browser without any network."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.reading import assert_draws_curve, assert_shows, changed, labels_of, violations
from tests.helpers.visits import Contexts, Pages
from twodoors import Scenario, words
from twodoors.model import Model
from twodoors.models import load

pytestmark = pytest.mark.xdist_group("teacher")  # the page is built once

MODELS = ["trap", "offramp"]
STATE = '<script[^>]* type="application/vnd.jupyter.widget-state\\+json"[^>]*>(.*?)</script>'


@pytest.fixture
def opened(built: Path, page: Page) -> Page:
    """The page in a browser, once its explorers answer."""
    return arrive(page, built)


def arrive(page: Page, built: Path, fragment: str = "") -> Page:
    """Open the page and wait until both explorers and the view of ranges answer."""
    page.goto(built.as_uri() + fragment)
    for name in MODELS:
        expect(explorer(page, name)).to_have_attribute("data-state", "ready")
    expect(page.locator("[data-uncertainty]")).to_have_attribute("data-state", "ready")
    return page


@pytest.fixture
def panes(built: Path, page: Page) -> Page:
    """The page with panes, once its widgets have come."""
    page.goto(built.with_name("panes.html").as_uri())
    expect(page.locator(".widget-slider", has_text="Fine")).to_be_visible()
    return page


def explorer(page: Page, name: str) -> Locator:
    """The explorer of this model."""
    return page.locator(f'[data-explorer="{name}"]')


def assert_shows_perfection(root: Locator, model: Model, assumptions: dict[str, float]) -> None:
    """The table's last column says what Python says if no one misjudged."""
    perfect = model.perfect(**assumptions)
    cells = root.locator("tr[data-outcome]").evaluate_all(
        "(rows) => rows.map((row) => [row.dataset.outcome, row.cells.length, row.cells[3].textContent])"
    )
    assert cells == [[o.name, 4, words.value(perfect[o.name], o.kind)] for o in model.outcomes]


@pytest.mark.parametrize("name", MODELS)
def test_every_slider_of_a_model_with_choices_answers_to_the_keyboard(opened: Page, name: str) -> None:
    model, root = load(name), explorer(opened, name)
    now = model.defaults
    assert_shows(root, now)
    assert_shows_perfection(root, model, now)
    handles = root.get_by_role("slider").all()
    assert labels_of(root) == [a.label for a in model.sliders]
    for assumption, handle in zip(model.sliders, handles, strict=True):
        handle.focus()
        told = changed(opened, root, lambda: opened.keyboard.press("ArrowRight"))
        assert told["assumptions"] == pytest.approx(now | {assumption.name: now[assumption.name] + assumption.step})
        now = told["assumptions"]
        assert told["outcomes"] == pytest.approx(model.evaluate(**now), abs=1e-12)
        assert_shows(root, now)
        assert_shows_perfection(root, model, now)


def test_explorers_on_one_page_are_strangers(opened: Page) -> None:
    trap, offramp = (explorer(opened, name) for name in MODELS)
    trap.get_by_role("slider").last.focus()  # both models have this assumption
    told = changed(opened, trap, lambda: opened.keyboard.press("End"))
    assert told["assumptions"] == load("trap").defaults | {"rationality": 12}
    assert_shows(offramp, load("offramp").defaults)


@pytest.mark.parametrize("name", MODELS)
def test_the_curve_and_its_perfect_line_are_python_s(built: Path, page: Page, name: str) -> None:
    model = load(name)
    setting = {a.name: a.snapped(a.low + 0.3 * (a.high - a.low)) for a in model.settable}
    root = explorer(arrive(page, built, Scenario(name, setting).link()), name)

    def choose(role: str, wanted: str) -> None:
        select = root.locator(f'select[data-role="{role}"]')
        if select.input_value() != wanted:
            changed(page, root, lambda: select.select_option(wanted))

    pairs = [(o.name, model.against) for o in model.outcomes] + [(model.outcome, a.name) for a in model.sliders]
    for outcome, against in pairs:
        choose("outcome", outcome)
        choose("against", against)
        assert_draws_curve(root, setting, outcome, against)


def test_the_text_sets_the_explorer_and_says_what_it_shows(opened: Page) -> None:
    root = explorer(opened, "trap")
    changed(opened, root, opened.get_by_role("link", name="a dear expulsion").click)
    assert_shows(root, load("trap").defaults | {"price": 1.2})
    said = words.value(load("trap").evaluate(price=1.2)["attack"], "chance")
    expect(opened.get_by_text(f"an attack then comes {said} times")).to_be_visible()


def test_ordinary_widgets_joined_by_jslink_answer(opened: Page) -> None:
    slider, number = opened.locator(".widget-slider", has_text="Trust"), opened.get_by_label("The same")
    expect(number).to_have_value("0.5")
    slider.get_by_role("slider").focus()
    opened.keyboard.press("ArrowRight")
    expect(number).to_have_value("0.6")
    number.fill("0.2")
    number.press("Enter")
    expect(slider.locator(".widget-readout")).to_have_text("0.20")

    label = opened.locator(".widget-vbox > .widget-label")
    place = opened.locator(".widget-slider", has_text="Place").locator(".widget-readout")
    expect(label).to_have_text("1")
    for index, choice in enumerate(["Cautious", "Even", "Bold"]):
        opened.get_by_label("Reading", exact=True).select_option(choice)
        expect(label).to_have_text(str(index))
        expect(place).to_have_text(str(index))


def test_of_panes_one_is_shown_and_what_stands_in_one_that_opens_later_has_its_room(panes: Page) -> None:
    fine = panes.locator(".widget-slider", has_text="Fine")
    within = explorer(panes, "deterrence")
    expect(fine).to_be_visible()
    expect(within).to_be_hidden()
    panes.get_by_role("tab", name="A model").click()
    expect(fine).to_be_hidden()
    expect(within).to_be_visible()
    drawn = within.locator('[data-role="plot"] svg')
    expect(drawn).to_be_visible()
    assert drawn.evaluate("(svg) => svg.viewBox.baseVal.width === svg.parentElement.clientWidth")
    panes.get_by_role("tab", name="Sliders").click()
    expect(within).to_be_hidden()

    count, note = panes.locator(".widget-slider", has_text="Count"), panes.get_by_text("Seldom read", exact=True)
    expect(note).to_be_hidden()
    panes.get_by_text("A note", exact=True).click()
    expect(note).to_be_visible()
    expect(count).to_be_hidden()


def test_the_number_of_an_ordinary_slider_is_read_whole_or_refused_in_words(panes: Page) -> None:
    fine = panes.locator(".widget-slider", has_text="Fine")
    number, told = fine.locator(".widget-readout"), panes.get_by_role("status")
    number.fill("0,75")
    number.press("Enter")
    expect(number).to_have_text("0.80")  # its nearest step, which is what it holds
    expect(fine.get_by_role("slider")).to_have_attribute("aria-valuenow", "0.8")
    for given in ("1/2", "much", "0.7.5"):
        number.fill(given)
        number.blur()
        expect(told.filter(has_text=given)).to_have_text(f"“{given}” cannot be read; allowed is a number, such as 0.5.")
        expect(number).to_have_text("0.80")
    handle = fine.get_by_role("slider")
    handle.focus()
    for _ in range(7):
        panes.keyboard.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuetext", str(number.text_content()))
    assert len(str(number.text_content())) == 4

    span = panes.locator(".widget-slider", has_text="Span")
    both = span.locator(".widget-readout")
    both.fill("0,3 – 0,5")
    both.press("Enter")
    expect(both).to_have_text("0.30 – 0.50")
    both.fill("0.3 – 1/2")
    both.blur()
    expect(both).to_have_text("0.30 – 0.50")
    for end, said in zip(span.get_by_role("slider").all(), ("0.30", "0.50"), strict=True):
        expect(end).to_have_attribute("aria-valuetext", said)


def test_a_field_of_numbers_takes_a_comma_and_no_fraction(opened: Page) -> None:
    field = opened.get_by_label("The same")
    field.fill("0,4")
    field.press("Enter")
    expect(opened.locator(".widget-slider", has_text="Trust").locator(".widget-readout")).to_have_text("0.40")
    field.fill("2/5")
    field.blur()
    expect(field).to_have_value("0.4")


def test_ordinary_sliders_have_names(opened: Page) -> None:
    for name in ("Trust", "Place"):
        slider = opened.locator(".widget-slider", has_text=name)
        expect(slider.get_by_role("slider")).to_have_attribute("aria-label", name)
        expect(slider.locator(".widget-readout")).to_have_attribute("aria-label", f"{name}, as a number")


def test_no_label_has_null_for_its_tip(opened: Page) -> None:
    told = opened.locator(".widget-label:visible").evaluate_all(
        "(all) => all.map((one) => [one.textContent, one.title])"
    )
    assert "Trust" in dict(told)
    assert [label for label, tip in told if tip == "null"] == []


def test_a_figure_draws_what_it_was_given_and_opens_its_table(opened: Page) -> None:
    figure = opened.locator(".td-figure")
    figure.scroll_into_view_if_needed()
    bars = figure.locator(".barlayer .point")
    expect(bars).to_have_count(3)
    plot = figure.get_by_role("img", name="Of 24 students, 12 chose to stay.")
    [drawn] = plot.evaluate("(box) => box._fullData.map(({ type, x, y }) => [type, [...x], [...y]])")
    assert drawn == ["bar", ["Leave", "Stay", "Not sure"], [7, 12, 5]]
    heights = [box["height"] for bar in bars.all() if (box := bar.locator("path").bounding_box())]
    assert [height / heights[1] for height in heights] == pytest.approx([7 / 12, 1, 5 / 12], abs=0.02)
    table, button = figure.get_by_role("table"), figure.get_by_role("button", name="Table")
    expect(table).to_be_hidden()
    for _ in range(2):
        button.press("Enter")
        expect(table).to_be_visible()
        expect(button).to_have_attribute("aria-expanded", "true")
        assert table.locator("tr").all_inner_texts() == ["Choice\tVotes", "Leave\t7", "Stay\t12", "Not sure\t5"]
        button.press("Enter")
        expect(table).to_be_hidden()
        expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_is_accessible(built: Path, open_page: Pages, theme: Any) -> None:
    page = arrive(open_page(color_scheme=theme), built)
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    for plot in page.locator('[data-role="plot"]').all():
        plot.scroll_into_view_if_needed()
        expect(plot.locator("svg").first).to_be_visible()
    for opener in page.locator('[data-role="show-table"], .td-note summary').all():
        opener.click()
    assert violations(page) == []


def test_the_page_carries_no_code_and_saves_ordinary_widgets_alone(built: Path) -> None:
    html = built.read_text(encoding="utf-8")
    assert len(html.encode()) < 260_000
    assert "_esm" not in html
    assert "=> {" not in html
    [saved] = re.findall(STATE, html, flags=re.S)
    kinds = [widget["model_name"] for widget in json.loads(saved)["state"].values()]
    assert kinds.count("AttachedModel") == 2  # the explorers that a slider of the page is joined to
    assert {"FloatSliderModel", "DropdownModel", "LinkModel"} <= set(kinds)


def test_an_ordinary_slider_and_an_explorer_move_each_other(opened: Page) -> None:
    root = explorer(opened, "deal_range").first
    model = load("deal_range")
    slider = opened.locator(".widget-slider", has_text="Doubt of one’s own")
    slider.get_by_role("slider").focus()
    told = changed(opened, root, lambda: opened.keyboard.press("ArrowLeft"))
    assert told["assumptions"] == model.defaults | {"doubt": 0.24}
    assert_shows(root, told["assumptions"])
    root.get_by_role("slider", name=model.assumption("doubt").label, exact=True).focus()
    opened.keyboard.press("Home")
    expect(slider.locator(".widget-readout")).to_have_text("0.01")


def test_an_explorer_within_a_box_answers(opened: Page) -> None:
    root = opened.locator(".widget-vbox [data-explorer]")
    expect(root).to_have_attribute("data-state", "ready")
    root.get_by_role("slider").first.focus()
    told = changed(opened, root, lambda: opened.keyboard.press("ArrowRight"))
    assert_shows(root, told["assumptions"])


def test_a_page_without_ordinary_widgets_loads_no_manager(built: Path, open_context: Contexts, site: Path) -> None:
    page = open_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1].split("?")[0]))
    page.goto((site / "chapters" / "02-between-two-patrons.html").as_uri())
    expect(page.locator("[data-explorer]")).to_have_attribute("data-state", "ready")
    assert "manager.js" not in asked
    arrive(page, built)
    expect(page.locator(".widget-slider").first).to_be_visible()
    assert "manager.js" in asked
