"""What holds of the crisis machine over its own sliders, with the chapters at first."""

from twodoors.model import Finding, at, higher, lower, other, outcome, symbols
from twodoors.models.crisis.assumptions import CARRIED

war, talks, war_early = outcome("war"), outcome("talks"), outcome("war_early")
attrition, pride = symbols("attrition pride")

NAMES = {"us": "Washington", "iran": "Tehran"}

#: Results of the chapters that make a better deal: how the sentence names more of each, by how much war may be likelier
#: all the same, and in how many of 100 settings it is less likely.
DEALS = {
    "edge": ("Where talks do more for those in power in Tehran", "4 in a hundred", 0.04, 64),
    "holds": ("Where a deal holds longer", "1 in a hundred", 0.01, 72),
    "table_us": ("Where the wider table gives Washington more", "1 in a hundred", 0.01, 86),
    "table_iran": ("Where the wider table gives Tehran more", "1 in a hundred", 0.01, 53),
}


def _better_deal(name: str) -> list[Finding]:
    """What a better deal does, by one of the results that make it: from anywhere in its range, and upwards."""
    more, worded, most, of_hundred = DEALS[name]
    worse = at("worse", name)
    best = next(a.high for a in CARRIED if a.name == name)
    settings = {"worse": {name: other(name)}, "better": {name: worse + symbols("more") * (best - worse)}}
    draws = {"more": (0, 1)}
    plain = name.replace("_", "-")
    return [
        Finding(
            name=f"{plain}-costs-no-talks",
            says=f"{more}, talks are nowhere fewer by more than 3 in 1,000.",
            settings=settings,
            draws=draws,
            slips=True,
            slack=0.003,
            holds=at("better", "talks") >= at("worse", "talks"),
        ),
        Finding(
            name=f"{plain}-hardly-more-war",
            says=f"{more}, war is nowhere likelier by more than {worded}.",
            settings=settings,
            draws=draws,
            slack=most,
            holds=at("better", "war") <= at("worse", "war"),
        ),
        Finding(
            name=f"{plain}-less-war",
            says=f"{more}, war is less likely in {of_hundred} of 100 settings.",
            settings=settings,
            draws=draws,
            kind="mostly",
            slips=True,
            holds=at("better", "war") < at("worse", "war"),
        ),
    ]


def _dearer_war(side: str) -> list[Finding]:
    """What a war does that costs this side more."""
    dearer = {"dearer": {f"war_cost_{side}": higher(f"war_cost_{side}")}}
    return [
        Finding(
            name=f"dearer-war-{side}",
            says=f"Where a week at the top wears away no more than at first, a war that costs {NAMES[side]} more never brings more war.",
            claim="7.2",
            settings=dearer,
            when=attrition <= 0.025,
            slips=True,
            holds=at("dearer", "war") <= war,
        ),
        Finding(
            name=f"dearer-war-{side}-anywhere",
            says=f"A war that costs {NAMES[side]} more nowhere makes war likelier by more than 4 in a hundred.",
            claim="7.2",
            settings=dearer,
            slack=0.04,
            holds=at("dearer", "war") <= war,
        ),
    ]


FROM_A_STRIKE = {"start": 5}
WITHOUT_ONE = {"without": {"start": 2}}
WIDER = {"wider": {"opening": higher("opening")}}

FINDINGS = [
    Finding(
        name="higher-rung-likelier-war",
        says="From a higher rung war is likelier than from any lower one.",
        claim="1.2",
        settings={"below": {"start": lower("start")}},
        holds=war > at("below", "war"),
    ),
    Finding(
        name="strike-brings-talks",
        says="Where a way out is half as often again on offer at the top, war from an open strike comes at most 5 times in a hundred and "
        "talks from threats at most 60 times, talks are likelier from an open strike than from threats.",
        claim="1.3",
        given=FROM_A_STRIKE | {"door_slope": 0.5},
        settings=WITHOUT_ONE,
        when=(war <= 0.05) & (at("without", "talks") <= 0.6),
        holds=talks > at("without", "talks"),
    ),
    Finding(
        name="strike-mostly-brings-talks",
        says="Where a way out is half as often again on offer at the top, talks are likelier from an open strike than from threats in 94 "
        "of 100 settings.",
        claim="1.3",
        given=FROM_A_STRIKE | {"door_slope": 0.5},
        settings=WITHOUT_ONE,
        kind="mostly",
        holds=talks > at("without", "talks"),
    ),
    Finding(
        name="flat-door",
        says="Where a way out is on offer no oftener at the top, talks are likelier from an open strike than from threats in 62 of 100 "
        "settings.",
        claim="1.3",
        given=FROM_A_STRIKE | {"door_slope": 0},
        settings=WITHOUT_ONE,
        kind="mostly",
        slips=True,
        holds=talks > at("without", "talks"),
    ),
    Finding(
        name="wider-door-more-talks",
        says="A way out that is on offer more often never brings fewer talks.",
        claim="8.1",
        settings=WIDER,
        slips=True,
        holds=at("wider", "talks") >= talks,
    ),
    Finding(
        name="wider-door-less-war",
        says="A way out that is on offer more often makes war less likely in 99 of 100 settings.",
        claim="8.1",
        settings=WIDER,
        kind="mostly",
        slips=True,
        holds=at("wider", "war") < war,
    ),
    Finding(
        name="wider-door-hardly-more-war",
        says="A way out that is on offer more often never makes war likelier by more than 3 in a hundred.",
        claim="8.1",
        settings=WIDER,
        slack=0.03,
        slips=True,
        holds=at("wider", "war") <= war,
    ),
    Finding(
        name="pride-never-less-war",
        says="More pride never brings less war.",
        claim="7.3",
        settings={"prouder": {"pride": higher("pride")}},
        slips=True,
        holds=at("prouder", "war") >= war,
    ),
    Finding(
        name="first-half-is-the-worse",
        says="Where a week at the top wears away no more than at first, at least half of the war that follows an open strike within half a "
        "year comes in its first 13 weeks.",
        claim="7.1",
        given=FROM_A_STRIKE,
        when=attrition <= 0.025,
        holds=war_early >= war / 2,
    ),
    *_dearer_war("us"),
    *_dearer_war("iran"),
    *[finding for name in DEALS for finding in _better_deal(name)],
    Finding(
        name="more-hazard-never-less-war",
        says="Where a step up earns no more than .05, a top rung that slides more easily never brings less war.",
        claim="7.1",
        settings={"easier": {"hazard": higher("hazard")}},
        when=pride <= 0.05,
        slips=True,
        holds=at("easier", "war") >= war,
    ),
    Finding(
        name="more-push-never-less-war",
        says="Where a step up earns no more than .05, more pushes by others never bring less war.",
        claim="5.1",
        settings={"oftener": {"push": higher("push")}},
        when=pride <= 0.05,
        slips=True,
        holds=at("oftener", "war") >= war,
    ),
]
