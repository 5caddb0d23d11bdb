"""Four places: where a deal on two issues could lie, who would sign it, and what a third signature takes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

from twodoors.model import Dial, Event, Line, Part, Result, Round, Strip

NAMES = {"us": "Washington", "iran": "Tehran", "gulf": "the Gulf"}
STOPS = range(0, 105, 5)
ENOUGH = 1e-9  # what rounding may leave of it


def brings(model: Any, nuclear: float, rest: float) -> dict[str, float]:
    """What the place brings each side, in [0, 1]; Washington’s shares of the nuclear issue and of the rest are given."""
    weight = model.defaults
    return {
        "us": weight["us_nuclear"] * nuclear + (1 - weight["us_nuclear"]) * rest,
        "iran": 1 - weight["iran_nuclear"] * nuclear - (1 - weight["iran_nuclear"]) * rest,
        "gulf": weight["gulf_nuclear"] * nuclear + (1 - weight["gulf_nuclear"]) * rest,
    }


def signers(model: Any, found: Mapping[str, float]) -> list[str]:
    """Who would sign what brings them so much."""
    reserve = {
        "us": model.defaults["reserve"],
        "iran": model.defaults["reserve"],
        "gulf": model.defaults["reserve_gulf"],
    }
    return [side for side in NAMES if found[side] >= reserve[side] - ENOUGH]


def most(model: Any, whose: str, *signing: str) -> float:
    """The most for one side, of 100, at a place that these would sign."""
    places = (brings(model, x / 100, y / 100) for x, y in product(STOPS, STOPS))
    return max(100 * found[whose] for found in places if set(signing) <= set(signers(model, found)))


def _placed(model: Any, place: tuple[int, int], _card: None) -> Result:
    found = brings(model, place[0] / 100, place[1] / 100)
    signing = signers(model, found)
    numbers = {side: int(100 * value + 0.5 + ENOUGH) for side, value in found.items()}
    return "".join(side[0] for side in signing) or "-", numbers | {f"{side}_signs": side in signing for side in NAMES}


def _listed(sides: tuple[str, ...]) -> str:
    """Who would sign, in words."""
    if len(sides) == len(NAMES):
        return "All"
    named = [NAMES[side] for side in sides]
    told = " and ".join(filter(None, [", ".join(named[:-1]), *named[-1:]])) or "nobody"
    return f"{told[0].upper()}{told[1:]}"


COMBINED = [
    tuple(side for side, signs in zip(NAMES, chosen, strict=True) if signs)
    for chosen in product((True, False), repeat=3)
]
EVENTS = {
    "".join(side[0] for side in sides) or "-": Event(
        f"Washington {{us}}, Tehran {{iran}}, the Gulf {{gulf}}. {_listed(sides)} would sign."
    )
    for sides in COMBINED
}
DIALS = [Dial("Washington’s nuclear share", 0, 100, 5), Dial("Washington’s share of the rest", 0, 100, 5)]
STRIPS = [
    Strip(f"{name[0].upper()}{name[1:]} (signs from 25)", 20, {side: ("of 100", "full")}, each=5)
    for side, name in NAMES.items()
]
ASKED = {
    "Find the most for Washington that Tehran would sign.": ("us", "iran"),
    "Find the most for Tehran that Washington would sign.": ("iran", "us"),
    "Now the Gulf must sign as well. The most for Washington that both would sign?": ("us", "iran", "gulf"),
    "And the most for Tehran that both would sign?": ("iran", "us", "gulf"),
}

ROUND = Round(
    title="four places",
    who="You mediate between Washington and Tehran; the Gulf’s states look on.",
    says="A deal gives Washington a share of the nuclear issue and a share of the rest; Tehran has what is left. Washington cares more "
    "for the first, Tehran and the Gulf for the rest. Who gets 25 of 100 would sign.",
    parts=[Part(asks, "Place", (None,), _placed, EVENTS, strips=STRIPS, dials=DIALS) for asks in ASKED],
    given=lambda model: (
        {f"most_{i + 1}": int(most(model, *sides) + 0.5 + ENOUGH) for i, sides in enumerate(ASKED.values())}
        | {"taken": int(most(model, "iran", "us") + 0.5) - int(most(model, "iran", "us", "gulf") + 0.5)}
    ),
    sums=[
        Line("For Washington you found {us_1}, and with the Gulf’s signature {us_3}; there are {most_1} and {most_3}."),
        Line("For Tehran you found {iran_2}, and with the Gulf’s signature {iran_4}; there are {most_2} and {most_4}."),
        Line("Tehran would not have signed your first place.", {"iran_signs_1": (0, 0)}),
        Line("Washington would not have signed your second.", {"us_signs_2": (0, 0)}),
        Line("Tehran would not have signed your third.", {"iran_signs_3": (0, 0)}),
        Line("The Gulf would not have signed your third.", {"gulf_signs_3": (0, 0)}),
        Line("Washington would not have signed your fourth.", {"us_signs_4": (0, 0)}),
        Line("The Gulf would not have signed your fourth.", {"gulf_signs_4": (0, 0)}),
    ],
    after="The third signature takes nothing from the most that Washington can get, and {taken} from Tehran’s.",
    said=[
        Line(
            "Your four places brought Washington {us_1}, Tehran {iran_2}, and, for the Gulf to sign, Washington {us_3} and Tehran {iran_4}."
        ),
    ],
    columns={
        "us_1": "Washington, first",
        "iran_2": "Tehran, second",
        "us_3": "Washington, third",
        "iran_4": "Tehran, fourth",
    },
    plays={
        "The most there is: 100 and 65, 45 and 0, 100 and 65, 25 and 25": [
            "100 and 65",
            "45 and 0",
            "100 and 65",
            "25 and 25",
        ],
        "Halves": ["50 and 50"] * 4,
        "A swap: all of the nuclear issue for all of the rest": ["100 and 0"] * 4,
    },
)
