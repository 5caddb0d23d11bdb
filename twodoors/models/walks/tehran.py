"""The walk of chapter 11: a sanction that is announced, felt and eased; then the offer, the gamble and the danger."""

from twodoors.model import Step, Walk

QUIET = {"hardship": 0.2, "revival": 0.2, "pressure": 0.0}
DANGER = {"price_of_talks": 0.9, "hardship": 0.4}

WALK = Walk(
    [
        Step("You were in office in the round above: which way did you take?", played=True, panel="fence"),
        Step(
            "Washington announces a sanction: conflict would cost twice as much. What do the leaders do?",
            controls="pressure",
            to={"pressure": 0.8},
            counts=["talks"],
            panel="fence",
            answer="The wide bell slides to the left, and the fence stays. Conflict would keep them in office {to.survive_conflict} "
            "times in 100, not {start.survive_conflict}; they choose talks {to.talks} times, not {start.talks}.",
            finding="more-to-come",
        ),
        Step(
            "It is imposed: half of that step is felt, and the threat stays. More talks, or fewer?",
            controls="hardship",
            start={"pressure": 0.8},
            to={"hardship": 1.0},
            counts=["talks"],
            panel="fence",
            choices=("More", "As many", "Fewer"),
            right=2,
            feedback=(
                "It raises the fence before both ways; the steady one loses more.",
                "It raises the fence before both ways; the steady one loses more.",
                "It raises the fence, and the steady way loses more.",
            ),
            answer="Talks fall from {start.talks} to {to.talks}; before the sanction they were {first.talks}. By talks they now stay in "
            "office {to.survive_talks} times, not {start.survive_talks}, by conflict {to.survive_conflict}, not "
            "{start.survive_conflict}.",
            finding="to-come-beats-felt",
        ),
        Step(
            "Now what is felt is eased, and the threat kept. What do the leaders do?",
            controls="hardship",
            start={"pressure": 0.8, "hardship": 1.0},
            to={"hardship": 0.4},
            counts=["talks"],
            panel="fence",
            answer="The fence falls, and most of the narrow bell now clears it: here talks rise from {start.talks} to {to.talks}. At the "
            "first start, with less to come and more felt, they were {first.talks}.",
            finding="inside-the-band",
        ),
        Step(
            "From the first start, with a poor offer: what if talks brought far more from outside?",
            controls="relief",
            start={"relief": 0.2},
            to={"relief": 0.8},
            counts=["talks"],
            panel="fence",
            answer="Talks rise from {start.talks} past the {first.talks} of the first start to {to.talks}. The offer moves the narrow "
            "bell alone, and a lower price at home does the same.",
            finding=("more-relief", "one-offer"),
        ),
        Step(
            "From the first start: what if the outcome of conflict strayed far more widely, its average as before?",
            controls="gamble",
            to={"gamble": 1.5},
            counts=["talks"],
            panel="fence",
            answer="Talks fall from {start.talks} to {to.talks}. On average conflict would miss the fence; a wider bell throws more of "
            "it across, {to.survive_conflict} of 100, not {start.survive_conflict}.",
            finding="a-gamble-draws-those-who-would-fail",
        ),
        Step(
            "The same in quiet times, when conflict would clear the fence on average: whom does a gamble attract?",
            controls="gamble",
            start=QUIET,
            to={"gamble": 1.5},
            counts=["talks"],
            panel="fence",
            answer="Talks rise from {start.talks} to {to.talks}: a wider bell now throws more of itself back. A gamble draws those who "
            "would fail, and deters those who would not.",
            finding="a-gamble-deters-those-who-would-not",
        ),
        Step(
            "Suppose talks under pressure are the danger, as Parsi says. What if hardship grows to ruin?",
            controls="hardship",
            start=DANGER,
            to={"hardship": 1.0},
            counts=["talks"],
            panel="fence",
            answer="Talks rise from {start.talks} to {to.talks}, never likelier than not. By talks they stay in office "
            "{to.survive_talks} times, not {start.survive_talks}; by conflict {to.survive_conflict}, not {start.survive_conflict}: "
            "with less to choose between, slips decide.",
            finding=("hardship-wins-no-one-over", "felt-mostly-brings-no-more"),
        ),
    ],
    critic="Talks are the danger",
)
