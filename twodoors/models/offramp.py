"""The off-ramp: a third party guesses whether a threat is meant, and says so with a way out, or keeps silent."""

from __future__ import annotations

from typing import Any

import numpy as np
from sympy import Eq, Float, Max, Min, Piecewise, Rational

from twodoors.model import (
    Assumption,
    Choice,
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
    lower,
    symbols,
)
from twodoors.model.judging import Points
from twodoors.model.points import Values
from twodoors.model.terms import SLACK
from twodoors.models.rounds.offramp import ROUND
from twodoors.models.walks.offramp import WALK
from twodoors.picture.beliefs import Belief, beliefs
from twodoors.picture.heard import heard as heard_by
from twodoors.picture.stack import Layer, stack
from twodoors.shared import RATIONALITY

threat, concession, face, guarantee = symbols("threat concession face guarantee")
bias, effort, rationality = symbols("bias effort rationality")
cost, cost_alone, price = symbols("cost cost_alone price")
reads, meant, bluff = symbols("reads meant bluff")
speaks, speaks_anyway, offer_if_meant, offer_if_bluff = symbols("speaks speaks_anyway offer_if_meant offer_if_bluff")
offer, heard, silence, accept, accept_alone = symbols("offer heard silence accept accept_alone")
talks, war_risk, needless = symbols("talks war_risk needless")

#: How often the third party reads rightly whether the threat is meant: nine times in ten.
RIGHT = Rational(9, 10)

#: Chances closer than this to none or all are none or all: rounding leaves as much of them.
DUST = Float("1e-12")

HALF = Rational(1, 2)

JUDGEMENT = "Authors’ judgement, in shares of what war would cost the threatened side. "

#: The autumn of 2013; the preset of that name says why.
SYRIA_2013 = {"face": 0.9, "guarantee": 0.8, "bias": 0.9}

WAR = "times what war would cost it"


# -- the picture ------------------------------------------------------------------------------------------------------


def _cell(name: str, share: Any, gives: Any, stands: str) -> list[tuple[Equation, str]]:
    """What is done in this share of all crises: the side gives way, or it stands, which has this sign."""
    return [
        (Equation(f"{name}_gives", share * gives, "", ""), "full"),
        (Equation(f"{name}_stands", share * (1 - gives), "", ""), stands),
    ]


HUNDRED = heard_by(
    {
        (0, 0): _cell("word_meant", threat * offer_if_meant, accept, "cross"),
        (0, 1): _cell("word_bluff", (1 - threat) * offer_if_bluff, accept, "open"),
        (1, 0): _cell("silence_meant", threat * (1 - offer_if_meant), accept_alone, "cross"),
        (1, 1): _cell("silence_bluff", (1 - threat) * (1 - offer_if_bluff), accept_alone, "open"),
    },
    columns=[
        ("After its word:", Equation("words_of_hundred", 100 * offer, "", "")),
        ("In silence:", Equation("silences_of_hundred", 100 * (1 - offer), "", "")),
    ],
    rows=["meant", "not meant"],
    says=(
        "A hundred crises. The third party speaks in {words_of_hundred} and keeps silent in {silences_of_hundred}. After its word: "
        "meant and heeded {word_meant_gives}, meant and not heeded, so that force comes, {word_meant_stands}; a bluff heeded "
        "{word_bluff_gives}, a bluff defied {word_bluff_stands}. In silence: meant and heeded {silence_meant_gives}, force "
        "{silence_meant_stands}; a bluff heeded {silence_bluff_gives}, a bluff defied {silence_bluff_stands}."
    ),
    key="A hundred crises: after the third party’s word or in its silence, the threat meant or not. ● gives way, ○ stands, ✕ stands "
    "and meets force.",
)

BELIEF = beliefs(
    [
        Belief("threat", "Before any word"),
        Belief("heard", "After its word", "costs_to_give_way"),
        Belief("thought_in_silence", "After its silence"),
    ],
    below="to stand is better",
    above="to give way is",
    equations=[
        Equation("thought_in_silence", silence, "", ""),
        Equation("costs_to_give_way", cost, "", ""),
        Equation("parting_costs_to_give_way", Min(1, Max(0, cost)), "", ""),
    ],
    says=(
        "How likely the threatened side thinks the threat is meant, from 0 to 1. Before any word: {threat}. After the third party’s "
        "word: {heard}; there giving way is better from {costs_to_give_way} on. After its silence: {thought_in_silence}; to give "
        "way to the bare threat costs at least as much as war."
    ),
    key="How likely the threatened side thinks the threat is meant, from never (left) to always (right). After the third party’s "
    "word a line parts where giving way becomes better than standing.",
    parted="giving way pays from",
    title="Belief",
)

BY_THREAT = stack(
    [
        Layer(Sweep("silent_by_threat", "silent_shown", ["threat"], 0.0, 1.0), "force in silence", "td-fill-war"),
        Layer(Sweep("force_by_threat", "force_shown", ["threat"], 0.0, 1.0), "force after its word", "td-fill-pale"),
    ],
    across="how likely the threat is meant, in 100",
    up="force, in 100",
    highest=0.5,
    now="threat",
    equations=[
        Equation("silent_force", threat * (1 - offer_if_meant) * (1 - accept_alone), "", ""),
        Equation("silent_shown", Min(HALF, threat * (1 - offer_if_meant) * (1 - accept_alone)), "", ""),
        Equation("force_shown", Min(HALF, war_risk), "", ""),
    ],
    says="How often force comes, from a threat that is a bluff to one that is certain. Where the threat is meant {threat}, force "
    "comes {war_risk}: in silence {silent_force}, the rest after the third party’s word.",
    key="How often force comes, from a bluff (left) to a certain threat (right); above 50 in 100 it is not drawn. The upright line "
    "stands at the threat now.",
    title="Threat",
)

# -- findings ---------------------------------------------------------------------------------------------------------

#: A third party that shares nothing of the threatened side’s loss and spends nothing of its own.
NEUTRAL = {"bias": 0.0, "effort": 0.0}

#: Threats below certainty.
THREATS = np.linspace(0, 0.995, 200)[:, None]

#: On what it knows, the threatened side would not take the way out.
REFUSES = threat < cost

#: A step off the cost of giving way, no longer than what face and what a smaller demand can give.
step = symbols("step")
ROOM = {"step": (0, Min(concession * (1 - face), (concession - HALF) * (2 - guarantee - face)))}


def _rightly(points: Points, **changes: float) -> Values:
    """All outcomes at these points, some assumptions changed, where no one misjudges."""
    base = {name: points[name] for name in points.space.model.defaults}
    moved = {name: np.asarray(value) for name, value in changes.items()}
    return points.space.model.everything(base | moved, perfect=True)


def _a_tenth(points: Points) -> Any:
    """Where no one misjudges, the chance of force is a tenth of the threat."""
    return np.abs(_rightly(points)["war_risk"] - points["threat"] / 10) <= SLACK


def _as_threatened(points: Points) -> Any:
    """Where no one misjudges, the chance of force is the threat."""
    return np.abs(_rightly(points)["war_risk"] - points["threat"]) <= SLACK


def _rarer_than_threatened(points: Points) -> Any:
    """Where no one misjudges, the chance of force is below the threat."""
    return _rightly(points)["war_risk"] < points["threat"] - SLACK


def _none_with_a_neutral(points: Points) -> Any:
    """Where no one misjudges, the chance of force at bias 0 and effort 0 is 0."""
    return _rightly(points, **NEUTRAL)["war_risk"] <= SLACK


def _beats_a_neutral(points: Points) -> Any:
    """Where no one misjudges, the chance of force is lower than at bias 0 and effort 0."""
    return _rightly(points)["war_risk"] < _rightly(points, **NEUTRAL)["war_risk"] - SLACK


def _top_below_certainty(points: Points) -> Any:
    """The highest chance of force at 200 threats from 0 to 0.995 is above that at a threat of 1."""
    return points.moved(threat=THREATS)["war_risk"].max(axis=0) > points["certain", "war_risk"] + SLACK


def _blurred(precision: int, share: int) -> Finding:
    """With slips, how often a word that would move the other side by perfect judgement still does."""
    return Finding(
        name=f"slips-blur-{precision}",
        says=(
            f"Where the third party’s word leaves less force than a neutral’s by perfect judgement, it does so with slips in "
            f"{share} of 100 settings at rationality {precision}."
        ),
        kind="mostly",
        given={"rationality": precision},
        settings={"neutral": NEUTRAL},
        when=_beats_a_neutral,
        holds=war_risk < at("neutral", "war_risk"),
    )


def _cheaper(name: str, move: Any, what: str) -> list[Finding]:
    """What making giving way cheaper by that assumption never does: bring more force, or fewer talks."""
    moved: dict[str, Any] = {"claim": "8.1", "settings": {"cheaper": {name: move}}}
    return [
        Finding(f"{name}-spares", f"{what} never brings more force.", at("cheaper", "war_risk") <= war_risk, **moved),
        Finding(f"{name}-brings-talks", f"{what} never brings fewer talks.", at("cheaper", "talks") >= talks, **moved),
    ]


FINDINGS = [
    Finding(
        name="a-dear-word-moves",
        says=(
            "By perfect judgement, where the threatened side refuses the way out on what it knows and would take it if it read "
            "what the third party reads, a word whose price lies between the risks read in a bluff and in a threat that is meant "
            "cuts force to a tenth of the threat."
        ),
        claim="8.3",
        when=REFUSES & (bluff < price) & (price < meant) & (meant > cost),
        holds=_a_tenth,
    ),
    Finding(
        name="a-neutral-moves-nothing",
        says=(
            "By perfect judgement, where the threatened side refuses the way out on what it knows, the word of a neutral that "
            "spends nothing leaves force as common as the threat."
        ),
        claim="8.3",
        given=NEUTRAL,
        when=REFUSES,
        holds=_as_threatened,
    ),
    Finding(
        name="nothing-else-moves",
        says=(
            "By perfect judgement, where the threatened side refuses the way out on what it knows, a word whose price does not lie "
            "between the risks read in a bluff and in a threat that is meant leaves force as common as the threat."
        ),
        claim="8.3",
        when=REFUSES & ((price < bluff) | (price > meant)),
        holds=_as_threatened,
    ),
    Finding(
        name="too-dear-a-way-out",
        says=(
            "By perfect judgement, where giving way costs the threatened side more than the risk that the third party reads in a "
            "threat that is meant, force is as common as the threat."
        ),
        when=REFUSES & (meant < cost),
        holds=_as_threatened,
    ),
    Finding(
        name="how-often-it-moves",
        says=(
            "By perfect judgement, where the threatened side refuses the way out on what it knows, the third party’s word makes "
            "force rarer than the threat in 26 of 100 settings."
        ),
        kind="mostly",
        claim="8.3",
        when=REFUSES,
        holds=_rarer_than_threatened,
    ),
    Finding(
        name="where-the-way-out-would-do",
        says=(
            "By perfect judgement, where the threatened side takes the way out on what it knows, a neutral that spends nothing "
            "leaves no force at all."
        ),
        when=threat > cost,
        holds=_none_with_a_neutral,
    ),
    Finding(
        name="half-hearted",
        says=(
            "Where a certain threat would be heeded more often than not, by sides of rationality 2.5 or more, and giving way or "
            "the settlement costs something, some threat below certainty brings more force than certainty does."
        ),
        claim="8.3",
        settings={"certain": {"threat": 1}},
        when=(at("certain", "talks") > HALF) & (rationality >= Rational(5, 2)) & ((cost > 0) | (effort > 0)),
        holds=_top_below_certainty,
    ),
    Finding(
        name="nearer-is-believed",
        says="A friend that shares more of the loss is never believed less when it speaks.",
        settings={"nearer": {"bias": higher("bias")}},
        holds=at("nearer", "heard") >= heard,
    ),
    Finding(
        name="effort-is-believed",
        says="A third party that spends more of its own is never believed less when it speaks.",
        settings={"dearer": {"effort": higher("effort")}},
        holds=at("dearer", "heard") >= heard,
    ),
    Finding(
        name="cheap-words",
        says=(
            "The word of a neutral that spends nothing comes at most 19/11 times as often before a threat that is meant as before "
            "a bluff."
        ),
        given=NEUTRAL,
        holds=offer_if_meant <= Rational(19, 11) * offer_if_bluff,
    ),
    *_cheaper("face", higher("face"), "To save more face"),
    *_cheaper("guarantee", higher("guarantee"), "A better guarantee"),
    *_cheaper("concession", lower("concession"), "To ask for less"),
    Finding(
        name="ask-less",
        says=(
            "Where guarantee and face together are no more than the whole, to ask for less brings no more force than to save face "
            "that takes as much off the cost of giving way."
        ),
        claim="8.1",
        draws=ROOM,
        settings={
            "face": {"face": face + step / concession},
            "less": {"concession": concession - step / (2 - guarantee - face)},
        },
        when=guarantee + face <= 1,
        holds=at("less", "war_risk") <= at("face", "war_risk"),
    ),
    _blurred(4, 61),
    _blurred(6, 90),
    _blurred(8, 96),
    _blurred(12, 99),
    Finding(
        name="silences-cost",
        says="A friend that shares more of the loss, all else the same, brings more force in 94 of 100 settings.",
        kind="mostly",
        settings={"nearer": {"bias": higher("bias")}},
        holds=at("nearer", "war_risk") > war_risk,
        slips=True,
    ),
    Finding(
        name="fewer-needless",
        says=(
            "A friend that shares more of the loss, all else the same, has no more given up to a bluff in 98 of 100 settings."
        ),
        kind="mostly",
        settings={"nearer": {"bias": higher("bias")}},
        holds=at("nearer", "needless") <= needless,
        slips=True,
    ),
    Finding(
        name="threats-bring-offers",
        says="A surer threat never brings fewer offers.",
        claim="8.1",
        settings={"surer": {"threat": higher("threat")}},
        holds=at("surer", "offer") >= offer,
    ),
    Finding(
        name="the-price-counts",
        says=(
            "A friend’s loss and the speaker’s own expense count alike: only their sum, the price of the word, enters what follows."
        ),
        settings={"paid": {"bias": 0, "effort": price}},
        holds=Eq(at("paid", "offer"), offer) & Eq(at("paid", "heard"), heard) & Eq(at("paid", "war_risk"), war_risk),
        by_construction=True,
    ),
    Finding(
        name="nearer-speaks-less",
        says="A friend that shares more of the loss never speaks more often.",
        settings={"nearer": {"bias": higher("bias")}},
        holds=at("nearer", "offer") <= offer,
        by_construction=True,
    ),
    Finding(
        name="effort-speaks-less",
        says="A third party to whom the settlement costs more of its own never speaks more often.",
        settings={"dearer": {"effort": higher("effort")}},
        holds=at("dearer", "offer") <= offer,
        by_construction=True,
    ),
]

MODEL = Model(
    name="offramp",
    title="Moscow’s off-ramp",
    question="When does a third party’s word turn a threat into talks?",
    source=(
        "Why a friend’s advice to give way is believed, and a neutral’s is not: Kydd 2003, here as three logit choices (McKelvey "
        "and Palfrey 1998; Signorino 1999), the threatened side drawing its conclusions by Bayes’ rule. Guarantees: Walter 1997; "
        "a speaker’s own costs: Spence 1973; Fearon 1997. How they are put together is the authors’."
    ),
    assumptions=[
        Assumption(
            "threat",
            "How likely Washington means it",
            0.4,
            0.0,
            1.0,
            group="Washington",
            claim="8.3",
            ends=("a bluff", "certainly meant"),
            unit="chance",
            latex="t",
            source="Authors’ judgement: less likely than not, after the strikes of June 2019 that were called off; likelier than "
            "before the killing. Both others start from the same number.",
        ),
        Assumption(
            "concession",
            "What the threatened side must give up",
            0.5,
            0.5,
            1.0,
            group="The threatened side",
            claim="8.1",
            ends=("half of what war would cost it", "as much as war"),
            unit=WAR,
            latex="c",
            source=JUDGEMENT
            + "War is the unit: claim 8.3 calls it a confrontation that Iran could not win. Having given way to the bare threat, one "
            "may be asked for as much again, so from a half up that costs at least as much as war; where it costs less, nobody need "
            "mediate.",
        ),
        Assumption(
            "face",
            "How much of that the offer takes away: face saved",
            0.5,
            0.0,
            1.0,
            group="The third party",
            claim="8.1",
            ends=("nothing", "all of it"),
            unit="share of what is given up",
            latex="f",
            source="Authors’ judgement: half of it, since to oblige a friend is easier than to obey a threat. In 2013 Syria’s president "
            "said that he did it for Russia (Reuters 2013).",
        ),
        Assumption(
            "guarantee",
            "How well the third party guarantees that no more is asked",
            0.5,
            0.0,
            1.0,
            group="The third party",
            claim="8.1",
            unit="chance",
            ends=("not at all", "fully"),
            latex="g",
            source="Authors’ judgement: the midpoint takes no side. That guarantees by a third party matter is Walter’s finding on "
            "civil wars (1997).",
        ),
        Assumption(
            "bias",
            "How much of its friend’s loss the third party shares",
            0.6,
            0.0,
            1.0,
            group="The third party",
            claim="8.3",
            ends=("none of it: a neutral", "all of it"),
            unit="share of the loss",
            latex="b",
            source="Authors’ judgement: more than half, since claim 8.3 names an ally, if a sometime one, and interests of Moscow’s own.",
        ),
        Assumption(
            "effort",
            "What a settlement costs the third party itself",
            0.1,
            0.0,
            0.8,
            group="The third party",
            claim="8.1",
            ends=("nothing", "nearly as much as war would"),
            unit="times what war would cost it",
            latex="k",
            source="Authors’ judgement, in shares of what war would cost the third party: its trouble, the risk of failing in public, "
            "and whatever the quarrel is worth to it. Little at first.",
        ),
        RATIONALITY,
    ],
    equations=[
        Equation(
            "cost",
            concession * (2 - guarantee - face),
            "C",
            "With the offer, giving way costs the concession less the face saved, and as much again where the guarantee fails.",
        ),
        Equation(
            "cost_alone", 2 * concession, "C_0", "Without it there is neither: the concession, and as much again."
        ),
        Equation(
            "reads",
            threat * RIGHT + (1 - threat) * (1 - RIGHT),
            "r",
            "How often the third party reads that the threat is meant. It reads rightly nine times in ten, either way.",
        ),
        Equation("meant", threat * RIGHT / reads, "m", "How likely the threat is meant if it reads so."),
        Equation(
            "bluff", threat * (1 - RIGHT) / (1 - reads), "u", "How likely it is meant all the same if it reads a bluff."
        ),
        Equation(
            "price",
            bias * cost + effort,
            "p",
            "What its word costs it, if it is followed: its share of its friend’s loss, and its own expense.",
        ),
        Equation(
            "speaks",
            Choice(rationality, meant, price),
            "s_m",
            "Reading that it is meant, it says so and offers the way out if the risk of a war, which costs it 1, outweighs the price.",
        ),
        Equation(
            "speaks_anyway",
            Choice(rationality, bluff, price),
            "s_u",
            "Reading a bluff, it says the same by the same reckoning.",
        ),
        Equation(
            "offer_if_meant",
            RIGHT * speaks + (1 - RIGHT) * speaks_anyway,
            "O_m",
            "How often the offer comes before a threat that is meant.",
        ),
        Equation(
            "offer_if_bluff", (1 - RIGHT) * speaks + RIGHT * speaks_anyway, "O_u", "How often it comes before a bluff."
        ),
        Equation(
            "offer",
            threat * offer_if_meant + (1 - threat) * offer_if_bluff,
            r"\Pr(\text{offer})",
            "How often it comes.",
        ),
        Equation(
            "heard",
            Piecewise((meant, offer <= DUST**2), (threat * offer_if_meant / offer, True)),
            "h",
            "What the threatened side concludes from an offer, by Bayes’ rule: how likely the threat is meant. An offer that never "
            "comes would be taken for an honest reading.",
        ),
        Equation(
            "silence",
            Piecewise((bluff, offer >= 1 - DUST), (threat * (1 - offer_if_meant) / (1 - offer), True)),
            "q",
            "What it concludes from silence, in the same way.",
        ),
        Equation(
            "accept",
            Choice(rationality, heard, cost),
            r"\Pr(\text{accept})",
            "It takes the way out if the war that it would spare, at the cost of 1, outweighs giving way.",
        ),
        Equation(
            "accept_alone",
            Choice(rationality, silence, cost_alone),
            r"\Pr(\text{accept alone})",
            "It gives way to the bare threat by the same reckoning.",
        ),
        Equation(
            "talks", offer * accept + (1 - offer) * accept_alone, r"\Pr(\text{talks})", "Talks come by either road."
        ),
        Equation(
            "war_risk",
            threat * (offer_if_meant * (1 - accept) + (1 - offer_if_meant) * (1 - accept_alone)),
            r"\Pr(\text{force})",
            "Force comes where the threat is meant and is not heeded, after an offer or in silence.",
        ),
        Equation(
            "needless",
            (1 - threat) * (offer_if_bluff * accept + (1 - offer_if_bluff) * accept_alone),
            r"\Pr(\text{needless})",
            "And something is given up for nothing where the threat was none.",
        ),
    ],
    outcomes=[
        Outcome("war_risk", "Force is used", "chance", "war"),
        Outcome("talks", "Talks begin", "chance", "talks"),
        Outcome("offer", "The third party speaks, and offers a way out", "chance", "talks"),
        Outcome("accept", "An offer is accepted", "chance", "talks"),
        Outcome("heard", "After an offer: the threat is meant", "chance"),
        Outcome("needless", "Something is given up to a bluff", "chance"),
    ],
    bar=[Segment("war_risk", "Force", "war"), Segment(None, "Neither", "neither"), Segment("talks", "Talks", "talks")],
    readings=[
        Reading(
            (war_risk > talks) & (offer < HALF),
            "Force is likelier than talks, {war_risk} against {talks}, and the third party mostly keeps silent: it speaks {offer} "
            "times. Where it does, the threat is thought to be meant {heard} times.",
        ),
        Reading(
            war_risk > talks,
            "Force is likelier than talks, {war_risk} against {talks}. The third party speaks {offer} times; where it does, the "
            "threat is thought to be meant {heard} times, and the way out is taken {accept} times.",
        ),
        Reading(
            talks <= HALF,
            "Talks are at least as likely as force, {talks} against {war_risk}, but not likelier than not. Where the third party "
            "speaks, the threat is thought to be meant {heard} times, and the way out is taken {accept} times.",
        ),
        Reading(
            True,
            "Talks are likelier than not: {talks}. The third party speaks {offer} times, force is used {war_risk} times, and "
            "something is given up to a bluff {needless} times.",
        ),
    ],
    presets=[
        Preset("The article’s reading", "Claims 8.1 to 8.3, in the authors’ numbers."),
        Preset(
            "Syria, September 2013",
            "Authors’ judgement on the record of 2013. "
            "Face 0.9: Assad could say that he did it for Russia. "
            "Guarantee 0.8: Moscow kept force out of the resolution, and inspectors came. "
            "Bias 0.9: an ally, and the worth of Russia’s veto. "
            "The rest as in the article’s reading: London voted no, Obama asked a Congress that leaned to no, yet claimed the right "
            "to strike; and the weapons deterred, but had become a liability.",
            SYRIA_2013,
        ),
        Preset(
            "The red line enforced",
            "Panetta (Yahoo News 2014), in the authors’ numbers: Syria in September 2013, had Washington’s threat been more surely meant.",
            SYRIA_2013 | {"threat": 0.8},
        ),
        Preset(
            "To talk is to be humbled",
            "Hossein Dehghan, adviser to Iran’s Supreme Leader (Sputnik 2020), in the authors’ numbers: after the killing, "
            " talks themselves are the humiliation, so they cost more and no offer saves face.",
            {"face": 0.0, "concession": 0.7},
        ),
        Preset(
            "Moscow gains by the quarrel",
            "Mamedov 2020, in the authors’ numbers: Russia might feel no large consequences of a war, so its share in Iran’s loss is "
            "smaller; and as it profits while Iran and the West are at odds, a settlement costs it much.",
            {"bias": 0.3, "effort": 0.75},
            critic="Mamedov",
        ),
        Preset(
            "A neutral go-between",
            "A what-if of the authors’, after Kydd 2003: a third party that shares nothing of the loss, spends nothing, and would "
            "spare a war.",
            {"bias": 0.0, "effort": 0.0},
        ),
        Preset(
            "Demand everything",
            "A what-if of the authors’: as much as war would cost is asked for, and no face is saved.",
            {"concession": 1.0, "face": 0.0},
        ),
    ],
    outcome="war_risk",
    against="threat",
    picture={"hundred": HUNDRED, "belief": BELIEF, "force": BY_THREAT},
    findings=FINDINGS,
    round=ROUND,
    walk=WALK,
)
