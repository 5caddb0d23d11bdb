"""Between two patrons: each chooses how hard it pulls at a government, which answers, while its people protest."""

from typing import Any

from sympy import Abs, And, Eq, Expr, Max, Min, Rational, diff

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
    lower,
    other,
    outcome,
    symbols,
)
from twodoors.models.rounds.patrons import ROUND
from twodoors.models.walks.patrons import WALK
from twodoors.picture.replies import Reply, replies
from twodoors.picture.ropes import Bar, ropes

means_us, means_iran, state, anger, share_at_iran, gifts = symbols(
    "means_us means_iran state anger share_at_iran gifts"
)
grip_us, grip_iran, weight_us, weight_iran, alignment = symbols("grip_us grip_iran weight_us weight_iran alignment")
pull_us, pull_iran, felt_us, felt_iran = symbols("pull_us pull_iran felt_us felt_iran")
loss_us, loss_iran, cross_pressure, baghdad_gain, sovereignty = symbols(
    "loss_us loss_iran cross_pressure baghdad_gain sovereignty"
)
#: The same once some have let go, in the picture alone.
lets_go, let_pull_us, let_pull_iran, let_felt_us, let_felt_iran, let_policy = symbols(
    "lets_go let_pull_us let_pull_iran let_felt_us let_felt_iran let_policy"
)

HALF = Rational(1, 2)
QUARTER = Rational(1, 4)
WORN = Rational(3, 5)  # of a pull, by the greatest anger, all of it at that patron
MEANS = "1 is what either patron has at first"

cut, k = symbols("cut k")
LEFT = 1 - cut  # of both pulls, after a cut by the same share
POLICY = HALF + LEFT * (felt_us - felt_iran) / (2 * state)
AFTER = {  # what becomes of each then
    "us": (1 - POLICY) ** 2 + (LEFT * pull_us) ** 2 / means_us,
    "iran": POLICY**2 + (LEFT * pull_iran) ** 2 / means_iran,
    "baghdad": LEFT * (gifts * (felt_us + felt_iran) - felt_us * (1 - POLICY) - felt_iran * POLICY)
    - state * (POLICY - HALF) ** 2,
}


def small_cut(whose: str) -> Expr:
    """What a small cut of both pulls by the same share does to a patron’s loss or Baghdad’s balance, in its share."""
    return diff(AFTER[whose], cut).subs(cut, 0)


#: Patrons whose weights are so much alike.
LIKE = And(weight_us <= 2 * weight_iran, weight_iran <= 2 * weight_us)
FIVE = And(weight_us <= 5 * weight_iran, weight_iran <= 5 * weight_us)

#: More means to both, in proportion: as much as the sliders have room for.
MORE: dict[str, Any] = {
    "draws": {"k": (Rational(101, 100), 2 / Max(means_us, means_iran))},
    "settings": {"more": {"means_us": k * means_us, "means_iran": k * means_iran}},
}
FIRMER = {"firmer": {"state": higher("state")}}


#: What a patron loses by where policy then is, and what it pays for pulling; what Baghdad then bears.
AWAY = {"us": (1 - let_policy) ** 2, "iran": let_policy**2}
PAID = {"us": let_pull_us**2 / means_us, "iran": let_pull_iran**2 / means_iran}
BORNE = state * (let_policy - HALF) ** 2 + let_felt_us * (1 - let_policy) + let_felt_iran * let_policy

AWAY_FILL, PAID_FILL, BAGHDAD_FILL = "td-fill-lost", "td-dot-ink", "td-dot-open"
US = Bar("us", "Washington loses", [AWAY["us"], PAID["us"]], [AWAY_FILL, PAID_FILL])
IRAN = Bar("iran", "Tehran loses", [AWAY["iran"], PAID["iran"]], [AWAY_FILL, PAID_FILL])
BEARS = Bar("bears", "Baghdad bears", [BORNE], [BAGHDAD_FILL])
BALANCE = Bar(
    "balance", "Baghdad’s balance", [gifts * (let_felt_us + let_felt_iran) - BORNE], [BAGHDAD_FILL], middle=True
)
ROPES: dict[str, Any] = {
    "knot": "knot",
    "ends": ("Tehran", "Baghdad", "Washington"),
    "felt": (("rope_iran", "rope_iran_told"), ("rope_us", "rope_us_told")),
    "legend": [(AWAY_FILL, "far from its wish"), (PAID_FILL, "cost of pulling")],
}

#: A patron’s cheapest answer to none of the other’s pull, and to the most that the square shows.
MOST = Rational(6, 5)


def _answer(means: Any, grip: Any, weight: Any, felt: Any) -> Expr:
    """How hard a patron pulls if Baghdad feels so much of the other’s pull."""
    return means * grip / (2 * state) * (HALF + felt / (2 * state)) / (1 + weight)


ANSWERS = [
    Equation("answer_us_none", _answer(means_us, grip_us, weight_us, 0), "", ""),
    Equation("answer_us_most", _answer(means_us, grip_us, weight_us, grip_iran * MOST), "", ""),
    Equation("answer_iran_none", _answer(means_iran, grip_iran, weight_iran, 0), "", ""),
    Equation("answer_iran_most", _answer(means_iran, grip_iran, weight_iran, grip_us * MOST), "", ""),
    Equation("answers_us", let_pull_us, "", ""),
    Equation("answers_iran", let_pull_iran, "", ""),
    Equation("answers_us_told", 100 * let_pull_us, "", ""),
    Equation("answers_iran_told", 100 * let_pull_iran, "", ""),
]


def _means(name: str, label: str, whose: str, source: str) -> Assumption:
    return Assumption(
        f"means_{name}",
        label,
        default=1.0,
        low=0.2,
        high=2.0,
        group="The patrons",
        ends=("a fifth", "twice as much"),
        latex=rf"m_{{\text{{{whose}}}}}",
        claim="2.2",
        unit=MEANS,
        step=0.02,
        source=source,
    )


MODEL = Model(
    name="patrons",
    title="Between two patrons",
    question="What do two patrons, and the government between them, gain or lose when both get the means to pull harder?",
    source=(
        "A tug of war in which either patron chooses its pull, given the other’s and Baghdad’s answer: common agency (Bernheim "
        "and Whinston 1986) in a linear form, with a fixed cost of pulling. How anger wears a pull away is the authors’ own."
    ),
    assumptions=[
        _means(
            "us",
            "Means at Washington’s hand in Iraq",
            "US",
            "Authors’ judgement: these means are the measure of the others. They stand for troops, money, weapons, and leave to "
            "buy Iranian power in spite of American sanctions (Wing 2019).",
        ),
        _means(
            "iran",
            "Means at Tehran’s hand in Iraq",
            "Iran",
            "Authors’ judgement: as much as Washington, so that neither is favoured. They stand for militias, parties, trade, and "
            "nearly a third of Iraq’s electricity (Wing 2019).",
        ),
        Assumption(
            "gifts",
            "How much of the pulling is by gifts, not threats",
            default=0.4,
            low=0.0,
            high=1.0,
            group="The patrons",
            ends=("all by threats", "all by gifts"),
            latex="q",
            claim="2.2",
            unit="share of a pull",
            source=(
                "Authors’ judgement: electricity and leave to buy it are gifts, armed groups and the threat of sanctions are not; "
                "a little more of the latter in this crisis."
            ),
        ),
        Assumption(
            "state",
            "How strongly Baghdad wants the middle",
            default=0.6,
            low=0.5,
            high=2.0,
            group="The government",
            ends=("weakly", "four times as strongly"),
            latex="s",
            claim="2.2",
            unit="price of a unit of distance, squared",
            step=0.02,
            source=(
                "Authors’ judgement: it tries to balance, but is weak; from December 2019 it was a caretaker. The range ends at four "
                "times its low end."
            ),
        ),
        Assumption(
            "anger",
            "How much the anger in the street counts",
            default=0.6,
            low=0.0,
            high=1.0,
            group="The street",
            ends=("not at all", "as much as it can"),
            latex="a",
            claim="2.3",
            unit="share of the most that protest could do",
            source=(
                "Authors’ judgement: months of mass protest, and a prime minister’s resignation. We let the strongest "
                "anger wear away three fifths of a pull."
            ),
        ),
        Assumption(
            "share_at_iran",
            "How much of that anger is at Iran",
            default=0.5,
            low=0.0,
            high=1.0,
            group="The street",
            ends=("all at America", "all at Iran"),
            latex="f",
            claim="2.4",
            unit="share of the anger",
            source="Authors’ judgement: half at either is the even case; the readings above move it to both sides.",
        ),
    ],
    equations=[
        Equation(
            "grip_us",
            1 - WORN * anger * (1 - share_at_iran),
            r"g_{\text{US}}",
            "What anger at America leaves of a pull’s effect.",
        ),
        Equation("grip_iran", 1 - WORN * anger * share_at_iran, r"g_{\text{Iran}}", "And anger at Iran, of Tehran’s."),
        Equation(
            "weight_us",
            means_us * grip_us**2 / (4 * state**2),
            r"w_{\text{US}}",
            "How much Washington’s wish comes to weigh, beside Baghdad’s own as 1.",
        ),
        Equation("weight_iran", means_iran * grip_iran**2 / (4 * state**2), r"w_{\text{Iran}}", "And Tehran’s."),
        Equation(
            "alignment",
            (weight_us + HALF) / (weight_us + weight_iran + 1),
            "y",
            "Where policy ends up, from 0 (as Tehran wishes) to 1 (as Washington wishes), once neither patron would change its "
            "pull: the average of the three wishes by their weights. Baghdad’s own is the middle.",
        ),
        Equation(
            "pull_us",
            means_us * grip_us * (1 - alignment) / (2 * state),
            r"p_{\text{US}}",
            "How hard Washington pulls then: the harder, the more means it has and the further policy is from its wish.",
        ),
        Equation(
            "pull_iran", means_iran * grip_iran * alignment / (2 * state), r"p_{\text{Iran}}", "How hard Tehran pulls."
        ),
        Equation(
            "felt_us", grip_us * pull_us, "U", "What Baghdad feels of Washington’s pull, for each unit of distance."
        ),
        Equation("felt_iran", grip_iran * pull_iran, "I", "What it feels of Tehran’s."),
        Equation(
            "loss_us",
            (1 - alignment) ** 2 + pull_us**2 / means_us,
            r"L_{\text{US}}",
            "What Washington loses: how far policy is from its wish, squared, and what pulling costs it. 0 is all that it wishes, "
            "for nothing; 1 is all that Tehran wishes.",
        ),
        Equation("loss_iran", alignment**2 + pull_iran**2 / means_iran, r"L_{\text{Iran}}", "What Tehran loses."),
        Equation(
            "cross_pressure",
            state * (alignment - HALF) ** 2 + felt_us * (1 - alignment) + felt_iran * alignment,
            "C",
            "The strain on Baghdad: what leaving the middle costs it, and what the pulls take for each unit that policy is short "
            "of the patrons’ wishes. No other policy would make it smaller, and Baghdad chooses this one.",
        ),
        Equation(
            "baghdad_gain",
            gifts * (felt_us + felt_iran) - cross_pressure,
            "B",
            "Baghdad’s balance: what the pulls would bring if all that is by gifts were paid in full, less the strain. A gift "
            "withheld and a threat carried out take as much.",
        ),
        Equation(
            "sovereignty",
            1 / (weight_us + weight_iran + 1),
            "b",
            "Baghdad’s own weight in the average that policy is.",
        ),
        Equation("washington_decides", weight_us * sovereignty, "u", "Washington’s weight in it."),
        Equation("tehran_decides", weight_iran * sovereignty, "i", "Tehran’s."),
        Equation(
            "let_pull_us",
            pull_us * Max(0, 1 - lets_go),
            r"p^{\ell}_{\text{US}}",
            "How hard Washington pulls once so many let go: the first is Washington.",
        ),
        Equation(
            "let_pull_iran", pull_iran * Min(1, 2 - lets_go), r"p^{\ell}_{\text{Iran}}", "And Tehran, the second."
        ),
        Equation("let_felt_us", grip_us * let_pull_us, r"U_{\ell}", "What Baghdad then feels of Washington’s pull."),
        Equation("let_felt_iran", grip_iran * let_pull_iran, r"I_{\ell}", "And of Tehran’s."),
        Equation(
            "let_policy",
            Max(0, Min(1, HALF + (let_felt_us - let_felt_iran) / (2 * state))),
            r"y_{\ell}",
            "Where Baghdad then has its policy: no further than the patrons wish.",
        ),
        Equation("let_stands", 100 * let_policy, r"Y_{\ell}", "The same, of 100."),
        Equation(
            "let_loss_us",
            100 * (AWAY["us"] + PAID["us"]),
            r"L^{\ell}_{\text{US}}",
            "What Washington then loses, of 100.",
        ),
        Equation("let_loss_iran", 100 * (AWAY["iran"] + PAID["iran"]), r"L^{\ell}_{\text{Iran}}", "And Tehran."),
        Equation("let_bears", 100 * BORNE, r"C_{\ell}", "And what Baghdad bears."),
        Equation(
            "let_gain",
            100 * (gifts * (let_felt_us + let_felt_iran) - BORNE),
            r"B_{\ell}",
            "Baghdad’s balance then, of 100.",
        ),
    ],
    outcomes=[
        Outcome("alignment", "Policy, from 0 (Tehran) to 1 (Washington)", "number"),
        Outcome("loss_us", "What Washington loses", "number"),
        Outcome("loss_iran", "What Tehran loses", "number"),
        Outcome("cross_pressure", "Strain of being pulled apart", "number"),
        Outcome("baghdad_gain", "Baghdad’s balance of gifts and strain", "number"),
        Outcome("pull_us", "How hard Washington pulls", "number"),
        Outcome("pull_iran", "How hard Tehran pulls", "number"),
        Outcome("sovereignty", "Baghdad’s own weight in the outcome", "chance"),
        Outcome("tehran_decides", "Tehran’s weight in it", "chance"),
        Outcome("washington_decides", "Washington’s weight in it", "chance"),
        Outcome("let_stands", "Policy, on the way to Washington", "count"),
        Outcome("let_loss_us", "Washington loses, of 100", "count"),
        Outcome("let_loss_iran", "Tehran loses, of 100", "count"),
        Outcome("let_bears", "Baghdad bears, of 100", "count"),
        Outcome("let_gain", "Baghdad’s balance, of 100", "count"),
    ],
    bar=[
        Segment("tehran_decides", "Tehran’s weight", "neither"),
        Segment("sovereignty", "Baghdad’s own", "neither"),
        Segment("washington_decides", "Washington’s", "neither"),
    ],
    readings=[
        Reading(
            alignment > Rational(101, 200),
            "Policy leans to Washington: {alignment} on the line from Tehran (0) to Washington (1). Washington loses {loss_us} and "
            "Tehran {loss_iran}; if neither pulled, each would lose 0.25. Baghdad bears a strain of {cross_pressure}, and with "
            "the gifts its balance is {baghdad_gain}.",
        ),
        Reading(
            alignment < Rational(99, 200),
            "Policy leans to Tehran: {alignment} on the line from Tehran (0) to Washington (1). Washington loses {loss_us} and "
            "Tehran {loss_iran}; if neither pulled, each would lose 0.25. Baghdad bears a strain of {cross_pressure}, and with "
            "the gifts its balance is {baghdad_gain}.",
        ),
        Reading(
            True,
            "Policy stands in the middle: {alignment} on the line from Tehran (0) to Washington (1). Washington loses {loss_us} "
            "and Tehran {loss_iran}; if neither pulled, each would lose 0.25. Baghdad bears a strain of {cross_pressure}, and with "
            "the gifts its balance is {baghdad_gain}.",
        ),
    ],
    presets=[
        Preset(
            "The article’s reading",
            "Claim 2.2 in the authors’ numbers: two equal patrons, and a government that tries to balance. Anger at both alike "
            "makes this the even case, with which the others are compared.",
        ),
        Preset(
            "A balance that feeds both ways",
            "Claim 2.2 before the crisis, in the authors’ numbers: Iranian power and American leave to buy it (Wing 2019). More "
            "of the pulling is by gifts.",
            {"gifts": 0.7},
        ),
        Preset(
            "Autumn 2019",
            "Claim 2.3 in the authors’ numbers: much of the protest was also against Iran’s influence; its consulates "
            "in Karbala and Najaf were attacked. Four fifths of the anger at Iran.",
            {"share_at_iran": 0.8},
        ),
        Preset(
            "After the strike",
            "Claim 2.4 in the authors’ numbers: the same anger, four fifths of it at America.",
            {"share_at_iran": 0.2},
        ),
        Preset(
            "A battlefield for both",
            "Claim 2.1 in the authors’ numbers: what Ayatollah Sistani called a breach of Iraq’s sovereignty (Shafaqna 2020), "
            "by both. Both have twice the means, and hardly use gifts.",
            {"means_us": 2.0, "means_iran": 2.0, "gifts": 0.1},
        ),
        Preset(
            "The uprising pushed aside",
            "Ali 2020 and Haddad 2020 in the authors’ numbers: the uprising refused both powers, so its anger did not turn; "
            "the confrontation pushed it aside, so it counted less.",
            {"anger": 0.2},
            critic="Ali",
        ),
    ],
    outcome="loss_us",
    against="means_us",
    findings=[
        Finding(
            name="together-it-costs",
            says=(
                "Between patrons of like weight (neither weight more than twice the other), more means to both, in proportion, "
                "make both lose more."
            ),
            claim="2.1",
            **MORE,
            when=LIKE,
            holds=(at("more", "loss_us") > loss_us) & (at("more", "loss_iran") > loss_iran),
        ),
        Finding(
            name="alone-it-pays",
            says=(
                "Between patrons of like weight (neither weight more than twice the other), more means help whoever has them "
                "alone."
            ),
            claim="2.1",
            settings={"us": {"means_us": higher("means_us")}, "iran": {"means_iran": higher("means_iran")}},
            when=LIKE,
            holds=(at("us", "loss_us") < loss_us) & (at("iran", "loss_iran") < loss_iran),
        ),
        Finding(
            name="worse-than-a-truce",
            says=(
                "Patrons of like weight (neither weight more than twice the other) both lose more than they would if neither "
                "pulled."
            ),
            claim="2.1",
            when=LIKE,
            holds=(loss_us > QUARTER) & (loss_iran > QUARTER),
        ),
        Finding(
            name="nobody-lets-go",
            says="A small enough cut by both patrons, equal in proportion, makes both of them better off.",
            claim="2.1",
            holds=(small_cut("us") < 0) & (small_cut("iran") < 0),
        ),
        Finding(
            name="the-race",
            says=(
                "The more means both patrons have, in proportion, the harder both pull, the greater is the strain on Baghdad, and "
                "the less its own weight."
            ),
            claim="2.1",
            **MORE,
            holds=And(
                at("more", "pull_us") > pull_us,
                at("more", "pull_iran") > pull_iran,
                at("more", "cross_pressure") > cross_pressure,
                at("more", "sovereignty") < sovereignty,
            ),
        ),
        Finding(
            name="the-other-answers",
            says="The more means one patron has, the harder the other pulls.",
            claim="2.1",
            settings={"us": {"means_us": higher("means_us")}, "iran": {"means_iran": higher("means_iran")}},
            holds=(at("us", "pull_iran") > pull_iran) & (at("iran", "pull_us") > pull_us),
        ),
        Finding(
            name="whom-the-street-blames",
            says=(
                "Anger that turns from Iran to America moves policy towards Tehran, which loses less; Washington loses more."
            ),
            claim="2.4",
            settings={"turned": {"share_at_iran": lower("share_at_iran")}},
            when=anger > 0,
            holds=And(
                at("turned", "alignment") < alignment,
                at("turned", "loss_us") > loss_us,
                at("turned", "loss_iran") < loss_iran,
            ),
        ),
        Finding(
            name="a-will-of-its-own",
            says="The more strongly Baghdad wants the middle, the less it is pulled in all.",
            claim="2.2",
            settings=FIRMER,
            holds=at("firmer", "pull_us") + at("firmer", "pull_iran") < pull_us + pull_iran,
        ),
        Finding(
            name="by-each-of-them",
            says=(
                "Between patrons whose weights are within five to one, a Baghdad that wants the middle more strongly is pulled "
                "less by each, and the strain on it falls."
            ),
            claim="2.2",
            settings=FIRMER,
            when=FIVE,
            holds=And(
                at("firmer", "pull_us") < pull_us,
                at("firmer", "pull_iran") < pull_iran,
                at("firmer", "cross_pressure") < cross_pressure,
            ),
        ),
        Finding(
            name="and-good-for-both",
            says=(
                "Between patrons of like weight (neither weight more than twice the other), a Baghdad that wants the middle more "
                "strongly makes both patrons lose less."
            ),
            claim="2.2",
            settings=FIRMER,
            when=LIKE,
            holds=(at("firmer", "loss_us") < loss_us) & (at("firmer", "loss_iran") < loss_iran),
        ),
        Finding(
            name="paid-by-it",
            says=(
                "Where more than half of the pulling is by gifts, Baghdad gains by the rivalry, and the more, the more means both "
                "patrons have, in proportion."
            ),
            claim="2.2",
            **MORE,
            when=gifts > HALF,
            holds=(baghdad_gain > 0) & (at("more", "baghdad_gain") > baghdad_gain),
        ),
        Finding(
            name="ruined-by-it",
            says=(
                "Where no more than a quarter of the pulling is by gifts, Baghdad loses by the rivalry, and the more, the more "
                "means both patrons have, in proportion."
            ),
            claim="2.1",
            **MORE,
            when=gifts <= QUARTER,
            holds=(baghdad_gain < 0) & (at("more", "baghdad_gain") < baghdad_gain),
        ),
        Finding(
            name="baghdad-too-if-threatened",
            says=(
                "Where no more than a fifth of the pulling is by gifts, a small enough cut by both patrons, equal in proportion, "
                "makes Baghdad better off."
            ),
            claim="2.1",
            when=gifts <= Rational(1, 5),
            holds=small_cut("baghdad") > 0,
        ),
        Finding(
            name="baghdad-not-if-paid",
            says=(
                "Where more than half of the pulling is by gifts, a small enough cut by both patrons, equal in proportion, makes "
                "Baghdad worse off."
            ),
            claim="2.2",
            when=gifts > HALF,
            holds=small_cut("baghdad") < 0,
        ),
        Finding(
            name="angry-at-one",
            says=(
                "Between patrons of equal means, anger that turns from one of them to both never makes Baghdad’s own weight less."
            ),
            claim="2.3",
            given={"means_us": 1, "means_iran": 1},
            settings={"both": {"share_at_iran": other("share_at_iran")}},
            when=Abs(at("both", "share_at_iran") - HALF) < Abs(share_at_iran - HALF),
            holds=at("both", "sovereignty") >= sovereignty,
        ),
        Finding(
            name="gifts-move-no-pull",
            says="Whether they pull by gifts or by threats moves neither pull, and not the policy.",
            claim="2.2",
            by_construction=True,
            settings={"another": {"gifts": other("gifts")}},
            holds=And(
                Eq(at("another", "pull_us"), pull_us),
                Eq(at("another", "pull_iran"), pull_iran),
                Eq(at("another", "alignment"), alignment),
            ),
        ),
        Finding(
            name="the-street-loosens",
            says="The more the anger counts, the greater is Baghdad’s own weight, and the less the strain on it.",
            claim="2.3",
            by_construction=True,
            settings={"angrier": {"anger": higher("anger")}},
            holds=(at("angrier", "sovereignty") > sovereignty) & (at("angrier", "cross_pressure") < cross_pressure),
        ),
        Finding(
            name="the-will-weighs",
            says="The more strongly Baghdad wants the middle, the greater is its own weight.",
            claim="2.2",
            by_construction=True,
            settings=FIRMER,
            holds=at("firmer", "sovereignty") > outcome("sovereignty"),
        ),
    ],
    tried=[
        Assumption(
            "lets_go",
            "Who lets go",
            default=0,
            low=0,
            high=2,
            group="In the picture alone",
            ends=("nobody", "both"),
            latex=r"\ell",
            unit="0 nobody, 1 Washington, 2 both",
            step=1,
            words=("nobody", "Washington", "both"),
            source="No assumption: either patron pulls as hard as serves it best, whatever is tried here.",
        ),
    ],
    picture={
        "ropes": ropes(
            [US, IRAN, BEARS],
            **ROPES,
            equations=[
                Equation("knot", let_policy, "", ""),
                Equation("rope_us", let_felt_us, "", ""),
                Equation("rope_iran", let_felt_iran, "", ""),
                Equation("rope_us_told", 100 * let_felt_us, "", ""),
                Equation("rope_iran_told", 100 * let_felt_iran, "", ""),
                *[equation for bar in (US, IRAN, BEARS, BALANCE) for equation in bar.equations],
            ],
            title="Ropes",
            says="A line from Tehran’s wish to Washington’s, and on it policy, at {let_stands} of 100. Baghdad feels {rope_iran_told} "
            "of Tehran’s pull and {rope_us_told} of Washington’s. Washington loses {us_told}: {us_told_0} since policy is far from "
            "its wish, {us_told_1} by pulling. Tehran loses {iran_told}: {iran_told_0} and {iran_told_1}. Baghdad bears {bears_told}.",
            key="From Tehran’s wish to Washington’s, Baghdad’s own between. The knot is policy; a rope is as thick as the pull that Baghdad feels. Each bar goes from 0, its own wish for "
            "nothing, to 100, the other’s wish.",
        ),
        "gifts": ropes(
            [US, IRAN, BALANCE],
            **ROPES,
            title="Balance",
            says="A line from Tehran’s wish to Washington’s, and on it policy, at {let_stands} of 100. Washington loses {us_told}, "
            "Tehran {iran_told}. What gifts bring Baghdad, less what it bears, is {balance_told}.",
            key="As before, and Baghdad’s balance: what the pulls would bring by gifts, less what it bears. Right of the middle "
            "it gains.",
        ),
        "square": replies(
            [
                Reply("Washington", [("answer_us_none", 0.0), ("answer_us_most", float(MOST))], "td-line-ink"),
                Reply(
                    "Tehran",
                    [(0.0, "answer_iran_none"), (float(MOST), "answer_iran_most")],
                    "td-line-neither td-dashed",
                ),
            ],
            at=("answers_us", "answers_iran"),
            across="Washington’s pull, of 100",
            up="Tehran’s pull, of 100",
            nought=("nobody", "pulls"),
            equations=ANSWERS,
            title="Square",
            most=float(MOST),
            kind="count",
            worked=True,
            says="Two lines that rise: the harder one patron pulls, the harder the other answers. They cross where neither would "
            "change its pull. Now Washington pulls {answers_us_told} of 100 and Tehran {answers_iran_told}.",
            key="Each line is one patron’s cheapest answer to the other’s pull. Both rise: a harder pull is answered by a harder "
            "one. They cross where neither would change its own; the dot is there, unless somebody lets go.",
        ),
    },
    walk=WALK,
    round=ROUND,
)
