"""The walk of chapter 8: what a word costs its speaker, what its silence costs, and which threat brings most force."""

from twodoors.model import Step, Walk

NEUTRAL = {"bias": 0.0, "effort": 0.0}

#: A friend whose word costs it as much as in the article’s reading, all of it by its share in the loss: so that one
#: slider leads from the neutral to it. What follows is the same.
FRIEND = {"bias": 0.8, "effort": 0.0}

#: The autumn of 2013, as in the preset of that name.
SYRIA_2013 = {"face": 0.9, "guarantee": 0.8, "bias": 0.9}

#: Force that comes although, or since, the third party kept silent.
IN_SILENCE = "threat*(1-offer_if_meant)*(1-accept_alone)"

WALK = Walk(
    [
        Step("What you did in the round", panel="hundred", played=True),
        Step(
            "The neutral becomes a friend, who shares the loss of the threatened side. What becomes of its word?",
            controls="bias",
            start=NEUTRAL,
            to={"bias": 0.8},
            counts=["heard"],
            panel="belief",
            answer="After its word the threat is thought to be meant {start.heard} → {to.heard} times in 100, but it speaks less: "
            "{start.offer} → {to.offer}. Force here only {start.war_risk} → {to.war_risk}.",
            finding=("nearer-is-believed", "nearer-speaks-less"),
        ),
        Step(
            "All judge better, with a friend or a neutral between them. Where does force become much rarer?",
            controls="rationality",
            to={"rationality": 8.0},
            counts=["war_risk"],
            panel="hundred",
            choices=("With the friend", "With the neutral", "With both"),
            right=0,
            feedback=(
                "A friend that judges well does not speak before a bluff.",
                "It would spare a war at any risk: it speaks before a bluff, too.",
                "The neutral would spare a war at any risk: it speaks before a bluff, too.",
            ),
            answer="With the friend {start.war_risk} → {to.war_risk} of 100. With the neutral here {start.war_risk <bias=0, "
            "effort=0>} → {to.war_risk <bias=0, effort=0>}: it speaks at either reading, so its word tells nothing.",
            finding="a-neutral-moves-nothing",
        ),
        Step(
            "Such a neutral, all judging as well: what if a settlement costs it something of its own?",
            controls="effort",
            start={**NEUTRAL, "rationality": 8.0},
            to={"effort": 0.4},
            counts=["heard", "war_risk"],
            panel="belief",
            answer="Meant after its word: {start.heard} → {to.heard} of 100; force {start.war_risk} → {to.war_risk}, all as with the "
            "friend. What makes a word worth hearing is its price.",
            finding=("the-price-counts", "effort-is-believed"),
        ),
        Step(
            "The friend again, as at first: what if the settlement costs it nearly as much as a war?",
            controls="effort",
            to={"effort": 0.8},
            counts=["offer", "war_risk"],
            panel="hundred",
            answer="Its word is too dear to say: it speaks {start.offer} → {to.offer} times in 100. Force {start.war_risk} → "
            f"{{to.war_risk}}, of which {{to.{IN_SILENCE}}} in silence.",
            finding="effort-speaks-less",
        ),
        Step(
            "From a weak threat to a certain one: where does it bring the most force?",
            controls="threat",
            start={"threat": 0.1},
            to={"threat": 1.0},
            counts=["war_risk"],
            panel="force",
            answer="Force here: {start.war_risk} of 100 by a weak threat, {start.war_risk <threat=0.75>} by a middling one, "
            "{to.war_risk} by a certain one. The half-hearted threat is meant often enough, and heeded too seldom.",
            finding="half-hearted",
        ),
        Step(
            "A threat that is probably meant. The friend makes way for a neutral: what of the force in silence?",
            controls="bias",
            start={**FRIEND, "threat": 0.8},
            to={"bias": 0.0},
            counts=["offer"],
            panel="force",
            answer=f"In silence {{start.{IN_SILENCE}}} → {{to.{IN_SILENCE}}} of 100. Where the way out alone would do, a friend’s "
            "silence can cost a war; the neutral speaks {start.offer} → {to.offer} times.",
            finding=("where-the-way-out-would-do", "silences-cost"),
        ),
        Step(
            "Syria, September 2013. What if Moscow’s offer had saved less face?",
            controls="face",
            start=SYRIA_2013,
            to={"face": 0.4},
            counts=["talks"],
            panel="hundred",
            answer="Talks {start.talks} → {to.talks} of 100. Had Syria had to give up more instead ({start.concession <concession=0.8> as "
            "number} of what war would cost it), here still {start.talks <concession=0.8>}.",
            finding=("face-brings-talks", "concession-brings-talks"),
        ),
    ],
    critic="Moscow gains by the quarrel",
)
