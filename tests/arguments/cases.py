"""An argument as the page saves it, and others that are none, or of another version."""

from __future__ import annotations

import json
from typing import Any

from twodoors.model.walk import critic
from twodoors.models import load
from twodoors.models.crisis.doubts import GROUPS

TIME = "2026-11-28T10:00:00.000Z"
BET = load("trap").walk
assert BET is not None
STEP = next(step for step in BET.steps if step.is_bet)
PAYS = next(iter(GROUPS))


def taken(name: str, whose: str = "mine", because: str = "", **values: float) -> dict[str, Any]:
    """A reading of a model as a browser keeps it; a critic's where ``whose`` is "critic"."""
    model = load(name)
    if whose == "critic":
        assert model.walk is not None
        preset = critic(model, model.walk)
        values, whose = dict(preset.values), preset.critic
    setting = model.setting(values)
    return {
        "model": name,
        "assumptions": {a.name: float(setting[a.name]) for a in model.assumptions},
        "whose": whose,
        "because": because,
        "time": TIME,
    }


WHOLE: dict[str, Any] = {
    "format": "twodoors-argument",
    "version": 1,
    "book": "0.2.0",
    "name": "A. Reader",
    "written": TIME,
    "readings": [taken("offramp", "critic", "Moscow gains by the quarrel"), taken("trap", price=1.0)],
    "bets": [{"model": "trap", "choice": 0, "said": STEP.choices[0], "time": TIME}],
    "findings": [f"trap: {next(iter(load('trap').findings))}"],
    "guesses": {"cover/war": 30, "cover/mediation": 15},
    "forecasts": [
        {
            "question": "01-two-doors/forecast-war",
            "first": 20,
            "first_at": TIME,
            "last": 40,
            "last_at": TIME,
            "knew": "not",
        }
    ],
    "record_opened": None,
    "crisis": {"reading": taken("crisis", hazard=0.005), "ranges": {"hazard": [0.001, 0.008]}, "of_1000": {"war": 1}},
    "pays": PAYS,
    "text": "I hold that the door was open before. It rests on a count.",
    "link": "my-argument.html#argument=1.x",
}


def but(**parts: Any) -> str:
    """The whole one with these parts otherwise."""
    return json.dumps(WHOLE | parts)


#: Files that open nothing, each with a word that both messages say.
BAD = {
    "no JSON": ("{", "it breaks off"),
    "a list": ("[]", "allowed is an argument"),
    "a run": (but(format="twodoors-run"), "twodoors-argument"),
    "a later version": (but(version=2), "version"),
    "a version that is true": (but(version=True), "version"),
    "a name that is a number": (but(name=3), "name"),
    "a long name": (but(name="x" * 141), "0 to 140"),
    "a long text": (but(text="x" * 6001), "0 to 6000"),
    "readings that are none": (but(readings="mine"), "readings"),
    "a reading without numbers": (but(readings=[WHOLE["readings"][0] | {"assumptions": {"bias": "1"}}]), "a number"),
    "two readings of a model": (but(readings=WHOLE["readings"] * 2), "one of each model"),
    "bets that are a table": (but(bets={}), "bets"),
    "a bet on nothing": (but(bets=[WHOLE["bets"][0] | {"choice": -1}]), "choice"),
    "a bet on a half": (but(bets=[WHOLE["bets"][0] | {"choice": 0.5}]), "choice"),
    "two bets": (but(bets=WHOLE["bets"] * 2), "one on each model"),
    "a forecast over 100": (but(forecasts=[WHOLE["forecasts"][0] | {"last": 101}]), "0 to 100"),
    "a forecast of a half": (but(forecasts=[WHOLE["forecasts"][0] | {"first": 0.5}]), "0 to 100"),
    "a forecast that is true": (but(forecasts=[WHOLE["forecasts"][0] | {"first": True}]), "0 to 100"),
    "two forecasts": (but(forecasts=WHOLE["forecasts"] * 2), "one on each question"),
    "knowing a little": (but(forecasts=[WHOLE["forecasts"][0] | {"knew": "little"}]), "half"),
    "findings that are one": (but(findings="trap: x"), "findings"),
    "a finding that is a number": (but(findings=[1]), "finding"),
    "guesses that are a list": (but(guesses=[1]), "guesses"),
    "a guess beyond": (but(guesses={"cover/war": 101}), "guesses"),
    "a crisis that is a word": (but(crisis="mine"), "crisis"),
    "ranges the wrong way round": (but(crisis={"ranges": {"hazard": [2, 1]}}), "ranges"),
    "a text that is nothing": (but(text=["x"]), "text"),
}

#: Files of other versions, each with how many remarks are made of it.
AGED = {
    "as it was saved": (json.dumps(WHOLE), 0),
    "with nothing in it": (json.dumps({"format": "twodoors-argument", "version": 1}), 0),
    "a reading of a model that is gone": (but(readings=[WHOLE["readings"][0] | {"model": "bygone"}]), 1),
    "a reading that lacks something": (but(readings=[WHOLE["readings"][0] | {"assumptions": {}}]), 1),
    "a bet on a model that is gone": (but(bets=[WHOLE["bets"][0] | {"model": "__proto__"}]), 1),
    "a forecast that is not asked": (but(forecasts=[WHOLE["forecasts"][0] | {"question": "toString"}]), 1),
    "findings that are gone": (but(findings=["trap: gone", "gone: gone", "trap"]), 1),
    "ranges that are gone": (but(crisis={"ranges": {"bygone": [0, 1]}}), 1),
    "a range beyond": (but(crisis={"ranges": {"hazard": [-5, 99]}}), 0),
    "a crisis without a reading": (but(crisis={"reading": None, "ranges": None}), 0),
    "a reading of another model as the crisis": (but(crisis={"reading": WHOLE["readings"][0]}), 1),
}
