"""Walks in the browser: each step of each chapter on one screen of a phone, bets, the address, progress, readings."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import SITE
from tests.helpers.contents import chapters, source
from tests.helpers.visits import SIZES, Contexts, Pages, assert_accessible_and_fits, stays, visit
from twodoors.model import Model, Step, Walk
from twodoors.model.walk import answer, critic
from twodoors.models import load
from twodoors.words import value

pytestmark = pytest.mark.usefixtures("site")

PHONE = {"width": 360, "height": 640}
KEPT = "(name) => JSON.parse(localStorage.getItem(`twodoors:${name}`) ?? 'null')"


def walked() -> dict[str, str]:
    """The chapters that are walked, with the name of their model."""
    texts = {name: source(f"chapters/{name}") for name in chapters()}
    found = {name: re.search(r'm = load\("(\w+)"\)', text) for name, text in texts.items() if "\nwalk(m)\n" in text}
    return {name: model[1] for name, model in found.items() if model}


CHAPTERS = walked()
TRAP = load("trap")
HERE = "chapters/05-the-trap"


def of(model: Model) -> Walk:
    """The model's walk."""
    assert model.walk is not None
    return model.walk


def opened(page: Page, name: str, model: str, number: int) -> Locator:
    """This step, as a link to it opens it."""
    visit(page, f"chapters/{name}", f"#step={model}.{number}")
    root = page.locator(f'[data-explorer="{model}"]')
    expect(root).to_have_attribute("data-step", str(number))
    return root


def role(root: Locator, name: str) -> Locator:
    """The part of that role."""
    return root.locator(f'[data-role="{name}"]')


def told(model: Model, count: str, setting: dict[str, float]) -> str:
    """A count as the walk tells it."""
    number, kind = float(model.evaluate(**setting)[count]), model.kinds[count]
    thousand = of(model).thousand and kind == "chance"
    return f"{value(1000 * number, 'count')} of 1,000" if thousand else value(number, kind)


def go_through(root: Locator, step: Step) -> None:
    """Bet where there is a bet, and move each control as far as the step has it."""
    if step.is_bet:
        role(root, "choice").locator("visible=true").first.click()
    for name in step.moved:
        expect(root.locator(f'input[name="{name}"]')).to_be_enabled()
        role(root, "go").click()


OUTSIDE = """(root) => {
  const shown = [...root.querySelectorAll(
    '[data-role="question"], .td-picture, .td-answer, .td-curve, .td-result, .td-control, [data-role="counts"],'
    + ' [data-role="told"]')].filter((part) => part.checkVisibility());
  const boxes = shown.map((part) => part.getBoundingClientRect());
  const [top, bottom] = [Math.min(...boxes.map((b) => b.top)), Math.max(...boxes.map((b) => b.bottom))];
  scrollBy({ top: top - 4, behavior: "instant" });
  return { high: bottom - top, wide: Math.max(...boxes.map((b) => b.right)), parts: shown.length };
}"""

COVERED = """(root) => [...root.querySelectorAll('[data-role="question"], .td-control input[type="range"]')]
  .filter((part) => part.checkVisibility())
  .filter((part) => {
    const { left, top, width, height } = part.getBoundingClientRect();
    const met = document.elementFromPoint(left + width / 2, top + height / 2);
    return !met || !(part.contains(met) || met.contains(part));
  }).length"""


@pytest.mark.parametrize("name", CHAPTERS)
def test_each_step_fits_on_one_screen_of_a_phone_and_nothing_covers_it(open_page: Pages, name: str) -> None:
    model = load(CHAPTERS[name])
    page = open_page(viewport=PHONE)
    for number, step in of(model).numbered:
        root = opened(page, name, model.name, number)
        for answered in (False, True):
            if answered:
                go_through(root, step)
            found = root.evaluate(OUTSIDE)
            assert found["parts"] >= 2
            assert found["high"] <= PHONE["height"] - 8, (number, found)
            assert found["wide"] <= PHONE["width"], (number, found)
            assert root.evaluate(COVERED) == 0, number


@pytest.mark.parametrize("name", CHAPTERS)
def test_each_step_shows_its_control_alone_and_then_what_python_says(page: Page, name: str) -> None:
    model = load(CHAPTERS[name])
    for number, step in of(model).numbered:
        root = opened(page, name, model.name, number)
        expect(role(root, "question")).to_have_text(step.question)
        shown = root.locator(".td-controls .td-control").locator("visible=true").locator('input[type="range"]')
        moved = step.moved if step.joint else [a.name for a in model.sliders if a.name in step.moved]
        assert shown.evaluate_all("(all) => all.map((it) => it.name)") == list(moved)
        if step.played:
            continue
        expect(role(root, "told")).to_be_hidden()
        go_through(root, step)
        said = re.escape(answer(model, step))
        expect(role(root, "answer")).to_have_text(re.compile(f"^{said}"))
        for count in step.counts:
            shown = root.locator(f'li[data-count="{count}"]')
            expect(shown).to_contain_text(told(model, count, {**step.start, **step.to}))


def test_a_bet_is_made_once_before_the_control_opens_and_stands_beside_what_came(page: Page) -> None:
    [(number, bet)] = [(number, step) for number, step in of(TRAP).numbered if step.is_bet]
    root = opened(page, "05-the-trap", "trap", number)
    slider = root.locator(f'input[type="range"][name="{bet.moved[0]}"]')
    expect(slider).to_be_disabled()
    expect(role(root, "go")).to_be_disabled()
    expect(role(root, "told")).to_be_hidden()
    choice = bet.choices[0]
    root.get_by_role("button", name=choice, exact=True).click()
    expect(slider).to_be_enabled()
    expect(root.get_by_role("button", name=bet.choices[1], exact=True)).to_be_hidden()
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(role(root, "bet-said")).to_have_text(f"You bet: “{choice}” {bet.feedback[0]}")
    kept = page.evaluate(KEPT, "walks")["trap"]
    assert (kept["bet"]["choice"], kept["bet"]["said"]) == (0, choice)
    page.reload()
    stays(page)
    expect(role(root, "bet-said")).to_have_text(f"You bet: “{choice}” {bet.feedback[0]}")
    expect(slider).to_be_enabled()


def test_the_steps_are_walked_by_keyboard_and_the_address_leads_back(page: Page) -> None:
    root = opened(page, "05-the-trap", "trap", 1)
    role(root, "next").focus()
    page.keyboard.press("Enter")
    expect(root).to_have_attribute("data-step", "2")
    expect(page).to_have_url(re.compile(r"#step=trap\.2$"))
    page.keyboard.press("ArrowRight")
    expect(root).to_have_attribute("data-step", "3")
    expect(role(root, "where")).to_have_text("Step 3 of 8")
    slider = root.locator('input[type="range"][name="damage"]')
    before = slider.input_value()
    slider.focus()
    page.keyboard.press("ArrowRight")  # in a slider the arrows are its own
    expect(root).to_have_attribute("data-step", "3")
    assert slider.input_value() != before
    page.go_back()
    expect(root).to_have_attribute("data-step", "2")
    page.go_back()
    expect(root).to_have_attribute("data-step", "1")
    page.keyboard.press("Escape")
    role(root, "next").focus()
    page.keyboard.press("ArrowLeft")  # there is none before the first
    expect(root).to_have_attribute("data-step", "1")


FOCUSED = "document.activeElement.dataset.role ?? document.activeElement.name"


def test_the_keyboard_goes_to_what_comes_next_when_what_was_pressed_is_gone(page: Page) -> None:
    [(number, bet)] = [(number, step) for number, step in of(TRAP).numbered if step.is_bet]
    root = opened(page, "05-the-trap", "trap", number)
    told = root.get_by_role("status").filter(has=page.locator('[data-role="answer"]'))
    role(root, "choice").locator("visible=true").first.press("Enter")
    assert page.evaluate(FOCUSED) == bet.moved[0]
    page.keyboard.press("Tab")
    for _ in bet.moved:
        assert page.evaluate(FOCUSED) == "go"
        top = page.evaluate("scrollY")
        page.keyboard.press("Enter")
        assert page.evaluate("scrollY") == top
    assert page.evaluate(FOCUSED) == "next"
    expect(told).to_contain_text(answer(TRAP, bet))
    for _ in range(number, of(TRAP).last):
        page.keyboard.press("Enter")
    expect(root).to_have_attribute("data-step", str(of(TRAP).last))
    assert page.evaluate(FOCUSED) == "previous"
    role(root, "board").press("Enter")
    assert page.evaluate(FOCUSED) == "walk"
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "previous"
    visit(page, HERE, "#step=trap.2")
    role(root, "previous").press("Enter")
    assert page.evaluate(FOCUSED) == "next"


def test_progress_is_kept(page: Page) -> None:
    root = opened(page, "05-the-trap", "trap", 4)
    go_through(root, of(TRAP).steps[3])
    assert page.evaluate(KEPT, "walks")["trap"]["done"] == [4]
    visit(page, HERE)
    expect(root).to_have_attribute("data-step", "4")
    expect(role(root, "answer")).to_contain_text(answer(TRAP, of(TRAP).steps[3]))
    expect(root.locator('li[data-at="4"]')).to_have_attribute("aria-current", "step")


#: A browser that lets nothing of the book's be kept.
SHUT = """const set = Storage.prototype.setItem;
Storage.prototype.setItem = function (name, value) {
  if (name.startsWith("twodoors:")) throw new Error("no room");
  set.call(this, name, value);
};"""


def test_where_nothing_can_be_kept_a_round_and_a_walk_say_so_once_and_hold_what_was_done(
    open_context: Contexts,
) -> None:
    page = open_context().new_page()
    page.add_init_script(SHUT)
    model = load("deal_range")
    first, number = of(model).numbered[0][0], next(n for n, step in of(model).numbered if step.is_bet)
    root = opened(page, "01-two-doors", model.name, first)
    expect(role(root, "answer")).to_contain_text("You have not played the round above.")
    own = page.locator('[data-round="deal_range"]')
    role(own, "play").click()
    for again in (False, True):
        for _ in range(10):
            role(own, "moves").get_by_role("button", name="70", exact=True).click()
        expect(role(own, "unkept")).to_contain_text(
            "" if again else "This browser does not let the page keep your plays"
        )
        expect(role(own, "unkept")).to_be_visible(visible=not again)
        role(own, "anew").click()
    expect(role(root, "answer")).to_contain_text("You asked for 70 each time")
    expect(role(root, "walk-notice")).to_be_hidden()
    for at in (number, number + 1):
        root.evaluate("(_, hash) => { location.hash = hash; }", f"#step={model.name}.{at}")
        expect(root).to_have_attribute("data-step", str(at))
        go_through(root, of(model).steps[at - first])
        said = "This browser does not let the page keep how far you came"
        expect(role(root, "walk-notice")).to_contain_text(said if at == number else "")
        expect(role(root, "walk-notice")).to_be_visible(visible=at == number)
    root.evaluate("(_, hash) => { location.hash = hash; }", f"#step={model.name}.{number}")
    expect(role(root, "bet-said")).to_contain_text("You bet: ")


def test_sliders_that_were_moved_in_a_step_go_nowhere_else(page: Page) -> None:
    root = opened(page, "05-the-trap", "trap", 4)
    go_through(root, of(TRAP).steps[3])
    assert page.evaluate(KEPT, "settings") is None
    assert page.evaluate(KEPT, "readings") is None


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_last_step_takes_the_article_s_reading_or_the_critic_s(page: Page, name: str) -> None:
    model = load(CHAPTERS[name])
    found = critic(model, of(model))
    root = opened(page, name, model.name, of(model).last)
    expect(role(root, "next")).to_be_hidden()
    role(root, "stand-because").fill("it fits what was known")
    root.locator('[data-role="take-reading"][value="critic"]').click()
    expect(role(root, "stand-notice")).to_contain_text("This reading is taken.")
    kept = page.evaluate(KEPT, "readings")[model.name]
    assert (kept["whose"], kept["because"]) == (found.critic, "it fits what was known")
    own = {a.name: a.default for a in model.assumptions}  # not what is set in a picture alone
    assert kept["assumptions"] == pytest.approx({**own, **found.values})
    root.locator('[data-role="take-reading"][value="article"]').click()
    assert page.evaluate(KEPT, "readings")[model.name]["whose"] == "article"


def test_one_s_own_reading_opens_the_whole_board(page: Page) -> None:
    root = opened(page, "05-the-trap", "trap", of(TRAP).last)
    role(root, "stand-because").fill("the price is higher")
    root.locator('[data-role="take-reading"][value="mine"]').click()
    expect(root).not_to_have_attribute("data-step", re.compile("."))
    for a in TRAP.sliders:
        expect(root.locator(f'input[type="range"][name="{a.name}"]')).to_be_visible()
    price = root.locator('input[type="range"][name="price"]')
    price.focus()
    page.keyboard.press("End")
    expect(role(root, "because")).to_have_value("the price is higher")
    role(root, "take-form").get_by_role("button").click()
    kept = page.evaluate(KEPT, "readings")["trap"]
    assert (kept["whose"], kept["because"]) == ("mine", "the price is higher")
    assert kept["assumptions"]["price"] == TRAP.slider("price").high
    role(root, "walk").click()
    expect(root).to_have_attribute("data-step", str(of(TRAP).last))


def test_a_link_to_a_setting_opens_the_whole_board_and_back_leads_to_the_step(page: Page) -> None:
    root = opened(page, "05-the-trap", "trap", 3)
    page.evaluate("location.hash = '#explore=trap&price=1.2'")
    expect(root).not_to_have_attribute("data-step", re.compile("."))
    expect(root.locator('input[data-number="price"]')).to_have_value("1.20")
    page.go_back()
    expect(root).to_have_attribute("data-step", "3")
    expect(root.locator('input[data-number="price"]')).to_have_value("0.60")


def test_on_a_wide_screen_the_steps_stand_beside_what_they_move(open_page: Pages) -> None:
    page = open_page(viewport=SIZES["wide"])
    root = opened(page, "05-the-trap", "trap", 1)
    listed, stage = (root.locator(part).bounding_box() for part in (".td-steps", ".td-stage"))
    assert listed is not None
    assert stage is not None
    assert listed["x"] + listed["width"] <= stage["x"]
    root.locator('li[data-at="3"] > a').click()
    expect(root).to_have_attribute("data-step", "3")
    root.evaluate("(it) => it.scrollIntoView({ block: 'start', behavior: 'instant' })")
    for part in (role(root, "question"), root.locator(".td-picture svg").first, root.locator('li[data-at="8"]')):
        expect(part).to_be_in_viewport(ratio=1)
    expect(role(root, "next")).to_be_in_viewport()


def test_the_other_picture_is_one_tap_away(page: Page) -> None:
    root = opened(page, "05-the-trap", "trap", 1)
    tree = root.locator('figure[data-panel="tree"]')
    expect(tree).to_be_hidden()
    root.get_by_role("button", name="The tree").locator("visible=true").click()
    expect(tree).to_be_visible()
    expect(root.locator('figure[data-panel="weights"]')).to_be_hidden()
    go_through(root, of(TRAP).steps[0])
    said = value(float(TRAP.evaluate(damage=1.0, violation=0.2)["attack"]), "chance")
    expect(tree.locator('[data-says="reach_attack"]')).to_have_text(said)


def test_how_it_is_worked_out_moves_once_it_is_open(page: Page) -> None:
    root = opened(page, "02-between-two-patrons", "patrons", 3)
    square = root.locator('figure[data-panel="square"]')
    expect(square).to_be_hidden()
    go_through(root, of(load("patrons")).steps[3])
    root.get_by_text("How it is worked out", exact=True).click()
    expect(square).to_be_visible()
    expect(square.locator("svg")).to_have_attribute("aria-label", re.compile("pulls 0 of 100 and Tehran 0"))
    root.locator('input[name="lets_go"]').fill("1")
    said = value(100 * float(load("patrons").evaluate()["pull_iran"]), "count")
    expect(square.locator("svg")).to_have_attribute("aria-label", re.compile(f"pulls 0 of 100 and Tehran {said}"))
    role(root, "board").click()
    expect(square).to_be_visible()  # below all sliders, too


def test_how_it_is_worked_out_tells_nothing_before_the_bet(page: Page) -> None:
    [(number, bet)] = [(number, step) for number, step in of(load("patrons")).numbered if step.is_bet]
    root = opened(page, "02-between-two-patrons", "patrons", number)
    worked = root.get_by_text("How it is worked out", exact=True)
    expect(worked).to_be_hidden()
    go_through(root, bet)
    expect(worked).to_be_visible()


def test_a_finding_opens_its_card_where_the_answer_stands(page: Page) -> None:
    root = opened(page, "05-the-trap", "trap", 1)
    go_through(root, of(TRAP).steps[0])
    mark = role(root, "answer").get_by_role("button")
    mark.click()
    card = page.locator("[popover]:popover-open")
    expect(card).to_contain_text("16,384 were drawn over the whole ranges")
    expect(root).to_have_attribute("data-step", "1")
    beside, box = mark.bounding_box(), card.bounding_box()
    assert beside is not None
    assert box is not None
    assert min(abs(box["y"] - beside["y"] - beside["height"]), abs(beside["y"] - box["y"] - box["height"])) <= 12
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_two_marks_of_a_kind_have_names_of_their_own(page: Page) -> None:
    number, step = next((number, step) for number, step in of(TRAP).numbered if len(step.findings) > 1)
    root = opened(page, "05-the-trap", "trap", number)
    go_through(root, step)
    for name in step.findings:
        finding = TRAP.findings[name]
        wanted = f"{finding.mark}: how this was checked ({finding.called})"
        expect(role(root, "answer").get_by_role("button", name=wanted, exact=True)).to_have_text(finding.mark)


def test_without_javascript_the_steps_are_a_list(open_context: Any) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{SITE.as_uri()}/{HERE}.html")
    items = page.locator(".td-steps > li")
    assert items.count() == of(TRAP).last
    for item, step in zip(items.all(), of(TRAP).steps, strict=False):
        expect(item).to_contain_text(step.question)
        expect(item).to_contain_text(answer(TRAP, step))
        for name in step.moved:
            expect(item).to_contain_text(TRAP.slider(name).label)
    expect(page.get_by_role("button", name="Next →")).to_be_hidden()


def test_a_walk_is_accessible_and_fits(open_page: Pages) -> None:
    page = open_page()
    root = opened(page, "05-the-trap", "trap", 2)
    go_through(root, of(TRAP).steps[1])
    assert_accessible_and_fits(page)
