"""The vote: a quorum, a majority of those who came, and a government that may or may not act on the result."""

from collections.abc import Sequence

from sympy import Abs, Add, Eq, Expr, Float, Min, sqrt

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
    above,
    at,
    higher,
    other,
    symbols,
)
from twodoors.model.picture import Sweep
from twodoors.models.rounds.vote import ROUND
from twodoors.models.walks.vote import WALK
from twodoors.picture.house import house
from twodoors.picture.hump import hump
from twodoors.picture.hurdles import hurdles
from twodoors.picture.parliament import Bloc, parliament
from twodoors.shared import RATIONALITY

#: Seats of the parliament elected in 2018, by bloc as the authors group the lists; a test compares them with the table.
SEATS = {"shia": 188, "kurdish": 58, "sunni": 58, "other": 25}

#: The blocs whose members each decide alone whether to come; leaders decide it for the others.
ALONE = ("shia", "other")

turnout = {bloc: symbols(f"turnout_{bloc}") for bloc in SEATS}
in_favour = {bloc: symbols(f"yes_{bloc}") for bloc in SEATS}
authority, pressure, price, rationality = symbols("authority pressure price rationality")
present, yes, no, variance, spread = symbols("present yes no variance spread")
quorum, majority, passes, acts, expulsion = symbols("quorum majority passes acts expulsion")
come, come_yes, come_present, come_quorum = symbols("come come_yes come_present come_quorum")

#: The two lists that are against, and how many seats they have.
LED = ("kurdish", "sunni")
OPPONENTS = sum(SEATS[bloc] for bloc in LED)

#: Half-way between too few for a session and enough, and between a tie and a majority.
QUORUM, HALF = Float("164.5"), Float("0.5")

#: So many No votes help a motion most.
MOST = 82

#: What is less often moved than the rest.
MINOR = "Of minor weight: other lists, and how those who stay away would vote"

#: Both lists are against.
AGAINST = {"yes_kurdish": 0.0, "yes_sunni": 0.0}

#: Of the two lists nobody comes, or everybody.
NOBODY_OR_ALL = {
    "none": {"turnout_kurdish": 0, "turnout_sunni": 0},
    "full": {"turnout_kurdish": 1, "turnout_sunni": 1},
}


def _over(parts: Sequence[Expr]) -> Expr:
    """The sum over the blocs, each counted by its seats."""
    return Add(*[seats * part for seats, part in zip(SEATS.values(), parts, strict=True)])


def _turnout(bloc: str, whose: str, default: float, latex: str, source: str, low: float = 0.0) -> Assumption:
    return Assumption(
        f"turnout_{bloc}",
        f"Members of the {whose} who come",
        default,
        low,
        1.0,
        group=MINOR if bloc == "other" else whose[0].upper() + whose[1:],
        ends=("three in five" if low else "none", "all"),
        latex=latex,
        claim="4.1",
        unit="share of the bloc’s members",
        source=source,
    )


def _yes(bloc: str, whose: str, default: float, latex: str, source: str, low: float = 0.0) -> Assumption:
    return Assumption(
        f"yes_{bloc}",
        f"Of these, votes for Yes ({whose})" if bloc == "shia" else f"Of those who come, votes for Yes ({whose})",
        default,
        low,
        1.0,
        group="Shia lists" if bloc == "shia" else MINOR,
        ends=("half vote No" if low else "all vote No", "all vote Yes"),
        latex=latex,
        claim="4.1",
        unit="share of those who come",
        source=source,
    )


MODEL = Model(
    name="vote",
    title="The vote",
    question="What does a unanimous vote of half a parliament settle?",
    source=(
        "Quorum and majority rule, with turnout that is partly chance and partly chosen. That a No can help by making the "
        "quorum is a no-show paradox (Fishburn and Brams 1983; for quorums Côrte-Real and Pereira 2004, Herrera and Mattozzi "
        "2010). The government’s step is a logit choice (McKelvey and Palfrey 1998)."
    ),
    assumptions=[
        _turnout(
            "shia",
            "Shia lists",
            0.9,
            r"t_{\text{Shia}}",
            "Set so that about 170 vote Yes, the number on record. That is tuning to one count, not evidence on who came: "
            "a Kurdish office in Washington counted 164 Shia members (Washington Kurdish Institute 2020), about 0.87. "
            "The range holds the halls in which a session is in question.",
            low=0.6,
        ),
        _yes(
            "shia",
            "Shia lists",
            1.0,
            r"y_{\text{Shia}}",
            "No vote against is on record. Below one half they would be no supporters; the range ends there.",
            low=0.5,
        ),
        _turnout(
            "kurdish",
            "Kurdish lists",
            0.02,
            r"t_{\text{Kurd}}",
            "The Kurdish blocs said that they would stay away (Alhurra 2020); one Kurdish officer of the house is reported "
            "present (Washington Kurdish Institute 2020), and 1 of 58 is 0.02. So that turnout is chosen.",
        ),
        _turnout(
            "sunni",
            "Sunni lists",
            0.02,
            r"t_{\text{Sunni}}",
            "Most stayed away. Reports run from the speaker alone to nine members (Washington Kurdish Institute 2020), "
            "0.16 of 58.",
        ),
        Assumption(
            "authority",
            "What a caretaker may do",
            0.35,
            0.0,
            1.0,
            group="The government",
            ends=("run daily business only", "all that a full government may"),
            latex="a",
            claim="4.2",
            unit="chance that an order to leave would stand",
            source=(
                "Authors’ judgement: below one half, since a resigned prime minister’s power was denied (al-Tamimi 2020), "
                "but well above nought, since the troops were there on letters between governments (The Washington Post 2020)."
            ),
        ),
        Assumption(
            "pressure",
            "What leaving the vote unheeded would cost the government",
            0.5,
            0.0,
            1.0,
            group="The government",
            ends=("nothing", "the whole stake"),
            latex="g",
            claim="4.2",
            source="Authors’ judgement: equal to the price, because claim 4.2 leaves the government’s wish open.",
        ),
        Assumption(
            "price",
            "What expelling the troops would cost the government",
            0.5,
            0.0,
            1.0,
            group="The government",
            ends=("nothing", "the whole stake"),
            latex="c",
            claim="5.2",
            source=(
                "Authors’ judgement: the fight against the Islamic State, and Washington’s threat of sanctions; "
                "an even balance takes no side."
            ),
        ),
        RATIONALITY,
        _turnout(
            "other",
            "other lists",
            0.02,
            r"t_{\text{other}}",
            "Authors’ judgement: no report says who of these came; few can have, if 172 were present.",
        ),
        _yes(
            "kurdish",
            "Kurdish lists",
            0.0,
            r"y_{\text{Kurd}}",
            "Authors’ judgement: those who stayed away from a vote would, had they come, have voted No (claim 5.3).",
        ),
        _yes(
            "sunni",
            "Sunni lists",
            0.0,
            r"y_{\text{Sunni}}",
            "Authors’ judgement: as for the Kurdish lists. On the count of nine who came, they voted Yes.",
        ),
        _yes(
            "other",
            "other lists",
            0.5,
            r"y_{\text{other}}",
            "Authors’ judgement: nothing is known, so an even split.",
        ),
    ],
    equations=[
        Equation(
            "present",
            _over([*turnout.values()]),
            "A",
            "How many members come, on average: each bloc’s seats times the share of it that comes.",
        ),
        Equation(
            "yes", _over([turnout[b] * in_favour[b] for b in SEATS]), "Y", "Votes for the resolution, on average."
        ),
        Equation("no", present - yes, "N", "The others who are present."),
        Equation(
            "variance",
            Add(*[SEATS[b] * turnout[b] * (1 - turnout[b]) for b in ALONE]),
            "v",
            "How far these numbers may stray from the average, where each member decides alone whether to come. Kurdish and "
            "Sunni leaders decide how many of theirs do, which leaves nothing to chance.",
        ),
        Equation(
            "spread",
            sqrt(variance + 1),
            "s",
            "The same in members. The one that is added keeps the curve smooth where nothing is left to chance.",
        ),
        Equation(
            "quorum",
            above(present - QUORUM, spread),
            r"\Pr(\text{quorum})",
            "The chance that at least 165 come, a majority of the 329: the line runs half-way between 164 and 165.",
        ),
        Equation(
            "majority",
            above(yes - no - HALF, spread),
            r"\Pr(\text{majority})",
            "The chance that at least one more votes Yes than No: a tie fails, so the line runs half-way between 0 and 1.",
        ),
        Equation(
            "passes",
            quorum * majority,
            r"\Pr(\text{passes})",
            "It passes if there is a session and a majority in it, as if neither told of the other.",
        ),
        Equation(
            "acts",
            Choice(rationality, pressure, price),
            r"\Pr(\text{acts})",
            "The government means to act the more surely, the more ignoring the vote would cost it beyond the price of acting.",
        ),
        Equation(
            "expulsion",
            passes * authority * acts,
            r"\Pr(\text{expulsion})",
            "The troops are told to leave if the vote passes, the government may act on it, and it wants to.",
        ),
        Equation(
            "come_present",
            _over([0 if bloc in LED else turnout[bloc] for bloc in SEATS]) + come,
            "A_m",
            "How many are there if so many of the two lists come, each in the same part.",
        ),
        Equation(
            "come_yes",
            _over([come / OPPONENTS * in_favour[b] if b in LED else turnout[b] * in_favour[b] for b in SEATS]),
            "Y_m",
            "Votes for the resolution then.",
        ),
        Equation(
            "come_quorum", above(come_present - QUORUM, spread), r"\Pr(\text{quorum} \mid m)", "Enough come then."
        ),
        Equation(
            "come_passes",
            come_quorum * above(2 * come_yes - come_present - HALF, spread),
            r"\Pr(\text{passes} \mid m)",
            "And it passes then: there is a session, and a majority in it.",
        ),
        Equation("come_share", come_yes / come_present, "y_m", "The part of those present that votes Yes then."),
    ],
    outcomes=[
        Outcome("passes", "The resolution passes"),
        Outcome("quorum", "Enough members come"),
        Outcome("majority", "More vote Yes than No"),
        Outcome("expulsion", "It passes and the troops are told to leave"),
        Outcome("present", "Members present, on average", "count"),
        Outcome("yes", "Yes votes, on average", "count"),
        Outcome("no", "No votes, on average", "count"),
        Outcome("come_passes", "Passes, with so many opponents there"),
        Outcome("come_quorum", "Enough come, with so many opponents there"),
        Outcome("come_share", "Yes among those present, with so many opponents there", "share"),
    ],
    bar=[
        Segment("passes", "Passes", "neither"),
        Segment(None, "Does not pass: no quorum, or voted down", "neither"),
    ],
    readings=[
        Reading(
            quorum < HALF,
            "Probably there is no session: {present} members come on average, and 165 are needed. "
            "The resolution passes with a chance of {passes}.",
        ),
        Reading(
            majority < HALF,
            "Probably there is a session, and a defeat in it: {yes} Yes to {no} No on average. "
            "The resolution passes with a chance of {passes}.",
        ),
        Reading(
            True,
            "The resolution passes with a chance of {passes}: {yes} Yes to {no} No on average. "
            "That it passes and the troops are told to leave has a chance of {expulsion}.",
        ),
    ],
    presets=[
        Preset(
            "The vote on record",
            "172 present by the official account (Council of Representatives 2020), 170 in favour (NRT 2020); the government’s "
            "power and wish as open as claim 4.2 has them, in the authors’ numbers.",
        ),
        Preset(
            "Opponents come and vote No",
            "A what-if of the authors’: nine in ten of the Kurdish and Sunni members attend, and all of these vote No.",
            {"turnout_kurdish": 0.9, "turnout_sunni": 0.9},
        ),
        Preset(
            "A few more stay away",
            "A what-if of the authors’: nine or ten fewer members of the Shia lists come. A member said that many of theirs "
            "were missing as it was (Shams al-Din 2020).",
            {"turnout_shia": 0.85},
        ),
        Preset(
            "… and opponents come",
            "A what-if of the authors’: as few of the Shia lists, and nine in ten of the Kurdish and Sunni members, who vote No.",
            {"turnout_shia": 0.85, "turnout_kurdish": 0.9, "turnout_sunni": 0.9},
        ),
        Preset(
            "The government asked for it",
            "Abdul Mahdi 2020, in the authors’ numbers: he went to parliament himself and recommended it. So the wish was there, "
            "and he spoke as if the power were.",
            {"authority": 0.8, "pressure": 0.8},
            critic="Abdul Mahdi",
        ),
        Preset(
            "Two communities were absent",
            "Al-Nujaifi 2020, in the authors’ numbers: parliament may not give a government such orders, a caretaker may not "
            "carry them out, and one community decided alone.",
            {"authority": 0.05},
            critic="al-Nujaifi",
        ),
    ],
    outcome="passes",
    against="turnout_shia",
    findings=[
        Finding(
            name="a-no-supplies-the-quorum",
            says=(
                "If both lists are against and fewer than 24 others vote No, the motion is never less likely to pass when all of "
                "them come and vote No than when none does."
            ),
            claim="4.1",
            given=AGAINST,
            settings=NOBODY_OR_ALL,
            when=at("none", "no") < 24,
            holds=at("full", "passes") >= at("none", "passes"),
        ),
        Finding(
            name="come-if-there-are-more-of-you",
            says=(
                "If both lists are against and 24 or more others vote No, the motion is never likelier to pass when all of "
                "them come and vote No than when none does."
            ),
            claim="4.1",
            given=AGAINST,
            settings=NOBODY_OR_ALL,
            when=at("none", "no") >= 24,
            holds=at("full", "passes") <= at("none", "passes"),
        ),
        Finding(
            name="eighty-two",
            says=(
                "If both lists are against, bringing the number of No votes nearer to 82, half a quorum, never makes the motion "
                "less likely to pass, in any hall."
            ),
            claim="4.1",
            given=AGAINST,
            settings={"nearer": {"turnout_kurdish": other("turnout_kurdish"), "turnout_sunni": other("turnout_sunni")}},
            when=Abs(at("nearer", "no") - 82) < Abs(no - 82),
            holds=at("nearer", "passes") >= passes,
        ),
        Finding(
            name="all-or-nothing",
            says=(
                "However the two lists vote, half a boycott never stops a motion better than the best that whole boycotts do: "
                "by one of them, by both or by neither."
            ),
            claim="4.1",
            settings={
                **NOBODY_OR_ALL,
                "kurdish_alone": {"turnout_kurdish": 1, "turnout_sunni": 0},
                "sunni_alone": {"turnout_kurdish": 0, "turnout_sunni": 1},
            },
            holds=passes
            >= Min(*[at(setting, "passes") for setting in ("none", "full", "kurdish_alone", "sunni_alone")]),
        ),
        Finding(
            name="together-all-or-nothing",
            says=(
                "Where both lists do the same, half a boycott never stops a motion better than the better of a whole one and "
                "none, however they vote."
            ),
            claim="4.1",
            settings={**NOBODY_OR_ALL, "alike": {"turnout_sunni": turnout["kurdish"]}},
            holds=at("alike", "passes") >= Min(at("none", "passes"), at("full", "passes")),
        ),
        Finding(
            name="what-unanimity-measures",
            says=(
                "The more members come who are all against, the smaller is the share of Yes among those present, and not one "
                "Yes is lost."
            ),
            claim="4.1",
            by_construction=True,
            given=AGAINST,
            settings={
                "fuller": {"turnout_kurdish": higher("turnout_kurdish"), "turnout_sunni": higher("turnout_sunni")}
            },
            holds=Eq(at("fuller", "yes"), yes) & (at("fuller", "yes") / at("fuller", "present") < yes / present),
        ),
        Finding(
            name="the-third-hurdle",
            says="Who attends does not change how often the troops are told to leave once the resolution has passed.",
            claim="4.2",
            by_construction=True,
            settings={"attended": {f"turnout_{bloc}": other(f"turnout_{bloc}") for bloc in SEATS}},
            holds=Eq(at("attended", "expulsion") / at("attended", "passes"), expulsion / passes),
        ),
        Finding(
            name="no-more-than-it-may",
            says="The troops are never told to leave more often than such an order would stand.",
            claim="4.2",
            by_construction=True,
            holds=expulsion <= authority,
        ),
    ],
    tried=[
        Assumption(
            "come",
            "Opponents who come",
            2,
            0,
            OPPONENTS,
            group="In the picture alone",
            ends=("none", "all 116"),
            latex="m",
            unit="members",
            step=1,
            source=(
                "No assumption: how many of the 116 members of the Kurdish and Sunni lists are there, if they come as one. Two, "
                "as on record, at first."
            ),
        ),
    ],
    picture={
        "hump": hump(
            Sweep("hump", "come_passes", ["come"], 0, OPPONENTS),
            Sweep("enough", "come_quorum", ["come"], 0, OPPONENTS),
            come="come",
            most="come_most",
            equations=[Equation("come_most", MOST - (come_present - come_yes) + come, "", "")],
            title="Curve",
            says="How often it passes, over the number of opponents in the hall. With {come} there it passes {hump_now} times, and "
            "enough members come {enough_now} times.",
            key="The line: how often it passes with so many opponents in the hall. Above it what else may happen: no session, as too "
            "few came, or a defeat. The dotted line: 82 No votes, half a session. Drag the dot, or its slider.",
        ),
        "house": house(
            Bloc("supporters", SEATS["shia"], "turnout_shia", "yes_shia"),
            Bloc("opponents", OPPONENTS, "led_share", "led_yes"),
            Bloc("others", SEATS["other"], "turnout_other", "yes_other"),
            come="come",
            present="come_there",
            session=165,
            share="come_share",
            title="House",
            says="Of 329 members {come_there} are there, {come} of them opponents; 165 make a session. {come_share} of those "
            "present vote Yes.",
            key="● votes Yes, ◍ votes No, ○ is not there. Drag the handle on the rim, or its slider: it leads opponents in.",
            equations=[
                Equation("led_yes", (in_favour["kurdish"] + in_favour["sunni"]) / 2, "", ""),
                Equation("come_there", come_present, "", ""),
            ],
        ),
        "hurdles": hurdles(
            [("quorum", "a session"), ("passes", "and passed"), ("expulsion", "and told to leave")],
            says="Of a hundred: a session {quorum}, passed {passes}, the troops told to leave {expulsion}.",
            key="A hundred such days in each row: large dots are over the hurdle, and over those before it.",
            title="Hurdles",
        ),
        "lists": parliament(
            [
                Bloc("Shia", SEATS["shia"], "turnout_shia", "yes_shia"),
                Bloc("Kurdish", SEATS["kurdish"], "turnout_kurdish", "yes_kurdish"),
                Bloc("Sunni", SEATS["sunni"], "turnout_sunni", "yes_sunni"),
                Bloc("Other", SEATS["other"], "turnout_other", "yes_other"),
            ],
            "Of 329 members about {present} come, {yes} of whom vote yes and {no} no; the others stay away.",
        ),
    },
    walk=WALK,
    round=ROUND,
)
