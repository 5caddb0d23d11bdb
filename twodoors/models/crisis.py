"""The crisis machine: week by week up and down a ladder, until war, talks or the end of half a year."""

from sympy import Abs, Expr, Float, IndexedBase, Integer, Max, Min, Piecewise, Sum, oo

from twodoors.model import Assumption, Choice, Equation, Index, Model, Outcome, Preset, Reading, Segment, over, symbols
from twodoors.picture.weekly import weekly
from twodoors.shared import RATIONALITY

WEEKS = 26
TOP = 6
RUNGS = [
    "calm",
    "harsh words, sanctions",
    "threats, shows of force",
    "sabotage, seizures",
    "deadly attacks through others",
    "an open strike",
    "an open exchange of strikes",
]
DISCOUNT = Float("0.97")  # what a week’s delay leaves of a payoff
BEYOND = Integer(18)  # what half a year of weeks adds up to, each later one counting 0.97 of the one before

week = Index("t", 1, WEEKS)
back = Index("t", WEEKS, 1)
rung = Index("r", 0, TOP)
t, r = week.symbol, rung.symbol

start, pride_us, pride_iran, war_cost_us, war_cost_iran = symbols("start pride_us pride_iran war_cost_us war_cost_iran")
deal_us, deal_iran, attrition_us, attrition_iran = symbols("deal_us deal_iran attrition_us attrition_iran")
offer, table, willing, pace, hazard, rationality = symbols("offer table willing pace hazard rationality")
opening, stalemate_us, stalemate_iran, ripeness = symbols("opening stalemate_us stalemate_iran ripeness")
war, talks, rest = symbols("war talks unresolved")
war_chance, talks_chance, iran_moves = over("war_chance"), over("talks_chance"), over("iran_moves")
arrive_us, arrive_iran, arrive, pride = over("arrive_us"), over("arrive_iran"), over("arrive"), over("pride")
going_up, going_down = over("going_up"), over("going_down")
climb, step_down = over("climb"), over("step_down")
value_us, value_iran, reach, chance = over("value_us"), over("value_iran"), over("reach"), over("chance")
war_by, talks_by, rung_by = over("war_by"), over("talks_by"), over("rung_by")

JUDGEMENT = "Authors’ judgement. "


def _arrive(cost: Expr, deal: Expr, attrition: Expr, value: IndexedBase) -> Expr:
    """What it is worth to a side to stand on rung r once week t’s move is made."""
    goes_on = -attrition * r / TOP + DISCOUNT * value[t + 1, r]
    return -war_chance[r] * cost + (1 - war_chance[r]) * (talks_chance[r] * deal + (1 - talks_chance[r]) * goes_on)


def _value(arrived: IndexedBase, pride: Expr) -> Expr:
    """What it is worth to a side to stand on rung r before week t’s move."""
    stay = (1 - climb[t, r] - step_down[t, r]) * arrived[t, r]
    moved = climb[t, r] * arrived[t, r + 1] + step_down[t, r] * arrived[t, r - 1]
    return stay + moved + pride * (climb[t, r] - step_down[t, r])


def _pride(side: str, claim: str, group: str) -> Assumption:
    return Assumption(
        f"pride_{side}",
        f"What {group} gains at home by a step up",
        0.05,
        -0.2,
        0.4,
        group=group,
        claim=claim,
        ends=("it loses by it", "much"),
        latex=f"p_{{{side}}}",
        source=JUDGEMENT
        + "A step down costs as much. Leaders who back down from a public stand are punished at home: audience costs "
        "(Fearon 1994). No one has measured them here.",
    )


def _war_cost(side: str, default: float, claim: str, group: str) -> Assumption:
    return Assumption(
        f"war_cost_{side}",
        f"What a war would cost {group}",
        default,
        0.0,
        4.0,
        group=group,
        claim=claim,
        ends=("nothing", "four times the stake"),
        latex=f"c_{{{side}}}",
        source=JUDGEMENT
        + "A war, not one exchange of blows: as much as all that the two contend for, and for Iran half as much again, "
        "since it could not win (claim 8.3).",
        step=0.05,
    )


def _deal(side: str, claim: str, group: str) -> Assumption:
    return Assumption(
        f"deal_{side}",
        f"What talks would be worth to {group}",
        0.2,
        -0.5,
        1.0,
        group=group,
        claim=claim,
        ends=("a defeat", "all it wants"),
        latex=f"d_{{{side}}}",
        source=JUDGEMENT + "A little better than calm for either side, so that neither is favoured.",
    )


def _attrition(side: str, default: float, claim: str, group: str) -> Assumption:
    return Assumption(
        f"attrition_{side}",
        f"What a week on the highest rung wears away for {group}",
        default,
        0.0,
        0.2,
        group=group,
        claim=claim,
        ends=("nothing", "a fifth of the stake"),
        latex=f"a_{{{side}}}",
        source=JUDGEMENT
        + "Lower rungs wear away less, in proportion. Iran’s is a little higher: sanctions go with the crisis (claim "
        "11.4).",
    )


MODEL = Model(
    name="crisis",
    title="The crisis machine",
    question="Put together, do these assumptions lead to war, to talks, or to neither within half a year?",
    source=(
        "A stochastic game on a ladder of escalation (Kahn 1965), with logit choice (McKelvey and Palfrey 1998) and Zartman’s "
        "ripeness (Zartman 2000). How they are put together is the authors’. Two numbers are set by calibration to base rates."
    ),
    assumptions=[
        Assumption(
            "start",
            "The rung where the crisis begins",
            5,
            0,
            TOP,
            group="The ladder",
            claim="1.1",
            ends=("calm", "open exchange of strikes"),
            unit="rung",
            latex="s",
            source="5, an open strike: on 3 January 2020 the United States had killed a general of Iran’s and said so (chronology). The "
            "rungs are the authors’.",
            step=1,
        ),
        Assumption(
            "hazard",
            "How easily the highest rung turns into war",
            0.011,
            0.0,
            0.1,
            group="The ladder",
            claim="7.1",
            ends=("never", "one week in ten"),
            unit="chance a week on the highest rung",
            latex="h",
            source="Set by calibration, so that at first half a year ends in war as often as crises since 1945 that did not break out "
            "inside a war: 29 of 355 (International Crisis Behavior 16). A starting point, not evidence for the model. The range is "
            "the authors’ judgement.",
            step=0.001,
        ),
        _war_cost("us", 1.0, "7.1", "Washington"),
        _pride("us", "7.3", "Washington"),
        _deal("us", "8.2", "Washington"),
        _attrition("us", 0.05, "12.3", "Washington"),
        _war_cost("iran", 1.5, "8.3", "Tehran"),
        _pride("iran", "7.2", "Tehran"),
        _deal("iran", "11.1", "Tehran"),
        _attrition("iran", 0.06, "11.4", "Tehran"),
        Assumption(
            "willing",
            "How willing Tehran is to take a way out",
            0.69,
            0.0,
            1.0,
            group="Tehran",
            claim="11.3",
            ends=("not at all", "wholly"),
            unit="chance",
            latex="w",
            source="What the model of chapter 11 gives at its defaults.",
            carries=("tehran", "talks"),
        ),
        Assumption(
            "offer",
            "A third party offers a way out",
            0.55,
            0.0,
            1.0,
            group="The doors",
            claim="8.1",
            ends=("never", "always"),
            unit="chance",
            latex="o",
            source="What the model of chapter 8 gives at its defaults.",
            carries=("offramp", "offer"),
        ),
        Assumption(
            "table",
            "The table’s agreement holds",
            0.33,
            0.0,
            1.0,
            group="The doors",
            claim="10.1",
            ends=("never", "always"),
            unit="chance",
            latex="b",
            source="What the model of chapter 10 gives at its defaults, for the wide table, with the Gulf states. The narrow table there "
            "gives 0.15.",
            carries=("linkage", "survives"),
        ),
        Assumption(
            "pace",
            "How fast doors open",
            0.088,
            0.0,
            0.3,
            group="The doors",
            claim="1.3",
            ends=("never", "within weeks"),
            unit="chance a week, with every door wide open",
            latex="k",
            source="Set by calibration, so that at first half a year brings talks as often as such crises were mediated: 112 of 351 "
            "(International Crisis Behavior 16). Mediation is not the same as talks, but the nearest that was counted. The range is the "
            "authors’ judgement.",
            step=0.001,
        ),
        RATIONALITY,
    ],
    equations=[
        Equation(
            "opening",
            pace * offer * table * willing,
            "q",
            "Talks need three doors to be open in the same week: someone offers a way out, the table can hold an agreement, and Tehran is "
            "willing.",
        ),
        Equation(
            "stalemate_us",
            -attrition_us * WEEKS / 2,
            r"z_{us}",
            "What Washington expects of going on as now: half a year, half-way up the ladder.",
        ),
        Equation("stalemate_iran", -attrition_iran * WEEKS / 2, r"z_{iran}", "The same for Tehran."),
        Equation(
            "ripeness",
            Max(0, Min(deal_us - stalemate_us, deal_iran - stalemate_iran)),
            "m",
            "How ripe the moment is: by how much talks beat going on, for the side that gains less by them. One side that is content to go "
            "on is enough to make it unripe.",
        ),
        Equation(
            "war_chance",
            hazard * (r / Integer(TOP)) ** 2,
            r"\eta",
            "The chance that a week on a rung ends in war: it grows with the square of the rung.",
            (rung,),
        ),
        Equation(
            "talks_chance",
            Min(Float("0.9"), Max(0, opening * (1 + ripeness * r / Integer(TOP)))),
            r"\tau",
            "The chance that, without war, it ends in talks: the opening, and more of it on a high rung when the moment is ripe.",
            (rung,),
        ),
        Equation(
            "iran_moves",
            (1 - (-1) ** t) / Integer(2),
            r"\iota",
            "The two sides move in turn, Tehran in the odd weeks, the first among them.",
            (back,),
        ),
        Equation(
            "value_us",
            -attrition_us * r / TOP * BEYOND,
            r"V^{us}",
            "Beyond the last week each side expects to stay on its rung for half a year more, which would wear Washington away by as much as 18 weeks at full weight.",
            (WEEKS + 1, rung),
        ),
        Equation(
            "value_iran", -attrition_iran * r / TOP * BEYOND, r"V^{iran}", "The same for Tehran.", (WEEKS + 1, rung)
        ),
        Equation(
            "arrive_us",
            _arrive(war_cost_us, deal_us, attrition_us, value_us),
            r"A^{us}",
            "What it is worth to Washington to be on a rung once the week’s move is made: war, or talks, or the wear of a week and then "
            "the next one.",
            (back, rung),
        ),
        Equation(
            "arrive_iran",
            _arrive(war_cost_iran, deal_iran, attrition_iran, value_iran),
            r"A^{iran}",
            "The same for Tehran.",
            (back, rung),
        ),
        Equation(
            "arrive",
            iran_moves[t] * arrive_iran[t, r] + (1 - iran_moves[t]) * arrive_us[t, r],
            "A",
            "The same for the side whose week it is.",
            (back, rung),
        ),
        Equation(
            "pride",
            iran_moves[t] * pride_iran + (1 - iran_moves[t]) * pride_us,
            "p",
            "What that side gains at home by a step up, and loses by a step down.",
            (back,),
        ),
        Equation(
            "going_up",
            Piecewise((-oo, r >= TOP), (arrive[t, r + 1] + pride[t], True)),
            r"U",
            "What a step up is worth to it; from the highest rung there is none.",
            (back, rung),
        ),
        Equation(
            "going_down",
            Piecewise((-oo, r <= 0), (arrive[t, r - 1] - pride[t], True)),
            r"D",
            "What a step down is worth to it; from the lowest rung there is none.",
            (back, rung),
        ),
        Equation(
            "climb",
            Choice(rationality, going_up[t, r], arrive[t, r], going_down[t, r]),
            r"\Pr(\text{up})",
            "It climbs if that is worth more than to hold or to step down: a logit choice.",
            (back, rung),
        ),
        Equation(
            "step_down",
            Choice(rationality, going_down[t, r], arrive[t, r], going_up[t, r]),
            r"\Pr(\text{down})",
            "It steps down by the same reckoning.",
            (back, rung),
        ),
        Equation(
            "value_us",
            _value(arrive_us, (1 - iran_moves[t]) * pride_us),
            r"V^{us}",
            "What it is worth to Washington to be on a rung before the move: where the move may lead, and its own pride if the move is its "
            "own.",
            (back, rung),
        ),
        Equation(
            "value_iran",
            _value(arrive_iran, iran_moves[t] * pride_iran),
            r"V^{iran}",
            "The same for Tehran.",
            (back, rung),
        ),
        Equation(
            "chance",
            Max(0, 1 - Abs(r - start)),
            r"\pi",
            "The crisis begins on its rung.",
            (0, rung),
        ),
        Equation("rung_by", start, r"\bar r", "It is also the first expected rung.", (0,)),
        Equation("war_by", Integer(0), "W", "Before the first week there has been no war.", (0,)),
        Equation("talks_by", Integer(0), "T", "Nor have there been talks.", (0,)),
        Equation(
            "reach",
            (1 - climb[t, r] - step_down[t, r]) * chance[t - 1, r]
            + climb[t, r - 1] * chance[t - 1, r - 1]
            + step_down[t, r + 1] * chance[t - 1, r + 1],
            r"\rho",
            "The chance of a rung after the week’s move, with neither war nor talks so far: from the same rung, from below or from above.",
            (week, rung),
        ),
        Equation(
            "war_by",
            war_by[t - 1] + Sum(reach[t, r] * war_chance[r], (r, 0, TOP)),
            r"W",
            "War by the end of a week: by the week before, or in this one.",
            (week,),
        ),
        Equation(
            "talks_by",
            talks_by[t - 1] + Sum(reach[t, r] * (1 - war_chance[r]) * talks_chance[r], (r, 0, TOP)),
            r"T",
            "Talks by then, in the same way.",
            (week,),
        ),
        Equation(
            "chance",
            reach[t, r] * (1 - war_chance[r]) * (1 - talks_chance[r]),
            r"\pi",
            "The chance of a rung at the end of the week, with neither war nor talks.",
            (week, rung),
        ),
        Equation(
            "rung_by",
            Sum(r * chance[t, r], (r, 0, TOP)) / Sum(chance[t, r], (r, 0, TOP)),
            r"\bar r",
            "The expected rung of those crises that are still unresolved.",
            (week,),
        ),
        Equation(
            "settled_by",
            war_by[t] + talks_by[t],
            "S",
            "War or talks by the end of a week; what is left is unresolved.",
            (Index("t", 0, WEEKS),),
        ),
        Equation("war", war_by[WEEKS], r"\Pr(\text{war})", "War within half a year."),
        Equation("talks", talks_by[WEEKS], r"\Pr(\text{talks})", "Talks within half a year."),
        Equation(
            "unresolved", 1 - war - talks, r"\Pr(\text{neither})", "Neither: the crisis goes on, or has gone cold."
        ),
        Equation(
            "rung", rung_by[WEEKS], r"\bar r", "The rung where an unresolved crisis may be expected after half a year."
        ),
    ],
    outcomes=[
        Outcome("war", "War within 26 weeks", "chance", "war"),
        Outcome("talks", "Talks within 26 weeks", "chance", "talks"),
        Outcome("unresolved", "Neither within 26 weeks", "chance"),
        Outcome("rung", "The expected rung of a crisis not resolved by then", "number"),
        Outcome("ripeness", "Ripeness", "share"),
    ],
    bar=[
        Segment("war", "War", "war"),
        Segment("talks", "Talks", "talks"),
        Segment(None, "Neither", "neither"),
    ],
    readings=[
        Reading(
            opening <= 0,
            "A door is shut, so there are no talks. Within 26 weeks there is war with a chance of {war}; a crisis not resolved by then "
            "stands on rung {rung}.",
        ),
        Reading(
            (war > talks) & (war > rest),
            "War is the likeliest end: within 26 weeks {war}, against {talks} for talks. Neither: {unresolved}.",
        ),
        Reading(
            (talks > war) & (talks > rest),
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
            "are likelier than war ({war}).",
        ),
    ],
    presets=[
        Preset(
            "The outside view",
            "Two values set so that half a year ends in war as often as crises since 1945 (29 of 355), and in talks as often as such "
            "crises were mediated (112 of 351); all others as their sources say.",
        ),
        Preset(
            "The article’s reading",
            "Claims 1.2, 1.3, 7.1, 8.1, 10.1 and 11.3 in the authors’ numbers: the strike doubles the hazard and opens the doors.",
            {"hazard": 0.022, "offer": 0.8, "table": 0.5, "willing": 0.85, "attrition_iran": 0.1},
        ),
        Preset(
            "A nation brought together",
            "Another reading: Hassan Ahmadian 2020, in the authors’ numbers. The killing was taken for an act of war; revenge is "
            "pressing, and Iran less willing to bear the American presence.",
            {"war_cost_iran": 0.8, "pride_iran": 0.2, "willing": 0.3},
        ),
        Preset(
            "Not with the man who gave the order",
            "Another reading: Hossein Dehghan, adviser to Iran’s Supreme Leader (Sputnik 2020), in the authors’ numbers. Iran will not "
            "humble itself to negotiate.",
            {"willing": 0.05, "deal_iran": -0.4, "pride_iran": 0.1},
        ),
        Preset(
            "Moscow gains by the quarrel",
            "Another reading: Ruslan Mamedov 2020, in the authors’ numbers. Russia has no need to be involved in a flare-up, so it offers "
            "little.",
            {"offer": 0.15},
        ),
        Preset(
            "Deterrence re-established",
            "Another reading: Mike Pompeo (International Crisis Group 2020), in the authors’ numbers. Iran has learnt what a war would "
            "cost, and a step up no longer pays.",
            {"start": 4.0, "war_cost_iran": 3.0, "pride_iran": -0.1},
        ),
    ],
    outcome="war",
    against="hazard",
    paths=["war_by", "talks_by", "settled_by", "rung_by"],
    picture=weekly(WEEKS, RUNGS),
)
