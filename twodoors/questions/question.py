"""Questions: predictions, before the explorer or the record answers, and self-check questions with feedback.

They are data beside the chapters (``chapters/questions/CHAPTER.json``), so that a test can check all of them.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

import traitlets

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
    html = (
        f'<form class="td-question">{_choices(question, key, feedback=False)}'
        '<button type="submit" class="td-live">Keep my prediction</button>'
        '<p data-role="kept" role="status"></p></form>'
    )
    return Question(html=html, key=key, mode="ask")


def recall(chapter: str, name: str) -> Question:
    """The reader's prediction of that name beside the answer. Raises ``ValueError`` for one that does not exist."""
    question = _prediction(chapter, name)
    answer = next(option for option in question["options"] if option["right"])
    html = (
        f'<div class="td-question"><p class="td-prompt">{escape(question["prompt"])}</p>'
        '<p data-role="yours" role="status"></p>'
        f"<p><b>The model’s answer:</b> {escape(answer['text'])} {escape(answer['feedback'])}</p></div>"
    )
    return Question(html=html, key=f"{chapter}/{name}", mode="recall")


def forecast(chapter: str) -> Question:
    """The chapter's forecast about the record, to be given as a chance from 0 to 100. What happened is not in it.

    Raises ``ValueError`` for a chapter without one.
    """
    question = next((q for q in load(chapter).values() if isinstance(q, dict) and q["kind"] == "forecast"), None)
    if question is None:
        raise ValueError(f"chapter {chapter!r} has no forecast")
    html = (
        '<form class="td-question td-forecast" novalidate><fieldset>'
        f"<legend>It is 5 January 2020. {escape(question['prompt'])}</legend>"
        f"<p><b>What counts:</b> {escape(question['counts'])}</p>"
        '<label class="td-live">Your chance, from 0 to 100 '
        '<input type="number" min="0" max="100" step="1" inputmode="numeric" autocomplete="off"></label></fieldset>'
        '<button type="submit" class="td-live">Keep my forecast</button>'
        '<p data-role="kept" role="status"></p></form>'
    )
    return Question(html=html, key=f"{chapter}/{question['id']}", mode="forecast")


def quiz(chapter: str) -> Question:
    """The chapter's self-check questions; each answer shows its feedback, without a kernel and without a script."""
    questions = load(chapter)["quiz"]
    items = "".join(f"<li>{_choices(q, chapter + '/' + q['id'], feedback=True)}</li>" for q in questions)
    return Question(html=f'<ol class="td-quiz">{items}</ol>', key=chapter, mode="check")


def load(chapter: str) -> dict[str, Any]:
    """The questions of a chapter, by name. Raises ``ValueError`` that lists the chapters that have any."""
    path = QUESTIONS / f"{chapter}.json"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in QUESTIONS.glob("*.json")))
        raise ValueError(f"there are no questions for chapter {chapter!r}; there are for {known}")
    questions: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return questions


def _prediction(chapter: str, name: str) -> dict[str, Any]:
    questions = load(chapter)
    predictions = {key: q for key, q in questions.items() if isinstance(q, dict) and q["kind"] == "predict"}
    if name not in predictions:
        raise ValueError(f"chapter {chapter!r} has no prediction {name!r}; it has {', '.join(predictions)}")
    prediction: dict[str, Any] = predictions[name]
    return prediction


def _choices(question: dict[str, Any], key: str, feedback: bool) -> str:
    options = "".join(
        f'<div class="td-option"><label><input type="radio" name="{escape(key)}" value="{i}"> '
        f"<span>{escape(option['text'])}</span></label>"
        + (
            f'<p class="td-feedback"><b>{"Right." if option["right"] else "Not so."}</b> '
            f"{escape(option['feedback'])}</p>"
            if feedback
            else ""
        )
        + "</div>"
        for i, option in enumerate(question["options"])
    )
    live = ' aria-live="polite"' if feedback else ""
    return f"<fieldset{live}><legend>{escape(question['prompt'])}</legend>{options}</fieldset>"
