"""The trap: a militia attacks, so that the answer drives the Americans out of Iraq, or the attacks do."""

from __future__ import annotations

from typing import Any

import numpy as np

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
    at,
    higher,
    lower,
    symbols,
)
from twodoors.model.judging import Points
from twodoors.models.rounds.trap import ROUND
from twodoors.models.walks.trap import WALK
from twodoors.picture.tree import tree
from twodoors.picture.weights import Weight, weights
from twodoors.shared import RATIONALITY
from twodoors.tree import Decision, Leaf

damage, damage_elsewhere, harm, credit = symbols("damage damage_elsewhere harm credit")
wider_risk, violation, price = symbols("wider_risk violation price")
attack, trap_pays, forced_out = symbols("attack trap_pays forced_out")
worth_answered, worth_unanswered = symbols("worth_answered worth_unanswered")

#: What standing up to the Americans is worth in itself, beside their going, which is worth 1.
PRESTIGE = 0.2

#: The order of the moves says who yields where two are worth the same: who is indifferent does the milder thing.
TREE = Decision(
    "militia",
    {
        "hold": Leaf(militia=0, us=0, iraq=0),
        "attack": Decision(
            "us",
            {
                "absorb": Leaf(militia=PRESTIGE, us=-harm, iraq=0),
                "strike_in_iraq": Decision(
                    "iraq",
                    {
                        "keep": Leaf(militia=PRESTIGE - damage, us=-harm + credit, iraq=-violation),
                        "expel": Leaf(militia=PRESTIGE - damage + 1, us=-harm + credit - 1, iraq=-price),
                    },
                ),
                "strike_elsewhere": Leaf(militia=PRESTIGE - damage_elsewhere, us=-harm + credit - wider_risk, iraq=0),
                "withdraw": Leaf(militia=1, us=-1, iraq=-price),
            },
        ),
    },
    ranked=True,
)

expel = TREE.p("attack", "strike_in_iraq", "expel")
answers = [TREE.p("attack", move) for move in ("absorb", "strike_in_iraq", "strike_elsewhere", "withdraw")]
absorbed, in_iraq, elsewhere, gone = answers

#: Of the attacks, how many end with the Americans gone.
out_per_attack = in_iraq * expel + gone

#: Where those who never misjudge are expelled: Baghdad would, Washington strikes in Iraq all the same, and the militia
#: attacks. (Where two moves are worth the same the milder is taken.)
SPRUNG = (
    (violation > price + TIE)
    & (credit > 1 + TIE)
    & (wider_risk >= 1 - TIE)
    & (credit >= harm - TIE)
    & (damage < 1 + PRESTIGE - TIE)
)

JUDGEMENT = "Authors’ judgement. "
MILITIA = "share of what the Americans’ going is worth to it"
US = "share of what its presence is worth to it"
IRAQ = "a scale of worth, Baghdad’s own"


def _share(
    name: str,
    label: str,
    default: float,
    group: str,
    ends: tuple[str, str],
    latex: str,
    claim: str,
    why: str,
    low: float = 0.0,
) -> Assumption:
    """An assumption of this model: a payoff up to one and a half times what its side has at stake."""
    return Assumption(
        name,
        label,
        default,
        low,
        1.5,
        group=group,
        ends=ends,
        latex=latex,
        claim=claim,
        source=JUDGEMENT + why,
        unit={"The militia": MILITIA, "Washington": US, "Iraq": IRAQ}[group],
    )


def _unerring(points: Points, **changes: Any) -> Any:
    """All outcomes at the points, with these assumptions changed, where no one misjudges."""
    base = {name: points[name] for name in points.space.model.defaults}
    return points.space.model.everything({**base, **changes}, perfect=True)


def _never_expelled(points: Points) -> np.ndarray:
    """where no one misjudges, expulsion = 0"""
    return np.asarray(_unerring(points)["expulsion"] <= TIE)


def _resolve_never_invites(points: Points) -> np.ndarray:
    """where no one misjudges, the chance of an attack is no larger where answering is worth more"""
    readier = _unerring(points, credit=points["readier", "credit"])
    return np.asarray(readier["attack"] <= _unerring(points)["attack"])


def _the_price_never_invites(points: Points) -> np.ndarray:
    """where no one misjudges, the chance of an attack is no larger where expulsion is dearer, nor where the violation is
    slighter"""
    now = _unerring(points)["attack"]
    dearer = _unerring(points, price=points["dearer", "price"])["attack"]
    slighter = _unerring(points, violation=points["slighter", "violation"])["attack"]
    return np.asarray((dearer <= now) & (slighter <= now))


FINDINGS = [
    Finding(
        name="with-open-eyes",
        says="Where no one misjudges, Washington is expelled only if answering is worth more to it than its presence.",
        claim="5.2",
        when=credit <= 1,
        holds=_never_expelled,
    ),
    Finding(
        name="resolve-without-slips",
        says="Where no one misjudges, a readier answer never brings more attacks.",
        settings={"readier": {"credit": higher("credit")}},
        holds=_resolve_never_invites,
    ),
    Finding(
        name="price-without-slips",
        says="Where no one misjudges, neither a dearer expulsion nor a slighter violation ever brings more attacks.",
        claim="5.2",
        settings={"dearer": {"price": higher("price")}, "slighter": {"violation": lower("violation")}},
        holds=_the_price_never_invites,
    ),
    Finding(
        name="when-resolve-deters",
        says="Where the blow in Iraq costs the militia no less than the chance of expulsion that it buys, a readier answer never "
        "brings more attacks.",
        settings={"readier": {"credit": higher("credit")}},
        when=damage >= expel,
        holds=at("readier", "attack") <= attack,
    ),
    Finding(
        name="the-price-is-the-lever",
        says="Once expulsion is so dear that a strike in Iraq is what the militia likes least, attacks are never more frequent than "
        "at any lower price.",
        claim="5.2",
        settings={"dearer": {"price": higher("price")}},
        when=damage >= damage_elsewhere + at("dearer", expel.name),
        holds=at("dearer", "attack") <= attack,
    ),
    Finding(
        name="turn-the-focus",
        says="Once expulsion has become so much dearer, and a strike so much slighter a violation, that a strike in Iraq is what "
        "the militia likes least, attacks are never more frequent than before.",
        claim="6.4",
        settings={"turned": {"price": higher("price"), "violation": lower("violation")}},
        when=damage >= damage_elsewhere + at("turned", expel.name),
        holds=at("turned", "attack") <= attack,
    ),
    Finding(
        name="not-sprung-still-shielding",
        says="Where a graver violation or a cheaper expulsion makes it likelier that a strike in Iraq ends in expulsion, Washington "
        "never answers a larger part of the attacks there.",
        claim="5.2",
        settings={"graver": {"violation": higher("violation")}, "cheaper": {"price": lower("price")}},
        holds=(at("graver", in_iraq.name) <= in_iraq) & (at("cheaper", in_iraq.name) <= in_iraq),
    ),
    Finding(
        name="attrition",
        says="Attacks that hurt Washington more are never fewer.",
        claim="5.1",
        settings={"harder": {"harm": higher("harm")}},
        holds=at("harder", "attack") >= attack,
    ),
    Finding(
        name="attrition-drives-out",
        says="Where attacks hurt Washington more, it is never less often gone, by its own choice or Baghdad’s.",
        claim="5.1",
        settings={"harder": {"harm": higher("harm")}},
        holds=at("harder", "forced_out") >= forced_out,
    ),
    Finding(
        name="heavier-blow",
        says="A heavier blow in Iraq that is no graver a violation never brings more attacks.",
        claim="5.1",
        settings={"heavier": {"damage": higher("damage")}},
        holds=at("heavier", "attack") <= attack,
    ),
    Finding(
        name="fight-elsewhere",
        says="A safer answer elsewhere never makes it likelier that an attack ends with the Americans gone.",
        claim="6.3",
        settings={"safer": {"wider_risk": lower("wider_risk")}},
        holds=at("safer", in_iraq.name) * at("safer", expel.name) + at("safer", gone.name) <= out_per_attack,
    ),
    Finding(
        name="fight-elsewhere-if-it-hurts",
        says="A safer answer elsewhere never brings more attacks if it costs the militia no less than a strike in Iraq does, the "
        "chance of expulsion taken off.",
        claim="6.3",
        settings={"safer": {"wider_risk": lower("wider_risk")}},
        when=damage_elsewhere >= damage - expel,
        holds=at("safer", "attack") <= attack,
    ),
    Finding(
        name="answered-or-not",
        says="A readier answer never brings more attacks unless being answered is worth more to the militia than not, and never "
        "fewer unless it is worth less.",
        by_construction=True,
        settings={"readier": {"credit": higher("credit")}},
        holds=(at("readier", "attack") - attack) * (worth_answered - worth_unanswered) >= 0,
    ),
]

#: What an attack can bring the militia: where the balance lies right of nought, it attacks more often than not.
WEIGHTS = weights(
    [
        Weight("alone", "left alone", absorbed, PRESTIGE),
        Weight("in_iraq", "struck in Iraq", in_iraq, TREE.worth("militia", "attack", "strike_in_iraq"), "war"),
        Weight("elsewhere", "struck elsewhere", elsewhere, PRESTIGE - damage_elsewhere, "war"),
        Weight("gone", "the Americans leave", gone, 1),
    ],
    balance="trap_pays",
    span=(-1.5, 1.0),
    ends=("the militia loses", "gains"),
    says="What an attack can bring the militia. Left alone: {alone_chance}; struck in Iraq: {in_iraq_chance}; struck "
    "elsewhere: {elsewhere_chance}; the Americans leave: {gone_chance}. The militia attacks in {attack}.",
    key="A dot is what can follow an attack, as large as it is likely. The line is their balance: right of the thin line "
    "the militia attacks more often than not.",
)

MODEL = Model(
    name="trap",
    title="The trap",
    question="When does an answer to an attack give the attacker what it wanted?",
    source=(
        "A crisis tree with logit choice (McKelvey and Palfrey 1998; Signorino 1999); provocation and attrition: Kydd and "
        "Walter 2006."
    ),
    assumptions=[
        _share(
            "damage",
            "What a strike in Iraq costs the militia",
            1.0,
            "The militia",
            ("little", "more than their going is worth"),
            "d",
            "5.1",
            "The strike of 3 January killed its head, so as much as the Americans’ going is worth; those of 29 December were "
            "reported to have killed at least 25 fighters. A strike at home never costs it less than an attack is worth in itself "
            "(0.2).",
            low=PRESTIGE,
        ),
        _share(
            "damage_elsewhere",
            "What a strike elsewhere costs the militia",
            0.3,
            "The militia",
            ("nothing", "more than their going is worth"),
            r"d_{\text{else}}",
            "6.3",
            "A strike on its patron, or on its depots in Syria, hurts the militia less than one on itself.",
        ),
        _share(
            "harm",
            "What the attacks cost Washington unless it leaves at once",
            0.3,
            "Washington",
            ("nothing", "more than staying is worth"),
            "h",
            "5.1",
            "People are killed or hurt, and more attacks are to be expected. That is a reason to leave, not to answer in one way "
            "and not in another.",
        ),
        _share(
            "credit",
            "What answering is worth",
            0.6,
            "Washington",
            ("nothing", "more than staying is worth"),
            "k",
            "6.3",
            "An answer restores some of the standing that the attack cost; less than the presence itself is worth.",
        ),
        _share(
            "wider_risk",
            "Risk of a wider war from striking elsewhere",
            1.2,
            "Washington",
            ("none", "more than staying is worth"),
            "w",
            "6.3",
            "Striking Iranian targets outside Iraq leaves the local frame of the quarrel.",
        ),
        _share(
            "violation",
            "What a strike on its soil costs a government that lets it pass",
            0.9,
            "Iraq",
            ("nothing", "very much"),
            "v",
            "2.2",
            "Iraq’s government called the strikes of December and January violations of its sovereignty; to let them pass is to "
            "be seen to accept them.",
        ),
        _share(
            "price",
            "What expelling the Americans costs Iraq",
            0.6,
            "Iraq",
            ("nothing", "very much"),
            "e",
            "5.2",
            "A stronger militia, a weaker state, the Islamic State, and the anger of Kurds, Sunnis and Gulf states (claim 5.3).",
        ),
        RATIONALITY,
    ],
    equations=[
        *TREE.equations(),
        Equation("attack", TREE.reach("attack"), r"\Pr(\text{attack})", "How often the militia attacks."),
        Equation("absorb", TREE.reach("attack", "absorb"), r"\Pr(\text{absorb})", "An attack that is left unanswered."),
        Equation(
            "strike_in_iraq",
            TREE.reach("attack", "strike_in_iraq"),
            r"\Pr(\text{in Iraq})",
            "An attack answered in Iraq.",
        ),
        Equation(
            "strike_elsewhere",
            TREE.reach("attack", "strike_elsewhere"),
            r"\Pr(\text{elsewhere})",
            "An attack answered elsewhere.",
        ),
        Equation(
            "withdraw",
            TREE.reach("attack", "withdraw"),
            r"\Pr(\text{withdraw})",
            "An attack after which the Americans leave by themselves.",
        ),
        Equation(
            "expulsion",
            TREE.reach("attack", "strike_in_iraq", "expel"),
            r"\Pr(\text{expulsion})",
            "An attack answered in Iraq, after which the Americans are told to leave.",
        ),
        Equation(
            "forced_out",
            symbols("expulsion") + symbols("withdraw"),
            r"\Pr(\text{out})",
            "The Americans are gone, told to or not.",
        ),
        Equation(
            "trap_pays",
            TREE.worth("militia", "attack"),
            r"V_{\text{trap}}",
            "What attacking is worth to the militia; holding is worth 0.",
        ),
        Equation(
            "answer_in_iraq",
            FirstChoice(
                symbols("rationality"), 0, TREE.worth("us", "attack", "strike_in_iraq"), credit - harm - wider_risk
            ),
            r"p(\text{in Iraq} \mid \text{answered})",
            "Of the attacks that are answered, how many are answered in Iraq.",
        ),
        Equation(
            "worth_answered",
            symbols("answer_in_iraq") * TREE.worth("militia", "attack", "strike_in_iraq")
            + (1 - symbols("answer_in_iraq")) * (PRESTIGE - damage_elsewhere),
            r"V_{\text{answered}}",
            "What an attack that is answered is worth to the militia.",
        ),
        Equation(
            "worth_unanswered",
            PRESTIGE + (1 - PRESTIGE) * FirstChoice(symbols("rationality"), 1, -harm, -1),
            r"V_{\text{not}}",
            "What an attack that is not answered is worth to it: the Americans stay, or leave by themselves.",
        ),
    ],
    outcomes=[
        Outcome("attack", "The militia attacks", "chance", "war"),
        Outcome("absorb", "Washington absorbs it", "chance"),
        Outcome("strike_in_iraq", "Washington strikes in Iraq", "chance", "war"),
        Outcome("strike_elsewhere", "Washington strikes elsewhere", "chance", "war"),
        Outcome("withdraw", "Washington leaves by itself", "chance"),
        Outcome("expulsion", "Iraq expels the Americans", "chance"),
        Outcome("forced_out", "The Americans are gone, either way", "chance"),
        Outcome("trap_pays", "What attacking is worth to the militia", "share"),
    ],
    bar=[
        Segment("strike_in_iraq", "Answered in Iraq", "war"),
        Segment("strike_elsewhere", "Answered elsewhere", "war"),
        Segment("absorb", "Absorbed", "neither"),
        Segment("withdraw", "Washington leaves", "neither"),
        Segment(None, "No attack", "neither"),
    ],
    readings=[
        Reading(
            SPRUNG,
            "The trap is sprung with open eyes: even where no one misjudges Washington strikes in Iraq and is expelled. The "
            "chance of an attack is {attack}, and that the Americans are expelled {expulsion}.",
        ),
        Reading(
            trap_pays > 0,
            "Attacking pays the militia: the chance of an attack is {attack}, that the Americans then leave by themselves "
            "{withdraw}, and that they are expelled {expulsion}, by misjudgement alone.",
        ),
        Reading(
            True,
            "Attacking does not pay the militia, which at times misjudges that: the chance of an attack is {attack}, that the "
            "Americans then leave by themselves {withdraw}, and that they are expelled {expulsion}, by misjudgement alone.",
        ),
    ],
    presets=[
        Preset(
            "After the strike",
            "The article’s reading (claims 5.1 to 5.3), in the authors’ numbers. The militia lost its head (a heavier blow), and "
            "with him, on Iraqi soil, died an Iranian general whom Iraq’s prime minister was to meet (a graver violation).",
        ),
        Preset(
            "Before the strike",
            "Authors’ judgement: the strikes of 29 December killed fighters, but not the militia’s head (less damage); Iraq’s "
            "prime minister was told beforehand, and protested (a lesser violation).",
            {"damage": 0.8, "violation": 0.2},
        ),
        Preset(
            "Expulsion would cost Iraq dearly",
            "Claims 5.2 and 5.3 taken at their strongest: the price of expulsion to Iraq doubled.",
            {"price": 1.2},
        ),
        Preset(
            "Fight elsewhere",
            "Claim 6.3, in the authors’ numbers: answers outside Iraq that risk less of a wider war and hurt the militia more.",
            {"wider_risk": 0.2, "damage_elsewhere": 0.8},
        ),
        Preset(
            "Turn the focus on Iran",
            "Claim 6.4, in the authors’ numbers: Iraqis who see Iran as the threat, so that expelling costs more and a strike "
            "humiliates less.",
            {"price": 0.9, "violation": 0.5},
        ),
        Preset(
            "The article’s advice",
            "Claims 6.3 and 6.4 together, in the authors’ numbers.",
            {"wider_risk": 0.2, "damage_elsewhere": 0.8, "price": 0.9, "violation": 0.5},
        ),
        Preset(
            "The strike itself springs the trap",
            "Shabani (Houston Chronicle) and Wimmen (Deutsche Welle), quoted on 3 and 4 January 2020, in the authors’ numbers: "
            "after this strike hardly any Iraqi leader can defend the American presence, so letting it pass costs far more; and "
            "Washington has shown that answering is worth more to it than staying.",
            {"violation": 1.2, "credit": 1.4},
            critic="Shabani and Wimmen",
        ),
        Preset(
            "Bled until they leave",
            "Kydd and Walter’s attrition, in the authors’ numbers: attacks that hurt Washington more than its presence is worth.",
            {"harm": 1.4},
        ),
    ],
    outcome="trap_pays",
    against="price",
    picture={
        "weights": WEIGHTS,
        "tree": tree(
            TREE,
            players={"militia": "The militia", "us": "Washington", "iraq": "Iraq"},
            moves={
                "hold": "hold",
                "attack": "attack",
                "absorb": "absorb it",
                "strike_in_iraq": "strike in Iraq",
                "strike_elsewhere": "strike elsewhere",
                "withdraw": "leave",
                "keep": "keep them",
                "expel": "expel them",
            },
            roles={"attack": "war", "strike_in_iraq": "war", "strike_elsewhere": "war"},
        ),
    },
    findings=FINDINGS,
    round=ROUND,
    walk=WALK,
)
