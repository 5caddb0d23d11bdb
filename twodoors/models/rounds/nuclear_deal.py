"""One year, then two: what Europe’s money can hold of a deal, and what it cannot."""

from __future__ import annotations

from typing import Any

from twodoors.model import Event, Line, Move, Part, Result, Round, Strip

HUNDRED = 100


def year(model: Any, money: float, *, elections: bool) -> dict[str, float]:
    """Of a hundred deals: how many an election ends, how many either side would leave, how many hold, in [0, 100]."""
    found = {name: float(value) for name, value in model.everything({**model.defaults, "europe": money}).items()}
    steady = "" if elections else "_steady"
    holds = found["holds"] if elections else found["steady"]
    numbers = {
        "election": HUNDRED * found["turnover"] if elections else 0.0,
        "us": HUNDRED * (1 - found[f"keep_us{steady}"]),
        "iran": HUNDRED * (1 - found[f"keep_iran{steady}"]),
        "one": HUNDRED * holds,
        "two": HUNDRED * holds**2,
    }
    return {name: int(number + 0.5 + 1e-9) for name, number in numbers.items()}


def _paid(*, elections: bool) -> Any:
    def follows(model: Any, money: float, _card: None) -> Result:
        return "paid", year(model, money, elections=elections)

    return follows


EVENTS = {"paid": Event("Of a hundred deals {one} hold through one year, {two} through two.")}
MOVES = [
    Move("Hardly anything", 0.02, "hardly anything"),
    Move("A tenth", 0.1, "a tenth"),
    Move("A quarter", 0.25, "a quarter"),
    Move("Half", 0.5, "half"),
]
STRIPS = [
    Strip("An election ends it", HUNDRED // 5, {"election": ("of 100", "full")}, each=5),
    Strip("Washington would walk out", HUNDRED // 5, {"us": ("of 100", "full")}, each=5),
    Strip("Iran would walk out", HUNDRED // 5, {"iran": ("of 100", "full")}, each=5),
    Strip("All three hold, through one year", HUNDRED // 5, {"one": ("of 100", "open")}, each=5),
]
ASKS = "How much a year, of what breaking the deal would bring Iran?"

ROUND = Round(
    title="one year, then two",
    who="You are Europe, and want the nuclear deal to live.",
    says="Three things can end it in a year: an election in Washington, Washington itself, and Iran. You have one pump: money, which "
    "does not leak away.",
    parts=[
        Part(
            ASKS,
            "Money",
            (None,),
            _paid(elections=True),
            EVENTS,
            MOVES,
            strips=STRIPS,
            begins=lambda m: year(m, 0.02, elections=True),
        ),
        Part(
            ASKS,
            "Money, and no elections",
            (None,),
            _paid(elections=False),
            EVENTS,
            MOVES,
            strips=STRIPS,
            opens="Now another pump beside it: suppose that no election could end the deal. How much money then?",
        ),
    ],
    given=lambda model: {"floor": HUNDRED * (1 - float(model.everything(model.defaults)["sure_us"]))},
    sums=[
        Line("With elections and {chosen_1}: {one_1} of a hundred held through one year, {two_1} through two."),
        Line("Without, and {chosen_2}: {one_2} held through one year, {two_2} through two."),
    ],
    after="Money never moves the elections’ row, and leaves Washington’s at {floor} or more; without elections all three shrink.",
    said=[
        Line(
            "You paid {chosen_1}, and the deal held in {one_1} of 100 a year; without elections you paid {chosen_2}, and it held in {one_2}."
        )
    ],
    columns={
        "us_1": "Washington leaves",
        "iran_1": "Iran leaves",
        "one_1": "Holds one year",
        "two_1": "Two years",
        "one_2": "No elections: one year",
        "two_2": "Two years",
    },
)
