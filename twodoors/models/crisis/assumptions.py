"""The assumptions of the crisis machine: its own sliders, and what the chapters’ models give."""

from twodoors.model import Assumption
from twodoors.models import load
from twodoors.models.crisis.ladder import TOP, WEEKS
from twodoors.shared import RATIONALITY

JUDGEMENT = "Authors’ judgement. "
SCALE = "share of what a side would gain if the table gave it all that it wants"


def _war_cost(side: str, name: str, default: float, claim: str, why: str) -> Assumption:
    return Assumption(
        f"war_cost_{side}",
        f"What war costs {name}",
        default,
        1.25,
        5.0,
        latex=f"c_{{{side}}}",
        group="War and pride",
        claim=claim,
        ends=("little more than the stake", "five times the stake"),
        unit=SCALE,
        source=JUDGEMENT
        + why
        + " Each side has a scale of its own: 1 is what it would gain if the table gave it all that it wants, so that the two "
        "costs cannot be compared.",
        step=0.01,
        scale="ratio",
    )


def _carried(
    name: str, label: str, of: tuple[str, str], span: tuple[float, float], latex: str, claim: str, says: str
) -> Assumption:
    """What another chapter’s model gives; at first, what it gives at its defaults."""
    model, outcome = of
    return Assumption(
        name,
        label,
        load(model).evaluate()[outcome],
        *span,
        group="From the chapters",
        ends=("the least that the chapter can give", "the most"),
        source=says,
        latex=latex,
        claim=claim,
        unit="as the chapter has it",
        carries=of,
    )


CARRIED = [
    _carried(
        "misjudge",
        "War risked by a demand",
        ("deal_range", "war_risk"),
        (0.0, 1.0),
        "m_1",
        "1.2",
        "The risk of war that Washington takes with its best demand. Here it says how easily the top rung slides into war, which "
        "no one chooses.",
    ),
    _carried(
        "strain",
        "Strain on Baghdad",
        ("patrons", "cross_pressure"),
        (0.0, 1.0),
        "m_2",
        "2.4",
        "What Baghdad suffers between its patrons, used as the share by which its consent cannot stop an attack.",
    ),
    _carried(
        "militia",
        "Occasions that a militia uses",
        ("militia", "attack"),
        (0.0, 1.0),
        "m_3",
        "3.1",
        "How often a militia that its government watches attacks all the same.",
    ),
    _carried(
        "expulsion",
        "The troops are told to leave",
        ("vote", "expulsion"),
        (0.0, 1.0),
        "m_4",
        "4.1",
        "The chance that parliament’s vote becomes an order: troops that are gone are not hit.",
    ),
    _carried(
        "provoke",
        "A militia wants to provoke",
        ("trap", "attack"),
        (0.0, 1.0),
        "m_5",
        "5.1",
        "How often an attack pays, or seems to pay, whoever is struck in answer.",
    ),
    _carried(
        "consent",
        "Baghdad relies on Washington’s word",
        ("commitment", "consent"),
        (0.0, 1.0),
        "m_6",
        "6.2",
        "The chance that Washington gives its word and Baghdad relies on it; here Baghdad then stops attacks, as far as strain lets it.",
    ),
    _carried(
        "margin",
        "Risk above the critical risk",
        ("deterrence", "margin"),
        (-2.5, 2.0),
        "m_7",
        "7.1",
        "How far the risk of an answer stands above the one at which Iran would hit hard as likely as not.",
    ),
    _carried(
        "offer",
        "A third party offers a way out",
        ("offramp", "offer"),
        (0.0, 1.0),
        "m_8",
        "8.1",
        "How often a friend of the threatened side, or a neutral, speaks and offers.",
    ),
    _carried(
        "holds",
        "A deal holds a year",
        ("nuclear_deal", "holds"),
        (0.0, 1.0),
        "m_9",
        "9.1",
        "How often both sides keep a deal and no election ends it.",
    ),
    _carried(
        "table_us",
        "What the wider table gives Washington",
        ("linkage", "seat_us_surplus"),
        (0.0, 1.0),
        r"m_{10}^{us}",
        "10.1",
        "Its gain beyond no deal at a table of two issues and three sides.",
    ),
    _carried(
        "table_iran",
        "What the wider table gives Tehran",
        ("linkage", "seat_iran_surplus"),
        (0.0, 1.0),
        r"m_{10}^{iran}",
        "10.1",
        "Its gain beyond no deal at the same table.",
    ),
    _carried(
        "gulf_signs",
        "The Gulf states sign",
        ("linkage", "accept_gulf"),
        (0.5, 1.0),
        r"m_{10}^{gulf}",
        "10.1",
        "How often the neighbours sign what the wider table gives them; where they do not, they block the way out.",
    ),
    _carried(
        "edge",
        "Talks above conflict, for those in power",
        ("tehran", "edge"),
        (-1.0, 1.0),
        r"m_{11}",
        "11.1",
        "By how much likelier Tehran’s rulers stay in power if they come to talks.",
    ),
    _carried(
        "danger",
        "Troops drawn into more, a year",
        ("presence", "danger"),
        (0.0, 0.92),
        r"m_{12}",
        "12.1",
        "The yearly chance that attacks on the troops draw America into more.",
    ),
]

OWN = [
    Assumption(
        "start",
        "The rung where the crisis begins",
        5,
        0,
        TOP,
        latex="s",
        group="The ladder",
        claim="1.1",
        ends=("calm", "open exchange of strikes"),
        unit="rung",
        source="5, an open strike: on 3 January 2020 the United States had killed a general of Iran’s and said so (chronology). The "
        "rungs are the authors’.",
        step=1,
    ),
    Assumption(
        "hazard",
        "Chance a week that the top rung slides into war",
        0.00255,
        0.0003,
        0.03,
        latex="h",
        group="The ladder",
        claim="7.1",
        ends=("3 in 10,000", "3 in 100"),
        unit="chance a week on the highest rung",
        source="Set by calibration, so that on average over the doubts shown first half a year ends in war as often as crises since "
        "1945 whose own parties fought a full-scale war: 18 of 355 (International Crisis Behavior 16). A starting point, not evidence "
        "for the model. The range is the authors’ judgement.",
        step=0.0001,
        scale="ratio",
    ),
    Assumption(
        "push",
        "Chance a week that others push it up a rung",
        0.04,
        0.01,
        0.16,
        latex="u",
        group="The ladder",
        claim="5.1",
        ends=("one week in a hundred", "one in six"),
        unit="chance a week",
        source=JUDGEMENT + "One push in half a year: militias and others who are neither of the two sides.",
        step=0.001,
        scale="ratio",
    ),
    Assumption(
        "opening",
        "Chance a week that a way out is on offer, in calm",
        0.013,
        0.002,
        0.06,
        latex="o",
        group="The way out",
        claim="1.3",
        ends=("hardly ever", "six weeks in a hundred"),
        unit="chance a week on the lowest rung",
        source="Set by calibration in the same way, to crises that were mediated: 112 of 351 (International Crisis Behavior 16). "
        "Mediation is not the same as talks, but the nearest that was counted. The range is the authors’ judgement.",
        step=0.001,
        scale="ratio",
    ),
    Assumption(
        "door_slope",
        "How much oftener a way out is on offer at the top than in calm",
        0.5,
        0.0,
        1.0,
        latex="g",
        group="The way out",
        claim="1.3",
        ends=("no oftener", "twice as often"),
        unit="share more",
        source="A cautious reading of a count: somebody mediated in 24 of 101 crises without violence and in 34 of 94 with serious "
        "clashes, half as many again (International Crisis Behavior 16). Longer crises give violence and mediators more time: 0 is the "
        "other honest reading.",
    ),
    _war_cost("us", "Washington", 1.75, "7.1", "A war, not one exchange of blows."),
    _war_cost("iran", "Tehran", 2.5, "8.3", "Iran could not win it (claim 8.3), and it would be fought there."),
    Assumption(
        "pride",
        "What a step up earns at home, and a step down costs",
        0.04,
        0.0,
        0.08,
        latex="p",
        group="War and pride",
        claim="7.3",
        ends=("nothing", "twice as much as at first"),
        unit=SCALE,
        source=JUDGEMENT
        + "Leaders who back down from a public stand are punished at home: audience costs (Fearon 1994). No one "
        "has measured them here.",
        step=0.001,
        doubts="ratio",
    ),
    Assumption(
        "attrition",
        "What a week at the top wears away, of each side",
        0.025,
        0.0,
        0.05,
        latex="a",
        group="War and pride",
        claim="11.4",
        ends=("nothing", "a twentieth"),
        unit=SCALE,
        source=JUDGEMENT
        + "Lower rungs wear away less, in proportion. This is half of what Zartman calls ripeness: a stalemate that "
        "hurts.",
        step=0.0005,
        doubts="ratio",
    ),
    RATIONALITY,
]

#: What is looked at week by week; it moves nothing else.
WEEK = Assumption(
    "week",
    "The week that is looked at",
    1,
    1,
    WEEKS,
    latex="w",
    group="Week by week",
    ends=("the first, Tehran’s", "the last, Washington’s"),
    unit="week",
    source="No assumption, but what you look at: the moves of that week. Nothing else follows it.",
    step=1,
)
