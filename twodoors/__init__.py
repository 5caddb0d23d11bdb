"""Two Doors: models of one crisis whose equations are formula, NumPy and JavaScript at once."""

from twodoors.chart.pandas_backend import plot
from twodoors.explorer.explorer import explore, walk
from twodoors.model.formulas import equations
from twodoors.questions.predictions import predictions, scores
from twodoors.questions.question import ask, forecast, quiz, recall
from twodoors.scenarios.class_report import class_report
from twodoors.scenarios.run import Run
from twodoors.scenarios.scenario import Scenario
from twodoors.uncertainty.uncertainty import uncertainty_of

__all__ = [
    "Run",
    "Scenario",
    "ask",
    "class_report",
    "equations",
    "explore",
    "forecast",
    "plot",
    "predictions",
    "quiz",
    "recall",
    "scores",
    "uncertainty_of",
    "walk",
]
