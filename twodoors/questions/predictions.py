"""The reader's predictions of all chapters: on one page, to take home or forget; and scored against the record."""

from __future__ import annotations

import re
from html import escape
from typing import Any, Literal, NamedTuple

from twodoors import evidence
from twodoors.models import load as load_model
from twodoors.paths import CHAPTERS, QUESTIONS
from twodoors.questions.question import load as load_questions
from twodoors.questions.scoring import brier
from twodoors.widget.base import BookWidget
from twodoors.widget.esm import module
from twodoors.words import day, value


class Asked(NamedTuple):
    """A question that a chapter asks for a prediction: what the browser keeps its answer under, and what it says."""

    key: str
    chapter: str
    title: str
    question: dict[str, Any]

    def link(self, folder: str) -> str:
        """A link to where the chapter asks it, from a page that has the chapters in this folder."""
        return f'<a href="{folder}{self.chapter}.html#predict">{escape(self.title)}</a>'


def asked(kind: Literal["predict", "forecast"]) -> list[Asked]:
    """All questions of this kind, in the order of the chapters: about the models, or about the record."""
    found = []
    for path in sorted(QUESTIONS.glob("*.json")):
        text = (CHAPTERS / f"{path.stem}.md").read_text(encoding="utf-8")
        title = re.search(r"^# (.+)$", text, flags=re.M)
        found += [
            Asked(f"{path.stem}/{name}", path.stem, title[1] if title else path.stem, question)
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
    html = (
        '<div class="td-predictions"><p class="td-live" data-role="count" role="status"></p>'
        f"{_table('Your predictions', ['Chapter', 'Question'], ['What you said', 'When'], ''.join(map(_row, listed)))}"
        '<p class="td-actions td-live"><button type="button" data-export="json">Download as JSON</button>'
        '<button type="button" data-export="csv">Download as CSV</button>'
        '<button type="button" data-role="forget">Forget all</button></p>'
        '<div class="td-confirm" data-role="confirm" role="group" aria-label="Forget all?" hidden>'
        "<p>This removes every prediction of this book from this browser, and cannot be undone.</p>"
        '<p class="td-actions"><button type="button" data-role="yes">Yes, forget all</button>'
        '<button type="button" data-role="no">No, keep them</button></p></div></div>'
    )
    return Predictions(html=html)


def scores() -> Scores:
    """All predictions beside what is known now, for a page in the chapters' folder."""
    forecasts = "".join(map(_forecast, asked("forecast")))
    models = "".join(map(_prediction, asked("predict")))
    html = (
        '<div class="td-predictions"><h3>Forecasts about the record</h3>'
        '<p class="td-live td-summary" data-role="mean" role="status"></p>'
        f"{_table('Forecasts about the record', ['Question', 'What the record says'], ['Your forecast'], forecasts)}"
        "<h3>Predictions about the models</h3>"
        "<p>These asked what a model answers. The model decides whether you were right; the record cannot, because "
        "they were not about it.</p>"
        f"{_table('Predictions about the models', ['Question', 'What the model answers'], ['What you said'], models)}"
        "</div>"
    )
    return Scores(html=html)


def _row(a: Asked) -> str:
    kind, by = a.question["kind"], a.question.get("by", "")
    return (
        f'<tr role="row" data-key="{escape(a.key)}" data-kind="{kind}" data-by="{by}">'
        f'<th scope="row" role="rowheader">{a.link("../chapters/")}</th>'
        f'<td role="cell" data-role="prompt">{escape(a.question["prompt"])}</td>'
        '<td role="cell" class="td-live" data-role="yours" data-label="What you said"></td>'
        '<td role="cell" class="td-live" data-role="when"></td></tr>'
    )


def _forecast(a: Asked) -> str:
    question, happened = a.question, a.question["happened"]
    verdict = {True: "It happened.", False: "It did not happen.", None: "The record cannot decide this."}[happened]
    decided = "" if happened is None else str(int(happened))
    return (
        f'<tr role="row" data-key="{escape(a.key)}" data-happened="{decided}"><th scope="row" role="rowheader">'
        f"<p>{a.link('')}</p><p>{escape(question['prompt'])}</p><p>What counts: {escape(question['counts'])}</p></th>"
        f'<td role="cell"><p><b data-role="verdict">{verdict}</b> {escape(question["record"])}</p>{_sources(question)}'
        f'{_beside(question)}</td><td role="cell" class="td-live" data-role="yours"></td></tr>'
    )


def _sources(question: dict[str, Any]) -> str:
    """The documents of the events of the chronology that the record names."""
    events = evidence.load("chronology").set_index("event_id").loc[question["events"]]
    listed = "".join(
        f'<li>{day(event.date)}: <a href="{escape(str(event.url))}">{escape(str(event.source))}</a></li>'
        for event in events.itertuples()
    )
    return f'<p class="td-source">Sources:</p><ul class="td-source">{listed}</ul>'


def _beside(question: dict[str, Any]) -> str:
    """What the outside view and the chapter's model would have said, where they speak of the same thing."""
    said = ""
    if "base" in question:
        rate = evidence.rate(*question["base"])
        score = value(brier(rate.share, question["happened"]), "number")
        said += (
            f"<p>The outside view, {rate.n} of {rate.n_total} crises: {value(rate.share, 'chance')}, score {score}.</p>"
        )
    if "model" in question:
        model = question["model"]
        chance = load_model(model["name"]).work_out(model["expression"])
        said += f"<p>A model’s number: {value(chance, 'chance')}, {escape(model['of'])}. It is not a forecast.</p>"
    return said


def _prediction(a: Asked) -> str:
    answer = next(option for option in a.question["options"] if option["right"])
    return (
        f'<tr role="row" data-key="{escape(a.key)}"><th scope="row" role="rowheader"><p>{a.link("")}</p>'
        f"<p>{escape(a.question['prompt'])}</p></th>"
        f'<td role="cell" data-role="answer" data-label="What the model answers">{escape(answer["text"])}</td>'
        '<td role="cell" class="td-live" data-role="yours"></td></tr>'
    )


def _table(name: str, heads: list[str], live: list[str], rows: str) -> str:
    """A table whose rows are cards on a phone: the roles say that it is a table all the same."""
    head = "".join(f'<th scope="col" role="columnheader">{h}</th>' for h in heads)
    head += "".join(f'<th scope="col" role="columnheader" class="td-live">{h}</th>' for h in live)
    return (
        f'<table class="td-cards" role="table" aria-label="{name}">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )
