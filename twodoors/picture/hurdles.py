"""One hurdle after the other, a row of a hundred each: those that are over it, and those that are not."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.equation import Equation, symbols
from twodoors.model.picture import Picture, Values
from twodoors.picture.hundred import Cell, Sort, hundred
from twodoors.words import value

WIDTH, LEFT, ROW = 320.0, 8.0, 62.0


def hurdles(rows: Sequence[tuple[str, str]], *, says: str, key: str, title: str) -> Picture:
    """For each row the outcome that says how many of a hundred are over it, with its words; the others are small."""
    equations = [Equation(f"{name}_not", 1 - symbols(name), "", "") for name, _ in rows]

    def draw(values: Values) -> list[Markup]:
        parts = []
        for at, (name, label) in enumerate(rows):
            top = ROW * at
            said = element("tspan", value(values[name], "chance"), data_says=name)
            parts.append(element("text", label, ": ", said, class_="td-name", x=LEFT, y=top + 13))
            cell = Cell(LEFT + 6, top + 24, 12.2, 10, 4)
            parts.append(hundred([Sort(name, "full"), Sort(f"{name}_not", "small")], [cell], values, scale=0.85))
        return parts

    frame = {"class_": "td-counted", "viewBox": f"0 0 {WIDTH:g} {ROW * len(rows):g}"}
    return Picture(draw, frame, equations, says, key, "chance", title=title)
