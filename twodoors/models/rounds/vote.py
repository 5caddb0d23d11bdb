"""Six evenings: a No in the hall is outvoted and counted; an empty chair may leave the hall short of a session."""

from __future__ import annotations

from typing import Any

from twodoors.model import Event, Line, Move, Part, Result, Round, Strip

SESSION = 165  # of 329 members
SUPPORTERS = (153, 157, 159, 161, 164, 167)  # who come, all of them for it
SENT = (0, 5, 10, 20, 40, 60, 116)


def _met(_model: Any, sent: int, supporters: int) -> Result:
    present = supporters + sent
    numbers = {"supporters": supporters, "sent": sent, "present": present}
    if present < SESSION:
        return "short", numbers | {"passed": 0}
    passes = supporters > sent
    return ("passed" if passes else "rejected"), numbers | {"passed": passes}


ROUND = Round(
    title="six evenings",
    who="You lead 116 opponents of the bill. All of yours vote No.",
    says="About 160 supporters will come each evening, all for it; {session} members make a session, and without one there is no vote. "
    "How many of your people do you send into the hall?",
    given=lambda _: {"session": SESSION},
    parts=[
        Part(
            "How many do you send?",
            "Evening",
            SUPPORTERS,
            _met,
            {
                "short": Event(
                    "{supporters} supporters came and {sent} of yours: {present}, which is no session.",
                    "no session",
                    "open",
                ),
                "passed": Event(
                    "{supporters} supporters came and {sent} of yours: {present}, a session. It passes.", "passes"
                ),
                "rejected": Event(
                    "{supporters} supporters came and {sent} of yours. It is voted down.", "voted down", "cross"
                ),
            },
            [Move(str(sent), sent) for sent in SENT],
            strips=[
                Strip(
                    "In the hall, a dot for ten members; {session} make a session",
                    33,
                    {"supporters": ("supporters", "full"), "sent": ("opponents", "open")},
                    each=10,
                )
            ],
        )
    ],
    sums=[Line("It passed on {passed:word} of the six evenings.")],
    after="With nobody of yours in the hall it passes on one of the six, with all of you on six: your No is outvoted, your chair is "
    "counted.",
    said=[Line("You sent {chosen}; it passed on {passed:word} of six evenings.")],
    columns={"passed": "Passes, of six"},
)
