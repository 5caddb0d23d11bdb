"""A hundred occasions by what they are worth, a bar each, and a level: those worth more are used."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup
from sympy import Rational, Symbol, floor

from twodoors import words
from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import Axes, Coordinate
from twodoors.words import DUST, Kind

BARS, PITCH, WIDTH = 100, 3, 320
LEFT, TOP, BOTTOM = 8.0, 6.0, 162.0
COMB = " ".join(f"M{LEFT + PITCH * bar:g} {TOP:g} V{BOTTOM:g}" for bar in range(BARS + 1))


def ramp(
    *,
    used: str,
    most: str,
    level: str,
    top: float,
    across: str,
    legend: Mapping[str, str],
    says: str,
    key: str,
    title: str,
) -> Picture:
    """The occasions, from those worth nothing to those worth ``most``, an assumption of ``top`` at the most.

    ``level`` names the number that an occasion must exceed, on the same scale, and ``used`` the share of those that do.
    ``legend`` has the words for ``level`` and for ``used``; ``across`` stands below; ``says`` is
    the text alternative.
    """
    kinds: dict[str, Kind] = {used: "chance"}
    whole = floor(BARS * Symbol(used) + Rational(1, 2) + DUST) / BARS
    equations = [
        Equation("bars_left", 1 - whole, "", ""),
        Equation("bars_rise", Symbol(most) * Symbol("bars_left"), "", ""),
    ]
    left: list[tuple[Coordinate, Coordinate]] = [(0.0, 0.0), ("bars_left", "bars_rise"), ("bars_left", 0.0)]
    right: list[tuple[Coordinate, Coordinate]] = [
        ("bars_left", 0.0),
        ("bars_left", "bars_rise"),
        (1.0, most),
        (1.0, 0.0),
    ]
    axes = Axes(LEFT, LEFT + BARS * PITCH, TOP, BOTTOM, y=(0.0, top))

    def draw(values: Values) -> list[Markup]:
        parts = [
            axes.line("td-fill-neither", left, values),
            axes.line("td-fill-war", right, values),
            element("path", class_="td-comb", d=COMB),
            element("path", class_="td-axis", d=f"M{axes.left:g} {axes.bottom:g} H{axes.right:g}"),
            axes.line("td-line td-line-ink", [(0.0, level), (1.0, level)], values),
        ]
        samples = [
            element("path", class_="td-line td-line-ink", d="M8 12 H22"),
            element("path", class_="td-fill-war", d="M9 25 H21 V35 H9 Z"),
        ]
        for row, (name, sample) in enumerate(zip((level, used), samples, strict=True)):
            number = element("tspan", words.value(values[name], kinds.get(name, "number")), data_says=name)
            parts += [sample, element("text", f"{legend[name]} ", number, x=28, y=16 + 19 * row)]
        parts.append(element("text", across, class_="td-tick", x=WIDTH / 2, y=axes.bottom + 15, text_anchor="middle"))
        return parts

    frame = {"viewBox": f"0 0 {WIDTH} {axes.bottom + 22:g}", "data-axes": axes.data}
    return Picture(draw, frame, equations, says, key, "number", kinds=kinds, title=title)
