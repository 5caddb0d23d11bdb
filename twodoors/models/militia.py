"""The militias: a government watches at a cost, a militia is backed from abroad."""

from sympy import Max, Min, Rational

from twodoors.model import Assumption, Equation, Model, Outcome, Preset, Reading, Segment, symbols

backing, penalty, loss, monitoring_cost = symbols("backing penalty loss monitoring_cost")
monitoring, expected_penalty, attack = symbols("monitoring expected_penalty attack")

JUDGEMENT = "Authors’ judgement, in shares of what is at stake in who decides on the use of force. "

MODEL = Model(
    name="militia",
    title="The militias",
    question="Why may a government with the law on its side fail to control a militia?",
    source="Principal and agent (Miller 2005), with a penalty that counts only as often as it is imposed (Becker 1968).",
    assumptions=[
        Assumption(
            "backing",
            "What backing from abroad makes an attack worth, at most",
            1.0,
            0.2,
            2.0,
            group="The militia",
            claim="3.1",
            ends=("a fifth of the stake", "twice the stake"),
            latex="b",
            source="The unit of this model. How much money Iran paid is told by commanders without names (Asharq Al-Awsat 2020); "
            "what it bought is judgement.",
            step=0.01,
        ),
        Assumption(
            "penalty",
            "The penalty for an attack that is found out",
            0.5,
            0.0,
            1.0,
            group="The government",
            claim="3.2",
            ends=("none", "the whole stake"),
            latex="p",
            source=JUDGEMENT + "The midpoint takes no side between the law as written and the law as applied.",
        ),
        Assumption(
            "loss",
            "What an attack costs the government",
            1.0,
            0.2,
            2.0,
            group="The government",
            claim="3.2",
            ends=("a fifth of the stake", "twice the stake"),
            latex=r"\ell",
            source=JUDGEMENT
            + "As much as the attack is worth to the militia at most, so that neither side starts ahead.",
        ),
        Assumption(
            "monitoring_cost",
            "How dear watching is",
            1.0,
            0.2,
            3.0,
            group="The government",
            claim="3.2",
            ends=("cheap", "very dear"),
            latex="c",
            source=JUDGEMENT
            + "At 1, finding out every attack would cost half the stake; at 3, one and a half times the stake.",
        ),
    ],
    equations=[
        Equation(
            "monitoring",
            Min(1, loss * penalty / (monitoring_cost * backing)),
            "m",
            "The government watches until one step more would cost as much as the attacks it prevents; at most, it finds "
            "out every attack.",
        ),
        Equation(
            "expected_penalty",
            monitoring * penalty,
            "e",
            "What the militia reckons with: the penalty, as often as an attack is found out.",
        ),
        Equation(
            "attack",
            Max(0, 1 - expected_penalty / backing),
            r"\Pr(\text{attack})",
            "It uses the occasions that are worth more than that. They are worth anything up to the full backing, all equally "
            "likely.",
        ),
        Equation(
            "government_loss",
            loss * attack + monitoring_cost * monitoring**2 / 2,
            "G",
            "What attacks and watching together cost the government. The closer it watches already, the dearer the next step.",
        ),
    ],
    outcomes=[
        Outcome("attack", "The militia attacks", "chance", "war"),
        Outcome("monitoring", "An attack is found out", "chance"),
        Outcome("government_loss", "What attacks and watching cost the government", "share"),
    ],
    bar=[Segment("attack", "The militia attacks", "war"), Segment(None, "It holds back", "neither")],
    readings=[
        Reading(
            attack <= Rational(1, 10**9),  # nought, but for rounding
            "The militia holds back: {monitoring} attacks would be found out, and that is enough. Watching costs the "
            "government {government_loss} of the stake.",
        ),
        Reading(
            attack > Rational(1, 2),
            "The militia mostly does as it likes: it uses {attack} of its occasions to attack, and {monitoring} attacks are "
            "found out. Attacks and watching cost the government {government_loss} of the stake.",
        ),
        Reading(
            True,
            "The militia is mostly held back: it uses {attack} of its occasions to attack, and {monitoring} attacks are "
            "found out. Attacks and watching cost the government {government_loss} of the stake.",
        ),
    ],
    presets=[
        Preset("The article’s reading", "Claims 3.1 and 3.2, in the authors’ numbers."),
        Preset(
            "While the Islamic State was the enemy",
            "Claim 3.1; Mansour and Jabar 2017, in the authors’ numbers: the forces were central to the early fight, so that "
            "what they did on their own account cost the government less.",
            {"loss": 0.4},
        ),
        Preset(
            "On paper",
            "The decree of 1 July 2019 (Asharq Al-Awsat 2019), in the authors’ numbers: groups that do not comply are outlaws, "
            "so a tough penalty. That those who were to watch were close to the watched is judgement: three times as dear.",
            {"penalty": 0.9, "monitoring_cost": 3.0},
        ),
        Preset(
            "Found out and let go",
            "The arrests in Baghdad of 26 June 2020 (The New Arab 2020), in the authors’ numbers: fighters found out were handed "
            "to their own organisation and released within days.",
            {"penalty": 0.1},
        ),
        Preset(
            "One network",
            "Mansour 2021, in the authors’ numbers: the forces belong to the networks that make up the state, so that those who "
            "govern lose little by them, and watching means watching colleagues.",
            {"loss": 0.4, "monitoring_cost": 2.5},
        ),
    ],
    outcome="attack",
    against="penalty",
)
