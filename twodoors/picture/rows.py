"""Chances as rows of a hundred dots, one under the other: so many of them are filled."""

from __future__ import annotations

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

WIDTH, LEFT, RIGHT, ROW = 320.0, 8.0, 312.0, 43.0
LINE, LINES = 50, 2  # dots of a line, lines of a row

#: A dot's share of a row, and its room in the drawing.
DOT, PITCH = 0.01, (RIGHT - LEFT) / LINE

#: A line of dots begins this far before its first dot's edge, so that one of none has a length and no dot.
BEFORE = 0.25


@dataclass(frozen=True)
class Row:
    """One row: the words for it, its chance in the model's names, and its colour."""

    name: str
    label: str
    chance: Any
    role: str = "neither"

    @property
    def equations(self) -> list[Equation]:
        """Its chance as ``row_NAME``, and how far either line of its dots is filled."""
        chance = sp.sympify(self.chance)
        half = sp.Rational(LINE, 100)
        filled = [sp.Min(chance, half), sp.Max(chance - half, 0)]
        return [
            Equation(f"row_{self.name}", chance, "", ""),
            *[Equation(f"row_{self.name}_{i}", line + BEFORE * DOT, "", "") for i, line in enumerate(filled)],
        ]

    def drawn(self, top: float, values: Values) -> Markup:
        """The row at this height, ``ROW`` high: its words, its number, its dots."""
        axes = Axes(LEFT, RIGHT, top + 18, top + 18 + LINES * PITCH, x=(0.0, LINE * DOT), y=(0.0, float(LINES)))
        chance = words.value(values[f"row_{self.name}"], "chance")
        said: dict[str, str | float] = {"x": RIGHT, "text_anchor": "end", "data_says": f"row_{self.name}"}
        parts = [
            element("text", self.label, class_="td-row", x=LEFT, y=top + 12),
            element("text", chance, class_="td-row", y=top + 12, **said),
        ]
        for i in range(LINES):
            level = LINES - i - 0.5
            whole, filled = (0.0, level), (f"row_{self.name}_{i}", level)
            parts += [
                axes.line("td-dots", [whole, (LINE * DOT, level)], values),
                axes.line(f"td-dots td-dots-{self.role}", [whole, filled], values),
            ]
        dashes = {"stroke_dasharray": f"0 {PITCH:g}", "stroke_dashoffset": f"{BEFORE * PITCH:g}"}
        return element("g", *parts, data_axes=axes.data, **dashes)


def rows(listed: Sequence[Row], *, says: str, key: str, title: str) -> Picture:
    """The rows from the top down; ``says`` is the text alternative, in which ``{row_NAME}`` is a row's chance."""

    def draw(values: Values) -> list[Markup]:
        return [row.drawn(ROW * at, values) for at, row in enumerate(listed)]

    equations = [equation for row in listed for equation in row.equations]
    frame = {"viewBox": f"0 0 {WIDTH:g} {ROW * len(listed):g}"}
    return Picture(draw, frame, equations, says, key, "chance", title=title)
