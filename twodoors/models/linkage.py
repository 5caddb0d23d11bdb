"""The wider table: two issues and three tables; who gains by a deal, who pays for it, and who would wreck it."""

from collections.abc import Mapping, Sequence

import numpy as np
from sympy import Abs, And, Eq, Expr, Integer, Max, Min, Or, Piecewise, Rational, Symbol, sqrt

from twodoors.model import (
    TIE,
    Assumption,
    Equation,
    Finding,
    FirstChoice,
    Index,
    Model,
    Outcome,
    Preset,
    Reading,
    Segment,
    at,
    other,
    over,
    symbols,
)
from twodoors.model.judging import Points
from twodoors.model.terms import SLACK
from twodoors.models.rounds.linkage import ROUND
from twodoors.models.walks.linkage import WALK
from twodoors.picture.bargaining import Table, bargaining_set
from twodoors.picture.square import Side, square
from twodoors.picture.standing import standing
from twodoors.shared import RATIONALITY

us_nuclear, iran_nuclear, gulf_nuclear = symbols("us_nuclear iran_nuclear gulf_nuclear")
reserve, reserve_gulf, spoil, rationality = symbols("reserve reserve_gulf spoil rationality")
narrow_us_gain, narrow_iran_gain = symbols("narrow_us_gain narrow_iran_gain")
share_nuclear, share_other, us_gain, iran_gain, gulf_gain = symbols(
    "share_nuclear share_other us_gain iran_gain gulf_gain"
)
ratio, inside_gain, inside_nuclear, inside_other, inside_worth = symbols(
    "ratio inside_gain inside_nuclear inside_other inside_worth"
)
best, seat_share_nuclear, seat_share_other = symbols("best seat_share_nuclear seat_share_other")
seat_us_gain, seat_iran_gain, seat_gulf_gain = symbols("seat_us_gain seat_iran_gain seat_gulf_gain")
line_us, line_iran, line_gulf, line_first, line_last = symbols("line_us line_iran line_gulf line_first line_last")
start_us, start_iran, slope_us, slope_iran = symbols("start_us start_iran slope_us slope_iran")
line_share, line_rest = symbols("line_share line_rest")
veto_share_nuclear, veto_share_other = symbols("veto_share_nuclear veto_share_other")
veto_us_gain, veto_iran_gain, veto_gulf_gain = symbols("veto_us_gain veto_iran_gain veto_gulf_gain")
narrow_agreement, heads_agreement, agreement = symbols("narrow_agreement heads_agreement agreement")
seat_us_surplus, seat_iran_surplus, accept_gulf = symbols("seat_us_surplus seat_iran_surplus accept_gulf")
narrow_survives, heads_survives, survives = symbols("narrow_survives heads_survives survives")
gain_from_linkage, cost_of_seat = symbols("gain_from_linkage cost_of_seat")
table, share_nuclear_tried, share_other_tried = symbols("table share_nuclear_tried share_other_tried")
tried_us, tried_iran, tried_gulf, table_signed = symbols("tried_us tried_iran tried_gulf table_signed")

HALF = Rational(1, 2)
STAKE = "share of its stake"

#: The edges of the square of deals: nuclear issue shared, the rest at nought or all; then the other way round.
EDGE = Index("k", 0, 3)
k = EDGE.symbol
edge_us, edge_iran, edge_gulf, edge_held = map(over, ("edge_us", "edge_iran", "edge_gulf", "edge_held"))
edge_low, edge_low_gulf, edge_top, edge_share = map(over, ("edge_low", "edge_low_gulf", "edge_top", "edge_share"))
edge_nuclear, edge_other, edge_worth = map(over, ("edge_nuclear", "edge_other", "edge_worth"))


def won(nuclear: Expr, deal: tuple[Expr, Expr]) -> Expr:
    """What a side gains that wants what Washington wins: by its weight of the nuclear issue, of its stake."""
    return nuclear * deal[0] + (1 - nuclear) * deal[1]


def gains(prefix: str, deal: tuple[Expr, Expr], letter: str, told: str) -> list[Equation]:
    """The three sides' gains from a deal, named with this prefix; ``letter`` marks them, ``told`` says which deal."""
    return [
        Equation(f"{prefix}us_gain", won(us_nuclear, deal), f"U{letter}", f"What Washington gains {told}."),
        Equation(f"{prefix}iran_gain", 1 - won(iran_nuclear, deal), f"V{letter}", f"What Tehran keeps {told}."),
        Equation(
            f"{prefix}gulf_gain",
            won(gulf_nuclear, deal),
            f"G{letter}",
            f"What the Gulf states gain {told}: what Washington wins, by their own weights.",
        ),
    ]


def split(us: Expr, iran: Expr, before: Expr, beyond: Expr) -> Expr:
    """Washington's share of an issue of these weights, where it has won ``before`` and Tehran keeps ``beyond``."""
    return Max(0, Min(1, (1 + (beyond - reserve) / iran - (before - reserve) / us) / 2))


def in_turn(nuclear_first: Expr, other_first: Expr) -> Expr:
    """A share by which issue goes to Washington first: the one that counts more for it than for Tehran."""
    alike = Abs(us_nuclear - iran_nuclear) <= TIE
    return Piecewise((HALF, alike), (nuclear_first, us_nuclear > iran_nuclear), (other_first, True))


def worth(deal: tuple[Expr, Expr]) -> Expr:
    """The product of the three sides' gains beyond no deal; -1 where one of them loses."""
    beyond = [
        won(us_nuclear, deal) - reserve,
        1 - won(iran_nuclear, deal) - reserve,
        won(gulf_nuclear, deal) - reserve_gulf,
    ]
    return Piecewise((beyond[0] * beyond[1] * beyond[2], Min(*beyond) >= 0), (-1, True))


def signs(beyond: Expr) -> Expr:
    """The chance that a side signs what brings it this much beyond no deal. Who is indifferent lets a deal stand."""
    return FirstChoice(rationality, Integer(0), beyond, Integer(0))


def wrecked(beyond: Expr) -> Expr:
    """The chance that those left out wreck a deal: one that they would not have signed, with the chance ``spoil``."""
    return spoil * FirstChoice(rationality, Integer(1), beyond, Integer(0))


TWO = (share_nuclear, share_other)
INSIDE = (inside_nuclear, inside_other)
ON_EDGE = (edge_nuclear[k], edge_other[k])
SEAT = (seat_share_nuclear, seat_share_other)
VETO = (veto_share_nuclear, veto_share_other)
TRIED = (share_nuclear_tried, share_other_tried)

#: The tables, by the stops of the switch.
TABLES = ("nuclear alone", "all, over their heads", "with a seat", "with a veto only")


def _over_their_heads() -> list[Equation]:
    """Nash's deal of two."""
    w, x = us_nuclear, iran_nuclear
    return [
        Equation(
            "share_nuclear",
            in_turn(split(w, x, Integer(0), 1 - x), split(w, x, 1 - w, Integer(0))),
            "a",
            "Over the heads of the Gulf states: Washington’s share of the nuclear issue in the deal at which the product of what "
            "Washington and Tehran gain beyond no deal is greatest. The issue that counts more for Washington than for Tehran goes to "
            "it first, and at most one is split. Where both have the same priorities, all splits are as good, and the half is taken.",
        ),
        Equation(
            "share_other",
            in_turn(split(1 - w, 1 - x, w, Integer(0)), split(1 - w, 1 - x, Integer(0), x)),
            "b",
            "Washington’s share of the rest in that deal.",
        ),
        *gains("", TWO, "", "over the heads of the Gulf states, of its stake in both issues"),
    ]


def _inside() -> list[Equation]:
    """Nash's deal of three where it splits both issues."""
    w, x, y = us_nuclear, iran_nuclear, gulf_nuclear
    p, q = (x - y) / (w - y), (w - x) / (w - y)
    inside = And(ratio > 0, inside_nuclear >= 0, inside_nuclear <= 1, inside_other >= 0, inside_other <= 1)
    return [
        Equation(
            "ratio",
            (x - y) / (w - x),
            r"\kappa",
            "With a seat, the product of all three gains beyond no deal is greatest. If both issues are split, this is what the Gulf "
            "states gain beyond no deal for each unit that Washington does; their priorities then lie on the other side of Tehran’s.",
        ),
        Equation(
            "inside_gain",
            (1 - reserve - p * reserve - q * reserve_gulf) / (p + q * ratio + ratio / (1 + ratio)),
            "s",
            "What Washington then gains beyond no deal.",
        ),
        Equation(
            "inside_nuclear",
            ((reserve + inside_gain) * (1 - y) - (reserve_gulf + ratio * inside_gain) * (1 - w)) / (w - y),
            r"a_{\text{in}}",
            "Washington’s share of the nuclear issue that gives both just that.",
        ),
        Equation(
            "inside_other",
            ((reserve_gulf + ratio * inside_gain) * w - (reserve + inside_gain) * y) / (w - y),
            r"b_{\text{in}}",
            "And of the rest.",
        ),
        Equation(
            "inside_worth",
            Piecewise((worth(INSIDE), inside), (-1, True)),
            r"\Pi_{\text{in}}",
            "The product of the three gains there; −1 where there is no such deal.",
        ),
    ]


def _edges() -> list[Equation]:
    """Nash's deals of three where one issue goes over whole, or not at all: one for each edge of the square of deals."""

    def moving(nuclear: Symbol) -> Expr:
        return Piecewise((nuclear, k < 2), (1 - nuclear, True))

    pulls = edge_low[k] + edge_low_gulf[k]
    total = pulls + edge_top[k]
    root = sqrt(Max(0, total**2 - 3 * (pulls * edge_top[k] + edge_low[k] * edge_low_gulf[k])))
    listed = [
        ("edge_us", moving(us_nuclear), "m", "On an edge one issue is shared. Its weight for Washington."),
        ("edge_iran", moving(iran_nuclear), "n", "Its weight for Tehran."),
        ("edge_gulf", moving(gulf_nuclear), "o", "Its weight for the Gulf states."),
        (
            "edge_held",
            Piecewise((0, Or(Eq(k, 0), Eq(k, 2))), (1, True)),
            "e",
            "Washington’s share of the other issue: nothing or all.",
        ),
        (
            "edge_low",
            (reserve - (1 - edge_us[k]) * edge_held[k]) / edge_us[k],
            r"\ell",
            "The share of the issue from which Washington gains by the deal.",
        ),
        (
            "edge_low_gulf",
            (reserve_gulf - (1 - edge_gulf[k]) * edge_held[k]) / edge_gulf[k],
            r"\ell_{\text{Gulf}}",
            "The share from which the Gulf states do.",
        ),
        (
            "edge_top",
            (1 - reserve - (1 - edge_iran[k]) * edge_held[k]) / edge_iran[k],
            "t",
            "The share up to which Tehran does.",
        ),
        (
            "edge_share",
            Max(0, Min(1, (total + root) / 3)),
            "z",
            "The share at which the product of the three gains is greatest on this edge.",
        ),
        (
            "edge_nuclear",
            Piecewise((edge_share[k], k < 2), (edge_held[k], True)),
            r"a_{\text{edge}}",
            "Washington’s share of the nuclear issue there.",
        ),
        (
            "edge_other",
            Piecewise((edge_held[k], k < 2), (edge_share[k], True)),
            r"b_{\text{edge}}",
            "And of the rest.",
        ),
        ("edge_worth", worth(ON_EDGE), r"\Pi_{\text{edge}}", "The product of the three gains there."),
    ]
    return [Equation(name, expression, latex, says, (EDGE,)) for name, expression, latex, says in listed]


def _with_a_seat() -> list[Equation]:
    """The best of those five."""
    edges = range(EDGE.first, EDGE.last + 1)

    def chosen(inside: Symbol, on_edge: Mapping[int, Expr]) -> Expr:
        last = on_edge[edges[-1]]
        return Piecewise(
            (inside, inside_worth >= best), *[(on_edge[i], edge_worth[i] >= best) for i in edges[:-1]], (last, True)
        )

    return [
        *_inside(),
        *_edges(),
        Equation(
            "best",
            Max(inside_worth, *[edge_worth[i] for i in edges]),
            r"\Pi",
            "The greatest of these five products is the greatest of all. All three can always gain, so it is above nought.",
        ),
        Equation(
            "seat_share_nuclear",
            chosen(inside_nuclear, edge_nuclear),
            r"a_{\text{seat}}",
            "With a seat: Washington’s share of the nuclear issue.",
        ),
        Equation("seat_share_other", chosen(inside_other, edge_other), r"b_{\text{seat}}", "And of the rest."),
        *gains("seat_", SEAT, r"_{\text{seat}}", "with a seat for the Gulf states"),
    ]


def _with_a_veto_only() -> list[Equation]:
    """The best deal of two among those that the Gulf states would sign."""
    nuclear_moves = gulf_nuclear <= HALF  # along the line, the issue of less weight for the Gulf states
    kept = reserve_gulf / (1 - line_gulf)
    peak = -(start_us / slope_us + start_iran / slope_iran) / 2
    enough = gulf_gain >= reserve_gulf - TIE
    return [
        Equation(
            "line_us",
            Piecewise((us_nuclear, nuclear_moves), (1 - us_nuclear, True)),
            r"m_{\text{veto}}",
            "With a veto only, Washington and Tehran bargain as before, but the Gulf states must gain what they expect without a deal. "
            "If the deal of two gives them less, the best one lies where they gain just that. Along these deals the issue that counts "
            "less for them rises; its weight for Washington.",
        ),
        Equation(
            "line_iran",
            Piecewise((iran_nuclear, nuclear_moves), (1 - iran_nuclear, True)),
            r"n_{\text{veto}}",
            "Its weight for Tehran.",
        ),
        Equation(
            "line_gulf", Min(gulf_nuclear, 1 - gulf_nuclear), r"o_{\text{veto}}", "Its weight for the Gulf states."
        ),
        Equation(
            "line_first",
            Max(0, (reserve_gulf - 1 + line_gulf) / line_gulf),
            r"z_0",
            "Washington’s least share of it along these deals.",
        ),
        Equation("line_last", Min(1, reserve_gulf / line_gulf), r"z_1", "Its greatest share."),
        Equation(
            "start_us",
            (1 - line_us) * kept - reserve,
            r"U_0",
            "What Washington gains beyond no deal at a share of nought.",
        ),
        Equation("start_iran", 1 - (1 - line_iran) * kept - reserve, r"V_0", "What Tehran does."),
        Equation(
            "slope_us", (line_us - line_gulf) / (1 - line_gulf), r"U_1", "How that of Washington rises with the share."
        ),
        Equation("slope_iran", (line_gulf - line_iran) / (1 - line_gulf), r"V_1", "How that of Tehran does."),
        Equation(
            "line_share",
            Piecewise(
                (Min(line_last, Max(line_first, peak)), slope_us * slope_iran < 0),
                (line_last, slope_us + slope_iran > 0),
                (line_first, True),
            ),
            r"z_{\text{veto}}",
            "The share at which the product of their two gains is greatest along these deals.",
        ),
        Equation(
            "line_rest",
            (reserve_gulf - line_gulf * line_share) / (1 - line_gulf),
            r"\bar{z}",
            "The share of the other issue that leaves the Gulf states with what they expect.",
        ),
        Equation(
            "veto_share_nuclear",
            Piecewise((share_nuclear, enough), (line_share, nuclear_moves), (line_rest, True)),
            r"a_{\text{veto}}",
            "With a veto only: Washington’s share of the nuclear issue.",
        ),
        Equation(
            "veto_share_other",
            Piecewise((share_other, enough), (line_rest, nuclear_moves), (line_share, True)),
            r"b_{\text{veto}}",
            "And of the rest.",
        ),
        *gains("veto_", VETO, r"_{\text{veto}}", "where the Gulf states have a veto only"),
    ]


def _signed_and_wrecked() -> list[Equation]:
    """Who signs, who wrecks, and what stands."""
    return [
        Equation(
            "narrow_us_gain",
            us_nuclear * (HALF - reserve),
            r"U_{\text{narrow}}",
            "At the narrow table there is the nuclear issue alone, and bargaining splits it in half; the rest stays as it is. What "
            "Washington gains beyond no deal, of its stake in both issues.",
        ),
        Equation("narrow_iran_gain", iran_nuclear * (HALF - reserve), r"V_{\text{narrow}}", "What Tehran does."),
        Equation(
            "narrow_agreement",
            signs(narrow_us_gain) * signs(narrow_iran_gain),
            r"A_{\text{narrow}}",
            "Both sign the narrow deal, each the more surely, the more it gains beyond no deal.",
        ),
        Equation(
            "heads_agreement",
            signs(us_gain - reserve) * signs(iran_gain - reserve),
            r"A_{\text{heads}}",
            "Both sign the deal over the heads of the Gulf states.",
        ),
        Equation(
            "seat_us_surplus",
            seat_us_gain - reserve,
            r"\Delta U",
            "What Washington gains beyond no deal with a seat for the Gulf states.",
        ),
        Equation("seat_iran_surplus", seat_iran_gain - reserve, r"\Delta V", "What Tehran does."),
        Equation(
            "accept_gulf",
            signs(seat_gulf_gain - reserve_gulf),
            r"\Pr(\text{Gulf})",
            "The Gulf states sign it, where they sit at the table.",
        ),
        Equation(
            "agreement",
            signs(seat_us_surplus) * signs(seat_iran_surplus) * accept_gulf,
            r"A_{\text{seat}}",
            "With a seat, three must sign.",
        ),
        Equation(
            "narrow_survives",
            narrow_agreement * (1 - wrecked(gulf_nuclear * (HALF - reserve_gulf))),
            r"\Pr(\text{narrow})",
            "The narrow deal is signed, and stands: those left out wreck, with some chance, a deal that they would not have signed.",
        ),
        Equation(
            "heads_survives",
            heads_agreement * (1 - wrecked(gulf_gain - reserve_gulf)),
            r"\Pr(\text{heads})",
            "The deal over their heads is signed, and stands.",
        ),
        Equation(
            "survives",
            agreement,
            r"\Pr(\text{seat})",
            "With a seat nobody is left out, so what is signed stands.",
        ),
        Equation(
            "gain_from_linkage",
            sqrt((us_gain - reserve) * (iran_gain - reserve)) - (HALF - reserve),
            r"\Delta",
            "What linking the issues adds: the equal gain for both that would make as good a bargain, less what each gains if each "
            "issue is settled by itself, in half.",
        ),
        Equation(
            "cost_of_seat",
            1 - agreement / heads_agreement,
            "c",
            "What the third signature costs: how much rarer all have signed.",
        ),
    ]


def _tried() -> list[Equation]:
    """What is set in the pictures alone: any deal, and one of the four tables."""

    def would(gain: Expr, least: Expr) -> Expr:
        return Piecewise((1, gain >= least - TIE), (0, True))

    narrow = [
        won(nuclear, (HALF, least))
        for nuclear, least in ((us_nuclear, reserve), (iran_nuclear, reserve), (gulf_nuclear, reserve_gulf))
    ]
    return [
        Equation("tried_us", won(us_nuclear, TRIED), r"U_{a\prime}", "What Washington gains by a deal that is tried."),
        Equation("tried_iran", 1 - won(iran_nuclear, TRIED), r"V_{a\prime}", "What Tehran keeps."),
        Equation("tried_gulf", won(gulf_nuclear, TRIED), r"G_{a\prime}", "What the Gulf states gain."),
        Equation(
            "tried_signers",
            would(tried_us, reserve) + would(tried_iran, reserve) + would(tried_gulf, reserve_gulf),
            r"n_{a\prime}",
            "How many of the three would sign it, if they did not misjudge: it brings them no less than they expect without.",
        ),
        Equation(
            "table_us",
            _at_table(narrow[0], us_gain, seat_us_gain, veto_us_gain),
            r"U_t",
            "What Washington gains at the table that is set. Nuclear alone, it has half of that issue, and of the rest what it "
            "expects without a deal.",
        ),
        Equation(
            "table_iran", _at_table(narrow[1], iran_gain, seat_iran_gain, veto_iran_gain), r"V_t", "What Tehran does."
        ),
        Equation(
            "table_gulf",
            _at_table(narrow[2], gulf_gain, seat_gulf_gain, veto_gulf_gain),
            r"G_t",
            "What the Gulf states do.",
        ),
        Equation(
            "table_signed",
            _at_table(
                narrow_agreement,
                heads_agreement,
                agreement,
                signs(veto_us_gain - reserve) * signs(veto_iran_gain - reserve),
            ),
            r"A_t",
            "All who bargain at that table sign. Who has a veto only does not bargain.",
        ),
    ]


def _at_table(*worths: Expr) -> Expr:
    """The one of these that belongs to the table that is set."""
    *first, last = worths
    return Piecewise(*[(worth, table < at + HALF) for at, worth in enumerate(first)], (last, True))


def _drawn() -> list[Equation]:
    """What only the picture needs: the narrow deals with the rest as it is, and the corner of the wide ones."""
    found = []
    for side, nuclear, without in (
        ("us", us_nuclear, reserve),
        ("iran", iran_nuclear, reserve),
        ("gulf", gulf_nuclear, reserve_gulf),
    ):
        rest = (1 - nuclear) * without
        for name, part in (("least", rest), ("most", nuclear + rest), ("all", nuclear / 2 + rest)):
            found.append(Equation(f"narrow_{side}_{name}", part, "", ""))
    nuclear_first = us_nuclear >= iran_nuclear
    return [
        *found,
        Equation("corner_us", Piecewise((us_nuclear, nuclear_first), (1 - us_nuclear, True)), "", ""),
        Equation("corner_iran", Piecewise((1 - iran_nuclear, nuclear_first), (iran_nuclear, True)), "", ""),
    ]


def _tried_share(name: str, label: str, letter: str) -> Assumption:
    return Assumption(
        name,
        label,
        0.5,
        0.0,
        1.0,
        group="In the picture alone",
        ends=("all Tehran’s", "all Washington’s"),
        latex=letter,
        unit="share of the issue",
        step=0.05,
        source="No assumption: a deal that you try. It begins with both issues split in half.",
    )


def _sides(what: str) -> Sequence[Side]:
    """The three sides in a picture of a deal; their gains by it are ``what`` and whose."""
    return [
        Side("Washington", f"{what}_us", "reserve", "us_nuclear"),
        Side("Tehran", f"{what}_iran", "reserve", "iran_nuclear", falls=True),
        Side("The Gulf", f"{what}_gulf", "reserve_gulf", "gulf_nuclear"),
    ]


def _matters(who: str, side: str, label: str, default: float, letter: str, why: str) -> Assumption:
    return Assumption(
        f"{side}_nuclear",
        label,
        default,
        0.05,
        0.95,
        group=who,
        claim="10.1",
        unit="share of its stake; the rest is the missiles and the region",
        ends=("nearly all is the rest", "nearly all is the programme"),
        latex=letter,
        source="Authors’ judgement: " + why,
    )


def _perfect(points: Points) -> Mapping[str, np.ndarray]:
    """What the model makes of these points where no one misjudges."""
    model = points.space.model
    return model.everything({name: points[name] for name in model.defaults}, perfect=True)


def _pays_by_perfect_judgement(points: Points) -> np.ndarray:
    """without misjudgement, with a seat > over their heads"""
    found = _perfect(points)
    return np.asarray(found["survives"] > found["heads_survives"] + SLACK)


def _changes_nothing_by_perfect_judgement(points: Points) -> np.ndarray:
    """without misjudgement, with a seat = over their heads"""
    found = _perfect(points)
    return np.asarray(np.abs(found["survives"] - found["heads_survives"]) <= SLACK)


#: Washington’s priorities, further from Tehran’s.
FURTHER = (at("further", "us_nuclear") - us_nuclear) * (us_nuclear - iran_nuclear) >= 0

#: The Gulf states lose by the deal over their heads.
THEY_LOSE = gulf_gain < reserve_gulf

FINDINGS = [
    Finding(
        name="no-bargainer-worse-off",
        says="With both issues on the table, over the heads of the Gulf states, Washington and Tehran each gain at least as much beyond "
        "no deal as with the nuclear issue alone.",
        claim="10.1",
        holds=(us_gain - reserve >= narrow_us_gain) & (iran_gain - reserve >= narrow_iran_gain),
    ),
    Finding(
        name="more-issues-are-signed",
        says="Washington and Tehran never sign a deal over both issues less often than one over the nuclear issue alone.",
        claim="10.1",
        holds=heads_agreement >= narrow_agreement,
    ),
    Finding(
        name="linkage-pays-by-difference",
        says="Moving Washington’s priorities further from Tehran’s never lowers what linking the issues adds.",
        settings={"further": {"us_nuclear": other("us_nuclear")}},
        when=FURTHER,
        holds=at("further", "gain_from_linkage") >= gain_from_linkage,
    ),
    Finding(
        name="same-priorities-add-nothing",
        says="Where Tehran has Washington’s priorities, linking the issues adds nothing.",
        settings={"alike": {"iran_nuclear": us_nuclear}},
        holds=Eq(at("alike", "gain_from_linkage"), 0),
    ),
    Finding(
        name="the-two-wishes",
        says="Where the Gulf states care for what Washington wins as little as Tehran or less, linking the issues over their heads "
        "leaves them no better off than settling each in half.",
        claim="10.1",
        when=Or(
            And(gulf_nuclear <= iran_nuclear, iran_nuclear < us_nuclear),
            And(gulf_nuclear >= iran_nuclear, iran_nuclear > us_nuclear),
        ),
        holds=gulf_gain <= HALF,
    ),
    Finding(
        name="allies-who-care-more",
        says="Where they care for it as much as Washington or more, linking over their heads leaves them no worse off.",
        claim="10.1",
        when=Or(
            And(gulf_nuclear >= us_nuclear, us_nuclear > iran_nuclear),
            And(gulf_nuclear <= us_nuclear, us_nuclear < iran_nuclear),
        ),
        holds=gulf_gain >= HALF,
    ),
    Finding(
        name="a-seat-serves-the-guests",
        says="A seat never leaves the Gulf states with less than the deal over their heads.",
        claim="10.1",
        holds=seat_gulf_gain >= gulf_gain,
    ),
    Finding(
        name="tehran-pays-for-the-seat",
        says="A seat for the Gulf states never leaves Tehran with more than the deal over their heads.",
        claim="10.1",
        holds=seat_iran_gain <= iran_gain,
    ),
    Finding(
        name="a-veto-serves-less-than-a-seat",
        says="A veto alone never leaves the Gulf states with more than a seat.",
        holds=veto_gulf_gain <= seat_gulf_gain,
    ),
    Finding(
        name="a-veto-costs-tehran-less",
        says="A veto alone never leaves Tehran with less than a seat.",
        holds=veto_iran_gain >= seat_iran_gain,
    ),
    Finding(
        name="a-seat-pays-where-they-would-lose",
        says="Without misjudgement a seat makes a deal that stands likelier wherever the Gulf states would lose by the deal over their "
        "heads, and might wreck it.",
        claim="10.1",
        when=THEY_LOSE & (spoil > 0),
        holds=_pays_by_perfect_judgement,
    ),
    Finding(
        name="a-seat-changes-nothing-else",
        says="Without misjudgement a seat changes nothing in how often a deal stands where the Gulf states would not lose.",
        claim="10.1",
        when=gulf_gain >= reserve_gulf,
        holds=_changes_nothing_by_perfect_judgement,
    ),
    Finding(
        name="one-signature-more",
        says="As long as misjudgement is not rare (rationality 5 or less), three never sign more often with a seat than two without.",
        when=rationality <= 5,
        holds=agreement <= heads_agreement,
    ),
    Finding(
        name="both-wishes-together",
        says="Where no one expects more than 0.25 without a deal, spoiling has a chance of at least 0.1, rationality is 4 or more and the "
        "programme’s shares of the two bargainers’ stakes add up to at most 1.2, issues and a seat do better than the nuclear issue alone.",
        claim="10.1",
        when=(reserve <= Rational(1, 4))
        & (reserve_gulf <= Rational(1, 4))
        & (spoil >= Rational(1, 10))
        & (rationality >= 4)
        & (us_nuclear + iran_nuclear <= Rational(6, 5)),
        holds=survives > narrow_survives,
    ),
    Finding(
        name="both-wishes-mostly",
        says="Issues and a seat together do better than the nuclear issue alone in 94 of 100 settings.",
        claim="10.1",
        kind="mostly",
        holds=survives > narrow_survives,
    ),
    Finding(
        name="washington-seldom-pays",
        says="A seat for the Gulf states leaves Washington with no less than the deal over their heads in 85 of 100 settings.",
        claim="10.1",
        kind="mostly",
        holds=seat_us_gain >= us_gain,
    ),
    Finding(
        name="a-veto-mostly-idle",
        says="A veto alone changes nothing in the deal in 79 of 100 settings.",
        kind="mostly",
        holds=Eq(veto_us_gain, us_gain) & Eq(veto_iran_gain, iran_gain) & Eq(veto_gulf_gain, gulf_gain),
    ),
    Finding(
        name="an-ally-s-veto-as-a-chip",
        says="Where the deal over their heads would leave the Gulf states worse off than none, their veto leaves Washington with more "
        "in 72 of 100 settings.",
        kind="mostly",
        when=THEY_LOSE,
        holds=veto_us_gain > us_gain,
    ),
    Finding(
        name="a-seat-for-those-who-lose",
        says="Where the Gulf states would lose by the deal over their heads, a seat makes a deal that stands likelier in 55 of 100 "
        "settings.",
        claim="10.1",
        kind="mostly",
        when=THEY_LOSE,
        holds=survives > heads_survives,
    ),
    Finding(
        name="and-would-wreck",
        says="Where they would lose, spoiling has a chance of at least 0.6 and rationality is 4 or more, a seat makes a deal that stands "
        "likelier in 97 of 100 settings.",
        claim="10.1",
        kind="mostly",
        when=THEY_LOSE & (spoil >= Rational(3, 5)) & (rationality >= 4),
        holds=survives > heads_survives,
    ),
    Finding(
        name="no-seat-for-those-who-gain",
        says="Where the Gulf states would not lose, a seat makes a deal that stands no likelier in 79 of 100 settings.",
        claim="10.1",
        kind="mostly",
        when=gulf_gain >= reserve_gulf,
        holds=survives <= heads_survives,
    ),
    Finding(
        name="issues-alone",
        says="A deal over both issues without a seat stands at least as often as one with a seat in 72 of 100 settings.",
        claim="10.1",
        kind="mostly",
        holds=heads_survives >= survives,
        slips=True,
    ),
    Finding(
        name="when-a-seat-pays",
        says="A seat makes a deal that stands likelier just where those left out would wreck more deals than the third signature costs.",
        claim="10.1",
        by_construction=True,
        holds=(wrecked(gulf_gain - reserve_gulf) - cost_of_seat) * (survives - heads_survives) >= 0,
    ),
]

MODEL = Model(
    name="linkage",
    title="The wider table",
    question="When does adding issues, or a seat, make a deal likelier?",
    source=(
        "Nash bargaining beyond what each side expects without a deal (Nash 1950, 1953) over linked issues (Tollison and Willett "
        "1979; Sebenius 1983), solved exactly; veto players (Tsebelis 2002), spoilers (Stedman 1997), and logit choice (McKelvey "
        "and Palfrey 1998)."
    ),
    assumptions=[
        _matters(
            "Washington",
            "us",
            "Share of Washington’s stake that is in the nuclear programme",
            0.6,
            "w",
            "more than half, since the agreement of 2015 dealt with nothing else.",
        ),
        _matters(
            "Tehran",
            "iran",
            "Share of Tehran’s stake that is in the nuclear programme",
            0.25,
            "x",
            "the smaller part, since it accepted limits on the programme in 2015, and its mission to the United Nations ruled out "
            "any talks on the missiles (BICOM 2019).",
        ),
        _matters(
            "The Gulf states",
            "gulf",
            "Share of the Gulf states’ stake that is in the nuclear programme",
            0.2,
            "y",
            "the smaller part, since missiles and allies of Iran reach them already; Gargash (The National 2018) called the missiles "
            "more urgent for that.",
        ),
        Assumption(
            "reserve",
            "What Washington and Tehran each expect of an issue without a deal",
            0.25,
            0.0,
            0.45,
            group="Without a deal",
            claim="10.1",
            unit="share of the issue",
            ends=("nothing", "nearly half"),
            latex="r",
            source="Authors’ judgement: a quarter for each, so that nobody starts ahead. It is Nash’s disagreement point: what counts "
            "in the bargain is what goes beyond it. The range ends below one half, so that both can always gain by a deal.",
            step=0.005,
        ),
        Assumption(
            "reserve_gulf",
            "What the Gulf states expect of an issue without a deal",
            0.25,
            0.0,
            0.5,
            group="Without a deal",
            claim="10.1",
            unit="share of the issue",
            ends=("nothing", "half"),
            latex=r"r_{\text{Gulf}}",
            source="Authors’ judgement: a quarter, as for the other two. Others keep Iran under pressure.",
            step=0.005,
        ),
        Assumption(
            "spoil",
            "Chance that those left out wreck a deal that they would not have signed",
            0.8,
            0.0,
            1.0,
            group="The Gulf states",
            claim="10.1",
            unit="chance",
            ends=("they cannot", "they surely do"),
            latex=r"\sigma",
            source="Authors’ judgement: high, since it is the chance where they lose by the deal. The one count that we know is of peace "
            "agreements after civil wars: 65 of 301 met violence meant to undo or to change them (Reiter 2016), and not every one "
            "of them made someone lose.",
        ),
        RATIONALITY,
    ],
    equations=[*_over_their_heads(), *_with_a_seat(), *_with_a_veto_only(), *_signed_and_wrecked(), *_tried()],
    outcomes=[
        Outcome("survives", "With a seat: a deal is signed and stands", "chance", "talks"),
        Outcome("heads_survives", "Over their heads: a deal is signed and stands", "chance", "talks"),
        Outcome("narrow_survives", "Nuclear alone: a deal is signed and stands", "chance", "talks"),
        Outcome("us_gain", "Washington’s gain, over their heads", "share"),
        Outcome("iran_gain", "Tehran’s gain, over their heads", "share"),
        Outcome("gulf_gain", "The Gulf states’ gain, over their heads", "share"),
        Outcome("seat_us_gain", "Washington’s gain, with a seat", "share"),
        Outcome("seat_iran_gain", "Tehran’s gain, with a seat", "share"),
        Outcome("seat_gulf_gain", "The Gulf states’ gain, with a seat", "share"),
        Outcome("veto_us_gain", "Washington’s gain, with a veto only", "share"),
        Outcome("veto_iran_gain", "Tehran’s gain, with a veto only", "share"),
        Outcome("veto_gulf_gain", "The Gulf states’ gain, with a veto only", "share"),
        Outcome("gain_from_linkage", "What linking the issues adds", "share"),
        Outcome("seat_us_surplus", "Washington’s gain beyond no deal, with a seat", "share"),
        Outcome("seat_iran_surplus", "Tehran’s gain beyond no deal, with a seat", "share"),
        Outcome("accept_gulf", "The Gulf states sign, with a seat", "chance"),
        Outcome("tried_us", "Washington’s gain, by that deal", "share"),
        Outcome("tried_iran", "Tehran’s gain, by that deal", "share"),
        Outcome("tried_gulf", "The Gulf’s gain, by that deal", "share"),
        Outcome("tried_signers", "Would sign that deal, of three", "count"),
        Outcome("table_us", "Washington’s gain, at that table", "share"),
        Outcome("table_iran", "Tehran’s gain, at that table", "share"),
        Outcome("table_gulf", "The Gulf’s gain, at that table", "share"),
        Outcome("table_signed", "All who bargain at that table sign", "chance"),
    ],
    bar=[
        Segment("survives", "With a seat: a deal that stands", "talks"),
        Segment(None, "No deal", "neither"),
    ],
    readings=[
        Reading(
            gulf_gain < reserve_gulf - TIE,
            "Nuclear alone, a deal is signed and stands with a chance of {narrow_survives}; both issues over the heads of the Gulf "
            "states, {heads_survives}; with a seat for them, {survives}. Over their heads they gain {gulf_gain} of their stake, "
            "less than without a deal; with a seat {seat_gulf_gain}.",
        ),
        Reading(
            True,
            "Nuclear alone, a deal is signed and stands with a chance of {narrow_survives}; both issues over the heads of the Gulf "
            "states, {heads_survives}; with a seat for them, {survives}. Over their heads they gain {gulf_gain} of their stake, "
            "no less than without a deal; with a seat {seat_gulf_gain}.",
        ),
    ],
    presets=[
        Preset(
            "The wider table",
            "Claim 10.1, in the authors’ numbers: all issues, with a seat for the Gulf states or without.",
        ),
        Preset(
            "Pressure first",
            "Al-Jubeir in October 2019 (Reuters), in the authors’ numbers: only maximum pressure will bring Iran to negotiate, so the "
            "Gulf states expect much from waiting.",
            {"reserve_gulf": 0.45},
        ),
        Preset(
            "After the strike",
            "NBC News 2020, in the authors’ numbers: stunned by the killing, the Gulf states fear a war around them, so they expect "
            "little without a deal.",
            {"reserve_gulf": 0.05},
        ),
        Preset(
            "Tehran keeps its missiles",
            "Iran’s mission to the United Nations (BICOM 2019), in the authors’ numbers: nearly all of Iran’s stake is in the rest.",
            {"iran_nuclear": 0.1},
        ),
        Preset(
            "Same priorities",
            "A what-if of the authors’: Tehran cares for the two issues as Washington does. A knife’s edge: many deals are as good.",
            {"iran_nuclear": 0.6},
        ),
        Preset(
            "Allies with Washington’s priorities",
            "A what-if of the authors’: the Gulf states care for the two issues as Washington does.",
            {"gulf_nuclear": 0.6},
        ),
        Preset(
            "Narrow was possible",
            "Sherman (NPR 2015), in the authors’ numbers: Washington and Tehran both cared most for the programme and needed an "
            "agreement, and the Gulf states did not yet want one that touched their affairs.",
            {"us_nuclear": 0.8, "iran_nuclear": 0.7, "reserve": 0.1, "reserve_gulf": 0.4},
            critic="Sherman",
        ),
    ],
    outcome="survives",
    against="gulf_nuclear",
    tried=[
        _tried_share("share_nuclear_tried", "Tried: Washington’s nuclear share", r"a\prime"),
        _tried_share("share_other_tried", "Tried: Washington’s share of the rest", r"b\prime"),
        Assumption(
            "table",
            "The table",
            0,
            0,
            3,
            group="In the picture alone",
            ends=("nuclear alone", "with a veto only"),
            latex="t",
            unit="0 nuclear alone, 1 all, over their heads, 2 with a seat, 3 with a veto only",
            step=1,
            source="No assumption: it says which of the tables the pictures show. All are worked out.",
            words=TABLES,
        ),
    ],
    picture={
        "deal": square(
            _sides("tried"),
            ("share_nuclear_tried", "share_other_tried"),
            across="Washington’s nuclear share",
            up="Washington’s share of the rest",
            dragged=True,
            equations=[equation for side in _sides("tried") for equation in side.border],
            title="Deals",
            says="All deals as a square: across, Washington’s share of the nuclear issue, up, its share of the rest. At "
            "{share_nuclear_tried} and {share_other_tried} Washington has {tried_us} of its stake, Tehran {tried_iran}, the Gulf "
            "states {tried_gulf}; {tried_signers} of the three would sign.",
            key="Every place in the square is a deal. Drag the dot, or its sliders. Shaded: one of the three would not sign, the "
            "darker, the more of them. A bar is what a side has of its stake; the mark on it, what it expects without a deal.",
            kinds={"tried_signers": "count"},
        ),
        "bargain": square(
            _sides("table"),
            ("table_nuclear", "table_rest"),
            across="Washington’s nuclear share",
            up="Washington’s share of the rest",
            without="table_without",
            equations=[
                Equation(
                    "table_nuclear",
                    _at_table(Integer(-1), share_nuclear, seat_share_nuclear, veto_share_nuclear),
                    "",
                    "",
                ),
                Equation("table_rest", _at_table(Integer(-1), share_other, seat_share_other, veto_share_other), "", ""),
                Equation("table_without", _at_table(HALF, *[Integer(-1)] * 3), "", ""),
            ],
            title="Bargain",
            says="The deal of the table that is set: Washington has {table_us} of its stake, Tehran {table_iran}, the Gulf states "
            "{table_gulf}. Without a deal Washington and Tehran expect {reserve}, the Gulf states {reserve_gulf}.",
            key="The dot: the deal of the table that is set; nuclear alone it is the dotted line, as the rest stays as it is. "
            "Shaded: one of the three would not sign.",
        ),
        "hundred": standing(
            TABLES[:3],
            TABLES[3:],
            table="table",
            signed=table_signed,
            stands=_at_table(narrow_survives, heads_survives, survives, Integer(0)),
            title="Count",
            says="Of a hundred deals at the table that is set {deals_unsigned} are not signed, {deals_wrecked} are signed and "
            "wrecked, {deals_stand} stand. With a veto only none is counted.",
            key="A hundred deals at one table. With a veto only they are not counted: the model says what such a deal is, not "
            "who signs it.",
        ),
        "sets": bargaining_set(
            Table(
                "nuclear alone",
                [("narrow_us_least", "narrow_iran_most"), ("narrow_us_most", "narrow_iran_least")],
                ("narrow_us_all", "narrow_iran_all"),
            ),
            Table("over their heads", [(0.0, 1.0), ("corner_us", "corner_iran"), (1.0, 0.0)], ("us_gain", "iran_gain")),
            Table("with a seat", [], ("seat_us_gain", "seat_iran_gain")),
            across="Washington’s gain, %",
            up="Tehran’s gain, %",
            reserves=("reserve", "reserve"),
            gains=[
                ("Washington", "narrow_us_all", "us_gain", "seat_us_gain"),
                ("Tehran", "narrow_iran_all", "iran_gain", "seat_iran_gain"),
                ("The Gulf states", "narrow_gulf_all", "gulf_gain", "seat_gulf_gain"),
            ],
            equations=_drawn(),
            says=(
                "The bargaining sets of both tables: Washington’s gain across, Tehran’s up. With the nuclear issue alone, and the rest as "
                "it is, Washington has {narrow_us_all}, Tehran {narrow_iran_all} and the Gulf states {narrow_gulf_all} of their stakes; "
                "with both issues, over the heads of the Gulf states, {us_gain}, {iran_gain} and {gulf_gain}; with a seat for them "
                "{seat_us_gain}, {seat_iran_gain} and {seat_gulf_gain}. Without a deal Washington and Tehran expect {reserve}."
            ),
            key=(
                "The lines are the best deals of two, on one issue and on both; the marks those that Nash’s rule picks. Dotted: what each "
                "side expects without a deal."
            ),
            title="Gains",
        ),
    },
    walk=WALK,
    findings=FINDINGS,
    round=ROUND,
)
