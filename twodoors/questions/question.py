"""Questions: predictions, before the explorer or the record answers, and self-check questions with feedback.

They are data beside the chapters (``chapters/questions/CHAPTER.json``), so that a test can check all of them.
"""

from __future__ import annotations

import json
from typing import Any

import traitlets

from twodoors.markup import html
from twodoors.paths import QUESTIONS
from twodoors.widget.base import BookWidget
from twodoors.widget.esm import module


class Question(BookWidget):
    """A question, or several, with what the reader answered.

    ``mode`` "ask" takes a prediction of the model's answer, which stays in the reader's browser; "recall" sets it
    beside the answer; "forecast" takes a chance that something happened, in 100; "check" shows the feedback of each
    answer, for which the HTML is enough.
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
    """The reader's prediction of that name beside the answer. Raises ``ValueError`` for one that does not exist."""
    question = _prediction(chapter, name)
    shown = html("questions/templates/recall.html", question=question, answer=right(question))
    return Question(html=shown, key=f"{chapter}/{name}", mode="recall")


def forecast(chapter: str) -> Question:
    """The chapter's forecast about the record, to be given as a chance from 0 to 100. What happened is not in it.

    Raises ``ValueError`` for a chapter without one.
    """
    question = next((q for q in load(chapter).values() if isinstance(q, dict) and q["kind"] == "forecast"), None)
    if question is None:
        raise ValueError(f"chapter {chapter!r} has no forecast")
    shown = html("questions/templates/forecast.html", question=question)
    return Question(html=shown, key=f"{chapter}/{question['id']}", mode="forecast")


def quiz(chapter: str) -> Question:
    """The chapter's self-check questions; each answer shows its feedback, without a kernel and without a script."""
    shown = html("questions/templates/quiz.html", questions=load(chapter)["quiz"], chapter=chapter)
    return Question(html=shown, key=chapter, mode="check")


def load(chapter: str) -> dict[str, Any]:
    """The questions of a chapter, by name. Raises ``ValueError`` that lists the chapters that have any."""
    path = QUESTIONS / f"{chapter}.json"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in QUESTIONS.glob("*.json")))
        raise ValueError(f"there are no questions for chapter {chapter!r}; there are for {known}")
    questions: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return questions


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
