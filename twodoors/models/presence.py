"""Leave, stay or deepen: troops may be attacked while they stay, and missed when they have gone."""

from sympy import Float

from twodoors.model import Assumption, Choice, Equation, Model, Outcome, Preset, Reading, Segment, Sweep, symbols
from twodoors.picture.curves import Curve, curves
from twodoors.shared import RATIONALITY

troops, threat, diplomacy, exposure = symbols("troops threat diplomacy exposure")
deterrent, escalates, isis, weeks, rationality = symbols("deterrent escalates isis weeks rationality")
tension, weekly, spread = symbols("tension weekly spread")
attack, disaster, resurgence = symbols("attack disaster resurgence")

JUDGEMENT = "Authors’ judgement. "


def _over_troops(name: str, **fixed: float) -> Sweep:
    """The chance of being drawn in deeper, from no troops to twice as many."""
    return Sweep(name, "deeper", ["troops"], 0.0, 2.0, fixed)


MODEL = Model(
    name="presence",
    title="Leave, stay or deepen",
    question="How many troops draw the United States in least?",
    source=(
        "Risks that add up week by week, of which deterrence takes a part, against the Islamic State’s choice whether to come "
        "back: a logit choice (McKelvey and Palfrey 1998). How they are put together is the authors’."
    ),
    assumptions=[
        Assumption(
            "troops",
            "Troops in Iraq",
            1.0,
            0.0,
            2.0,
            group="Washington",
            claim="12.1",
            ends=("none", "twice as many"),
            unit="times about 5,200, the number of January 2020",
            latex="n",
            source="1 is the number of January 2020 (Congressional Research Service; AP). The range goes from none to twice as "
            "many, by the authors’ judgement.",
            step=0.05,
        ),
        Assumption(
            "deterrent",
            "How much they keep an attack from growing",
            0.5,
            0.0,
            2.0,
            group="Washington",
            claim="12.2",
            ends=("not at all", "very much"),
            unit="strength per 5,200 troops",
            latex="r",
            source=JUDGEMENT
            + "At 0.5, a force of 5,200 takes away a third of the chance that an attack grows; at 2, two "
            "thirds. Studies find that large, heavy forces deter, and small ones hardly (Frederick and others 2020; Reiter and Poast "
            "2021); neither gives this number.",
            step=0.05,
        ),
        Assumption(
            "threat",
            "How serious the threat of force is",
            0.5,
            0.0,
            1.0,
            group="Washington and Tehran",
            claim="12.3",
            ends=("a bluff", "certain"),
            unit="chance",
            latex="t",
            source="Authors’ judgement: the midpoint takes no side. It stands for how hard the two sides, and the armed groups near "
            "Iran, are pressing each other.",
        ),
        Assumption(
            "diplomacy",
            "How much diplomacy there is",
            0.2,
            0.0,
            1.0,
            group="Washington and Tehran",
            claim="12.4",
            ends=("none", "full talks"),
            unit="share of full talks",
            latex="d",
            source=JUDGEMENT
            + "A little: messages by third parties, no talks. Full talks take away seven tenths of the tension, not "
            "all of it, since armed groups also act on their own.",
        ),
        Assumption(
            "escalates",
            "How often an attack grows out of hand, with no troops to deter that",
            0.25,
            0.0,
            1.0,
            group="Washington and Tehran",
            claim="12.3",
            ends=("never", "always"),
            unit="chance",
            latex="s",
            source=JUDGEMENT
            + "Well above the base rate of full-scale war in crises that began with a direct violent act "
            "(12 of 140), since less than war is enough to be drawn in deeper.",
        ),
        Assumption(
            "exposure",
            "How often the troops suffer an attack that counts",
            0.08,
            0.01,
            0.2,
            group="The armed groups",
            claim="12.3",
            ends=("hardly ever", "every fifth week"),
            unit="chance a week, for 5,200 troops and tension at its highest",
            latex="x",
            source=JUDGEMENT
            + "An attack counts if people are killed or badly hurt. The default makes that 1.8 a year; the "
            "book’s chronology has three in Iraq in 2020 and 2021 (Al Asad, Camp Taji, Erbil).",
        ),
        Assumption(
            "isis",
            "What coming back is worth to the Islamic State",
            0.0,
            -0.5,
            0.5,
            group="The Islamic State",
            claim="12.2",
            ends=("much less than lying low", "much more than lying low"),
            latex="v",
            source=JUDGEMENT + "Nought takes no side: against no troops and no diplomacy it would be a coin toss.",
            step=0.05,
        ),
        Assumption(
            "weeks",
            "How far ahead one looks",
            52,
            4,
            104,
            group="Whoever judges",
            ends=("a month", "two years"),
            unit="weeks",
            latex="w",
            source=JUDGEMENT + "A year.",
            step=4,
        ),
        RATIONALITY,
    ],
    equations=[
        Equation(
            "tension",
            threat * (1 - Float("0.7") * diplomacy),
            r"\theta",
            "What is left of the threat: full talks would take away seven tenths of it.",
        ),
        Equation(
            "weekly",
            exposure * tension * troops,
            "h",
            "The chance, each week, of an attack that counts: it grows with the tension, and with the number of those who can be hit.",
        ),
        Equation(
            "spread",
            escalates / (1 + deterrent * troops),
            "g",
            "The chance that such an attack grows out of hand: the more troops, the less, but each further thousand takes away less.",
        ),
        Equation(
            "attack",
            1 - (1 - weekly) ** weeks,
            r"\Pr(\text{attack})",
            "At least one attack that counts, within the weeks: one less the chance that every week goes well.",
        ),
        Equation(
            "disaster",
            1 - (1 - weekly * spread) ** weeks,
            r"\Pr(\text{out of hand})",
            "At least one that grows out of hand, reckoned in the same way.",
        ),
        Equation(
            "resurgence",
            Choice(rationality, isis, Float("0.5") * troops + Float("0.3") * diplomacy),
            r"\Pr(\text{return})",
            "The Islamic State comes back if that is worth more to it than troops, and powers that do not hold each other down, make "
            "lying low.",
        ),
        Equation(
            "deeper",
            1 - (1 - disaster) * (1 - resurgence),
            r"\Pr(\text{deeper})",
            "The United States is drawn in deeper if either happens, or both.",
        ),
    ],
    outcomes=[
        Outcome("deeper", "Drawn in deeper", "chance", "war"),
        Outcome("disaster", "An attack grows out of hand", "chance", "war"),
        Outcome("resurgence", "The Islamic State comes back", "chance"),
        Outcome("attack", "An attack that counts", "chance"),
    ],
    bar=[
        Segment("deeper", "Drawn in deeper", "war"),
        Segment(None, "Not drawn in deeper", "neither"),
    ],
    readings=[
        Reading(
            troops <= 0,
            "There are no troops to attack, and less to hold the Islamic State down: it comes back with a chance of {resurgence}, "
            "and that is the whole chance that the United States is drawn in deeper.",
        ),
        Reading(
            disaster > resurgence,
            "The attacks are the greater danger: that one on the troops grows out of hand has a chance of {disaster}, that the "
            "Islamic State comes back {resurgence}. The United States is drawn in deeper with a chance of {deeper}.",
        ),
        Reading(
            True,
            "The Islamic State is the greater danger: that it comes back has a chance of {resurgence}, that an attack on the "
            "troops grows out of hand {disaster}. The United States is drawn in deeper with a chance of {deeper}.",
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
            "Claim 12.4 with about half the troops, near the 2,500 that stayed from January 2021; that talks were full is a "
            "what-if of the authors’: they were not.",
            {"troops": 0.5, "diplomacy": 0.8},
        ),
        Preset(
            "The presence is the threat",
            "Another reading: Rouhani (Newsweek 2019), Hanania 2021 and Barndollar 2020, in the authors’ numbers. As long as the troops "
            "stay the threat is higher, and the remnants of the Islamic State have little to come back for.",
            {"threat": 0.8, "isis": -0.3},
        ),
        Preset(
            "The Islamic State waits for them to go",
            "Another reading: Nechirvan Barzani 2020 and Masrour Barzani 2020, in the authors’ numbers. The group is gathering strength "
            "and would use the gap.",
            {"troops": 0.0, "isis": 0.3},
        ),
    ],
    outcome="deeper",
    against="troops",
    picture=curves(
        [
            Curve(_over_troops("as_set"), "as you set it", "war"),
            Curve(_over_troops("no_diplomacy", diplomacy=0.0), "the same, with no diplomacy"),
            Curve(_over_troops("much_diplomacy", diplomacy=0.8), "the same, with much diplomacy (0.80)", "talks"),
        ],
        across="troops (1 is about 5,200)",
        up="drawn in deeper, in 100",
        ticks=[0, 0.5, 1, 1.5, 2],
        now="troops",
        says=(
            "The chance that the United States is drawn in deeper, against the number of troops from none to twice as many. Where "
            "you stand: {as_set_now} as you set it, {no_diplomacy_now} with no diplomacy, {much_diplomacy_now} with much."
        ),
        key="The dots mark the number of troops that you chose.",
    ),
)
