"""Fifty ways in which the other side may see it: who refuses the demand, and the room for a deal."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import Axes
from twodoors.picture.pile import pile
from twodoors.words import value

WIDTH, LEFT, RIGHT = 320.0, 10.0, 284.0

#: Shares of the stake along the axis; what lies beyond its end is more than there is.
SPAN = (0.3, 1.0)
TICKS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def irans(*, demand: str, room: str, equations: Sequence[Equation], says: str, key: str) -> Picture:
    """Dots from ``iran_from`` to ``iran_to``, and outlines from ``believed_from`` to ``believed_to``.

    ``equations`` give these, the ends and the middle of the room for a deal (``room_from``, ``room_to``,
    ``room_middle``), and ``wrong_shown``, 1 where outlines and dots are apart and else -1.
    ``demand`` and ``room`` name the outcomes that are told.
    """
    axes = Axes(LEFT, RIGHT, 38, 120, x=SPAN)

    def draw(values: Values) -> list[Markup]:
        asked = element("tspan", value(values[demand], "share"), data_says=demand)
        wide = element("tspan", value(values[room], "share"), data_says=room)
        rectangle = [("room_from", 0.0), ("room_from", 1.0), ("room_to", 1.0), ("room_to", 0.0)]
        return [
            *legend(),
            axes.mark(SPAN[0], "wrong_shown", values, said("grey: as believed", 142, 13 - axes.top)),
            axes.line("td-area", rectangle, values),
            axes.line("td-axis", [(SPAN[0], 0.0), (SPAN[1], 0.0)], values),
            pile(axes, "believed_from", "believed_to", values),
            pile(axes, "iran_from", "iran_to", values, parting=demand),
            axes.line("td-line td-line-ink td-thin", [(demand, 0.0), (demand, 1.0)], values),
            axes.mark(demand, 1.0, values, element("path", class_="td-cross", d="M-6 0 L0 -6 L6 0 L0 6 Z")),
            axes.mark(
                demand, 1.0, values, element("text", "asks ", asked, class_="td-name", y=-11, text_anchor="middle")
            ),
            axes.mark(
                "room_middle",
                0.0,
                values,
                element("text", "room for a deal ", wide, class_="td-name", y=32, text_anchor="middle"),
            ),
            *below(axes, 49),
        ]

    frame = {"viewBox": f"0 0 {WIDTH:g} 174", "data-axes": axes.data}
    kinds = {"war_risk": "chance"}
    return Picture(draw, frame, equations, says, key, "share", kinds=kinds, title="Fifty Irans")  # type: ignore[arg-type]


def legend() -> list[Markup]:
    """The two signs of dots, with their words."""
    return [
        element("circle", class_="td-pile td-pile-below", cx=LEFT + 3, cy=9, r=3.4),
        said("refuses", LEFT + 11, 13),
        element("circle", class_="td-pile td-pile-above", cx=LEFT + 67, cy=9, r=3.4),
        said("accepts", LEFT + 75, 13),
    ]


def below(axes: Axes, down: float) -> list[Markup]:
    """The ticks of the axis, in percent of the stake, and its name so far below it."""
    parts = [said(f"{100 * x:.0f}%", axes.at(x, 0.0)[0], axes.bottom + 15, "middle", "td-tick") for x in TICKS]
    parts.append(said("all", axes.right + 16, axes.bottom + 15, "middle", "td-tick"))
    name = "what Iran would give rather than fight"
    return [*parts, said(name, LEFT, axes.bottom + down, "start", "td-tick")]


def said(text: str, x: float, y: float, anchor: str = "start", css: str = "td-name") -> Markup:
    """Words at a place."""
    return element("text", text, class_=css, x=x, y=y, text_anchor=anchor)
