"""The off-ramp: a third party offers the threatened side a way to step back with its face kept."""

from sympy import Integer, Rational

from twodoors.model import Assumption, Choice, Equation, Model, Outcome, Preset, Reading, Segment, symbols
from twodoors.shared import RATIONALITY

threat, war_loss, holdout_gain, concession, face = symbols("threat war_loss holdout_gain concession face")
exploitation, guarantee, stake, effort, rationality = symbols("exploitation guarantee stake effort rationality")
resist, offer, accept, accept_alone = symbols("resist offer accept accept_alone")
talks, war_risk = symbols("talks war_risk")

JUDGEMENT = "Authors’ judgement, in shares of what is at stake. "

#: The autumn of 2013, value by value; the preset of that name says why.
SYRIA_2013 = {
    "threat": 0.4,
    "stake": 0.9,
    "effort": 0.2,
    "face": 0.4,
    "guarantee": 0.8,
    "war_loss": 0.6,
    "holdout_gain": 0.2,
    "concession": 0.2,
    "exploitation": 0.4,
}

MODEL = Model(
    name="offramp",
    title="Moscow’s off-ramp",
    question="When does a third party’s offer turn a threat into talks?",
    source=(
        "Two logit choices, the third party’s and the threatened side’s (Signorino 1999); why a friend’s advice to give way is "
        "believed: Kydd 2003; guarantees: Walter 1997; timing: Zartman 2001."
    ),
    assumptions=[
        Assumption(
            "threat",
            "How serious the threat of force is",
            0.5,
            0.0,
            1.0,
            group="Washington",
            claim="8.3",
            ends=("a bluff", "certain"),
            unit="chance",
            latex="t",
            source="Authors’ judgement: the midpoint takes no side.",
        ),
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
            source=JUDGEMENT
            + "More than half: claim 8.3 names an ally, if a sometime one, and interests of Moscow’s own.",
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
            latex="k",
            source=JUDGEMENT + "Attention, the risk of failing in public, and whatever the quarrel is worth to it.",
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
            source=JUDGEMENT
            + "Half of what is given up: to oblige a friend is easier than to obey a threat. In 2013 Syria’s president said that "
            "he did it for Russia (Reuters 2013).",
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
            source=JUDGEMENT
            + "The midpoint takes no side. That guarantees by a third party matter is Walter’s finding on civil wars (1997).",
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
            source="The unit of this model: claim 8.3 calls it a confrontation that Iran could not win, so losing it costs the whole stake.",
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
            source=JUDGEMENT
            + "It keeps what it was told to give up, and has defied a great power; but the quarrel goes on.",
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
            (war_risk > talks) & (offer < Rational(1, 2)),
            "Force is likelier than talks, {war_risk} against {talks}, and the third party would rather keep out: it offers "
            "{offer} times.",
        ),
        Reading(
            war_risk > talks,
            "Force is likelier than talks, {war_risk} against {talks}. The third party offers {offer} times, and where it does, "
            "the offer is accepted {accept} times.",
        ),
        Reading(
            talks <= Rational(1, 2),
            "Talks are at least as likely as force, {talks} against {war_risk}, but not likelier than not. Where there is an "
            "offer, it is accepted {accept} times.",
        ),
        Reading(
            True,
            "Talks are likelier than not: {talks}. The third party offers {offer} times, and force is used {war_risk} times.",
        ),
    ],
    presets=[
        Preset("The article’s reading", "Claims 8.1 to 8.3, in the authors’ numbers."),
        Preset(
            "Syria, September 2013",
            "Authors’ judgement on the record of 2013, value by value. "
            "Threat 0.4: London voted no, Obama asked a Congress that leaned to no, yet claimed the right to strike. "
            "War’s cost 0.6: Kerry spoke of an “unbelievably small” strike, the opposition hoped that it would turn the war. "
            "Concession 0.2: the weapons deterred, but had become a liability. "
            "Gain by standing firm 0.2: it would have kept no more than these. "
            "Loss if exploited 0.4: disarmed, Assad would still face rebels whom Washington armed. "
            "Face 0.4: he could say that he did it for Russia. "
            "Guarantee 0.8: Moscow kept force out of the resolution, and inspectors came. "
            "Stake 0.9: an ally, and the worth of Russia’s veto. "
            "Effort 0.2: the idea was old and Kerry had spoken of it, but Damascus had to be won over.",
            SYRIA_2013,
        ),
        Preset(
            "The red line enforced",
            "Panetta (Yahoo News 2014), in the authors’ numbers: Syria in September 2013, had Washington’s threat been more surely meant.",
            SYRIA_2013 | {"threat": 0.8},
        ),
        Preset(
            "To talk is to be humbled",
            "Hossein Dehghan, adviser to Iran’s Supreme Leader, in late January 2020 (Sputnik 2020), in the authors’ numbers: after "
            "the killing, talks themselves are the humiliation, so they cost more and no offer saves face.",
            {"face": 0.0, "concession": 0.7},
        ),
        Preset(
            "Moscow gains from the quarrel",
            "Zarif’s recording of 2021 (AP, in Newsweek), in the authors’ numbers: Russia profits while Iran and the West are at "
            "odds, so ending that costs it much. The smaller stake: Mamedov 2020, who reckoned that Russia might feel no large consequences.",
            {"stake": 0.3, "effort": 0.6},
        ),
        Preset(
            "No one offers",
            "A what-if of the authors’: the third party shares none of the loss and shuns the effort, so that the offer hardly "
            "ever comes.",
            {"stake": 0.0, "effort": 1.0},
        ),
    ],
    outcome="war_risk",
    against="threat",
)
