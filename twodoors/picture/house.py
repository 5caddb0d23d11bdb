"""A house of two sides: supporters, opponents, others; the opponents are led in by a handle on the rim."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

import sympy as sp
from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.equation import Equation, symbols
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import HANDLE, Axes
from twodoors.picture.parliament import Bloc, seated, seats_of
from twodoors.words import value

WIDTH, HEIGHT, MIDDLE, RIM = 320.0, 196.0, (160.0, 174.0), 148.0
INNER, APART = 77.0, 8.0


def house(
    before: Bloc,
    led: Bloc,
    after: Bloc,
    *,
    come: str,
    present: str,
    session: int,
    share: str,
    says: str,
    key: str,
    title: str,
    equations: Sequence[Equation] = (),
) -> Picture:
    """The seats of the three sides from left to right; of those who are ``led`` so many are there as ``come`` says.

    ``led.turnout`` names the equation made here for their share. ``present`` and ``share`` are told in the middle;
    ``equations`` give what else is needed.
    """
    total = before.seats + led.seats + after.seats
    places = seats_of(total, MIDDLE, INNER, APART)
    plane = Axes(0, WIDTH, 0, HEIGHT, x=(0.0, WIDTH), y=(0.0, HEIGHT))
    angle = sp.pi * (before.seats + symbols(come)) / total
    made = [
        *equations,
        Equation(led.turnout, symbols(come) / led.seats, "", ""),
        Equation("rim_across", MIDDLE[0] - RIM * sp.cos(angle), "", ""),
        Equation("rim_up", HEIGHT - MIDDLE[1] + RIM * sp.sin(angle), "", ""),
    ]
    arc = f"{MIDDLE[0]:g} {MIDDLE[1]:g} {-before.seats} {total - before.seats}"

    def draw(values: Values) -> list[Markup]:
        rim = _rim(before.seats / total, (before.seats + led.seats) / total)
        parts = [rim, *seated((before, led, after), places, values, 3)]
        told = [
            element("tspan", value(values[present], "count"), data_says=present),
            element("tspan", value(values[share], "share"), data_says=share),
        ]
        x, y = MIDDLE
        return [
            *parts,
            element("text", told[0], f" of {session}", class_="td-count", x=x, y=y - 26, text_anchor="middle"),
            element("text", "there, ", told[1], " for it", class_="td-name", x=x, y=y - 6, text_anchor="middle"),
            element("text", before.label, class_="td-name", x=2, y=y + 16),
            element("text", led.label, class_="td-name", x=WIDTH - 2, y=26, text_anchor="end"),
            element("text", after.label, class_="td-name", x=WIDTH - 8, y=y + 16, text_anchor="end"),
            plane.mark(
                "rim_across",
                "rim_up",
                values,
                *HANDLE,
                drag=come,
                arc=arc,
            ),
        ]

    frame = {"class_": "td-counted", "viewBox": f"0 0 {WIDTH:g} {HEIGHT:g}", "data-axes": plane.data}
    return Picture(draw, frame, made, says, key, "count", kinds={share: "share"}, title=title)


def _rim(start: float, end: float) -> Markup:
    """The arc along which the handle goes, between two shares of the half-circle."""
    (x, y), (to, down) = (
        (MIDDLE[0] - RIM * cos(pi * share), MIDDLE[1] - RIM * sin(pi * share)) for share in (start, end)
    )
    return element(
        "path", class_="td-grid", fill="none", d=f"M{x:.1f} {y:.1f} A{RIM:g} {RIM:g} 0 0 1 {to:.1f} {down:.1f}"
    )
