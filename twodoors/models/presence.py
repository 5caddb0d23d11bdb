"""Leave, stay or deepen: soldiers may be attacked while they stay, and missed when they have gone."""

from typing import Any

import numpy as np
from sympy import And, Eq, Implies, Not, exp, log

from twodoors.model import (
    Assumption,
    Equation,
    Finding,
    Model,
    Outcome,
    Preset,
    Reading,
    Segment,
    Sweep,
    at,
    higher,
    other,
    outcome,
    symbols,
)
from twodoors.model.judging import Points
from twodoors.models.rounds.presence import ROUND
from twodoors.models.walks.presence import WALK
from twodoors.picture.rows import Row
from twodoors.picture.valley import valley

troops, drawn_in, deterrent, diplomacy = symbols("troops drawn_in deterrent diplomacy")
isis, hold_down, years, factor = symbols("isis hold_down years factor")
rate_drawn, rate_back, disaster, resurgence = symbols("rate_drawn rate_back disaster resurgence")

JUDGEMENT = "Authors’ judgement. "

# -- what the findings say ----------------------------------------------------------------------------------------------

#: What the first soldiers bring of the one danger, and take away of the other, as rates a year.
bring, take = -log(1 - drawn_in) * (1 - diplomacy), log(1 - hold_down) * log(1 - isis)

#: The first soldiers take away more than they bring, and the last, of 10,400, bring more than they take away.
needs_both = And(take > bring, bring / (1 + 2 * deterrent) ** 2 > take * (1 - hold_down) ** 2)


def _danger(points: Points, numbers: np.ndarray, **changes: Any) -> np.ndarray:
    """The two yearly rates together for each of these numbers of soldiers: a row each, a column a point.

    The chance of being drawn in deeper grows with it and with nothing else, so that both have their least at one place.
    """
    found = points.moved(troops=numbers[:, None], **changes)
    return np.add(found["rate_drawn"], found["rate_back"])


def _safest(points: Points, **changes: Any) -> np.ndarray:
    """Where on its slider the number of soldiers leaves the least danger, for each point."""
    stops = points.space.model.assumption("troops").stops
    least: np.ndarray = stops[_danger(points, stops, **changes).argmin(axis=0)]
    return least


def no_lower(points: Points) -> np.ndarray:
    """The number of soldiers with the least danger is no lower with the higher diplomacy"""
    return _safest(points, diplomacy=points["calmer", "diplomacy"]) >= _safest(points)


def between(points: Points) -> np.ndarray:
    """Some number of soldiers between none and 10,400 leaves less danger than either"""
    near = np.geomspace(1e-6, 1, 80)  # ever closer to both ends
    danger = _danger(points, np.r_[0, near, 2 - near, 2])
    return np.asarray(danger[1:-1].min(axis=0) < np.minimum(danger[0], danger[-1]))


def at_an_end(points: Points) -> np.ndarray:
    """The number of soldiers with the least danger is none or 10,400"""
    return np.isin(_safest(points), (0, 2))


def at_none(points: Points) -> np.ndarray:
    """The number of soldiers with the least danger is none"""
    return np.isin(_safest(points), 0)


def at_most(points: Points) -> np.ndarray:
    """The number of soldiers with the least danger is 10,400, the most that the slider has"""
    return np.isin(_safest(points), 2)


FINDINGS = [
    Finding(
        name="no-argument-for-leaving",
        says="More diplomacy never lowers the number of soldiers with the least danger.",
        claim="12.4",
        settings={"calmer": {"diplomacy": higher("diplomacy")}},
        holds=no_lower,
    ),
    Finding(
        name="staying-stays-safer",
        says="Where staying is no more dangerous than leaving with all, more diplomacy leaves it so.",
        claim="12.4",
        settings={
            "none": {"troops": 0},
            "calmer": {"diplomacy": higher("diplomacy")},
            "calmer_none": {"troops": 0, "diplomacy": higher("diplomacy")},
        },
        when=outcome("deeper") <= at("none", "deeper"),
        holds=at("calmer", "deeper") <= at("calmer_none", "deeper"),
    ),
    Finding(
        name="too-few-and-too-many",
        says="Where the first soldiers take away more danger than they bring, and the last of 10,400 bring more than they "
        "take away, some number between is safer than either end.",
        claim="12.3",
        when=needs_both,
        holds=between,
    ),
    Finding(
        name="else-an-end",
        says="Where the first soldiers take away no more danger than they bring, or the last bring no more than they take away, "
        "an end is the safest number in 9,969 of 10,000 settings.",
        kind="mostly",
        when=Not(needs_both),
        holds=at_an_end,
    ),
    Finding(
        name="none-is-safest",
        says="No soldiers at all are the safest number in 37 of 100 settings.",
        claim="12.1",
        kind="mostly",
        holds=at_none,
    ),
    Finding(
        name="most-is-safest",
        says="As many soldiers as the slider has, 10,400, are the safest number in 44 of 100 settings.",
        claim="12.3",
        kind="mostly",
        holds=at_most,
    ),
    Finding(
        name="protects-those-there",
        says="The more soldiers there are, the more of the yearly rate of being drawn in diplomacy takes away, or no less.",
        claim="12.4",
        settings={
            "calmer": {"diplomacy": higher("diplomacy")},
            "more": {"troops": higher("troops")},
            "calmer_more": {"diplomacy": higher("diplomacy"), "troops": higher("troops")},
        },
        holds=at("more", "rate_drawn") - at("calmer_more", "rate_drawn") >= rate_drawn - at("calmer", "rate_drawn"),
    ),
    Finding(
        name="nothing-for-none",
        says="With no soldiers there, diplomacy changes nothing.",
        claim="12.4",
        given={"troops": 0},
        settings={"calmer": {"diplomacy": higher("diplomacy")}},
        holds=Eq(at("calmer", "deeper"), outcome("deeper")),
        by_construction=True,
    ),
    Finding(
        name="more-to-be-hit",
        says="More soldiers make it likelier to be drawn in, or no less likely.",
        claim="12.3",
        settings={"more": {"troops": higher("troops")}},
        holds=at("more", "disaster") >= outcome("disaster"),
        by_construction=True,
    ),
    Finding(
        name="more-to-hold-down",
        says="More soldiers make it less likely to be brought back, or no likelier.",
        claim="12.2",
        settings={"more": {"troops": higher("troops")}},
        holds=at("more", "resurgence") <= outcome("resurgence"),
        by_construction=True,
    ),
    Finding(
        name="the-horizon-does-not-decide",
        says="Of two numbers of soldiers, the one that is safer at one horizon is no less safe at any other.",
        settings={
            "number": {"troops": other("troops")},
            "later": {"years": other("years")},
            "number_later": {"troops": other("troops"), "years": other("years")},
        },
        holds=Implies(
            outcome("deeper") < at("number", "deeper"), at("later", "deeper") <= at("number_later", "deeper")
        ),
        by_construction=True,
    ),
    Finding(
        name="the-ratio-decides",
        says="Of two numbers of soldiers, the safer one stays no less safe if both dangers grow or shrink by one factor.",
        draws={"factor": (0.2, 4)},
        settings={
            "number": {"troops": other("troops")},
            "scaled": {"drawn_in": 1 - (1 - drawn_in) ** factor, "isis": 1 - (1 - isis) ** factor},
            "number_scaled": {
                "troops": other("troops"),
                "drawn_in": 1 - (1 - drawn_in) ** factor,
                "isis": 1 - (1 - isis) ** factor,
            },
        },
        holds=Implies(
            outcome("deeper") < at("number", "deeper"), at("scaled", "deeper") <= at("number_scaled", "deeper")
        ),
        by_construction=True,
    ),
]

# -- the model ----------------------------------------------------------------------------------------------------------


def _over_troops(name: str, **fixed: float) -> Sweep:
    """The chance of being drawn in deeper, from no soldiers to twice as many as in January 2020."""
    return Sweep(name, "deeper", ["troops"], 0.0, 2.0, fixed)


MODEL = Model(
    name="presence",
    title="Leave, stay or deepen",
    question="How many troops draw the United States in least?",
    source=(
        "Two dangers of one kind, each a chance that is the same every year: of being drawn in by attacks on the troops, of which "
        "deterrence and diplomacy take a part, and of being brought back by whoever fills the gap. How they are put together is "
        "the authors’."
    ),
    assumptions=[
        Assumption(
            "troops",
            "Troops in Iraq, times 5,200",
            1.0,
            0.0,
            2.0,
            group="Washington",
            claim="12.1",
            ends=("none", "about 10,400"),
            unit="times about 5,200, the number of January 2020",
            latex="n",
            step=0.02,
            source="1 is the number of January 2020 (Congressional Research Service; AP). The range goes from none to twice as "
            "many, by the authors’ judgement.",
        ),
        Assumption(
            "drawn_in",
            "Chance that attacks on 5,200 troops draw America into more, if nothing deters or calms",
            0.35,
            0.05,
            0.7,
            group="Washington and Tehran",
            claim="12.3",
            ends=("1 in 20", "7 in 10"),
            unit="chance a year",
            latex="a",
            source=JUDGEMENT
            + "Well above the base rate of full-scale war in crises that began with a direct violent act (12 of "
            "140), since less than war is enough to be drawn in deeper; as high as the danger of being brought back.",
        ),
        Assumption(
            "deterrent",
            "How much 5,200 troops keep an attack from growing",
            0.25,
            0.0,
            1.0,
            group="Washington",
            claim="12.2",
            ends=("not at all", "by half"),
            unit="strength per 5,200 troops",
            latex="r",
            source=JUDGEMENT
            + "At 0.25, a force of 5,200 takes away a fifth of the danger. Studies find that large, heavy forces "
            "deter, and small or light ones hardly (Frederick and others 2020; Reiter and Poast 2021): so the range ends at a "
            "half. Neither gives a number.",
        ),
        Assumption(
            "diplomacy",
            "Share of that danger that diplomacy takes away",
            0.2,
            0.0,
            0.9,
            group="Washington and Tehran",
            claim="12.4",
            ends=("none", "nearly all"),
            unit="share of the danger of being drawn in",
            latex="d",
            source=JUDGEMENT
            + "A little: messages by third parties, no talks. Never all of it, since armed groups also act on "
            "their own.",
        ),
        Assumption(
            "isis",
            "Chance that the Islamic State, or whoever fills the gap, brings America back, with no troops there",
            0.35,
            0.05,
            0.7,
            group="Iraq",
            claim="12.2",
            ends=("1 in 20", "7 in 10"),
            unit="chance a year",
            latex="v",
            source="One case: the troops left in December 2011 and were back in June 2014. Once in two and a half years is about "
            "0.33 a year; one case gives no more than a beginning.",
        ),
        Assumption(
            "hold_down",
            "Share of that danger that 5,200 troops take away",
            0.8,
            0.1,
            0.9,
            group="Iraq",
            claim="12.2",
            ends=("a tenth", "nine tenths"),
            unit="share of the danger of being brought back",
            latex="k",
            source=JUDGEMENT
            + "Most of it, as claim 12.2 has it; the next 5,200 take away as large a share of what is left.",
        ),
        Assumption(
            "years",
            "How far one looks",
            1.0,
            0.25,
            5.0,
            group="Whoever judges",
            ends=("three months", "five years"),
            unit="years",
            latex="t",
            step=0.05,
            source=JUDGEMENT + "A year.",
        ),
    ],
    equations=[
        Equation(
            "rate_drawn",
            -log(1 - drawn_in) * (1 - diplomacy) * troops / (1 + deterrent * troops),
            r"\rho_a",
            "How often a year attacks would draw America in: more with more troops, but each further thousand adds less, and "
            "diplomacy takes away its share.",
        ),
        Equation(
            "rate_back",
            -log(1 - isis) * (1 - hold_down) ** troops,
            r"\rho_b",
            "How often a year it would be brought back: the more troops, the less often.",
        ),
        Equation(
            "disaster",
            1 - exp(-years * rate_drawn),
            r"\Pr(\text{drawn in})",
            "The chance that it happens within the years: one less the chance that every year goes well.",
        ),
        Equation(
            "resurgence", 1 - exp(-years * rate_back), r"\Pr(\text{brought back})", "The same for the other danger."
        ),
        Equation(
            "deeper",
            1 - exp(-years * (rate_drawn + rate_back)),
            r"\Pr(\text{deeper})",
            "The United States is drawn in deeper if either happens. Rates add up; chances do not.",
        ),
        Equation(
            "danger", 1 - exp(-rate_drawn), r"\Pr(\text{drawn in, a year})", "The danger of staying, for one year."
        ),
    ],
    outcomes=[
        Outcome("deeper", "Drawn in deeper, in one way or the other", "chance", "war"),
        Outcome("disaster", "Drawn in by attacks on the troops", "chance", "war"),
        Outcome("resurgence", "Brought back by whoever fills the gap", "chance"),
        Outcome("danger", "Drawn in by attacks within one year", "chance", "war"),
        Outcome("rate_drawn", "Times a year that attacks would draw it in", "number"),
        Outcome("rate_back", "Times a year that it would be brought back", "number"),
    ],
    bar=[Segment("deeper", "Drawn in deeper", "war"), Segment(None, "Not drawn in deeper", "neither")],
    readings=[
        Reading(
            troops <= 0,
            "With no troops there, the whole danger is to be brought back: {resurgence} within the time. Diplomacy does not "
            "change it.",
        ),
        Reading(
            rate_drawn > rate_back,
            "To be drawn in by attacks is the greater danger, {disaster} within the time; to be brought back, {resurgence}. One "
            "or the other comes with a chance of {deeper}.",
        ),
        Reading(
            True,
            "To be brought back is the greater danger, or as great a one: {resurgence} within the time; to be drawn in by "
            "attacks, {disaster}. One or the other comes with a chance of {deeper}.",
        ),
    ],
    presets=[
        Preset("The article’s reading", "Claims 12.1 to 12.4, in the authors’ numbers."),
        Preset(
            "Leave, as parliament asked",
            "The resolution of 5 January 2020, carried out, and nothing else changed.",
            {"troops": 0.0},
        ),
        Preset(
            "Thousands more",
            "As if the 3,500 sent to Kuwait in the first days of January 2020 (USIP Iran Primer 2020) had been added to the 5,200 in Iraq.",
            {"troops": 1.7},
        ),
        Preset(
            "A small force, and talks",
            "Claim 12.4 with about half the troops; that talks took away four fifths of the danger is a what-if of the authors’.",
            {"troops": 0.5, "diplomacy": 0.8},
        ),
        Preset(
            "The presence is the threat",
            "Another reading: Rouhani (Newsweek 2019), Hanania 2021 and Barndollar 2020, in the authors’ numbers. As long as the troops "
            "stay they are attacked, and the remnants of the Islamic State bring nobody back.",
            {"drawn_in": 0.6, "isis": 0.1},
            critic="Barndollar",
        ),
        Preset(
            "The Islamic State waits for them to go",
            "Another reading: Nechirvan Barzani 2020 and Masrour Barzani 2020, in the authors’ numbers. The group is gathering strength "
            "and would use the gap.",
            {"isis": 0.6},
        ),
        Preset(
            "Strength deters",
            "A what-if of the authors’, at the end of the range: the troops of January 2020 take away half of the danger to "
            "themselves, as heavy forces might (Frederick and others 2020).",
            {"deterrent": 1.0},
        ),
    ],
    outcome="deeper",
    against="troops",
    findings=FINDINGS,
    picture=valley(
        _over_troops("as_set"),
        _over_troops("little_diplomacy", diplomacy=0.2),
        [
            Row("drawn", "Drawn in by attacks", disaster, "war"),
            Row("back", "Brought back to Iraq", resurgence),
        ],
        label="One or the other, by soldiers",
        least="least danger",
        ticks=[(0.0, "none"), (0.5, "2,600"), (1.0, "5,200"), (2.0, "10,400")],
        says=(
            "The chance that the United States is drawn in deeper, against the number of soldiers from none to 10,400. Where you "
            "stand: {as_set_now}; with little diplomacy, {little_diplomacy_now}. Drawn in by attacks {row_drawn}, brought back "
            "{row_back}."
        ),
        key="The dot marks the number of soldiers that you chose, the diamond that with the least danger. Dotted: the same with little "
        "diplomacy (0.20). A row is a hundred such times.",
        title="The valley",
    ),
    round=ROUND,
    walk=WALK,
)
