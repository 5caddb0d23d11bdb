"""Between two patrons: a government pulled by two stronger states, while its people protest."""

from sympy import Rational

from twodoors.model import Assumption, Equation, Model, Outcome, Preset, Reading, Segment, symbols

pull_us, pull_iran, state, anger, share_at_iran = symbols("pull_us pull_iran state anger share_at_iran")
washington, tehran, alignment = symbols("washington tehran alignment")

STRENGTH = "strength; 1 is either patron’s pull at first"
WORN = Rational(3, 5)  # of a pull, by the greatest anger, all of it at that patron

MODEL = Model(
    name="patrons",
    title="Between two patrons",
    question="What does a weak government gain when both its patrons pull harder?",
    source=(
        "A compromise between three wishes, each with its strength; of the family of common agency (Bernheim and Whinston "
        "1986). How anger wears a pull away is the authors’ own."
    ),
    assumptions=[
        Assumption(
            "pull_us",
            "How hard Washington pulls",
            default=1.0,
            low=0.1,
            high=2.0,
            group="The patrons",
            ends=("hardly at all", "twice as hard"),
            latex=r"p_{\text{US}}",
            claim="2.2",
            unit=STRENGTH,
            step=0.05,
            source=(
                "Authors’ judgement: this pull is the measure of the others. It stands for troops, money, weapons, and "
                "leave to buy Iranian power in spite of American sanctions (Wing 2019)."
            ),
        ),
        Assumption(
            "pull_iran",
            "How hard Tehran pulls",
            default=1.0,
            low=0.1,
            high=2.0,
            group="The patrons",
            ends=("hardly at all", "twice as hard"),
            latex=r"p_{\text{Iran}}",
            claim="2.2",
            unit=STRENGTH,
            step=0.05,
            source=(
                "Authors’ judgement: as hard as Washington, so that neither is favoured. It stands for militias, parties, "
                "trade, and nearly a third of Iraq’s electricity (Wing 2019)."
            ),
        ),
        Assumption(
            "state",
            "How strongly Baghdad wants the middle",
            default=0.5,
            low=0.0,
            high=2.0,
            group="The government",
            ends=("no will of its own", "twice a patron’s pull"),
            latex="s",
            claim="2.2",
            unit=STRENGTH,
            step=0.05,
            source="Authors’ judgement: it tries to balance, but is weaker than either patron. From December 2019 it was a caretaker.",
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
            step=0.05,
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
            step=0.05,
            source="Authors’ judgement: half at either is the even case; the readings above move it to both sides.",
        ),
    ],
    equations=[
        Equation(
            "washington",
            pull_us * (1 - WORN * anger * (1 - share_at_iran)),
            "u",
            "What anger at America leaves of Washington’s pull.",
        ),
        Equation(
            "tehran",
            pull_iran * (1 - WORN * anger * share_at_iran),
            "i",
            "What anger at Iran leaves of Tehran’s pull.",
        ),
        Equation(
            "alignment",
            (washington + state / 2) / (washington + tehran + state),
            "y",
            "Where policy ends up, from 0 (as Tehran wishes) to 1 (as Washington wishes): the average of the three wishes, "
            "each counted by its strength. Baghdad’s own is the middle, one half.",
        ),
        Equation(
            "cross_pressure",
            washington * (1 - alignment) ** 2 + tehran * alignment**2 + state * (alignment - Rational(1, 2)) ** 2,
            "C",
            "The strain of being pulled apart: how far each wish is from the policy, squared, times the strength behind "
            "it. No other place on the line would make it smaller.",
        ),
        Equation(
            "sovereignty",
            state / (washington + tehran + state),
            r"\Pr(\text{own})",
            "If the three wishes prevailed in turn, each as often as it is strong: how often Baghdad’s own would.",
        ),
        Equation(
            "washington_decides",
            washington / (washington + tehran + state),
            r"\Pr(\text{US})",
            "How often Washington’s would.",
        ),
        Equation(
            "tehran_decides",
            tehran / (washington + tehran + state),
            r"\Pr(\text{Iran})",
            "How often Tehran’s would.",
        ),
    ],
    outcomes=[
        Outcome("alignment", "Policy, from 0 (Tehran) to 1 (Washington)", "number"),
        Outcome("cross_pressure", "Strain of being pulled apart", "number"),
        Outcome("sovereignty", "Decided as Baghdad itself wishes", "chance"),
        Outcome("tehran_decides", "Decided as Tehran wishes", "chance"),
        Outcome("washington_decides", "Decided as Washington wishes", "chance"),
    ],
    bar=[
        Segment("tehran_decides", "Decided as Tehran wishes", "neither"),
        Segment("sovereignty", "as Baghdad itself wishes", "neither"),
        Segment("washington_decides", "as Washington wishes", "neither"),
    ],
    readings=[
        Reading(
            alignment > Rational(101, 200),
            "Policy leans to Washington: {alignment} on the line from Tehran (0) to Washington (1). The strain of being "
            "pulled apart is {cross_pressure}, and Baghdad’s own wish decides {sovereignty} times.",
        ),
        Reading(
            alignment < Rational(99, 200),
            "Policy leans to Tehran: {alignment} on the line from Tehran (0) to Washington (1). The strain of being "
            "pulled apart is {cross_pressure}, and Baghdad’s own wish decides {sovereignty} times.",
        ),
        Reading(
            True,
            "Policy stands in the middle: {alignment} on the line from Tehran (0) to Washington (1). The strain of being "
            "pulled apart is {cross_pressure}, and Baghdad’s own wish decides {sovereignty} times.",
        ),
    ],
    presets=[
        Preset(
            "The article’s reading",
            "Claim 2.2 in the authors’ numbers: two equal patrons, and a government that wants the middle less strongly "
            "than they pull. Anger at both alike makes this the even case, with which the others are compared.",
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
            "Claim 2.1 in the authors’ numbers: what President Salih (Iraqi News Agency 2020) and Ayatollah "
            "Sistani (Reuters 2020) protested against. Both pull twice as hard.",
            {"pull_us": 2.0, "pull_iran": 2.0},
        ),
        Preset(
            "The uprising pushed aside",
            "Ali 2020 and Haddad 2020 in the authors’ numbers: the uprising refused both powers, so its anger did not turn; "
            "the confrontation pushed it aside, so it counted less.",
            {"anger": 0.2},
        ),
    ],
    outcome="cross_pressure",
    against="pull_us",
)
