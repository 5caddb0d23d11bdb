"""The trap: a militia provokes, so that the answer drives the Americans out of Iraq."""

from twodoors.model import Assumption, Equation, Model, Outcome, Preset, Reading, Segment, symbols
from twodoors.picture.tree import tree
from twodoors.shared import RATIONALITY
from twodoors.tree import Decision, Leaf

prestige, damage, damage_elsewhere, prize = symbols("prestige damage damage_elsewhere prize")
harm, credit, loss_expelled, wider_risk = symbols("harm credit loss_expelled wider_risk")
violation, price = symbols("violation price")
attack = symbols("attack")

TREE = Decision(
    "militia",
    {
        "hold": Leaf(militia=0, us=0, iraq=0),
        "attack": Decision(
            "us",
            {
                "absorb": Leaf(militia=prestige, us=-harm, iraq=0),
                "strike_in_iraq": Decision(
                    "iraq",
                    {
                        "keep": Leaf(militia=prestige - damage, us=-harm + credit, iraq=-violation),
                        "expel": Leaf(
                            militia=prestige - damage + prize, us=-harm + credit - loss_expelled, iraq=-price
                        ),
                    },
                ),
                "strike_elsewhere": Decision(
                    "iraq",
                    {
                        "keep": Leaf(militia=prestige - damage_elsewhere, us=-harm + credit - wider_risk, iraq=0),
                        "expel": Leaf(
                            militia=prestige - damage_elsewhere + prize,
                            us=-harm + credit - wider_risk - loss_expelled,
                            iraq=-price,
                        ),
                    },
                ),
            },
        ),
    },
)

JUDGEMENT = "Authors’ judgement, in shares of what is at stake in who stays in Iraq. "


def _share(
    name: str, label: str, default: float, group: str, ends: tuple[str, str], latex: str, claim: str, why: str
) -> Assumption:
    """An assumption of this model: a payoff from nothing to one and a half times the stake."""
    return Assumption(
        name,
        label,
        default,
        0.0,
        1.5,
        group=group,
        ends=ends,
        latex=latex,
        claim=claim,
        source=JUDGEMENT + why,
        step=0.05,
    )


MODEL = Model(
    name="trap",
    title="The trap",
    question="When does an answer to an attack give the attacker what it wanted?",
    source="A crisis tree with logit choice (McKelvey and Palfrey 1998; Signorino 1999); provocation: Kydd and Walter 2006.",
    assumptions=[
        _share(
            "prestige",
            "What attacking is worth in itself",
            0.2,
            "The militia",
            ("nothing", "more than the stake"),
            "g",
            "5.1",
            "An attack shows resolve even when nothing follows.",
        ),
        _share(
            "damage",
            "What a strike in Iraq costs the militia",
            0.5,
            "The militia",
            ("nothing", "more than the stake"),
            "d",
            "5.1",
            "The strike of 3 January killed its head; those of 29 December were reported to have killed at least 25 fighters.",
        ),
        _share(
            "damage_elsewhere",
            "What a strike elsewhere costs the militia",
            0.2,
            "The militia",
            ("nothing", "more than the stake"),
            r"d_{\text{else}}",
            "6.3",
            "A strike on its patron hurts the militia less than one on itself.",
        ),
        _share(
            "prize",
            "What the Americans’ expulsion is worth to it",
            1.0,
            "The militia",
            ("nothing", "more than the stake"),
            "z",
            "5.1",
            "The unit of this model: it is what the attacks are for.",
        ),
        _share(
            "harm",
            "What an attack costs Washington",
            0.4,
            "Washington",
            ("nothing", "more than the stake"),
            "h",
            "5.1",
            "People are killed or hurt, and the attack is public.",
        ),
        _share(
            "credit",
            "What answering is worth",
            0.3,
            "Washington",
            ("nothing", "more than the stake"),
            "k",
            "6.3",
            "An answer restores some of the standing that the attack cost.",
        ),
        _share(
            "loss_expelled",
            "What being expelled costs",
            0.8,
            "Washington",
            ("nothing", "more than the stake"),
            r"\ell",
            "5.2",
            "Bases, influence and the campaign against the Islamic State.",
        ),
        _share(
            "wider_risk",
            "Risk of a wider war from striking elsewhere",
            0.3,
            "Washington",
            ("none", "more than the stake"),
            "w",
            "6.3",
            "Striking Iranian targets outside Iraq leaves the local frame of the quarrel.",
        ),
        _share(
            "violation",
            "What a strike on its soil costs a government that lets it pass",
            0.5,
            "Iraq",
            ("nothing", "more than the stake"),
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
            ("nothing", "more than the stake"),
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
            "expulsion",
            TREE.reach("attack", "strike_in_iraq", "expel") + TREE.reach("attack", "strike_elsewhere", "expel"),
            r"\Pr(\text{expulsion})",
            "The Americans are told to leave, after either answer.",
        ),
        Equation(
            "trap_pays",
            TREE.worth("militia", "attack"),
            r"V_{\text{trap}}",
            "What attacking is worth to the militia; holding is worth 0.",
        ),
    ],
    outcomes=[
        Outcome("attack", "The militia attacks", "chance", "war"),
        Outcome("absorb", "Washington absorbs it", "chance"),
        Outcome("strike_in_iraq", "Washington strikes in Iraq", "chance", "war"),
        Outcome("strike_elsewhere", "Washington strikes elsewhere", "chance", "war"),
        Outcome("expulsion", "Iraq expels the Americans", "chance"),
        Outcome("trap_pays", "What attacking is worth to the militia", "share"),
    ],
    bar=[
        Segment("strike_in_iraq", "Answered in Iraq", "war"),
        Segment("strike_elsewhere", "Answered elsewhere", "war"),
        Segment("absorb", "Absorbed", "neither"),
        Segment(None, "No attack", "neither"),
    ],
    readings=[
        Reading(
            symbols("trap_pays") > 0,
            "The trap pays: the chance of an attack is {attack}, and that the Americans are expelled {expulsion}.",
        ),
        Reading(
            True,
            "The trap does not pay. Misjudgement remains: the chance of an attack is {attack}, and that the Americans are "
            "expelled {expulsion}.",
        ),
    ],
    presets=[
        Preset(
            "After the strike",
            "The article’s reading (claims 5.1 to 5.3), in the authors’ numbers. The militia lost its head (more damage), and "
            "with him, on Iraqi soil, died an Iranian general whom Iraq’s prime minister was to meet (a graver violation).",
        ),
        Preset(
            "Before the strike",
            "Authors’ judgement: the strikes of 29 December killed fighters, but not the militia’s head (less damage); Iraq’s "
            "prime minister was told beforehand, and protested (a lesser violation).",
            {"damage": 0.3, "violation": 0.3},
        ),
        Preset(
            "Expulsion would cost Iraq dearly",
            "Claims 5.2 and 5.3 taken at their strongest: the price of expulsion to Iraq doubled.",
            {"price": 1.2},
        ),
        Preset(
            "The strike itself springs the trap",
            "Shabani (Houston Chronicle) and Wimmen (Deutsche Welle), quoted on 3 and 4 January 2020, in the authors’ numbers: "
            "after this strike hardly any Iraqi leader can defend the American presence, so letting it pass costs far more.",
            {"violation": 0.9},
        ),
        Preset(
            "The article’s advice",
            "Claims 6.3 and 6.4, in the authors’ numbers: answers outside Iraq that hurt the militia more and risk less of a wider "
            "war, and Iraqis who see Iran as the threat, so that expelling costs more and a strike humiliates less.",
            {"wider_risk": 0.1, "damage_elsewhere": 0.5, "price": 0.9, "violation": 0.3},
        ),
    ],
    outcome="trap_pays",
    against="price",
    picture=tree(
        TREE,
        players={"militia": "The militia", "us": "Washington", "iraq": "Iraq"},
        moves={
            "hold": "hold",
            "attack": "attack",
            "absorb": "absorb it",
            "strike_in_iraq": "strike in Iraq",
            "strike_elsewhere": "strike elsewhere",
            "keep": "keep them",
            "expel": "expel them",
        },
        roles={"attack": "war", "strike_in_iraq": "war", "strike_elsewhere": "war"},
    ),
)
