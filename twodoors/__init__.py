"""Two Doors: models of one crisis whose equations are formula, NumPy and JavaScript at once."""

from twodoors.arguments.argument import argument
from twodoors.chart.pandas_backend import plot
from twodoors.classes.report import class_report
from twodoors.cover.column import column
from twodoors.explorer.explorer import explore, walk
from twodoors.model.formulas import equations
from twodoors.questions.guess import guess
from twodoors.questions.predictions import predictions
from twodoors.questions.question import ask, forecast, quiz, recall
from twodoors.questions.record import forecasts, scores
from twodoors.rounds.round import play
from twodoors.scenarios.readings import Reading
from twodoors.scenarios.run import Run
from twodoors.scenarios.scenario import Scenario
from twodoors.uncertainty.uncertainty import uncertainty_of

__all__ = [
    "Reading",
    "Run",
    "Scenario",
    "argument",
    "ask",
    "class_report",
    "column",
    "equations",
    "explore",
    "forecast",
    "forecasts",
    "guess",
    "play",
    "plot",
    "predictions",
    "quiz",
    "recall",
    "scores",
    "uncertainty_of",
    "walk",
]
