"""The cover: a guess, then the count; and the column as a map, with how far the reader has come."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import SITE
from tests.helpers.serving import address
from tests.helpers.visits import Pages, visit
from twodoors.cover.column import sections
from twodoors.questions.guess import GUESSES

pytestmark = pytest.mark.usefixtures("site")

WAR, MEDIATION = GUESSES
STOPS = [section.stop for section in sections()]
SMALL: Any = {"width": 360, "height": 640}


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name)


def guessing(page: Page) -> tuple[Locator, Locator]:
    """Both sliders, moved by keyboard alone: 48 for war, 55 for mediation."""
    war, mediation = slider(page, WAR.prompt), slider(page, MEDIATION.prompt)
    war.focus()
    for _ in range(2):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    expect(mediation).to_be_focused()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    return war, mediation


def outlined(page: Page) -> list[int]:
    """How many dots of each drawing are outlined."""
    return [drawing.locator(".td-said").count() for drawing in page.locator(".td-hundred").all()]


def kept(page: Page, name: str) -> Any:
    return json.loads(page.evaluate("(name) => localStorage.getItem(`twodoors:${name}`) ?? '{}'", name))


def test_a_guess_by_keyboard_moves_dots_and_sentence_and_then_the_count_shows(page: Page) -> None:
    visit(page, "index")
    said, counted = page.locator('[data-role="said"]'), page.locator('[data-role="counted"]')
    expect(counted).to_be_hidden()
    assert outlined(page) == [0, 0]
    war, mediation = guessing(page)
    expect(said).to_have_text("You say: 48 of 100 become full-scale war; an outsider mediates in 55.")
    assert outlined(page) == [48, 55]
    expect(war).to_have_attribute("aria-valuetext", "48 of 100")
    expect(page.get_by_role("img", name="Your guess: 55 of 100, outlined.")).to_be_visible()
    assert kept(page, "predictions") == {}
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(counted).to_be_visible()
    expect(counted).to_be_focused()
    expect(counted).to_contain_text("You guessed 48 for war and 55 for mediation.")
    expect(counted).to_contain_text("16 of 74")
    expect(page.get_by_role("img", name=f"{WAR.tells} Your guess: 48 of 100, outlined.")).to_be_visible()
    for handle in (war, mediation):
        expect(handle).to_be_disabled()
    filled = page.locator(".td-hundred-war .td-hit")
    expect(filled).to_have_count(WAR.counted)
    colours = [page.locator(f".td-hundred-war {dot}").first for dot in (".td-hit", ".td-case:not(.td-hit)")]
    assert len({dot.evaluate("(dot) => getComputedStyle(dot).fill") for dot in colours}) == 2


def test_a_guess_is_kept_over_a_reload_and_counts_as_a_forecast(page: Page) -> None:
    visit(page, "index")
    guessing(page)
    page.get_by_role("button", name="Show the count").click()
    assert {key: held["chance"] for key, held in kept(page, "predictions").items()} == {WAR.key: 48, MEDIATION.key: 55}
    visit(page, "index")
    expect(page.locator('[data-role="counted"]')).to_contain_text("You guessed 48 for war and 55 for mediation.")
    assert outlined(page) == [48, 55]
    expect(slider(page, WAR.prompt)).to_have_value("48")
    expect(page.get_by_role("button", name="Show the count")).to_be_hidden()
    if (SITE / "reference" / "predictions.html").is_file():
        visit(page, "reference/predictions")
        expect(page.locator('[data-role="count"]')).to_contain_text("2 of ")
        expect(page.locator(f'tr[data-key="{WAR.key}"] [data-role="yours"]')).to_have_text("48 in 100")


def test_who_makes_no_guess_sees_the_count_and_nothing_is_kept(page: Page) -> None:
    visit(page, "index")
    page.get_by_role("button", name="Show the count").click()
    expect(page.locator('[data-role="counted"]')).to_contain_text("You made no guess.")
    assert kept(page, "predictions") == {}
    visit(page, "index")
    expect(page.locator('[data-role="counted"]')).to_be_hidden()


def test_what_is_forgotten_elsewhere_is_asked_anew(page: Page) -> None:
    visit(page, "index")
    guessing(page)
    page.get_by_role("button", name="Show the count").click()
    page.evaluate("() => { localStorage.clear(); dispatchEvent(new CustomEvent('twodoors:kept')); }")
    expect(page.locator('[data-role="counted"]')).to_be_hidden()
    expect(slider(page, WAR.prompt)).to_be_enabled()
    assert outlined(page) == [0, 0]


def test_the_first_screen_of_a_phone_asks_the_first_guess(open_page: Pages) -> None:
    page = visit(open_page(viewport=SMALL), "index")
    for part in (page.get_by_text(WAR.prompt), slider(page, WAR.prompt), page.locator(".td-hundred-war")):
        box = part.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= SMALL["height"]


def test_without_javascript_the_count_and_the_map_stand_as_text(open_page: Pages) -> None:
    page = open_page(java_script_enabled=False, viewport=SMALL)
    page.goto(f"{address(SITE)}/index.html")
    expect(page.get_by_text(WAR.prompt)).to_be_visible()
    expect(page.locator('[data-role="counted"]')).to_contain_text("16 of 74")
    expect(page.locator(".td-guess button, .td-guess input").first).to_be_hidden()
    page.get_by_text("The count as a table").click()
    expect(page.get_by_role("cell", name="112", exact=True)).to_be_visible()
    stops = page.locator(".td-stops > li")
    expect(stops).to_have_count(12)
    stops.nth(4).locator("summary").click()
    expect(page.locator('[id="claim-5.2"]')).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_every_stop_leads_to_a_page_that_exists(open_page: Pages, width: int) -> None:
    page = visit(open_page(viewport={"width": width, "height": 800}), "index")
    expect(page.locator(".td-column")).to_be_visible(visible=width > 720)
    links = page.locator(".td-map a[href]").evaluate_all("(all) => all.map((link) => link.getAttribute('href'))")
    assert set(links) == {stop.href for stop in STOPS}
    assert len(links) == 24  # in the drawing and in the list
    assert [href for href in set(links) if not (SITE / href).is_file()] == []


def test_a_link_to_a_claim_opens_its_stop(page: Page) -> None:
    visit(page, "index", "#claim-5.2")
    expect(page.locator('[id="claim-5.2"]')).to_be_in_viewport()
    page.evaluate("() => { location.hash = 'claim-11.3'; }")
    expect(page.locator('[id="claim-11.3"]')).to_be_visible()


PLAYED = {"seed": 1, "choices": [0], "tally": {}, "said": "It passed.", "time": "2026-01-01T00:00:00Z"}


def test_progress_appears_once_a_reading_is_kept(page: Page) -> None:
    visit(page, "index")
    progress, stop = page.locator('[data-role="progress"]'), page.locator('li[data-stop="05-the-trap"]')
    drawn = page.locator('.td-column a[data-stop="05-the-trap"] .td-stop')
    expect(progress).to_have_text("")
    before = drawn.evaluate("(stop) => getComputedStyle(stop).fill")
    reading = {"trap": {"model": "trap", "assumptions": {"patience": 0.5}, "whose": "mine", "because": "", "time": ""}}
    page.evaluate(
        """(held) => {
          for (const [name, text] of Object.entries(held)) localStorage.setItem(`twodoors:${name}`, text);
          dispatchEvent(new CustomEvent("twodoors:kept"));
        }""",
        {"readings": json.dumps(reading), "rounds": json.dumps({"vote": PLAYED})},
    )
    expect(progress).to_have_text("So far: a reading taken at 1 of 12 stops; 1 more begun.")
    expect(stop.locator('[data-role="done"]')).to_have_text("✓ reading taken")
    expect(page.locator('li[data-stop="04-the-vote"] [data-role="done"]')).to_have_text("begun")
    assert drawn.evaluate("(stop) => getComputedStyle(stop).fill") != before
