"""A line with a knot on it and two ropes, as thick as the pulls that are felt; below, bars of what each side bears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sympy as sp
from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import Axes, Coordinate
from twodoors.picture.tree import width
from twodoors.words import DUST, value

WIDTH, LEFT, RIGHT = 320.0, 12.0, 308.0
LINE, ROWS, ROW = 38.0, 78.0, 36.0  # the line’s height; where the rows begin, and how high each is
THICK = 11.0  # of a bar
SAMPLE = "M0 -9 H14 V1 H0 Z"


@dataclass(frozen=True)
class Bar:
    """A row: the words for it, and its parts in the model’s names, in shares of the scale, told of a hundred.

    ``fills`` are the looks of the parts. A bar of one part that may be less than nought has nought in its ``middle``.
    """

    name: str
    label: str
    parts: Sequence[Any]
    fills: Sequence[str]
    middle: bool = False

    @property
    def equations(self) -> list[Equation]:
        """Where each part ends, ``NAME_0`` …, at the scale’s end at the most; each as told, so that they add up."""
        ends = [sp.Add(*map(sp.sympify, self.parts[: i + 1])) for i in range(len(self.parts))]
        told = [sp.floor(100 * end + sp.Rational(1, 2) + DUST) for end in ends]
        each = [now - before for now, before in zip(told, [0, *told], strict=False)]
        return [
            *[Equation(f"{self.name}_{i}", sp.Max(-1, sp.Min(1, end)), "", "") for i, end in enumerate(ends)],
            *[Equation(f"{self.name}_told_{i}", part, "", "") for i, part in enumerate(each)],
            Equation(f"{self.name}_told", told[-1], "", ""),
        ]

    def drawn(self, top: float, values: Values) -> Markup:
        """The row at this height: its words, its numbers, its bar."""
        low = -1.0 if self.middle else 0.0
        axes = Axes(LEFT, RIGHT, top + 17, top + 17 + THICK, x=(low, 1.0))
        whole = f"{self.name}_told"
        names = [f"{whole}_{i}" for i in range(len(self.parts))] if len(self.parts) > 1 else []
        said = [element("tspan", value(values[name], "count"), data_says=name) for name in [*names, whole]]
        signs = [*[" + "] * (len(names) - 1), " = ", ""] if names else [""]
        numbers = [piece for pair in zip(said, signs, strict=True) for piece in pair]
        nought, _ = axes.at(0.0, 0.0)
        starts: list[Coordinate] = [0.0, *[f"{self.name}_{i}" for i in range(len(self.parts) - 1)]]
        fills = [
            axes.line(css, _box(start, f"{self.name}_{i}"), values)
            for i, (start, css) in enumerate(zip(starts, self.fills, strict=True))
        ]
        return element(
            "g",
            element("text", self.label, class_="td-row", x=LEFT, y=top + 12),
            element("text", *numbers, class_="td-row", x=RIGHT, y=top + 12, text_anchor="end"),
            element("path", class_="td-grid", d=f"M{LEFT:g} {axes.bottom:g} H{RIGHT:g}"),
            *fills,
            element("path", class_="td-axis", d=f"M{nought:g} {axes.top - 2:g} V{axes.bottom + 2:g}"),
            data_axes=axes.data,
        )


def ropes(
    bars: Sequence[Bar],
    *,
    knot: str,
    ends: tuple[str, str, str],
    felt: tuple[tuple[str, str], tuple[str, str]],
    legend: Sequence[tuple[str, str]],
    says: str,
    key: str,
    title: str,
    equations: Sequence[Equation] = (),
) -> Picture:
    """The line from 0 to 1 with its knot at ``knot``, and below it the bars.

    ``felt`` names how hard it is pulled from the left and from the right, and each once more of a hundred; ``ends`` are
    the words for the left end, the middle and the right one; ``legend`` has a look of bars and the words for it;
    ``says`` is the text alternative. ``equations`` give what no other picture of the model has made, such as those of
    the bars.
    """
    line = Axes(LEFT, RIGHT, LINE - 12, LINE + 12)
    bottom = ROWS + ROW * len(bars)

    def draw(values: Values) -> list[Markup]:
        parts = [
            element("path", class_="td-grid", d=f"M{LEFT:g} {LINE:g} H{RIGHT:g}"),
            *[element("path", class_="td-axis", d=f"M{line.at(x, 0)[0]:g} {LINE - 7:g} v14") for x in (0.0, 0.5, 1.0)],
        ]
        for place, anchor, words in zip((0.0, 0.5, 1.0), ("start", "middle", "end"), ends, strict=True):
            parts.append(element("text", words, class_="td-tick", x=line.at(place, 0)[0], y=16, text_anchor=anchor))
        for place, (of, told) in enumerate(felt):
            rope: list[tuple[Coordinate, Coordinate]] = [(float(place), 0.5), (knot, 0.5)]
            parts.append(line.line("td-branch", rope, values, data_width=of, style=width(values[of])))
            number = element("tspan", value(values[told], "count"), data_says=told)
            anchor, x = (("start", LEFT), ("end", RIGHT))[place]
            parts.append(element("text", "felt ", number, class_="td-name", x=x, y=LINE + 26, text_anchor=anchor))
        parts.append(line.mark(knot, 0.5, values, element("circle", class_="td-dot td-dot-open", r=8)))
        parts += [bar.drawn(ROWS + ROW * at, values) for at, bar in enumerate(bars)]
        across = LEFT
        for css, words in legend:
            parts.append(element("path", class_=css, d=SAMPLE, transform=f"translate({across:g},{bottom + 12:g})"))
            parts.append(element("text", words, class_="td-tick", x=across + 19, y=bottom + 12))
            across += 164
        return parts

    frame = {"viewBox": f"0 0 {WIDTH:g} {bottom + (20 if legend else 0):g}", "data-axes": line.data}
    return Picture(draw, frame, equations, says, key, "count", title=title)


def _box(start: Coordinate, end: Coordinate) -> list[tuple[Coordinate, Coordinate]]:
    """The corners of a bar."""
    return [(start, 0.0), (end, 0.0), (end, 1.0), (start, 1.0)]
