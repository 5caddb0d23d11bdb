"""The walk of chapter 12: the number chooses the kind of danger, diplomacy shrinks one kind; and what divides the sides."""

from twodoors.model import Step, Walk

THREAT = {"drawn_in": 0.6, "isis": 0.1}
WAITING = {"isis": 0.6, "troops": 0.0}

WALK = Walk(
    [
        Step("You kept soldiers in Iraq in the round above: how many?", played=True),
        Step(
            "No soldiers, or 10,400 of them: when is America drawn in deeper?",
            controls="troops",
            start={"troops": 0.0},
            to={"troops": 2.0},
            counts=["disaster"],
            answer="In {start.deeper} of 100 years with none, {first.deeper} with 5,200, {to.deeper} with 10,400: here hardly more or "
            "fewer, but of another kind. Brought back {start.resurgence} → {to.resurgence}, drawn in {start.disaster} → "
            "{to.disaster}.",
            finding="more-to-be-hit",
        ),
        Step(
            "Diplomacy now stops most attacks. Which number is safest?",
            controls="diplomacy",
            to={"diplomacy": 0.8},
            counts=["deeper"],
            choices=("Fewer soldiers", "As many", "More soldiers"),
            right=2,
            feedback=(
                "Soldiers have just become safer to have.",
                "It falls most where most soldiers are.",
                "Each soldier now costs less danger.",
            ),
            answer="With more: the diamond moves right. With 5,200 the danger falls from {start.deeper} to {to.deeper}, with none not "
            "at all. That is what these numbers give, and no advice.",
            finding="no-argument-for-leaving",
        ),
        Step(
            "The diplomacy stays, and now all soldiers go home. What becomes of the danger?",
            controls="troops",
            start={"diplomacy": 0.8},
            to={"troops": 0.0},
            counts=["deeper"],
            answer="It rises from {start.deeper} to {to.deeper}, as high as without diplomacy. Nobody is left to be attacked, and of the "
            "other danger diplomacy takes nothing: that is assumed.",
            finding="nothing-for-none",
        ),
        Step(
            "Back to little diplomacy and 5,200 soldiers. What if one looks five years ahead, not one?",
            controls="years",
            to={"years": 5.0},
            counts=["deeper"],
            answer="The danger rises from {start.deeper} to {to.deeper}, and the diamond stays: both dangers are the same every year, and "
            "count as equally bad. That was put in, not found out.",
            finding="the-horizon-does-not-decide",
        ),
        Step(
            "As Barndollar sees it: attacks likelier, the Islamic State weak. What if the soldiers go home?",
            controls="troops",
            start=THREAT,
            to={"troops": 0.0},
            counts=["deeper"],
            answer="Here the danger falls from {start.deeper} to {to.deeper}. The soldiers brought one danger, and there was hardly "
            "another to hold down.",
        ),
        Step(
            "As Iraq’s Kurdish leaders see it: the Islamic State waits for the gap. None, or 5,200 soldiers?",
            controls="troops",
            start=WAITING,
            to={"troops": 1.0},
            counts=["deeper"],
            answer="Here the danger falls from {start.deeper} to {to.deeper} if they stay. What divides the sides is how likely either "
            "danger is, not how many soldiers one likes.",
        ),
    ],
    critic="The presence is the threat",
)
