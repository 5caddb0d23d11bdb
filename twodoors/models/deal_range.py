"""Two doors: more room for a deal and a greater risk of war, from the same shock; and what it does to be wrong."""

from sympy import Eq, Expr, Float, Max, Min, Piecewise, Rational

from twodoors.model import (
    Assumption,
    Equation,
    Finding,
    Model,
    Outcome,
    Preset,
    Reading,
    Segment,
    at,
    higher,
    other,
    outcome,
    symbols,
)
from twodoors.models.rounds.deal_range import ROUND
from twodoors.models.walks.deal_range import WALK
from twodoors.picture.demands import demands
from twodoors.picture.irans import SPAN, irans

power, cost_us, cost_iran, doubt, misread = symbols("power cost_us cost_iran doubt misread")
low, high, margin, true_low, true_high = symbols("low high margin true_low true_high")
war_risk, risk_believed, safe_risk, us_value = symbols("war_risk risk_believed safe_risk us_value")
given_best, given_safe, gamble_gain, iran_loss = symbols("given_best given_safe gamble_gain iran_loss")
demand, safe_demand, ask, ask_risk, ask_value = symbols("demand safe_demand ask ask_risk ask_value")
room_from, room_to = symbols("room_from room_to")

COSTS = cost_us + cost_iran
NOUGHT = Rational(1, 10**9)  # what rounding leaves of it


def refused(asked: Expr) -> Expr:
    """How often Iran refuses to give up so much beyond Washington's share in war: where war would cost it less."""
    return Min(1, Max(0, (asked - true_low) / (true_high - true_low)))


def given_up(asked: Expr) -> Expr:
    """What Iran gives up on average, beyond that share, if so much is asked: it, or where it is less the cost of war."""
    most = Min(asked, true_high)
    return (most * true_high - most**2 / 2 - true_low**2 / 2) / (true_high - true_low)


def brings(asked: Expr) -> Expr:
    """What a demand is worth to Washington on average: what war leaves it, and, where it is met, what that adds."""
    return power - cost_us + (1 - refused(asked - power)) * (asked - power + cost_us)


def _height(worth: Expr) -> Expr:
    """How high in the picture: from what war leaves, 0, to a tenth of the stake more than the safe demand, 1."""
    war = power - cost_us
    return Min(Float("1.25"), Max(0, (worth - war) / (safe_demand + Float("0.1") - war)))


def _costs(setting: str) -> Expr:
    return at(setting, "cost_us") + at(setting, "cost_iran")


MODEL = Model(
    name="deal_range",
    title="Two doors",
    question="How can one strike make both war and a deal more likely?",
    source="Fearon 1995: private information and a take-it-or-leave-it demand. That Washington may be wrong is our addition.",
    assumptions=[
        Assumption(
            "power",
            "Washington’s share if it came to war",
            default=0.5,
            low=0.3,
            high=0.6,
            group="What both sides know",
            ends=("less than a third", "three fifths"),
            latex="p",
            claim="1.1",
            step=0.005,
            source=(
                "Authors’ judgement: an even split takes no side. Within this range there is always something left to ask for."
            ),
        ),
        Assumption(
            "cost_us",
            "What war would cost Washington",
            default=0.1,
            low=0.0,
            high=0.3,
            group="What both sides know",
            ends=("nothing", "nearly a third of the stake"),
            latex=r"c_{\text{US}}",
            claim="1.2",
            step=0.005,
            source="Authors’ judgement: war is dear for both, and dearer for the side on whose soil it is fought.",
        ),
        Assumption(
            "cost_iran",
            "What war would cost Iran, as Washington reckons",
            default=0.3,
            low=0.25,
            high=0.4,
            group="What Washington believes",
            ends=("a quarter of the stake", "two fifths"),
            latex=r"c_{\text{Iran}}",
            claim="1.3",
            step=0.005,
            source=(
                "Authors’ judgement: after the strike Tehran had to reckon with a readier opponent, so higher than before "
                "(0.25). The range begins where no doubt allowed here makes war cost Iran less than nothing."
            ),
        ),
        Assumption(
            "doubt",
            "How unsure Washington is of Iran’s cost",
            default=0.25,
            low=0.01,
            high=0.25,
            group="What Washington believes",
            ends=("nearly sure", "can only guess"),
            latex="d",
            claim="1.2",
            unit="share of the stake, either way",
            step=0.005,
            source=(
                "Authors’ judgement: an unprecedented act makes the answer harder to foresee, so higher than before (0.1)."
            ),
        ),
        Assumption(
            "misread",
            "How much less Iran dreads war than Washington thinks",
            default=0.0,
            low=0.0,
            high=0.5,
            group="What is so",
            ends=("as it thinks", "half as much"),
            latex="e",
            unit="share of that cost",
            step=0.005,
            source=(
                "The article takes Washington to judge rightly on average: 0. Ahmadian 2020 gives the reason to doubt that; "
                "the range is the authors’ judgement."
            ),
        ),
    ],
    equations=[
        Equation(
            "low", cost_iran - doubt, r"\underline{c}", "The least that war may cost Iran, as Washington sees it."
        ),
        Equation(
            "high",
            cost_iran + doubt,
            r"\overline{c}",
            "The most that it may cost; all between is equally likely to it.",
        ),
        Equation(
            "margin",
            Max(low, (high - cost_us) / 2),
            "y",
            "How far beyond its share in war Washington’s best demand goes: as far as is surely accepted, or on to where "
            "asking a little more no longer pays for the refusals.",
        ),
        Equation("demand", power + margin, "x", "The demand itself: its share in war and the margin on top."),
        Equation("safe_demand", power + low, r"\underline{x}", "The most that Washington takes to be surely accepted."),
        Equation(
            "risk_believed",
            (margin - low) / (high - low),
            r"\widehat{\Pr}(\text{war})",
            "How often its best demand is refused, as Washington reckons.",
        ),
        Equation(
            "true_low",
            (1 - misread) * low,
            r"\underline{t}",
            "The least that war may in truth cost Iran, which may be less.",
        ),
        Equation("true_high", (1 - misread) * high, r"\overline{t}", "And the most."),
        Equation(
            "war_risk",
            refused(margin),
            r"\Pr(\text{war})",
            "War comes when it would cost Iran less than the demand asks of it.",
        ),
        Equation(
            "range_width",
            cost_us + (1 - misread) * cost_iran,
            "w",
            "The room for a deal with the average Iran: the two costs of war together (counted on where a few Irans dread war by "
            "more than all that is left to give).",
        ),
        Equation(
            "us_value",
            power - cost_us + (1 - war_risk) * (margin + cost_us),
            "V",
            "What Washington gets on average: its share in war less the cost, and where its demand is met the margin and "
            "the cost that it is spared.",
        ),
        Equation(
            "safe_risk", refused(low), r"\underline{\Pr}", "How often the demand that it takes to be safe is refused."
        ),
        Equation(
            "gamble_gain",
            (1 - war_risk) * (margin + cost_us) - (1 - safe_risk) * (low + cost_us),
            "g",
            "What Washington gains by its best demand, beside the one that it takes to be safe.",
        ),
        Equation(
            "given_best",
            given_up(margin),
            "G",
            "What Iran gives up on average, asked for the best demand: the margin, or war’s cost where that is less.",
        ),
        Equation(
            "given_safe", given_up(low), r"\underline{G}", "The same for the demand that Washington takes to be safe."
        ),
        Equation("iran_loss", given_best - given_safe, r"\ell", "What the bolder demand costs Iran."),
        Equation("ask_risk", refused(ask - power), r"\Pr(\text{war} \mid a)", "How often any other demand is refused."),
        Equation("ask_value", brings(ask), "V_a", "And what it brings on average."),
    ],
    outcomes=[
        Outcome("war_risk", "Chance of war", "chance", "war"),
        Outcome("range_width", "Room for a deal with the average Iran", "share", "talks"),
        Outcome("demand", "Washington’s best demand", "share"),
        Outcome("us_value", "What Washington gets on average", "share"),
        Outcome("gamble_gain", "What Washington gains by risking war", "share"),
        Outcome("iran_loss", "What that costs Iran", "share"),
        Outcome("risk_believed", "Chance of war as Washington reckons", "chance", "war"),
        Outcome("safe_demand", "What it takes to be safe to ask", "share"),
        Outcome("ask_risk", "Chance of war at the demand that you try", "chance", "war"),
        Outcome("ask_value", "What that demand brings on average", "share"),
    ],
    bar=[Segment("war_risk", "War", "war"), Segment(None, "Demand accepted", "talks")],
    readings=[
        Reading(
            war_risk <= NOUGHT,
            "Washington’s best demand, {demand} of the stake, is one that Iran would always accept. The room for a deal with "
            "the average Iran is {range_width} of the stake.",
        ),
        Reading(
            war_risk >= 1 - NOUGHT,
            "Washington takes the risk of war to be {risk_believed}. But Iran dreads war so much less than it thinks that it "
            "never accepts the demand, {demand} of the stake, though with the average Iran there is room for a deal, "
            "{range_width} of the stake.",
        ),
        Reading(
            misread > NOUGHT,
            "Washington takes the risk of its best demand, {demand} of the stake, to be {risk_believed}. Iran dreads war less "
            "than it thinks, and the chance of war is {war_risk}, though with the average Iran there is room for a deal, "
            "{range_width} of the stake.",
        ),
        Reading(
            True,
            "Washington’s best demand, {demand} of the stake, ends in war with a chance of {war_risk}, though with the average "
            "Iran there is room for a deal, {range_width} of the stake.",
        ),
    ],
    presets=[
        Preset("After the strike", "The article’s reading (claims 1.1 to 1.3), in the authors’ numbers."),
        Preset(
            "Before the strike",
            "Authors’ judgement: Iran’s cost was lower before so plain a threat, and better known.",
            {"cost_iran": 0.25, "doubt": 0.1},
        ),
        Preset(
            "A nation brought together",
            "Ahmadian 2020, in the authors’ numbers: the killing united Iranians around revenge, so that yielding would cost "
            "Iran’s leaders more than Washington believes, and they dread war less. Washington still believes what the "
            "article does.",
            {"misread": 0.3},
            critic="Ahmadian",
        ),
        Preset(
            "Sure and wrong",
            "The authors’ what-if, the sharper form of that objection: a Washington that has hardly a doubt, and is wrong.",
            {"doubt": 0.05, "misread": 0.2},
        ),
    ],
    outcome="war_risk",
    against="doubt",
    tried=[
        Assumption(
            "ask",
            "A demand that you try",
            default=0.55,
            low=0.3,
            high=1.0,
            group="In the picture alone",
            ends=("less than war may bring", "everything"),
            latex="a",
            unit="share of the stake",
            step=0.005,
            source=(
                "No assumption: it changes nothing that Washington does. It begins at what Washington takes to be safe to ask."
            ),
        ),
    ],
    picture={
        "irans": irans(
            demand="demand",
            room="range_width",
            equations=[
                Equation("iran_from", power + true_low, "", ""),
                Equation("iran_to", power + true_high, "", ""),
                Equation("believed_from", power + low, "", ""),
                Equation("believed_to", power + high, "", ""),
                Equation("room_from", Max(SPAN[0], power - cost_us), "", ""),
                Equation("room_to", power + (1 - misread) * cost_iran, "", ""),
                Equation("room_middle", (room_from + room_to) / 2, "", ""),
                Equation("wrong_shown", Piecewise((1, misread > NOUGHT), (-1, True)), "", ""),
            ],
            says="What Iran’s leaders may be ready to give rather than fight: from {iran_from} to {iran_to} of the stake, each "
            "as likely. Washington asks for {demand}; {war_risk} refuse that. The room for a deal goes from {room_from} to "
            "{room_to}.",
            key="Each dot is one way Iran’s leaders may see it; only one is true. ● refuses the demand, ○ accepts it. Shaded: "
            "the room for a deal with the average Iran. Whoever would give up all stands at the right edge.",
        ),
        "demands": demands(
            ask="ask",
            risk="ask_risk",
            brings="ask_value",
            left="war_leaves",
            best=("demand", "best_height"),
            equations=[
                Equation("war_leaves", power - cost_us, "", ""),
                Equation("ask_height", _height(ask_value), "", ""),
                Equation("best_height", _height(us_value), "", ""),
            ],
            says="What a demand brings Washington on average. {ask} of the stake is refused {ask_risk} times and brings "
            "{ask_value}; war leaves {war_leaves}. The best is {demand}, which brings {us_value}.",
            key="The line: what each demand brings on average, between what war leaves and a tenth more than what is safe. ◆ the "
            "best demand. Drag the dot, or its slider. ● refuses, ○ accepts.",
        ),
    },
    walk=WALK,
    findings=[
        Finding(
            name="both-doors",
            says=(
                "Where Washington judges rightly on average, a shock that raises the two costs of war together makes more room "
                "for a deal and war likelier, if doubt grows by more than they do, in proportion, and ends above a third of "
                "them."
            ),
            claim="1.3",
            given={"misread": 0},
            settings={
                "shaken": {"cost_us": other("cost_us"), "cost_iran": other("cost_iran"), "doubt": other("doubt")}
            },
            when=(_costs("shaken") > COSTS)
            & (at("shaken", "doubt") * COSTS > doubt * _costs("shaken"))
            & (at("shaken", "doubt") > _costs("shaken") / 3),
            holds=(at("shaken", "range_width") > outcome("range_width")) & (at("shaken", "war_risk") > war_risk),
        ),
        Finding(
            name="costs-open-one-door",
            says="The dearer war is for Washington, the more room there is for a deal, and war is never likelier.",
            claim="1.3",
            settings={"dearer": {"cost_us": higher("cost_us")}},
            holds=(at("dearer", "range_width") > outcome("range_width")) & (at("dearer", "war_risk") <= war_risk),
        ),
        Finding(
            name="power-is-neutral",
            says="The more Washington would win, the more it asks for, and the risk of war stays.",
            claim="1.1",
            settings={"stronger": {"power": higher("power")}},
            holds=(at("stronger", "demand") > outcome("demand")) & Eq(at("stronger", "war_risk"), war_risk),
        ),
        Finding(
            name="being-wrong",
            says="The more Washington overrates Iran’s dread of war, war is never less likely.",
            claim="1.2",
            settings={"wronger": {"misread": higher("misread")}},
            holds=at("wronger", "war_risk") >= war_risk,
        ),
        Finding(
            name="a-third-is-safest",
            says="However wrong Washington is, no doubt is safer than one of a third of the two costs together.",
            claim="1.2",
            settings={"third": {"doubt": COSTS / 3}},
            holds=war_risk >= at("third", "war_risk"),
        ),
        Finding(
            name="the-gamble",
            says=(
                "Where Washington knowingly risks war, Iran loses by that at least one and a half times what Washington gains, "
                "if it gains at all."
            ),
            claim="1.2",
            when=risk_believed > 0,
            holds=iran_loss >= 3 * gamble_gain / 2,
        ),
        Finding(
            name="wrong-and-unsure",
            says="From a third of the two costs together on, more doubt never makes war less likely, however wrong Washington is.",
            claim="1.2",
            settings={"doubtful": {"doubt": higher("doubt")}},
            when=doubt >= COSTS / 3,
            holds=at("doubtful", "war_risk") >= war_risk,
        ),
        Finding(
            name="sure-and-wrong",
            says="Up to a third of the two costs together, more doubt never makes war likelier, however wrong Washington is.",
            claim="1.2",
            settings={"doubtful": {"doubt": higher("doubt")}},
            when=at("doubtful", "doubt") <= COSTS / 3,
            holds=at("doubtful", "war_risk") <= war_risk,
        ),
        Finding(
            name="doubt-brings-risk",
            says=(
                "Where Washington judges rightly on average, more doubt never lowers the risk of war, and never raises what "
                "Washington gets on average."
            ),
            claim="1.2",
            given={"misread": 0},
            settings={"doubtful": {"doubt": higher("doubt")}},
            holds=(at("doubtful", "war_risk") >= war_risk) & (at("doubtful", "us_value") <= us_value),
        ),
        Finding(
            name="irans-cost-too",
            says=(
                "Where Washington judges rightly on average, the dearer war is for Iran, the more room there is for a deal, "
                "and war is never likelier."
            ),
            claim="1.3",
            given={"misread": 0},
            settings={"dearer": {"cost_iran": higher("cost_iran")}},
            holds=(at("dearer", "range_width") > outcome("range_width")) & (at("dearer", "war_risk") <= war_risk),
        ),
        Finding(
            name="never-likelier-than-not",
            says=(
                "With costs that are all as likely, none below nought, and judged rightly on average, not knowing never makes "
                "war likelier than not."
            ),
            claim="1.2",
            given={"misread": 0},
            holds=war_risk <= Rational(1, 2),
        ),
        Finding(
            name="a-third-of-the-costs",
            says=(
                "Where Washington judges rightly on average, there is no risk of war as long as doubt is no larger than a "
                "third of the two costs together."
            ),
            claim="1.2",
            given={"misread": 0},
            when=doubt <= COSTS / 3,
            holds=Eq(war_risk, 0),
        ),
        Finding(
            name="doubt-mostly",
            says="Whether Washington is wrong or not, more doubt leaves the risk of war no smaller in 56 of 100 settings.",
            claim="1.2",
            kind="mostly",
            settings={"doubtful": {"doubt": higher("doubt")}},
            holds=at("doubtful", "war_risk") >= war_risk,
        ),
        Finding(
            name="one-ratio",
            says=(
                "Where Washington judges rightly on average, one ratio makes the risk of war: doubt beside the two costs "
                "together."
            ),
            claim="1.2",
            by_construction=True,
            given={"misread": 0},
            holds=Eq(war_risk, Max(0, Rational(3, 4) - COSTS / (4 * doubt))),
        ),
        Finding(
            name="what-war-burns",
            says=(
                "Where Washington judges rightly on average, what Iran loses by the gamble beyond Washington’s gain is what war "
                "burns: both sides’ costs, as often as it comes."
            ),
            by_construction=True,
            given={"misread": 0},
            holds=Eq(iran_loss - gamble_gain, war_risk * (cost_us + (low + margin) / 2)),
        ),
        Finding(
            name="the-room-stays",
            says="More doubt leaves the room for a deal with the average Iran as it is.",
            by_construction=True,
            settings={"doubtful": {"doubt": higher("doubt")}},
            holds=Eq(at("doubtful", "range_width"), outcome("range_width")),
        ),
        Finding(
            name="its-own-reckoning",
            says="Being wrong changes neither what Washington asks nor the risk that it reckons with.",
            by_construction=True,
            settings={"wronger": {"misread": higher("misread")}},
            holds=Eq(at("wronger", "demand"), outcome("demand")) & Eq(at("wronger", "risk_believed"), risk_believed),
        ),
    ],
    round=ROUND,
)
