"""Twenty years: the number of soldiers chooses the kind of danger, and diplomacy shrinks one kind."""

from __future__ import annotations

from typing import Any

from twodoors.model import Event, Line, Move, Part, Result, Round, Strip

YEARS = 20
HERE = 5200  # soldiers in January 2020, which the model counts as 1
DIPLOMACY = 0.8


def hard(model: Any, soldiers: int, diplomacy: float) -> tuple[int, int]:
    """Hard years of twenty: drawn in, and brought back. In a year it is one or the other, as the two rates have it."""
    given = {**model.defaults, "troops": soldiers / HERE, "diplomacy": diplomacy, "years": 1.0}
    found = {name: float(value) for name, value in model.everything(given).items()}
    years = round(YEARS * found["deeper"])
    drawn = round(years * found["rate_drawn"] / (found["rate_drawn"] + found["rate_back"]))
    return drawn, years - drawn


def _kept(diplomacy: float | None) -> Any:
    def follows(model: Any, soldiers: int, _card: None) -> Result:
        drawn, back = hard(model, soldiers, model.defaults["diplomacy"] if diplomacy is None else diplomacy)
        return "years", {"drawn": drawn, "back": back}

    return follows


EVENTS = {"years": Event("Twenty years with {move}: drawn in by attacks {drawn:word}, brought back {back:word}.")}
MOVES = [
    Move(f"{soldiers:,}", soldiers, f"{soldiers:,} soldiers" if soldiers else "no soldiers")
    for soldiers in (0, HERE // 2, HERE, 2 * HERE)
]
YEAR = Strip(
    "Twenty years",
    YEARS,
    {"drawn": ("drawn in by attacks on the troops", "full"), "back": ("brought back to Iraq", "half")},
)
ASKS = "How many soldiers stay in Iraq?"

ROUND = Round(
    title="twenty years",
    who="You decide how many American soldiers stay in Iraq, for twenty years.",
    says="A hard year is one in which attacks on the troops draw America in deeper, or in which the Islamic State brings it back.",
    parts=[
        Part(ASKS, "First twenty years", (None,), _kept(None), EVENTS, MOVES, strips=[YEAR]),
        Part(
            ASKS,
            "Twenty years with diplomacy",
            (None,),
            _kept(DIPLOMACY),
            EVENTS,
            MOVES,
            strips=[YEAR],
            opens="Now suppose that talks with those who attack take away four fifths of that danger. Twenty years once more.",
        ),
    ],
    sums=[
        Line(
            "First, with {chosen_1}: drawn in {drawn_1:word}, brought back {back_1:word}. With diplomacy and {chosen_2}: drawn in "
            "{drawn_2:word}, brought back {back_2:word}."
        )
    ],
    after="Six to eight hard years, whichever you chose first; you chose which kind. Diplomacy took from one kind only.",
    said=[Line("You kept {chosen_1}, then with diplomacy {chosen_2}.")],
    columns={
        "drawn_1": "Drawn in",
        "back_1": "Brought back",
        "drawn_2": "Drawn in, with diplomacy",
        "back_2": "Brought back, with diplomacy",
    },
)
