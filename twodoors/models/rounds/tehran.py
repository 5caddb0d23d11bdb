"""Ten evenings in office: a steady way and a risky one, and a fence that rises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from twodoors.model import Event, Line, Move, Part, Result, Round, Strip

OUTCOMES = 20  # of each way, evenly spaced; all are counted
HELD = {"relief": 0.3, "price_of_talks": 0.35, "gamble": 0.6, "revival": 1.0}
STEADY = 25  # how far the steady way strays, of 100, as in the model

#: Hardship already felt, and pressure still to come: first the one rises, then the other.
EVENINGS = tuple((hardship, 0.0) for hardship in (0.02, 0.14, 0.26, 0.38, 0.50)) + tuple(
    (0.50, pressure) for pressure in (0.2, 0.4, 0.6, 0.8, 1.0)
)


def _of(model: Any, evening: tuple[float, float]) -> dict[str, float]:
    hardship, pressure = evening
    given = {**model.defaults, **HELD, "hardship": hardship, "pressure": pressure}
    return {name: float(value) for name, value in model.everything(given).items()}


def counts(model: Any, evening: tuple[float, float]) -> dict[str, int]:
    """How many of twenty outcomes of each way keep the leaders in office."""
    found = _of(model, evening)
    ways = {"steady": "survive_talks", "risky": "survive_conflict"}
    return {way: round(OUTCOMES * found[name]) for way, name in ways.items()}


def _passed(model: Any, way: str, evening: tuple[float, float]) -> Result:
    found = counts(model, evening)
    other = "risky" if way == "steady" else "steady"
    return way, {**found, "kept": found[way], "other": found[other]}


def _before(model: Any, evening: tuple[float, float]) -> Mapping[str, float]:
    """The fence, and where each way lands on average, of 100."""
    found = _of(model, evening)
    landing = {"steady": HELD["relief"] - HELD["price_of_talks"], "risky": -evening[1]}
    return {"fence": round(100 * found["bar"]), **{way: round(100 * at) for way, at in landing.items()}}


TWENTY = "Right of the fence: {kept} of twenty. The other way had {other}."

ROUND = Round(
    title="ten evenings",
    who="You are in office in Tehran. What lands right of the fence keeps you there; the rest does not.",
    says="Each evening you go the steady way, which lands near where it aims, or the risky way, which may land far off on either side. "
    "The fence moves. Nothing is drawn by lot: twenty outcomes of either way are counted.",
    parts=[
        Part(
            "The fence stands at {fence}. The steady way aims at {steady}, give or take {near}; the risky way at {risky}, give or take "
            "{far}.",
            "Evening",
            EVENINGS,
            _passed,
            {"steady": Event(f"The steady way. {TWENTY}"), "risky": Event(f"The risky way. {TWENTY}")},
            [Move("The steady way", "steady", "the steady way"), Move("The risky way", "risky", "the risky way")],
            shuffled=False,
            before=_before,
            strips=[
                Strip("Last evening, the steady way", OUTCOMES, {"steady": ("in office", "full")}),
                Strip("The risky way", OUTCOMES, {"risky": ("in office", "full")}),
            ],
        )
    ],
    given=lambda _: {"near": STEADY, "far": 100 * HELD["gamble"]},
    sums=[Line("You stayed in office in {kept} of 200.")],
    after="As the fence rose, the risky way came to hold more often; as what was still to come grew, the steady way did again.",
    said=[Line("You took {chosen}, and stayed in office in {kept} of 200.")],
    columns={"kept": "In office, of 200"},
    plays={
        "Over to the risky way on the fourth evening, back on the seventh": ["The steady way"] * 3
        + ["The risky way"] * 3
        + ["The steady way"] * 4
    },
)
