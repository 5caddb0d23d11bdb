"""Curves of an outcome over one assumption, or several moved together, with a mark for now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model import Equation
from twodoors.model.picture import Picture, Sweep, Values
from twodoors.picture.axes import Axes, Coordinate

WIDTH, LEFT, RIGHT, HIGH, ROW = 360.0, 30.0, 352.0, 150.0, 17.0
STYLES = ("td-solid", "td-dashed", "td-dotted")


@dataclass(frozen=True)
class Curve:
    """A sweep with the words for it and its colour (war, talks or neither)."""

    sweep: Sweep
    label: str
    role: str = "neither"


def curves(
    drawn: Sequence[Curve],
    *,
    across: str,
    up: str,
    ticks: Sequence[float],
    now: Coordinate,
    says: str,
    key: str,
    equations: Sequence[Equation] = (),
    crossing: tuple[str, str] | None = None,
    title: str = "The curves",
) -> Picture:
    """Up to three curves of a chance, told apart by colour and by stroke, each marked where the reader stands.

    ``across`` and ``up`` name the axes, ``ticks`` are values of the first; ``now`` is the reader's place on it;
    ``crossing`` names the two coordinates (assumptions or ``equations``) of the place where two curves meet. Raises
    ``ValueError`` for more curves than can be told apart.
    """
    if len(drawn) > len(STYLES):
        raise ValueError(f"{len(drawn)} curves are too many to tell apart; allowed are {len(STYLES)}")
    styles = STYLES[: len(drawn)]
    top = 27 + ROW * len(drawn)
    axes = Axes(LEFT, RIGHT, top, top + HIGH, x=(drawn[0].sweep.low, drawn[0].sweep.high))

    def draw(values: Values) -> list[Markup]:
        parts = [axes.frame(across, up, [(x, f"{x:g}") for x in ticks], [(0.0, "0"), (0.5, "50"), (1.0, "100")])]
        for row, (curve, style) in reversed(list(enumerate(zip(drawn, styles, strict=True)))):  # the first on top
            css, y = f"td-line td-line-{curve.role} {style}", 13 + ROW * row
            parts.append(element("path", class_=css, d=f"M0 {y - 4:g} H26"))
            parts.append(element("text", curve.label, x=32, y=y))
            parts.append(axes.curve(css, curve.sweep.name, values))
            dot = element("circle", class_=f"td-dot td-dot-{curve.role}", r=5)
            parts.append(axes.mark(now, f"{curve.sweep.name}_now", values, dot))
        if crossing:
            cross = element("path", class_="td-cross", d="M-6 0 L0 -6 L6 0 L0 6 Z")
            parts.append(axes.mark(*crossing, values, cross))
        return parts

    frame = {"viewBox": f"0 0 {WIDTH:g} {axes.bottom + 34:g}", "data-axes": axes.data}
    return Picture(draw, frame, equations, says, key, "chance", [curve.sweep for curve in drawn], title=title)
