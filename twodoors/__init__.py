"""Two Doors: models of one crisis whose equations are formula, NumPy and JavaScript at once."""

from twodoors.classroom import class_report
from twodoors.equations import equations
from twodoors.explorer import explore
from twodoors.predictions import predictions, scores
from twodoors.question import ask, forecast, quiz, recall
from twodoors.scenario import Scenario

__all__ = [
    "Scenario",
    "ask",
    "class_report",
    "equations",
    "explore",
    "forecast",
    "predictions",
    "quiz",
    "recall",
    "scores",
]
