"""Tehran's choice: leaders under pressure take a steady way out, or gamble for survival."""

from sympy import Float, Max, Min

from twodoors.model import Assumption, Choice, Equation, Model, Outcome, Preset, Reading, Segment, Sweep, above, symbols
from twodoors.picture.curves import Curve, curves
from twodoors.shared import RATIONALITY

hardship, unrest, relief, price_of_talks, pressure = symbols("hardship unrest relief price_of_talks pressure")
gamble, value, rationality = symbols("gamble value rationality")
bar, talks_spread, spare_talks, spare_conflict = symbols("bar talks_spread spare_talks spare_conflict")
survive_talks, survive_conflict = symbols("survive_talks survive_conflict")

JUDGEMENT = "Authors’ judgement, in shares of what is at stake: the leaders’ hold on power. "


def _over_pain(name: str, outcome: str) -> Sweep:
    """A chance of survival while hardship and unrest rise together, which is all that the bar knows of them."""
    return Sweep(name, outcome, ["hardship", "unrest"], 0.0, 1.0)


#: The bar at which both ways are worth the same: both averages are as far from it, counted in their spreads.
crossing = (gamble * (relief - price_of_talks) + talks_spread * pressure) / (gamble - talks_spread)

MODEL = Model(
    name="tehran",
    title="Tehran’s choice",
    question="Does pain bring leaders to the table?",
    source=(
        "Gambling for resurrection (Downs and Rocke 1994; Goemans 2000), as two chances to clear a bar; the choice between "
        "them is a logit choice (McKelvey and Palfrey 1998)."
    ),
    assumptions=[
        Assumption(
            "hardship",
            "Hardship already felt",
            0.7,
            0.0,
            1.0,
            group="Inside Iran",
            claim="11.2",
            ends=("none", "ruin"),
            latex="h",
            source=JUDGEMENT + "High, not extreme: the economy shrank in 2018 and 2019 and prices rose by 40% in 2019 "
            "(World Bank), yet it had not collapsed (Salehi-Isfahani 2020).",
        ),
        Assumption(
            "unrest",
            "Unrest already in the streets",
            0.6,
            0.0,
            1.0,
            group="Inside Iran",
            claim="11.2",
            ends=("quiet", "revolt"),
            latex="u",
            source=JUDGEMENT + "Put down in November 2019 and, by claim 11.2, able to revive: above the middle.",
        ),
        Assumption(
            "relief",
            "What talks would bring on average",
            0.5,
            0.0,
            1.0,
            group="The way out",
            claim="11.1",
            ends=("nothing", "all that is at stake"),
            latex="r",
            source=JUDGEMENT + "The midpoint: on 5 January 2020 no offer was on the table.",
        ),
        Assumption(
            "price_of_talks",
            "What talking would cost the leaders at home",
            0.35,
            0.0,
            1.0,
            group="The way out",
            claim="11.3",
            ends=("nothing", "all that is at stake"),
            latex="p",
            source=JUDGEMENT
            + "Less than the relief, since by claim 11.3 the leaders can be pragmatic; critics put it much "
            "higher (Parsi 2019).",
        ),
        Assumption(
            "pressure",
            "What conflict would still cost on average",
            0.4,
            0.0,
            1.0,
            group="The conflict",
            claim="11.4",
            ends=("nothing", "all that is at stake"),
            latex="c",
            source=JUDGEMENT + "Harsher sanctions that are almost certain, on top of many that are already there.",
        ),
        Assumption(
            "gamble",
            "How widely the outcome of conflict may stray",
            0.6,
            0.2,
            1.5,
            group="The conflict",
            ends=("less than that of talks", "six times as far as that of talks"),
            latex=r"\sigma",
            source=JUDGEMENT
            + "More than twice the spread of talks, which is 0.25: conflict may end in a rally round the "
            "flag, in a new president in Washington, or in ruin.",
        ),
        Assumption(
            "value",
            "What survival is worth to the leaders",
            1.0,
            0.2,
            2.0,
            group="The leaders",
            claim="11.3",
            ends=("a fifth of the stake", "twice the stake"),
            latex="v",
            source="The unit of this model: their hold on power is what is at stake. Only value times rationality counts.",
        ),
        RATIONALITY,
    ],
    equations=[
        Equation(
            "bar",
            hardship / 2 + unrest / 2 - Float("0.4"),
            "b",
            "The bar: how well things must turn out if the leaders are to survive. Hardship and unrest raise it alike.",
        ),
        Equation(
            "talks_spread",
            Float("0.25"),
            r"\sigma_0",
            "How far the outcome of talks may stray from its average: not far.",
        ),
        Equation(
            "spare_talks",
            relief - price_of_talks - bar,
            "m_t",
            "By how much talks clear the bar on average: the relief less the price, less the bar.",
        ),
        Equation(
            "spare_conflict",
            -pressure - bar,
            "m_c",
            "By how much conflict does: it costs the pressure, so that it mostly falls short.",
        ),
        Equation(
            "survive_talks",
            above(spare_talks, talks_spread),
            "S_t",
            "The chance to survive with talks: the outcome strays a little from its average, and must clear the bar.",
        ),
        Equation(
            "survive_conflict",
            above(spare_conflict, gamble),
            "S_c",
            "The chance to survive with conflict: the same, but the outcome strays further.",
        ),
        Equation(
            "talks",
            Choice(rationality, value * survive_talks, value * survive_conflict),
            r"\Pr(\text{talks})",
            "They take the way with the better chance of survival, and the more surely, the further the chances lie apart.",
        ),
    ],
    outcomes=[
        Outcome("talks", "The leaders take the way out by talks", "chance", "talks"),
        Outcome("survive_talks", "They survive if they talk", "chance", "talks"),
        Outcome("survive_conflict", "They survive if the conflict goes on", "chance", "war"),
        Outcome("bar", "The bar that they must clear", "share"),
    ],
    bar=[Segment(None, "The conflict goes on", "war"), Segment("talks", "Talks", "talks")],
    readings=[
        Reading(
            Max(survive_talks, survive_conflict) < Float("0.05"),
            "Neither way is likely to save the leaders: {survive_talks} with talks, {survive_conflict} with conflict. With so "
            "little to choose between, the chance of talks is {talks}.",
        ),
        Reading(
            Min(survive_talks, survive_conflict) > Float("0.95"),
            "Either way the leaders are likely to survive: {survive_talks} with talks, {survive_conflict} with conflict. With "
            "so little to choose between, the chance of talks is {talks}.",
        ),
        Reading(
            survive_conflict > survive_talks,
            "The gamble is the better chance of survival: {survive_conflict} with conflict, {survive_talks} with talks. The "
            "chance of talks is {talks}.",
        ),
        Reading(
            True,
            "Talks are the better chance of survival: {survive_talks} with talks, {survive_conflict} with conflict. The chance "
            "that the leaders take them is {talks}.",
        ),
    ],
    presets=[
        Preset("The article’s reading", "Claims 11.1 to 11.4, in the authors’ numbers."),
        Preset(
            "July 1988: the cup of poison",
            "Claim 11.3; Nafisi 2006, in the authors’ numbers: the Guards’ commander saw no victory for five years, so that "
            "fighting on was hardly a gamble any more; the streets were calmer, and the price of giving way was high.",
            {"hardship": 0.9, "unrest": 0.2, "relief": 0.7, "price_of_talks": 0.6, "pressure": 1.0, "gamble": 0.3},
        ),
        Preset(
            "2013: “heroic flexibility”",
            "Claim 11.3; The Iran Primer 2013, in the authors’ numbers: great hardship (prices rose by 37% that year), calmer "
            "streets, and a deal in sight that would lift sanctions.",
            {"hardship": 0.8, "unrest": 0.2, "relief": 0.9, "price_of_talks": 0.4},
        ),
        Preset(
            "November 2019: revolt and no offer",
            "Claim 11.2; Radio Free Europe 2019, in the authors’ numbers: by Reuters’ account Khamenei saw the Islamic Republic "
            "in danger; what Washington offered was little, and taking it would have looked weak.",
            {"hardship": 0.8, "unrest": 1.0, "relief": 0.2, "price_of_talks": 0.5},
        ),
        Preset(
            "Maximum pressure",
            "Claim 11.4 carried through, in the authors’ numbers: twice the pressure still to come, and two tenths more hardship, "
            "since sanctions that are imposed are felt.",
            {"hardship": 0.9, "pressure": 0.8},
        ),
        Preset(
            "“First lift the sanctions”",
            "Zarif in January 2020 (Arutz Sheva 2020), in the authors’ numbers: if Washington lifted the sanctions and came back "
            "to the table, talks would bring much and cost little at home.",
            {"relief": 0.9, "price_of_talks": 0.15},
        ),
        Preset(
            "Another reading: talks are the danger",
            "Khamenei in September 2019 (Reuters 2019), Parsi 2019 and Vaez (Yee 2019), in the authors’ numbers: to yield would "
            "show that pressure works, and look more dangerous than the sanctions.",
            {"price_of_talks": 0.9},
        ),
    ],
    outcome="talks",
    against="hardship",
    picture=curves(
        [
            Curve(_over_pain("talks_curve", "survive_talks"), "they survive if they talk", "talks"),
            Curve(_over_pain("conflict_curve", "survive_conflict"), "they survive if the conflict goes on", "war"),
        ],
        across="pain already felt (hardship and unrest together)",
        up="the leaders survive, in 100",
        ticks=[0, 0.25, 0.5, 0.75, 1],
        now="pain",
        equations=[
            Equation("pain", (hardship + unrest) / 2, "", ""),
            Equation("crossing_pain", crossing + Float("0.4"), "", ""),
            Equation("crossing_chance", above(relief - price_of_talks - crossing, talks_spread), "", ""),
        ],
        crossing=("crossing_pain", "crossing_chance"),
        says=(
            "Two curves: the chance that the leaders survive with talks and with conflict, against the pain already felt, from none "
            "to the most. Where you stand, {talks_curve_now} with talks and {conflict_curve_now} with conflict."
        ),
        key="The dots mark where you stand, the diamond where the curves cross.",
    ),
)
