"""Bargaining sets of two tables: what one side and the other can gain together, and what is agreed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from twodoors import words
from twodoors.markup import element
from twodoors.model import Equation
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import Axes, Coordinate

WIDTH, SIDE, LEFT, TOP = 360.0, 184.0, 32.0, 26.0
TICKS = [(0.0, "0"), (0.5, "50"), (1.0, "100")]

Place = tuple[Coordinate, Coordinate]


@dataclass(frozen=True)
class Table:
    """What a table allows: the corners of its frontier, from the upper axis to the right, and the point agreed on."""

    label: str
    frontier: Sequence[Place]
    agreed: Place


def bargaining_set(
    narrow: Table,
    wide: Table,
    seat: Table,
    *,
    across: str,
    up: str,
    reserves: tuple[str, str],
    gains: Sequence[tuple[str, str, str, str]],
    equations: Sequence[Equation],
    says: str,
    key: str,
    title: str,
) -> Picture:
    """The frontiers of two tables, one within the other, with the agreed points and the least that each side accepts.

    ``seat`` is the wide table once more, with a third party at it; its frontier is not drawn again. ``across`` and
    ``up`` name the two sides' gains; ``reserves`` names what each insists on; ``gains`` lists parties with the names of
    their gains at the narrow table, at the wide one and with the third party. It stands closed, below.
    """
    axes = Axes(LEFT, LEFT + SIDE, TOP, TOP + SIDE)
    column = axes.right + 20

    def draw(values: Values) -> list[Markup]:
        x, y = reserves
        parts = [
            axes.frame(across, up, TICKS, TICKS),
            axes.line("td-area", [(0.0, 0.0), *wide.frontier], values),
            axes.line("td-line td-line-talks td-solid", wide.frontier, values),
            axes.line("td-line td-line-neither td-dashed", narrow.frontier, values),
            axes.line("td-reserve", [(x, 0.0), (x, 1.0)], values),
            axes.line("td-reserve", [(0.0, y), (1.0, y)], values),
            axes.mark(*narrow.agreed, values, element("circle", class_="td-dot td-dot-open", r=5)),
            axes.mark(*wide.agreed, values, element("circle", class_="td-dot td-dot-talks", r=6)),
            axes.mark(*seat.agreed, values, element("path", class_="td-dot td-dot-talks", d="M-5 -5 H5 V5 H-5 Z")),
            element("text", f"○ {narrow.label}", class_="td-tick", x=column, y=TOP - 4),
            element("text", f"● {wide.label}", class_="td-tick", x=column, y=TOP + 12),
            element("text", f"■ {seat.label}", class_="td-tick", x=column, y=TOP + 28),
        ]
        for row, (party, *names) in enumerate(gains):
            top = TOP + 60 + 50 * row
            first, second, third = [element("tspan", words.value(values[n], "share"), data_says=n) for n in names]
            parts.append(element("text", party, class_="td-name", x=column, y=top))
            parts.append(element("text", "○ ", first, "  ● ", second, x=column, y=top + 16))
            parts.append(element("text", "■ ", third, x=column, y=top + 32))
        return parts

    frame = {"viewBox": f"0 0 {WIDTH:g} {axes.bottom + 34:g}", "data-axes": axes.data}
    return Picture(draw, frame, equations, says, key, "share", title=title, worked=True)
