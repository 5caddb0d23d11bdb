"""Where it leads to go on by one’s own rule: chances of a model, led on from step to step. onward.js does the same."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class Happened(NamedTuple):
    """What happened in one turn: in which part, by which move (None where nobody moved), which event, its numbers."""

    part: int
    move: int | None
    event: str
    numbers: Mapping[str, float]


def state_of(happened: Sequence[Happened]) -> int:
    """Where the last turn has led to, in a round with states: the number of that name; 0 at first."""
    return int(happened[-1].numbers.get("state", 0)) if happened else 0


def onward(way: Mapping[str, Any], happened: Sequence[Happened]) -> dict[str, float]:
    """Where it leads to go on as in the part of decisions: of a thousand, by the names of the ends; 0 until it is over.

    All but the first end are a ``war`` as well; whole numbers that add up to it: the last takes what the others leave.

    The rule is the move most often taken at each rung, at the nearest where it was unseen (of two, the last one taken,
    and the lower rung). A chain has its steps: those that are one’s own first lead from each rung where the rule goes;
    then chances lead on, also to a door, which leads to its end where it is taken, and else back to its rung.
    """
    ends: dict[str, float] = dict.fromkeys([*way["ends"], "war"], 0.0)
    doors = [turn.move for turn in happened if turn.part == way["doors"]]
    if not doors:
        return ends
    turns = [(state_of(happened[:i]), turn) for i, turn in enumerate(happened) if turn.part == way["decides"]]
    chain = next(chain for chain in way["chains"] if turns[0][0] in chain["states"])
    rule = _rule([(chain["states"].index(state), turn.move or 0) for state, turn in turns], len(chain["states"]))
    rungs = len(rule)
    chances = [0.0] * (2 * rungs + len(way["ends"]))
    chances[chain["states"].index(turns[0][0])] = 1.0
    for step in chain["steps"]:
        if step["own"]:
            chances = _led(chances, [[[chain["leads"][rung][rule[rung]], 1.0]] for rung in range(rungs)])
        chances = _led(chances, step["rows"])
        taken = doors[0] == 0
        chances = _led(
            chances, [*([[i, 1.0]] for i in range(rungs)), *([[2 * rungs if taken else i, 1.0]] for i in range(rungs))]
        )
    found = [1000 * chance for chance in chances[2 * rungs :]]
    war = _whole(sum(found[1:]))
    whole = [*map(_whole, found[:-1])]
    return dict(zip(ends, [*whole, war - sum(whole[1:]), war], strict=True))


def _whole(number: float) -> float:
    """The nearest whole number; half goes up, as in the page."""
    return float(math.floor(number + 0.5))


def _led(chances: Sequence[float], rows: Sequence[Sequence[Sequence[Any]]]) -> list[float]:
    """The chances after those of the first so many states went where the rows lead; the others stay."""
    after = [0.0 if i < len(rows) else chance for i, chance in enumerate(chances)]
    for chance, row in zip(chances, rows, strict=False):
        for state, share in row:
            after[state] += chance * share
    return after


def _rule(taken: Sequence[tuple[int, int]], rungs: int) -> list[int]:
    """The move at each rung: that most often taken there, the last of those taken as often; else as at the nearest."""
    seen: dict[int, int] = {}
    for rung in {rung for rung, _ in taken}:
        moves = [move for at, move in taken if at == rung]
        seen[rung] = max(reversed(moves), key=moves.count)
    return [seen[min(seen, key=lambda at: (abs(at - rung), at))] for rung in range(rungs)]
