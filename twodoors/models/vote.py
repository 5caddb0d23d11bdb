"""The vote: a quorum, a majority of those who came, and a government that may or may not act on the result."""

from collections.abc import Sequence

from sympy import Add, Expr, Float, sqrt

from twodoors.model import Assumption, Choice, Equation, Model, Outcome, Preset, Reading, Segment, above, symbols
from twodoors.picture.parliament import Bloc, parliament
from twodoors.shared import RATIONALITY

#: Seats of the parliament elected in 2018, by bloc as the authors group the lists; a test compares them with the table.
SEATS = {"shia": 188, "kurdish": 58, "sunni": 58, "other": 25}

turnout = {bloc: symbols(f"turnout_{bloc}") for bloc in SEATS}
in_favour = {bloc: symbols(f"yes_{bloc}") for bloc in SEATS}
authority, pressure, price, rationality = symbols("authority pressure price rationality")
present, needed, spare, variance, yes, no, lead = symbols("present needed spare variance yes no lead")
quorum, majority, passes, acts = symbols("quorum majority passes acts")


def _over(parts: Sequence[Expr]) -> Expr:
    """The sum over the blocs, each counted by its seats."""
    return Add(*[seats * part for seats, part in zip(SEATS.values(), parts, strict=True)])


def _turnout(bloc: str, whose: str, default: float, latex: str, source: str) -> Assumption:
    return Assumption(
        f"turnout_{bloc}",
        f"Members of the {whose} who come",
        default,
        0.0,
        1.0,
        group=whose[0].upper() + whose[1:],
        ends=("none", "all"),
        latex=latex,
        claim="4.1",
        unit="share of the bloc’s members",
        source=source,
    )


def _yes(bloc: str, whose: str, default: float, latex: str, source: str) -> Assumption:
    return Assumption(
        f"yes_{bloc}",
        f"Of these, votes for Yes ({whose})",
        default,
        0.0,
        1.0,
        group=whose[0].upper() + whose[1:],
        ends=("all vote No", "all vote Yes"),
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
        "Quorum and majority rule with uncertain turnout; that a No can help by making the quorum: Côrte-Real and Pereira 2004. "
        "The government’s step is a logit choice (McKelvey and Palfrey 1998)."
    ),
    assumptions=[
        _turnout(
            "shia",
            "Shia lists",
            0.9,
            r"t_{\text{Shia}}",
            "Set so that about 170 vote Yes, the number on record. That is tuning to one count, not evidence on who came: "
            "a Kurdish office in Washington counted 164 Shia members (Washington Kurdish Institute 2020), about 0.87.",
        ),
        _yes(
            "shia",
            "Shia lists",
            1.0,
            r"y_{\text{Shia}}",
            "No vote against is on record.",
        ),
        _turnout(
            "kurdish",
            "Kurdish lists",
            0.02,
            r"t_{\text{Kurd}}",
            "The Kurdish blocs said that they would stay away (Alhurra 2020); one Kurdish officer of the house is reported "
            "present (Washington Kurdish Institute 2020), and 1 of 58 is 0.02.",
        ),
        _yes(
            "kurdish",
            "Kurdish lists",
            0.0,
            r"y_{\text{Kurd}}",
            "Authors’ judgement: those who stayed away from a vote would, had they come, have voted No (claim 5.3).",
        ),
        _turnout(
            "sunni",
            "Sunni lists",
            0.02,
            r"t_{\text{Sunni}}",
            "Most stayed away. Reports run from the speaker alone to nine members (Washington Kurdish Institute 2020), 0.16 of 58.",
        ),
        _yes(
            "sunni",
            "Sunni lists",
            0.0,
            r"y_{\text{Sunni}}",
            "Authors’ judgement: as for the Kurdish lists. On the count of nine who came, they voted Yes.",
        ),
        _turnout(
            "other",
            "other lists",
            0.02,
            r"t_{\text{other}}",
            "Authors’ judgement: no report says who of these came; few can have, if 172 were present.",
        ),
        _yes(
            "other",
            "other lists",
            0.5,
            r"y_{\text{other}}",
            "Authors’ judgement: nothing is known, so an even split.",
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
    ],
    equations=[
        Equation(
            "present",
            _over([*turnout.values()]),
            "A",
            "How many members come, on average: each bloc’s seats times the share of it that comes.",
        ),
        Equation(
            "needed",
            Float("164.5"),
            "q",
            "A session needs 165 of the 329 members, so the line runs in the middle between 164 and 165.",
        ),
        Equation("spare", present - needed, "S", "How many more come than are needed, on average."),
        Equation(
            "variance",
            _over([share * (1 - share) for share in turnout.values()]),
            "v",
            "How far the number may stray from that average, if each member decides alone: most where half a bloc comes.",
        ),
        Equation(
            "yes", _over([turnout[b] * in_favour[b] for b in SEATS]), "Y", "Votes for the resolution, on average."
        ),
        Equation("no", present - yes, "N", "The others who are present."),
        Equation("lead", yes - no, "M", "By how many the Yes votes outnumber them."),
        Equation(
            "quorum",
            above(spare, sqrt(variance + 1)),
            r"\Pr(\text{quorum})",
            "The chance that enough members come for a session.",
        ),
        Equation(
            "majority",
            above(lead, sqrt(variance + 1)),
            r"\Pr(\text{majority})",
            "The chance that more vote Yes than No.",
        ),
        Equation(
            "passes", quorum * majority, r"\Pr(\text{passes})", "It passes if there is a session and a majority in it."
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
    ],
    outcomes=[
        Outcome("passes", "The resolution passes"),
        Outcome("quorum", "Enough members come"),
        Outcome("expulsion", "It passes and the troops are told to leave"),
        Outcome("present", "Members present, on average", "count"),
        Outcome("yes", "Yes votes, on average", "count"),
        Outcome("no", "No votes, on average", "count"),
    ],
    bar=[
        Segment("passes", "Passes", "neither"),
        Segment(None, "Does not pass: no quorum, or voted down", "neither"),
    ],
    readings=[
        Reading(
            quorum < Float("0.5"),
            "Probably there is no session: {present} members come on average, and 165 are needed. "
            "The resolution passes with a chance of {passes}.",
        ),
        Reading(
            majority < Float("0.5"),
            "There is a session, and probably a defeat: {yes} Yes to {no} No on average. "
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
            "The government asked for it",
            "Abdul Mahdi 2020, in the authors’ numbers: he recommended it to parliament, stood by it, and asked Washington to "
            "send delegates about leaving. So the wish was there, and he acted as if the power were.",
            {"authority": 0.8, "pressure": 0.8},
        ),
        Preset(
            "Two communities were absent",
            "Al-Nujaifi 2020, in the authors’ numbers: parliament may not give a government such orders, a caretaker may not "
            "carry them out, and one community decided alone.",
            {"authority": 0.05},
        ),
    ],
    outcome="passes",
    against="turnout_shia",
    picture=parliament(
        [
            Bloc("Shia", SEATS["shia"], "turnout_shia", "yes_shia"),
            Bloc("Kurdish", SEATS["kurdish"], "turnout_kurdish", "yes_kurdish"),
            Bloc("Sunni", SEATS["sunni"], "turnout_sunni", "yes_sunni"),
            Bloc("Other", SEATS["other"], "turnout_other", "yes_other"),
        ],
        "Of 329 members about {present} come, {yes} of whom vote yes and {no} no; the others stay away.",
    ),
)
