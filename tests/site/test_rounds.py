"""Rounds to play on the built pages: by keyboard alone, on a phone, and what is kept of them."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import SITE
from tests.helpers.serving import address
from tests.helpers.visits import Contexts, Pages, assert_accessible_and_fits, visit
from twodoors.model import Round
from twodoors.models import load, names
from twodoors.scenarios.published import chapters_by_model

pytestmark = pytest.mark.usefixtures("site")

ROUNDS = [name for name in names() if load(name).round is not None]
SMALL = {"width": 360, "height": 640}


def place(page: Page, model: str) -> Locator:
    """The round, on its chapter’s page."""
    [(file, _), *_] = chapters_by_model()[model]
    visit(page, f"chapters/{Path(file).stem}")
    return page.locator(f'[data-round="{model}"]')


def part(own: Locator, role: str) -> Locator:
    """A part of the round."""
    return own.locator(f'[data-role="{role}"]')


def begin(page: Page, own: Locator) -> int:
    """Start by keyboard; the seed of this play."""
    part(own, "play").focus()
    page.keyboard.press("Enter")
    expect(part(own, "board")).to_be_visible()
    return int(own.get_attribute("data-seed") or "")


def focused(page: Page) -> str:
    """The role of what has the focus."""
    return str(page.evaluate("document.activeElement.dataset.role"))


def press(page: Page, own: Locator, move: int) -> None:
    """Choose by keyboard, from wherever the focus is among the choices."""
    buttons = part(own, "choice")
    now = buttons.evaluate_all("(all) => all.indexOf(document.activeElement)")
    assert now >= 0 or own.locator("input:focus").count(), focused(page)
    for _ in range(abs(move - now)):
        page.keyboard.press("Tab" if move > now else "Shift+Tab")
    page.keyboard.press("Enter")


def dial(page: Page, own: Locator, round_: Round, move: int) -> None:
    """Set both dials by keyboard, and propose."""
    dials = round_.parts[0].dials
    second = len(dials[1].stops)
    for slider, wanted in zip(own.locator('input[type="range"]').all(), divmod(move, second), strict=True):
        slider.focus()
        page.keyboard.press("Home")
        for _ in range(wanted):
            page.keyboard.press("ArrowRight")
        expect(slider).to_have_attribute("aria-valuetext", f"{slider.input_value()} of 100")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def play(page: Page, own: Locator, round_: Round, rng: random.Random, look: Any = lambda: None) -> list[int]:
    """Play a round to its end by keyboard, each move by chance; which moves were made."""
    chosen: list[int] = []
    look()
    while not part(own, "end").is_visible():
        if part(own, "on").is_visible():
            assert focused(page) == "on"
            page.keyboard.press("Enter")
        else:
            asked = [p for p in round_.parts for card in p.deck if card not in p.passing][len(chosen)]
            move = rng.randrange(len(asked.offered))
            dial(page, own, round_, move) if asked.dials else press(page, own, move)
            chosen.append(move)
        look()
    return chosen


@pytest.mark.parametrize("model", ROUNDS)
def test_a_whole_round_by_keyboard_alone_is_what_python_says(page: Page, model: str) -> None:
    own, round_ = place(page, model), load(model).round
    expect(part(own, "ways")).to_be_hidden()
    seed = begin(page, own)
    chosen = play(page, own, round_, random.Random(7))
    moves = [
        p.offered[move].label
        for p, move in zip([p for p in round_.parts for c in p.deck if c not in p.passing], chosen, strict=False)
    ]
    played = round_.play(moves, seed)
    assert played.over
    expect(part(own, "sums").locator("p")).to_have_text([*played.sums, round_.fill(round_.after)])
    assert focused(page) == "sums"
    kept = json.loads(page.evaluate("localStorage['twodoors:rounds']"))[model]
    assert (kept["seed"], kept["choices"], kept["said"]) == (seed, chosen, played.said)
    assert kept["tally"] == pytest.approx(played.tally)

    page.reload()
    expect(part(own, "played")).to_have_text(f"You played this before. {played.said}")
    expect(part(own, "ways")).to_be_visible()


@pytest.mark.parametrize("model", ROUNDS)
def test_choices_and_what_happened_are_on_one_screen_of_a_phone(open_page: Pages, model: str) -> None:
    page = open_page(viewport=SMALL)
    own = place(page, model)

    def look() -> None:
        box = own.bounding_box()
        assert box is not None
        assert box["y"] >= -1, (box, own.inner_text())
        assert box["y"] + box["height"] <= SMALL["height"] + 1, (box, own.inner_text())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for button in own.locator("button:visible, input:visible").all():
            size = button.bounding_box()
            assert size is not None
            assert size["height"] >= 44, button.inner_text()

    begin(page, own)
    ended: list[bool] = []

    def looked() -> None:
        if not part(own, "end").is_visible():
            look()
        ended.append(part(own, "end").is_visible())

    play(page, own, load(model).round, random.Random(3), looked)
    assert ended.count(True) == 1


@pytest.mark.parametrize("model", ROUNDS)
def test_a_round_is_reached_within_two_screens_of_a_phone(open_page: Pages, model: str) -> None:
    own = place(open_page(viewport=SMALL), model)
    assert own.evaluate("(it) => it.getBoundingClientRect().top + scrollY") <= 2 * SMALL["height"]


def test_what_happens_is_announced(page: Page) -> None:
    own = place(page, "deal_range")
    begin(page, own)
    press(page, own, 0)
    said = own.get_by_role("status")
    expect(said).to_have_text("You asked for 55. Iran accepts.")
    expect(own.get_by_role("img", name="Demands: accepted 1")).to_be_visible()
    expect(part(own, "progress")).to_have_text("Demand 2 of 10")


def test_own_moves_are_played_again_on_other_cards(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    own = place(page, "deal_range")
    begin(page, own)
    for _ in range(10):
        press(page, own, 3)
    page.keyboard.press("Tab")
    assert focused(page) == "again"
    page.keyboard.press("Enter")
    expect(part(own, "happened")).to_have_text(
        "Misread: three of ten refused where you reckoned; here five, and 55 of 100 on average."
    )
    expect(own.get_by_role("img", name="Demands, again: accepted 5, refused: war 5")).to_be_visible()
    expect(part(own, "again")).to_be_hidden()


def test_a_second_play_has_another_seed_and_the_first_is_kept_beside_it(page: Page) -> None:
    own = place(page, "vote")
    seeds = [begin(page, own)]
    for _ in range(6):
        press(page, own, 0)
    part(own, "anew").press("Enter")
    seeds.append(int(own.get_attribute("data-seed") or ""))
    for _ in range(6):
        press(page, own, 3)
    kept = json.loads(page.evaluate("localStorage['twodoors:rounds']"))["vote"]
    assert [kept["first"]["seed"], kept["seed"]] == seeds
    assert seeds[0] != seeds[1]
    assert [kept["first"]["tally"]["passed"], kept["tally"]["passed"]] == [1, 6]


def test_who_goes_on_without_playing_comes_to_what_follows(page: Page) -> None:
    own = place(page, "trap")
    part(own, "skip").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "after"
    expect(part(own, "board")).to_be_hidden()
    assert page.evaluate("localStorage['twodoors:rounds']") is None
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('[data-round]')")


def test_without_a_script_a_table_says_what_each_way_brings(open_context: Contexts) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{address(SITE)}/chapters/01-two-doors.html")
    own = page.locator('[data-round="deal_range"]')
    expect(part(own, "play")).to_be_hidden()
    own.get_by_text("What each way of playing brings").click()
    row = own.get_by_role("row").filter(has=page.get_by_role("rowheader", name="70"))
    expect(row.get_by_role("cell")).to_have_text(["61", "3", "5"])
    expect(own).to_contain_text("The order is by chance; the cards are not.")


def test_a_round_that_is_open_is_accessible(page: Page) -> None:
    own = place(page, "trap")
    begin(page, own)
    press(page, own, 1)
    assert_accessible_and_fits(page)
