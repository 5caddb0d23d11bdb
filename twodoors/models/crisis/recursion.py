"""The equations of the crisis machine: what the chapters make of it, one pass back for what moves are worth, one forward."""

from sympy import Abs, Expr, Float, IndexedBase, Integer, Max, Piecewise, Sum, oo

from twodoors.model import Equation, FirstChoice, Index, over, symbols
from twodoors.models.crisis.assumptions import CARRIED
from twodoors.models.crisis.ladder import TOP, WEEKS

DISCOUNT = 0.8 ** (1 / 52)  # what a week’s delay leaves of a payoff: a year’s leaves four fifths
BEYOND = sum(DISCOUNT**k for k in range(WEEKS))  # what half a year of weeks adds up to

week = Index("t", 1, WEEKS)
back = Index("t", WEEKS, 1)
rung = Index("r", 0, TOP)
t, r = week.symbol, rung.symbol
height = r / Integer(TOP)

start, hazard, push, opening, war_cost_us, war_cost_iran = symbols(
    "start hazard push opening war_cost_us war_cost_iran"
)
pride, attrition, door_slope, rationality = symbols("pride attrition door_slope rationality")
misjudge, strain, militia, expulsion, provoke = symbols("misjudge strain militia expulsion provoke")
consent, margin, offer, holds = symbols("consent margin offer holds")
table_us, table_iran, gulf_signs, edge, danger = symbols("table_us table_iran gulf_signs edge danger")
misjudging, iraq, doors, resolve_iran = symbols("misjudging iraq doors resolve_iran")
deal_us, deal_iran, pushed, pride_iran = symbols("deal_us deal_iran pushed pride_iran")
war, talks, chosen = symbols("war talks chosen")
war_chance, door, iran_moves = over("war_chance"), over("door"), over("iran_moves")
going_us, going_iran = over("going_us"), over("going_iran")
takes_us, takes_iran, talks_chance = over("takes_us"), over("takes_iran"), over("talks_chance")
after_us, after_iran, stay_us, stay_iran = over("after_us"), over("after_iran"), over("stay_us"), over("stay_iran")
hold, going_up, going_down = over("hold"), over("going_up"), over("going_down")
climb, step_down = over("climb"), over("step_down")
value_us, value_iran = over("value_us"), over("value_iran")
reach, moved, chance = over("reach"), over("moved"), over("chance")
chosen_by, war_by, talks_by, refused_by, rung_by = (
    over(name) for name in ("chosen_by", "war_by", "talks_by", "refused_by", "rung_by")
)

FIRST = {a.name: Float(a.default) for a in CARRIED}


def _at_first(ratio: Expr) -> Expr:
    """A combination of carried results over what it is at first: 1 at first."""
    return ratio / ratio.subs({symbols(name): value for name, value in FIRST.items()})


def _rate(chance: Expr, times: Expr) -> Expr:
    """A chance at that many times its rate, which is never above 1."""
    return 1 - (1 - chance) ** times


def _going(value: IndexedBase) -> Expr:
    """What going on without war or talks is worth to a side on rung r in week t."""
    return -attrition * height + DISCOUNT * value[t + 1, r]


def _after(cost: Expr, deal: Expr, going: IndexedBase) -> Expr:
    """What it is worth to a side to be on rung r when the week’s moves are made."""
    on = talks_chance[t, r] * deal + (1 - talks_chance[t, r]) * going[t, r]
    return -war_chance[r] * cost + (1 - war_chance[r]) * on


def _stay(after: IndexedBase) -> Expr:
    """The same before others may have pushed the crisis up a rung."""
    return Piecewise((after[t, r], r >= TOP), ((1 - pushed) * after[t, r] + pushed * after[t, r + 1], True))


def _value(stay: IndexedBase, cost: Expr, own_pride: Expr, moves: Expr) -> Expr:
    """What it is worth to a side to stand on rung r before week t’s move; pride is felt by the side that ``moves``."""
    above = Piecewise((-cost, r >= TOP), (stay[t, r + 1], True))
    held = (1 - climb[t, r] - step_down[t, r]) * stay[t, r]
    return (
        held
        + climb[t, r] * above
        + step_down[t, r] * stay[t, r - 1]
        + moves * own_pride * (climb[t, r] - step_down[t, r])
    )


def _by_mover(iran: Expr, us: Expr) -> Expr:
    """One of the two: of the side whose week it is."""
    return iran_moves[t] * iran + (1 - iran_moves[t]) * us


def equations() -> list[Equation]:
    """The machine: ratios and deals from the chapters, one pass back for what moves are worth, one forward for chances."""
    return [*_from_chapters(), *_each_rung(), *_backward(), *_forward(), *_ends()]


def _from_chapters() -> list[Equation]:
    wanted = militia * provoke * (1 - expulsion) * (1 - consent * (1 - strain)) * danger
    return [
        Equation(
            "misjudging",
            _at_first(misjudge),
            r"\mu",
            "How many times as easily as at first the top rung slides into war: no doubt, no slide.",
        ),
        Equation(
            "iraq",
            _at_first(wanted),
            r"\kappa",
            "How many times as often as at first others push the crisis up from Iraq: a militia wants to provoke and is let, "
            "Baghdad does not stop it, and there are troops to hit and in danger.",
        ),
        Equation(
            "doors",
            _at_first(offer * gulf_signs),
            r"\omega",
            "How many times as often as at first a way out is on offer and not blocked by the neighbours.",
        ),
        Equation(
            "resolve_iran",
            Max(0, 1 - margin) / (1 - FIRST["margin"]),
            r"\sigma",
            "How much a step up earns Tehran, as so many times of what it does at first: the further the risk stands above the "
            "critical risk, the less. A margin above 1 counts as 1.",
        ),
        Equation(
            "deal_us",
            holds * table_us,
            r"d_{us}",
            "What talks are worth to Washington: what the table gives it, as long as that lasts.",
        ),
        Equation(
            "deal_iran",
            holds * table_iran + edge,
            r"d_{iran}",
            "The same for Tehran, and what talks do for those in power there.",
        ),
        Equation("pushed", _rate(push, iraq), "P", "The chance of a push in a week."),
        Equation(
            "pride_iran", pride * resolve_iran, r"p_{iran}", "What a step up earns Tehran; for Washington it is p."
        ),
    ]


def _each_rung() -> list[Equation]:
    return [
        Equation(
            "war_chance",
            _rate(hazard, misjudging * height**2),
            r"\eta",
            "The chance that a week on a rung slides into war: its rate grows with the square of the rung.",
            (rung,),
        ),
        Equation(
            "door",
            _rate(opening, doors * (1 + door_slope * height)),
            r"\delta",
            "The chance that a way out is on offer in a week on a rung: somewhat oftener on a high one.",
            (rung,),
        ),
        Equation(
            "iran_moves",
            (1 - (-1) ** t) / Integer(2),
            r"\iota",
            "The two sides move in turn, Tehran in the odd weeks, the first among them.",
            (back,),
        ),
    ]


def _backward() -> list[Equation]:
    beyond = "After the last week the crisis stands where it is for half a year more, and wears this side away."
    top_us, top_iran = -war_cost_us, -war_cost_iran
    return [
        Equation("value_us", -attrition * height * BEYOND, r"V^{us}", beyond, (WEEKS + 1, rung)),
        Equation("value_iran", -attrition * height * BEYOND, r"V^{iran}", "The same for Tehran.", (WEEKS + 1, rung)),
        Equation("going_us", _going(value_us), r"G^{us}", "What going on is worth to Washington.", (back, rung)),
        Equation("going_iran", _going(value_iran), r"G^{iran}", "The same for Tehran.", (back, rung)),
        Equation(
            "takes_us",
            FirstChoice(rationality, 0, deal_us, going_us[t, r]),
            r"\Pr^{us}(\text{take})",
            "Washington takes a way out if talks are worth more to it than going on: a logit choice.",
            (back, rung),
        ),
        Equation(
            "takes_iran",
            FirstChoice(rationality, 0, deal_iran, going_iran[t, r]),
            r"\Pr^{iran}(\text{take})",
            "Tehran by the same reckoning.",
            (back, rung),
        ),
        Equation(
            "talks_chance",
            door[r] * takes_us[t, r] * takes_iran[t, r],
            r"\tau",
            "The chance that, without war, a week on a rung ends in talks: a way out is on offer, and both take it.",
            (back, rung),
        ),
        Equation(
            "after_us",
            _after(war_cost_us, deal_us, going_us),
            r"A^{us}",
            "What it is worth to Washington to be on a rung when the week’s moves are made: war, or talks, or going on.",
            (back, rung),
        ),
        Equation(
            "after_iran",
            _after(war_cost_iran, deal_iran, going_iran),
            r"A^{iran}",
            "The same for Tehran.",
            (back, rung),
        ),
        Equation(
            "stay_us",
            _stay(after_us),
            r"S^{us}",
            "The same before others may have pushed the crisis up a rung.",
            (back, rung),
        ),
        Equation("stay_iran", _stay(after_iran), r"S^{iran}", "The same for Tehran.", (back, rung)),
        Equation(
            "hold",
            _by_mover(stay_iran[t, r], stay_us[t, r]),
            "H",
            "What it is worth to the side whose week it is to hold.",
            (back, rung),
        ),
        Equation(
            "going_up",
            _by_mover(pride_iran, pride) + Piecewise((_by_mover(top_iran, top_us), r >= TOP), (hold[t, r + 1], True)),
            "U",
            "What a step up is worth to it; from the highest rung that is war by choice.",
            (back, rung),
        ),
        Equation(
            "going_down",
            Piecewise((-oo, r <= 0), (hold[t, r - 1] - _by_mover(pride_iran, pride), True)),
            "D",
            "What a step down is worth to it; from the lowest rung there is none.",
            (back, rung),
        ),
        Equation(
            "climb",
            FirstChoice(rationality, 2, hold[t, r], going_down[t, r], going_up[t, r]),
            r"\Pr(\text{up})",
            "It climbs if that is worth more than to hold or to step down: a logit choice.",
            (back, rung),
        ),
        Equation(
            "step_down",
            FirstChoice(rationality, 1, hold[t, r], going_down[t, r], going_up[t, r]),
            r"\Pr(\text{down})",
            "It steps down by the same reckoning.",
            (back, rung),
        ),
        Equation(
            "value_us",
            _value(stay_us, war_cost_us, pride, 1 - iran_moves[t]),
            r"V^{us}",
            "What it is worth to Washington to be on a rung before the move: where the move may lead, and its pride if the move "
            "is its own.",
            (back, rung),
        ),
        Equation(
            "value_iran",
            _value(stay_iran, war_cost_iran, pride_iran, iran_moves[t]),
            r"V^{iran}",
            "The same for Tehran.",
            (back, rung),
        ),
    ]


def _forward() -> list[Equation]:
    left = moved[t, r] * (1 - war_chance[r])
    pushed_out = Piecewise((0, r >= TOP), (pushed, True))
    over_top = climb[t, TOP] * chance[t - 1, TOP]
    return [
        Equation("chance", Max(0, 1 - Abs(r - start)), r"\pi", "The crisis begins on its rung.", (0, rung)),
        Equation("rung_by", start, r"\bar r", "It is also the first mean rung.", (0,)),
        *[
            Equation(name, Integer(0), latex, "Before the first week there has been none.", (0,))
            for name, latex in (("chosen_by", "C"), ("war_by", "W"), ("talks_by", "T"), ("refused_by", "F"))
        ],
        Equation(
            "reach",
            (1 - climb[t, r] - step_down[t, r]) * chance[t - 1, r]
            + climb[t, r - 1] * chance[t - 1, r - 1]
            + step_down[t, r + 1] * chance[t - 1, r + 1],
            r"\rho",
            "The chance of a rung after the week’s move: from the same rung, from below or from above.",
            (week, rung),
        ),
        Equation(
            "moved",
            (1 - pushed_out) * reach[t, r] + pushed * reach[t, r - 1],
            r"\rho'",
            "The same when others may have pushed it up a rung.",
            (week, rung),
        ),
        Equation("chosen_by", chosen_by[t - 1] + over_top, "C", "War by choice, by the end of a week.", (week,)),
        Equation(
            "war_by",
            war_by[t - 1] + over_top + Sum(moved[t, r] * war_chance[r], (r, 0, TOP)),
            "W",
            "War by the end of a week: by the week before, by choice, or by a slide.",
            (week,),
        ),
        Equation(
            "talks_by",
            talks_by[t - 1] + Sum(left * talks_chance[t, r], (r, 0, TOP)),
            "T",
            "Talks by then.",
            (week,),
        ),
        Equation(
            "refused_by",
            refused_by[t - 1] + Sum(left * (door[r] - talks_chance[t, r]), (r, 0, TOP)),
            "F",
            "How many ways out were on offer by then and not taken, on average.",
            (week,),
        ),
        Equation(
            "chance",
            left * (1 - talks_chance[t, r]),
            r"\pi",
            "The chance of a rung at the end of the week, with neither war nor talks.",
            (week, rung),
        ),
        Equation("open_by", Sum(chance[t, r], (r, 0, TOP)), "O", "How many crises are still open.", (week,)),
        Equation(
            "rung_by",
            Piecewise((0, over("open_by")[t] <= 0), (Sum(r * chance[t, r], (r, 0, TOP)) / over("open_by")[t], True)),
            r"\bar r",
            "The mean rung of those.",
            (week,),
        ),
        Equation(
            "settled_by",
            war_by[t] + talks_by[t],
            "S",
            "War or talks by the end of a week; what is left is unresolved.",
            (Index("t", 0, WEEKS),),
        ),
    ]


def _ends() -> list[Equation]:
    def at_start(takes: IndexedBase) -> Expr:
        return Sum(takes[1, r] * Max(0, 1 - Abs(r - start)), (r, 0, TOP))

    return [
        Equation("war", war_by[WEEKS], r"\Pr(\text{war})", "War within half a year."),
        Equation("talks", talks_by[WEEKS], r"\Pr(\text{talks})", "Talks within half a year."),
        Equation(
            "unresolved", 1 - war - talks, r"\Pr(\text{neither})", "Neither: the crisis goes on, or has gone cold."
        ),
        Equation("chosen", chosen_by[WEEKS], r"\Pr(\text{chosen})", "War by choice: a step up from the highest rung."),
        Equation("war_early", war_by[WEEKS // 2], r"\Pr(\text{early})", "War within the first half of it."),
        Equation("slid", war - chosen, r"\Pr(\text{slid})", "War that no one chose."),
        Equation("refused", refused_by[WEEKS], "F", "Ways out that were on offer and not taken, on average."),
        Equation("rung", rung_by[WEEKS], r"\bar r", "The mean rung of the crises still open after half a year."),
        Equation("take_us", at_start(takes_us), "a_{us}", "Washington would take a way out in the first week."),
        Equation("take_iran", at_start(takes_iran), "a_{iran}", "Tehran would."),
    ]


def moves() -> list[Equation]:
    """The moves of the week that is looked at, as the crises that are still open stand before it."""
    here = Max(0, 1 - Abs(t - symbols("week")))
    standing = Sum(here * Sum(chance[t - 1, r], (r, 0, TOP)), (t, 1, WEEKS))
    up, down = (
        Sum(here * Sum(chance[t - 1, r] * move[t, r], (r, 0, TOP)), (t, 1, WEEKS)) for move in (climb, step_down)
    )
    gone = symbols("week_open") <= 0
    return [
        Equation("week_open", standing, "", ""),
        Equation("week_up", Piecewise((0, gone), (up / symbols("week_open"), True)), "", ""),
        Equation("week_down", Piecewise((0, gone), (down / symbols("week_open"), True)), "", ""),
        Equation("week_hold", 1 - symbols("week_up") - symbols("week_down"), "", ""),
    ]
