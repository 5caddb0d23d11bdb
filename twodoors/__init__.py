"""Two Doors: models of one crisis whose equations are formula, NumPy and JavaScript at once."""

from twodoors.classroom import class_report
from twodoors.equations import equations
from twodoors.explorer import explore
from twodoors.question import ask, quiz, recall
from twodoors.run import Run
from twodoors.scenario import Scenario

__all__ = ["Run", "Scenario", "ask", "class_report", "equations", "explore", "quiz", "recall"]
