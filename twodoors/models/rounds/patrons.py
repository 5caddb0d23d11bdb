"""Six pulls from a truce: what letting go costs, and what a pull costs once it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from twodoors.model import Event, Line, Move, Part, Result, Round, Strip

PULLS = range(0, 70, 10)  # of 100
ROUNDS = 3  # before Tehran answers, and after


def lost(model: Any, pull: float, *, answered: bool) -> tuple[float, float]:
    """What Washington loses by this pull, and where policy then stands; Tehran pulls not at all, or at its cheapest.

    All lie in [0, 1], as in the model.
    """
    it = {name: float(value) for name, value in model.everything(model.defaults).items()}
    ours, theirs = (it[f"grip_{side}"] / (2 * it["state"]) for side in ("us", "iran"))  # what a pull moves
    means = it["means_iran"]
    # Tehran loses policy² + pull² / means: nothing is cheaper than the pull at which that is level
    answer = means * theirs * (0.5 + ours * pull) / (1 + means * theirs**2) if answered else 0.0
    policy = 0.5 + ours * pull - theirs * answer
    return (1 - policy) ** 2 + pull**2 / it["means_us"], policy


def _pulled(*, answered: bool) -> Any:
    def follows(model: Any, pull: int, _card: None) -> Result:
        loss, policy = lost(model, pull / 100, answered=answered)
        numbers = {
            "pulled": pull,
            "policy": round(100 * policy),
            "loss": round(100 * loss),
            "lost": 100 * loss / ROUNDS,
        }
        return "pulled", numbers

    return follows


def _given(model: Any) -> Mapping[str, float]:
    """What a pull of 20 costs, and none, while the truce is kept; and the least once it is answered."""
    return {
        "twenty": 100 * lost(model, 0.2, answered=False)[0],
        "none": 100 * lost(model, 0, answered=False)[0],
        "least": 100 * min(lost(model, pull / 100, answered=True)[0] for pull in PULLS),
    }


EVENTS = {
    "pulled": Event(
        "You pulled {pulled}. Policy stands {policy} of 100 on the way to your wish; with the pulling, you lose {loss}."
    )
}
MOVES = [Move(str(pull), pull) for pull in PULLS]
STRIPS = [
    Strip("Policy, from Tehran’s wish to yours", 20, {"policy": ("on the way to your wish", "open")}, each=5),
    Strip("What this round costs you", 20, {"loss": ("lost, of 100", "full")}, each=5),
]
ASKS = "How hard do you pull at Baghdad?"

ROUND = Round(
    title="six pulls from a truce",
    who="You are Washington. Tehran and you each want Baghdad’s policy your own way; now there is a truce, and policy stands in "
    "the middle.",
    says="Each round you may pull, from 0 to 60. What you lose is counted from 0, your wish for nothing, to 100, Tehran’s wish; "
    "pulling costs too, the harder the more.",
    parts=[
        Part(ASKS, "Round", (None,) * ROUNDS, _pulled(answered=False), EVENTS, MOVES, shuffled=False, strips=STRIPS),
        Part(ASKS, "Round", (None,) * ROUNDS, _pulled(answered=True), EVENTS, MOVES, shuffled=False, strips=STRIPS),
    ],
    given=_given,
    sums=[
        Line(
            "You lost {lost_1} a round in the first three, {lost_2} in the last three: then Tehran answered each pull."
        ),
        Line("You kept the truce throughout. Tehran did not: it, too, found pulling cheaper.", {"pulled": (0, 0)}),
    ],
    after="While Tehran kept the truce, a pull of 20 cost {twenty}, letting go {none}. Once it answered, no pull cost less than "
    "{least}.",
    said=[
        Line("You kept the truce throughout, and lost {lost_1} a round, then {lost_2}.", {"pulled": (0, 0)}),
        Line("You pulled {chosen}, and lost {lost_1} a round, then {lost_2} once Tehran answered."),
    ],
    columns={"lost_1": "Lost a round, first three", "lost_2": "Lost a round, last three"},
)
