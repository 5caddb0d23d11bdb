"""Eight attacks: what to answer, before the strike and after it, and what Baghdad then does."""

from __future__ import annotations

import math
from typing import Any

from twodoors.model import Event, Line, Move, Part, Result, Round, Strip

#: A card a strike in Iraq: Baghdad expels where it lies below the chance that it does.
BEFORE = (0.55, 0.81, 0.37, 0.92)
AFTER = (0.30, 0.64, 0.12, 0.71)

SETTINGS = {"before": "Before the strike", "after": "After the strike"}


def _of(model: Any, setting: str) -> dict[str, float]:
    """All that the model works out under the preset of that name."""
    preset = next(p for p in model.presets if p.label == SETTINGS[setting])
    return {name: float(value) for name, value in model.everything(model.setting(preset.values)).items()}


def expelled(model: Any, setting: str) -> float:
    """How often Baghdad expels the Americans after a strike in Iraq, in [0, 1]."""
    return _of(model, setting)["p_attack_strike_in_iraq_expel"]


def weeks(model: Any, answer: str) -> float:
    """In how many of ten weeks a militia attacks that counts on this answer, before the strike; to the half week."""
    worth = {
        "absorb": float(model.everything({**model.defaults, "harm": 0.0}, perfect=True)["worth_unanswered"]),
        "strike": _of(model, "before")["v_militia_attack_strike_in_iraq"],
    }
    worth["elsewhere"] = worth["absorb"] - model.defaults["damage_elsewhere"]
    return round(20 / (1 + math.exp(-model.defaults["rationality"] * worth[answer]))) / 2


def _answered(setting: str) -> Any:
    def follows(model: Any, answer: str, card: float) -> Result:
        if answer == "leave":
            return "left", {"attacks": 1, "struck": 0, "expelled": 0, "left": 1, "weeks": 0}
        thrown_out = answer == "strike" and card < expelled(model, setting)
        numbers = {"attacks": 1, "struck": answer == "strike", "expelled": thrown_out, "left": 0}
        return ("expelled" if thrown_out else answer), numbers | {"weeks": 0 if thrown_out else weeks(model, answer)}

    return follows


EVENTS = {
    "absorb": Event(
        "You left it unanswered. The militia has stood up to you, and you are still there.", "left alone", "open"
    ),
    "strike": Event(
        "You struck in Iraq. The militia is weaker, and Baghdad protests and lets you stay.", "struck in Iraq"
    ),
    "elsewhere": Event(
        "You struck elsewhere. Baghdad is spared, and the quarrel has grown wider.", "struck elsewhere", "half"
    ),
    "expelled": Event("You struck in Iraq, and Baghdad tells you to leave.", "expelled", "cross", ends=True),
    "left": Event("You left by yourself. The attacks end.", "left", "small", ends=True),
}
MOVES = [
    Move("Leave it unanswered", "absorb", "leaving it unanswered"),
    Move("Strike in Iraq", "strike", "striking in Iraq"),
    Move("Strike elsewhere", "elsewhere", "striking elsewhere"),
    Move("Leave Iraq", "leave", "leaving Iraq"),
]
WEEKS = Strip("Of the next ten weeks the militia would attack in", 10, {"weeks": ("weeks with an attack", "full")})
ASKS = "The militia attacks. Your answer?"

ROUND = Round(
    title="eight attacks",
    who="You are Washington, with troops in Iraq at its government’s invitation.",
    says="A militia there attacks your bases. Four attacks come before the strike of 3 January, and four after it, unless you are "
    "gone. People die in each. What do you answer?",
    parts=[
        Part(ASKS, "Attack", BEFORE, _answered("before"), EVENTS, MOVES, shuffled=False, strips=[WEEKS]),
        Part(
            ASKS,
            "Attack",
            AFTER,
            _answered("after"),
            EVENTS,
            MOVES,
            shuffled=False,
            strips=[WEEKS],
            opens="Then the strike of 3 January: a heavier blow on Iraqi soil, and a graver offence to Baghdad. Four more attacks.",
        ),
    ],
    sums=[
        Line("You are still in Iraq after {attacks:word} attacks.", {"expelled": (0, 0), "left": (0, 0)}),
        Line("Baghdad expelled you in answer to your strike after attack {attacks}.", {"expelled": (1, 1)}),
        Line("You left by yourself after attack {attacks}, which is what the militia wants.", {"left": (1, 1)}),
    ],
    after="Before the strike Baghdad would have expelled you after one strike on its soil in six; after it, after three in four.",
    said=[
        Line("You chose {chosen}, and Baghdad expelled you after attack {attacks}.", {"expelled": (1, 1)}),
        Line("You chose {chosen}, and were gone after attack {attacks}.", {"left": (1, 1)}),
        Line("You chose {chosen}, and were still in Iraq after {attacks:word} attacks."),
    ],
    columns={"attacks": "Attacks", "struck": "Answered in Iraq", "expelled": "Expelled", "left": "Left"},
)
