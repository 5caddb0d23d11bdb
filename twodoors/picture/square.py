"""The square of all deals on two issues, and beside it what a deal brings three sides: a bar each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sympy as sp
from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.equation import Equation, symbols
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import HANDLE, Axes, Coordinate
from twodoors.words import Kind, value

WIDTH, HEIGHT = 320.0, 230.0

#: The square; its width is one side’s share of one issue, its height of the other.
SQUARE = Axes(8, 198, 20, 210)

#: The bars stand in a column, so far apart.
LEFT, RIGHT, TOP, APART = 212.0, 312.0, 34.0, 64.0


@dataclass(frozen=True)
class Side:
    """A side by its label; the names of what a deal brings it, and of the least for which it would sign that deal.

    ``weight`` names how much the issue across counts for it, ``falls`` says that it loses what the first side wins.
    """

    label: str
    gain: str
    least: str
    weight: str
    falls: bool = False

    @property
    def name(self) -> str:
        """Where its border is drawn from its weight and its least, by what that is called."""
        return self.weight.partition("_")[0]

    @property
    def border(self) -> list[Equation]:
        """The ends of the line of deals that leave it just its least, from the left or upper edge of the square on."""
        weight, least = symbols(f"{self.weight} {self.least}")
        level = 1 - least if self.falls else least
        across, up, to, down = (f"{self.name}_{end}" for end in ("across", "up", "to", "down"))

        def height(share: sp.Expr) -> sp.Expr:
            return (level - weight * share) / (1 - weight)

        return [
            Equation(across, sp.Max(0, (level - 1 + weight) / weight), "", ""),
            Equation(up, height(symbols(across)), "", ""),
            Equation(to, sp.Min(1, level / weight), "", ""),
            Equation(down, height(symbols(to)), "", ""),
        ]

    @property
    def shut(self) -> list[tuple[Coordinate, Coordinate]]:
        """The corners of the deals that it would not sign, on the far side of that line."""
        across, up, to, down = (f"{self.name}_{end}" for end in ("across", "up", "to", "down"))
        if self.falls:
            return [(across, up), (across, 1.0), (1.0, 1.0), (1.0, down), (to, down)]
        return [(0.0, 0.0), (0.0, up), (across, up), (to, down), (to, 0.0)]

    @property
    def signing(self) -> list[Equation]:
        """Where its words stand: those that it would sign, and those that it would not; out of sight where not so."""
        signs = symbols(self.gain) >= symbols(self.least) - sp.Float(1e-9)
        return [
            Equation(f"{self.gain}_would", sp.Piecewise((0, signs), (-1, True)), "", ""),
            Equation(f"{self.gain}_not", sp.Piecewise((-1, signs), (0, True)), "", ""),
        ]

    def bar(self, top: float, values: Values) -> Markup:
        """Its name, what the deal brings it, the bar with a mark at its least, and whether it would sign."""
        axes = Axes(LEFT, RIGHT, top, top + 20)
        said = value(values[self.gain], "share")
        words = (("would", "would sign"), ("not", "would not"))
        return element(
            "g",
            element("text", self.label, class_="td-name", x=LEFT, y=top),
            axes.line("td-gain td-gain-ground", [(0.0, 0.4), (1.0, 0.4)], values),
            axes.line("td-gain", [(0.0, 0.4), (self.gain, 0.4)], values),
            axes.mark(self.least, 0.4, values, element("path", class_="td-least", d="M0 -7 V7")),
            element("text", said, class_="td-name", x=LEFT, y=top + 31, data_says=self.gain),
            *[
                axes.mark(0.0, f"{self.gain}_{end}", values, element("text", text, class_="td-tick", x=38, y=11))
                for end, text in words
            ],
            data_axes=axes.data,
        )


def square(
    sides: Sequence[Side],
    place: tuple[str, str],
    *,
    across: str,
    up: str,
    dragged: bool = False,
    without: str | None = None,
    equations: Sequence[Equation] = (),
    says: str,
    key: str,
    kinds: dict[str, Kind] | None = None,
    title: str,
) -> Picture:
    """The deal at that ``place``, what it brings each side, and, shaded, the deals that a side would not sign.

    ``dragged`` makes a handle of the deal. ``without`` names where an upright line stands for a deal that has no place
    in the square, as one issue is no part of it: at half the height, or out of sight. ``equations`` give what else is
    needed; the sides’ borders are drawn from equations made here or, in a second such drawing of a model, in the first.
    """
    made = [*equations, *[equation for side in sides for equation in side.signing]]

    def draw(values: Values) -> list[Markup]:
        shown = HANDLE if dragged else (element("circle", class_="td-handle", r=8),)
        inner = [
            element(
                "path",
                class_="td-square",
                d=f"M{SQUARE.left:g} {SQUARE.top:g} H{SQUARE.right:g} V{SQUARE.bottom:g} H{SQUARE.left:g} Z",
            ),
            *[SQUARE.line("td-shut", side.shut, values) for side in sides],
            element("text", f"↑ {up}", class_="td-name", x=SQUARE.left, y=SQUARE.top - 7),
            element("text", f"{across} →", class_="td-name", x=SQUARE.left, y=SQUARE.bottom + 15),
        ]
        if without:
            inner.append(SQUARE.mark(0.5, without, values, element("path", class_="td-reserve", d="M0 -95 V95")))
        inner.append(SQUARE.mark(*place, values, *shown, drag=" ".join(place) if dragged else None))
        bars = [side.bar(TOP + APART * at, values) for at, side in enumerate(sides)]
        return [element("g", *inner, data_axes=SQUARE.data), *bars]

    frame = {"class_": "td-counted", "viewBox": f"0 0 {WIDTH:g} {HEIGHT:g}"}
    return Picture(draw, frame, made, says, key, "share", kinds=kinds or {}, title=title)
