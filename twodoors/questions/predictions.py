"""The reader's predictions of all chapters: on one page, to take home or forget; and scored against the record."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from twodoors import evidence
from twodoors.markup import html
from twodoors.models import load as load_model
from twodoors.paths import QUESTIONS
from twodoors.questions.guess import GUESSES
from twodoors.questions.question import load as load_questions
from twodoors.questions.question import right, title
from twodoors.questions.scoring import brier
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


class _Listed(BookWidget):
    """Questions as a table, complete without a script; the view adds what the reader answered."""


class Predictions(_Listed):
    """Every prediction with what the reader said and when; downloads and a way to forget. Nothing of the record."""

    _esm = module("questions/predictions.js", "Predictions")


class Scores(_Listed):
    """Every forecast beside the record, with its score; every prediction about a model beside the model's answer."""

    _esm = module("questions/predictions.js", "Scores")


def predictions() -> Predictions:
    """All predictions of the book on one page, which lies in a folder beside the chapters."""
    listed = sorted([*asked("predict"), *asked("forecast")], key=lambda a: a.chapter)
    return Predictions(html=html("questions/templates/predictions.html", guesses=GUESSES, listed=listed))


def scores() -> Scores:
    """All predictions beside what is known now, for a page in the chapters' folder."""
    forecasts = [(a, _events(a.question), _outside(a.question), _model(a.question)) for a in asked("forecast")]
    return Scores(html=html("questions/templates/scores.html", forecasts=forecasts, predictions=asked("predict")))


def _events(question: dict[str, Any]) -> list[Any]:
    """The events of the chronology that the record names."""
    return list(evidence.load("chronology").set_index("event_id").loc[question["events"]].itertuples())


def _outside(question: dict[str, Any]) -> dict[str, Any] | None:
    """What the outside view would have said, and its score, where it speaks of the same thing."""
    if "base" not in question:
        return None
    rate = evidence.rate(*question["base"])
    return {"rate": rate, "score": brier(rate.share, question["happened"])}


def _model(question: dict[str, Any]) -> dict[str, Any] | None:
    """What the chapter's model would have said, and of what, where it speaks of the same thing."""
    if "model" not in question:
        return None
    named = question["model"]
    return {"chance": load_model(named["name"]).work_out(named["expression"]), "of": named["of"]}
