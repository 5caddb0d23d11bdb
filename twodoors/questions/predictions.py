"""The reader's predictions of all chapters: on one page, to take home or forget."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from twodoors.markup import html
from twodoors.paths import QUESTIONS
from twodoors.questions.guess import GUESSES
from twodoors.questions.question import load as load_questions
from twodoors.questions.question import right, title
from twodoors.widget.base import BookWidget
from twodoors.widget.esm import module


class Asked(NamedTuple):
    """A question that a chapter asks for a prediction: what the browser keeps its answer under, and what it says."""

    key: str
    chapter: str
    title: str
    question: dict[str, Any]

    @property
    def right(self) -> dict[str, Any]:
        """The model's answer, of a prediction."""
        return right(self.question)


def asked(kind: Literal["predict", "forecast"]) -> list[Asked]:
    """All questions of this kind, in the order of the chapters: about the models, or about the record."""
    found = []
    for path in sorted(QUESTIONS.glob("*.json")):
        found += [
            Asked(f"{path.stem}/{name}", path.stem, title(path.stem), question)
            for name, question in load_questions(path.stem).items()
            if isinstance(question, dict) and question["kind"] == kind
        ]
    return found


class Predictions(BookWidget):
    """Every prediction with what the reader said and when; downloads and a way to forget. Nothing of the record.

    It is a table, complete without a script; the view adds what the reader answered.
    """

    _esm = module("questions/predictions.js", "Predictions")


def predictions() -> Predictions:
    """All predictions of the book on one page, which lies in a folder beside the chapters."""
    listed = sorted([*asked("predict"), *asked("forecast")], key=lambda a: a.chapter)
    return Predictions(html=html("questions/templates/predictions.html", guesses=GUESSES, listed=listed))
