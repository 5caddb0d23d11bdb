"""Quizzes: every answer has its feedback and is kept; numbers are checked; the finding behind an answer is linked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import SITE
from tests.helpers.contents import chapters
from tests.helpers.serving import address
from tests.helpers.visits import SIZES, Contexts, Pages, assert_accessible_and_fits, visit
from twodoors.models import finding
from twodoors.paths import PACKAGE
from twodoors.questions import question
from twodoors.questions.question import Question, quiz, recall, title
from twodoors.questions.question import load as load_questions
from twodoors.words import plain

pytestmark = pytest.mark.usefixtures("site")


def item(page: Page, key: str) -> Locator:
    """The question of that key."""
    return page.locator(f'.td-quiz [data-key="{key}"]')


# -- in the chapters --------------------------------------------------------------------------------------------------


def answer(page: Page, place: Locator, posed: dict[str, Any]) -> None:
    """Give every answer by keyboard, and see what is said of it; the last one stays."""
    feedback = place.locator(".td-feedback:visible")
    for value, option in enumerate(posed.get("options", [])):
        place.locator(f'input[value="{value}"]').focus()
        page.keyboard.press("Space")
        expect(feedback).to_have_text(f"{'Right.' if option['right'] else 'Not so.'} {option['feedback']}")
    if posed["kind"] == "number":
        far = posed["answer"] + 2 * posed["tolerance"] + 1
        for given, said in ((far, f"Not so. {posed['wrong']}"), (posed["answer"], f"Right. {posed['right']}")):
            place.get_by_role("textbox").fill(plain(given))
            page.keyboard.press("Enter")
            expect(feedback).to_have_text(said)


@pytest.mark.parametrize("chapter", chapters())
def test_every_answer_has_its_feedback_and_the_last_one_is_kept(page: Page, chapter: str) -> None:
    def arrive() -> None:
        visit(page, f"chapters/{chapter}")
        closed = page.locator(".td-closed:not([open]) > summary")
        while closed.count():  # what was opened is none of them any more
            closed.first.click()

    arrive()
    questions = load_questions(chapter)["quiz"]
    expect(page.locator(".td-quiz [data-key]")).to_have_count(len(questions))
    expect(page.locator(".td-quiz .td-feedback:visible")).to_have_count(0)
    for posed in questions:
        answer(page, item(page, f"{chapter}/{posed['id']}"), posed)
    said = page.locator(".td-quiz .td-feedback:visible").all_inner_texts()
    assert len(said) == len(questions)
    arrive()
    assert page.locator(".td-quiz .td-feedback:visible").all_inner_texts() == said
    for posed in questions:
        if "back" in posed:
            link = item(page, f"{chapter}/{posed['id']}").get_by_role("link", name=title(posed["back"]))
            assert (SITE / "chapters" / str(link.get_attribute("href"))).is_file()


# -- the kinds that not every chapter has -----------------------------------------------------------------------------

NUMBER = {
    "id": "how-many",
    "kind": "number",
    "prompt": "In how many of 100 such crises does the model answer with war?",
    "answer": 12.5,
    "tolerance": 1,
    "unit": "in 100",
    "right": "The doubt is what remains.",
    "wrong": "Move the doubt and look again.",
}
OPTIONS = [
    {"text": text, "right": text == "It rises.", "feedback": f"It does so: {text}"}
    for text in ("It rises.", "It falls.")
]
BEHIND = "deal_range: doubt-brings-risk"
HELD = {
    "what": {"id": "what", "kind": "predict", "prompt": "What does it do?", "options": OPTIONS, "finding": BEHIND},
    "quiz": [NUMBER, {"id": "which", "kind": "check", "prompt": "Which?", "options": OPTIONS, "back": "01-two-doors"}],
}


@pytest.fixture
def posed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A chapter with these questions."""
    (tmp_path / "02.json").write_text(json.dumps(HELD), encoding="utf-8")
    monkeypatch.setattr(question, "QUESTIONS", tmp_path)


def pose(page: Page, widget: Question) -> Locator:
    """A page of the book with this question in the place of its text."""
    visit(page, "reference/predictions")
    page.evaluate(
        """([markup, state]) => {
          const place = document.querySelector("article .cell_output");
          place.innerHTML = markup;
          const props = { model: { get: (name) => state[name] }, root: place.firstElementChild };
          twodoors.views.Question.connect({ ...props, signal: new AbortController().signal });
        }""",
        [widget.html, widget.page_state()],
    )
    return page.locator("article .cell_output")


def check(place: Locator, given: str) -> None:
    """Type this, and have it checked."""
    place.get_by_role("textbox", name="Your answer in 100").fill(given)
    place.get_by_role("button", name="Check").click()


RIGHT = f"Right. {NUMBER['right']}"
CLOSE = f"Close enough: it is 12.5 in 100. {NUMBER['right']}"
WRONG = f"Not so. {NUMBER['wrong']}"
UNREAD = "Give a number alone, in digits, such as 12 or 0.5."


@pytest.mark.usefixtures("posed")
@pytest.mark.parametrize("size", SIZES)
def test_a_number_is_checked_and_kept(open_page: Pages, size: str) -> None:
    page = open_page(viewport=SIZES[size])
    place = pose(page, quiz("02"))
    told, number = place.get_by_role("status").locator(".td-feedback:visible"), place.get_by_role("textbox")
    expect(told).to_have_count(0)
    for given, said in (("13", CLOSE), ("11,5", CLOSE), ("40", WRONG), ("−12.5", WRONG), ("12,5", RIGHT)):
        check(place, given)
        expect(told).to_have_text(said)
        expect(number).to_have_attribute("aria-invalid", "false")
    expect(number).to_have_value("12.5")
    for given in ("", "twelve", "12.5 in 100", "0x0c", "25/2"):
        check(place, given)
        expect(told).to_have_text(f"“{given}” cannot be read, and does not count. {UNREAD}" if given else UNREAD)
        expect(number).to_have_attribute("aria-invalid", "true")
        expect(number).to_have_value("12.5")  # what counts
    place = pose(page, quiz("02"))
    expect(place.get_by_role("textbox")).to_have_value("12.5")
    expect(place.get_by_role("status").locator(".td-feedback:visible")).to_have_text(RIGHT)


@pytest.mark.usefixtures("posed")
def test_a_number_being_typed_outlives_another_answer(page: Page) -> None:
    place = pose(page, quiz("02"))
    place.get_by_role("textbox").fill("44")
    place.get_by_label("It falls.").check()
    expect(place.locator(".td-feedback:visible")).to_have_text("Not so. It does so: It falls.")
    expect(place.get_by_role("textbox")).to_have_value("44")


@pytest.mark.usefixtures("posed")
def test_what_is_kept_and_not_ours_does_no_harm(page: Page) -> None:
    pose(page, quiz("02"))
    for held in (
        "nonsense",
        "[]",
        '{"02/how-many": 12.5, "02/which": "It rises."}',
        '{"02/how-many": {"number": "12.5"}, "02/which": {"choice": 0}}',
        '{"02/how-many": {"text": "<b>"}, "02/which": {"choice": 0, "text": "It was worded so."}}',
    ):
        page.evaluate("(held) => localStorage.setItem('twodoors:quiz', held)", held)
        place = pose(page, quiz("02"))
        expect(place.get_by_role("textbox"), held).to_have_value("")
        expect(place.locator("input:checked"), held).to_have_count(0)
        expect(place.locator(".td-feedback:visible"), held).to_have_count(0)


@pytest.mark.usefixtures("posed")
def test_where_nothing_can_be_kept_feedback_shows_and_the_reader_is_told(open_context: Contexts) -> None:
    page = open_context().new_page()
    page.add_init_script("""const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (name, value) {
        if (name.startsWith("twodoors:")) throw new Error("no room");
        set.call(this, name, value);
      };""")
    place = pose(page, quiz("02"))
    check(place, "12.5")
    place.get_by_label("It falls.").check()
    expect(place.locator(".td-feedback:visible")).to_have_text([RIGHT, "Not so. It does so: It falls."])
    expect(place.locator('[data-role="kept"]')).to_have_text("This browser does not let the page keep your answers.")


@pytest.mark.usefixtures("posed")
@pytest.mark.parametrize("size", SIZES)
def test_the_answer_to_a_number_is_opened_with_and_without_a_script(open_page: Pages, size: str) -> None:
    style = (PACKAGE / "widget" / "view.css").read_text(encoding="utf-8")
    for scripts in (True, False):
        page = open_page(viewport=SIZES[size], java_script_enabled=scripts)
        if scripts:
            pose(page, quiz("02"))
        else:
            page.goto("about:blank")
            page.set_content(f"<style>{style}</style>{quiz('02').html}")
        place = item(page, "02/how-many")
        expect(place.locator("form")).to_be_visible(visible=scripts)
        told = place.get_by_text("12.5 in 100. The doubt is what remains.", exact=True)
        expect(told).to_be_hidden()
        place.get_by_text("Show the answer").click()
        expect(told).to_be_visible()


@pytest.mark.usefixtures("posed")
def test_questions_of_every_kind_are_accessible_and_fit(page: Page) -> None:
    place = pose(page, quiz("02"))
    for given in ("13", "x"):
        check(place, given)
        place.get_by_text("Show the answer").click()
        assert_accessible_and_fits(page)
    place = pose(page, recall("02", "what"))
    place.locator("summary").click()
    assert_accessible_and_fits(page)


@pytest.mark.usefixtures("posed")
def test_the_finding_behind_an_answer_stands_in_its_list(page: Page) -> None:
    place = pose(page, recall("02", "what"))
    behind = place.get_by_text(f"What holds: {finding(BEHIND).says}")
    expect(behind).to_be_hidden()
    place.locator("summary").click()
    expect(behind).to_be_visible()
    behind.get_by_role("link", name="at misread 0: how this was checked").click()
    expect(page.locator(f"li#{finding(BEHIND).anchor}")).to_be_in_viewport()
    expect(page.locator(f"li#{finding(BEHIND).anchor}")).to_contain_text(finding(BEHIND).says)


def test_a_quiz_shows_its_feedback_without_a_script(open_page: Pages) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{address(SITE)}/chapters/{chapters()[0]}.html")
    posed = next(q for q in load_questions(chapters()[0])["quiz"] if q["kind"] == "check")
    for value, option in enumerate(posed["options"]):
        place = item(page, f"{chapters()[0]}/{posed['id']}")
        place.locator(f'input[value="{value}"]').check()
        expect(place.locator(".td-feedback:visible")).to_contain_text(option["feedback"])
