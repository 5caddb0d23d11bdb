"""A hundred dots in blocks side by side, filled to one level: so many of each block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from sympy import Symbol

from twodoors import words
from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import Axes, Coordinate
from twodoors.words import Kind

SIDE, PITCH, RADIUS = 10, 18.0, 7.0
LEFT, TOP, WIDTH, ROW = 2.0, 2.0, 320.0, 25.0
RIGHT, BOTTOM = LEFT + SIDE * PITCH, TOP + SIDE * PITCH
ASIDE = RIGHT + 12


def _hole(column: int, row: int) -> str:
    x, y = LEFT + PITCH * (column + 0.5) - RADIUS, TOP + PITCH * (row + 0.5)
    arc = f"a{RADIUS:g} {RADIUS:g} 0 1 0"
    return f"M{x:g} {y:g} {arc} {2 * RADIUS:g} 0 {arc} {-2 * RADIUS:g} 0 Z"


#: What leaves only round dots of the square to be seen.
COVER = f"M{LEFT - 1:g} {TOP - 1:g} H{RIGHT + 1:g} V{BOTTOM + 1:g} H{LEFT - 1:g} Z " + " ".join(
    _hole(column, row) for column in range(SIDE) for row in range(SIDE)
)


@dataclass(frozen=True)
class Block:
    """Those from the block before it up to the share ``end`` of all, in its colour.

    ``below`` and ``above`` name the chances of being of this block and below, or above, the level, with their words.
    """

    end: str
    role: str
    below: tuple[str, str]
    above: tuple[str, str]


def mosaic(
    blocks: Sequence[Block],
    *,
    level: str,
    rest: tuple[str, str],
    heads: tuple[str, str],
    says: str,
    key: str,
    title: str = "A hundred",
) -> Picture:
    """The blocks one beside the other, and beyond the last the ``rest``, a chance with its words.

    ``level`` is the share of each block that is filled, ``heads`` the words for what lies below it and above it.
    ``says`` is the text alternative, in which ``{NAME_dots}`` is a chance as dots of the hundred.
    """
    told = [name for block in blocks for name, _ in (block.below, block.above)] + [rest[0]]
    equations = [Equation(f"{name}_dots", 100 * Symbol(name), "", "") for name in told]
    kinds: dict[str, Kind] = {f"{name}_dots": "count" for name in told}
    axes = Axes(LEFT, RIGHT, TOP, BOTTOM)

    def line(row: int, css: str, name: str, text: str, values: Values) -> list[Markup]:
        y = TOP + 12 + ROW * row
        number = element("tspan", words.value(values[f"{name}_dots"], "count"), data_says=f"{name}_dots")
        dot = element("circle", class_=css, cx=ASIDE + 8, cy=y - 4, r=RADIUS)
        return [dot, element("text", f"{text} ", number, x=ASIDE + 20, y=y)]

    def legend(values: Values) -> list[Markup]:
        parts, row = [], 0
        for head, side, faint in zip(heads, ("below", "above"), ("", "-faint"), strict=True):
            parts.append(element("text", head, class_="td-tick", x=ASIDE, y=TOP + 12 + ROW * row))
            for block in blocks:
                row += 1
                name, text = getattr(block, side)
                parts += line(row, f"td-fill-{block.role}{faint}", name, text, values)
            row += 1
        return [*parts, *line(row, "td-fill-neither", *rest, values)]

    def draw(values: Values) -> list[Markup]:
        parts = []
        starts: list[Coordinate] = [0.0, *(block.end for block in blocks)]
        for block, start in zip(blocks, starts, strict=False):
            parts.append(axes.line(f"td-fill-{block.role}", _box(start, block.end, 0.0, level), values))
            parts.append(axes.line(f"td-fill-{block.role}-faint", _box(start, block.end, level, 1.0), values))
        parts.append(axes.line("td-fill-neither", _box(starts[-1], 1.0, 0.0, 1.0), values))
        parts.append(element("path", class_="td-cover", d=COVER))
        parts.append(axes.line("td-line td-line-ink", [(0.0, level), (starts[-1], level)], values))
        return [*parts, *legend(values)]

    frame = {"viewBox": f"0 0 {WIDTH:g} {BOTTOM + 4:g}", "data-axes": axes.data}
    return Picture(draw, frame, equations, says, key, "chance", kinds=kinds, title=title)


def _box(left: Coordinate, right: Coordinate, low: Coordinate, high: Coordinate) -> list[tuple[Coordinate, Coordinate]]:
    return [(left, low), (left, high), (right, high), (right, low)]
