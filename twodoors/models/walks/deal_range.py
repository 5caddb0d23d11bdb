"""The walk of chapter 1: the strike's two hinges apart, then together; then the risk is chosen, and what it is to be wrong."""

from twodoors.model import Step, Walk

BEFORE = {"cost_iran": 0.25, "doubt": 0.1}

WALK = Walk(
    [
        Step("What you did in the round", panel="irans", played=True),
        Step(
            "Before the strike. War would now cost Iran more, and Washington knows it: which door moves?",
            controls="cost_iran",
            start=BEFORE,
            to={"cost_iran": 0.3},
            counts=["range_width", "war_risk"],
            panel="irans",
            answer="Only the door to a deal: the room grows from {start.range_width} to {to.range_width} of 100, and "
            "{to.war_risk} of 100 refuse, as before.",
            finding="irans-cost-too",
        ),
        Step(
            "Now Washington only grows much less sure of Iran’s cost. What will it expect to get?",
            controls="doubt",
            start=BEFORE,
            to={"doubt": 0.25},
            counts=["war_risk", "us_value"],
            panel="irans",
            choices=("More", "As much", "Less"),
            right=2,
            feedback=(
                "A bolder demand pays where it is met, but it is refused too often.",
                "The average Iran is the same, but one Iran answers, not the average.",
                "It can no longer tell how far it may go, and loses by either.",
            ),
            answer="Less: {to.us_value} of 100, not {start.us_value}; {to.war_risk} of 100 refuse what it asks for. The room for a "
            "deal stays {to.range_width}.",
            finding=("doubt-brings-risk", "the-room-stays"),
        ),
        Step(
            "Both at once, from before the strike to after it: which door opens?",
            controls=("cost_iran", "doubt"),
            start=BEFORE,
            to={"cost_iran": 0.3, "doubt": 0.25},
            counts=["range_width", "war_risk"],
            panel="irans",
            answer="Both: room for a deal {start.range_width} → {to.range_width}, refused {start.war_risk} → {to.war_risk}. And "
            "Washington here expects {to.us_value}, not {start.us_value}.",
            finding="both-doors",
        ),
        Step(
            "After the strike you choose the demand. From the safe one up: what is it worth to ask for more?",
            controls="ask",
            to={"ask": 0.9},
            counts=["ask_risk", "ask_value"],
            panel="demands",
            answer="{start.ask} is never refused; {start.demand} (◆) is refused {start.war_risk} times in 100 and brings "
            "{start.us_value}; {to.ask} brings {to.ask_value}. The risk is chosen: Washington gains {start.gamble_gain} by it, Iran "
            "loses {start.iran_loss}.",
            finding="the-gamble",
        ),
        Step(
            "Washington would win twice as much in a war. How many more refuse?",
            controls="power",
            start={"power": 0.3},
            to={"power": 0.6},
            counts=["demand", "war_risk"],
            panel="irans",
            answer="None: it asks for {to.demand} of 100, not {start.demand}, and Iran hopes for as much less from war. Refused "
            "{to.war_risk} of 100, as before.",
            finding="power-is-neutral",
        ),
        Step(
            "The same Washington, but Iran dreads war less than it thinks. What does Washington notice?",
            controls="misread",
            to={"misread": 0.3},
            counts=["war_risk", "risk_believed"],
            panel="irans",
            answer="Nothing: it asks what it asked, and still reckons with {to.risk_believed} refusals in 100. There are "
            "{to.war_risk}.",
            finding=("being-wrong", "its-own-reckoning"),
        ),
        Step(
            "Washington is wrong by a fifth, and cannot know. Would it be safer if it were surer?",
            controls="doubt",
            start={"misread": 0.2},
            to={"doubt": 0.05},
            counts=["war_risk"],
            panel="irans",
            answer="Up to a point: refused {start.war_risk} → {to.war_risk <doubt=0.13>} of 100 at a doubt of 0.13, a third of the "
            "two costs, then {to.war_risk}. Sure and wrong is the worst here.",
            finding="a-third-is-safest",
        ),
    ],
    critic="A nation brought together",
)
