"""Deterrence: how likely a side thinks an answer after each of its moves, and what threat, promise and offer do."""

from typing import Any

from sympy import Abs, And, Eq, Equivalent, Float, Max, Min, Rational, Symbol

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
    at,
    higher,
    lower,
    symbols,
)
from twodoors.models.rounds.deterrence import ROUND
from twodoors.models.walks.deterrence import WALK
from twodoors.picture.beliefs import Belief, beliefs
from twodoors.picture.restraint import Move, restraint
from twodoors.shared import RATIONALITY

gain_severe, limited_share, inducement = symbols("gain_severe limited_share inducement")
hit_anyway, hit_limited, hit_severe, rationality = symbols("hit_anyway hit_limited hit_severe rationality")
worth_refrain, worth_limited, worth_severe = symbols("worth_refrain worth_limited worth_severe")
least, most = symbols("least most")
refrain, limited, severe, struck = symbols("refrain limited severe struck")
critical_risk, critical_limited, margin = symbols("critical_risk critical_limited margin")

#: Beliefs closer than this to a line count as on it, so that rounding cannot decide on which side they stand.
LINE = Float("1e-9")

HALF = Rational(1, 2)

JUDGEMENT = "Authors’ judgement; the unit is what being struck costs Iran. "
BELIEF = "Authors’ judgement of what Iran believed; no one outside can know it. "

COSTS = "times what being struck costs"

#: The threat of 4 January 2020, taken at its word.
TAKEN_AT_ITS_WORD = {"hit_limited": 0.6, "hit_severe": 0.95}


def _belief(name: str, label: str, default: float, latex: str, claim: str, why: str) -> Assumption:
    """How likely Iran thinks it that it is struck after a move of its own."""
    return Assumption(
        name,
        label,
        default,
        0.0,
        1.0,
        group="What Iran believes",
        claim=claim,
        unit="chance",
        ends=("surely not", "surely"),
        latex=latex,
        source=BELIEF + why,
    )


# -- findings ---------------------------------------------------------------------------------------------------------


def _threat(step: Symbol) -> dict[str, Symbol]:
    """A threat made stronger by a step: an answer to either blow is likelier by as much."""
    return {"hit_limited": hit_limited + step, "hit_severe": hit_severe + step}


step, rise, weight = symbols("step rise weight")

#: One step of each of three ways to restrain Iran, no larger than there is room for on every slider.
THREE_WAYS = {
    "threat": _threat(step),
    "promise": {"hit_anyway": hit_anyway - step},
    "offer": {"inducement": inducement + step},
}
ROOM = {"step": (0, Min(1 - Max(hit_limited, hit_severe), hit_anyway, 1 - inducement))}

#: Every move more dangerous by as much.
DANGER = {name: symbols(name) + rise for name in ("hit_anyway", "hit_limited", "hit_severe")}
DANGER_ROOM = {"rise": (0, 1 - Max(hit_anyway, hit_limited, hit_severe))}

#: A blow that is heavier by a factor, told in its own unit: what else is worth anything is worth less by as much, and
#: what is known of Iran’s wish is known so much better.
HEAVIER = {
    "gain_severe": gain_severe / weight,
    "inducement": inducement / weight,
    "rationality": rationality * weight,
}

#: Worse is answered more.
IN_ORDER = (hit_anyway <= hit_limited) & (hit_limited <= hit_severe)


def _same(there: str, here: str = "") -> Any:
    """Iran does at one setting what it does at another (at the base, if none is named), each move as often."""
    moves = ("refrain", "limited", "severe")
    return And(*[Eq(at(there, move), at(here, move) if here else symbols(move)) for move in moves])


FINDINGS = [
    Finding(
        name="three-ways-to-the-same",
        says="A threat made stronger, a promise made safer and an offer made greater by the same step make Iran behave alike.",
        claim="7.3",
        draws=ROOM,
        settings=THREE_WAYS,
        holds=_same("threat", "promise") & _same("offer", "promise"),
        by_construction=True,
    ),
    Finding(
        name="three-prices",
        says=(
            "Of equal steps of threat, offer and promise, the threat leaves Iran struck no less often than the offer, and the "
            "offer no less often than the promise."
        ),
        claim="7.3",
        draws=ROOM,
        settings=THREE_WAYS,
        holds=(at("threat", "struck") >= at("offer", "struck")) & (at("offer", "struck") >= at("promise", "struck")),
    ),
    Finding(
        name="the-price-of-a-threat",
        says="By a step of the threat Iran is struck more often than by the same step of the promise, by exactly that step.",
        claim="7.3",
        draws=ROOM,
        settings={way: THREE_WAYS[way] for way in ("threat", "promise")},
        holds=Eq(at("threat", "struck"), at("promise", "struck") + step),
    ),
    Finding(
        name="beyond-any-threat",
        says=(
            "Where a severe blow is worth more to Iran than being struck costs it and diplomacy gives, together, Iran holds back "
            "less often than not, whatever it believes of threat and promise."
        ),
        claim="7.3",
        when=gain_severe > 1 + inducement,
        holds=refrain < HALF,
    ),
    Finding(
        name="within-reach-of-a-threat",
        says=(
            "Where a severe blow is worth less to Iran than being struck costs it and diplomacy gives, together, a threat and a "
            "promise that are fully believed make Iran hold back more often than not."
        ),
        claim="7.2",
        settings={"believed": {"hit_anyway": 0, "hit_limited": 1, "hit_severe": 1}},
        when=gain_severe < 1 + inducement,
        holds=at("believed", "refrain") > HALF,
    ),
    Finding(
        name="a-heavier-blow",
        says="Where worse is answered more, the threat of a heavier blow never makes Iran hold back less often.",
        claim="7.2",
        draws={"weight": (1, 12 / rationality)},
        settings={"heavier": HEAVIER},
        when=IN_ORDER,
        holds=at("heavier", "refrain") >= refrain,
    ),
    Finding(
        name="small-blow-too",
        says="A likelier answer to a limited blow never makes Iran hit hard less often.",
        settings={"threatened": {"hit_limited": higher("hit_limited")}},
        holds=at("threatened", "severe") >= severe,
    ),
    Finding(
        name="small-blow-restrains",
        says="A likelier answer to a limited blow never makes Iran hold back less often.",
        settings={"threatened": {"hit_limited": higher("hit_limited")}},
        holds=at("threatened", "refrain") >= refrain,
    ),
    Finding(
        name="offer-spares",
        says="Where worse is answered more, a greater offer never leaves Iran struck more often.",
        claim="7.3",
        settings={"offer": {"inducement": higher("inducement")}},
        when=IN_ORDER,
        holds=at("offer", "struck") <= struck,
    ),
    Finding(
        name="promise-spares",
        says="Where worse is answered more, a safer promise never leaves Iran struck more often.",
        settings={"promise": {"hit_anyway": lower("hit_anyway")}},
        when=IN_ORDER,
        holds=at("promise", "struck") <= struck,
    ),
    Finding(
        name="threat-spares-or-not",
        says="Where worse is answered more, a stronger threat leaves Iran struck no more often in 58 of 100 settings.",
        kind="mostly",
        draws={"step": (0, 1 - Max(hit_limited, hit_severe))},
        settings={"threat": _threat(step)},
        when=IN_ORDER,
        holds=at("threat", "struck") <= struck,
        slips=True,
    ),
    Finding(
        name="promise-restrains",
        says="A safer promise never makes Iran hold back less often.",
        claim="7.2",
        settings={"promise": {"hit_anyway": lower("hit_anyway")}},
        holds=at("promise", "refrain") >= refrain,
    ),
    Finding(
        name="promise-moves-the-line",
        says="A safer promise never raises the critical risk of a severe blow.",
        claim="7.2",
        settings={"promise": {"hit_anyway": lower("hit_anyway")}},
        holds=at("promise", "critical_risk") <= critical_risk,
        by_construction=True,
    ),
    Finding(
        name="threat-against-the-great",
        says="A likelier answer to a severe blow never makes Iran hit hard more often.",
        claim="7.2",
        settings={"threat": {"hit_severe": higher("hit_severe")}},
        holds=at("threat", "severe") <= severe,
    ),
    Finding(
        name="better-known",
        says="To know Iran’s wish to hit back better never brings the chance of a severe blow nearer to even.",
        settings={"known": {"rationality": higher("rationality")}},
        holds=Abs(at("known", "severe") - HALF) >= Abs(severe - HALF),
    ),
    Finding(
        name="the-difference-rules",
        says="Make every move more dangerous by the same amount, and Iran does exactly what it did.",
        draws=DANGER_ROOM,
        settings={"danger": DANGER},
        holds=_same("danger"),
        by_construction=True,
    ),
    Finding(
        name="danger-for-nothing",
        says="Make every move more dangerous by the same amount, and Iran is struck more often by exactly that amount.",
        draws=DANGER_ROOM,
        settings={"danger": DANGER},
        holds=Eq(at("danger", "struck"), struck + rise),
        by_construction=True,
    ),
    Finding(
        name="an-even-chance",
        says="Iran hits hard more often than not exactly where it thinks an answer less likely than the critical risk.",
        claim="7.2",
        holds=Equivalent(severe > HALF, hit_severe < critical_risk),
        by_construction=True,
    ),
]


MODEL = Model(
    name="deterrence",
    title="Deterrence",
    question="Why may a threat that is believed fail to deter?",
    source=(
        "The critical risk of Ellsberg (1968) and of Snyder and Diesing (1977), with Schelling’s (1966) assurance as a belief of "
        "its own. How well Iran’s wish to hit back is known stands for rationality: one unseen wish, logistic as in logit choice "
        "(McKelvey and Palfrey 1998), orders the three moves, as in the ordered logit (McCullagh 1980). That it counts for a "
        "limited blow in proportion to what that gives is the authors’."
    ),
    assumptions=[
        Assumption(
            "gain_severe",
            "What a severe blow is worth to Iran",
            0.5,
            0.0,
            1.5,
            group="What Iran weighs",
            claim="7.1",
            ends=("nothing", "more than being struck costs"),
            unit=COSTS,
            latex="g",
            source=JUDGEMENT
            + "An answer to the killing, promised to a public at home; worth half of what strikes on Iran itself would cost. What "
            "being struck costs is not counted here.",
        ),
        Assumption(
            "limited_share",
            "How much of that a limited blow gives",
            0.6,
            0.1,
            0.9,
            group="What Iran weighs",
            claim="7.1",
            ends=("little of it", "nearly all"),
            unit="share of what a severe blow gives",
            latex="s",
            source="Authors’ judgement: an open answer, shown to a public that was promised one, is more than half of a full one.",
        ),
        _belief(
            "hit_anyway",
            "Struck even if it holds back",
            0.1,
            "p_0",
            "7.3",
            "0 is a promise that is fully believed. Low, not nil: President Trump said on 3 January that he sought neither war nor a "
            "change of regime.",
        ),
        _belief(
            "hit_limited",
            "Struck after a limited blow",
            0.2,
            r"p_\ell",
            "7.2",
            "Low: after the drone of June 2019 strikes on Iran were ordered and called off.",
        ),
        _belief(
            "hit_severe",
            "Struck after a severe blow",
            0.85,
            "p_s",
            "7.2",
            "High: the killing of 3 January came a week after the death of one American.",
        ),
        Assumption(
            "inducement",
            "What diplomacy gives Iran for holding back",
            0.0,
            0.0,
            1.0,
            group="What diplomacy offers",
            claim="7.3",
            ends=("nothing", "as much as being struck costs"),
            unit=COSTS,
            latex="d",
            source=JUDGEMENT
            + "Lost by either blow. Nothing at first: on 5 January 2020 no talks were under way. That an offer ends at what being "
            "struck costs is an assumption, too.",
        ),
        RATIONALITY,
    ],
    equations=[
        Equation(
            "worth_refrain",
            inducement - hit_anyway,
            "V_0",
            "Holding back brings what diplomacy gives, and costs what being struck costs, as often as Iran thinks that it comes "
            "anyway.",
        ),
        Equation(
            "worth_limited",
            limited_share * gain_severe - hit_limited,
            r"V_\ell",
            "A limited blow gives a part of what a severe one does, and is answered by its own chance.",
        ),
        Equation(
            "worth_severe",
            gain_severe - hit_severe,
            "V_s",
            "A severe blow gives all of it, and is answered by another.",
        ),
        Equation(
            "least",
            Min((worth_refrain - worth_limited) / limited_share, worth_refrain - worth_severe),
            r"x_0",
            "How much more than outsiders guess Iran must want to hit back before it no longer holds back. What they do not see "
            "counts in full for a severe blow, and for a limited one by the share that it gives.",
        ),
        Equation(
            "most",
            Max((worth_limited - worth_severe) / (1 - limited_share), worth_refrain - worth_severe),
            r"x_s",
            "How much more it must want to before it hits hard.",
        ),
        Equation(
            "refrain",
            Choice(rationality, least, 0),
            "P_0",
            "How often Iran holds back: the wish is logistic, so this is a logit choice of two.",
        ),
        Equation("severe", Choice(rationality, 0, most), "P_s", "How often it hits hard: another such choice."),
        Equation(
            "limited",
            Max(0, 1 - refrain - severe),  # rounding alone can make it less
            r"P_\ell",
            "Between the two it strikes a limited blow, if any wish is left there.",
        ),
        Equation(
            "struck",
            refrain * hit_anyway + limited * hit_limited + severe * hit_severe,
            "X",
            "How often Iran is struck, after any of the three, if its beliefs are right.",
        ),
        Equation(
            "critical_risk",
            gain_severe - Max(worth_refrain, worth_limited),
            r"\hat{p}_s",
            "The critical risk: the belief at which hitting hard is worth as much as the better of the other two. Above 1 no threat "
            "of this blow suffices, below 0 none is needed.",
        ),
        Equation(
            "critical_limited",
            limited_share * gain_severe - Max(worth_refrain, worth_severe),
            r"\hat{p}_\ell",
            "The same for a limited blow.",
        ),
        Equation(
            "margin",
            hit_severe - critical_risk,
            "m",
            "How far the threat against a severe blow is beyond its critical risk; below 0 it falls short.",
        ),
    ],
    outcomes=[
        Outcome("severe", "Iran hits hard", "chance", "war"),
        Outcome("limited", "Iran strikes a limited blow", "chance", "war"),
        Outcome("refrain", "Iran holds back", "chance"),
        Outcome("struck", "Iran is struck, if its beliefs are right", "chance", "war"),
        Outcome("critical_risk", "Critical risk of a severe blow", "number"),
        Outcome("critical_limited", "Critical risk of a limited blow", "number"),
        Outcome("margin", "How far the threat is beyond it", "number"),
    ],
    bar=[
        Segment("severe", "Hits hard", "war"),
        Segment("limited", "Limited blow", "war"),
        Segment(None, "Holds back", "neither"),
    ],
    readings=[
        Reading(
            critical_risk - 1 > LINE,
            "No threat of this blow suffices against a severe one: even if Iran were sure to be struck after it, it would hit hard "
            "more often than not. It hits hard {severe} times, strikes a limited blow {limited} times, and holds back {refrain} "
            "times.",
        ),
        Reading(
            critical_risk < -LINE,
            "Against a severe blow no threat is needed: even unanswered, it would come less often than not. Iran hits hard {severe} "
            "times, strikes a limited blow {limited} times, and holds back {refrain} times.",
        ),
        Reading(
            Abs(margin) <= LINE,
            "On the line: an answer to a severe blow is as likely, to Iran’s mind, as the critical risk, {critical_risk}, so it hits "
            "hard as often as not. It strikes a limited blow {limited} times, and holds back {refrain} times.",
        ),
        Reading(
            margin > LINE,
            "Iran thinks an answer to a severe blow likelier, {hit_severe}, than the critical risk, {critical_risk}, so it hits hard "
            "less often than not: {severe} times. It strikes a limited blow {limited} times, and holds back {refrain} times.",
        ),
        Reading(
            True,
            "Iran thinks an answer to a severe blow less likely, {hit_severe}, than the critical risk, {critical_risk}, so it hits "
            "hard more often than not: {severe} times. It strikes a limited blow {limited} times, and holds back {refrain} times.",
        ),
    ],
    presets=[
        Preset(
            "The first setting",
            "The authors’ numbers for 5 January 2020: the limited blow is the likeliest.",
        ),
        Preset(
            "The article’s hope",
            "Claim 7.2, in the authors’ numbers: that a limited blow, too, may well be answered, so that Iran holds back.",
            {"hit_limited": 0.5},
        ),
        Preset(
            "Before the killing",
            "June to September 2019, in the authors’ numbers: strikes were ordered and called off after the drone, and the "
            "attack on Abqaiq, which Washington laid to Iran, was answered with sanctions and troops.",
            {"hit_limited": 0.1, "hit_severe": 0.4},
        ),
        Preset(
            "After the 52-sites threat",
            "The threat of 4 January 2020, taken at its word, in the authors’ numbers: any attack on Americans, small or large, "
            "would be answered in Iran, and heavily, so that a blow is worth less beside it.",
            {"gain_severe": 0.35} | TAKEN_AT_ITS_WORD,
        ),
        Preset(
            "A threat without a promise",
            "Such a threat, if of a blow no heavier, and the view that Washington had started the war already (Hossein Dehghan, "
            "adviser to Iran’s Supreme Leader, to CNN on 5 January 2020), in the authors’ numbers: strikes are likely even if Iran "
            "holds back.",
            {"hit_anyway": 0.6} | TAKEN_AT_ITS_WORD,
        ),
        Preset(
            "Threat and promise",
            "The same with the American note that the Swiss embassy delivered, and the words of 3 January (neither war nor a change "
            "of regime), both fully believed; in the authors’ numbers.",
            {"hit_anyway": 0.0} | TAKEN_AT_ITS_WORD,
        ),
        Preset(
            "Diplomacy resumes",
            "Claim 7.3, in the authors’ numbers: talks are worth nearly half of what being struck costs, and a blow would end them.",
            {"inducement": 0.4},
        ),
        Preset(
            "A blow announced beforehand",
            "Dehghan to CNN, 5 January 2020, in the authors’ numbers: an open answer against military sites, with bounds that are "
            "announced, gives most of what a severe blow would, and is seldom answered.",
            {"limited_share": 0.8, "hit_limited": 0.1},
        ),
        Preset(
            "A threat is an insult",
            "President Rouhani (2020) and Foreign Minister Zarif (2019), and Dafoe, Hatz and Zhang 2021, in the authors’ numbers: "
            "the threat itself makes either blow worth more, a severe one twice as much.",
            {"gain_severe": 1.0} | TAKEN_AT_ITS_WORD,
            critic="Rouhani and Zarif",
        ),
        Preset(
            "When holding back costs more than being struck",
            "A what-if of the authors’: not to hit back would cost Iran more than the blow that is threatened, and it believes "
            "threat and promise fully.",
            {"gain_severe": 1.3, "hit_anyway": 0.0, "hit_limited": 1.0, "hit_severe": 1.0},
        ),
    ],
    outcome="severe",
    against="hit_severe",
    findings=FINDINGS,
    picture={
        "hundred": restraint(
            [
                Move("refrain", "holds back", "open"),
                Move("limited", "limited blow", "half"),
                Move("severe", "severe blow", "full"),
            ],
            ends=("wants it less than outsiders think", "more"),
            struck=Equation("struck_of_all", symbols("struck"), "", ""),
            spared=Equation("spared_of_all", 1 - symbols("struck"), "", ""),
            label="How many are struck",
            says=(
                "A hundred Irans, by how much their leaders want to hit back, from least to most: {refrain} hold back, {limited} "
                "strike a limited blow, {severe} a severe one. Struck are {struck}."
            ),
            key="A hundred Irans, from those whose leaders want least to hit back (left) to those who want it most (right). ✕ "
            "is one that is struck, if its beliefs are right.",
        ),
        "beliefs": beliefs(
            [
                Belief("hit_anyway", "If it holds back", dragged=True),
                Belief("hit_limited", "After a limited blow", "critical_limited", dragged=True),
                Belief("hit_severe", "After a severe blow", "critical_risk", dragged=True),
            ],
            below="this blow serves it best",
            above="another move does",
            equations=[
                Equation(f"parting_{name}", Min(1, Max(0, symbols(name))), "", "")
                for name in ("critical_limited", "critical_risk")
            ],
            says=(
                "How likely Iran thinks it is to be struck, from 0 to 1. If it holds back: {hit_anyway}. After a limited blow: "
                "{hit_limited}, the critical risk being {critical_limited}. After a severe blow: {hit_severe}, the critical risk being "
                "{critical_risk}. Below its critical risk a blow serves Iran best, as far as outsiders know its wish; above it, another "
                "move does. A critical risk below 0 needs no threat, and one above 1 is out of a threat’s reach."
            ),
            key="How likely Iran thinks it is to be struck, from never (left) to always (right).",
        ),
    },
    round=ROUND,
    walk=WALK,
)
