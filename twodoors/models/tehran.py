"""Tehran’s choice: leaders under pressure take a steady way out, or gamble to stay in office."""

from sympy import Eq, Float, Max, Min, Rational, sqrt

from twodoors.model import (
    TIE,
    Assumption,
    Equation,
    Finding,
    FirstChoice,
    Model,
    Outcome,
    Preset,
    Reading,
    Segment,
    Sweep,
    above,
    at,
    higher,
    lower,
    outcome,
    symbols,
)
from twodoors.models.rounds.tehran import ROUND
from twodoors.models.walks.tehran import WALK
from twodoors.picture.bells import Way, bells
from twodoors.picture.curves import Curve, curves
from twodoors.picture.rows import Row
from twodoors.shared import RATIONALITY

hardship, revival, relief, price_of_talks = symbols("hardship revival relief price_of_talks")
pressure, gamble, rationality, step = symbols("pressure gamble rationality step")
protest, bar, survive_talks, survive_conflict = symbols("protest bar survive_talks survive_conflict")
edge, talks, band_low, band_high = symbols("edge talks band_low band_high")

#: How far the outcome of talks may stray from its average: less than the narrowest gamble.
STEADY = Float("0.25")

JUDGEMENT = "Authors’ judgement, in shares of what is at stake: the leaders’ hold on power. "

#: The bar at which both ways are worth the same: both averages are as far from it, counted in their spreads.
crossing = (gamble * (relief - price_of_talks) + STEADY * pressure) / (gamble - STEADY)

#: What a step of hardship adds to the bar.
lifted = step * (1 + revival) / 2


def _over_hardship(name: str, way: str) -> Sweep:
    """A chance of staying in office while the hardship rises."""
    return Sweep(name, way, ["hardship"], 0.0, 1.0)


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
            0.8,
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
            "revival",
            "How far hardship revives the protests that were put down",
            0.6,
            0.0,
            1.0,
            group="Inside Iran",
            claim="11.2",
            ends=("not at all", "it weighs twice as much"),
            unit="share of the hardship",
            latex="u",
            source=JUDGEMENT
            + "Put down in November 2019 and, by claim 11.2, able to revive: above the middle. Without hardship "
            "nothing revives.",
        ),
        Assumption(
            "relief",
            "What talks would bring from outside on average",
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
            "higher (Parsi 2019). Only the relief less this price counts.",
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
            0.3,
            1.5,
            group="The conflict",
            ends=("hardly more than that of talks", "six times as far as that of talks"),
            latex=r"\sigma",
            step=0.012,
            source=JUDGEMENT
            + "More than twice the spread of talks, which is 0.25: conflict may end in a rally round the "
            "flag, in a new president in Washington, or in ruin.",
        ),
        RATIONALITY,
    ],
    equations=[
        Equation("protest", revival * hardship, "q", "The protests that hardship revives."),
        Equation(
            "bar",
            hardship / 2 + protest / 2 - Float("0.4"),
            "b",
            "The fence: how well things must turn out if the leaders are to stay in office. Hardship and protest raise it alike.",
        ),
        Equation(
            "survive_talks",
            above(relief - price_of_talks - bar, STEADY),
            "S_t",
            "The chance to stay in office by talks: they bring the relief less the price, give or take a little, and that must "
            "clear the fence.",
        ),
        Equation(
            "survive_conflict",
            above(-pressure - bar, gamble),
            "S_c",
            "The chance to stay in office by conflict: it costs what is still to come, give or take a lot.",
        ),
        Equation("edge", survive_talks - survive_conflict, "e", "By how much talks are the better chance."),
        Equation(
            "talks",
            FirstChoice(rationality, 1, survive_conflict, survive_talks),
            r"\Pr(\text{talks})",
            "They take the way with the better chance, and the more surely, the further the chances lie apart. Where both are "
            "alike, leaders who never misjudge do not come.",
        ),
        Equation(
            "band_low",
            (1 - sqrt(1 - STEADY / gamble)) / 2,
            r"\underline{S}",
            "The lower end of the band: within it, a higher fence takes more from talks than from conflict.",
        ),
        Equation("band_high", 1 - band_low, r"\overline{S}", "Its upper end, as far from certainty."),
    ],
    outcomes=[
        Outcome("talks", "The leaders take the way out by talks", "chance", "talks"),
        Outcome("survive_talks", "They stay in office if they talk", "chance", "talks"),
        Outcome("survive_conflict", "They stay in office if the conflict goes on", "chance", "war"),
        Outcome("edge", "By how much talks are the better chance", "number"),
        Outcome("bar", "The fence that they must clear", "share"),
    ],
    bar=[Segment(None, "The conflict goes on", "war"), Segment("talks", "Talks", "talks")],
    readings=[
        Reading(
            Max(survive_talks, survive_conflict) < Float("0.05"),
            "Neither way is likely to keep the leaders in office: {survive_talks} by talks, {survive_conflict} by conflict. With "
            "so little to choose between, the chance of talks is {talks}.",
        ),
        Reading(
            survive_talks < survive_conflict + TIE,
            "Talks are no better a chance to stay in office than the gamble: {survive_talks} by talks, {survive_conflict} by "
            "conflict. The chance that the leaders take them is {talks}.",
        ),
        Reading(
            True,
            "Talks are the better chance to stay in office: {survive_talks} by talks, {survive_conflict} by conflict. The chance "
            "that the leaders take them is {talks}.",
        ),
    ],
    presets=[
        Preset("The article’s reading", "Claims 11.1 to 11.4, in the authors’ numbers."),
        Preset(
            "July 1988",
            "Claim 11.3; Nafisi 2006, in the authors’ numbers: the Guards’ commander saw no victory for five years, so that "
            "fighting on was hardly a gamble any more; hardship revived few protests, and the price of giving way was high.",
            {"hardship": 0.9, "revival": 0.2, "relief": 0.7, "price_of_talks": 0.6, "pressure": 1.0, "gamble": 0.3},
        ),
        Preset(
            "2013",
            "Claim 11.3; The Iran Primer 2013, in the authors’ numbers: great hardship (prices rose by 37% that year), calmer "
            "streets, and a deal in sight that would lift sanctions.",
            {"revival": 0.2, "relief": 0.9, "price_of_talks": 0.4},
        ),
        Preset(
            "November 2019",
            "Claim 11.2; Radio Free Europe 2019, in the authors’ numbers: by Reuters’ account Khamenei saw the Islamic Republic "
            "in danger; what Washington offered was little, and taking it would have looked weak.",
            {"revival": 1.0, "relief": 0.2, "price_of_talks": 0.5},
        ),
        Preset(
            "Maximum pressure",
            "Claim 11.4 carried through, in the authors’ numbers: twice the pressure still to come, and two tenths more hardship, "
            "since sanctions that are imposed are felt.",
            {"hardship": 1.0, "pressure": 0.8},
        ),
        Preset(
            "First lift the sanctions",
            "Foreign Minister Zarif (Arutz Sheva 2020), in the authors’ numbers: if Washington lifted the sanctions and came back "
            "to the table, talks would bring much and cost little at home.",
            {"relief": 0.9, "price_of_talks": 0.15},
        ),
        Preset(
            "Talks are the danger",
            "Another reading: Khamenei in September 2019 (Reuters 2019), Parsi 2019 and Vaez (Yee 2019), in the authors’ numbers. "
            "To yield would show that pressure works, and look more dangerous than the sanctions.",
            {"price_of_talks": 0.9},
            critic="Parsi",
        ),
        Preset(
            "Quiet times",
            "A what-if of the authors’: little hardship, few protests to revive, and nothing to come.",
            {"hardship": 0.2, "revival": 0.2, "pressure": 0.0},
        ),
    ],
    outcome="talks",
    against="hardship",
    findings=[
        Finding(
            name="hardship-wins-no-one-over",
            says="Where talks are no likelier than not, more hardship never makes them likelier than not.",
            claim="11.2",
            settings={"harder": {"hardship": higher("hardship")}},
            when=talks <= Rational(1, 2),
            holds=at("harder", "talks") <= Rational(1, 2),
        ),
        Finding(
            name="revived-protest-wins-no-one-over",
            says="Where talks are no likelier than not, protests that revive more never make them likelier than not.",
            claim="11.2",
            settings={"louder": {"revival": higher("revival")}},
            when=talks <= Rational(1, 2),
            holds=at("louder", "talks") <= Rational(1, 2),
        ),
        Finding(
            name="inside-the-band",
            says="As long as the chance to stay in office by talks lies inside the band, before and after, more hardship never "
            "brings more talks.",
            claim="11.2",
            settings={"harder": {"hardship": higher("hardship")}},
            when=(survive_talks <= band_high) & (at("harder", "survive_talks") >= band_low),
            holds=at("harder", "talks") <= talks,
        ),
        Finding(
            name="to-come-beats-felt",
            says="A step of a hundredth or more leaves more talks when it is added to what is still to come than when it is added "
            "to the hardship.",
            claim="11.4",
            draws={"step": (Float("0.01"), Min(1 - pressure, 1 - hardship))},
            settings={"to_come": {"pressure": pressure + step}, "felt": {"hardship": hardship + step}},
            holds=at("to_come", "talks") > at("felt", "talks"),
        ),
        Finding(
            name="a-gamble-draws-those-who-would-fail",
            says="Where conflict would miss the fence on average, a wider gamble never brings more talks.",
            settings={"wider": {"gamble": higher("gamble")}},
            when=pressure + bar > 0,
            holds=at("wider", "talks") <= talks,
        ),
        Finding(
            name="a-gamble-deters-those-who-would-not",
            says="Where conflict would clear the fence on average, a wider gamble never brings fewer talks.",
            settings={"wider": {"gamble": higher("gamble")}},
            when=pressure + bar < 0,
            holds=at("wider", "talks") >= talks,
        ),
        Finding(
            name="felt-mostly-brings-no-more",
            says="More hardship brings no more talks in 65 of 100 settings.",
            claim="11.2",
            kind="mostly",
            settings={"harder": {"hardship": higher("hardship")}},
            holds=at("harder", "talks") <= talks,
        ),
        Finding(
            name="hardship-can-turn-them-away",
            says="More hardship turns talks from likelier than not into no likelier than not in 10 of 100 settings.",
            claim="11.2",
            kind="mostly",
            settings={"harder": {"hardship": higher("hardship")}},
            holds=(talks > Rational(1, 2)) & (at("harder", "talks") <= Rational(1, 2)),
        ),
        Finding(
            name="what-talks-would-lift",
            says="Hardship that talks would lift again moves the leaders just as much as what is still to come.",
            claim="11.1",
            draws={"step": (0, Min(1 - hardship, 2 * Min(1 - relief, 1 - pressure) / (1 + revival)))},
            settings={
                "lifted": {"hardship": hardship + step, "relief": relief + lifted},
                "to_come": {"pressure": pressure + lifted},
            },
            holds=Eq(at("lifted", "talks"), at("to_come", "talks")),
            by_construction=True,
        ),
        Finding(
            name="more-to-come",
            says="More that is still to come never brings fewer talks.",
            claim="11.4",
            settings={"worse": {"pressure": higher("pressure")}},
            holds=at("worse", "talks") >= talks,
            by_construction=True,
        ),
        Finding(
            name="more-relief",
            says="More relief never brings fewer talks.",
            claim="11.1",
            settings={"better": {"relief": higher("relief")}},
            holds=at("better", "talks") >= talks,
            by_construction=True,
        ),
        Finding(
            name="a-lower-price",
            says="A lower price of talking never brings fewer talks.",
            claim="11.3",
            settings={"cheaper": {"price_of_talks": lower("price_of_talks")}},
            holds=at("cheaper", "talks") >= talks,
            by_construction=True,
        ),
        Finding(
            name="one-offer",
            says="Relief and the price of talking count only by their difference.",
            draws={"step": (0, 1 - Max(relief, price_of_talks))},
            settings={"both": {"relief": relief + step, "price_of_talks": price_of_talks + step}},
            holds=Eq(at("both", "talks"), outcome("talks")),
            by_construction=True,
        ),
        Finding(
            name="no-matter-how-wide",
            says="Where conflict would just reach the fence on average, the gamble’s width changes nothing.",
            settings={
                "level": {"pressure": -bar},
                "wider": {"pressure": -bar, "gamble": higher("gamble")},
            },
            holds=Eq(at("wider", "talks"), at("level", "talks")),
            by_construction=True,
        ),
    ],
    picture={
        "fence": bells(
            [
                Way("way_talks", "In office by talks", relief - price_of_talks, STEADY, "survive_talks", "talks"),
                Way("way_conflict", "In office by conflict", -pressure, gamble, "survive_conflict", "war"),
            ],
            Row("talks", "So they choose talks", talks, "talks"),
            fence="bar",
            ends=("worse for them", "better"),
            says="Two bells over one line of outcomes, and a fence. Right of it the leaders stay in office: {survive_talks} of the "
            "narrow bell of talks, {survive_conflict} of the wide bell of conflict. They choose talks {row_talks}.",
            key="What is filled keeps them in office. What lands beyond either end of the line is piled up there.",
        ),
        "curves": curves(
            [
                Curve(_over_hardship("talks_curve", "survive_talks"), "in office if they talk", "talks"),
                Curve(_over_hardship("conflict_curve", "survive_conflict"), "in office if the conflict goes on", "war"),
            ],
            across="hardship already felt",
            up="the leaders stay in office, in 100",
            ticks=[0, 0.25, 0.5, 0.75, 1],
            now="hardship",
            equations=[
                Equation("crossing_hardship", 2 * (crossing + Float("0.4")) / (1 + revival), "", ""),
                Equation("crossing_chance", above(relief - price_of_talks - crossing, STEADY), "", ""),
            ],
            crossing=("crossing_hardship", "crossing_chance"),
            says=(
                "Two curves: the chance that the leaders stay in office by talks and by conflict, against the hardship already felt, "
                "from none to ruin. Where you stand, {talks_curve_now} by talks and {conflict_curve_now} by conflict."
            ),
            key="The dots mark where you stand, the diamond where the curves cross, if they do.",
        ),
    },
    round=ROUND,
    walk=WALK,
)
