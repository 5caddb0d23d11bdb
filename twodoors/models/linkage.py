"""The wider table: one issue or three, two bargainers, and a third party at the table or left out."""

from collections.abc import Mapping
from itertools import combinations

from sympy import Add, Expr, Integer, Max, Min, Piecewise, sqrt

from twodoors.model import TIE, Assumption, Choice, Equation, Model, Outcome, Preset, Reading, Segment, symbols
from twodoors.picture.bargaining import Table, bargaining_set
from twodoors.shared import RATIONALITY

#: The issues in words, and short for a formula.
ISSUES = {
    "nuclear": ("the nuclear programme", "n"),
    "missiles": ("the missiles", "m"),
    "region": ("the region", "r"),
}

#: The sides in words, and their letters in a formula.
SIDES = {"us": ("Washington", "u"), "iran": ("Tehran", "v"), "gulf": ("the Gulf states", "g")}


def _words(issue: str) -> tuple[str, str]:
    return ISSUES.get(issue, (issue, issue))


def _before(issues: list[str]) -> dict[tuple[str, str], Expr]:
    """For each two issues, 1 if the first goes to the American side before the second, else 0."""
    one_way = {(j, k): symbols(f"{j}_before_{k}") for j, k in combinations(issues, 2)}
    return {**one_way, **{(k, j): 1 - before for (j, k), before in one_way.items()}}


def nash(us: Mapping[str, Expr], iran: Mapping[str, Expr]) -> list[Equation]:
    """The Nash bargaining solution over these issues, by how much each matters to each side: the American side's shares.

    A gain is the sum of the weights won, each times the share won; without a deal both gain nothing. The best deals hand over the issues
    one after the other, first those that matter most to the American side for what they matter to Iran, and split one at most.
    Along them the product of the gains rises to one peak and falls. So an issue's best share, with those before it won and
    those after it left, is all of it before the peak, none of it behind, and right in between; no search is needed.
    """
    issues = list(us)
    before = _before(issues)
    equations = [
        Equation(
            f"{j}_before_{k}",
            Piecewise((1, us[j] * iran[k] - us[k] * iran[j] >= -TIE), (0, True)),
            rf"b_{{\text{{{_words(j)[1]}{_words(k)[1]}}}}}",
            f"1 if {_words(j)[0]} would go to the American side before {_words(k)[0]}, because it matters more to Washington for "
            "what it matters to Tehran; else 0 (the tiny number only guards against rounding).",
        )
        for j, k in combinations(issues, 2)
    ]
    for k in issues:
        name, short = _words(k)
        won, kept, share = symbols(f"won_{k} kept_{k} share_{k}")
        others = [j for j in issues if j != k]
        equations += [
            Equation(
                won.name,
                Add(*[before[j, k] * us[j] for j in others]),
                rf"A_{{\text{{{short}}}}}",
                f"What Washington has won when the bargain comes to {name}: the issues before it.",
            ),
            Equation(
                kept.name,
                Add(*[before[k, j] * iran[j] for j in others]),
                rf"B_{{\text{{{short}}}}}",
                f"What Tehran still keeps beyond {name}: the issues after it.",
            ),
            Equation(
                share.name,
                Max(0, Min(1, (1 + kept / iran[k] - won / us[k]) / 2)),
                rf"a_{{\text{{{short}}}}}",
                f"The American side’s share of {name}: half of it, more if Tehran keeps much else, less if Washington has won much "
                "already; never less than nothing or more than all.",
            ),
        ]
    return equations


def frontier(us: Mapping[str, Expr], iran: Mapping[str, Expr]) -> list[Equation]:
    """The corners of the best deals, from all to Iran to all to the American side: both gains at each, for a drawing.

    They use what :func:`nash` makes of the same issues.
    """
    issues = list(us)
    before = _before(issues)
    place = {k: symbols(f"place_{k}") for k in issues}
    equations = [
        Equation(
            place[k].name,
            Add(*[before[j, k] for j in issues if j != k]),
            rf"p_{{\text{{{_words(k)[1]}}}}}",
            f"How many issues go to the American side before {_words(k)[0]}.",
        )
        for k in issues
    ]
    for count in range(len(issues) + 1):
        won = {k: Max(0, Min(1, count - place[k])) for k in issues}
        said = f"when the first {count} of the issues are the American side’s."
        equations += [
            Equation(
                f"corner_us_{count}", Add(*[us[k] * won[k] for k in issues]), f"U_{count}", f"Washington’s gain {said}"
            ),
            Equation(
                f"corner_iran_{count}",
                Add(*[iran[k] * (1 - won[k]) for k in issues]),
                f"V_{count}",
                f"Tehran’s gain {said}",
            ),
        ]
    return equations


def _weights(side: str) -> dict[str, Expr]:
    """How much each issue matters to that side, as shares of all three."""
    return {issue: symbols(f"weight_{side}_{issue}") for issue in ISSUES}


US, IRAN, GULF = (_weights(side) for side in SIDES)
SHARES = {issue: symbols(f"share_{issue}") for issue in ISSUES}

us_gain, iran_gain, gulf_gain = symbols("us_gain iran_gain gulf_gain")
narrow_us_gain, narrow_iran_gain = symbols("narrow_us_gain narrow_iran_gain")
accept_us, accept_iran, accept_gulf = symbols("accept_us accept_iran accept_gulf")
narrow_accept_us, narrow_accept_iran = symbols("narrow_accept_us narrow_accept_iran")
agreement, narrow_agreement, survives, narrow_survives = symbols("agreement narrow_agreement survives narrow_survives")
reserve_us, reserve_iran, reserve_gulf = symbols("reserve_us reserve_iran reserve_gulf")
seat, spoil, rationality = symbols("seat spoil rationality")

#: What is drawn of the wide table's best deals: corners as (Washington's gain, Tehran's gain), by the names of equations.
FRONTIER: list[Equation] = frontier(US, IRAN)
CORNERS = [(f"corner_us_{count}", f"corner_iran_{count}") for count in range(len(ISSUES) + 1)]

PROPORTION = "Only its proportion to the side’s other two counts. "
STAKE = "share of all that is at stake for it in the three issues"


def _matters(side: str, issue: str, label: str, default: float, why: str) -> Assumption:
    who, letter = SIDES[side]
    whose = who[0].upper() + who[1:]
    return Assumption(
        f"{side}_{issue}",
        label,
        default,
        0.05,
        1.0,
        group=whose,
        claim="10.1",
        unit="weight beside the side’s other two",
        ends=("hardly at all", "very much"),
        latex=rf"{letter}_{{\text{{{_words(issue)[1]}}}}}",
        source=PROPORTION + "Authors’ judgement: " + why,
        step=0.05,
    )


def _reserve(side: str, label: str, latex: str, why: str) -> Assumption:
    who = SIDES[side][0]
    return Assumption(
        f"reserve_{side}",
        label,
        0.25,
        0.0,
        0.6,
        group=who[0].upper() + who[1:],
        claim="10.1",
        unit=STAKE,
        ends=("nothing", "most of its stake"),
        latex=latex,
        source="Authors’ judgement: a quarter for each, so that nobody starts ahead. " + why,
        step=0.05,
    )


def _weight(side: str, issue: str) -> Equation:
    who, letter = SIDES[side]
    raw = {other: symbols(f"{side}_{other}") for other in ISSUES}
    return Equation(
        f"weight_{side}_{issue}",
        raw[issue] / Add(*[*raw.values()]),
        rf"\hat{{{letter}}}_{{\text{{{_words(issue)[1]}}}}}",
        f"How much {_words(issue)[0]} counts for {who} as a share of all three issues.",
    )


MODEL = Model(
    name="linkage",
    title="The wider table",
    question="When does adding issues, or a seat, make a deal likelier?",
    source=(
        "Nash bargaining (Nash 1950) over linked issues (Tollison and Willett 1979; Sebenius 1983), solved exactly; veto players "
        "(Tsebelis 2002; Cunningham 2006), spoilers (Stedman 1997), and logit choice (McKelvey and Palfrey 1998)."
    ),
    assumptions=[
        Assumption(
            "seat",
            "Where the Gulf states sit when all three issues are dealt with",
            1.0,
            0.0,
            1.0,
            group="The table",
            claim="10.1",
            unit="0 or 1",
            ends=("outside", "at the table"),
            latex="s",
            source="Claim 10.1: they asked to be included. At the narrow table, over the nuclear programme alone, they never sit.",
            step=1.0,
        ),
        Assumption(
            "spoil",
            "Chance that those left out wreck a deal",
            0.3,
            0.0,
            1.0,
            group="The table",
            claim="10.1",
            unit="chance",
            ends=("they cannot", "they surely do"),
            latex="w",
            source="Authors’ judgement: well below one half, since the nuclear agreement of 2015 was made without the Gulf states "
            "and ended by another hand.",
        ),
        _matters(
            "us",
            "nuclear",
            "How much the nuclear programme matters to Washington",
            0.6,
            "most, since the agreement of 2015 dealt with nothing else.",
        ),
        _matters(
            "us",
            "missiles",
            "How much Iran’s missiles matter to Washington",
            0.15,
            "least, since they reach its bases and allies, and not its own territory.",
        ),
        _matters(
            "us",
            "region",
            "How much Iran’s regional activities matter to Washington",
            0.25,
            "less than the nuclear programme and more than the missiles, since its troops are in the region.",
        ),
        _reserve("us", "What Washington expects to get without a deal", r"r_{\text{US}}", "Sanctions go on."),
        _matters(
            "iran",
            "nuclear",
            "How much the nuclear programme matters to Tehran",
            0.25,
            "least, since it accepted limits on it in 2015.",
        ),
        _matters(
            "iran",
            "missiles",
            "How much its missiles matter to Tehran",
            0.45,
            "most, since Iran’s mission to the United Nations ruled out any talks on them (BICOM 2019).",
        ),
        _matters("iran", "region", "How much its regional activities matter to Tehran", 0.3, "something in between."),
        _reserve("iran", "What Tehran expects to get without a deal", r"r_{\text{Iran}}", "It may wait, and resist."),
        _matters(
            "gulf",
            "nuclear",
            "How much Iran’s nuclear programme matters to the Gulf states",
            0.2,
            "least, since the other two reach them already.",
        ),
        _matters(
            "gulf",
            "missiles",
            "How much Iran’s missiles matter to the Gulf states",
            0.35,
            "much, since missiles were fired at Saudi Arabia; Gargash (The National 2018) called the issue more urgent for that.",
        ),
        _matters(
            "gulf",
            "region",
            "How much Iran’s regional activities matter to the Gulf states",
            0.45,
            "most, since it is their region.",
        ),
        _reserve(
            "gulf",
            "What the Gulf states expect to get without a deal",
            r"r_{\text{Gulf}}",
            "Others keep Iran under pressure.",
        ),
        RATIONALITY,
    ],
    equations=[
        *[_weight(side, issue) for side in SIDES for issue in ISSUES],
        *nash(US, IRAN),
        Equation(
            "narrow_us_gain",
            US["nuclear"] / 2,
            r"U_{\text{narrow}}",
            "At the narrow table there is one issue, and bargaining splits it in half: Washington wins half of what it counts for it.",
        ),
        Equation(
            "narrow_iran_gain",
            IRAN["nuclear"] / 2,
            r"V_{\text{narrow}}",
            "Tehran keeps the other half. All gains are shares of what is at stake for a side in all three issues.",
        ),
        Equation(
            "narrow_gulf_gain",
            GULF["nuclear"] / 2,
            r"G_{\text{narrow}}",
            "The Gulf states gain what Washington wins, by their own weights, whether or not they sit at the table.",
        ),
        Equation(
            "us_gain",
            Add(*[US[issue] * SHARES[issue] for issue in ISSUES]),
            "U",
            "At the wide table Washington gains what it wins of each issue, by how much the issue counts for it.",
        ),
        Equation(
            "iran_gain",
            Add(*[IRAN[issue] * (1 - SHARES[issue]) for issue in ISSUES]),
            "V",
            "Tehran gains what it keeps of each issue, by how much the issue counts for it.",
        ),
        Equation(
            "gulf_gain",
            Add(*[GULF[issue] * SHARES[issue] for issue in ISSUES]),
            "G",
            "The Gulf states gain what Washington wins, by their own weights.",
        ),
        Equation(
            "gain_from_linkage",
            Max(0, sqrt(us_gain * iran_gain) - Integer(1) / 2),
            r"\Delta",
            "What linking the three issues adds. Settled one by one, each would be split in half, and both sides would gain half of "
            "their stake. The root of the product of the gains is the equal gain for both that would make as good a bargain.",
        ),
        Equation(
            "accept_us",
            Choice(rationality, us_gain, reserve_us),
            r"\Pr(\text{US})",
            "Washington signs the wide deal the more surely, the more it gains beyond what it expects without one.",
        ),
        Equation(
            "accept_iran",
            Choice(rationality, iran_gain, reserve_iran),
            r"\Pr(\text{Iran})",
            "So does Tehran.",
        ),
        Equation(
            "accept_gulf",
            Choice(rationality, gulf_gain, reserve_gulf),
            r"\Pr(\text{Gulf})",
            "So would the Gulf states, where their signature is needed.",
        ),
        Equation(
            "narrow_accept_us",
            Choice(rationality, narrow_us_gain, reserve_us),
            r"\Pr(\text{US})_{\text{narrow}}",
            "Washington weighs the narrow deal in the same way.",
        ),
        Equation(
            "narrow_accept_iran",
            Choice(rationality, narrow_iran_gain, reserve_iran),
            r"\Pr(\text{Iran})_{\text{narrow}}",
            "And so does Tehran.",
        ),
        Equation(
            "narrow_agreement",
            narrow_accept_us * narrow_accept_iran,
            r"\Pr(\text{agreement})_{\text{narrow}}",
            "A narrow deal needs two signatures.",
        ),
        Equation(
            "agreement",
            accept_us * accept_iran * (1 - seat + seat * accept_gulf),
            r"\Pr(\text{agreement})",
            "A wide deal needs these two, and a third if the Gulf states have a seat: whoever must sign has a veto.",
        ),
        Equation(
            "narrow_survives",
            narrow_agreement * (1 - spoil),
            r"\Pr(\text{survives})_{\text{narrow}}",
            "The narrow deal leaves the Gulf states out, and so must survive what they may do to it.",
        ),
        Equation(
            "survives",
            agreement * (1 - spoil * (1 - seat)),
            r"\Pr(\text{survives})",
            "So must the wide deal, but only where they have no seat.",
        ),
    ],
    outcomes=[
        Outcome("survives", "A wide deal is reached and survives", "chance", "talks"),
        Outcome("narrow_survives", "A narrow deal is reached and survives", "chance", "talks"),
        Outcome("agreement", "All who must sign the wide deal do", "chance", "talks"),
        Outcome("narrow_agreement", "Both sign the narrow deal", "chance", "talks"),
        Outcome("share_nuclear", "What Washington wins of the nuclear issue", "share"),
        Outcome("share_missiles", "What Washington wins of the missiles", "share"),
        Outcome("share_region", "What Washington wins of the region", "share"),
        Outcome("us_gain", "Washington’s gain from the wide deal", "share"),
        Outcome("iran_gain", "Tehran’s gain from the wide deal", "share"),
        Outcome("gulf_gain", "The Gulf states’ gain from the wide deal", "share"),
        Outcome("gain_from_linkage", "What linking the issues adds", "share"),
        Outcome("narrow_us_gain", "Washington’s gain from the narrow deal", "share"),
        Outcome("narrow_iran_gain", "Tehran’s gain from the narrow deal", "share"),
        Outcome("narrow_gulf_gain", "The Gulf states’ gain from the narrow deal", "share"),
    ],
    bar=[
        Segment("survives", "A wide deal that survives", "talks"),
        Segment(None, "No deal, or one that is wrecked", "neither"),
    ],
    readings=[
        Reading(
            survives < narrow_survives,
            "The narrow table does better. A deal over the nuclear programme alone is reached and survives with a chance of "
            "{narrow_survives}, one over all three issues with {survives}.",
        ),
        Reading(
            (seat > 0) & (gulf_gain < reserve_gulf),
            "The wide table does better than the narrow one ({survives} against {narrow_survives}), but those who asked for a seat "
            "have reason to refuse: the Gulf states gain {gulf_gain} of their stake, Washington {us_gain}, Tehran {iran_gain}.",
        ),
        Reading(
            seat > 0,
            "The wide table does better than the narrow one ({survives} against {narrow_survives}), and all three have reason to "
            "sign: Washington gains {us_gain} of its stake, Tehran {iran_gain}, the Gulf states {gulf_gain}.",
        ),
        Reading(
            True,
            "The wide agenda does better than the narrow one ({survives} against {narrow_survives}) over the heads of the Gulf "
            "states: Washington gains {us_gain} of its stake, Tehran {iran_gain}, and they {gulf_gain}.",
        ),
    ],
    presets=[
        Preset(
            "The wider table",
            "Claim 10.1, in the authors’ numbers: all three issues, and the Gulf states at the table.",
        ),
        Preset(
            "Over their heads",
            "A what-if of the authors’: all three issues, dealt with by Washington and Tehran alone. By Sherman’s account the Gulf "
            "states wanted the region left out of talks that they were not at (NPR 2015).",
            {"seat": 0.0},
        ),
        Preset(
            "Pressure first",
            "Al-Jubeir in October 2019 (Reuters), in the authors’ numbers: only maximum pressure will bring Iran to negotiate, so the "
            "Gulf states expect much from waiting.",
            {"reserve_gulf": 0.6},
        ),
        Preset(
            "After the strike",
            "NBC News 2020, in the authors’ numbers: stunned by the killing, the Gulf states fear a war around them, so they expect "
            "little without a deal.",
            {"reserve_gulf": 0.05},
        ),
        Preset(
            "Tehran keeps its missiles",
            "Iran’s mission to the United Nations (BICOM 2019), in the authors’ numbers: the missiles matter to Iran more than all "
            "else together.",
            {"iran_missiles": 1.0},
        ),
        Preset(
            "Another reading: narrow was possible",
            "Sherman (NPR 2015), in the authors’ numbers: Washington and Tehran both needed an agreement, and the Gulf states did not "
            "yet want one that touched their affairs.",
            {"reserve_us": 0.1, "reserve_iran": 0.1, "reserve_gulf": 0.6},
        ),
    ],
    outcome="survives",
    against="iran_missiles",
    picture=bargaining_set(
        Table(
            "nuclear only",
            [(0.0, "narrow_corner_iran"), ("narrow_corner_us", 0.0)],
            ("narrow_us_gain", "narrow_iran_gain"),
        ),
        Table("all three issues", CORNERS, ("us_gain", "iran_gain")),
        across="Washington’s gain, %",
        up="Tehran’s gain, %",
        reserves=("reserve_us", "reserve_iran"),
        gains=[
            ("Washington", "narrow_us_gain", "us_gain"),
            ("Tehran", "narrow_iran_gain", "iran_gain"),
            ("The Gulf states", "narrow_gulf_gain", "gulf_gain"),
        ],
        equations=[
            Equation("narrow_corner_us", US["nuclear"], "", ""),
            Equation("narrow_corner_iran", IRAN["nuclear"], "", ""),
            *FRONTIER,
        ],
        says=(
            "The bargaining sets of both tables: Washington’s gain across, Tehran’s up. At the narrow table Washington gains "
            "{narrow_us_gain}, Tehran {narrow_iran_gain} and the Gulf states {narrow_gulf_gain}; at the wide one {us_gain}, {iran_gain} "
            "and {gulf_gain}. Without a deal Washington expects {reserve_us} and Tehran {reserve_iran}."
        ),
        key=(
            "The lines are the best deals of each table, the circles those that Nash’s rule picks. Dotted: what each side expects "
            "without a deal."
        ),
    ),
)
