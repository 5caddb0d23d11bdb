"""The chapters’ questions: what each must have, and what a forecast keeps to itself."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.helpers.contents import RECORD, chapters, source
from twodoors import evidence, forecast, recall
from twodoors.models import load
from twodoors.questions.predictions import asked
from twodoors.questions.question import load as load_questions


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
        assert path.stem == RECORD or ("predict" in kinds and kinds.count("forecast") == 1), path
        for question in posed.values():
            assert_forecast(question) if question["kind"] == "forecast" else assert_question(question, "predict")
        for question in held["quiz"]:
            assert_question(question, "check")


def assert_question(question: dict[str, Any], kind: str) -> None:
    """One prompt, different answers of which one is right, and a reason for each."""
    assert set(question) == {"id", "kind", "prompt", "options"}, question
    assert question["kind"] == kind, question["id"]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", question["id"])
    assert question["prompt"].strip(), question["id"]
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
    needed = {"id", "kind", "prompt", "by", "counts", "happened", "record", "events"}
    assert needed <= set(question) <= needed | {"base", "model"}, question["id"]
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
    if "model" in question:
        assert 0 <= load(question["model"]["name"]).work_out(question["model"]["expression"]) <= 1


def test_the_record_decides_most_forecasts_either_way_and_some_not_at_all() -> None:
    outcomes = [a.question["happened"] for a in asked("forecast")]
    assert [outcomes.count(outcome) for outcome in (True, False, None)] == [6, 5, 2], "chapter 14 says so"
    assert len({a.key for a in [*asked("forecast"), *asked("predict")]}) == len(outcomes) + len(asked("predict"))


@pytest.mark.parametrize("chapter", [a.chapter for a in asked("forecast")])
def test_a_forecast_tells_nothing_of_the_record(chapter: str) -> None:
    [question] = [q for q in load_questions(chapter).values() if isinstance(q, dict) and q["kind"] == "forecast"]
    state = json.dumps({**forecast(chapter).get_state(), "_esm": "", "_css": ""})
    assert json.dumps(question["prompt"])[1:-1] in state
    assert json.dumps(question["record"])[1:-1] not in state
    assert '"happened"' not in state
    assert f'recall("{chapter}", "{question["id"]}")' not in source(f"chapters/{chapter}")
    with pytest.raises(ValueError, match=f"no prediction '{question['id']}'"):
        recall(chapter, question["id"])


def test_a_chapter_without_a_forecast_says_so() -> None:
    with pytest.raises(ValueError, match="chapter '14-what-happened' has no forecast"):
        forecast("14-what-happened")
