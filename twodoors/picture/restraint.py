"""A hundred of one side by how much it wants to hit, least first: which move each makes; and how many are struck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.model.picture import Picture, Values
from twodoors.picture.hundred import Cell, Sort, hundred, sign

WIDTH, LEFT = 320.0, 8.0
MOVES = Cell(LEFT + 7, 29, 15.3, 14, 5)
STRUCK = Cell(LEFT + 7, 141, 15.3, 10, 5)


@dataclass(frozen=True)
class Move:
    """A move: the outcome that says how often it is made, its words, and its sign."""

    name: str
    label: str
    sign: str


def restraint(
    moves: Sequence[Move], *, ends: tuple[str, str], struck: Equation, spared: Equation, label: str, says: str, key: str
) -> Picture:
    """The moves from the mildest on, each as often as its outcome; ``ends`` say who stands to the left and the right.

    Below, ``struck`` and ``spared`` say how many of them are struck, with its ``label``.
    """
    sorts = [Sort(move.name, move.sign) for move in moves]
    hits = [Sort(struck.name, "cross"), Sort(spared.name, "small")]

    def draw(values: Values) -> list[Markup]:
        parts = []
        for at, move in enumerate(moves):
            x = LEFT + 106 * at
            parts += [sign(move.sign, x + 5, 9), element("text", move.label, class_="td-name", x=x + 14, y=13)]
        parts.append(hundred(sorts, [MOVES], values, scale=1.2))
        for x, text, anchor in zip((LEFT, WIDTH - LEFT), ends, ("start", "end"), strict=True):
            parts.append(element("text", text, class_="td-tick", x=x, y=109, text_anchor=anchor))
        parts.append(element("text", label, class_="td-name", x=LEFT, y=130))
        parts.append(hundred(hits, [STRUCK], values, scale=0.8))
        return parts

    frame = {"class_": "td-counted", "viewBox": f"0 0 {WIDTH:g} 188"}
    return Picture(draw, frame, [struck, spared], says, key, "chance", title="A hundred")
