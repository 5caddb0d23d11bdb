"""A crisis tree, its branches as wide as they are likely."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from twodoors import words
from twodoors.markup import element
from twodoors.model import Equation
from twodoors.model.picture import Picture, Values
from twodoors.tree import Decision, Leaf, Path

WIDEST = 18.0  # of a branch that is always taken; as in picture.js
THINNEST = 0.75
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

    def draw(values: Values) -> list[Markup]:
        parts = [
            element("text", players[player], class_="td-head", x=LEFT + column * at, y=14)
            for at, player in sorted(heads.items())
        ]
        for path in sorted(ways, key=len, reverse=True):
            x0, x1 = LEFT + column * (len(path) - 1), LEFT + column * len(path)
            y0, y1, name, chance = rows[path[:-1]], rows[path], _name(path), values[_name(path)]
            css = f"td-branch td-branch-{roles.get(path[-1], 'neither')}"
            line = f"M{x0:g} {y0:g} C{x0 + 22:g} {y0:g} {x0 + 10:g} {y1:g} {x0 + 36:g} {y1:g} L{x1:g} {y1:g}"
            parts.append(element("path", class_=css, data_width=name, style=width(chance), d=line))
        for path in ways:
            x, y, name = LEFT + column * len(path) - 4, rows[path], _name(path)
            parts.append(element("text", moves[path[-1]], class_="td-move", x=x, y=y - 11))
            said = words.value(values[name], "chance")
            parts.append(element("text", said, class_="td-chance", x=x, y=y + 20, data_says=name))
        return parts

    says = "; ".join(f"{', '.join(moves[move] for move in path)}: {{{_name(path)}}}" for path in reversed(ways))
    key = "The wider a branch, the more often it is reached."
    said = f"The tree, with how often each branch is reached. {says}."
    return Picture(draw, {"viewBox": f"0 0 {WIDTH} {height}"}, equations, said, key, "chance", title="The tree")


def width(share: float) -> str:
    """The style of a line that is the wider, the greater a share is; as in picture.js."""
    return f"stroke-width:{max(THINNEST, WIDEST * share):.6g}px"


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
