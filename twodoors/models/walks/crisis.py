"""The walk of chapter 13: the strike, the ways out, pride and what war costs; what the chapters put in; judgement."""

from twodoors.model import Joint, Step, Walk

#: What the six chapters on Iraq give: no militia attacks, or each result at the worse end of what 5 to 95 of a hundred
#: settings of its model give.
NONE = {"militia": 0.0}
WORST = {"strain": 0.38, "militia": 0.99, "expulsion": 0.0, "provoke": 1.0, "consent": 0.07, "danger": 0.45}

WALK = Walk(
    [
        Step("What you did in the round", panel="thousand", played=True),
        Step(
            "From threats and shows of force, the strike lifts the crisis three rungs. What of war and talks?",
            controls="start",
            start={"start": 2.0},
            to={"start": 5.0},
            counts=["war", "talks"],
            panel="thousand",
            answer="War {start.war as thousand} → {to.war as thousand} of 1,000, talks {start.talks as thousand} → {to.talks as "
            "thousand}. In the list, full-scale war followed a direct violent act in 12 of 140 crises, another trigger in 17 of 215.",
            finding=("higher-rung-likelier-war", "strike-brings-talks"),
        ),
        Step(
            "A way out no oftener at the top, then no strike: what of talks?",
            controls=("door_slope", "start"),
            to={"door_slope": 0.0, "start": 2.0},
            counts=["talks"],
            panel="thousand",
            answer="Talks {start.talks as thousand} → {then.talks as thousand} of 1,000, and {to.talks as thousand} without the strike: by "
            "slips. If no one misjudged, {perfect.talks <start=5> as thousand} with, {perfect.talks as thousand} without.",
            finding="flat-door",
        ),
        Step(
            "The strike again. What if a way out were on offer twice as often?",
            controls="opening",
            to={"opening": 0.026},
            counts=["war", "talks"],
            panel="thousand",
            answer="Talks {start.talks as thousand} → {to.talks as thousand} of 1,000, war {start.war as thousand} → {to.war as "
            "thousand}. Diplomacy moves both doors.",
            finding=("wider-door-more-talks", "wider-door-less-war"),
        ),
        Step(
            "Each step up is praised at home: how many wars?",
            controls="pride",
            start={"pride": 0.0},
            to={"pride": 0.08},
            counts=["war"],
            panel="thousand",
            choices=("Fewer", "About as many", "About twice as many"),
            right=2,
            feedback=(
                "Care would have to come from what war costs, and that is unchanged.",
                "It changes what each side does: a step up is worth more to it, a step down less.",
                "More steps up and fewer steps down keep the crisis near the top, where it may slide, or be pushed over.",
            ),
            answer="War {start.war as thousand} → {to.war as thousand} of 1,000, chosen {start.chosen as thousand} → {to.chosen as "
            "thousand}. It rests on slips: sides that never misjudge choose no war here, however proud.",
            finding="pride-never-less-war",
        ),
        Step(
            "From the first setting: what if a war cost Washington less?",
            controls="war_cost_us",
            to={"war_cost_us": 1.25},
            counts=["war", "chosen"],
            panel="thousand",
            answer="War {start.war as thousand} → {to.war as thousand} of 1,000, {to.chosen as thousand} of them chosen, and by slips; the "
            "slide hardly moves. Schelling’s threat that leaves something to chance: what a dear war deters is mistakes.",
            finding="dearer-war-us",
        ),
        Step(
            "Chapters 2 to 6 and 12 at once: from no push out of Iraq to the worst. What follows?",
            controls=Joint("from_iraq", "The six chapters on Iraq, together", ("no attacks", "each at its worst")),
            start=NONE,
            to=WORST,
            counts=["war", "chosen"],
            panel="thousand",
            answer="War {start.war as thousand} → {to.war as thousand} of 1,000, chosen {start.chosen as thousand} → {to.chosen as "
            "thousand}. Here six chapters together double the war; each alone hardly moves a door.",
        ),
        Step(
            "Chapter 8 alone: a third party offers a way out seldom, or mostly. Which door moves?",
            controls=Joint("third_party", "A third party offers a way out", ("15 in 100 times", "80 in 100 times")),
            start={"offer": 0.15},
            to={"offer": 0.8},
            counts=["war", "talks"],
            panel="thousand",
            answer="Talks {start.talks as thousand} → {to.talks as thousand} of 1,000, war {start.war as thousand} → {to.war as "
            "thousand}. No other chapter moves a door so far, here: mostly, who does not talk does not fight either.",
        ),
        Step(
            "All else as at first: how reliably do the two sides judge, from poorly to well?",
            controls="rationality",
            start={"rationality": 2.0},
            to={"rationality": 12.0},
            counts=["war", "talks"],
            panel="thousand",
            answer="War {start.war as thousand}, at first {first.war as thousand}, then {to.war as thousand} of 1,000; talks {start.talks "
            "as thousand}, {first.talks as thousand}, {to.talks as thousand}. Here most war is misjudgement, one number for all of it.",
        ),
    ],
    critic="Not with the man who gave the order",
    article="The article’s reading",
    thousand=True,
    visible=2.4,
)
