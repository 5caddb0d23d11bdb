"""The way out: a third party offers one side a way to step back with its face kept."""

from dataclasses import replace

from sympy import Integer

from twodoors.choice import Choice
from twodoors.model import Assumption, Equation, Model, Outcome, Preset, Reading, Segment, symbols
from twodoors.shared import RATIONALITY, THREAT

threat, war_loss, holdout_gain, concession, face = symbols("threat war_loss holdout_gain concession face")
exploitation, guarantee, stake, effort, rationality = symbols("exploitation guarantee stake effort rationality")
resist, offer, accept, accept_alone, talks = symbols("resist offer accept accept_alone talks")

JUDGEMENT = "Authors’ judgement, in shares of what is at stake. "

MODEL = Model(
    name="offramp",
    title="Moscow’s way out",
    question="When does a third party’s offer turn a threat into talks?",
    source="Two logit choices, the mediator’s and the threatened side’s (Signorino 1999); guarantees: Walter 1997; timing: Zartman 2001.",
    assumptions=[
        replace(THREAT, group="Washington", claim="8.3"),
        Assumption(
            "stake",
            "How much of the loss the third party shares",
            0.6,
            0.0,
            1.0,
            group="The third party",
            claim="8.3",
            ends=("none of it", "all of it"),
            latex="s",
            source=JUDGEMENT + "A sometime ally, and interests of its own in the region.",
        ),
        Assumption(
            "effort",
            "What making the offer costs it",
            0.25,
            0.0,
            1.0,
            group="The third party",
            claim="8.1",
            ends=("nothing", "as much as the stake"),
            latex="e",
            source=JUDGEMENT + "Attention, and the risk of failing in public.",
        ),
        Assumption(
            "face",
            "How much face the offer saves",
            0.2,
            0.0,
            0.6,
            group="The third party",
            claim="8.1",
            ends=("none", "most of the stake"),
            latex="f",
            source=JUDGEMENT + "An offer from a friend is easier to accept than a demand.",
        ),
        Assumption(
            "guarantee",
            "How well it guarantees the deal",
            0.5,
            0.0,
            1.0,
            group="The third party",
            claim="8.1",
            unit="chance",
            ends=("not at all", "fully"),
            latex="g",
            source=JUDGEMENT + "The midpoint takes no side.",
        ),
        Assumption(
            "war_loss",
            "What war would cost the threatened side",
            1.0,
            0.3,
            2.0,
            group="The threatened side",
            claim="8.3",
            ends=("a third of the stake", "twice the stake"),
            latex=r"\ell",
            source="The unit of this model: war costs what is at stake.",
        ),
        Assumption(
            "holdout_gain",
            "What it gains by standing firm if no force comes",
            0.3,
            0.0,
            1.0,
            group="The threatened side",
            claim="8.3",
            ends=("nothing", "all that is at stake"),
            latex="h",
            source=JUDGEMENT + "It keeps what it was told to give up.",
        ),
        Assumption(
            "concession",
            "What it must give up",
            0.4,
            0.0,
            1.0,
            group="The threatened side",
            claim="8.1",
            ends=("nothing", "all that is at stake"),
            latex="c",
            source=JUDGEMENT + "Less than war would cost, more than nothing.",
        ),
        Assumption(
            "exploitation",
            "What it loses if its concession is exploited",
            0.3,
            0.0,
            1.0,
            group="The threatened side",
            claim="8.1",
            ends=("nothing", "all that is at stake"),
            latex="x",
            source=JUDGEMENT + "Having given way once, it may be asked again.",
        ),
        RATIONALITY,
    ],
    equations=[
        Equation(
            "resist",
            -threat * war_loss + (1 - threat) * holdout_gain,
            "r",
            "What standing firm is worth: a loss if force comes, a gain if it does not.",
        ),
        Equation(
            "offer",
            Choice(rationality, stake * threat * war_loss, effort),
            r"\Pr(\text{offer})",
            "The third party offers when its share of the loss that threatens outweighs the effort.",
        ),
        Equation(
            "accept",
            Choice(rationality, face - concession - (1 - guarantee) * exploitation, resist),
            r"\Pr(\text{accept})",
            "With an offer, giving way costs the concession less the face saved, and exploitation only where the guarantee fails.",
        ),
        Equation(
            "accept_alone",
            Choice(rationality, -concession - exploitation, resist),
            r"\Pr(\text{accept alone})",
            "Without an offer there is neither face to save nor a guarantee.",
        ),
        Equation(
            "talks", offer * accept + (1 - offer) * accept_alone, r"\Pr(\text{talks})", "Talks come by either road."
        ),
        Equation(
            "war_risk",
            (Integer(1) - talks) * threat,
            r"\Pr(\text{war})",
            "Where there are no talks, force comes as often as the threat is meant.",
        ),
    ],
    outcomes=[
        Outcome("war_risk", "Force is used", "chance", "war"),
        Outcome("talks", "Talks begin", "chance", "talks"),
        Outcome("offer", "The third party offers a way out", "chance", "talks"),
        Outcome("accept", "An offer is accepted", "chance", "talks"),
    ],
    bar=[Segment("war_risk", "Force", "war"), Segment(None, "Neither", "neither"), Segment("talks", "Talks", "talks")],
    readings=[
        Reading(
            symbols("war_risk") > talks,
            "Force is likelier than talks: the chance of force is {war_risk}, of talks {talks}.",
        ),
        Reading(True, "Talks are at least as likely as force: the chance of talks is {talks}, of force {war_risk}."),
    ],
    presets=[
        Preset("The article’s reading", "Claims 8.1 to 8.3, in the authors’ numbers."),
        Preset(
            "No one offers",
            "The third party has no stake in the outcome, so that the offer hardly ever comes.",
            {"stake": 0.0},
        ),
    ],
    outcome="war_risk",
    against="threat",
)
