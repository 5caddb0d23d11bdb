"""Drawings that answer to the sliders: a tree with branches as wide as they are likely, a parliament seat by seat.

A drawing is SVG whose parts name the numbers that they follow. Here it is drawn once; ``picture.js`` moves it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin

from twodoors import words
from twodoors.model import Equation
from twodoors.tree import Decision, Leaf, Path
from twodoors.words import Kind

Values = Mapping[str, float]

WIDEST = 18.0  # of a branch that is always taken; as in picture.js
THINNEST = 0.75


@dataclass(frozen=True)
class Picture:
    """A drawing of a model's result.

    ``draw`` gives the SVG at these values of assumptions, outcomes and ``equations`` (those that only the drawing
    needs); ``says`` is its text alternative, with ``{name}`` for a value worded as ``kind``; ``key`` says how to read
    it.
    """

    draw: Callable[[Values], str]
    equations: Sequence[Equation]
    says: str
    key: str
    kind: Kind

    def svg(self, values: Values) -> str:
        """The drawing at these values, with its text alternative."""
        said = re.sub(r"\{(\w+)\}", lambda name: words.value(values[name[1]], self.kind), self.says)
        return self.draw(values).replace("<svg ", f'<svg role="img" aria-label="{escape(said)}" ', 1)


# -- a tree -----------------------------------------------------------------------------------------------------------

WIDTH, ROW, HEAD, LEFT, RIGHT = 360, 50, 26, 8, 8


def tree(root: Decision, players: Mapping[str, str], moves: Mapping[str, str], roles: Mapping[str, str]) -> Picture:
    """The tree from left to right, each branch as wide as the chance that it is reached.

    ``players`` and ``moves`` give the words for those of the tree, ``roles`` the colour of a move (war, talks; others
    are neither). All decisions at the same depth must be one player's: ``ValueError`` otherwise.
    """
    ways = [path for path, _ in root.nodes() if path]
    depth = max(len(path) for path in ways)
    heads: dict[int, str] = {}
    for path, node in root.decisions():
        if heads.setdefault(len(path), node.player) != node.player:
            raise ValueError(f"two players move at depth {len(path)}: {heads[len(path)]} and {node.player}")
    equations = [Equation(_name(path), root.reach(*path), "", "") for path in ways]
    rows = _rows(root)
    column = (WIDTH - LEFT - RIGHT) / depth
    height = HEAD + ROW * sum(isinstance(node, Leaf) for _, node in root.nodes())

    def draw(values: Values) -> str:
        parts = [
            f'<text class="td-head" x="{LEFT + column * at:g}" y="14">{escape(players[player])}</text>'
            for at, player in sorted(heads.items())
        ]
        for path in sorted(ways, key=len, reverse=True):
            x0, x1 = LEFT + column * (len(path) - 1), LEFT + column * len(path)
            y0, y1, name, chance = rows[path[:-1]], rows[path], _name(path), values[_name(path)]
            parts.append(
                f'<path class="td-branch td-branch-{roles.get(path[-1], "neither")}" data-width="{name}" '
                f'style="stroke-width:{max(THINNEST, WIDEST * chance):.6g}px" '
                f'd="M{x0:g} {y0:g} C{x0 + 22:g} {y0:g} {x0 + 10:g} {y1:g} {x0 + 36:g} {y1:g} L{x1:g} {y1:g}"/>'
            )
        for path in ways:
            x, y, name = LEFT + column * len(path) - 4, rows[path], _name(path)
            parts.append(f'<text class="td-move" x="{x:g}" y="{y - 11:g}">{escape(moves[path[-1]])}</text>')
            said = words.value(values[name], "chance")
            parts.append(f'<text class="td-chance" x="{x:g}" y="{y + 20:g}" data-says="{name}">{said}</text>')
        return f'<svg viewBox="0 0 {WIDTH} {height}">{"".join(parts)}</svg>'

    says = "; ".join(f"{', '.join(moves[move] for move in path)}: {{{_name(path)}}}" for path in reversed(ways))
    key = "The wider a branch, the more often it is reached."
    return Picture(draw, equations, f"The tree, with how often each branch is reached. {says}.", key, "chance")


def _rows(root: Decision) -> dict[Path, float]:
    """How far down each place of the tree is: ends one under the other, a decision in the middle of its moves."""
    rows: dict[Path, float] = {}
    ends = 0
    for path, node in root.nodes():  # ends first
        if isinstance(node, Decision):
            below = [rows[(*path, move)] for move in node.moves]
            rows[path] = (below[0] + below[-1]) / 2
        else:
            rows[path] = HEAD + ROW * (ends + 0.5)
            ends += 1
    return rows


def _name(path: Path) -> str:
    return "reach_" + "_".join(path)


# -- a parliament -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bloc:
    """Seats that come and vote alike: ``turnout`` and ``yes`` name the assumptions for the share that does."""

    label: str
    seats: int
    turnout: str
    yes: str


def parliament(blocs: Sequence[Bloc], says: str) -> Picture:
    """A half-circle of seats, bloc by bloc: those who vote yes, who vote no, and who stay away.

    ``says`` names outcomes that are counts.
    """
    total = sum(bloc.seats for bloc in blocs)
    places = _places(total)

    def draw(values: Values) -> str:
        parts, first = [], 0
        for bloc in blocs:
            for seat in range(bloc.seats):
                x, y, _ = places[first + seat]
                at = (seat + 0.5) / bloc.seats
                state = vote(at, values[bloc.turnout], values[bloc.yes])
                bound = f"{bloc.turnout} {bloc.yes} {at:.6g}"
                parts.append(
                    f'<circle class="td-seat td-seat-{state}" data-seat="{bound}" cx="{x:.1f}" cy="{y:.1f}" r="2.8"/>'
                )
            angle = places[first + bloc.seats // 2][2]
            x, y = 180 - 136 * cos(angle), 150 - 136 * sin(angle)
            side = "end" if x < 150 else "start" if x > 210 else "middle"
            parts.append(
                f'<text class="td-bloc" x="{x:.1f}" y="{y:.1f}" text-anchor="{side}">'
                f"{escape(bloc.label)} {bloc.seats}</text>"
            )
            first += bloc.seats
        return f'<svg viewBox="-12 0 390 160">{"".join(parts)}</svg>'

    key = "● votes yes, ◍ votes no, ○ stays away"
    return Picture(draw, [], says, key, "count")


def vote(at: float, turnout: float, yes: float) -> str:
    """What the member at this place in the bloc, from 0 to 1, does: the first come, and of these the first say yes."""
    return "yes" if at < turnout * yes else "no" if at < turnout else "absent"


def _places(total: int) -> list[tuple[float, float, float]]:
    """Where seats stand in eight half-circles: x, y and the angle, from left to right."""
    radii = [52 + 10.5 * row for row in range(8)]
    shares = [total * radius / sum(radii) for radius in radii]
    counts = [int(share) for share in shares]
    for row in sorted(range(8), key=lambda row: counts[row] - shares[row])[: total - sum(counts)]:
        counts[row] += 1
    seats = [
        (180 - radius * cos(pi * at / (count - 1)), 150 - radius * sin(pi * at / (count - 1)), pi * at / (count - 1))
        for radius, count in zip(radii, counts, strict=True)
        for at in range(count)
    ]
    return sorted(seats, key=lambda seat: (round(seat[2], 6), seat[0]))
