"""The nuclear deal: two sides keep it or break it year by year, and an American election may end it."""

import numpy as np
from sympy import Expr, Implies, Integer

from twodoors.model import (
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
    at,
    higher,
    symbols,
)
from twodoors.model.judging import Points
from twodoors.model.terms import SLACK
from twodoors.models.rounds.nuclear_deal import ROUND
from twodoors.models.walks.nuclear_deal import WALK
from twodoors.picture.curves import Curve, curves
from twodoors.picture.rows import Row, rows
from twodoors.shared import RATIONALITY

reward_us, reward_iran, leak, europe = symbols("reward_us reward_iran leak europe")
patience, turnover, rationality = symbols("patience turnover rationality")
relief, shadow, needed = symbols("relief shadow needed")
sure_us, sure_iran, keep_us, keep_iran, holds = symbols("sure_us sure_iran keep_us keep_iran holds")
sure_us_steady, sure_iran_steady, keep_us_steady, keep_iran_steady = symbols(
    "sure_us_steady sure_iran_steady keep_us_steady keep_iran_steady"
)
ceiling, steady, shadow_lost = symbols("ceiling steady shadow_lost")

JUDGEMENT = "Authors’ judgement. The unit is what breaking the deal brings in its year. "
UNIT = "of what breaking the deal brings in its year"

#: A sum a year for which Iran keeps the deal whatever it thinks of Washington.
WITHOUT_LIMIT = 100.0


def keeps(worth: Expr, future: Expr) -> Expr:
    """The chance that a side keeps a deal worth this much a year to it, with this much of a future to lose.

    Breaking it brings 1 at once and nothing after: spread over the years, 1 less the future. Who is indifferent keeps it.
    """
    return FirstChoice(rationality, Integer(0), worth, 1 - future)


def _paid_without_limit(points: Points) -> np.ndarray:
    """How often the deal holds if Europe pays without limit."""
    return np.asarray(points.moved(europe=WITHOUT_LIMIT)["holds"])


def _at_most_the_ceiling(points: Points) -> np.ndarray:
    """holds with money without limit ≤ what Europe’s money can reach"""
    return np.asarray(_paid_without_limit(points) <= points["ceiling"] + SLACK)


def _comes_to_the_ceiling(points: Points) -> np.ndarray:
    """holds with money without limit = what Europe’s money can reach"""
    return np.asarray(np.abs(_paid_without_limit(points) - points["ceiling"]) <= SLACK)


def _doubt_of_its_own_stays(points: Points) -> np.ndarray:
    """keep_us with money without limit ≤ sure_us"""
    return np.asarray(points.moved(europe=WITHOUT_LIMIT)["keep_us"] <= points["sure_us"] + SLACK)


def _iran_is_paid_its_future(points: Points) -> np.ndarray:
    """Iran’s keeping, with europe + shadow_lost, is what it would be if no election could end the deal"""
    paid = points.moved(europe=points["europe"] + points["shadow_lost"])
    return np.asarray(np.abs(paid["keep_iran"] - points["keep_iran_steady"]) <= SLACK)


def _deal_is_paid_its_future(points: Points) -> np.ndarray:
    """holds, with europe + shadow_lost, ≤ if no election could end it"""
    paid = points.moved(europe=points["europe"] + points["shadow_lost"])
    return np.asarray(paid["holds"] <= points["steady"] + SLACK)


def _no_sum_replaces_it(points: Points) -> np.ndarray:
    """holds with money without limit ≤ if no election could end it"""
    return np.asarray(_paid_without_limit(points) <= points["steady"] + SLACK)


def _some_sum_does_more(points: Points) -> np.ndarray:
    """holds with money without limit > if no election could end it"""
    return np.asarray(_paid_without_limit(points) > points["steady"] + SLACK)


MODEL = Model(
    name="nuclear_deal",
    title="Europe and the deal",
    question="Can a third party keep a deal alive when one side’s next government may leave it?",
    source="A repeated game in which a broken deal stays broken (Axelrod 1984; Oye 1985), each year’s choice logit (McKelvey and "
    "Palfrey 1998); that a promise may not bind a later government is a commitment problem (Fearon 1995). Each side reckons one "
    "step: how reliably would the other keep the deal with a partner that never breaks it?",
    assumptions=[
        Assumption(
            "reward_us",
            "What the deal is worth to Washington, a year",
            0.65,
            0.0,
            1.0,
            group="Washington",
            ends=("nothing", "as much as breaking it"),
            latex=r"R_{\text{US}}",
            unit=UNIT,
            source=JUDGEMENT
            + "More than half: limits on Iran’s programme, watched by inspectors. Critics put it far lower (Dubowitz 2015).",
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
            step=0.005,
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
            0.8,
            0.0,
            1.0,
            group="Iran",
            ends=("nothing", "as much as breaking the deal"),
            latex=r"R_{\text{Iran}}",
            unit=UNIT,
            source=JUDGEMENT
            + "Much: under sanctions the oil that Iran had left to export fell by more than half from 2017 to 2019 "
            "(the book’s table of Iran’s oil).",
        ),
        Assumption(
            "europe",
            "What Europe adds to Iran’s relief, a year",
            0.02,
            0.0,
            0.5,
            group="Europe",
            claim="9.1",
            ends=("words only", "half of what breaking brings"),
            latex="e",
            unit=UNIT,
            source=JUDGEMENT
            + "Hardly anything: a year after its founding Europe’s payment company had announced no transaction "
            "(chronology, 31 January 2019). With 0.32 more Europe would make good what secondary sanctions take at the first setting.",
            step=0.005,
        ),
        Assumption(
            "patience",
            "How much the future counts",
            0.9,
            0.1,
            0.95,
            group="Both sides",
            ends=("only this year counts", "this year hardly counts"),
            latex="p",
            unit="weight of the next year, beside this one",
            source="Authors’ judgement: high, since states expect to be there next year; one value for both sides, so that neither "
            "starts ahead.",
        ),
        RATIONALITY,
    ],
    equations=[
        Equation(
            "relief",
            reward_iran * (1 - leak) + europe,
            "r",
            "What Iran gets by keeping the deal: the relief that does not leak away, and what Europe adds.",
        ),
        Equation(
            "shadow",
            patience * (1 - turnover),
            "s",
            "How much of a future there is to lose with a partner that never breaks the deal: the years to come count by patience, "
            "and only as far as no election ends it. An incumbent, too, loses what a successor may leave.",
        ),
        Equation(
            "needed",
            1 - shadow,
            "n",
            "What the deal must be worth a year, with such a partner, to be kept: breaking it brings 1 at once and nothing "
            "afterwards; spread over the years, 1 less the future.",
        ),
        Equation(
            "sure_us",
            keeps(reward_us, shadow),
            r"\Pr(\text{US keeps})^{\text{sure}}",
            "Washington, if Iran were sure to keep the deal.",
        ),
        Equation(
            "sure_iran",
            keeps(relief, shadow),
            r"\Pr(\text{Iran keeps})^{\text{sure}}",
            "Iran, if Washington were sure to keep it.",
        ),
        Equation(
            "keep_us",
            keeps(reward_us, shadow * sure_iran),
            r"\Pr(\text{US keeps})",
            "Washington keeps the deal for a year. The future that it would lose counts only as far as Iran can be trusted, and that "
            "is reckoned in one step: as often as Iran would keep the deal with a sure partner.",
        ),
        Equation(
            "keep_iran",
            keeps(relief, shadow * sure_us),
            r"\Pr(\text{Iran keeps})",
            "Iran keeps it for a year; it reckons with Washington in the same way.",
        ),
        Equation(
            "holds",
            keep_us * keep_iran * (1 - turnover),
            "h",
            "The deal holds through a year if both keep it and no new government leaves it.",
        ),
        Equation("alive", holds**2, "h_2", "To stand after two years, it has to hold twice."),
        Equation(
            "ceiling",
            sure_us * (1 - turnover),
            r"\hat{h}",
            "What Europe’s money can reach: Iran always keeps the deal, and Washington knows it.",
        ),
        Equation(
            "sure_us_steady",
            keeps(reward_us, patience),
            r"\Pr(\text{US keeps})^{\text{sure}}_0",
            "If no election could end the deal, the future is as long as patience; Washington, if Iran were sure.",
        ),
        Equation(
            "sure_iran_steady",
            keeps(relief, patience),
            r"\Pr(\text{Iran keeps})^{\text{sure}}_0",
            "Iran, if Washington were sure, and no election could end it.",
        ),
        Equation(
            "keep_us_steady",
            keeps(reward_us, patience * sure_iran_steady),
            r"\Pr(\text{US keeps})_0",
            "Washington keeps a deal that no election could end.",
        ),
        Equation(
            "keep_iran_steady",
            keeps(relief, patience * sure_us_steady),
            r"\Pr(\text{Iran keeps})_0",
            "And so would Iran.",
        ),
        Equation(
            "steady",
            keep_us_steady * keep_iran_steady,
            "h_0",
            "How often the deal would hold if no election could end it, and all else were as it is.",
        ),
        Equation(
            "shadow_lost",
            patience * sure_us_steady - shadow * sure_us,
            r"\Delta",
            "What elections take from Iran’s future with the deal, a year.",
        ),
    ],
    outcomes=[
        Outcome("holds", "The deal holds through a year", "chance", "talks"),
        Outcome("alive", "It still stands after two years", "chance", "talks"),
        Outcome("keep_us", "Washington keeps it for a year", "chance"),
        Outcome("keep_iran", "Iran keeps it for a year", "chance"),
        Outcome("ceiling", "What Europe’s money can reach", "chance"),
        Outcome("steady", "If no election could end it", "chance"),
        Outcome("shadow_lost", "What elections take from Iran’s future, a year", "number"),
    ],
    bar=[Segment("holds", "The deal holds", "talks"), Segment(None, "It ends within the year", "neither")],
    readings=[
        Reading(
            turnover <= SLACK,
            "No election can end the deal. It holds through a year with a chance of {holds}: Washington keeps it with {keep_us}, Iran "
            "with {keep_iran}. Europe’s money, without limit, would make it {ceiling}.",
        ),
        Reading(
            ceiling > steady + 0.01,
            "The deal holds through a year with a chance of {holds}: Washington keeps it with {keep_us}, Iran with {keep_iran}, and an "
            "election may end it. Europe’s money, without limit, would make it {ceiling}; if no election could end it, it would be "
            "less, {steady}.",
        ),
        Reading(
            ceiling < steady - 0.01,
            "The deal holds through a year with a chance of {holds}: Washington keeps it with {keep_us}, Iran with {keep_iran}, and an "
            "election may end it. Europe’s money, without limit, would make it {ceiling}; if no election could end it, it would be "
            "more, {steady}.",
        ),
        Reading(
            True,
            "The deal holds through a year with a chance of {holds}: Washington keeps it with {keep_us}, Iran with {keep_iran}, and an "
            "election may end it. Europe’s money, without limit, would make it {ceiling}; that no election could end it would do "
            "about as much ({steady}).",
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
            {"reward_us": 0.7, "leak": 0.2, "turnover": 0.05},
        ),
        Preset(
            "After May 2018",
            "In the authors’ numbers: the government that had come in saw little worth in the deal, its sanctions took most of the "
            "relief, and Europe’s channel did not yet work (chronology, 31 January 2019).",
            {"reward_us": 0.1, "leak": 0.9},
        ),
        Preset(
            "Europe pays in full",
            "A what-if of the authors’: beside the little that it adds, Europe makes good all that secondary sanctions take, as "
            "Araghchi (2018) asked of it.",
            {"europe": 0.34},
        ),
        Preset(
            "A treaty no president can leave",
            "A what-if of the authors’: the guarantee that the deal had not, since the next president could revoke it, as 47 "
            "senators wrote in 2015 (USIP 2015).",
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
            critic="Dubowitz",
        ),
    ],
    outcome="holds",
    against="europe",
    picture={
        "rows": rows(
            [
                Row("election", "An election ends it", turnover),
                Row("us", "Washington would walk out", 1 - keep_us),
                Row("iran", "Iran would walk out", 1 - keep_iran),
                Row("holds", "All three hold: the deal lives", holds, "talks"),
            ],
            says="Of a hundred years with such a deal: an election ends it in {row_election}, Washington would walk out in {row_us}, "
            "Iran would walk out in {row_iran}. All three hold in {row_holds}.",
            key="A row is a hundred years. Filled: those in which this would end the deal; in the last row, those in which it holds.",
            title="The rows",
        ),
        "curves": curves(
            [
                Curve(Sweep("as_set", "holds", ["europe"], 0.0, 0.5), "as you set it", "talks"),
                Curve(Sweep("no_election", "steady", ["europe"], 0.0, 0.5), "the same, if no election could end it"),
                Curve(Sweep("reach", "ceiling", ["europe"], 0.0, 0.5), "what Europe’s money can reach"),
            ],
            across="what Europe adds, a year",
            up="the deal holds through a year, in 100",
            ticks=[0, 0.1, 0.2, 0.3, 0.4, 0.5],
            now="europe",
            says=(
                "How often the deal holds through a year, by what Europe adds. With what you chose: {as_set_now} as you set it, "
                "{no_election_now} if no election could end it. However much Europe adds, it holds no more often than {reach_now}."
            ),
            key="The dots mark what Europe adds as you set it. The dotted line is the level that the first curve never passes.",
        ),
    },
    findings=[
        Finding(
            name="money-has-a-ceiling",
            says="However much Europe pays, the deal holds no more often than the chance that Washington would keep it with a partner "
            "that never breaks it and no election ends it.",
            claim="9.1",
            holds=_at_most_the_ceiling,
        ),
        Finding(
            name="money-reaches-the-ceiling",
            says="With money without limit, the deal holds as often as Washington would keep it with a partner that never breaks it "
            "and no election ends it.",
            claim="9.1",
            holds=_comes_to_the_ceiling,
        ),
        Finding(
            name="money-mends-doubt-in-washington",
            says="More money from Europe to Iran never makes Washington keep the deal less often.",
            claim="9.1",
            settings={"more": {"europe": higher("europe")}},
            holds=at("more", "keep_us") >= keep_us,
        ),
        Finding(
            name="where-that-stops",
            says="However much Europe pays, Washington keeps the deal no more often than with a partner that never breaks it.",
            claim="9.1",
            holds=_doubt_of_its_own_stays,
        ),
        Finding(
            name="no-less-than-its-chance",
            says="An election never takes less than its own chance: the deal holds no more often than one that no election could end, "
            "times the chance that none ends it.",
            holds=holds <= (1 - turnover) * steady,
        ),
        Finding(
            name="both-futures",
            says="More turnover in Washington makes neither side keep the deal more often.",
            settings={"less_sure": {"turnover": higher("turnover")}},
            holds=(at("less_sure", "keep_us") <= keep_us) & (at("less_sure", "keep_iran") <= keep_iran),
        ),
        Finding(
            name="no-sum-replaces-elections",
            says="Where a year’s election is at least as likely to end the deal as Iran would be to leave one that no election could "
            "end, no payment to Iran makes the deal hold more often than ending the turnover does.",
            claim="9.1",
            when=turnover >= 1 - keep_iran_steady,
            holds=_no_sum_replaces_it,
        ),
        Finding(
            name="elections-before-the-leak",
            says="Where what leaks away is no more a year than what elections take from Iran’s future, nor than patience times turnover, "
            "the deal holds at least as often without turnover as without the leak.",
            settings={"sealed": {"leak": 0}},
            when=(leak * reward_iran <= shadow_lost) & (leak * reward_iran <= patience * turnover),
            holds=at("sealed", "holds") <= steady,
        ),
        Finding(
            name="worth-in-washington-counts-in-tehran",
            says="The more the deal is worth to Washington, the more often Iran keeps it, or as often.",
            settings={"worth_more": {"reward_us": higher("reward_us")}},
            holds=at("worth_more", "keep_iran") >= keep_iran,
        ),
        Finding(
            name="the-shadow-is-not-all",
            says="Paid each year what elections take from its future, Iran leaves a deal that still holds no more often than one that "
            "no election could end, in 99 of 100 settings.",
            kind="mostly",
            holds=_deal_is_paid_its_future,
        ),
        Finding(
            name="half-of-the-doubt",
            says="Of the chance that Washington walks out, money without limit mends at most half in 83 of 100 settings.",
            claim="9.1",
            kind="mostly",
            holds=sure_us - keep_us <= (1 - keep_us) / 2,
            slips=True,
        ),
        Finding(
            name="some-sum-does-more",
            says="Some payment, without limit, makes the deal hold more often than ending the turnover does, in 79 of 100 settings.",
            claim="9.1",
            kind="mostly",
            holds=_some_sum_does_more,
            slips=True,
        ),
        Finding(
            name="elections-before-the-leak-mostly",
            says="The deal holds at least as often without turnover as without the leak in 58 of 100 settings.",
            kind="mostly",
            settings={"sealed": {"leak": 0}},
            holds=at("sealed", "holds") <= steady,
        ),
        Finding(
            name="the-slider-s-most",
            says="The most that the slider allows Europe makes the deal hold no more often than ending the turnover does in 51 of 100 "
            "settings.",
            claim="9.1",
            kind="mostly",
            settings={"most": {"europe": 0.5}},
            holds=at("most", "holds") <= steady,
        ),
        Finding(
            name="the-price-of-the-shadow",
            says="Paid each year what elections take from its future, Iran keeps the deal exactly as often as one that no election "
            "could end.",
            by_construction=True,
            holds=_iran_is_paid_its_future,
        ),
        Finding(
            name="the-larger-sum",
            says="To Iran the larger sum decides: where more leaks away a year than elections take from its future, it keeps the deal "
            "at least as often without the leak as without elections; where less, the other way round.",
            by_construction=True,
            settings={"sealed": {"leak": 0}},
            holds=Implies(leak * reward_iran >= shadow_lost, at("sealed", "keep_iran") >= keep_iran_steady)
            & Implies(leak * reward_iran <= shadow_lost, at("sealed", "keep_iran") <= keep_iran_steady),
        ),
    ],
    round=ROUND,
    walk=WALK,
)
