"""Questions: predictions, before the explorer or the record answers, and self-check questions with feedback.

They are data beside the chapters (``chapters/questions/CHAPTER.json``), so that a test can check all of them
(``tests/chapters/test_questions.py`` says what each must have).
"""

from __future__ import annotations

import json
import re
from typing import Any

import traitlets

from twodoors.markup import html
from twodoors.models import finding
from twodoors.paths import CHAPTERS, QUESTIONS
from twodoors.widget.base import BookWidget
from twodoors.widget.esm import module


class Question(BookWidget):
    """A question, or several, with what the reader answered.

    What the reader answers stays in the browser. ``mode`` "ask" takes a prediction of the model's answer; "recall" sets
    it beside that answer, which is closed until then; "forecast" takes whether the reader knew how something went, and
    then a chance that it happened, in 100; "check" takes the answers of a quiz and shows the feedback of each.
    """

    _esm = module("questions/question.js", "Question")

    reads = ("key", "mode")

    key = traitlets.Unicode().tag(sync=True)
    mode = traitlets.Enum(["ask", "recall", "forecast", "check"]).tag(sync=True)


def ask(chapter: str, name: str) -> Question:
    """The chapter's prediction of that name, to be answered. Raises ``ValueError`` for one that does not exist."""
    question = _prediction(chapter, name)
    key = f"{chapter}/{name}"
    return Question(html=html("questions/templates/ask.html", question=question, key=key), key=key, mode="ask")


def recall(chapter: str, name: str) -> Question:
    """The reader's prediction of that name, and beside it the answer with the finding that makes it true.

    Raises ``ValueError`` for a prediction that does not exist, and for a finding that no model has.
    """
    question = _prediction(chapter, name)
    key = f"{chapter}/{name}"
    found = finding(question["finding"]) if "finding" in question else None
    shown = html("questions/templates/recall.html", question=question, key=key, answer=right(question), finding=found)
    return Question(html=shown, key=key, mode="recall")


def forecast(chapter: str) -> Question:
    """The chapter's forecast about the record, to be given as a chance from 0 to 100. What happened is not in it.

    Raises ``ValueError`` for a chapter without one.
    """
    question = next((q for q in load(chapter).values() if isinstance(q, dict) and q["kind"] == "forecast"), None)
    if question is None:
        raise ValueError(f"chapter {chapter!r} has no forecast")
    key = f"{chapter}/{question['id']}"
    shown = html("questions/templates/forecast.html", question=question, key=key)
    return Question(html=shown, key=key, mode="forecast")


def quiz(chapter: str) -> Question:
    """The chapter's self-check questions; each answer shows its feedback, without a kernel and without a script."""
    shown = html("questions/templates/quiz.html", questions=load(chapter)["quiz"], chapter=chapter, title=title)
    return Question(html=shown, key=chapter, mode="check")


def load(chapter: str) -> dict[str, Any]:
    """The questions of a chapter, by name. Raises ``ValueError`` that lists the chapters that have any."""
    path = QUESTIONS / f"{chapter}.json"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in QUESTIONS.glob("*.json")))
        raise ValueError(f"there are no questions for chapter {chapter!r}; there are for {known}")
    questions: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return questions


def title(chapter: str) -> str:
    """The title of a chapter, as its text has it; without one, the name of its file."""
    found = re.search(r"^# (.+)$", (CHAPTERS / f"{chapter}.md").read_text(encoding="utf-8"), flags=re.M)
    return found[1] if found else chapter


def right(question: dict[str, Any]) -> dict[str, Any]:
    """The one of its answers that is right."""
    answer: dict[str, Any] = next(option for option in question["options"] if option["right"])
    return answer


def _prediction(chapter: str, name: str) -> dict[str, Any]:
    questions = load(chapter)
    predictions = {key: q for key, q in questions.items() if isinstance(q, dict) and q["kind"] == "predict"}
    if name not in predictions:
        raise ValueError(f"chapter {chapter!r} has no prediction {name!r}; it has {', '.join(predictions)}")
    prediction: dict[str, Any] = predictions[name]
    return prediction
