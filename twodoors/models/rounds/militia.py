"""Twelve weeks at the gate: watchers whom nobody sees deter no one; those who are seen do."""

from __future__ import annotations

from typing import Any

from twodoors.model import Event, Line, Move, Part, Result, Round, Strip

OCCASIONS = 20  # a week
SAVED = 0.04  # what one watcher saves of an attack’s harm
UNSEEN = (17, 17, 17, 17, 16, 16)  # attacks a week where nobody sees the watchers, 83 of 100 occasions


def _cost(watchers: int, attacks: float) -> float:
    """What a week costs, in attacks: the harm that is not saved, and the watchers."""
    return attacks * (1 - SAVED * watchers) + watchers**2 / 10


def _unseen(_model: Any, watchers: int, attacks: int) -> Result:
    return "unseen", {"watchers": watchers, "attacks": attacks, "cost": _cost(watchers, attacks)}


def _seen(_model: Any, watchers: int, _card: None) -> Result:
    attacks = OCCASIONS - watchers
    return "seen", {"watchers": watchers, "attacks": attacks, "cost": _cost(watchers, attacks)}


WEEK = Strip("This week’s twenty occasions", OCCASIONS, {"attacks": ("attacked", "full")})
MOVES = [Move(str(watchers), watchers) for watchers in range(11)]
ASKS = "How many watchers this week?"

ROUND = Round(
    title="twelve weeks at the gate",
    who="You are the minister who has to keep a militia from attacking.",
    says="It has twenty occasions a week. A watcher saves 4 in 100 of the harm of each attack; the more you post, the dearer each: "
    "three cost about as much as one attack, six nearly four, ten as much as ten.",
    parts=[
        Part(
            ASKS,
            "Week",
            UNSEEN,
            _unseen,
            {
                "unseen": Event(
                    "Watchers: {watchers}. Attacks: {attacks}. Nobody saw how many there were; the militia has learnt what ministers do."
                )
            },
            MOVES,
            strips=[WEEK],
        ),
        Part(
            ASKS,
            "Week",
            (None,) * len(UNSEEN),
            _seen,
            {"seen": Event("Watchers: {watchers}. Attacks: {attacks}. The militia had read the number.")},
            MOVES,
            strips=[WEEK],
            opens="Six weeks are over: {attacks_1} attacks. From now on your number is read at the gate before the week begins.",
        ),
    ],
    sums=[
        Line(
            "Unseen: {attacks_1} attacks, which with the watchers cost you as much as {cost_1:count}. Seen: {attacks_2}, and "
            "{cost_2:count}."
        )
    ],
    after="Unseen: 100 attacks, whatever you did. Seen, each watcher was one attack fewer. What had changed was who saw them.",
    said=[
        Line("Unseen you posted {chosen_1}, and 100 attacks came; seen, {chosen_2}, and {attacks_2} came."),
    ],
    columns={
        "attacks_1": "Attacks, unseen",
        "cost_1": "Cost in attacks",
        "attacks_2": "Attacks, seen",
        "cost_2": "Cost in attacks, seen",
    },
)
