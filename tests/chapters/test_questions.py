"""The chapters’ questions: what each must have, and what a forecast keeps to itself."""

from __future__ import annotations

import json
import math
import re
from datetime import date
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.helpers.contents import RECORD, chapters, source
from twodoors import evidence, forecast, recall
from twodoors.book.roles import worked
from twodoors.models import finding
from twodoors.questions.predictions import asked
from twodoors.questions.question import load as load_questions
from twodoors.words import plain

#: What a question has that asks for a number.
NUMBER = {"answer", "tolerance", "unit", "right", "wrong"}


def test_every_chapter_s_questions_can_be_asked_and_answered() -> None:
    files = sorted(ROOT.glob("chapters/questions/*.json"))
    assert files
    assert {path.stem for path in files} == set(chapters())
    for path in files:
        held = json.loads(path.read_text(encoding="utf-8"))
        posed = {name: question for name, question in held.items() if name != "quiz"}
        assert all(question["id"] == name for name, question in posed.items())
        assert len(held["quiz"]) >= 5, path
        ids = [question["id"] for question in [*posed.values(), *held["quiz"]]]
        assert len(set(ids)) == len(ids)
        kinds = [question["kind"] for question in posed.values()]
        assert path.stem == RECORD or kinds.count("forecast") == 1, path
        # a chapter that is walked through asks for a bet on the way, and for no prediction beside it
        assert path.stem == RECORD or ("predict" in kinds) != ("\nwalk(m)\n" in source(f"chapters/{path.stem}")), path
        for question in posed.values():
            assert_forecast(question) if question["kind"] == "forecast" else assert_question(question, "predict")
        for question in held["quiz"]:
            assert_question(question, "number" if question["kind"] == "number" else "check")
            if "back" in question:
                assert question["back"] in chapters()[: chapters().index(path.stem)], (
                    "back to a chapter that came before"
                )


def test_questions_are_plain_text_with_no_marks_of_markdown_left_in_them() -> None:
    for path in sorted(ROOT.glob("chapters/questions/*.json")):
        for name, question in json.loads(path.read_text(encoding="utf-8")).items():
            for one in question if name == "quiz" else [question]:
                told = {
                    key: value for key, value in one.items() if key not in ("id", "finding", "computed", "of", "base")
                }
                assert not re.search(r"[*_`]", json.dumps(told)), (path.name, one["id"])


def assert_question(question: dict[str, Any], kind: str) -> None:
    """One prompt and what answers it; it may name a finding, and one of a quiz a chapter to which it goes back."""
    needed = NUMBER if kind == "number" else {"options"}
    free = {"finding"} if kind == "predict" else {"finding", "back"}
    free |= {"computed"} if kind == "number" else set()
    assert needed <= set(question) - {"id", "kind", "prompt"} <= needed | free, question
    assert question["kind"] == kind, question["id"]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", question["id"])
    assert question["prompt"].strip(), question["id"]
    (assert_number if kind == "number" else assert_options)(question)


def assert_number(question: dict[str, Any]) -> None:
    """A number with its unit, how far off an answer may be, and what is said of one that is and of one that is not."""
    for name in ("answer", "tolerance"):
        assert isinstance(question[name], int | float), question["id"]
        assert not isinstance(question[name], bool), question["id"]
    assert 0 <= question["tolerance"] < math.inf, question["id"]
    assert float(plain(question["answer"]).replace("−", "-")) == question["answer"], "told with all of its digits"
    assert question["unit"] == question["unit"].strip(), question["id"]
    assert question["right"].strip(), question["id"]
    assert question["wrong"].strip(), question["id"]
    if "computed" in question:
        assert worked(question["computed"]) == pytest.approx(
            question["answer"], rel=0, abs=question["tolerance"] + 1e-9
        )


def assert_options(question: dict[str, Any]) -> None:
    """Different answers of which one is right, and a reason for each."""
    options = question["options"]
    assert 2 <= len(options) == len({option["text"] for option in options}), question["id"]
    assert [option["right"] for option in options].count(True) == 1, question["id"]
    for option in options:
        assert set(option) == {"text", "right", "feedback"}, question["id"]
        assert isinstance(option["right"], bool), question["id"]
        assert option["text"].strip(), question["id"]
        assert option["feedback"].strip(), question["id"]


def assert_forecast(question: dict[str, Any]) -> None:
    """An event and the day by which it happens, what counts, what the record says of it, and the documents for that."""
    needed = {"id", "kind", "prompt", "by", "counts", "happened", "outcome", "record", "events"}
    assert set(question) - needed in (set(), {"base", "of"}), question["id"]
    assert re.fullmatch(r"forecast-[a-z]+(-[a-z]+)*", question["id"])
    by = date.fromisoformat(question["by"])
    assert date(2020, 1, 5) < by <= date(2023, 3, 10), "after the column, and within the record"
    assert f"by {by.day} {by:%B %Y}" in question["prompt"]
    assert question["prompt"].startswith("How likely is it that")
    assert question["counts"].strip()
    assert question["happened"] in (True, False, None)
    assert ("cannot decide" in question["record"]) == (question["happened"] is None)
    events = evidence.load("chronology").set_index("event_id")["date"]
    dates = [events[number] for number in question["events"]]
    assert dates
    assert dates == sorted(dates)
    assert question["happened"] is not True or min(dates).date() <= by, "what happened, happened by the day"
    assert re.fullmatch(r"[^.]+(\d\.\d[^.]*)*\.", question["outcome"]), "one sentence"
    if "base" in question:
        assert 0 < evidence.rate(*question["base"]).share < 1
        assert question["of"].strip()


def test_the_record_decides_most_forecasts_either_way_and_some_not_at_all() -> None:
    outcomes = [a.question["happened"] for a in asked("forecast")]
    assert [outcomes.count(outcome) for outcome in (True, False, None)] == [6, 5, 2], "chapter 14 says so"
    assert len({a.key for a in [*asked("forecast"), *asked("predict")]}) == len(outcomes) + len(asked("predict"))


@pytest.mark.parametrize("chapter", [a.chapter for a in asked("forecast")])
def test_a_forecast_tells_nothing_of_the_record(chapter: str) -> None:
    [question] = [q for q in load_questions(chapter).values() if isinstance(q, dict) and q["kind"] == "forecast"]
    state = json.dumps({**forecast(chapter).get_state(), "_esm": "", "_css": ""})
    assert json.dumps(question["prompt"])[1:-1] in state
    for told in ("record", "outcome"):
        assert json.dumps(question[told])[1:-1] not in state
    assert '"happened"' not in state
    assert f'recall("{chapter}", "{question["id"]}")' not in source(f"chapters/{chapter}")
    with pytest.raises(ValueError, match=f"no prediction '{question['id']}'"):
        recall(chapter, question["id"])


@pytest.mark.parametrize("chapter", [a.chapter for a in asked("forecast")])
def test_a_forecast_is_asked_before_the_outside_view(chapter: str) -> None:
    before, cell, after = source(f"chapters/{chapter}").partition(f'\nforecast("{chapter}")\n')
    assert cell
    assert re.findall(r"^## (.+)$", before, flags=re.M) == ["The claim"]
    assert re.search(r"\*\*[^*]+\?\*\*", before), "after the chapter’s question"
    assert not re.search(r"^evidence\.|\{rate\}`", before, flags=re.M), "no chart and no base rate before it"
    assert f'forecast("{chapter}")' not in after


def test_a_chapter_without_a_forecast_says_so() -> None:
    with pytest.raises(ValueError, match="chapter '14-what-happened' has no forecast"):
        forecast("14-what-happened")


# -- what makes an answer true ----------------------------------------------------------------------------------------


def posed(chapter: str) -> list[dict[str, Any]]:
    """The chapter’s predictions, then its quiz."""
    held = load_questions(chapter)
    return [*[q for q in held.values() if isinstance(q, dict) and q["kind"] == "predict"], *held["quiz"]]


FINDINGS = sorted({q["finding"] for chapter in chapters() for q in posed(chapter) if "finding" in q})


def test_what_makes_an_answer_true_is_a_finding() -> None:
    """That each holds, tests/models/test_findings.py says of all findings there are."""
    assert FINDINGS
    for name in FINDINGS:
        assert finding(name).says


# -- what a chapter’s questions need ----------------------------------------------------------------------------------


def told_by_length(questions: list[dict[str, Any]]) -> tuple[int, int]:
    """In how many of the questions with answers to choose from the right one is the longest, and how many they are."""
    lengths = [[(len(o["text"]), o["right"]) for o in q["options"]] for q in questions if "options" in q]
    longest = [max(found)[0] for found in lengths]
    told = [[right for length, right in found if length == most] for found, most in zip(lengths, longest, strict=True)]
    return sum(rights == [True] for rights in told), len(told)


def shortfalls(questions: list[dict[str, Any]], *, first: bool) -> list[str]:
    """What a chapter’s questions are short of."""
    quiz = [q for q in questions if q["kind"] != "predict"]
    told, listed = told_by_length(questions)
    found = {
        "a prediction names no finding": all("finding" in q for q in questions if q["kind"] == "predict"),
        f"a quiz has 5 to 7 questions, and not {len(quiz)}": 5 <= len(quiz) <= 7,
        "no question asks for a number": any(q["kind"] == "number" for q in quiz),
        "no question goes back to an earlier chapter": first or any("back" in q for q in quiz),
        f"the right answer is the longest in {told} of {listed}": told <= listed / 2,
    }
    return [what for what, holds in found.items() if not holds]


@pytest.mark.parametrize("chapter", chapters())
def test_a_chapter_s_questions_have_what_they_need(chapter: str) -> None:
    assert shortfalls(posed(chapter), first=chapter == chapters()[0]) == []


def test_the_longest_answer_is_right_in_no_more_than_a_third() -> None:
    told, listed = told_by_length([question for chapter in chapters() for question in posed(chapter)])
    assert told <= listed / 3, f"it is in {told} of {listed}"


def question(kind: str, *texts: str, **given: Any) -> dict[str, Any]:
    """A question whose first answer is right."""
    return {"id": "q", "kind": kind, "prompt": "?", **given} | {
        "options": [{"text": text, "right": i == 0, "feedback": "."} for i, text in enumerate(texts)]
    }


ASKED = {"id": "n", "kind": "number", "prompt": "?", "answer": 40, "tolerance": 1, "unit": "in 100"} | {
    "right": ".",
    "wrong": ".",
}


def test_what_questions_are_short_of_is_found() -> None:
    prediction = question("predict", "a", "bb", finding="deal_range: doubt-brings-risk")
    choice = question("check", "aa", "bb")
    whole = [prediction, ASKED, choice | {"back": "01-two-doors"}, choice, choice, choice]
    assert shortfalls(whole, first=False) == []
    assert shortfalls([*whole, *[choice] * 3], first=False) == ["a quiz has 5 to 7 questions, and not 8"]
    bare = [question("predict", "a", "bb"), *[question("check", "aaa", "bb")] * 5]
    assert shortfalls(bare, first=True) == [
        "a prediction names no finding",
        "no question asks for a number",
        "the right answer is the longest in 5 of 6",
    ]
    assert "no question goes back to an earlier chapter" in shortfalls(bare, first=False)


@pytest.mark.parametrize(
    ("changed", "fits"),
    [
        ({}, True),
        ({"computed": "deal_range: war_risk*100 <doubt=0.1>", "answer": 0}, True),
        ({"computed": "deal_range: war_risk*100 + 2 <doubt=0.1>", "answer": 0}, False),
        ({"computed": "deal_range: war_risk*100 <doubt=9>"}, False),
        ({"computed": "deal_range"}, False),
        ({"answer": "40"}, False),
        ({"answer": 1 / 3}, False),
        ({"tolerance": -1}, False),
        ({"finding": "deal_range: doubt-brings-risk", "back": "01-two-doors", "unit": ""}, True),
        ({"options": []}, False),
        ({"wrong": " "}, False),
    ],
)
def test_a_number_that_is_asked_for_must_be_the_one_that_is_worked_out(changed: dict[str, Any], fits: bool) -> None:
    if fits:
        assert_question(ASKED | changed, "number")
    else:
        with pytest.raises((AssertionError, ValueError)):
            assert_question(ASKED | changed, "number")
