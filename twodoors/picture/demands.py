"""What each demand brings on average, over the fifty of whom one answers it; a handle tries a demand."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.model.picture import Picture, Sweep, Values
from twodoors.picture.axes import HANDLE, Axes
from twodoors.picture.irans import LEFT, RIGHT, SPAN, WIDTH, below
from twodoors.picture.pile import pile
from twodoors.words import value


def demands(
    *,
    ask: str,
    risk: str,
    brings: str,
    left: str,
    best: tuple[str, str],
    equations: Sequence[Equation],
    says: str,
    key: str,
) -> Picture:
    """The curve of ``ask_height`` over ``ask``, the demand that the reader tries; nought is what war leaves, ``left``.

    ``risk`` and ``brings`` are the outcomes of that demand; ``best`` is the place of the best one.
    """
    worth = Sweep("worth", "ask_height", [ask], *SPAN)
    curve = Axes(LEFT, RIGHT, 24, 96, x=SPAN, y=(0.0, 1.25))
    dots = Axes(LEFT, RIGHT, 112, 172, x=SPAN)

    def draw(values: Values) -> list[Markup]:
        told = [
            element("tspan", value(values[name], kind), data_says=name)  # type: ignore[arg-type]
            for name, kind in ((ask, "share"), (risk, "chance"), (brings, "share"), (left, "share"))
        ]
        above = [
            curve.line("td-axis", [(SPAN[0], 0.0), (SPAN[1], 0.0)], values),
            element("text", "war leaves ", told[3], class_="td-tick", x=LEFT, y=curve.bottom + 13),
            curve.line("td-line td-line-ink td-thin", [(ask, 0.0), (ask, "ask_height")], values),
            curve.curve("td-line td-line-ink", worth.name, values),
            curve.mark(*best, values, element("path", class_="td-cross", d="M-6 0 L0 -6 L6 0 L0 6 Z")),
            curve.mark(ask, "ask_height", values, *HANDLE, drag=ask),
        ]
        under = [
            dots.line("td-axis", [(SPAN[0], 0.0), (SPAN[1], 0.0)], values),
            pile(dots, "iran_from", "iran_to", values, parting=ask),
            dots.line("td-line td-line-ink td-thin", [(ask, 0.0), (ask, 1.0)], values),
            *below(dots, 30),
        ]
        line = ["You ask ", told[0], ": refused ", told[1], ", brings ", told[2]]
        return [
            element("text", *line, class_="td-name", x=LEFT, y=13),
            element("g", *under, data_axes=dots.data),
            element("g", *above, data_axes=curve.data),
        ]

    frame = {"class_": "td-counted", "viewBox": f"0 0 {WIDTH:g} 208"}
    kinds = {risk: "chance"}
    return Picture(draw, frame, equations, says, key, "share", [worth], kinds=kinds, title="Each demand")  # type: ignore[arg-type]
