"""Two doors: a wider range of deals and a greater risk of war, from the same shock."""

from sympy import Eq, Max, Min, Piecewise, Rational

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

power, cost_us, cost_iran, doubt = symbols("power cost_us cost_iran doubt")
low, high, margin, war_risk, demand = symbols("low high margin war_risk demand")

MODEL = Model(
    name="deal_range",
    title="Two doors",
    question="How can one strike make both war and a deal more likely?",
    source="Fearon 1995: private information and a take-it-or-leave-it demand.",
    assumptions=[
        Assumption(
            "power",
            "Washington’s share if it came to war",
            default=0.5,
            low=0.3,
            high=0.9,
            group="Both sides know",
            ends=("less", "more"),
            latex="p",
            claim="1.1",
            source="Authors’ judgement: an even split takes no side. The range leaves out only near-certain Iranian success.",
        ),
        Assumption(
            "cost_us",
            "What war would cost Washington",
            default=0.1,
            low=0.0,
            high=0.3,
            group="Washington",
            ends=("nothing", "a third of the stake"),
            latex=r"c_{\text{US}}",
            claim="1.2",
            source="Authors’ judgement: war is dear for both, and dearer for the side on whose soil it is fought.",
        ),
        Assumption(
            "doubt",
            "How unsure Washington is of Iran’s cost",
            default=0.25,
            low=0.0,
            high=0.3,
            group="Washington",
            ends=("knows it exactly", "can only guess"),
            latex="d",
            claim="1.2",
            source="Authors’ judgement: an unprecedented act makes the answer harder to foresee, so higher than before (0.1).",
        ),
        Assumption(
            "cost_iran",
            "What war would cost Iran",
            default=0.3,
            low=0.05,
            high=0.5,
            group="Iran",
            ends=("little", "half the stake"),
            latex=r"c_{\text{Iran}}",
            claim="1.3",
            source="Authors’ judgement: after the strike Tehran had to reckon with a readier opponent, so higher than before (0.2).",
        ),
    ],
    equations=[
        Equation(
            "low",
            Max(0, cost_iran - doubt),
            r"\underline{c}",
            "The least that war may cost Iran, as Washington sees it.",
        ),
        Equation(
            "high",
            cost_iran + doubt,
            r"\overline{c}",
            "The most that it may cost; everything between is equally likely.",
        ),
        Equation(
            "margin",
            Min(Max(low, (high - cost_us) / 2), 1 - power),
            "y",
            "How far beyond its share in war Washington’s best demand goes: asking more wins more, and is refused more often.",
        ),
        Equation(
            "war_risk",
            Piecewise((0, Eq(high, low)), (Min(1, Max(0, (margin - low) / (high - low))), True)),
            r"\Pr(\text{war})",
            "War comes when Iran’s true cost turns out lower than what the demand asks of it.",
        ),
        Equation("demand", power + margin, "x", "The demand itself: its share in war and the margin on top."),
        Equation(
            "range_width",
            cost_us + (low + high) / 2,
            "w",
            "The range of deals that both prefer to war is as wide as the two costs together (Iran’s at its average).",
        ),
        Equation(
            "us_value",
            (1 - war_risk) * demand + war_risk * (power - cost_us),
            r"V_{\text{US}}",
            "What Washington may expect: its demand where it is met, war less its cost where it is not.",
        ),
    ],
    outcomes=[
        Outcome("war_risk", "Chance of war", "chance", "war"),
        Outcome("range_width", "Width of the range of deals", "share", "talks"),
        Outcome("demand", "Washington’s best demand", "share"),
        Outcome("us_value", "What Washington may expect", "share"),
    ],
    bar=[Segment("war_risk", "War", "war"), Segment(None, "Demand accepted", "talks")],
    readings=[
        Reading(
            war_risk <= Rational(1, 10**9),  # nought, but for rounding
            "Washington’s best demand ({demand} of the stake) is one that Iran would always accept. "
            "Deals that both prefer to war span {range_width} of the stake.",
        ),
        Reading(
            True,
            "Washington’s best demand ({demand} of the stake) ends in war with a chance of {war_risk}, "
            "though deals that both prefer to war span {range_width} of the stake.",
        ),
    ],
    presets=[
        Preset("After the strike", "The article’s reading (claims 1.1 to 1.3), in the authors’ numbers."),
        Preset(
            "Before the strike",
            "Authors’ judgement: years of pressure had made Iran’s cost lower and better known.",
            {"cost_iran": 0.2, "doubt": 0.1},
        ),
        Preset(
            "A nation brought together",
            "Ahmadian 2020, in the authors’ numbers: the killing united Iranians around revenge, so that fighting would cost "
            "Iran’s leaders less and yielding more. Doubt as in the article: on neither reading could the answer be foreseen.",
            {"cost_iran": 0.1},
        ),
    ],
    outcome="war_risk",
    against="doubt",
    findings=[
        Finding(
            name="costs-open-one-door",
            says="The dearer war is for Washington, the wider is the range of deals, and war is never likelier.",
            claim="1.3",
            settings={"dearer": {"cost_us": higher("cost_us")}},
            holds=(at("dearer", "range_width") > outcome("range_width")) & (at("dearer", "war_risk") <= war_risk),
        ),
        Finding(
            name="never-likelier-than-not",
            says="Not knowing what war would cost Iran never makes war likelier than not.",
            claim="1.2",
            holds=war_risk <= Rational(1, 2),
        ),
        Finding(
            name="a-third-of-the-costs",
            says="As long as the doubt is no larger than a third of the two costs together, there is no risk of war.",
            claim="1.2",
            when=doubt <= (cost_us + cost_iran) / 3,
            holds=Eq(war_risk, 0),
        ),
        Finding(
            name="power-is-neutral",
            says="Where there is something left to ask for, who would win more asks for more, and the risk of war stays.",
            settings={"another": {"power": other("power")}},
            when=(margin < 1 - power) & (at("another", "margin") < 1 - at("another", "power")),
            holds=Eq(at("another", "war_risk"), war_risk),
        ),
        Finding(
            name="doubt-brings-risk",
            says="More doubt does not lower the risk of war in 99 of 100 settings.",
            claim="1.2",
            kind="mostly",
            settings={"doubtful": {"doubt": higher("doubt")}},
            holds=at("doubtful", "war_risk") >= war_risk,
        ),
        Finding(
            name="no-cost-below-nought",
            says="With no more doubt than Iran’s cost, and something left to ask for, more doubt never lowers the risk of war.",
            claim="1.2",
            settings={"doubtful": {"doubt": higher("doubt")}},
            when=(at("doubtful", "doubt") <= cost_iran) & (at("doubtful", "margin") < 1 - power),
            holds=at("doubtful", "war_risk") >= war_risk,
        ),
    ],
)
