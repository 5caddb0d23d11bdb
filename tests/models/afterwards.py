"""What each way of playing a round brings, and what must hold of a play for its last sentence to be true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from twodoors.model.playing import Played
from twodoors.models import load
from twodoors.models.rounds.commitment import DEARER
from twodoors.models.rounds.offramp import forty
from twodoors.models.rounds.tehran import counts
from twodoors.models.rounds.trap import expelled

#: By model and way: numbers of the play.
PURE: dict[str, dict[str, dict[str, float]]] = {
    "deal_range": {
        demand: {"average": brings / 10, "refused": refused, **again}
        for demand, brings, refused, again in (
            ("55", 550, 0, {}),
            ("60", 580, 1, {}),
            ("65", 600, 2, {}),
            ("70", 610, 3, {"refused_again": 5}),
            ("75", 610, 4, {"refused_again": 6}),
            ("80", 600, 5, {}),
        )
    },
    "trap": {
        "Leave it unanswered": {"attacks": 8, "struck": 0, "expelled": 0, "left": 0},
        "Strike in Iraq": {"attacks": 5, "struck": 5, "expelled": 1, "left": 0},
        "Strike elsewhere": {"attacks": 8, "struck": 0, "expelled": 0, "left": 0},
        "Leave Iraq": {"attacks": 1, "struck": 0, "expelled": 0, "left": 1},
    },
    "militia": {
        watchers: {"attacks_1": 100, "cost_1": unseen, "attacks_2": attacks, "cost_2": seen}
        for watchers, unseen, attacks, seen in (
            ("0", 100, 120, 120),
            ("3", 93.4, 102, 95.16),
            ("6", 97.6, 84, 85.44),
            ("10", 120, 60, 96),
        )
    },
    "patrons": {
        pull: {"lost_1": truce, "lost_2": answered}
        for pull, truce, answered in (
            ("0", 25, 43),
            ("10", 20, 39),
            ("20", 17, 36),
            ("30", 18, 36),
            ("40", 21, 38),
            ("50", 28, 43),
            ("60", 37, 50),
        )
    },
    "vote": {
        sent: {"passed": passed}
        for sent, passed in (("0", 1), ("5", 3), ("10", 5), ("20", 6), ("40", 6), ("60", 6), ("116", 6))
    },
    "commitment": {
        "Consent": {"kept_1": 6, "broken_1": 6, "kept_2": 6, "broken_2": 0},
        "Refuse": {"kept_1": 0, "broken_1": 0, "kept_2": 0, "broken_2": 0},
    },
    "deterrence": {
        "The threat: blows will be answered": {"refrain": 29, "struck": 26},
        "The promise: who holds back is not struck": {"refrain": 29, "struck": 14},
        "The offer: holding back is rewarded": {"refrain": 29, "struck": 21},
    },
    "offramp": {
        way: {"force_neutral": force, "given_neutral": given, "force_friend": friend, "given_friend": to_friend}
        for way, force, given, friend, to_friend in (
            ("Heed the word", 1, 15, 3, 7),
            ("Stand", 16, 0, 16, 0),
            ("Give way", 0, 24, 0, 24),
            ("Against the word", 15, 9, 13, 17),
        )
    },
    "nuclear_deal": {
        "Hardly anything": {"election_1": 25, "us_1": 40, "iran_1": 47, "one_1": 24, "one_2": 64},
        "Half": {"election_1": 25, "us_1": 25, "iran_1": 11, "one_1": 50, "election_2": 0},
    },
    "linkage": {
        "The most there is: 100 and 65, 45 and 0, 100 and 65, 25 and 25": {
            **{"us_1": 86, "iran_1": 26, "gulf_1": 72, "us_2": 27, "iran_2": 89, "gulf_2": 9},
            **{"us_3": 86, "iran_3": 26, "gulf_3": 72, "us_4": 25, "iran_4": 75, "gulf_4": 25},
        },
        "Halves": {"us_1": 50, "iran_1": 50, "gulf_1": 50},
        "A swap: all of the nuclear issue for all of the rest": {"us_1": 60, "iran_1": 75, "gulf_1": 20},
    },
    "tehran": {
        "The steady way": {"kept": 86},
        "The risky way": {"kept": 74},
        "Over to the risky way on the fourth evening, back on the seventh": {"kept": 92},
    },
    "presence": {
        soldiers: {"drawn_1": drawn, "back_1": back, "drawn_2": later, "back_2": later_back}
        for soldiers, drawn, back, later, later_back in (
            ("0", 0, 7, 0, 7),
            ("2,600", 3, 3, 1, 3),
            ("5,200", 5, 1, 1, 2),
            ("10,400", 8, 0, 2, 0),
        )
    },
    "crisis": {
        f"{seat}: {way}": {"war": war, "talks": talks, "own": 0, **others}
        for seat, way, war, talks, others in (
            ("Tehran", "always down", 6, 255, {}),
            ("Tehran", "always hold", 43, 332, {}),
            ("Tehran", "up, but never the last step", 95, 355, {"other": 48, "slid": 47}),
            ("Tehran", "the same, and every way out refused", 118, 0, {}),
            ("Washington", "always down", 8, 277, {}),
            ("Washington", "always hold", 31, 343, {}),
            ("Washington", "up, but never the last step", 49, 372, {"other": 2}),
            ("Washington", "the same, and every way out refused", 61, 0, {}),
        )
    },
}


def _deal_range(own: Any, _played: Played) -> bool:
    """What pays most is refused three or four times of ten."""
    rows = dict(own.table())
    most = max(row["average"] for row in rows.values())
    return {row["refused"] for row in rows.values() if row["average"] > most - 1e-9} == {3, 4}


def _trap(own: Any, _played: Played) -> bool:
    """One strike in six before, three in four after; never in the first four."""
    model = load("trap")
    near = abs(expelled(model, "before") - 1 / 6) < 0.02 and abs(expelled(model, "after") - 3 / 4) < 0.02
    struck = ["Strike in Iraq"] * 8
    return near and not own.play(struck[:4], 1).over and own.play(struck[:5], 1).over


def _militia(_own: Any, played: Played) -> bool:
    """Unseen 100; seen, each watcher was one attack fewer."""
    return played.tally["attacks_1"] == 100 and played.tally["attacks_2"] == 120 - played.tally["watchers_2"]


def _patrons(own: Any, played: Played) -> bool:
    """A pull of 20 cost 17, letting go 25; then none less than 36."""
    rows = {way: {name: round(lost) for name, lost in row.items()} for way, row in own.table()}
    least = min(row["lost_2"] for row in rows.values())
    told = (rows["20"]["lost_1"], rows["0"]["lost_1"], least) == (17, 25, 36)
    return told and round(played.tally["lost_2"]) >= least


def _vote(own: Any, _played: Played) -> bool:
    """None in the hall, one of six; all, six."""
    rows = dict(own.table())
    return (rows["0"]["passed"], rows["116"]["passed"]) == (1, 6)


def _commitment(own: Any, played: Played) -> bool:
    """As often as the model says: twelve words, six of them meant; in the second row, six words."""
    model = load("commitment")
    words = [[card for card in part.deck if card != "silent"] for part in own.parts]
    for spoken, cost in zip(words, (model.defaults["audience_cost"], DEARER), strict=True):
        found = model.evaluate(audience_cost=cost)
        if len(spoken) != round(20 * found["statement"]) or spoken.count("means") != round(
            20 * model.defaults["sincere"]
        ):
            return False
    return (len(words[0]), played.tally["broken_2"]) == (12, 0)


def _deterrence(own: Any, played: Played) -> bool:
    """Every mix makes the same number hold back, after each step."""
    threats = own.play([own.parts[0].moves[0].label] * 5, 1).happened
    return all(
        turn.numbers["refrain"] == same.numbers["refrain"] for turn, same in zip(played.happened, threats, strict=True)
    )


def _offramp(_own: Any, _played: Played) -> bool:
    """15 of 30 and 13 of 20 were meant; silent before one and three."""
    neutral, friend = (forty(load("offramp"), who) for who in ("neutral", "friend"))
    kept = [
        (who["word", True], who["word", False], who["silence", True], who["silence", False])
        for who in (neutral, friend)
    ]
    return kept == [(15, 15, 1, 9), (13, 7, 3, 17)]


def _nuclear_deal(own: Any, played: Played) -> bool:
    """Money never moves the elections’ row, nor Washington’s below 21; without elections all three shrink."""
    if played.tally["election_1"] != 25 or played.tally["us_1"] < 21:
        return False
    rows = [own.play([way] * 2, 1).tally for way in own.ways()]
    return all(row[f"{name}_2"] < row[f"{name}_1"] for row in rows for name in ("election", "us", "iran"))


def _linkage(own: Any, _played: Played) -> bool:
    """The third signature takes nothing from Washington’s most, and 14 from Tehran’s."""
    given = own.spec["given"]
    return bool(given["most_1"] == given["most_3"] == 86 and given["most_2"] - given["most_4"] == given["taken"] == 14)


def _tehran(own: Any, _played: Played) -> bool:
    """The steady way holds more often, then the risky way, then the steady way again."""
    ahead = [counts(load("tehran"), evening) for evening in own.parts[0].deck]
    return [found["steady"] > found["risky"] for found in ahead] == [True] * 3 + [False] * 3 + [True] * 4


def _presence(_own: Any, played: Played) -> bool:
    """Six to eight hard years; diplomacy takes from one kind only."""
    if not 6 <= played.tally["drawn_1"] + played.tally["back_1"] <= 8:
        return False
    rates = [load("presence").evaluate(troops=1, diplomacy=diplomacy)["rate_back"] for diplomacy in (0.2, 0.8)]
    return bool(rates[0] == rates[1])


def _crisis(_own: Any, played: Played) -> bool:
    """Whoever is told that they never chose war did not, by hand or by their rule."""
    chose = played.tally["chose_war"] + played.tally["own"] > 0
    return ("You never chose war." in played.sums) != chose


#: By model: whether the sentence after a play holds of it.
AFTER: dict[str, Callable[[Any, Played], bool]] = {
    "deal_range": _deal_range,
    "trap": _trap,
    "militia": _militia,
    "patrons": _patrons,
    "vote": _vote,
    "commitment": _commitment,
    "deterrence": _deterrence,
    "offramp": _offramp,
    "nuclear_deal": _nuclear_deal,
    "linkage": _linkage,
    "tehran": _tehran,
    "presence": _presence,
    "crisis": _crisis,
}
