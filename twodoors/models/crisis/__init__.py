"""The crisis machine: week by week up and down a ladder, until war, talks or the end of half a year.

What the other chapters’ models give enters as assumptions that carry it; the sliders are what is left.
"""

from collections.abc import Mapping

from twodoors.model import Blend, Model, Outcome, Preset, Reading, Segment, symbols
from twodoors.models import load
from twodoors.models.crisis.assumptions import CARRIED, OWN, WEEK
from twodoors.models.crisis.findings import FINDINGS
from twodoors.models.crisis.ladder import RUNGS, WEEKS
from twodoors.models.crisis.recursion import equations, moves
from twodoors.models.rounds.crisis import ROUND
from twodoors.models.walks.crisis import WALK
from twodoors.picture.thousand import thousand
from twodoors.picture.weekly import weekly

war, talks, unresolved = symbols("war talks unresolved")


def _preset(model: str, label: str) -> Mapping[str, float]:
    """What another chapter’s model gives at one of its presets."""
    found = next(preset for preset in load(model).presets if preset.label == label)
    return load(model).evaluate(**found.values)


MODEL = Model(
    name="crisis",
    title="The crisis machine",
    question="Put together, do these assumptions lead to war, to talks, or to neither within half a year?",
    source=(
        "A stochastic game on a ladder of escalation (Kahn 1965), with logit choice (McKelvey and Palfrey 1998) and half of "
        "Zartman’s ripeness (Zartman 2000). How they are put together is the authors’. Two numbers are set by calibration to base "
        "rates; twelve chapters’ models give fourteen."
    ),
    assumptions=[*OWN, *CARRIED],
    equations=equations(),
    outcomes=[
        Outcome("war", "War within 26 weeks", "chance", "war"),
        Outcome("talks", "Talks within 26 weeks", "chance", "talks"),
        Outcome("unresolved", "Neither within 26 weeks", "chance"),
        Outcome("chosen", "War by choice", "chance", "war"),
        Outcome("slid", "War by a slide", "chance", "war"),
        Outcome("war_early", "War within the first 13 weeks", "chance", "war"),
        Outcome("refused", "Ways out that were on offer and not taken, on average", "number"),
        Outcome("rung", "The mean rung of the crises still open by then", "number"),
        Outcome("take_us", "Washington would take a way out in the first week", "chance", "talks"),
        Outcome("take_iran", "Tehran would take a way out in the first week", "chance", "talks"),
        Outcome("misjudging", "Misjudging, times what it is at first", "number"),
        Outcome("iraq", "Pushes from Iraq, times what they are at first", "number"),
        Outcome("doors", "Ways out, times what they are at first", "number"),
        Outcome("resolve_iran", "What a step up earns Tehran, times what it is at first", "number"),
        Outcome("deal_us", "What talks are worth to Washington", "number"),
        Outcome("deal_iran", "What talks are worth to Tehran", "number"),
    ],
    bar=[
        Segment("war", "War", "war"),
        Segment("talks", "Talks", "talks"),
        Segment(None, "Neither", "neither"),
    ],
    readings=[
        Reading(
            symbols("doors") <= 0,
            "No way out is ever on offer, so there are no talks. Within 26 weeks there is war with a chance of {war}; a crisis still open "
            "by then stands on rung {rung}.",
        ),
        Reading(
            (war > talks) & (war > unresolved),
            "War is the likeliest end: within 26 weeks {war}, against {talks} for talks. Neither: {unresolved}.",
        ),
        Reading(
            (talks > war) & (talks > unresolved),
            "Talks are the likeliest end: within 26 weeks {talks}, against {war} for war. Neither: {unresolved}.",
        ),
        Reading(
            war > talks,
            "Most likely nothing is resolved within 26 weeks ({unresolved}), and the crisis then stands on rung {rung}. War ({war}) is "
            "likelier than talks ({talks}).",
        ),
        Reading(
            True,
            "Most likely nothing is resolved within 26 weeks ({unresolved}), and the crisis then stands on rung {rung}. Talks ({talks}) "
            "are at least as likely as war ({war}).",
        ),
    ],
    presets=[
        Preset(
            "The outside view",
            "Two rates set so that, on average over the doubts shown first, half a year ends in war as often as in crises since 1945 (18 "
            "of 355, by the parties’ own violence) and in talks as often as such crises were mediated (112 of 351); all else as its "
            "sources say, and the chapters at first.",
        ),
        Preset(
            "The article’s reading",
            "Claims 1.2, 1.3, 7.1 and 11.4 in the authors’ numbers: the strike doubles the slide and the ways out, and a week at the top "
            "wears away more.",
            {"hazard": 0.0051, "opening": 0.026, "attrition": 0.04},
        ),
        Preset(
            "Had there been no strike",
            "Authors’ what-if: the same crisis from threats and shows of force.",
            {"start": 2.0},
        ),
        Preset(
            "A nation brought together",
            "Another reading: Hassan Ahmadian 2020, in the authors’ numbers. The killing was taken for an act of war; revenge is "
            "pressing, and Iran less willing to bear the American presence.",
            {"pride": 0.08, "edge": -0.1, "war_cost_iran": 1.5},
        ),
        Preset(
            "Not with the man who gave the order",
            "Another reading: Hossein Dehghan, adviser to Iran’s Supreme Leader (Sputnik 2020), in the authors’ numbers. Iran will not "
            "humble itself to negotiate.",
            {"edge": -0.5, "pride": 0.06},
            critic="Dehghan",
        ),
        Preset(
            "Moscow gains by the quarrel",
            "Another reading: Ruslan Mamedov 2020, in the authors’ numbers. Russia has no need to be involved in a flare-up, so it offers "
            "as little as chapter 8’s preset of that name has it.",
            {"offer": _preset("offramp", "Moscow gains by the quarrel")["offer"]},
        ),
        Preset(
            "Deterrence re-established",
            "Another reading: Mike Pompeo (International Crisis Group 2020), in the authors’ numbers. Iran has learnt what a war would "
            "cost, and a step up earns it nothing.",
            {"start": 4.0, "war_cost_iran": 4.0, "margin": 1.0},
        ),
    ],
    outcome="war",
    against="hazard",
    blends=[
        Blend("misjudging", "How easily the top rung slides into war", times=True),
        Blend("iraq", "Pushes from Iraq", times=True),
        Blend("doors", "Ways out, on offer and not blocked", times=True),
        Blend(
            "resolve_iran",
            "What a step up earns Tehran",
            times=True,
            cap=("margin", 1.0),
            capped="Its cap is reached: however far the risk stands above the critical risk, a margin above 1 counts as 1.",
        ),
        Blend("deal_us", "What talks are worth to Washington"),
        Blend("deal_iran", "What talks are worth to Tehran"),
    ],
    paths=["war_by", "talks_by", "settled_by", "rung_by"],
    picture={
        "thousand": thousand(
            war="war",
            chosen="chosen",
            talks="talks",
            title="A thousand",
            key="A thousand such half-years. A war with a hole is one that a side chose.",
        ),
        "weeks": weekly(WEEKS, RUNGS, "week", moves()),
    },
    tried=[WEEK],
    findings=FINDINGS,
    walk=WALK,
    round=ROUND,
)
