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
from twodoors.questions.scoring import brier, calibrated, luck
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
TALKS = of("13-the-crisis-machine")


def forecast(page: Page, a: Asked, chance: str) -> Locator:
    """Give a chance in its chapter; returns the form."""
    form = visit(page, f"chapters/{a.chapter}").locator(".td-forecast")
    give(form, chance)
    return form


WHOLE = "a whole number from 0 (surely not) to 100 (surely)"


def give(form: Locator, chance: str, knew: str = "I did not know") -> None:
    """Say in this form whether one knew how it went, unless that was said, and give a chance."""
    if form.get_by_label(knew, exact=True).is_enabled():
        form.get_by_label(knew, exact=True).check()
    form.get_by_label("Your chance, from 0 to 100").fill(chance)
    form.get_by_role("button", name="Keep my forecast").click()


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


def asks(page: Page, a: Asked) -> Locator:
    """What asks for this forecast where the record is opened, with its form open."""
    item = page.locator(f'.td-forecasts [data-key="{a.key}"]')
    if not item.locator("form").is_visible():
        item.locator("summary").click()
    return item


def scored(page: Page, a: Asked) -> Locator:
    """The forecast beside what came of it."""
    return page.locator(f'.td-scores [data-key="{a.key}"]')


def held(page: Page, a: Asked) -> dict[str, Any]:
    """What this browser keeps of a forecast, without the times."""
    kept = page.evaluate("JSON.parse(localStorage.getItem('twodoors:predictions'))")[a.key]
    for given in (kept, kept.get("first")):
        if given:
            assert given.pop("at") > "2020"
    found: dict[str, Any] = kept
    return found


# -- in a chapter -----------------------------------------------------------------------------------------------------


def test_a_forecast_is_kept_and_shown_again(page: Page) -> None:
    form = forecast(page, APPROVED, "30")
    said = "Kept in this browser only: 30 in 100. You can change it once, in chapter 14, before you open the record."
    expect(form.locator('[data-role="kept"]')).to_have_text(said)
    form = visit(page, f"chapters/{APPROVED.chapter}").locator(".td-forecast")
    expect(form.locator('[data-role="kept"]')).to_have_text(said)
    expect(form.get_by_label("I did not know")).to_be_checked()
    for control in (form.get_by_role("textbox"), form.get_by_role("slider")):
        expect(control).to_have_value("30")
        expect(control).to_be_disabled()
    expect(form.get_by_role("button")).to_be_disabled()
    assert held(page, APPROVED) == {"chance": 30, "knew": "not"}


def test_whether_the_reader_knew_is_asked_before_the_number_shows(page: Page) -> None:
    form = visit(page, f"chapters/{APPROVED.chapter}").locator(".td-forecast")
    expect(form.locator('[data-role="kept"]')).to_have_text("You have given none yet.")
    expect(form.locator('input:is([type="text"], [type="range"]):visible')).to_have_count(0)
    form.get_by_role("button", name="Keep my forecast").click()
    expect(form.locator('[data-role="kept"]')).to_have_text("Say first whether you already knew how this went.")
    assert page.evaluate("localStorage.getItem('twodoors:predictions')") is None
    form.get_by_label("I half knew").check()
    expect(form.get_by_role("textbox")).to_have_value("")
    form.get_by_role("slider").press("ArrowRight")
    expect(form.get_by_role("textbox")).to_have_value("51")
    expect(form.locator('[data-role="kept"]')).to_have_text("Not kept yet.")
    form.get_by_role("textbox").fill("7")
    expect(form.get_by_role("slider")).to_have_value("7")
    form.get_by_role("button", name="Keep my forecast").click()
    expect(form.locator('[data-role="kept"]')).to_contain_text("7 in 100")
    assert held(page, APPROVED) == {"chance": 7, "knew": "half"}


def test_a_forecast_is_given_by_keyboard(page: Page) -> None:
    form = visit(page, f"chapters/{APPROVED.chapter}").locator(".td-forecast")
    form.get_by_label("I knew", exact=True).focus()
    page.keyboard.press("ArrowUp")  # goes round, to the last of the three
    expect(form.get_by_label("I did not know")).to_be_checked()
    page.keyboard.press("Tab")
    expect(form.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("65")
    page.keyboard.press("Tab")
    expect(form.get_by_role("slider")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Keep my forecast")).to_be_focused()
    page.keyboard.press("Space")
    expect(form.locator('[data-role="kept"]')).to_contain_text("64 in 100")
    assert held(page, APPROVED) == {"chance": 64, "knew": "not"}


def test_what_is_no_chance_is_not_kept_and_told(page: Page) -> None:
    visit(page, f"chapters/{APPROVED.chapter}")
    form = page.locator(".td-forecast")
    told, number = form.locator('[data-role="kept"]'), form.get_by_role("textbox", name="Your chance")
    for given in ("", "101", "-1", "2.5", "0,75", "1/2", "1e3", "about 30"):
        told.evaluate("(told) => { told.textContent = 'nothing'; }")
        give(form, given)
        said = f"“{given}” does not count: give {WHOLE}." if given else f"Give {WHOLE}."
        expect(told, given).to_have_text(said)
        expect(number, given).to_have_attribute("aria-invalid", "true")
        expect(number, given).to_have_value("")
        assert page.evaluate("localStorage.getItem('twodoors:predictions')") is None, given


def test_a_chance_that_is_typed_counts_on_leaving_and_what_is_none_brings_the_one_before_back(page: Page) -> None:
    form = visit(page, f"chapters/{APPROVED.chapter}").locator(".td-forecast")
    told, number = form.locator('[data-role="kept"]'), form.get_by_role("textbox", name="Your chance")
    slider, button = form.get_by_role("slider"), form.get_by_role("button", name="Keep my forecast")
    form.get_by_label("I did not know").check()
    expect(slider).to_have_attribute("aria-valuetext", "no chance yet")
    number.fill("60,0")
    number.press("Tab")
    expect(number).to_have_value("60")
    expect(slider).to_have_value("60")
    expect(slider).to_have_attribute("aria-valuetext", "60 in 100")
    for leave in ("Tab", "Enter"):
        number.fill("6/10")
        number.press(leave)  # Enter asks to keep it, too: what is refused keeps nothing else in its place
        expect(told).to_have_text(f"“6/10” does not count: give {WHOLE}. 60 is shown again.")
        expect(number).to_have_value("60")
        expect(slider).to_have_value("60")
        assert page.evaluate("localStorage.getItem('twodoors:predictions')") is None
    number.fill("much")
    button.click()
    expect(told).to_have_text(f"“much” does not count: give {WHOLE}. 60 is shown again.")
    assert page.evaluate("localStorage.getItem('twodoors:predictions')") is None
    button.click()
    expect(told).to_contain_text("60 in 100")
    assert held(page, APPROVED) == {"chance": 60, "knew": "not"}


def test_a_number_being_typed_outlives_another_answer(page: Page) -> None:
    visit(page, f"chapters/{TALKS.chapter}")
    number = page.get_by_role("textbox", name="Your chance")
    page.get_by_label("I half knew").check()
    number.fill("44")
    page.locator('.td-quiz input[type="radio"]').first.check()
    assert page.evaluate("localStorage.getItem('twodoors:quiz')")
    expect(number).to_have_value("44")
    expect(page.get_by_label("I half knew")).to_be_checked()


def test_a_chapter_s_page_tells_nothing_of_its_record() -> None:
    for a in FORECASTS:
        path = SITE / "chapters" / f"{a.chapter}.html"
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert "td-forecast" in text
            assert a.question["record"] not in text
            assert a.question["outcome"] not in text
            assert "data-happened" not in text
    listed = (SITE / f"{PAGE}.html").read_text(encoding="utf-8")
    assert [a.key for a in FORECASTS if a.question["record"] in listed] == []
    assert [a.key for a in FORECASTS if a.question["outcome"] in listed] == []
    assert "data-happened" not in listed
    before, _, record = (SITE / f"{RECORD}.html").read_text(encoding="utf-8").partition('<details class="td-closed')
    assert [a.key for a in FORECASTS if a.question["outcome"] in before or a.question["record"] in before] == []
    assert "data-happened" not in before
    assert record.count("data-happened") == len(FORECASTS)


def test_where_nothing_can_be_kept_the_reader_is_told(open_context: Contexts) -> None:
    page = open_context().new_page()
    page.add_init_script("""const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (name, value) {
        if (name.startsWith("twodoors:")) throw new Error("no room");
        set.call(this, name, value);
      };""")
    form = forecast(page, APPROVED, "30")
    expect(form.locator('[data-role="kept"]')).to_contain_text("does not let the page keep your forecast")


# -- on their page ----------------------------------------------------------------------------------------------------


def test_all_predictions_stand_on_one_page(page: Page) -> None:
    for a, chance in ((APPROVED, "30"), (TALKS, "12")):
        forecast(page, a, chance)
    visit(page, PAGE)
    expect(page.locator('[data-role="count"]')).to_have_text(
        f"2 of {len(GUESSES) + len(FORECASTS) + len(MODELS)} predictions made."
    )
    assert sorted(str(r.get_attribute("data-key")) for r in page.locator("tr[data-key]").all()) == sorted(
        [*(guess.key for guess in GUESSES), *(a.key for a in [*FORECASTS, *MODELS])]
    )
    expect(yours(page, APPROVED.key)).to_have_text("30 in 100")
    expect(yours(page, TALKS.key)).to_have_text("12 in 100")
    year = str(page.evaluate("new Date().getFullYear()"))
    expect(row(page, TALKS.key).locator('[data-role="when"]')).to_contain_text(year)
    expect(yours(page, WAR.key)).to_have_text("nothing yet")
    row(page, WAR.key).get_by_role("link").click()
    expect(page.locator("#forecast")).to_be_in_viewport()


def download(page: Page, name: str, folder: Path) -> str:
    with page.expect_download() as event:
        page.get_by_role("button", name=name).click()
    event.value.save_as(folder / event.value.suggested_filename)
    return (folder / event.value.suggested_filename).read_bytes().decode("utf-8")


def test_predictions_are_taken_home_as_files(page: Page, tmp_path: Path) -> None:
    for a, chance in ((APPROVED, "30"), (TALKS, "12")):
        forecast(page, a, chance)
    visit(page, PAGE)
    held = json.loads(download(page, "Download as JSON", tmp_path))
    assert held["book"] == "Two Doors"
    told = held["predictions"]
    for one, a, given in zip(told, (APPROVED, TALKS), (30, 12), strict=True):
        assert (one["key"], one["chapter"], one["question"]) == (a.key, a.title, a.question["prompt"])
        assert (one["chance_in_100"], one["first_in_100"], one["by"]) == (given, given, a.question["by"])
        assert one["at"] == one["first_at"] > "2020"
        assert [one[name] for name in ("answer", "knew", "outcome", "score")] == [None, "did not know", None, None]
    assert told[1]["at"] > told[0]["at"]
    assert held["scores"] is None
    table = list(csv.DictReader(io.StringIO(download(page, "Download as CSV", tmp_path))))
    assert table == [{name: "" if v is None else str(v) for name, v in one.items()} for one in told]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "two-doors-predictions.csv",
        "two-doors-predictions.json",
    ]


def test_the_file_has_what_came_of_it_only_after_the_record_is_opened(page: Page, tmp_path: Path) -> None:
    kept: dict[str, dict[str, Any]] = {WAR.key: {"chance": 20, "at": "2026-01-02T00:00:00Z", "knew": "not"}}
    kept[WAR.key]["first"] = {"chance": 40, "at": "2026-01-01T00:00:00Z"}
    kept[APPROVED.key] = {"chance": 30, "at": "2026-01-01T00:00:00Z", "knew": "half"}
    kept[of("02-between-two-patrons").key] = {"chance": 90, "at": "2026-01-01T00:00:00Z"}
    keep(page, kept)
    visit(page, RECORD)
    visit(page, PAGE)
    before = download(page, "Download as JSON", tmp_path)
    assert json.loads(before)["scores"] is None
    assert {one["outcome"] for one in json.loads(before)["predictions"]} == {None}
    assert "came" not in before
    opened(page)
    visit(page, PAGE)
    after = json.loads(download(page, "Download as JSON", tmp_path))
    war, minister, approved = after["predictions"]
    assert [war[name] for name in ("first_in_100", "first_at", "chance_in_100", "at", "knew")] == [
        *(40, "2026-01-01T00:00:00Z", 20, "2026-01-02T00:00:00Z", "did not know"),
    ]
    assert [(one["outcome"], one["score"]) for one in (war, minister, approved)] == [
        ("did not come", pytest.approx(0.04)),
        ("came", pytest.approx(0.01)),
        ("nobody can say", None),
    ]
    assert after["scores"]["opened_at"] > "2020"
    assert after["scores"]["means"] == [
        {"knew": knew, "forecasts": 1, "brier_mean": pytest.approx(mean), "always_50": 0.25}
        for knew, mean in (("did not know", 0.04), ("not said", 0.01))
    ]


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
    chapter.locator('.td-quiz input[type="radio"]').first.check()
    visit(other, PAGE)
    other.get_by_role("button", name=FORGET).click()
    other.get_by_role("button", name="Yes, forget everything").click()
    expect(form.locator('[data-role="kept"]')).to_have_text("You have given none yet.")
    expect(form.locator('input[type="text"]')).to_have_value("")
    expect(form.locator('[data-role="number"]')).to_be_hidden()
    expect(chapter.locator('input:checked:not([name="whose"])')).to_have_count(0)  # whose a reading is, is no answer
    expect(chapter.locator(".td-feedback:visible")).to_have_count(0)


#: What is said in the place of a mean score.
NONE = "There is no forecast of yours that the record decides and of which you said that you did not know how it went."

SPOILT = [
    "nonsense",
    "[]",
    "null",
    "7",
    '{"05-the-trap/forecast-approved": 30}',
    '{"05-the-trap/forecast-approved": {"chance": "30"}, "05-the-trap/predict-strike": {"choice": 1}}',
    '{"05-the-trap/forecast-approved": {"chance": 300}, "05-the-trap/predict-strike": {"choice": "x", "text": "T"}}',
    '{"05-the-trap/forecast-approved": {"first": {"chance": 30}, "knew": "not"}, "opened": 7, "outcomes": []}',
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
            expect(page.locator('[data-role="mean"]'), held).to_have_text(NONE)
            expect(scored(page, APPROVED).locator('[data-role="yours"]'), held).to_have_text("You made no forecast.")
        else:
            visit(page, name)
            expect(page.locator('.td-forecast input[type="text"]'), held).to_have_value("")


def test_a_moment_that_is_none_is_left_out_and_text_stays_text(page: Page) -> None:
    keep(page, {TALKS.key: {"choice": 1, "text": "<img src=x onerror='window.injected = 1'>", "at": "yesterday"}})
    visit(page, PAGE)
    expect(yours(page, TALKS.key)).to_contain_text("<img src=x")
    expect(row(page, TALKS.key).locator('[data-role="when"]')).to_have_text("")
    assert page.evaluate("window.injected") is None


def test_a_prediction_that_no_chapter_asks_any_more_is_not_listed_and_can_be_forgotten(page: Page) -> None:
    keep(page, {f"{TALKS.chapter}/predict-pride": {"choice": 2, "text": "It rises.", "at": "2026-01-01T10:00:00.000Z"}})
    visit(page, PAGE)
    expect(page.locator('[data-role="count"]')).to_contain_text("0 of ")
    expect(page.locator("tr[data-key]", has_text="It rises.")).to_have_count(0)
    page.get_by_role("button", name=FORGET).click()
    page.get_by_role("button", name="Yes, forget everything").click()
    assert page.evaluate("localStorage.length") == 0


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
    since = evidence.record().query("date >= '2020-01-03'")
    expect(figure.locator('[data-role="count"]')).to_have_text(f"{len(since)} of {len(since)} shown")
    form = visit(page, f"chapters/{APPROVED.chapter}").locator(".td-forecast")
    expect(form.locator('[data-role="kept"]')).to_have_text(
        "Kept in this browser only: 30 in 100. You have opened the record, so forecasts are closed."
    )
    expect(form.get_by_role("textbox")).to_be_disabled()
    expect(form.get_by_role("button")).to_be_disabled()


def test_a_page_that_the_reader_comes_back_to_knows_that_the_record_was_opened(page: Page) -> None:
    form = forecast(page, APPROVED, "30")
    page.evaluate("localStorage.setItem('twodoors:record', JSON.stringify({ opened: '2026-01-01T00:00:00Z' }))")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(form.locator('[data-role="kept"]')).to_contain_text("You have opened the record, so forecasts are closed.")


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


def test_what_is_missing_is_told_and_given_where_the_record_is_opened(page: Page) -> None:
    keep(page, {a.key: {"chance": 30, "at": "2026-01-01T00:00:00Z", "knew": "not"} for a in FORECASTS[2:]})
    missing = visit(page, RECORD).locator('[data-role="missing"]')
    expect(missing).to_have_text(f"2 missing: {FORECASTS[0].title}; {FORECASTS[1].title}.")
    for a in FORECASTS[:2]:
        item = asks(page, a)
        expect(item.locator("summary")).to_contain_text("missing")
        expect(item.get_by_role("textbox")).to_have_count(0)
        give(item.locator("form"), "70", "I knew")
        expect(item.locator("summary")).to_contain_text("70 in 100")
        assert held(page, a) == {"chance": 70, "knew": "knew"}
    expect(missing).to_have_text("None is missing.")


def test_any_number_is_changed_once_and_both_are_kept(page: Page) -> None:
    forecast(page, APPROVED, "30")
    visit(page, RECORD)
    form = asks(page, APPROVED).locator("form")
    status = form.locator('[data-role="kept"]')
    expect(status).to_have_text(
        "Kept in this browser only: 30 in 100. You can change it once, before you open the record."
    )
    expect(form.get_by_label("I did not know")).to_be_disabled()
    form.get_by_role("slider").press("ArrowRight")
    expect(status).to_have_text("Not kept yet.")
    assert held(page, APPROVED) == {"chance": 30, "knew": "not"}
    form.get_by_role("button").click()
    expect(status).to_have_text(
        "Kept in this browser only: 30, then 31 in 100. You have changed it once, and it stays so."
    )
    expect(asks(page, APPROVED).locator("summary")).to_contain_text("30, then 31 in 100")
    for reloaded in (False, True):
        if reloaded:
            visit(page, RECORD)
            form = asks(page, APPROVED).locator("form")
        expect(form.get_by_role("textbox")).to_have_value("31")
        for control in (form.get_by_role("textbox"), form.get_by_role("slider"), form.get_by_role("button")):
            expect(control).to_be_disabled()
        assert held(page, APPROVED) == {"chance": 31, "knew": "not", "first": {"chance": 30}}
    form = visit(page, f"chapters/{APPROVED.chapter}").locator(".td-forecast")
    expect(form.locator('[data-role="kept"]')).to_contain_text("30, then 31 in 100")
    expect(form.get_by_role("textbox")).to_be_disabled()
    visit(page, PAGE)
    expect(yours(page, APPROVED.key)).to_have_text("30, then 31 in 100")


def test_of_forecasts_of_an_earlier_edition_one_says_whether_one_knew(page: Page) -> None:
    keep(page, {a.key: {"chance": 30, "at": "2026-01-01T00:00:00.000Z"} for a in FORECASTS})
    missing = visit(page, RECORD).locator('[data-role="missing"]')
    expect(missing).to_contain_text(f"None is missing. Of {len(FORECASTS)} you have not said whether you knew:")
    item = asks(page, WAR)
    expect(item.locator('[data-role="kept"]')).to_contain_text("30 in 100. Say too whether you already knew")
    item.get_by_label("I half knew").check()
    item.get_by_role("button").click()
    expect(missing).to_contain_text(f"Of {len(FORECASTS) - 1} you have not said")
    assert held(page, WAR) == {"chance": 30, "knew": "half"}
    page.locator(".td-closed > summary").click()
    expect(page.locator('[data-role="mean"]')).to_have_text(NONE)
    expect(page.locator('[data-role="known"]')).to_have_text(
        "You half knew 1: mean score 0.09. You did not say whether you knew 10: mean score 0.33."
    )


CLOSED = "You opened the record"


def assert_closed(page: Page) -> None:
    """Nothing can be given or changed any more, in the open page of the record, by any of its controls or past them."""
    expect(page.locator('[data-role="missing"]')).to_contain_text(CLOSED)
    controls = page.locator(".td-forecasts :is(input, button)")
    assert controls.count() == 6 * len(FORECASTS)
    assert controls.evaluate_all("(all) => all.filter((one) => !one.disabled).length") == 0
    before = page.evaluate("localStorage.getItem('twodoors:predictions')")
    page.evaluate(
        """() => { for (const form of document.querySelectorAll(".td-forecasts form")) {
          for (const one of form.querySelectorAll("input, button")) one.disabled = false;
          form.querySelector('input[value="knew"]').checked = true;
          form.querySelector('input[type="text"]').value = "99";
          form.dispatchEvent(new Event("submit", { cancelable: true }));
        } }"""
    )
    expect(page.locator('.td-forecasts [data-role="kept"]').first).to_have_text("It is closed, and was not changed.")
    assert page.evaluate("localStorage.getItem('twodoors:predictions')") == before


def test_after_opening_nothing_changes_in_any_tab_after_a_reload_or_by_going_back(open_context: Contexts) -> None:
    context = open_context()
    page, other, chapter = context.new_page(), context.new_page(), context.new_page()
    form = forecast(chapter, APPROVED, "30")
    visit(other, RECORD)
    typed = asks(other, APPROVED).get_by_role("textbox")
    typed.fill("60")
    visit(page, RECORD)
    page.locator(".td-closed > summary").click()
    assert_closed(page)
    expect(typed).to_be_disabled()  # the other tab is told at once, and what was typed there is gone
    expect(typed).to_have_value("30")
    assert_closed(other)
    expect(form.locator('[data-role="kept"]')).to_contain_text("You have opened the record, so forecasts are closed.")
    page.reload()
    assert_closed(page)
    page.goto(f"{address(SITE)}/{PAGE}.html")
    page.go_back()
    assert_closed(page)
    visit(chapter, f"chapters/{WAR.chapter}")
    expect(chapter.locator(".td-forecast")).to_contain_text("You had given none when you opened the record.")
    expect(chapter.locator(".td-forecast button")).to_be_disabled()
    assert held(page, APPROVED) == {"chance": 30, "knew": "not"}


def test_a_tab_that_was_told_of_nothing_keeps_nothing_either(page: Page) -> None:
    forecast(page, APPROVED, "30")
    visit(page, RECORD)
    form = asks(page, APPROVED).locator("form")
    form.get_by_role("textbox").fill("60")
    page.evaluate("localStorage.setItem('twodoors:record', JSON.stringify({ opened: '2026-01-01T00:00:00Z' }))")
    form.get_by_role("button").click()
    expect(form.locator('[data-role="kept"]')).to_have_text("It is closed, and was not changed.")
    assert held(page, APPROVED) == {"chance": 30, "knew": "not"}


LINE = """(svg) => {
  const at = (dot) => {
    const part = svg.querySelector(`[data-dot="${dot}"]`);
    const { low, high } = svg.dataset;
    const place = (100 * (part.getAttribute("cx") - low)) / (high - low);
    return part.getAttribute("visibility") === "visible" ? Math.round(place) : null;
  };
  const end = svg.querySelector(".td-end");
  const { low, high } = svg.dataset;
  const word = svg.querySelector(".td-outcome");
  const ends = end && (100 * (end.getAttribute("x1") - low)) / (high - low);
  const box = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll("text")].map((text) => text.getBoundingClientRect());
  const fits = words.every(({ left, right }) => left >= box.left - 12 && right <= box.right + 12);
  return { first: at("first"), last: at("last"), end: ends, word: word.textContent, width: box.width, fits };
}"""


@pytest.mark.parametrize("size", SIZES)
def test_a_forecast_is_a_line_with_its_outcome_at_the_end(open_page: Pages, size: str) -> None:
    page = open_page(viewport=SIZES[size])
    kept: dict[str, dict[str, Any]] = {}
    for i, a in enumerate(FORECASTS):
        kept[a.key] = {"chance": (37 * i + 3) % 101, "at": "2026-01-02T00:00:00Z"}
    for a in FORECASTS[::2]:
        kept[a.key]["first"] = {"chance": 50, "at": "2026-01-01T00:00:00Z"}
    del kept[WAR.key]
    keep(page, kept)
    opened(page)
    for a in FORECASTS:
        happened, given = a.question["happened"], kept.get(a.key, {})
        svg = scored(page, a).get_by_role("img")
        word = {True: "came", False: "did not come", None: "nobody can say"}[happened]
        assert svg.evaluate(LINE) == {
            "first": given.get("first", {}).get("chance"),
            "last": given.get("chance"),
            "end": None if happened is None else 100 * happened,
            "word": word,
            "width": 300,
            "fits": True,
        }
        first = given.get("first", given).get("chance")
        dots = f" First {first}, last {given['chance']}." if given else ""
        assert svg.get_attribute("aria-label") == f"From 0 to 100.{dots} Outcome: {word}."
        expect(scored(page, a).locator('[data-role="verdict"]')).to_have_text(f"{word.capitalize()}.")
        expect(scored(page, a)).to_contain_text(a.question["outcome"])


def test_forecasts_are_scored_as_python_scores_them(page: Page) -> None:
    decided = [a for a in FORECASTS if a.question["happened"] is not None]
    knew = {a.key: ("knew", "not", "not", "half", "not")[i % 5] for i, a in enumerate(FORECASTS)}
    chances = {a.key: (37 * i + 3) % 101 for i, a in enumerate(FORECASTS)}
    keep(page, {key: {"chance": chance, "at": "x", "knew": knew[key]} for key, chance in chances.items()})
    opened(page)
    scores: dict[str, dict[str, float]] = {"knew": {}, "half": {}, "not": {}}
    for a in FORECASTS:
        happened, chance, cell = a.question["happened"], chances[a.key], scored(page, a).locator('[data-role="yours"]')
        expect(cell).to_contain_text(f"You said {chance} in 100.")
        if happened is None:
            expect(cell).to_contain_text("No score.")
            assert cell.get_attribute("data-score") is None
            continue
        score = scores[knew[a.key]][a.key] = float(brier(chance / 100, happened))
        assert float(str(cell.get_attribute("data-score"))) == pytest.approx(score, abs=1e-12)
        expect(cell).to_contain_text(f"Score: {value(score, 'number')}.")
    assert sum(map(len, scores.values())) == len(decided)
    means = {name: value(sum(of.values()) / len(of), "number") for name, of in scores.items()}
    expect(page.locator('[data-role="mean"]')).to_have_text(
        f"Of the forecasts that the record decides, {len(scores['not'])} were of things that you did not know. "
        f"Their mean Brier score is {means['not']}. Always saying 50 scores 0.25; 0 is best, 1 is worst."
    )
    expect(page.locator('[data-role="known"]')).to_have_text(
        f"You already knew {len(scores['knew'])}: mean score {means['knew']}. "
        f"You half knew {len(scores['half'])}: mean score {means['half']}."
    )
    fresh = [chances[key] / 100 for key in scores["not"]]
    low, high, _ = luck(fresh, than=0.25)
    average, low_said, high_said = (value(score, "number") for score in (calibrated(fresh)[0], low, high))
    expect(page.locator(".td-sum")).to_contain_text(
        f"Were each of your chances right, you would score {average} on average, {low_said} to {high_said} nine times "
        "in ten. Eleven forecasts of one crisis are not eleven crises."
    )
    expect(page.locator(".td-sum")).to_contain_text("18 of 355 crises. Said as a chance, it scores 0.003. Yours scores")
    for word in ("right.", "wrong", "well done", "rank", "class"):
        expect(page.locator(".td-sum")).not_to_contain_text(word, ignore_case=True)


def test_the_sources_of_what_came_are_linked(page: Page) -> None:
    opened(page)
    events = evidence.load("chronology").set_index("event_id")
    for a in FORECASTS:
        urls = [events.loc[number, "url"] for number in a.question["events"]]
        for links in (scored(page, a).locator("> p .td-source a"), scored(page, a).locator("details a")):
            assert [str(link.get_attribute("href")) for link in links.all()] == urls


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
    for a in FORECASTS:
        expect(asks(page, a)).to_contain_text(a.question["prompt"])
    expect(page.locator(".td-forecasts :is(input, button):visible")).to_have_count(0)
    expect(page.locator(".td-scores")).to_be_hidden()
    page.locator(".td-closed > summary").click()
    for a in FORECASTS:
        expect(scored(page, a)).to_contain_text(a.question["outcome"])
        expect(scored(page, a).locator('[data-role="verdict"]')).to_be_visible()
        expect(scored(page, a).get_by_role("img")).to_be_visible()
        expect(scored(page, a).locator("> p .td-source a").first).to_be_visible()
    expect(page.locator('[data-figure="timeline-whole"] tbody tr').last).to_be_visible()


def test_pages_with_predictions_are_accessible_and_fit(open_page: Pages) -> None:
    page = open_page(viewport=SIZES["phone"])
    keep(page, {a.key: {"chance": 30, "at": "2026-01-01T00:00:00Z"} for a in FORECASTS})
    visit(page, PAGE)
    page.get_by_role("button", name=FORGET).click()
    assert_accessible_and_fits(page)
    page.set_viewport_size(SIZES["phone"])
    visit(page, RECORD)
    asks(page, WAR).get_by_label("I half knew").check()
    assert_accessible_and_fits(page)
    page.set_viewport_size(SIZES["phone"])
    opened(page)
    for plot in page.locator('[data-role="plot"]').all():
        plot.scroll_into_view_if_needed()
        expect(plot.locator(".main-svg").first).to_be_visible()
    assert_accessible_and_fits(page)
    page.set_viewport_size(SIZES["phone"])
    visit(page, f"chapters/{APPROVED.chapter}")
    page.locator(".td-forecast").scroll_into_view_if_needed()
    assert_accessible_and_fits(page)
