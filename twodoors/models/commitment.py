"""A public word: two types of speaker, a doubting listener, and what it costs to break the word."""

from sympy import Eq, Max, Piecewise

from twodoors.model import TIE, Assumption, Equation, Model, Outcome, Preset, Reading, Segment, symbols

sincere, gain, loss, audience_cost, embarrassment = symbols("sincere gain loss audience_cost embarrassment")
threshold, silent_consent, bluff, accept = symbols("threshold silent_consent bluff accept")
statement, kept = symbols("statement kept")

MODEL = Model(
    name="commitment",
    title="A public word",
    question="When is a public promise worth making, and worth believing?",
    source=(
        "A signalling game with two types of speaker, solved for the equilibrium in which a Washington that means it speaks "
        "(another, in which nobody speaks, exists as well). Audience costs: Fearon 1994, 1997."
    ),
    assumptions=[
        Assumption(
            "audience_cost",
            "What breaking its public word costs Washington",
            0.4,
            0.0,
            1.5,
            group="Washington",
            claim="6.2",
            unit="share of what Baghdad’s consent is worth to it",
            ends=("nothing", "more than consent is worth"),
            latex="a",
            source=(
                "Authors’ judgement: something, but less than consent is worth. Scholars differ: Fearon 1994 builds on such "
                "costs, Snyder and Borghard 2011 find hardly any. From 1 upwards no one who means to break the word would give it."
            ),
        ),
        Assumption(
            "embarrassment",
            "What a word not believed costs Washington",
            0.2,
            0.01,
            1.0,
            group="Washington",
            claim="6.2",
            unit="share of what Baghdad’s consent is worth to it",
            ends=("almost nothing", "as much as consent is worth"),
            latex=r"\varepsilon",
            source="Authors’ judgement: to be refused in public is awkward, and less than a disaster.",
        ),
        Assumption(
            "sincere",
            "How far Baghdad trusts that Washington means it",
            0.3,
            0.05,
            0.95,
            group="Baghdad",
            claim="6.1",
            unit="chance",
            ends=("hardly any", "nearly certain"),
            latex="s",
            source=(
                "Authors’ judgement: low, because Iraq had seen itself treated as a part of the quarrel with Iran (claim 6.1), "
                "and the strike of 3 January was not agreed with it."
            ),
        ),
        Assumption(
            "gain",
            "What Baghdad gains if the word is kept",
            1.0,
            0.2,
            3.0,
            group="Baghdad",
            claim="6.2",
            unit="what is at stake for Baghdad",
            step=0.05,
            ends=("little", "three times the stake"),
            latex="g",
            source="The unit of this model: training, and help against the Islamic State, are what is at stake.",
        ),
        Assumption(
            "loss",
            "What Baghdad loses if the word is broken",
            1.0,
            0.2,
            3.0,
            group="Baghdad",
            claim="6.2",
            unit="what is at stake for Baghdad",
            step=0.05,
            ends=("little", "three times the stake"),
            latex=r"\ell",
            source="Authors’ judgement: as much as it may gain. To be a battlefield after consenting is as bad as help is good.",
        ),
    ],
    equations=[
        Equation(
            "threshold",
            loss / (gain + loss),
            r"\mu^*",
            "The trust that Baghdad needs: at this chance of being dealt with sincerely, consenting and refusing are worth the same.",
        ),
        Equation(
            "silent_consent",
            Piecewise((1, threshold - sincere <= TIE), (0, True)),
            r"\sigma",
            "If nobody spoke, Baghdad would consent when its trust reaches that threshold (the tiny number only guards against "
            "rounding).",
        ),
        Equation(
            "bluff",
            Piecewise(
                (0, audience_cost >= 1),
                (1, Eq(silent_consent, 1)),
                (sincere * (1 - threshold) / ((1 - sincere) * threshold), True),
            ),
            r"\beta",
            "How often a Washington that does not mean it speaks too: never if breaking the word costs all that consent is worth, "
            "always if Baghdad trusts it anyway, and otherwise just often enough to leave Baghdad undecided.",
        ),
        Equation(
            "accept",
            Piecewise((1, Eq(silent_consent, 1)), (embarrassment / (Max(0, 1 - audience_cost) + embarrassment), True)),
            r"\rho",
            "How often Baghdad consents when the word is given: always if it trusts, and otherwise just often enough to leave "
            "the bluffer undecided between speaking and silence.",
        ),
        Equation(
            "statement",
            sincere + (1 - sincere) * bluff,
            r"\Pr(\text{word})",
            "Washington speaks if it means it, and sometimes if it does not.",
        ),
        Equation(
            "belief",
            sincere / statement,
            r"\mu",
            "How likely the word is meant, once it is given (Bayes’ rule).",
        ),
        Equation(
            "consent",
            statement * accept,
            r"\Pr(\text{consent})",
            "Baghdad consents when the word is given and it decides to rely on it; after silence it does not.",
        ),
        Equation("kept", sincere * accept, r"\Pr(\text{kept})", "Consent, and the word is kept."),
        Equation(
            "broken",
            (1 - sincere) * bluff * accept,
            r"\Pr(\text{broken})",
            "Consent, and the word is broken.",
        ),
        Equation(
            "refused",
            statement * (1 - accept),
            r"\Pr(\text{refused})",
            "The word is given, and Baghdad refuses.",
        ),
        Equation(
            "worth",
            accept - (1 - accept) * embarrassment - silent_consent,
            r"V_{\text{word}}",
            "What the word is worth to a Washington that means it: consent if believed, embarrassment if not, less what it "
            "would have had if nobody spoke.",
        ),
    ],
    outcomes=[
        Outcome("consent", "Baghdad consents", "chance", "talks"),
        Outcome("kept", "… and the word is kept", "chance", "talks"),
        Outcome("broken", "… and the word is broken", "chance", "war"),
        Outcome("refused", "The word is given and Baghdad refuses", "chance"),
        Outcome("statement", "Washington gives its word", "chance"),
        Outcome("belief", "A word that is given is meant", "chance"),
        Outcome("silent_consent", "Baghdad would consent if nobody spoke", "chance"),
        Outcome("worth", "What the word is worth if it is meant", "share"),
    ],
    bar=[
        Segment("kept", "Consent, word kept", "talks"),
        Segment("broken", "Consent, word broken", "war"),
        Segment("refused", "Word given, refused", "neither"),
        Segment(None, "Silence, no consent", "neither"),
    ],
    readings=[
        Reading(
            audience_cost >= 1,
            "Breaking the word would cost all that consent is worth, so only a Washington that means it speaks. The chance of "
            "consent is {consent}, and the word is never broken.",
        ),
        Reading(
            Eq(silent_consent, 1),
            "Baghdad trusts enough to consent without a word. So Washington always speaks, meaning it or not: the chance of "
            "consent is {consent}, and that the word is then broken {broken}.",
        ),
        Reading(
            True,
            "Washington gives its word with a chance of {statement}, and a word that is given is meant with a chance of {belief}. "
            "The chance that Baghdad consents is {consent}, and that the word is then broken {broken}.",
        ),
    ],
    presets=[
        Preset(
            "The article’s reading",
            "Claims 6.1 and 6.2 in the authors’ numbers: a public word to a Baghdad with reason to doubt it.",
        ),
        Preset(
            "In public, for sovereignty",
            "Claim 6.2, first part, in the authors’ numbers: a commitment to Iraq’s sovereignty made in public, at the highest "
            "level, is dearer to break.",
            {"audience_cost": 0.7},
        ),
        Preset(
            "Train and protect",
            "Claim 6.2, second part, in the authors’ numbers: a mission to train Iraqi forces and help protect Iraqis is worth more "
            "to Baghdad.",
            {"gain": 1.5},
        ),
        Preset(
            "Coordinate with Baghdad",
            "Claim 6.2, third part, in the authors’ numbers: a government that is asked about the troops is less exposed if the "
            "word is broken.",
            {"loss": 0.7},
        ),
        Preset(
            "All three",
            "Claim 6.2 as a whole: the three changes together, in the authors’ numbers.",
            {"audience_cost": 0.7, "gain": 1.5, "loss": 0.7},
        ),
        Preset(
            "As good as silence",
            "Claim 6.2 turned round: words that cost nothing to break, said where nobody holds Washington to them. They are worth "
            "what silence is worth.",
            {"audience_cost": 0.0},
        ),
        Preset(
            "The audience hardly cares",
            "Snyder and Borghard 2011, in the authors’ numbers: publics care about what is done, hardly about whether it was "
            "promised.",
            {"audience_cost": 0.1},
        ),
        Preset(
            "Iraq lives next door",
            "President Salih in 2019 and 2020, in the authors’ numbers: Iraq stays beside Iran whatever Washington does, so a "
            "broken word costs it twice as much.",
            {"loss": 2.0},
        ),
    ],
    outcome="consent",
    against="audience_cost",
)
