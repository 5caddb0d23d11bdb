"""Playing a round from its table: an order of cards that a seed gives, what happened, and what is said of it.

playing.js does the same, and a test holds the two together. What is played is the ``spec`` of a round (round.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from twodoors import words
from twodoors.model.onward import Happened, onward, state_of

#: The key under which a part’s table has what follows where nobody moves.
PASSING = "-"

#: What is said of a play once it is over.
SAID = ("sums", "said")


class Played(NamedTuple):
    """A play so far: what happened, the numbers added up, whether it is over, and what is said of it.

    ``card`` is the kind of card of the next turn, None once it is over.
    ``again`` is what happens where the moves of the first part are played on other cards. ``tally`` has each number
    over all parts and, as NAME_1, NAME_2, in each, and as NAME_again; ``values`` all that sentences may use.
    """

    happened: list[Happened]
    again: list[Happened]
    tally: dict[str, float]
    values: dict[str, float | str]
    over: bool
    card: int | None
    sums: list[str]
    said: str


def shuffled(count: int, seed: int) -> list[int]:
    """The places 0 to ``count`` − 1 in an order that the seed gives (Fisher and Yates; chances by mulberry32)."""
    places = list(range(count))
    state = seed & 0xFFFFFFFF
    for last in range(count - 1, 0, -1):
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        mixed = ((state ^ (state >> 15)) * (state | 1)) & 0xFFFFFFFF
        mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61))) & 0xFFFFFFFF
        other = (mixed ^ (mixed >> 14)) % (last + 1)
        places[last], places[other] = places[other], places[last]
    return places


def play(told: Mapping[str, Any], chosen: Sequence[int], seed: int) -> Played:
    """The play of these moves, by their places, as far as they go; what comes after the end is left out."""
    happened: list[Happened] = []
    left = list(chosen)
    card: int | None = None
    for number, part in enumerate(told["parts"]):
        card, ended = _turns(told, part, number, left, seed, happened)
        if card is not None or ended:
            break
    over = card is None
    tally = _tally(told, happened)
    again: list[Happened] = []
    if told["again"]:
        own = [h.move for h in happened if h.part == 0 and h.move is not None]
        _turns(told, told["again"], 0, own, seed, again)
        tally |= {f"{name}_again": total for name, total in _added(told, told["again"], again).items()}
    if told["onward"]:
        tally |= onward(told["onward"], happened)
    values: dict[str, float | str] = {**told["given"], **tally, **_choices(told, happened)}
    sums, said = ([fill(line["text"], values) for line in told[lines] if over and _fits(line, tally)] for lines in SAID)
    return Played(happened, again, tally, values, over, card, sums, said[0] if said else "")


def _turns(
    told: Mapping[str, Any],
    part: Mapping[str, Any],
    number: int,
    left: list[int],
    seed: int,
    happened: list[Happened],
) -> tuple[int | None, bool]:
    """Play a part with the moves that are left: the kind of card that waits for one, and whether the round ended."""
    counts = [0] * len(part["moves"])
    order = shuffled(len(part["deck"]), seed + number) if part["shuffled"] else range(len(part["deck"]))
    for place in order:
        card = part["deck"][place]
        move = None
        key = PASSING
        if not part["passing"][card]:
            if not left:
                return card, False
            move = left.pop(0)
            if part["mixes"]:
                counts[move] += 1
            key = " ".join(map(str, counts)) if part["mixes"] else str(move)
            if part["states"]:
                key = f"{state_of(happened)} {move}"
        table = told["tables"][part["table"]]
        event, numbers = table["rows"][key][card]
        happened.append(Happened(number, move, event, dict(zip(table["names"], numbers, strict=True))))
        if part["events"][event]["ends"]:
            return None, True
    return None, False


def _added(told: Mapping[str, Any], part: Mapping[str, Any], happened: Sequence[Happened]) -> dict[str, float]:
    """The numbers of a part added up; where moves mix, as they were last."""
    total = {name: 0.0 for name in told["tables"][part["table"]]["names"] if name != "state"}
    for turn in happened:
        for name, value in turn.numbers.items():
            if name == "state":
                continue
            total[name] = value if part["mixes"] else total[name] + value
    return {"turns": float(sum(turn.move is not None for turn in happened))} | total


def _tally(told: Mapping[str, Any], happened: Sequence[Happened]) -> dict[str, float]:
    tally: dict[str, float] = {}
    own: dict[str, float] = {}
    for number, part in enumerate(told["parts"]):
        for name, value in _added(told, part, [h for h in happened if h.part == number]).items():
            tally[name] = tally.get(name, 0.0) + value
            own[f"{name}_{number + 1}"] = value
    return tally | own


def _choices(told: Mapping[str, Any], happened: Sequence[Happened]) -> dict[str, str]:
    """What was chosen and how often, over all parts and in each."""
    own = [
        [part["moves"][h.move]["told"] for h in happened if h.part == number and h.move is not None and part["moves"]]
        for number, part in enumerate(told["parts"])
    ]
    everywhere = [move for moves in own for move in moves]
    return {"chosen": told_choices(everywhere)} | {
        f"chosen_{i + 1}": told_choices(moves) for i, moves in enumerate(own)
    }


def told_choices(moves: Sequence[str]) -> str:
    """What was chosen and how often: "70 each time", "70 eight times and 65 twice", "mostly 70 (four times of ten)"."""
    counts: dict[str, int] = {}
    for move in moves:
        counts[move] = counts.get(move, 0) + 1
    often = sorted(counts.items(), key=lambda item: -item[1])
    if len(often) == 1:
        return f"{often[0][0]} each time" if len(moves) > 1 else often[0][0]
    if len(often) > 3:
        return f"mostly {often[0][0]} ({words.often(often[0][1])} of {words.counted(len(moves))})"
    said = [f"{move} {words.often(count)}" for move, count in often]
    return " and ".join(filter(None, [", ".join(said[:-1]), *said[-1:]]))


def _fits(line: Mapping[str, Any], tally: Mapping[str, float]) -> bool:
    return all(low <= round(tally[name], 6) <= high for name, (low, high) in line["when"].items())


#: A name in a sentence, and how it is worded.
NAMED = re.compile(r"\{(\w+)(?::(\w+))?\}")


def fill(text: str, values: Mapping[str, float | str]) -> str:
    """The text with each ``{name}`` replaced by its value: a count, or ``{name:word}``, or as ``{name:share}`` says."""

    def worded(found: re.Match[str]) -> str:
        value = values[found[1]]
        if isinstance(value, str):
            return value
        if found[2] == "word":
            return words.counted(value)
        if found[2] == "plain":
            return words.plain(value)
        kind: Any = found[2] or "count"
        return words.value(value, kind)

    return NAMED.sub(worded, text)
