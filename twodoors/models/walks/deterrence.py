"""The walk of chapter 7: a threat moves the blow before it stops it; then what promise and offer do that it does not."""

from twodoors.model import Step, Walk

#: The threat of 4 January 2020, taken at its word.
FIRM = {"hit_limited": 0.6, "hit_severe": 0.95}

#: Where the round begins, and its five steps of each kind.
ROUND = {"hit_anyway": 0.3, "hit_limited": 0.4, "hit_severe": 0.7}

#: Holding back costs more than the blow that is threatened; threat and promise are fully believed.
HONOUR = {"gain_severe": 1.3, "hit_anyway": 0.0, "hit_limited": 1.0, "hit_severe": 1.0}

WALK = Walk(
    [
        Step("What you did in the round", panel="hundred", played=True),
        Step(
            "Before the killing. The answer to a severe blow becomes far surer: how many who hit hard now hold back?",
            controls="hit_severe",
            start={"hit_limited": 0.1, "hit_severe": 0.4},
            to={"hit_severe": 0.85},
            counts=["refrain", "severe"],
            panel="hundred",
            choices=("None", "Half of them", "Nearly all"),
            right=0,
            feedback=(
                "The limited blow is next best, and still hardly ever answered.",
                "Next best to them is the limited blow, still hardly ever answered.",
                "Next best to them is the limited blow, still hardly ever answered.",
            ),
            answer="Here none: the threat moves the blow, it does not stop it. Severe blows {start.severe} → {to.severe} of 100, "
            "limited ones {start.limited} → {to.limited}; {to.refrain} hold back, as before.",
            finding="threat-against-the-great",
        ),
        Step(
            "The first setting, but severe blows are seldom answered. Make the answer likelier: where does Iran turn?",
            controls="hit_severe",
            start={"hit_severe": 0.3},
            to={"hit_severe": 0.5},
            counts=["severe"],
            panel="beliefs",
            answer="Hitting hard: {start.severe} → {to.severe} of 100. Where Iran thinks an answer {to.critical_risk} in 100 "
            "likely, it is {start.severe <hit_severe=0.4>}: the critical risk. There a severe blow is worth as much as the "
            "limited one.",
            finding="an-even-chance",
        ),
        Step(
            "From there: threaten the limited blow, too. What do those do who are kept from it?",
            controls="hit_limited",
            start={"hit_severe": 0.5},
            to={"hit_limited": 0.6},
            counts=["refrain", "severe"],
            panel="hundred",
            answer="Some hold back: {start.refrain} → {to.refrain} of 100. The angriest take the great blow instead: here "
            "{start.severe} → {to.severe}.",
            finding=("small-blow-restrains", "small-blow-too"),
        ),
        Step(
            "A firm threat, but Iran thinks it will probably be struck in any case. What does a promise add?",
            controls="hit_anyway",
            start={**FIRM, "hit_anyway": 0.6},
            to={"hit_anyway": 0.0},
            counts=["refrain", "severe"],
            panel="hundred",
            answer="Here {start.refrain} of 100 hold back without a promise, {to.refrain} with one that is believed. “Move, and we "
            "hit you” needs its other half: hold still, and you are safe.",
            finding="promise-restrains",
        ),
        Step(
            "The round’s five steps, all for the threat. How many hold back, and how many are struck?",
            controls=("hit_limited", "hit_severe"),
            start=ROUND,
            to={"hit_limited": 0.65, "hit_severe": 0.95},
            counts=["refrain", "struck"],
            panel="hundred",
            answer="{start.refrain} → {to.refrain} of 100 hold back; by offer or promise as many. Struck are here {to.struck} by "
            "threat, {start.struck <inducement=0.25>} by offer, {start.struck <hit_anyway=0.05>} by promise.",
            finding=("three-ways-to-the-same", "three-prices"),
        ),
        Step(
            "Not to hit back costs more than being struck; threat and promise are fully believed. What can an offer do?",
            controls="inducement",
            start=HONOUR,
            to={"inducement": 0.6},
            counts=["refrain", "severe"],
            panel="hundred",
            answer="{start.refrain} → {to.refrain} hold back: threat and promise are used up, the offer is not. But the blow’s size "
            "is assumed: were it twice as heavy, {start.refrain <gain_severe=0.65, rationality=8>} would.",
            finding=("beyond-any-threat", "a-heavier-blow"),
        ),
    ],
    critic="A threat is an insult",
    article="The article’s hope",
)
