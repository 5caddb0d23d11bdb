"""What each of two does, given what the other does: two lines in a square, and where they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import Axes, Coordinate
from twodoors.words import Kind

WIDTH, LEFT, SIDE, TOP = 320.0, 30.0, 160.0, 22.0


@dataclass(frozen=True)
class Reply:
    """A line: whose it is, its corners (assumptions, outcomes, the drawing's equations or numbers) and its style."""

    label: str
    corners: Sequence[tuple[Coordinate, Coordinate]]
    css: str


def replies(
    lines: Sequence[Reply],
    *,
    at: tuple[str, str],
    across: str,
    up: str,
    nought: Sequence[str],
    equations: Sequence[Equation],
    says: str,
    key: str,
    title: str,
    most: float = 1.0,
    kind: Kind = "chance",
    worked: bool = False,
) -> Picture:
    """The lines over two numbers, named ``across`` and ``up``, from nought to ``most``; the dot is ``at`` two of them.

    ``nought`` has the words for the corner where both are nought, a line of text each. ``says`` is the text
    alternative, its numbers worded as ``kind``. It stands under “How it is worked out” if it is ``worked``.
    """
    axes = Axes(LEFT, LEFT + SIDE, TOP, TOP + SIDE, x=(0.0, most), y=(0.0, most))
    ticks = [(most * share, f"{100 * most * share:g}") for share in (0.0, 0.5, 1.0)]
    aside = axes.right + 22

    def draw(values: Values) -> list[Markup]:
        parts = [axes.frame(across, up, ticks, ticks)]
        for row, reply in enumerate(lines):
            y = axes.top + 14 + 26 * row
            parts.append(axes.line(f"td-line {reply.css}", reply.corners, values))
            parts.append(element("path", class_=f"td-line {reply.css}", d=f"M{aside - 16:g} {y - 4:g} h14"))
            parts.append(element("text", reply.label, x=aside + 4, y=y))
        corner = element("circle", class_="td-dot td-dot-open", r=5)
        parts.append(axes.mark(0.0, 0.0, values, corner))
        for row, text in enumerate(nought):
            y = axes.bottom - 30 + 17 * row
            parts.append(element("text", text, class_="td-tick", x=aside + 4, y=y))
        parts.append(
            element("circle", class_="td-dot td-dot-open", cx=aside - 9, cy=axes.bottom - 34, r=5),
        )
        parts.append(axes.mark(*at, values, element("circle", class_="td-dot td-dot-war", r=8)))
        return parts

    frame = {"viewBox": f"0 0 {WIDTH:g} {axes.bottom + 34:g}", "data-axes": axes.data}
    return Picture(draw, frame, equations, says, key, kind, title=title, worked=worked)
