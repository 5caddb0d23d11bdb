"""The walk of chapter 10: a deal tried by hand, what linking adds; three tables, who pays, and what stands."""

from twodoors.model import Step, Walk

HEADS, SEAT = {"table": 1}, {"table": 2}

WALK = Walk(
    [
        Step("What you did in the round", panel="deal", played=True),
        Step(
            "Swap the halves: the programme to Washington, the rest to Tehran. Who gains?",
            controls=("share_nuclear_tried", "share_other_tried"),
            to={"share_nuclear_tried": 1.0, "share_other_tried": 0.0},
            counts=["tried_gulf"],
            panel="deal",
            answer="Both who trade: Washington {start.tried_us} → {to.tried_us}, Tehran {start.tried_iran} → {to.tried_iran}. The Gulf "
            "states lose, {start.tried_gulf} → {to.tried_gulf}: what is given away is what they want.",
            finding="the-two-wishes",
        ),
        Step(
            "Two bargain over both issues. What if Tehran cares about them as Washington does?",
            controls="iran_nuclear",
            start=HEADS,
            to={"iran_nuclear": 0.6},
            counts=["gain_from_linkage"],
            panel="bargain",
            answer="Nothing is left to trade: Washington {start.us_gain} → {to.us_gain}, Tehran {start.iran_gain} → {to.iran_gain}. "
            "Linking the issues adds {to.gain_from_linkage}, not {start.gain_from_linkage}: it lives on difference.",
            finding=("linkage-pays-by-difference", "same-priorities-add-nothing"),
        ),
        Step(
            "Both issues, over the Gulf states’ heads: do the two sign more often?",
            controls="table",
            to=HEADS,
            counts=["table_signed"],
            panel="hundred",
            answer="Yes: both sign {start.table_signed} → {to.table_signed} of 100, as each gains more by it. Of these here "
            "{to.heads_survives} stand; the others are wrecked by those left out.",
            finding="more-issues-are-signed",
        ),
        Step(
            "The Gulf states get a seat; they want what Washington wins. Who pays for it?",
            controls="table",
            start=HEADS,
            to=SEAT,
            counts=["table_iran"],
            panel="bargain",
            choices=("Washington", "Tehran", "Both"),
            right=1,
            feedback=(
                "Its guests want what it wins, so its side now counts twice.",
                "What the guests gain is its loss, and now that counts.",
                "Only what Tehran kept is there for the guests to gain.",
            ),
            answer="Tehran, {start.table_iran} → {to.table_iran}. The Gulf states gain {start.table_gulf} → {to.table_gulf}, "
            "Washington {start.table_us} → {to.table_us}: two at the table now want the same.",
            finding=("tehran-pays-for-the-seat", "washington-seldom-pays"),
        ),
        Step(
            "Now a veto instead, and no voice in the bargain. How much of the seat is left?",
            controls="table",
            start=SEAT,
            to={"table": 3},
            counts=["table_gulf"],
            panel="bargain",
            answer="Little: the Gulf states {start.table_gulf} → {to.table_gulf}, as much as without a deal; Tehran "
            "{start.table_iran} → {to.table_iran}, Washington {start.table_us} → {to.table_us}. Most of a seat is the voice.",
            finding=("a-veto-serves-less-than-a-seat", "a-veto-costs-tehran-less"),
        ),
        Step(
            "Over their heads again. Suppose that those left out can wreck less: is their seat still worth it?",
            controls="spoil",
            start=HEADS,
            to={"spoil": 0.2},
            counts=["heads_survives", "survives"],
            panel="hundred",
            answer="No: {start.heads_survives} → {to.heads_survives} stand, with a seat {to.survives}. Here it pays from a chance of "
            "0.65 up; if no one misjudged, wherever they would lose.",
            finding=("when-a-seat-pays", "a-seat-pays-where-they-would-lose"),
        ),
        Step(
            "Back. Suppose that the Gulf states want what Washington wants: would they still wreck the deal?",
            controls="gulf_nuclear",
            start=HEADS,
            to={"gulf_nuclear": 0.6},
            counts=["heads_survives", "survives"],
            panel="hundred",
            answer="Less: they gain by it, and {start.heads_survives} → {to.heads_survives} stand here. With a seat "
            "{to.survives}: now it is one more signature to slip.",
            finding=("a-seat-changes-nothing-else", "no-seat-for-those-who-gain"),
        ),
    ],
    critic="Narrow was possible",
)
