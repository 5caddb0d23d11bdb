"""The forecasts of all chapters where the record is opened: to be given or changed once before, and scored after it."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from twodoors import evidence
from twodoors.markup import element, html
from twodoors.questions.predictions import asked
from twodoors.questions.scoring import brier
from twodoors.widget.base import BookWidget
from twodoors.widget.esm import module

#: How an outcome is told, of what happened or not; with None no record decides it.
OUTCOMES = {True: "came", False: "did not come", None: "nobody can say"}

#: A forecast's line in pixels: how wide and high its drawing is, where 0 and 100 stand, and how far down.
WIDTH, HEIGHT, LOW, HIGH, DOWN = 300, 52, 12, 288, 26


class Forecasts(BookWidget):
    """Every forecast: what is missing is given here, and any number can be changed once, until the record is opened."""

    _esm = module("questions/record.js", "Forecasts")


class Scores(BookWidget):
    """Every forecast as a line with its outcome; what those score that were not known, and beside them the others."""

    _esm = module("questions/record.js", "Scores")


def forecasts() -> Forecasts:
    """All forecasts in one list, for the page where the record is opened. What happened is not in it."""
    return Forecasts(html=html("questions/templates/forecasts.html", listed=asked("forecast")))


def scores() -> Scores:
    """All forecasts beside what is known now, for a page in the chapters' folder."""
    told = [
        {
            "asked": a,
            "events": _events(a.question),
            "line": _line(a.question["happened"]),
            "outcome": OUTCOMES[a.question["happened"]],
        }
        for a in asked("forecast")
    ]
    counted = [_counted(a.key, a.question) for a in asked("forecast") if "base" in a.question]
    return Scores(html=html("questions/templates/scores.html", told=told, counted=counted))


def _events(question: dict[str, Any]) -> list[Any]:
    """The events of the chronology that the record names."""
    return list(evidence.load("chronology").set_index("event_id").loc[question["events"]].itertuples())


def _counted(key: str, question: dict[str, Any]) -> dict[str, Any]:
    """The base rate that speaks of the same thing, and its score."""
    rate = evidence.rate(*question["base"])
    return {"key": key, "rate": rate, "score": brier(rate.share, question["happened"]), "of": question["of"]}


def _line(happened: bool | None) -> Markup:
    """A line from 0 to 100 with the outcome at its end, in words; without an end where nobody can say.

    The reader's two dots wait at 0 for the script.
    """
    outcome = OUTCOMES[happened]
    at, anchor = {True: (HIGH, "end"), False: (LOW, "start"), None: ((LOW + HIGH) // 2, "middle")}[happened]
    at_text = {"end": HIGH + 6, "start": LOW - 6, "middle": at}[anchor]
    parts = [
        element("line", x1=LOW, x2=HIGH, y1=DOWN, y2=DOWN, class_="td-axis"),
        element("text", "0", x=LOW, y=DOWN + 22, text_anchor="middle", class_="td-tick"),
        element("text", "100", x=HIGH, y=DOWN + 22, text_anchor="middle", class_="td-tick"),
        element("text", outcome, x=at_text, y=DOWN - 13, text_anchor=anchor, class_="td-outcome"),
    ]
    if happened is not None:
        parts.append(element("line", x1=at, x2=at, y1=DOWN - 9, y2=DOWN + 9, class_="td-end"))
    for which in ("first", "last"):
        parts.append(element("circle", cx=LOW, cy=DOWN, r=6, visibility="hidden", class_=f"td-{which}", data_dot=which))
    return element(
        "svg",
        *parts,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        role="img",
        aria_label=f"From 0 to 100. Outcome: {outcome}.",
        data_low=LOW,
        data_high=HIGH,
        data_outcome=outcome,
    )
