"""A round to play, on a page or in Jupyter: who the reader is, turn by turn, and what each way of playing brings."""

from __future__ import annotations

from typing import Any

import traitlets

from twodoors.markup import html
from twodoors.model import Model
from twodoors.model.mechanism import check_model
from twodoors.widget.base import BookWidget
from twodoors.widget.esm import module


class Round(BookWidget):
    """A round of one model. What the reader chooses stays in the browser.

    ``round`` is what a play needs: what follows each move on each card (:attr:`twodoors.model.Round.spec`).
    """

    _esm = module("rounds/round.js", "Round")

    reads = ("round",)

    round = traitlets.Dict().tag(sync=True)


def play(model: Model) -> Round:
    """The model’s round, to be played.

    Raises ``ValueError`` for a model that has none, and for what is no model, such as its name.
    """
    check_model(model, "play")
    if model.round is None:
        raise ValueError(f"there is no round of {model.name!r}")
    own: Any = model.round
    return Round(html=html("rounds/templates/round.html", round=own, rows=own.table()), round=own.spec)
