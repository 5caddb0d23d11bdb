"""Two Doors: models of one crisis whose equations are formula, NumPy and JavaScript at once."""

from twodoors.classroom import class_report
from twodoors.equations import equations
from twodoors.explorer import explore
from twodoors.plotting import plot
from twodoors.predictions import predictions, scores
from twodoors.question import ask, forecast, quiz, recall
from twodoors.run import Run
from twodoors.scenario import Scenario
from twodoors.uncertain import uncertainty_of

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
]
