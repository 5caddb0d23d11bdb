"""A public word: two types of speaker, a doubting listener, and what it costs to break the word."""

from sympy import Eq, Max, Piecewise

from twodoors.model import (
    TIE,
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
    symbols,
)
from twodoors.models.rounds.commitment import ROUND
from twodoors.models.walks.commitment import WALK
from twodoors.picture.mosaic import Block, mosaic

sincere, gain, loss, audience_cost, embarrassment = symbols("sincere gain loss audience_cost embarrassment")
threshold, consent_without_word, bluff, accept = symbols("threshold consent_without_word bluff accept")
statement, belief, consent, kept, broken = symbols("statement belief consent kept broken")
worth, baghdad_gain, word_gain = symbols("worth baghdad_gain word_gain")

CONSENT = "share of what Baghdad’s consent is worth to it"
STAKE = "what is at stake for Baghdad"

#: In the sentences of findings: a doubted word that costs less to break than consent is worth.
DOUBTED = (sincere < threshold) & (audience_cost < 1)


def _doubted_still(setting: str) -> object:
    """So before, and so at that setting."""
    return DOUBTED & (sincere < at(setting, "threshold")) & (at(setting, "audience_cost") < 1)


FINDINGS = [
    Finding(
        name="nothing-for-baghdad",
        says="As long as breaking the word costs less than consent is worth, it does Baghdad no good at all, beside a world in "
        "which no word can be given.",
        claim="6.2",
        when=audience_cost < 1,
        holds=Eq(word_gain, 0),
    ),
    Finding(
        name="something-from-then-on",
        says="Once breaking the word costs all that consent is worth, it does Baghdad good, in the equilibrium that the book "
        "chooses.",
        claim="6.2",
        when=audience_cost >= 1,
        holds=word_gain > 0,
    ),
    Finding(
        name="dearer-broken-more",
        says="A doubted word is broken more often the dearer it is to break, as long as that costs less than consent is worth.",
        claim="6.2",
        settings={"dearer": {"audience_cost": higher("audience_cost")}},
        when=_doubted_still("dearer"),
        holds=at("dearer", "broken") > broken,
    ),
    Finding(
        name="dearer-not-truer",
        says="Baghdad relies more often on a doubted word the dearer it is to break, as long as that costs less than consent "
        "is worth; it is meant exactly as often as before.",
        claim="6.2",
        settings={"dearer": {"audience_cost": higher("audience_cost")}},
        when=_doubted_still("dearer"),
        holds=(at("dearer", "accept") > accept) & Eq(at("dearer", "belief"), belief),
    ),
    Finding(
        name="dearer-worth-more",
        says="The dearer a doubted word is to break, as long as that costs less than consent is worth, the more it is worth to "
        "a Washington that means it.",
        claim="6.2",
        settings={"dearer": {"audience_cost": higher("audience_cost")}},
        when=_doubted_still("dearer"),
        holds=at("dearer", "worth") > worth,
    ),
    Finding(
        name="too-dear-to-break",
        says="Once breaking the word costs all that consent is worth, none is broken, and every one that is meant is relied on and "
        "kept.",
        claim="6.2",
        when=audience_cost >= 1,
        holds=Eq(broken, 0) & Eq(kept, sincere),
    ),
    Finding(
        name="mission-buys-broken-words",
        says="A better mission brings more consent to a word that stays doubted, and costs less to break than consent is worth; "
        "not one word more is kept.",
        claim="6.2",
        settings={"better": {"gain": higher("gain")}},
        when=_doubted_still("better"),
        holds=(at("better", "consent") > consent) & Eq(at("better", "kept"), kept),
    ),
    Finding(
        name="exposure-buys-broken-words",
        says="Less exposure brings more consent to a word that stays doubted, and costs less to break than consent is worth; "
        "not one word more is kept.",
        claim="6.2",
        settings={"safer": {"loss": lower("loss")}},
        when=_doubted_still("safer"),
        holds=(at("safer", "consent") > consent) & Eq(at("safer", "kept"), kept),
    ),
    Finding(
        name="trust-breeds-bluff",
        says="More trust in a word that stays doubted, and costs less to break than consent is worth, means more broken words "
        "and more kept ones, in the same proportion.",
        claim="6.1",
        settings={"trusting": {"sincere": higher("sincere")}},
        when=DOUBTED & (at("trusting", "sincere") < threshold),
        holds=(at("trusting", "broken") > broken)
        & Eq(at("trusting", "broken") * kept, broken * at("trusting", "kept")),
    ),
    Finding(
        name="embarrassment-carries-it",
        says="The more a refusal costs, the more doubted words that cost less to break than consent is worth are kept, and the "
        "more are broken.",
        settings={"harder": {"embarrassment": higher("embarrassment")}},
        when=DOUBTED,
        holds=(at("harder", "kept") > kept) & (at("harder", "broken") > broken),
    ),
    Finding(
        name="free-to-break",
        says="A word that costs nothing to break is worth nothing to give.",
        given={"audience_cost": 0},
        holds=Eq(worth, 0),
    ),
]

HUNDRED = mosaic(
    [
        Block("sincere", "talks", ("kept", "kept"), ("kept_refused", "meant")),
        Block("statement", "war", ("broken", "broken"), ("bluff_refused", "not meant")),
    ],
    level="accept",
    rest=("silent", "silent"),
    heads=("below: relied on", "above: refused"),
    says="A hundred Washingtons. Relied on and kept {kept_dots}, relied on and broken {broken_dots}; refused though meant "
    "{kept_refused_dots}, refused and not meant {bluff_refused_dots}; silent {silent_dots}.",
    key="A hundred Washingtons: on the left those that mean their word, then those that speak and do not, on the right those "
    "that keep silent. Below the line Baghdad relies on the word.",
    title="A hundred",
)

MODEL = Model(
    name="commitment",
    title="A public word",
    question="When is a public promise worth making, and worth believing?",
    source=(
        "A signalling game with two types of speaker. Of its equilibria the book chooses the one in which a Washington that "
        "means it speaks. Audience costs, or tied hands: Fearon 1994, 1997; costly reassurance: Kydd 2005; what is thought "
        "of silence: Cho and Kreps 1987."
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
            unit=CONSENT,
            ends=("nothing", "more than consent is worth"),
            latex="a",
            source=(
                "Authors’ judgement: something, but less than consent is worth. Scholars differ: Fearon 1994 builds on such "
                "costs, Snyder and Borghard 2011 find hardly any. From 1 upwards no one who means to break the word would give it."
            ),
        ),
        Assumption(
            "embarrassment",
            "What a word not acted on costs Washington",
            0.4,
            0.01,
            1.0,
            group="Washington",
            claim="6.2",
            unit=CONSENT,
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
                "and the strike of 3 January was not agreed with it. The model takes the trust to be right."
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
            unit=STAKE,
            step=0.02,
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
            unit=STAKE,
            step=0.02,
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
            "consent_without_word",
            Piecewise((1, threshold - sincere <= TIE), (0, True)),
            r"\sigma",
            "If no word could be given, Baghdad would consent when its trust reaches that threshold (the tiny number only guards "
            "against rounding).",
        ),
        Equation(
            "bluff",
            Piecewise(
                (0, audience_cost >= 1),
                (1, Eq(consent_without_word, 1)),
                (sincere * gain / ((1 - sincere) * loss), True),
            ),
            r"\beta",
            "How often a Washington that does not mean it speaks too: never if breaking the word costs all that consent is worth, "
            "always if Baghdad trusts it anyway, and otherwise just often enough to leave Baghdad undecided.",
        ),
        Equation(
            "accept",
            Piecewise(
                (1, audience_cost >= 1),
                (1, Eq(consent_without_word, 1)),
                (embarrassment / (1 - audience_cost + embarrassment), True),
            ),
            r"\rho",
            "How often Baghdad consents when the word is given: always if only those speak who mean it, or if it trusts, and "
            "otherwise just often enough to leave the bluffer undecided between speaking and silence.",
        ),
        Equation(
            "statement",
            sincere + (1 - sincere) * bluff,
            r"\Pr(\text{word})",
            "Washington speaks if it means it, and sometimes if it does not.",
        ),
        Equation("kept", sincere * accept, r"\Pr(\text{kept})", "The word is given, relied on, and kept."),
        Equation(
            "kept_refused",
            sincere * (1 - accept),
            r"\Pr(\text{meant, refused})",
            "The word is meant, and Baghdad refuses. A refused word lapses.",
        ),
        Equation(
            "broken",
            (1 - sincere) * bluff * accept,
            r"\Pr(\text{broken})",
            "The word is given, relied on, and broken.",
        ),
        Equation(
            "bluff_refused",
            (1 - sincere) * bluff * (1 - accept),
            r"\Pr(\text{not meant, refused})",
            "The word is not meant, and Baghdad refuses.",
        ),
        Equation(
            "silent",
            (1 - sincere) * (1 - bluff),
            r"\Pr(\text{silence})",
            "A Washington that does not mean it says nothing. After silence Baghdad refuses.",
        ),
        Equation(
            "belief",
            sincere / statement,
            r"\mu",
            "How likely the word is meant, once it is given (Bayes’ rule).",
        ),
        Equation(
            "broken_if_consent",
            1 - belief,
            r"1 - \mu",
            "How likely it is broken, once it is given and relied on.",
        ),
        Equation("consent", kept + broken, r"\Pr(\text{consent})", "Baghdad relies on the word, kept or broken."),
        Equation(
            "refused",
            symbols("kept_refused") + symbols("bluff_refused"),
            r"\Pr(\text{refused})",
            "The word is given, and Baghdad refuses.",
        ),
        Equation(
            "worth",
            accept - (1 - accept) * embarrassment - consent_without_word,
            r"V_{\text{word}}",
            "What the word is worth to a Washington that means it: consent if relied on, embarrassment if not, less what it "
            "would have had if no word could be given.",
        ),
        Equation(
            "baghdad_gain",
            kept * gain - broken * loss,
            r"V_{\text{Baghdad}}",
            "What Baghdad may expect.",
        ),
        Equation(
            "word_gain",
            baghdad_gain - Max(0, sincere * gain - (1 - sincere) * loss),
            r"\Delta_{\text{Baghdad}}",
            "What Baghdad gains by the word, beside a world in which none can be given: there it consents where that pays.",
        ),
    ],
    outcomes=[
        Outcome("consent", "Baghdad relies on the word", "chance", "talks"),
        Outcome("kept", "… and it is kept", "chance", "talks"),
        Outcome("broken", "… and it is broken", "chance", "war"),
        Outcome("refused", "The word is given and Baghdad refuses", "chance"),
        Outcome("kept_refused", "… though it was meant", "chance"),
        Outcome("bluff_refused", "… and it was not meant", "chance"),
        Outcome("silent", "Washington is silent", "chance"),
        Outcome("statement", "Washington gives its word", "chance"),
        Outcome("accept", "Of words given: relied on", "chance"),
        Outcome("belief", "Of words given: meant", "chance"),
        Outcome("broken_if_consent", "Of words relied on: broken", "chance"),
        Outcome("worth", "What the word is worth if it is meant", "share"),
        Outcome("baghdad_gain", "What Baghdad may expect", "number"),
        Outcome("word_gain", "What the word gains Baghdad", "number"),
        Outcome("consent_without_word", "If no word could be given: consent", "chance"),
    ],
    bar=[
        Segment("kept", "Relied on and kept", "talks"),
        Segment("kept_refused", "Meant, and refused", "neither"),
        Segment("broken", "Relied on and broken", "war"),
        Segment("bluff_refused", "Not meant, and refused", "neither"),
        Segment(None, "Silent", "neither"),
    ],
    readings=[
        Reading(
            audience_cost >= 1,
            "Breaking the word would cost all that consent is worth, so only a Washington that means it speaks, with a chance of "
            "{statement}. Baghdad relies on that, and no word is broken.",
        ),
        Reading(
            Eq(consent_without_word, 1),
            "Baghdad trusts enough to consent without a word. So Washington always speaks, meaning it or not, and Baghdad relies on "
            "it: the chance that the word is kept is {kept}, and that it is broken {broken}.",
        ),
        Reading(
            True,
            "Washington gives its word with a chance of {statement}; of words given, {belief} are meant and {accept} relied on. The "
            "chance that a word is relied on and kept is {kept}, and that it is relied on and broken {broken}.",
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
            "level, is twice as dear to break.",
            {"audience_cost": 0.8},
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
            {"audience_cost": 0.8, "gain": 1.5, "loss": 0.7},
        ),
        Preset(
            "Free to break",
            "Claim 6.2 turned round: words that cost nothing to break, said where nobody holds Washington to them. It is not quite "
            "cheap talk, since a word that is refused still costs something.",
            {"audience_cost": 0.0},
        ),
        Preset(
            "Too dear to break",
            "Authors’ what-if: a word that costs more to break than consent is worth.",
            {"audience_cost": 1.1},
        ),
        Preset(
            "The audience hardly cares",
            "Snyder and Borghard 2011, in the authors’ numbers: publics care about what is done, hardly about whether it was "
            "promised.",
            {"audience_cost": 0.1},
        ),
        Preset(
            "Iraq lives next door",
            "President Salih in 2019, in the authors’ numbers: Iraq stays beside Iran whatever Washington does, so a "
            "broken word costs it twice as much.",
            {"loss": 2.0},
            critic="Salih",
        ),
    ],
    outcome="consent",
    against="audience_cost",
    picture={"hundred": HUNDRED},
    findings=FINDINGS,
    round=ROUND,
    walk=WALK,
)
