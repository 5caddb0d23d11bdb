"""Beliefs as places on lines from never to always, some parted at a critical risk; the reader may drag some of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from twodoors import words
from twodoors.markup import element
from twodoors.model import Equation
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import Axes

WIDTH, ROW, BOTTOM = 360.0, 62.0, 16.0
DOT, GRIP = element("circle", class_="td-handle", r=8), element("circle", class_="td-grip", r=27)  # a finger’s width


@dataclass(frozen=True)
class Belief:
    """A row: a chance by its name, with the words above it, and the critical risk that parts its line, if any.

    ``critical`` names a number, which may lie beyond 1. Who drags a ``dragged`` one sets the assumption of its name.
    """

    name: str
    label: str
    critical: str | None = None
    dragged: bool = False


def beliefs(
    rows: Sequence[Belief],
    *,
    below: str,
    above: str,
    equations: Sequence[Equation],
    says: str,
    key: str,
    parted: str = "critical risk",
    title: str = "The beliefs",
) -> Picture:
    """One row a belief; ``below`` and ``above`` say what either side of the parting means, ``parted`` its name.

    ``equations`` has, for each critical risk, one named ``parting_NAME``: the same cut off at 1.
    """
    axes = Axes(12, WIDTH - 12, 0, ROW * len(rows), y=(0.0, float(len(rows))))

    def draw(values: Values) -> list[Markup]:
        return [part for i, belief in enumerate(rows) for part in row(values, belief, len(rows) - i - 0.65)]

    def row(values: Values, belief: Belief, y: float) -> list[Markup]:
        _, line = axes.at(0, y)
        left: dict[str, str | float] = {"x": axes.left}
        right: dict[str, str | float] = {"x": axes.right, "text_anchor": "end"}
        parts = [element("text", belief.label, y=line - 18, **left)]
        if belief.critical:
            parting = f"parting_{belief.critical}"
            risk = element("tspan", words.value(values[belief.critical], "number"), data_says=belief.critical)
            parts += [
                axes.line("td-zone td-zone-war", [(0.0, y), (parting, y)], values),
                axes.line("td-zone td-zone-talks", [(parting, y), (1.0, y)], values),
                element("text", below, class_="td-tick", y=line + 20, **left),
                element("text", above, class_="td-tick", y=line + 20, **right),
                element("text", f"{parted} ", risk, class_="td-tick", y=line - 18, **right),
                axes.mark(parting, y, values, element("path", class_="td-parting", d="M0 -13 V13")),
            ]
        else:
            parts.append(axes.line("td-zone td-zone-neither", [(0.0, y), (1.0, y)], values))
        held = (GRIP, DOT) if belief.dragged else (DOT,)
        return [*parts, axes.mark(belief.name, y, values, *held, drag=belief.name if belief.dragged else None)]

    frame = {"viewBox": f"0 0 {WIDTH:g} {axes.bottom + BOTTOM:g}", "data-axes": axes.data}
    return Picture(draw, frame, equations, says, key, "number", title=title)
