"""A reader's predictions: kept in a chapter, listed on one page, taken home, scored, forgotten; the network is cut."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import SITE
from tests.helpers.serving import address
from tests.helpers.visits import SIZES, Contexts, Pages, assert_accessible_and_fits, visit
from twodoors import evidence
from twodoors.questions.guess import GUESSES
from twodoors.questions.predictions import Asked, asked
from twodoors.questions.scoring import brier
from twodoors.words import value

pytestmark = pytest.mark.usefixtures("site")

FORECASTS, MODELS = asked("forecast"), asked("predict")
RECORD = "chapters/14-what-happened"
PAGE = "reference/predictions"


def of(chapter: str) -> Asked:
    """The forecast of a chapter."""
    return next(a for a in FORECASTS if a.chapter == chapter)


WAR = of("01-two-doors")
APPROVED = of("05-the-trap")
[MODEL] = [a for a in MODELS if a.chapter == APPROVED.chapter]
RIGHT = MODEL.question["options"].index(MODEL.right)
WRONG = [place for place in range(len(MODEL.question["options"])) if place != RIGHT]


def forecast(page: Page, a: Asked, chance: str) -> Locator:
    """Give a chance in its chapter; returns the form."""
    form = visit(page, f"chapters/{a.chapter}").locator(".td-forecast")
    give(form, chance)
    return form


def give(form: Locator, chance: str) -> None:
    """Give a chance in this form."""
    form.get_by_label("Your chance, from 0 to 100").fill(chance)
    form.get_by_role("button", name="Keep my forecast").click()


def predict(page: Page, a: Asked, place: int) -> None:
    """Keep the answer that has this place in the data, in the chapter that is open."""
    page.locator(f'input[name="{a.key}"][value="{place}"]').check()
    page.get_by_role("button", name="Keep my prediction").click()


def keep(page: Page, held: Any, name: str = "predictions") -> None:
    """Put something into this browser's storage, as a chapter would or as it never should."""
    visit(page, PAGE)
    text = held if isinstance(held, str) else json.dumps(held)
    page.evaluate("([name, text]) => localStorage.setItem(`twodoors:${name}`, text)", [name, text])


def row(page: Page, key: str) -> Locator:
    return page.locator(f'tr[data-key="{key}"]')


def yours(page: Page, key: str) -> Locator:
    return row(page, key).locator('[data-role="yours"]')


def opened(page: Page) -> Page:
    """The last chapter, with its record open."""
    visit(page, RECORD).locator(".td-closed > summary").click()
    expect(page.locator('[data-role="mean"]')).to_be_visible()
    return page


# -- in a chapter -----------------------------------------------------------------------------------------------------


def test_a_forecast_is_kept_shown_again_and_can_be_changed(page: Page) -> None:
    form = forecast(page, APPROVED, "30")
    status = form.locator('[data-role="kept"]')
    expect(status).to_have_text("Kept in this browser only: 30 in 100. You can change it until you open the record.")
    form = visit(page, f"chapters/{APPROVED.chapter}").locator(".td-forecast")
    expect(form.get_by_role("spinbutton")).to_have_value("30")
    form.get_by_role("spinbutton").fill("0")
    page.keyboard.press("Enter")
    expect(form.locator('[data-role="kept"]')).to_contain_text("0 in 100")
    visit(page, f"chapters/{APPROVED.chapter}")
    expect(page.get_by_role("spinbutton", name="Your chance")).to_have_value("0")


def test_a_forecast_is_given_by_keyboard_and_none_before_the_reader_gives_it(page: Page) -> None:
    form = visit(page, f"chapters/{APPROVED.chapter}").locator(".td-forecast")
    expect(form.locator('[data-role="kept"]')).to_have_text("You have given none yet.")
    expect(form.get_by_role("spinbutton")).to_have_value("")
    assert page.evaluate("localStorage.getItem('twodoors:predictions')") is None
    form.get_by_role("spinbutton").focus()
    page.keyboard.type("64")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Keep my forecast")).to_be_focused()
    page.keyboard.press("Space")
    expect(form.locator('[data-role="kept"]')).to_contain_text("65 in 100")
    held = page.evaluate("JSON.parse(localStorage.getItem('twodoors:predictions'))")
    assert held[APPROVED.key]["chance"] == 65


def test_what_is_no_chance_is_not_kept_and_told(page: Page) -> None:
    visit(page, f"chapters/{APPROVED.chapter}")
    for given in ("", "101", "-1", "2.5", "1e3"):
        form = page.locator(".td-forecast")
        form.locator('[data-role="kept"]').evaluate("(told) => { told.textContent = 'nothing'; }")
        give(form, given)
        expect(form.locator('[data-role="kept"]'), given).to_have_text(
            "Give a whole number from 0 (surely not) to 100 (surely)."
        )
        expect(form.get_by_role("spinbutton"), given).to_have_attribute("aria-invalid", "true")
        assert page.evaluate("localStorage.getItem('twodoors:predictions')") is None, given


def test_a_number_being_typed_outlives_another_answer(page: Page) -> None:
    visit(page, f"chapters/{APPROVED.chapter}")
    number = page.get_by_role("spinbutton", name="Your chance")
    number.fill("44")
    page.locator("form .td-option").first.get_by_role("radio").check()
    page.get_by_role("button", name="Keep my prediction").click()
    expect(page.locator('[data-role="kept"]').first).to_contain_text("Kept in this browser only.")
    expect(number).to_have_value("44")


def test_a_chapter_s_page_tells_nothing_of_its_record() -> None:
    for a in FORECASTS:
        path = SITE / "chapters" / f"{a.chapter}.html"
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert "td-forecast" in text
            assert a.question["record"] not in text
            assert "data-happened" not in text
    listed = (SITE / f"{PAGE}.html").read_text(encoding="utf-8")
    assert [a.key for a in FORECASTS if a.question["record"] in listed] == []
    assert "data-happened" not in listed


def test_where_nothing_can_be_kept_the_reader_is_told(open_context: Contexts) -> None:
    page = open_context().new_page()
    page.add_init_script("""const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (name, value) {
        if (name.startsWith("twodoors:")) throw new Error("no room");
        set.call(this, name, value);
      };""")
    form = forecast(page, APPROVED, "30")
    expect(form.locator('[data-role="kept"]')).to_contain_text("does not let the page keep your prediction")


# -- beside the model’s answer ----------------------------------------------------------------------------------------


def recalled(page: Page) -> tuple[Locator, Locator]:
    """The place in the open chapter where a prediction stands beside the answer; and what it opens."""
    place = page.locator(".td-question", has=page.locator("details"))
    return place, place.locator("details")


@pytest.mark.parametrize("size", SIZES)
def test_a_wrong_prediction_is_told_what_it_missed_and_then_the_answer(open_page: Pages, size: str) -> None:
    page = open_page(viewport=SIZES[size])
    visit(page, f"chapters/{MODEL.chapter}")
    place, opener = recalled(page)
    for choice in WRONG:
        predict(page, MODEL, choice)
        option = MODEL.question["options"][choice]
        expect(place.locator('[data-role="yours"]')).to_have_text(f"You predicted: {option['text']}")
        expect(opener).to_have_attribute("open", "")
        expect(opener.locator('[data-role="wrong"]:visible')).to_have_text(
            f"{option['text']} Not so. {option['feedback']}"
        )
        expect(opener.locator('[data-role="wrong"]:visible q')).to_be_hidden()  # it stands above
        expect(opener.locator('[data-role="right"]')).to_have_text(
            f"The model’s answer: {MODEL.right['text']} {MODEL.right['feedback']}"
        )
    expect(place.get_by_text(MODEL.right["feedback"])).to_be_visible()


def test_a_right_prediction_is_told_why_and_stays_so(page: Page) -> None:
    visit(page, f"chapters/{MODEL.chapter}")
    predict(page, MODEL, RIGHT)
    for _ in range(2):
        place, opener = recalled(page)
        expect(place.locator('[data-role="yours"]')).to_have_text(f"You predicted: {MODEL.right['text']}")
        expect(opener.locator('[data-role="wrong"]:visible')).to_have_count(0)
        expect(opener.locator('[data-role="right"]')).to_have_text(
            f"Right. The model’s answer: {MODEL.right['text']} {MODEL.right['feedback']}"
        )
        visit(page, f"chapters/{MODEL.chapter}")
        expect(page.locator(f'input[name="{MODEL.key}"]:checked')).to_have_value(str(RIGHT))


@pytest.mark.parametrize("size", SIZES)
def test_the_answer_is_hidden_until_the_reader_answers_or_asks_for_it(open_page: Pages, size: str) -> None:
    page = open_page(viewport=SIZES[size])
    visit(page, f"chapters/{MODEL.chapter}")
    _, opener = recalled(page)
    feedback = page.get_by_text(MODEL.right["feedback"])
    expect(feedback).to_be_hidden()
    forecast(page, APPROVED, "30")  # another answer opens nothing
    expect(feedback).to_be_hidden()
    opener.locator("summary").press("Enter")
    expect(feedback).to_be_visible()
    expect(opener.locator('[data-role="wrong"]:visible')).to_have_count(0)
    give(page.locator(".td-forecast"), "31")
    expect(feedback).to_be_visible()  # nor does it close what the reader opened
    predict(page, MODEL, WRONG[0])
    opener.locator("summary").click()
    expect(feedback).to_be_hidden()
    give(page.locator(".td-forecast"), "32")
    expect(page.locator(".td-forecast")).to_contain_text("32 in 100")
    expect(feedback).to_be_hidden()


def test_a_prediction_of_an_answer_that_is_no_longer_offered_is_told_as_such(page: Page) -> None:
    keep(page, {MODEL.key: {"choice": RIGHT, "text": "It was worded so.", "at": "2026-01-01T00:00:00Z"}})
    visit(page, f"chapters/{MODEL.chapter}")
    place, opener = recalled(page)
    expect(place.locator('[data-role="yours"]')).to_have_text(
        "You predicted: It was worded so. The question has been worded anew since; you can answer it again."
    )
    expect(opener.locator('[data-role="wrong"]:visible')).to_have_count(0)
    expect(opener.locator('[data-role="right"]')).to_contain_text("The model’s answer:")
    expect(opener.locator('[data-role="right"]')).not_to_contain_text("Right.")
    expect(page.locator(f'input[name="{MODEL.key}"]:checked')).to_have_count(0)


def test_an_answer_being_chosen_outlives_another_answer(page: Page) -> None:
    visit(page, f"chapters/{MODEL.chapter}")
    page.locator(f'input[name="{MODEL.key}"][value="{RIGHT}"]').check()
    give(page.locator(".td-forecast"), "30")
    expect(page.locator(".td-forecast")).to_contain_text("30 in 100")
    expect(page.locator(f'input[name="{MODEL.key}"]:checked')).to_have_value(str(RIGHT))


def test_without_javascript_each_answer_stands_behind_one_opener(open_page: Pages) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{address(SITE)}/chapters/{MODEL.chapter}.html")
    _, opener = recalled(page)
    told = opener.locator("[data-role]")
    expect(page.get_by_text(MODEL.right["feedback"])).to_be_hidden()
    opener.locator("summary").click()
    assert sorted(told.locator("q:visible").all_inner_texts()) == sorted(o["text"] for o in MODEL.question["options"])
    for option in MODEL.question["options"]:
        expect(told.filter(has_text=option["feedback"])).to_be_visible()


# -- on their page ----------------------------------------------------------------------------------------------------


def predicted(page: Page) -> tuple[str, str]:
    """A forecast and a prediction made in chapter 5; what the prediction said."""
    forecast(page, APPROVED, "30")
    predict(page, MODEL, 2)
    return MODEL.key, MODEL.question["options"][2]["text"]


def test_all_predictions_stand_on_one_page(page: Page) -> None:
    key, said = predicted(page)
    visit(page, PAGE)
    expect(page.locator('[data-role="count"]')).to_have_text(
        f"2 of {len(GUESSES) + len(FORECASTS) + len(MODELS)} predictions made."
    )
    assert sorted(str(r.get_attribute("data-key")) for r in page.locator("tr[data-key]").all()) == sorted(
        [*(guess.key for guess in GUESSES), *(a.key for a in [*FORECASTS, *MODELS])]
    )
    expect(yours(page, APPROVED.key)).to_have_text("30 in 100")
    expect(yours(page, key)).to_have_text(said)
    expect(row(page, key).locator('[data-role="when"]')).to_contain_text(str(page.evaluate("new Date().getFullYear()")))
    expect(yours(page, WAR.key)).to_have_text("nothing yet")
    row(page, WAR.key).get_by_role("link").click()
    expect(page.locator("#predict")).to_be_in_viewport()


def download(page: Page, name: str, folder: Path) -> str:
    with page.expect_download() as event:
        page.get_by_role("button", name=name).click()
    event.value.save_as(folder / event.value.suggested_filename)
    return (folder / event.value.suggested_filename).read_bytes().decode("utf-8")


def test_predictions_are_taken_home_as_files(page: Page, tmp_path: Path) -> None:
    key, said = predicted(page)
    visit(page, PAGE)
    held = json.loads(download(page, "Download as JSON", tmp_path))
    assert held["book"] == "Two Doors"
    [model, record] = held["predictions"]
    assert (model["key"], model["answer"], model["chance_in_100"], model["by"]) == (key, said, None, None)
    assert (record["key"], record["answer"], record["chance_in_100"], record["by"]) == (
        APPROVED.key,
        None,
        30,
        APPROVED.question["by"],
    )
    assert (record["chapter"], record["question"]) == (APPROVED.title, APPROVED.question["prompt"])
    assert model["at"] > record["at"] > "2020"
    table = list(csv.DictReader(io.StringIO(download(page, "Download as CSV", tmp_path))))
    assert table == [{name: "" if v is None else str(v) for name, v in one.items()} for one in (model, record)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "two-doors-predictions.csv",
        "two-doors-predictions.json",
    ]


def test_a_spreadsheet_takes_no_answer_for_a_formula(page: Page, tmp_path: Path) -> None:
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r\n=1", '=HYPERLINK("x")']
    given = {a.key: text for a, text in zip(MODELS, texts, strict=False)}
    assert len(given) == len(texts)
    keep(page, {key: {"choice": 0, "text": text, "at": "2026-01-01T00:00:00Z"} for key, text in given.items()})
    visit(page, PAGE)
    downloaded = download(page, "Download as CSV", tmp_path)
    told = {line["key"]: line["answer"] for line in csv.DictReader(io.StringIO(downloaded, newline=""))}
    assert told == {key: f"'{text}" for key, text in given.items()}
    held = json.loads(download(page, "Download as JSON", tmp_path))["predictions"]
    assert {one["key"]: one["answer"] for one in held} == given


FORGET = "Forget everything on this computer"


@pytest.mark.parametrize("size", SIZES)
def test_forgetting_asks_first_and_then_forgets_everything(open_page: Pages, size: str) -> None:
    page = open_page(viewport=SIZES[size])
    keep(page, {APPROVED.key: {"chance": 30, "at": "2026-01-01T00:00:00Z"}})
    keep(page, {"opened": "2026-01-02T00:00:00Z"}, "record")
    keep(page, {"rationality": {"value": 5}}, "settings")
    keep(page, {"05-the-trap/one": {"number": 5}}, "quiz")
    keep(page, "what a later page may keep", "later")
    page.evaluate("() => { localStorage.setItem('mode', 'dark'); localStorage.setItem('others', 'x'); }")
    visit(page, PAGE)
    expect(page.locator('[data-role="count"]')).to_contain_text("You have opened the record.")
    page.get_by_role("button", name=FORGET).click()
    expect(page.get_by_role("group", name="Forget everything?")).to_contain_text("your answers in quizzes")
    expect(page.get_by_role("button", name="No, keep it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Forget everything?")).to_be_hidden()
    expect(yours(page, APPROVED.key)).to_have_text("30 in 100")
    page.get_by_role("button", name=FORGET).click()
    page.get_by_role("button", name="Yes, forget everything").click()
    expect(page.locator('[data-role="count"]')).to_have_text("Everything is forgotten.")
    expect(yours(page, APPROVED.key)).to_have_text("nothing yet")
    for button in ("Download as JSON", "Download as CSV", FORGET):
        expect(page.get_by_role("button", name=button)).to_be_disabled()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('twodoors:'))") == []
    assert page.evaluate("['mode', 'others'].map((key) => localStorage.getItem(key))") == ["dark", "x"]
    expect(forecast(page, APPROVED, "31").locator('[data-role="kept"]')).to_contain_text("31 in 100")


def test_what_is_kept_without_a_prediction_can_be_forgotten_too(page: Page) -> None:
    visit(page, PAGE)
    expect(page.get_by_role("button", name=FORGET)).to_be_disabled()
    keep(page, {"rationality": {"value": 5}}, "settings")
    visit(page, PAGE)
    expect(page.get_by_role("button", name="Download as JSON")).to_be_disabled()
    page.get_by_role("button", name=FORGET).click()
    page.get_by_role("button", name="Yes, forget everything").click()
    assert page.evaluate("localStorage.length") == 0


def test_where_the_browser_does_not_let_go_the_reader_is_told(open_context: Contexts) -> None:
    page = open_context().new_page()
    page.add_init_script("Storage.prototype.removeItem = () => { throw new Error('shut'); };")
    keep(page, {APPROVED.key: {"chance": 30}})
    visit(page, PAGE)
    page.get_by_role("button", name=FORGET).click()
    page.get_by_role("button", name="Yes, forget everything").click()
    expect(page.locator('[data-role="count"]')).to_contain_text("clear the site’s data in its settings")
    expect(yours(page, APPROVED.key)).to_have_text("30 in 100")


def test_a_chapter_that_is_open_forgets_at_once(open_context: Contexts) -> None:
    context = open_context()
    chapter, other = context.new_page(), context.new_page()
    form = forecast(chapter, APPROVED, "30")
    predict(chapter, MODEL, 1)
    chapter.locator('.td-quiz input[type="radio"]').first.check()
    visit(other, PAGE)
    other.get_by_role("button", name=FORGET).click()
    other.get_by_role("button", name="Yes, forget everything").click()
    expect(form.locator('[data-role="kept"]')).to_have_text("You have given none yet.")
    expect(form.get_by_role("spinbutton")).to_have_value("")
    expect(chapter.locator('[data-role="yours"]')).to_have_text("You kept no prediction above; you still can.")
    expect(chapter.locator("details", has_text="The model’s answer")).not_to_have_attribute("open", "")
    expect(chapter.locator('input:checked:not([name="whose"])')).to_have_count(0)  # whose a reading is, is no answer
    expect(chapter.locator(".td-feedback:visible")).to_have_count(0)
    expect(chapter.locator('form:not(.td-forecast) > [data-role="kept"]')).to_have_text("")


SPOILT = [
    "nonsense",
    "[]",
    "null",
    "7",
    '{"05-the-trap/forecast-approved": 30}',
    '{"05-the-trap/forecast-approved": {"chance": "30"}, "05-the-trap/predict-strike": {"choice": 1}}',
    '{"05-the-trap/forecast-approved": {"chance": 300}, "05-the-trap/predict-strike": {"choice": "x", "text": "T"}}',
    '{"05-the-trap/forecast-approved": {"text": ["<b>"]}, "05-the-trap/predict-strike": null}',
]


@pytest.mark.parametrize("name", [PAGE, RECORD, f"chapters/{APPROVED.chapter}"])
def test_what_is_kept_and_not_ours_does_no_harm(page: Page, name: str) -> None:
    visit(page, name)
    for held in SPOILT:
        for kept in ("predictions", "record"):
            page.evaluate("([kept, held]) => localStorage.setItem(`twodoors:${kept}`, held)", [kept, held])
        if name == PAGE:
            visit(page, name)
            expect(page.locator('[data-role="count"]'), held).to_contain_text("0 of ")
            expect(yours(page, APPROVED.key), held).to_have_text("nothing yet")
        elif name == RECORD:
            opened(page)
            none = "You made no forecast that the record can score."
            expect(page.locator('[data-role="mean"]'), held).to_have_text(none)
            expect(yours(page, APPROVED.key), held).to_have_text("You made no forecast.")
        else:
            visit(page, name)
            none = "You kept no prediction above; you still can."
            expect(page.locator('[data-role="yours"]'), held).to_have_text(none)
            expect(page.get_by_role("spinbutton", name="Your chance"), held).to_have_value("")


def test_a_moment_that_is_none_is_left_out_and_text_stays_text(page: Page) -> None:
    keep(page, {MODEL.key: {"choice": 1, "text": "<img src=x onerror='window.injected = 1'>", "at": "yesterday"}})
    visit(page, PAGE)
    expect(yours(page, MODEL.key)).to_contain_text("<img src=x")
    expect(row(page, MODEL.key).locator('[data-role="when"]')).to_have_text("")
    assert page.evaluate("window.injected") is None


def test_predictions_of_the_first_edition_are_still_there(page: Page) -> None:
    right = MODEL.right["text"]
    keep(page, {MODEL.key: {"choice": 2, "text": right, "at": "2026-01-01T10:00:00.000Z"}})
    visit(page, PAGE)
    expect(yours(page, MODEL.key)).to_have_text(right)
    expect(row(page, MODEL.key).locator('[data-role="when"]')).to_contain_text("1 Jan 2026")
    visit(page, f"chapters/{APPROVED.chapter}")
    expect(page.locator('[data-role="yours"]')).to_have_text(f"You predicted: {right}")


# -- the last chapter -------------------------------------------------------------------------------------------------


def test_the_record_is_closed_until_it_is_opened_and_then_forecasts_are(page: Page) -> None:
    forecast(page, APPROVED, "30")
    visit(page, RECORD)
    expect(page.locator('[data-figure="timeline-whole"]')).to_be_hidden()
    expect(page.get_by_role("heading", name="The record")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('twodoors:record')") is None
    page.locator(".td-closed > summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The record", exact=False).first).to_be_visible()
    figure = page.locator('[data-figure="timeline-whole"]')
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".main-svg").first).to_be_visible()
    box = figure.locator(".main-svg").first.bounding_box()
    assert box is not None
    assert box["width"] > 600
    since = evidence.load("chronology").query("date >= '2020-01-03'")
    expect(figure.locator('[data-role="count"]')).to_have_text(f"{len(since)} of {len(since)} shown")
    form = visit(page, f"chapters/{APPROVED.chapter}").locator(".td-forecast")
    expect(form.locator('[data-role="kept"]')).to_have_text(
        "Kept in this browser only: 30 in 100. You have opened the record, so forecasts are closed."
    )
    expect(form.get_by_role("spinbutton")).to_be_disabled()
    expect(form.get_by_role("button")).to_be_disabled()


def test_a_page_that_the_reader_comes_back_to_knows_that_the_record_was_opened(page: Page) -> None:
    form = forecast(page, APPROVED, "30")
    expect(form.get_by_role("spinbutton")).to_be_enabled()
    page.evaluate("localStorage.setItem('twodoors:record', JSON.stringify({ opened: '2026-01-01T00:00:00Z' }))")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(form.get_by_role("spinbutton")).to_be_disabled()


def test_a_link_to_what_is_closed_opens_it(page: Page) -> None:
    visit(page, RECORD)
    record = page.locator("details.td-closed")
    expect(record).not_to_have_attribute("open", "")
    page.evaluate("location.hash = 'your-forecasts-scored'")
    expect(page.locator("#your-forecasts-scored")).to_be_in_viewport()
    expect(record).to_have_attribute("open", "")
    # this browser opens it by itself; another one is told only that the address has changed
    record.evaluate("(record) => { record.open = false; dispatchEvent(new HashChangeEvent('hashchange')); }")
    expect(record).to_have_attribute("open", "")
    expect(page.locator("#your-forecasts-scored")).to_be_in_viewport()


def test_a_figure_that_was_closed_on_paper_is_drawn_when_it_is_opened(page: Page) -> None:
    visit(page, RECORD)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator('[data-figure="timeline-whole"] [data-role="says"]')).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator(".td-closed > summary").click()
    figure = page.locator('[data-figure="timeline-whole"]')
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".main-svg").first).to_be_visible()
    box = figure.locator(".main-svg").first.bounding_box()
    assert box is not None
    assert box["width"] > 600


def test_forecasts_are_scored_as_python_scores_them(page: Page) -> None:
    chances = {a.key: (37 * i + 3) % 101 for i, a in enumerate(FORECASTS)}
    keep(page, {key: {"chance": chance, "at": "2026-01-01T00:00:00Z"} for key, chance in chances.items()})
    opened(page)
    for a in FORECASTS:
        happened, chance, cell = a.question["happened"], chances[a.key], yours(page, a.key)
        expect(cell).to_contain_text(f"You said {chance} in 100.")
        verdict = row(page, a.key).locator('[data-role="verdict"]')
        if happened is None:
            expect(verdict).to_have_text("The record cannot decide this.")
            expect(cell).to_contain_text("It cannot be scored.")
            assert cell.get_attribute("data-score") is None
            continue
        expect(verdict).to_have_text("It happened." if happened else "It did not happen.")
        score = brier(chance / 100, happened)
        assert float(str(cell.get_attribute("data-score"))) == pytest.approx(score, abs=1e-12)
        expect(cell).to_contain_text(
            f"Score: ({value(chance / 100, 'number')} − {int(happened)})² = {value(score, 'number')}"
        )
    decided = [a for a in FORECASTS if a.question["happened"] is not None]
    mean = sum(brier(chances[a.key] / 100, a.question["happened"]) for a in decided) / len(decided)
    expect(page.locator('[data-role="mean"]')).to_have_text(
        f"The record decides {len(decided)} forecasts of yours. Your mean score is {value(mean, 'number')}. "
        "Always saying 50 scores 0.25 on the same questions; 0 is best, 1 is worst."
    )


def test_every_source_of_a_verdict_is_linked(page: Page) -> None:
    opened(page)
    events = evidence.load("chronology").set_index("event_id")
    for a in FORECASTS:
        links = row(page, a.key).locator("ul a")
        shown = [str(link.get_attribute("href")) for link in links.all()]
        assert shown == [events.loc[number, "url"] for number in a.question["events"]]


def test_predictions_about_models_are_judged_by_the_models(page: Page) -> None:
    first, second, *_ = MODELS
    right = next(i for i, option in enumerate(first.question["options"]) if option["right"])
    wrong = next(i for i, option in enumerate(second.question["options"]) if not option["right"])
    said = {
        a.key: {"choice": i, "text": a.question["options"][i]["text"], "at": "2026-01-01T00:00:00Z"}
        for a, i in ((first, right), (second, wrong))
    }
    keep(page, said)
    opened(page)
    expect(yours(page, first.key)).to_contain_text(f"You said: {first.question['options'][right]['text']}")
    expect(yours(page, first.key)).to_contain_text("Right, by the model.")
    expect(yours(page, second.key)).to_contain_text("Not so, by the model.")
    expect(yours(page, MODELS[2].key)).to_have_text("You made no prediction.")
    expect(page.get_by_text("the record cannot, because they were not about it")).to_be_visible()


# -- for everyone -----------------------------------------------------------------------------------------------------


def test_without_javascript_questions_outcomes_and_sources_stand_as_tables(open_page: Pages) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{address(SITE)}/{PAGE}.html")
    rows = page.locator("tr[data-key]")
    expect(rows).to_have_count(len(GUESSES) + len(FORECASTS) + len(MODELS))
    expect(rows.first.get_by_role("link")).to_be_visible()
    expect(page.locator(".td-predictions button:visible")).to_have_count(0)
    expect(page.get_by_role("columnheader")).to_have_count(2)
    page.goto(f"{address(SITE)}/chapters/{APPROVED.chapter}.html")
    expect(page.locator(".td-forecast")).to_contain_text(APPROVED.question["prompt"])
    expect(page.locator(".td-forecast :is(input, button):visible")).to_have_count(0)
    page.goto(f"{address(SITE)}/{RECORD}.html")
    expect(page.locator("tr[data-key]").first).to_be_hidden()
    page.locator(".td-closed > summary").click()
    for a in FORECASTS:
        expect(row(page, a.key)).to_contain_text(a.question["record"])
        expect(row(page, a.key).locator('[data-role="verdict"]')).to_be_visible()
        expect(row(page, a.key).locator("ul a").first).to_be_visible()
    expect(page.locator('[data-figure="timeline-whole"] tbody tr').last).to_be_visible()


def test_pages_with_predictions_are_accessible_and_fit(open_page: Pages) -> None:
    page = open_page(viewport=SIZES["phone"])
    keep(page, {a.key: {"chance": 30, "at": "2026-01-01T00:00:00Z"} for a in FORECASTS})
    visit(page, PAGE)
    page.get_by_role("button", name=FORGET).click()
    assert_accessible_and_fits(page)
    page.set_viewport_size(SIZES["phone"])
    opened(page)
    for plot in page.locator('[data-role="plot"]').all():
        plot.scroll_into_view_if_needed()
        expect(plot.locator(".main-svg").first).to_be_visible()
    assert_accessible_and_fits(page)
    page.set_viewport_size(SIZES["phone"])
    visit(page, f"chapters/{APPROVED.chapter}")
    predict(page, MODEL, WRONG[0])
    page.locator(".td-forecast").scroll_into_view_if_needed()
    assert_accessible_and_fits(page)
