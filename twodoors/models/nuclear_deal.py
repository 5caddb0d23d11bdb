"""The nuclear deal: two sides keep it year by year, and an election may end it."""

from sympy import Integer, Max, Rational

from twodoors.model import Assumption, Choice, Equation, Model, Outcome, Preset, Reading, Segment, Sweep, symbols
from twodoors.picture.curves import Curve, curves
from twodoors.shared import RATIONALITY

reward_us, reward_iran, leak, europe = symbols("reward_us reward_iran leak europe")
temptation, punishment, patience_us, patience_iran = symbols("temptation punishment patience_us patience_iran")
turnover, years, rationality = symbols("turnover years rationality")
g_us, d, r, g_iran, keep_us, keep_iran, holds = symbols("g_us d r g_iran keep_us keep_iran holds")

HALF = Rational(1, 2)
JUDGEMENT = "Authors’ judgement, in shares of what is at stake in the deal. "
PATIENCE = "weight of the years to come, beside this one"


def _over_years(name: str, **fixed: float) -> Sweep:
    """The chance that the deal stands, year by year."""
    return Sweep(name, "alive", ["years"], 0.0, 10.0, fixed)


MODEL = Model(
    name="nuclear_deal",
    title="Europe and the deal",
    question="Can a third party keep a deal alive when one side’s next government may leave it?",
    source="A repeated game with a grim answer to breach (Axelrod 1984; Oye 1985), each year’s choice logit (McKelvey and Palfrey "
    "1998); that a promise may not bind a later government is a commitment problem (Fearon 1995).",
    assumptions=[
        Assumption(
            "reward_us",
            "What the deal is worth to Washington, a year",
            0.6,
            0.0,
            1.0,
            group="Washington",
            ends=("nothing", "all that breaking it brings"),
            latex=r"R_{\text{US}}",
            source=JUDGEMENT
            + "More than half: limits on Iran’s programme, watched by inspectors. Critics put it far lower "
            "(Dubowitz 2015).",
        ),
        Assumption(
            "patience_us",
            "How much the future counts for Washington",
            0.7,
            0.1,
            0.95,
            group="Washington",
            ends=("only this year counts", "this year hardly counts"),
            latex=r"p_{\text{US}}",
            unit=PATIENCE,
            source=JUDGEMENT + "The same for both sides, so that neither starts ahead.",
        ),
        Assumption(
            "turnover",
            "Chance that a new American government leaves, a year",
            0.25,
            0.0,
            0.5,
            group="Washington",
            ends=("none can leave", "every second year"),
            latex=r"\tau",
            unit="chance a year",
            source="Authors’ judgement: as if every election, one in four years, brought in a government that leaves. So it went "
            "at the one election since 2015 before the column; one case is no rate, and a study of alliances finds democracies "
            "steadier (Leeds, Mattes and Vogel 2009).",
        ),
        Assumption(
            "leak",
            "Share of the relief lost to American secondary sanctions",
            0.4,
            0.0,
            1.0,
            group="Washington",
            ends=("none of it", "all of it"),
            latex=r"\ell",
            unit="share of the relief",
            source="Authors’ judgement: below one half, since some trade went on; above nought, since relief was halting even in "
            "2016 (Nephew 2016).",
        ),
        Assumption(
            "reward_iran",
            "What full relief from sanctions is worth to Iran, a year",
            0.6,
            0.0,
            1.0,
            group="Iran",
            ends=("nothing", "all that breaking it brings"),
            latex=r"R_{\text{Iran}}",
            source=JUDGEMENT + "As much as the deal is worth to Washington, so that neither side starts ahead.",
        ),
        Assumption(
            "patience_iran",
            "How much the future counts for Iran",
            0.7,
            0.1,
            0.95,
            group="Iran",
            ends=("only this year counts", "this year hardly counts"),
            latex=r"p_{\text{Iran}}",
            unit=PATIENCE,
            source=JUDGEMENT + "The same for both sides, so that neither starts ahead.",
        ),
        Assumption(
            "europe",
            "What Europe adds to Iran’s relief, a year",
            0.1,
            0.0,
            0.5,
            group="Europe",
            claim="9.1",
            ends=("words only", "half of the stake"),
            latex="e",
            source=JUDGEMENT
            + "Little but something: a payment channel that made one transaction (E3 2023), and a credit line "
            "that was talked about (Le Drian 2019). At 0.24 it makes good what secondary sanctions take at the defaults.",
            step=0.005,
        ),
        Assumption(
            "temptation",
            "What breaking the deal brings, this year",
            1.0,
            0.8,
            1.5,
            group="Both sides",
            ends=("less than the stake", "half as much again"),
            latex="T",
            source="The unit of this model: a year’s gain from breaking the deal while the other side keeps it.",
        ),
        Assumption(
            "punishment",
            "What each year without the deal brings",
            0.0,
            -0.3,
            0.3,
            group="Both sides",
            ends=("a loss", "a gain"),
            latex="P",
            source="The zero of this model: everything else is counted from life without a deal. Always below what breaking it brings.",
        ),
        Assumption(
            "years",
            "How many years from now",
            2,
            0,
            10,
            group="The calendar",
            ends=("now", "ten years"),
            latex="n",
            unit="years",
            step=1,
            source="Where you look, not a belief. After ten years the deal’s main limits would have begun to end "
            "(Dubowitz 2015).",
        ),
        RATIONALITY,
    ],
    equations=[
        Equation(
            "g_us",
            reward_us - (1 - patience_us) * temptation - patience_us * punishment,
            r"g_{\text{US}}",
            "What keeping is worth to a government in Washington, beyond breaking: the deal’s worth each year, less the gain "
            "of the year of the breach and of the years without a deal after it, weighed by patience.",
        ),
        Equation(
            "d",
            patience_iran * (1 - turnover),
            "d",
            "How long Iran’s future with the deal looks: its patience, as far as the next American government stays.",
        ),
        Equation(
            "r",
            reward_iran * (1 - leak) + europe,
            "r",
            "What Iran gets by keeping the deal: the relief that does not leak away, and what Europe adds.",
        ),
        Equation(
            "g_iran",
            r - (1 - d) * temptation - d * punishment,
            r"g_{\text{Iran}}",
            "What keeping is worth to Iran, beyond breaking: the same sum as Washington’s, with the shorter future.",
        ),
        Equation(
            "keep_us",
            Choice(rationality, g_us, Integer(0)),
            r"\Pr(\text{US keeps})",
            "Washington keeps the deal for a year, if no new government leaves it.",
        ),
        Equation(
            "keep_iran",
            Choice(rationality, g_iran, Integer(0)),
            r"\Pr(\text{Iran keeps})",
            "Iran keeps it for a year.",
        ),
        Equation(
            "holds",
            keep_us * keep_iran * (1 - turnover),
            "h",
            "The deal holds for a year if both keep it and no new government leaves.",
        ),
        Equation(
            "alive",
            holds**years,
            r"\Pr(\text{stands})",
            "To stand after so many years, it has to hold in each of them.",
        ),
        Equation(
            "life",
            1 / Max(1 - holds, Rational(1, 100)),
            "L",
            "How many years it lasts on average, the year in which it ends among them; counted up to a hundred, which matters "
            "only if no government can leave.",
        ),
        Equation(
            "critical_patience",
            (temptation - r) / (temptation - punishment),
            r"d^*",
            "How long Iran’s future must look for keeping to be worth as much as breaking. Above one no future is long enough; "
            "below nought none is needed.",
        ),
    ],
    outcomes=[
        Outcome("alive", "The deal still stands then", "chance", "talks"),
        Outcome("holds", "It holds through one year", "chance", "talks"),
        Outcome("keep_us", "Washington keeps it for a year", "chance"),
        Outcome("keep_iran", "Iran keeps it for a year", "chance"),
        Outcome("life", "How many years it lasts, on average", "number"),
        Outcome("critical_patience", "The future that Iran would need", "number"),
    ],
    bar=[Segment("alive", "The deal still stands", "talks"), Segment(None, "It has ended", "neither")],
    readings=[
        Reading(
            Max(keep_us, keep_iran) < HALF,
            "Either side would sooner break the deal than keep it: in a year Washington keeps it with a chance of {keep_us}, Iran of {keep_iran}. "
            "It lasts {life} years on average; after the years that you chose it stands with a chance of {alive}.",
        ),
        Reading(
            keep_iran < HALF,
            "Iran would sooner break the deal than keep it: in a year it keeps it with a chance of {keep_iran}, since it gets too little, "
            "or its future with the deal looks too short. The deal lasts {life} years on average; after the years that you chose it stands with "
            "a chance of {alive}.",
        ),
        Reading(
            keep_us < HALF,
            "Washington would sooner break the deal than keep it: in a year it keeps it with a chance of {keep_us}, whatever Iran gets. The deal lasts {life} "
            "years on average; after the years that you chose it stands with a chance of {alive}.",
        ),
        Reading(
            holds < HALF,
            "In a year Washington keeps the deal with a chance of {keep_us} and Iran with {keep_iran}, and still it more often ends "
            "than holds. It lasts {life} years on average; after the years that you chose it stands with a chance of {alive}.",
        ),
        Reading(
            True,
            "The deal holds through a year with a chance of {holds}, more often than not. It lasts {life} years on average; after "
            "the years that you chose it stands with a chance of {alive}.",
        ),
    ],
    presets=[
        Preset(
            "The article’s hope",
            "Claim 9.1, in the authors’ numbers: the deal is taken up again, and Europe adds a little to what Iran gets.",
        ),
        Preset(
            "Signed in 2015",
            "In the authors’ numbers: a Washington that had just made the deal valued it more; relief came haltingly (Nephew 2016); "
            "47 senators wrote that the next president could revoke it (USIP 2015), and not all took that for likely.",
            {"reward_us": 0.7, "leak": 0.2, "turnover": 0.1},
        ),
        Preset(
            "After May 2018",
            "In the authors’ numbers: the government that had come in saw little worth in the deal, its sanctions took most of the "
            "relief, and Europe’s channel did not yet work (chronology, 31 January 2019).",
            {"reward_us": 0.1, "leak": 0.9, "europe": 0.05},
        ),
        Preset(
            "Europe pays in full",
            "A what-if of the authors’: Europe makes good all that secondary sanctions take, as Araghchi (2018) asked of it.",
            {"europe": 0.24},
        ),
        Preset(
            "A treaty no president can leave",
            "A what-if of the authors’: the guarantee that Takht-Ravanchi (2021) asked for, and that American diplomats said no "
            "government can give.",
            {"turnover": 0.0},
        ),
        Preset(
            "Europe stands with Washington",
            "Khamenei 2019 and Araghchi 2019, in the authors’ numbers: Europe adds nothing, and its own firms and banks carry "
            "out the American sanctions, so that most of the relief leaks away.",
            {"europe": 0.0, "leak": 0.7},
        ),
        Preset(
            "Not worth keeping",
            "Dubowitz 2015, in the authors’ numbers: limits that end after ten to fifteen years are worth little to Washington.",
            {"reward_us": 0.2},
        ),
    ],
    outcome="alive",
    against="years",
    picture=curves(
        [
            Curve(_over_years("as_set"), "as you set it", "talks"),
            Curve(_over_years("steady", turnover=0.0), "the same, if no government could leave"),
            Curve(_over_years("sealed", leak=0.0), "the same, if nothing leaked away"),
        ],
        across="years from now",
        up="the deal still stands, in 100",
        ticks=[0, 2, 4, 6, 8, 10],
        now="years",
        says=(
            "The chance that the deal still stands, falling over ten years from 100 in 100. After the years that you chose: "
            "{as_set_now} as you set it, {steady_now} if no government could leave, {sealed_now} if nothing leaked away."
        ),
        key="The dots mark the year that you chose.",
    ),
)
