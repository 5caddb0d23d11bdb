"""What can come of a move, a row each: a dot as large as its chance, at its worth; a line is their balance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sympy as sp
from markupsafe import Markup

from twodoors import words
from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import Axes

WIDTH, LEFT, RIGHT, ROW, TOP = 320.0, 8.0, 312.0, 40.0, 10.0
LARGEST = 15.0  # radius of a dot whose chance is 1; as in picture.js


@dataclass(frozen=True)
class Weight:
    """One row: the words for it, its chance and its worth in the model's names, and its colour."""

    name: str
    label: str
    chance: Any
    worth: Any
    role: str = "neither"


def weights(
    rows: Sequence[Weight], *, balance: str, span: tuple[float, float], ends: tuple[str, str], says: str, key: str
) -> Picture:
    """The rows over one axis from ``span[0]`` to ``span[1]``, whose ``ends`` say in words which way it goes.

    ``balance`` names the number that the dots weigh together, each as heavy as its chance; ``says`` is the picture's
    text alternative, in which ``{NAME_chance}`` is a row's chance.
    """
    equations = [
        Equation(f"{row.name}_{what}", sp.sympify(given), "", "")
        for row in rows
        for what, given in (("chance", row.chance), ("worth", row.worth))
    ]
    axes = Axes(LEFT, RIGHT, TOP, TOP + ROW * len(rows), x=span, y=(0.0, float(len(rows))))

    def draw(values: Values) -> list[Markup]:
        nought, _ = axes.at(0.0, 0.0)
        parts = [
            element("path", class_="td-axis", d=f"M{LEFT:g} {axes.bottom:g} H{RIGHT:g}"),
            element("path", class_="td-grid", d=f"M{nought:g} {axes.top:g} V{axes.bottom:g}"),
        ]
        for place, (end, anchor) in enumerate(zip(ends, ("start", "end"), strict=True)):
            x = (LEFT, RIGHT)[place]
            parts.append(element("text", end, class_="td-tick", x=x, y=axes.bottom + 14, text_anchor=anchor))
        for at, row in enumerate(rows):
            y = axes.top + ROW * at
            level = len(rows) - at - 0.62
            chance = values[f"{row.name}_chance"]
            parts.append(element("text", row.label, class_="td-row", x=LEFT, y=y + 10, text_anchor="start"))
            said = element(
                "text",
                words.value(chance, "chance"),
                class_="td-chance",
                x=RIGHT,
                y=y + 10,
                text_anchor="end",
                data_says=f"{row.name}_chance",
            )
            parts.append(said)
            parts.append(element("path", class_="td-grid", d=f"M{LEFT:g} {y + ROW * 0.62:g} H{RIGHT:g}"))
            dot = element(
                "circle",
                class_=f"td-dot td-dot-{row.role}",
                r=f"{LARGEST * math.sqrt(max(0.0, chance)):.2f}",
                data_size=f"{row.name}_chance",
            )
            parts.append(axes.mark(f"{row.name}_worth", level, values, dot))
        line = [(balance, 0.0), (balance, float(len(rows)))]
        parts.append(axes.line("td-line td-line-balance", line, values))
        return parts

    frame = {"viewBox": f"0 0 {WIDTH:g} {axes.bottom + 20:g}", "data-axes": axes.data}
    return Picture(draw, frame, equations, says, key, "chance", title="The weights")
