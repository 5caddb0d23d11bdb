"""A chance over how many come, and what else may happen above it: too few for a session, or a defeat in it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.model.picture import Picture, Sweep, Values
from twodoors.picture.axes import HANDLE, Axes
from twodoors.words import value

WIDTH, LEFT, RIGHT = 320.0, 32.0, 312.0


def hump(
    passes: Sweep,
    session: Sweep,
    *,
    come: str,
    most: str,
    equations: Sequence[Equation],
    title: str,
    says: str,
    key: str,
) -> Picture:
    """The curve ``passes`` under the curve ``session``, over ``come``, whose handle is dragged along it.

    ``most`` is where a No helps most, marked while it is among them.
    """
    axes = Axes(LEFT, RIGHT, 42, 152, x=(passes.low, passes.high))
    now = f"{passes.name}_now"

    def draw(values: Values) -> list[Markup]:
        told = [
            element("tspan", value(values[name], kind), data_says=name)  # type: ignore[arg-type]
            for name, kind in ((come, "count"), (now, "chance"))
        ]
        ticks = [(x, f"{x:g}") for x in (passes.low, 20.0, 40.0, 60.0, 80.0, passes.high)]
        return [
            axes.area("td-fill-short", session.name, "1", values),
            axes.area("td-fill-lost", passes.name, session.name, values),
            axes.frame("", "", ticks, [(0.0, "0"), (0.5, "50"), (1.0, "100")]),
            element("text", told[0], " come: passes ", told[1], class_="td-name", x=LEFT, y=15),
            *_words(axes),
            axes.mark(most, 0.0, values, element("path", class_="td-reserve", d="M0 0 V-110")),
            axes.mark(most, 0.0, values, element("text", "82 No", class_="td-tick", x=-4, y=-4, text_anchor="end")),
            axes.curve("td-line td-line-ink", passes.name, values),
            axes.mark(
                come,
                now,
                values,
                *HANDLE,
                drag=come,
            ),
            element("text", "opponents in the hall, all vote No", class_="td-tick", x=LEFT, y=axes.bottom + 31),
        ]

    frame = {"viewBox": f"0 0 {WIDTH:g} {axes.bottom + 38:g}", "data-axes": axes.data}
    kinds = {come: "count"}
    return Picture(draw, frame, equations, says, key, "chance", [passes, session], kinds=kinds, title=title)  # type: ignore[arg-type]


def _words(axes: Axes) -> list[Markup]:
    """What the two areas above the line are."""
    parts = []
    for x, css, text in ((LEFT, "td-fill-short", "no session"), (LEFT + 100, "td-fill-lost", "voted down")):
        parts.append(element("rect", class_=css, x=x, y=23, width=12, height=12))
        parts.append(element("text", text, class_="td-name", x=x + 17, y=33))
    return parts
