"""The reader's argument on its page: what was taken stands under its door, is handed on, and opens again elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.arguments.cases import PAYS, STEP, TIME, WHOLE, taken
from tests.conftest import SITE
from tests.helpers.serving import address
from tests.helpers.visits import Contexts, assert_accessible_and_fits, visit
from twodoors.arguments.argument import spread
from twodoors.arguments.held import open_argument
from twodoors.model.walk import Step
from twodoors.models import load, names
from twodoors.questions.guess import GUESSES
from twodoors.questions.predictions import asked

pytestmark = pytest.mark.usefixtures("site")

PAGE = "chapters/my-argument"
WAR = "01-two-doors/forecast-war"


def part(page: Page, role: str) -> Locator:
    return page.locator(f'.td-argument [data-role="{role}"]')


def keep(page: Page, **held: Any) -> None:
    """What chapters would have kept in this browser."""
    visit(page, "reference/predictions")
    for name, value in held.items():
        page.evaluate("([name, held]) => localStorage.setItem(name, held)", [f"twodoors:{name}", json.dumps(value)])


def argue(page: Page) -> None:
    """A reader who took two readings, made a bet, a forecast and a guess."""
    readings = {name: taken(name, "critic", "it is so") for name in ("deal_range", "offramp")}
    given = {"chance": 40, "at": TIME, "knew": "not", "first": {"chance": 20, "at": TIME}}
    keep(
        page,
        readings=readings,
        walks={"trap": {"step": 2, "done": [1], "bet": {"choice": 0, "said": STEP.choices[0], "time": TIME}}},
        predictions={WAR: given, "cover/war": {"chance": 30, "at": TIME}},
    )
    shown(visit(page, PAGE))


def shown(page: Page) -> Page:
    """Wait until it is worked out."""
    expect(page.locator(".td-argument")).to_have_attribute("data-ends", re.compile(r"\d+ \d+"))
    return page


def test_readings_stand_under_the_doors_that_they_move(page: Page) -> None:
    argue(page)
    expect(page.locator('[data-door="war"] li')).to_have_text(["1. Two doors opens it: 35 → 47"])
    expect(page.locator('[data-door="talks"] li')).to_have_text(
        [re.compile("8. Moscow’s off-ramp shuts it: 297 → 144")]
    )
    yours = page.locator('tr[data-model="offramp"] [data-role="yours"]')
    expect(yours).to_have_text(re.compile("war 38, talks 144. Mamedov’s, because it is so."))
    expect(page.locator('tr[data-model="trap"] [data-role="yours"]')).to_have_text("The article’s.")
    expect(part(page, "crisis")).to_contain_text("With your readings")


def test_with_nothing_taken_the_articles_counts(page: Page) -> None:
    shown(visit(page, PAGE))
    expect(page.locator(".td-argument")).to_have_attribute("data-ends", "35 297")
    expect(part(page, "crisis")).to_have_text(
        "In the article’s reading of every chapter, of 1,000 crises 35 end in war, 297 in talks and 668 in neither."
    )
    expect(part(page, "no-bets")).to_be_visible()


def test_bets_stand_beside_what_came_and_forecasts_wait_for_the_record(page: Page) -> None:
    argue(page)
    came = "It came so." if STEP.right == 0 else f"What came: “{STEP.choices[STEP.right or 0]}”."
    expect(part(page, "bets").locator("li")).to_have_text(
        [re.compile(re.escape(f"You said “{STEP.choices[0]}”. {came}"))]
    )
    expect(part(page, "forecasts")).to_contain_text("You said 20, then 40 of 100.")
    expect(part(page, "forecasts")).not_to_contain_text("Brier")
    visit(page, "chapters/14-what-happened")
    page.get_by_text("Open the record", exact=True).click()
    expect(page.locator(".td-scores")).to_be_visible()
    shown(visit(page, PAGE))
    expect(part(page, "forecasts")).to_contain_text("Brier score: ")


def test_a_finding_that_was_opened_is_remembered(page: Page) -> None:
    visit(page, "chapters/05-the-trap")
    page.locator(".td-mark button").first.press("Enter")
    name = page.locator(".td-check:popover-open").get_attribute("data-of")
    shown(visit(page, PAGE))
    part(page, "findings-count").click()
    expect(part(page, "findings").locator("li")).to_have_count(1)
    kept = page.evaluate("Object.keys(JSON.parse(localStorage['twodoors:findings']))")
    assert kept == [name]


def test_what_one_would_pay_to_know_is_asked_before_it_is_told(page: Page) -> None:
    argue(page)
    expect(part(page, "answer")).to_be_hidden()
    page.get_by_label("How often a way out is on offer and not blocked").check()
    expect(part(page, "answer")).to_be_visible()
    share = next(one.share for one in spread()["talks"] if one.name.startswith("How often a way out"))
    expect(part(page, "paid")).to_contain_text(f"and in {share} about talks")
    expect(page.locator(".td-argument")).to_have_attribute("data-spread", "ready", timeout=60_000)
    own = page.locator('tr[data-row^="How often a way out"] [data-of="talks"]')
    expect(own).to_have_text(re.compile(r"^9\d$"))
    shown(visit(page, PAGE))
    expect(page.get_by_label("How often a way out is on offer and not blocked")).to_be_checked()


def test_a_saved_file_opens_in_python_and_elsewhere(page: Page, open_context: Contexts, tmp_path: Path) -> None:
    argue(page)
    part(page, "text").fill("I hold that it was so. It rests on a count.")
    part(page, "name").fill("A. Reader")
    expect(part(page, "count")).to_have_text("11 of 500 words.")
    with page.expect_download() as saving:
        part(page, "save").click()
    path = tmp_path / "mine.json"
    saving.value.save_as(path)
    argument = open_argument(path)
    assert (argument.name, argument.text) == ("A. Reader", "I hold that it was so. It rests on a count.")
    assert set(argument.readings) == {"deal_range", "offramp"}
    assert argument.forecasts[WAR] == (20, 40, "not")
    assert "outcome" not in path.read_text(encoding="utf-8")

    other = open_context().new_page()
    shown(visit(other, PAGE))
    part(other, "text").fill("Another’s own words.")
    other.locator('input[type="file"]').set_input_files(path)
    expect(part(other, "whose")).to_have_text(
        "The argument of A. Reader, from “mine.json”. Your own is kept as it was."
    )
    expect(other.locator('[data-door="talks"] li')).to_have_count(1)
    expect(part(other, "text")).to_have_value("I hold that it was so. It rests on a count.")
    part(other, "mine").click()
    expect(part(other, "text")).to_have_value("Another’s own words.")
    expect(other.locator('[data-door="talks"] li')).to_have_text(["No reading that you took moves it."])


def test_a_link_shows_an_argument_and_changes_nothing(page: Page, open_context: Contexts) -> None:
    argue(page)
    part(page, "link").click()
    made = part(page, "made-link")
    expect(made).to_be_visible()
    link = made.input_value()
    assert len(link) < 2000
    other = open_context().new_page()
    other.goto(link)
    expect(part(other, "whose")).to_have_text("This link holds an argument. Your own is kept as it was.")
    expect(other.locator('[data-door="talks"] li')).to_have_count(1)
    assert other.evaluate("localStorage.length") == 0
    other.goto("about:blank")
    other.goto(link[:-7])
    expect(part(other, "whose")).to_have_text(re.compile("This link is not whole"))
    expect(shown(other).locator(".td-argument")).to_have_attribute("data-ends", "35 297")


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (b"{", "It is not JSON text, or it breaks off"),
        (json.dumps(WHOLE | {"format": "twodoors-run"}).encode(), "Its format is “twodoors-run”"),
        (b"\xff\xfe", "It is not text in UTF-8; allowed is the file as it was saved."),
        (b" " * 200_001, "It has 200,001 bytes; allowed are 200,000."),
    ],
)
def test_a_bad_file_changes_nothing_and_says_why(page: Page, held: bytes, said: str) -> None:
    shown(visit(page, PAGE))
    file: FilePayload = {"name": "bad.json", "mimeType": "application/json", "buffer": held}
    page.locator('.td-argument input[type="file"]').set_input_files(file)
    expect(part(page, "notice")).to_contain_text(f"“bad.json” was not opened. {said}")
    expect(part(page, "notice")).to_contain_text("Nothing was changed.")
    expect(part(page, "opened")).to_be_hidden()


def test_it_prints_on_one_page_with_the_readers_words(page: Page, tmp_path: Path) -> None:
    models = [name for name in names() if load(name).walk]
    because = (
        "this is what somebody said who had been near to it, had seen it with his own eyes, and gained nothing by it"
    )
    readings = {name: taken(name, "critic", because) for name in models}
    bets = {name: {"choice": 0, "said": _bet(name).choices[0], "time": TIME} for name in models}
    forecasts = {a.key: {"chance": 40, "at": TIME, "knew": "not"} for a in asked("forecast")}
    keep(
        page,
        readings=readings,
        walks={name: {"step": 1, "done": [], "bet": bet} for name, bet in bets.items()},
        predictions=forecasts | {guess.key: {"chance": 30, "at": TIME} for guess in GUESSES},
        argument={"name": "A. Reader", "text": "argued " * 500, "pays": {"row": PAYS, "label": PAYS, "time": TIME}},
    )
    shown(visit(page, PAGE))
    page.emulate_media(media="print")
    expect(part(page, "printed-text")).to_be_visible()
    expect(part(page, "text")).to_be_hidden()
    pdf = page.pdf(path=tmp_path / "printed.pdf", format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def _bet(name: str) -> Step:
    walk = load(name).walk
    assert walk is not None
    return next(step for step in walk.steps if step.is_bet)


def test_the_page_has_its_parts_and_is_accessible(page: Page) -> None:
    argue(page)
    page.get_by_label(PAYS).check()
    expect(page.locator("#td-parts a")).to_have_count(7)
    assert_accessible_and_fits(page)


def test_without_a_script_it_says_what_the_articles_and_the_critics_readings_do(open_context: Contexts) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{address(SITE)}/{PAGE}.html")
    row = page.locator('tr[data-model="offramp"]')
    expect(row).to_contain_text("Mamedov")
    expect(row).to_contain_text("talks 144")
    expect(page.locator('tr[data-row^="How often a way out"]')).to_contain_text("97")
    expect(page.locator(".td-argument textarea")).to_be_hidden()
