"""Twenty Washingtons, and twenty more: a word that costs something to break, and one that costs too much."""

from __future__ import annotations

from typing import Any

from twodoors.model import Event, Line, Move, Part, Result, Round

#: Of twenty: who speak and mean it, who speak and do not, who are silent. A test holds them to the model.
FIRST = ("means",) * 6 + ("bluffs",) * 6 + ("silent",) * 8
SECOND = ("means",) * 6 + ("silent",) * 14

#: What breaking its word costs Washington in the second row, where consent is worth 1 to it.
DEARER = 1.1


def _heard(_model: Any, answer: str | None, card: str) -> Result:
    kept = answer == "consent" and card == "means"
    broken = answer == "consent" and card == "bluffs"
    event = "silent" if answer is None else "kept" if kept else "broken" if broken else "refused"
    return event, {"kept": kept, "broken": broken, "refused": answer == "refuse"}


EVENTS = {
    "kept": Event("You consented, and the word was kept.", "kept", "open"),
    "broken": Event("You consented, and the word was broken.", "broken", "cross"),
    "refused": Event("You refused. Whether it was meant, nobody will know.", "refused", "half"),
    "silent": Event("It kept silent.", "silent", "small"),
}
MOVES = [Move("Consent", "consent", "consent"), Move("Refuse", "refuse", "refuse")]
ASKS = "This one gives its word. You …"
SILENT = "Silent, passing by: {silent:word}."

ROUND = Round(
    title="twenty Washingtons",
    who="You are Baghdad. Twenty Washingtons come to your door. Some give you their word in public; some keep silent, and pass by.",
    says="Breaking a public word costs Washington something. One that keeps it is worth your consent; one that breaks "
    "it is not.",
    parts=[
        Part(ASKS, "Word", FIRST, _heard, EVENTS, MOVES, passing=("silent",), passed=SILENT),
        Part(
            ASKS,
            "Word",
            SECOND,
            _heard,
            EVENTS,
            MOVES,
            passing=("silent",),
            passed=SILENT,
            opens="So far: kept {kept_1:word}, broken {broken_1:word}. Now twenty others, to whom breaking their word would cost more "
            "than your consent is worth.",
        ),
    ],
    sums=[
        Line(
            "First row: kept {kept_1:word}, broken {broken_1:word}. Second row: kept {kept_2:word}, broken {broken_2:word}."
        ),
    ],
    after="Twelve gave their word; six meant it, and nothing they said told you which. In the second row only those who meant it spoke.",
    said=[Line("You chose to {chosen_1}; kept {kept_1:word}, broken {broken_1:word}.")],
    columns={
        "kept_1": "Kept, first row",
        "broken_1": "Broken, first row",
        "kept_2": "Kept, second row",
        "broken_2": "Broken, second row",
    },
)
