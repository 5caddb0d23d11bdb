"""What each way of playing a round brings, and what must hold of a play for its last sentence to be true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from twodoors.model.playing import Played
from twodoors.models import load
from twodoors.models.rounds.trap import expelled

#: By model and way: numbers of the play.
PURE: dict[str, dict[str, dict[str, float]]] = {
    "deal_range": {
        demand: {"average": brings / 10, "refused": refused, **again}
        for demand, brings, refused, again in (
            ("55", 550, 0, {}),
            ("60", 580, 1, {}),
            ("65", 600, 2, {}),
            ("70", 610, 3, {"refused_again": 5}),
            ("75", 610, 4, {"refused_again": 6}),
            ("80", 600, 5, {}),
        )
    },
    "trap": {
        "Leave it unanswered": {"attacks": 8, "struck": 0, "expelled": 0, "left": 0},
        "Strike in Iraq": {"attacks": 5, "struck": 5, "expelled": 1, "left": 0},
        "Strike elsewhere": {"attacks": 8, "struck": 0, "expelled": 0, "left": 0},
        "Leave Iraq": {"attacks": 1, "struck": 0, "expelled": 0, "left": 1},
    },
    "militia": {
        watchers: {"attacks_1": 100, "cost_1": unseen, "attacks_2": attacks, "cost_2": seen}
        for watchers, unseen, attacks, seen in (
            ("0", 100, 120, 120),
            ("3", 93.4, 102, 95.16),
            ("6", 97.6, 84, 85.44),
            ("10", 120, 60, 96),
        )
    },
}


def _deal_range(own: Any, _played: Played) -> bool:
    """What pays most is refused three or four times of ten."""
    rows = dict(own.table())
    most = max(row["average"] for row in rows.values())
    return {row["refused"] for row in rows.values() if row["average"] > most - 1e-9} == {3, 4}


def _trap(own: Any, _played: Played) -> bool:
    """One strike in six before, three in four after; never in the first four."""
    model = load("trap")
    near = abs(expelled(model, "before") - 1 / 6) < 0.02 and abs(expelled(model, "after") - 3 / 4) < 0.02
    struck = ["Strike in Iraq"] * 8
    return near and not own.play(struck[:4], 1).over and own.play(struck[:5], 1).over


def _militia(_own: Any, played: Played) -> bool:
    """Unseen 100; seen, each watcher was one attack fewer."""
    return played.tally["attacks_1"] == 100 and played.tally["attacks_2"] == 120 - played.tally["watchers_2"]


#: By model: whether the sentence after a play holds of it.
AFTER: dict[str, Callable[[Any, Played], bool]] = {
    "deal_range": _deal_range,
    "trap": _trap,
    "militia": _militia,
}
