"""Ten demands: asking what pays most means being refused, by one who has more to gain from war than it seems."""

from typing import Any

from twodoors.model import Event, Line, Move, Part, Result, Round

WAR = 40  # what war leaves Washington, of 100
SHARE = 50  # what Iran accepts, beside what war would cost it
COSTS = [7.5 + 5 * card for card in range(10)]  # of 100: evenly spaced, from 5 to 55
MISREAD = 0.3  # how much less Iran dreads war than that, on the second cards


def _asked(_model: Any, asked: int, cost: float) -> Result:
    """Iran accepts a demand that takes no more than war would cost it."""
    refused = asked > SHARE + cost
    got = WAR if refused else asked
    return ("refused" if refused else "accepted"), {"average": got / len(COSTS), "refused": refused}


EVENTS = {
    "accepted": Event("You asked for {move}. Iran accepts.", "accepted", "open"),
    "refused": Event("You asked for {move}. Iran refuses, and it is war: {war} is left you.", "refused: war", "cross"),
}
MOVES = [Move(str(demand), demand) for demand in range(55, 85, 5)]
ASKS = "Of 100, what do you ask for?"

ROUND = Round(
    title="ten demands",
    who="You are Washington. You make ten demands of ten Irans, each of which may take what you ask for or leave it.",
    says="War leaves you {war} of 100. Iran accepts up to 50 plus what war would cost it, which you do not know: between 5 and "
    "55, each time another.",
    given=lambda _: {"war": WAR},
    parts=[Part(ASKS, "Demand", COSTS, _asked, EVENTS, MOVES)],
    again=Part(
        ASKS,
        "Demand",
        [(1 - MISREAD) * cost for cost in COSTS],
        _asked,
        EVENTS,
        MOVES,
        opens="Now suppose you had misread Iran: war would cost it 30% less than you think. Your own ten demands once more.",
    ),
    sums=[
        Line("Your demands brought you {average} of 100 on average. Iran refused none.", {"refused": (0, 0)}),
        Line(
            "Your demands brought you {average} of 100 on average. Iran refused {refused:word} of the ten, and that was war.",
            {"refused": (1, 10)},
        ),
    ],
    after="Asking what pays most means war in three or four of ten. Nobody here wanted war, and it was chosen.",
    told_again="Misread: {refused:word} of ten refused where you reckoned; here {refused_again:word}, and {average_again} of "
    "100 on average.",
    said=[Line("You asked for {chosen}; {refused:word} of ten refused.")],
    columns={"average": "Brings on average, of 100", "refused": "Refused, of ten", "refused_again": "Misread: refused"},
)
