"""Two guesses that the cover asks before anything is read, and the counts that answer them."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from twodoors import evidence
from twodoors.evidence.rates import UNITED_STATES, Rate
from twodoors.markup import element, html
from twodoors.widget.base import BookWidget
from twodoors.widget.esm import module


class HowMany(NamedTuple):
    """A guess of how many in a hundred: what the browser keeps it under, what it asks, and which count answers it."""

    key: str
    prompt: str
    became: str
    variable: str

    @property
    def rate(self) -> Rate:
        """The count, of crises between states that did not begin inside a war."""
        return evidence.rate(self.variable, "4")

    @property
    def counted(self) -> int:
        """How many in a hundred it is; half rounds up."""
        return int(100 * self.rate.share + 0.5)

    @property
    def dots(self) -> Markup:
        """A hundred dots, of which as many are filled as were counted."""
        return _dots(self.counted, self.key.partition("/")[2], self.tells)

    @property
    def tells(self) -> str:
        """The count in words."""
        return f"Of 100 crises, {self.counted} {self.became}."


#: War as what the parties themselves did (SEVVIOSY), not what was going on around them.
GUESSES = (
    HowMany(
        "cover/war",
        "Of 100 crises between states, how many become full-scale war?",
        "became full-scale war",
        "SEVVIOSY",
    ),
    HowMany("cover/mediation", "In how many does an outsider mediate?", "were mediated by an outsider", "MEDIATE"),
)

COLUMNS, PITCH, RADIUS = 25, 12, 4.4


class Guess(BookWidget):
    """The two guesses; the counts are shown once the reader has guessed, and at once where no script runs."""

    _esm = module("questions/guess.js", "Guess")


def guess() -> Guess:
    """Two sliders, a hundred dots for each, and the counts, computed from ``icb_base_rates``."""
    other = evidence.rate("SEVVIOSY", "4", sample=UNITED_STATES)
    return Guess(html=html("questions/templates/guess.html", guesses=GUESSES, other=other))


def _dots(counted: int, name: str, says: str) -> Markup:
    """Column by column, so that a number is a length; the first ``counted`` are filled."""
    rows = 100 // COLUMNS
    dots = [
        element(
            "circle",
            class_="td-case td-hit" if place < counted else "td-case",
            cx=PITCH * (place // rows) + PITCH / 2,
            cy=PITCH * (place % rows) + PITCH / 2,
            r=RADIUS,
        )
        for place in range(100)
    ]
    box = f"0 0 {PITCH * COLUMNS} {PITCH * rows}"
    return element("svg", *dots, class_=f"td-hundred td-hundred-{name}", viewBox=box, role="img", aria_label=says)
