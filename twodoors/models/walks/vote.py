"""The walk of chapter 4: how many opponents in the hall, then what the vote on record says, then the third hurdle."""

from twodoors.model import Step, Walk

#: A few more supporters stay away than on record; and a good third of those who come break ranks.
THIN = {"turnout_shia": 0.85, "come": 0}
SPLIT = {**THIN, "yes_shia": 0.65}

WALK = Walk(
    [
        Step("What you did in the round", panel="hump", played=True),
        Step(
            "About 160 supporters come, all for it; 165 make a session. You send ten opponents, who vote No. What changes?",
            controls="come",
            start=THIN,
            to={"come": 10},
            counts=["come_passes"],
            panel="hump",
            answer="It passes on {to.come_passes} of 100 evenings, not {start.come_passes}: your ten Noes are outvoted, your ten chairs "
            "are counted.",
            finding="a-no-supplies-the-quorum",
        ),
        Step(
            "A good third of the supporters now vote No, too. How many of you go in?",
            controls="come",
            start=SPLIT,
            to={"come": 116},
            counts=["come_passes"],
            panel="hump",
            choices=("None", "Twenty", "All"),
            right=2,
            feedback=(
                "With none there may be a session, and their Yes then wins.",
                "Twenty make the session, and are too few to win it.",
                "Together with those who break ranks you win the vote.",
            ),
            answer="All: {start.come_passes} of 100 with none, {to.come_passes <come=20>} with twenty, {to.come_passes} with all. Half "
            "of you, {to.come_passes <come=58>}: the middle is never the answer.",
            finding=("come-if-there-are-more-of-you", "together-all-or-nothing"),
        ),
        Step(
            "The same split house. Where does one more No begin to hurt the motion?",
            controls="come",
            start={**SPLIT, "come": 26},
            to={"come": 52},
            counts=["come_passes"],
            panel="hump",
            answer="From {start.come_passes} to {to.come_passes} of 100, as little as with none. A No helps most where there are 82, half "
            "a session, in every hall; here that is with 26 of yours.",
            finding="eighty-two",
        ),
        Step(
            "The vote on record: the supporters are the Shia lists. What if five in a hundred fewer of them come?",
            controls="turnout_shia",
            to={"turnout_shia": 0.85},
            counts=["passes"],
            panel="house",
            answer="Here it passes {to.passes} times in 100, not {start.passes}; where 86 in 100 of them come, "
            "{to.passes <turnout_shia=0.86>}. The whole vote hangs on nine members.",
        ),
        Step(
            "The same day, but nine in ten opponents come and vote No. Who would have called that unanimous?",
            controls="come",
            to={"come": 104},
            counts=["come_share"],
            panel="house",
            answer="Of those present {to.come_share as share} vote Yes, not {start.come_share as share}; there are {to.come_yes as count} "
            "Yes votes, as before. Unanimity measured who stayed away.",
            finding="what-unanimity-measures",
        ),
        Step(
            "It has passed. Will the troops be told to leave? First what a caretaker may do, then its wish.",
            controls=("authority", "pressure"),
            to={"authority": 0.8, "pressure": 0.8},
            counts=["expulsion"],
            panel="hurdles",
            answer="{start.expulsion} → {then.expulsion} → {to.expulsion} of 100, and not a seat has moved. With hardly any power, "
            "0.05, it would be {start.expulsion <authority=0.05>}.",
            finding="the-third-hurdle",
        ),
    ],
    critic="The government asked for it",
)
