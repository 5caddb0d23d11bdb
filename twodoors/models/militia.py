"""The militias: a government watches at a cost, a militia backed from abroad may or may not see how closely."""

from sympy import Eq, Max, Min, Piecewise, Rational

from twodoors.model import (
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
from twodoors.models.rounds.militia import ROUND
from twodoors.models.walks.militia import WALK
from twodoors.picture.ramp import ramp
from twodoors.picture.replies import Reply, replies

backing, penalty, loss, monitoring_cost = symbols("backing penalty loss monitoring_cost")
foiled, visible = symbols("foiled visible")
threat, dear, wanted = symbols("threat dear wanted")
monitoring, expected_penalty, attack, government_loss = symbols("monitoring expected_penalty attack government_loss")

JUDGEMENT = "Authors’ judgement. "
ITS_SCALE = "a scale of worth: at first the militia’s best occasion is worth 1"
THE_GOVERNMENTS = "another scale, the government’s: at first an attack costs it 1"
NOUGHT = Rational(1, 10**9)  # what rounding leaves of it

watched = Min(1, wanted)  # if attacks did not stop before

#: Twice the penalty, and where that is asked of watching that nobody sees.
TWICE = {"twice": {"penalty": 2 * penalty}}
UNSEEN = (foiled > 0) & (penalty > 0) & (monitoring < 1)

#: Some attacks remain, and some go undetected, before and after the law gets tougher.
SOME = (monitoring < 1) & (at("tougher", "monitoring") < 1) & (at("tougher", "attack") > 0)

#: How far the watching is seen, and what that is set against: how much it foils and how cheap it is.
SIGHT, REWARD = visible / (1 + visible), foiled**2 * loss / monitoring_cost

OCCASIONS = ramp(
    used="attack",
    most="backing",
    level="expected_penalty",
    top=2.0,
    across="a hundred occasions, from least to most worth",
    legend={"expected_penalty": "the penalty it reckons with", "attack": "it attacks"},
    says="A hundred occasions to attack, from the least to the most worth to the militia, up to {backing}. It reckons with "
    "a penalty of {expected_penalty} and attacks where the occasion is worth more, {attack}.",
    key="Each bar is an occasion to attack, as high as it is worth to the militia. The line is the penalty, times the chance "
    "of being found out: occasions that are worth more are used.",
    title="Occasions",
)

#: Where the militia’s line meets the floor, or the right-hand edge; and the government’s line from there on: what it
#: would watch if no attack were left, or every one, and how far up it reaches the right-hand edge.
LINES = [
    Equation("line_stop", Piecewise((1, threat <= 1), (1 / threat, True)), "", ""),
    Equation("line_end", Max(0, 1 - threat), "", ""),
    Equation("line_slope", dear + foiled * visible * threat, "", ""),
    Equation("line_none", Min(1, visible * threat / symbols("line_slope")), "", ""),
    Equation("line_floor", Min(symbols("line_none"), symbols("line_stop")), "", ""),
    Equation("line_all", Min(1, (foiled + visible * threat) / symbols("line_slope")), "", ""),
    Equation(
        "line_turn",
        Piecewise(
            (1, foiled + visible * threat <= symbols("line_slope")),
            (0, foiled <= 0),
            (Max(0, (symbols("line_slope") - visible * threat) / Max(foiled, NOUGHT)), True),
        ),
        "",
        "",
    ),
]

SIDES = replies(
    [
        Reply("the militia", [(0.0, 1.0), ("line_stop", "line_end"), (1.0, "line_end")], "td-line-war"),
        Reply(
            "Baghdad",
            [("line_floor", 0.0), ("line_none", 0.0), ("line_all", "line_turn"), ("line_all", 1.0)],
            "td-line-ink",
        ),
    ],
    at=("monitoring", "attack"),
    across="found out, of 100 attacks",
    up="attacks, of 100 occasions",
    nought=("no attacks,", "no watching"),
    equations=LINES,
    says="Two lines. The closer the watching, the fewer the militia’s attacks; the more attacks, the closer Baghdad "
    "watches. They meet where it attacks {attack} and {monitoring} attacks are found out.",
    key="The militia’s line: the closer it is watched, the fewer its attacks. Baghdad’s: the more attacks, the closer it "
    "watches. They meet at the dot.",
    title="Two lines",
)

MODEL = Model(
    name="militia",
    title="The militias",
    question="Why may a government with the law on its side fail to control a militia?",
    source=(
        "An inspection game (Avenhaus, von Stengel and Zamir 2002) between principal and agent (Miller 2005), with a penalty "
        "that counts as often as it is imposed (Becker 1968). That the militia sees the watching with some chance, between "
        "their two cases, is our addition."
    ),
    assumptions=[
        Assumption(
            "backing",
            "What backing from abroad makes an attack worth, at most",
            1.0,
            0.2,
            2.0,
            group="The militia",
            claim="3.1",
            ends=("a fifth of what it is at first", "twice as much"),
            latex="b",
            unit=ITS_SCALE,
            source="The unit of this model. How much money Iran paid is told by commanders without names (Asharq Al-Awsat 2020); "
            "what it bought is judgement.",
            step=0.02,
        ),
        Assumption(
            "visible",
            "How well the militia can see how closely it is watched",
            0.5,
            0.0,
            1.0,
            group="The militia",
            claim="3.2",
            ends=("it is guessing", "in plain view"),
            latex="v",
            unit="chance that it sees",
            source=JUDGEMENT
            + "Nothing is known, so the midpoint. Some who watched were close to the watched; much is secret.",
        ),
        Assumption(
            "penalty",
            "The penalty for an attack that is found out",
            0.5,
            0.0,
            1.0,
            group="The government",
            claim="3.2",
            ends=("none", "as much as the best occasion is worth at first"),
            latex="p",
            unit=ITS_SCALE,
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
            ends=("a fifth of what it is at first", "twice as much"),
            latex=r"\ell",
            unit=THE_GOVERNMENTS,
            source="The unit of the government’s scale. One that minds less stands further to the left.",
            step=0.02,
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
            unit=THE_GOVERNMENTS,
            source=JUDGEMENT
            + "At 1, finding out every attack would cost as much as half of all attacks; at 3, one and a half times all of them.",
            step=0.02,
        ),
        Assumption(
            "foiled",
            "How much of the harm is prevented if an attack is found out",
            0.4,
            0.0,
            1.0,
            group="The government",
            claim="3.2",
            ends=("none: it is only punished", "all of it"),
            latex="f",
            unit="share of the harm",
            source=JUDGEMENT + "Less than half: most attacks are found out too late to stop them, if at all.",
        ),
    ],
    equations=[
        Equation(
            "threat",
            penalty / backing,
            "t",
            "How much the penalty threatens: it, beside the most that an attack is worth.",
        ),
        Equation(
            "dear",
            monitoring_cost / loss,
            "d",
            "How dear watching is beside what an attack costs the government.",
        ),
        Equation(
            "wanted",
            (foiled + visible * threat) / (dear + foiled * threat * (1 + visible)),
            "w",
            "Where one step more of watching would cost as much as it saves: by attacks that are foiled, and, as far as the "
            "step is seen, by attacks that are not made.",
        ),
        Equation(
            "monitoring",
            Piecewise((watched, watched * threat <= 1), (1 / threat, True)),
            "m",
            "The government watches so closely, but finds out no more than every attack, and no more than stops the last.",
        ),
        Equation(
            "expected_penalty",
            monitoring * penalty,
            "e",
            "What the militia reckons with: the penalty, as often as an attack is found out.",
        ),
        Equation(
            "attack",
            Max(0, 1 - monitoring * threat),
            r"\Pr(\text{attack})",
            "It uses the occasions that are worth more than that. They are worth anything up to the full backing, all equally "
            "likely.",
        ),
        Equation(
            "government_loss",
            loss * attack * (1 - foiled * monitoring) + monitoring_cost * monitoring**2 / 2,
            "G",
            "What attacks and watching together cost the government. The closer it watches already, the dearer the next step.",
        ),
    ],
    outcomes=[
        Outcome("attack", "The militia attacks", "chance", "war"),
        Outcome("monitoring", "An attack is found out", "chance"),
        Outcome("expected_penalty", "The penalty that the militia reckons with", "number"),
        Outcome("government_loss", "What attacks and watching cost the government", "number"),
    ],
    bar=[Segment("attack", "The militia attacks", "war"), Segment(None, "It holds back", "neither")],
    readings=[
        Reading(
            attack <= NOUGHT,
            "The militia holds back: {monitoring} attacks would be found out, and that is enough. Watching costs the "
            "government {government_loss} on its scale.",
        ),
        Reading(
            attack >= 1 - NOUGHT,
            "Nothing holds the militia back: it attacks on every occasion, and {monitoring} attacks are found out. Attacks and "
            "watching cost the government {government_loss} on its scale.",
        ),
        Reading(
            attack > Rational(1, 2),
            "The militia mostly does as it likes: it uses {attack} of its occasions to attack, and {monitoring} attacks are "
            "found out. Attacks and watching cost the government {government_loss} on its scale.",
        ),
        Reading(
            True,
            "The militia is held back at least half of the time: it uses {attack} of its occasions to attack, and {monitoring} "
            "attacks are found out. Attacks and watching cost the government {government_loss} on its scale.",
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
            "so the toughest penalty. That nobody could see it watched is the authors’ judgement.",
            {"penalty": 1.0, "visible": 0.0},
        ),
        Preset(
            "Inspectors at the gate",
            "The authors’ what-if: the penalty stays as it was, and the watching is done in plain view.",
            {"visible": 1.0},
        ),
        Preset(
            "A penalty in name",
            "The authors’ what-if: whoever is found out is let go, or nearly so.",
            {"penalty": 0.1},
        ),
        Preset(
            "One network",
            "Mansour 2021, in the authors’ numbers: the forces belong to the networks that make up the state, so that those who "
            "govern lose little by them, and watching means watching colleagues.",
            {"loss": 0.4, "monitoring_cost": 2.5},
            critic="Mansour",
        ),
    ],
    outcome="attack",
    against="penalty",
    picture={"occasions": OCCASIONS, "sides": SIDES},
    findings=[
        Finding(
            name="the-law-on-paper",
            says="Where watching is not seen, foils something and misses some attacks, twice the penalty means less watching.",
            claim="3.2",
            given={"visible": 0},
            settings=TWICE,
            when=UNSEEN,
            holds=at("twice", "monitoring") / monitoring < 1,
        ),
        Finding(
            name="over-half-remain",
            says=(
                "Where watching is not seen, foils something and misses some attacks, over half of the attacks remain after the "
                "penalty is doubled."
            ),
            claim="3.2",
            given={"visible": 0},
            settings=TWICE,
            when=UNSEEN,
            holds=at("twice", "attack") / attack > Rational(1, 2),
        ),
        Finding(
            name="not-twice-the-threat",
            says=(
                "Where watching is not seen, foils something and misses some attacks, twice the penalty on paper is less than "
                "twice the penalty that the militia reckons with."
            ),
            claim="3.2",
            given={"visible": 0},
            settings=TWICE,
            when=UNSEEN,
            holds=at("twice", "expected_penalty") / expected_penalty < 2,
        ),
        Finding(
            name="unseen-never-ends-it",
            says="Watching that is not seen never stops the attacks, whatever the penalty.",
            claim="3.2",
            given={"visible": 0},
            holds=attack > 0,
        ),
        Finding(
            name="seen-it-helps",
            says="The better the militia can see how closely it is watched, attacks are never more.",
            claim="3.2",
            settings={"seen": {"visible": higher("visible")}},
            holds=at("seen", "attack") <= attack,
        ),
        Finding(
            name="seen-it-pays",
            says=(
                "The better the militia can see how closely it is watched, attacks and watching never cost the government more."
            ),
            claim="3.2",
            settings={"seen": {"visible": higher("visible")}},
            holds=at("seen", "government_loss") <= government_loss,
        ),
        Finding(
            name="show-the-watchers",
            says=(
                "Letting the militia see the watching leaves no more attacks than twice a penalty that nobody sees enforced, "
                "where the penalty is at least the share foiled of what an attack is worth at most, and not every attack is "
                "found out."
            ),
            claim="3.2",
            settings={"seen": {"visible": 1}, "doubled": {"penalty": 2 * penalty, "visible": 0}},
            when=(foiled <= threat) & (at("seen", "monitoring") < 1),
            holds=at("seen", "attack") <= at("doubled", "attack"),
        ),
        Finding(
            name="busier-watchers",
            says=(
                "While some attacks remain and some go undetected, a tougher law brings more watching if the watching is seen "
                "well, for how much it foils and how cheap it is; penalty and backing have no part in which it is."
            ),
            claim="3.2",
            settings={"tougher": {"penalty": higher("penalty")}},
            when=SOME & (SIGHT > REWARD),
            holds=at("tougher", "monitoring") > monitoring,
        ),
        Finding(
            name="lazier-watchers",
            says=(
                "While some attacks remain and some go undetected, a tougher law brings less watching if the watching is seen "
                "little, for how much it foils and how cheap it is; penalty and backing have no part in which it is."
            ),
            claim="3.2",
            settings={"tougher": {"penalty": higher("penalty")}},
            when=SOME & (SIGHT < REWARD),
            holds=at("tougher", "monitoring") < monitoring,
        ),
        Finding(
            name="a-tougher-law",
            says="A tougher penalty never means more attacks.",
            claim="3.2",
            settings={"tougher": {"penalty": higher("penalty")}},
            holds=at("tougher", "attack") <= attack,
        ),
        Finding(
            name="dear-watching",
            says="The dearer watching is, attacks are never fewer.",
            claim="3.2",
            settings={"dearer": {"monitoring_cost": higher("monitoring_cost")}},
            holds=at("dearer", "attack") >= attack,
        ),
        Finding(
            name="less-backing",
            says="Less backing from abroad never means more attacks.",
            claim="3.1",
            settings={"less": {"backing": lower("backing")}},
            holds=at("less", "attack") <= attack,
        ),
        Finding(
            name="no-reason-to-watch",
            says="Watching that nobody sees and that foils nothing is not done, and the militia uses every occasion.",
            claim="3.2",
            by_construction=True,
            given={"visible": 0, "foiled": 0},
            holds=Eq(monitoring, 0) & Eq(attack, 1),
        ),
        Finding(
            name="half-the-backing",
            says="Half the backing does to the attacks and to the watching what twice the penalty does.",
            claim="3.1",
            by_construction=True,
            settings={"half": {"backing": backing / 2}, "twice": {"penalty": 2 * penalty}},
            holds=Eq(at("half", "attack"), at("twice", "attack"))
            & Eq(at("half", "monitoring"), at("twice", "monitoring")),
        ),
        Finding(
            name="look-alike",
            says=(
                "A government for which watching is twice as dear and one that minds attacks half as much look alike: the same "
                "watching, the same attacks."
            ),
            claim="3.2",
            by_construction=True,
            settings={"cannot": {"monitoring_cost": 2 * monitoring_cost}, "does_not_care": {"loss": loss / 2}},
            holds=Eq(at("cannot", "attack"), at("does_not_care", "attack"))
            & Eq(at("cannot", "monitoring"), at("does_not_care", "monitoring")),
        ),
    ],
    round=ROUND,
    walk=WALK,
)
