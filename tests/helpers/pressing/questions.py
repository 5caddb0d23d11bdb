"""What questions, forecasts and guesses have to be pressed, and what each does; and the page that lists them."""

from __future__ import annotations

from tests.helpers.pressing.explorers import chooses, key, then
from tests.helpers.pressing.hand import Dead, Hand, Kind, Kinds


def answers_quiz(hand: Hand, n: int) -> None:
    """What is said of it, and of no other answer, is read."""
    hand.press(n)
    said = "[...it.closest('fieldset').querySelectorAll('.td-feedback')].filter((one) => one.checkVisibility())"
    hand.sees(n, f"it.checked && {said}.length === 1 && it.closest('.td-option').contains({said}[0])")


def keeps_prediction(hand: Hand, n: int) -> None:
    """In the browser."""
    hand.press(n)
    hand.sees(n, "part('kept').textContent.startsWith('Kept in this browser only')")


def says_known(hand: Hand, n: int) -> None:
    """The number is asked for then."""
    chooses(hand, n)
    hand.sees(n, "it.closest('form').querySelector('[data-role=\"number\"]').checkVisibility()")


OTHER = "it.parentElement.closest('[data-role=\"number\"]').querySelector(`input:not([type='${it.type}'])`)"


def types_chance(hand: Hand, n: int) -> None:
    """The slider follows."""
    hand.press(n)
    hand.page.keyboard.insert_text("40")
    hand.sees(n, f"it.value === '40' && {OTHER}.value === '40'")


def slides_chance(hand: Hand, n: int) -> None:
    """The number follows."""
    hand.run(n, "(it, hand) => hand.reach(it)")
    hand.changes(n, f"{OTHER}.value", lambda: key(hand, n, "End"))
    hand.sees(n, f"{OTHER}.value === it.value")


def keeps_forecast(hand: Hand, n: int) -> None:
    """In the browser, as it was given."""
    hand.press(n)
    said = "it.closest('form').querySelector('[data-role=\"kept\"]').textContent"
    hand.sees(n, f"{said}.startsWith('Kept in this browser only: ')")


def types_answer(hand: Hand, n: int) -> None:
    """The right one, which Check says."""
    hand.press(n)
    hand.page.keyboard.insert_text(hand.value(n, "it.form.dataset.answer"))
    hand.page.keyboard.press("Enter")
    hand.sees(n, "it.closest('li').querySelector('[data-verdict=\"right\"]').checkVisibility()")


def checks_answer(hand: Hand, n: int) -> None:
    """Another that was typed in: it says so."""
    hand.run(n, "(it) => { it.form.querySelector('input').value = '-987654'; }")
    hand.press(n)
    hand.sees(n, "it.closest('li').querySelector('[data-verdict=\"wrong\"]').checkVisibility()")


def guesses(hand: Hand, n: int) -> None:
    """The number beside it and its dots follow."""
    hand.run(n, "(it, hand) => hand.reach(it)")
    hand.changes(n, "it.parentElement.querySelector('output').textContent", lambda: key(hand, n, "ArrowRight"))
    hand.sees(
        n, "it.closest('[data-guess]').querySelectorAll('.td-said').length === it.valueAsNumber && it.valueAsNumber > 0"
    )


def downloads(hand: Hand, n: int) -> None:
    """A file with something in it."""
    hand.run(n, "(it, hand) => hand.reach(it)")
    with hand.page.expect_download() as download:
        hand.press(n)
    if len(download.value.path().read_text(encoding="utf-8").splitlines()) < 2:
        raise Dead("the file is empty")


def keeps_all(hand: Hand, n: int) -> None:
    """Nothing is forgotten; and the question is asked again, for the other button."""
    before = hand.value(n, "localStorage.length")
    hand.press(n)
    hand.sees(n, "part('confirm').hidden && localStorage.length === given", before)
    hand.run(n, "(it, hand) => hand.part(it, 'forget').click()")


F_, Q_ = ".td-forecast ", ".td-question "
QUESTIONS: Kinds = {
    ".td-quiz .td-option input": Kind(answers_quiz),
    ".td-question .td-option input": Kind(chooses),
    ".td-number input": Kind(types_answer),
    ".td-number button": Kind(checks_answer),
    ".td-knew input": Kind(says_known),
    ".td-chance input[type='number']": Kind(types_chance),
    ".td-chance input[type='range']": Kind(slides_chance),
    ".td-forecast [type='submit']": Kind(keeps_forecast, turns=1),
    "#guess input": Kind(guesses),
    "#guess [type='submit']": then("part('counted').checkVisibility() && !it.checkVisibility()"),
    ".td-question [type='submit']": Kind(keeps_prediction, turns=1),
    "[data-export]": Kind(downloads),
    "[data-role='forget']": then("!part('confirm').hidden", turns=1),
    "[data-role='no']": Kind(keeps_all, turns=1),
    "[data-role='yes']": then("Object.keys(localStorage).every((key) => !key.startsWith('twodoors:'))", turns=1),
    # who opens the record can forecast no more
    "details.td-closed > summary": then("it.parentElement.open", turns=1),
}
