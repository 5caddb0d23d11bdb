"""Eight decisions on the ladder, then a thousand half-years by the rule that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from twodoors.model import Event, Line, Move, Part, Result, Round, Strip
from twodoors.model.codegen import numpy_function
from twodoors.models.crisis.ladder import RUNGS, TOP, WEEKS

COUNT = TOP + 1  # rungs
START = 5
SIDES = ("iran", "us")
CARDS = tuple((2 * card + 1) / 16 for card in range(8))  # evenly spaced chances, one a decision

#: Where a half-year ends; the first is behind a door.
ENDS = ("talks", "own", "slid", "other")
MOVES = {"down": -1, "hold": 0, "up": 1}


_kept: dict[str, dict[str, Any]] = {}  # by the model’s name: it takes a while to work out


def _found(model: Any) -> dict[str, Any]:
    """What the machine makes of its first setting: chances by week and rung, in [0, 1]."""
    names = ["climb", "step_down", "war_chance", "door", "takes_us", "takes_iran", "pushed"]
    if model.name not in _kept:
        function = numpy_function(model.equations, list(model.defaults), names)
        _kept[model.name] = dict(zip(names, function(*map(np.float64, model.defaults.values())), strict=True))
    return _kept[model.name]


def _other(model: Any, week: int) -> list[list[list[float]]]:
    """Where the other side’s move leads from each rung; from the top a step up is war by its choice."""
    rows = []
    for rung in range(COUNT):
        up, down = (float(_found(model)[name][week, rung]) for name in ("climb", "step_down"))
        above = rung + 1 if rung < TOP else 2 * COUNT + ENDS.index("other")
        rows.append([[above, up], [rung, 1 - up - down], *([[rung - 1, down]] if rung else [])])
    return rows


def _week(model: Any, week: int, side: str) -> list[list[list[float]]]:
    """Where each rung leads once the week’s move is made: a push, a slide, a door that the other side would take."""
    found = _found(model)
    other = SIDES[1 - SIDES.index(side)]
    rows = []
    for rung in range(COUNT):
        pushed = float(found["pushed"]) if rung < TOP else 0.0
        row: list[list[float]] = []
        for at, share in ((rung, 1 - pushed), *(((rung + 1, pushed),) if rung < TOP else ())):
            slides = float(found["war_chance"][at])
            opens = float(found["door"][at]) * float(found[f"takes_{other}"][week, at])
            row += [[at, share * (1 - slides) * (1 - opens)], [COUNT + at, share * (1 - slides) * opens]]
            row.append([2 * COUNT + ENDS.index("slid"), share * slides])
        rows.append(row)
    return rows


def _joined(first: list[list[list[float]]], then: list[list[list[float]]]) -> list[list[list[float]]]:
    """Where two steps together lead, each end once."""
    joined = []
    for row in first:
        total: dict[int, float] = {}
        for at, share in row:
            for end, more in then[int(at)] if at < COUNT else [[at, 1.0]]:
                total[int(end)] = total.get(int(end), 0.0) + share * more
        joined.append([[end, float(f"{chance:.7g}")] for end, chance in sorted(total.items()) if chance > 0])
    return joined


def _chain(model: Any, side: str) -> dict[str, Any]:
    """Half a year of this side, week by week; it moves in every second one, Tehran in the first."""
    steps = []
    for week in range(1, WEEKS + 1):
        own = SIDES[(week + 1) % 2] == side
        still = [[[rung, 1.0]] for rung in range(COUNT)]
        steps.append({"own": own, "rows": _joined(still if own else _other(model, week), _week(model, week, side))})
    war = 2 * COUNT + ENDS.index("own")
    leads = [[max(0, rung - 1), rung, rung + 1 if rung < TOP else war] for rung in range(COUNT)]
    return {"states": [_state(side, rung) for rung in range(COUNT)], "leads": leads, "steps": steps}


def _onward(model: Any) -> Mapping[str, Any]:
    return {"decides": 1, "doors": 2, "ends": list(ENDS), "chains": [_chain(model, side) for side in SIDES]}


def _state(side: str, rung: int) -> int:
    """Who one is and where the crisis stands, as one number; 0 is before that."""
    return 1 + COUNT * SIDES.index(side) + rung


def _placed(state: int) -> tuple[str, int]:
    return SIDES[max(0, state - 1) // COUNT], max(0, state - 1) % COUNT


def _seated(_model: Any, side: str, _card: None) -> Result:
    return "seated", {"state": _state(side, START), "rung": START}


def _decided(model: Any, chosen: tuple[int, str], card: float) -> Result:
    """Own move, a push, then the other side’s move: the card says which of the ends, from the lowest to the highest."""
    side, rung = _placed(chosen[0])
    rung += MOVES[chosen[1]]
    if rung > TOP:
        return "war", {"state": chosen[0], "rung": TOP, "chose_war": 1}
    rung = max(0, rung)
    first = 1 if side == "iran" else 2
    pushed = float(_found(model)["pushed"]) if rung < TOP else 0.0
    push = [[[r, 1 - pushed], [r + 1, pushed]] if r < TOP else [[r, 1.0]] for r in range(COUNT)]
    [row] = [_joined(push, _other(model, first + 1))[rung]]
    below = 0.0
    for end, chance in row:
        below += chance
        if card < below and end <= TOP:
            return f"rung{int(end)}", {"state": _state(side, int(end)), "rung": end, "chose_war": 0}
    return f"rung{TOP}", {"state": _state(side, TOP), "rung": TOP, "chose_war": 0}


def _before(_model: Any, state: int) -> Mapping[str, float | str]:
    _, rung = _placed(state)
    return {"stands": f"rung {rung}, {RUNGS[rung]}", "more": " One step up from here is war." if rung == TOP else ""}


DECIDED = {
    **{
        f"rung{rung}": Event(f"You {{move}}. The other side has answered: rung {rung}, {RUNGS[rung]}.")
        for rung in range(COUNT)
    },
    "war": Event("You took the last step up. It is war, and you chose it.", ends=True),
}
LADDER = [Strip("The rung, of six", TOP, {"rung": ("up the ladder", "full")})]
UP, DOWN, HOLD = "Step up", "Step down", "Hold"
STEPS = {DOWN: "down", HOLD: "hold", UP: "up"}
TOLD = {DOWN: "stepped down", HOLD: "held", UP: "stepped up"}


def _plays(seat: str, by_rung: list[str], door: str) -> Callable[[int, int], str]:
    """A way to play: the seat, a move by rung, and what is done about a way out."""
    return lambda part, state: (seat, by_rung[_placed(state)[1]], door)[part]


ROUND = Round(
    title="eight decisions, then a thousand",
    who="It is 5 January 2020. You sit in Tehran, or in Washington.",
    says="The crisis stands on rung 5 of 6, after an open strike. You and the other side move in turn: a step down, hold, or a step up. "
    "From the top, one step more is war.",
    parts=[
        Part(
            "Where do you sit?",
            "Your chair",
            (None,),
            _seated,
            {"seated": Event("You sit in {move}.")},
            [Move("Tehran", "iran"), Move("Washington", "us")],
            strips=LADDER,
        ),
        Part(
            "The crisis stands on {stands}.{more} You …",
            "Decision",
            CARDS,
            _decided,
            DECIDED,
            [Move(label, value, TOLD[label]) for label, value in STEPS.items()],
            states=1 + COUNT * len(SIDES),
            before=_before,
            strips=LADDER,
        ),
        Part(
            "In these weeks no way out was on offer. If one were?",
            "A way out",
            (None,),
            lambda _model, taken, _card: ("told", {"refused_doors": taken == "refuse"}),
            {"told": Event("You would {move}. Now a thousand half-years, played as you played.")},
            [Move("Take it", "take", "take it"), Move("Refuse it", "refuse", "refuse it")],
        ),
    ],
    onward=_onward,
    sums=[
        Line(
            "Of a thousand such half-years {war} end in war: {own} you choose, {other} the other side, {slid} no one. {talks} end in "
            "talks.",
            {"chose_war": (0, 0)},
        ),
        Line("You never chose war.", {"chose_war": (0, 0), "own": (0, 0)}),
        Line("Going on like this, you would.", {"chose_war": (0, 0), "own": (1, 1000)}),
        Line("You chose war, so there is no more to play.", {"chose_war": (1, 1)}),
    ],
    after="The other side does not learn from you.",
    said=[
        Line("You chose war.", {"chose_war": (1, 1)}),
        Line("In {chosen_1} you {chosen_2}; of a thousand such half-years {war} end in war and {talks} in talks."),
    ],
    columns={
        "war": "War, of 1,000",
        "own": "chosen by you",
        "other": "by the other side",
        "slid": "by no one",
        "talks": "Talks",
    },
    plays={
        f"{seat}: {way}": _plays(seat, *how)
        for seat in ("Tehran", "Washington")
        for way, how in (
            ("always down", ([DOWN] * 7, "Take it")),
            ("always hold", ([HOLD] * 7, "Take it")),
            ("up, but never the last step", ([UP] * 6 + [HOLD], "Take it")),
            ("the same, and every way out refused", ([UP] * 6 + [HOLD], "Refuse it")),
        )
    },
)
