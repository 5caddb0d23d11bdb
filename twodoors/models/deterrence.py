"""Deterrence: a side that may hit, and how likely it thinks an answer after each of its moves."""

from sympy import Float, Min

from twodoors.model import Assumption, Choice, Equation, Model, Outcome, Preset, Reading, Segment, symbols
from twodoors.picture.beliefs import Belief, beliefs
from twodoors.shared import RATIONALITY

gain_limited, gain_severe, cost_hit = symbols("gain_limited gain_severe cost_hit")
hit_anyway, hit_limited, hit_severe, rationality = symbols("hit_anyway hit_limited hit_severe rationality")
worth_refrain, worth_limited, worth_severe = symbols("worth_refrain worth_limited worth_severe")
refrain, limited, severe = symbols("refrain limited severe")
critical_risk, critical_limited = symbols("critical_risk critical_limited")

#: Chances closer than this count as equal, so that rounding cannot decide on which side of the line a belief stands.
LINE = Float("1e-9")

JUDGEMENT = "Authors’ judgement, in shares of what is at stake between the two. "
BELIEF = "Authors’ judgement of what Iran believed; no one outside can know it. "


def _payoff(
    name: str, label: str, default: float, latex: str, ends: tuple[str, str], why: str, low: float = 0.0
) -> Assumption:
    """What a move, or its answer, is worth to Iran."""
    return Assumption(
        name,
        label,
        default,
        low,
        1.5 if low == 0 else 2.5,
        group="What Iran weighs",
        claim="7.1",
        ends=ends,
        latex=latex,
        source=JUDGEMENT + why,
        step=0.05,
    )


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


MODEL = Model(
    name="deterrence",
    title="Deterrence",
    question="Why may a threat that is believed fail to deter?",
    source=(
        "The critical risk of Ellsberg (1968) and of Snyder and Diesing (1977), with the assurance of Schelling (1966) as a "
        "belief of its own, and logit choice (McKelvey and Palfrey 1998; Signorino 1999)."
    ),
    assumptions=[
        _payoff(
            "gain_limited",
            "What a limited blow is worth",
            0.35,
            r"g_\ell",
            ("nothing", "more than the stake"),
            "An open answer to the killing, shown to a public that was promised one.",
        ),
        _payoff(
            "gain_severe",
            "What a severe blow is worth",
            0.6,
            "g_s",
            ("nothing", "more than the stake"),
            "It would answer the killing more fully, so more than a limited blow, but less than all that is at stake.",
        ),
        _payoff(
            "cost_hit",
            "What being struck costs Iran",
            1.2,
            "c",
            ("a third of the stake", "far more than the stake"),
            "Somewhat more than the stake: strikes on sites in Iran itself, and what may come after.",
            low=0.3,
        ),
        _belief(
            "hit_anyway",
            "Struck even if it holds back",
            0.1,
            "p_0",
            "7.3",
            "Low, not nil: President Trump said on 3 January that he sought neither war nor a change of regime.",
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
        RATIONALITY,
    ],
    equations=[
        Equation(
            "worth_refrain",
            -hit_anyway * cost_hit,
            "V_0",
            "Holding back gains nothing, and costs what being struck costs, as often as Iran thinks that it comes anyway.",
        ),
        Equation(
            "worth_limited",
            gain_limited - hit_limited * cost_hit,
            r"V_\ell",
            "A limited blow gains something, and is answered now and then.",
        ),
        Equation(
            "worth_severe",
            gain_severe - hit_severe * cost_hit,
            "V_s",
            "A severe blow gains more, and is answered more often.",
        ),
        Equation(
            "refrain",
            Choice(rationality, worth_refrain, worth_limited, worth_severe),
            "P_0",
            "How often Iran holds back: the logit choice among the three.",
        ),
        Equation(
            "limited",
            Choice(rationality, worth_limited, worth_refrain, worth_severe),
            r"P_\ell",
            "How often it strikes a limited blow.",
        ),
        Equation(
            "severe",
            Choice(rationality, worth_severe, worth_refrain, worth_limited),
            "P_s",
            "How often it hits hard.",
        ),
        Equation(
            "exchange",
            refrain * hit_anyway + limited * hit_limited + severe * hit_severe,
            "X",
            "How often Iran is struck, by any of the three ways, if its beliefs are right.",
        ),
        Equation(
            "critical_risk",
            hit_anyway + gain_severe / cost_hit,
            "p_s^{*}",
            "The critical risk: the belief at which hitting hard and holding back are worth the same. It can be more than 1; "
            "then no belief deters.",
        ),
        Equation(
            "critical_limited",
            hit_anyway + gain_limited / cost_hit,
            r"p_\ell^{*}",
            "The same for a limited blow.",
        ),
    ],
    outcomes=[
        Outcome("severe", "Iran hits hard", "chance", "war"),
        Outcome("limited", "Iran strikes a limited blow", "chance", "war"),
        Outcome("refrain", "Iran holds back", "chance"),
        Outcome("exchange", "Iran is struck, if its beliefs are right", "chance", "war"),
        Outcome("critical_risk", "Critical risk of a severe blow", "number"),
        Outcome("critical_limited", "Critical risk of a limited blow", "number"),
    ],
    bar=[
        Segment("severe", "Hits hard", "war"),
        Segment("limited", "Limited blow", "war"),
        Segment(None, "Holds back", "neither"),
    ],
    readings=[
        Reading(
            critical_risk - 1 > LINE,
            "No belief deters a severe blow: even if Iran were sure to be struck after it, hitting hard would serve it better "
            "than holding back (the critical risk, {critical_risk}, is above 1). It hits hard {severe} times, strikes a limited "
            "blow {limited} times, and holds back {refrain} times.",
        ),
        Reading(
            Min(hit_severe - critical_risk, hit_limited - critical_limited) > LINE,
            "Both beliefs are above their critical risk, so neither blow pays: Iran holds back {refrain} times, strikes a "
            "limited blow {limited} times, and hits hard {severe} times.",
        ),
        Reading(
            hit_severe - critical_risk > LINE,
            "The belief, {hit_severe}, is above the critical risk, {critical_risk}, so hitting hard does not pay; a limited blow "
            "is not deterred. Iran hits hard {severe} times, strikes a limited blow {limited} times, and holds back {refrain} "
            "times.",
        ),
        Reading(
            hit_severe - critical_risk >= -LINE,
            "On the line: the belief is the critical risk, {critical_risk}, so hitting hard and holding back are worth the "
            "same to Iran, and it does each {severe} times. It strikes a limited blow {limited} times.",
        ),
        Reading(
            True,
            "The belief, {hit_severe}, is below the critical risk, {critical_risk}, so hitting hard pays better than holding "
            "back. Iran hits hard {severe} times, strikes a limited blow {limited} times, and holds back {refrain} times.",
        ),
    ],
    presets=[
        Preset("The article’s hope", "Claim 7.2, in the authors’ numbers: a severe blow is deterred."),
        Preset(
            "Before the killing",
            "June to September 2019, in the authors’ numbers: strikes were ordered and called off after the drone, and the "
            "attack on Abqaiq, which Washington laid to Iran, was answered with sanctions and troops.",
            {"hit_limited": 0.1, "hit_severe": 0.4},
        ),
        Preset(
            "After the 52-sites threat",
            "The threat of 4 January 2020, taken at its word, in the authors’ numbers: any attack on Americans, small or large, "
            "would be answered in Iran.",
            {"hit_limited": 0.6, "hit_severe": 0.95},
        ),
        Preset(
            "A threat without a promise",
            "The same threat, and the view that Washington had started the war already (Hossein Dehghan, adviser to Iran’s "
            "Supreme Leader, to CNN on 5 January 2020), in the authors’ numbers: strikes are likely even if Iran holds back.",
            {"hit_anyway": 0.6, "hit_limited": 0.6, "hit_severe": 0.95},
        ),
        Preset(
            "Threat and promise",
            "The same threat with the American note that the Swiss embassy delivered, and the words of 3 January (neither war "
            "nor a change of regime), both fully believed; in the authors’ numbers.",
            {"hit_anyway": 0.0, "hit_limited": 0.6, "hit_severe": 0.95},
        ),
        Preset(
            "A blow that shows, and does not kill",
            "Al Asad, 8 January 2020, in the authors’ numbers: an open attack by the state itself, forewarned, is worth more at "
            "home and less likely to be answered.",
            {"gain_limited": 0.5, "hit_limited": 0.1},
        ),
        Preset(
            "A threat is an insult",
            "President Rouhani (2020) and Foreign Minister Zarif (2019), and Dafoe, Hatz and Zhang 2021, in the authors’ numbers: "
            "the same threat, which makes either blow worth more, by half the stake.",
            {"gain_limited": 0.85, "gain_severe": 1.1, "hit_limited": 0.6, "hit_severe": 0.95},
        ),
    ],
    outcome="severe",
    against="hit_severe",
    picture=beliefs(
        [
            Belief("hit_anyway", "If it holds back"),
            Belief("hit_limited", "After a limited blow", "critical_limited"),
            Belief("hit_severe", "After a severe blow", "critical_risk"),
        ],
        below="the blow pays",
        above="holding back pays",
        equations=[
            Equation("parting_critical_limited", Min(1, critical_limited), "", ""),
            Equation("parting_critical_risk", Min(1, critical_risk), "", ""),
        ],
        says=(
            "How likely Iran thinks it is to be struck, from 0 to 1. If it holds back: {hit_anyway}. After a limited blow: "
            "{hit_limited}, the critical risk being {critical_limited}. After a severe blow: {hit_severe}, the critical risk being "
            "{critical_risk}. Below its critical risk a blow pays better than holding back; above it, holding back does."
        ),
        key="How likely Iran thinks it is to be struck, from never (left) to always (right). Drag a dot across a line.",
    ),
)
