"""Where two ways may land, as bells over one line, and the fence that an outcome must clear; filled, what clears it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy as sp
from markupsafe import Markup

from twodoors import words
from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.model.picture import POINTS, Picture, Values
from twodoors.picture.axes import Axes
from twodoors.picture.rows import ROW, Row

WIDTH, LEFT, RIGHT, HIGH, TOP = 320.0, 8.0, 312.0, 46.0, 18.0
BELL = TOP + HIGH + 6  # of a bell, from its words to those of the next

#: How far out outcomes are drawn; the rest is piled up beyond either end, so wide. bells.js has the same (tests/js).
LOW, UP, PILE = -1.5, 1.0, 0.15
HIGHEST = 1.75  # of the narrowest bell


@dataclass(frozen=True)
class Way:
    """One way: its words, where it lands on average and how widely (in the model's names), the outcome that says how
    often it clears the fence, and its colour."""

    name: str
    label: str
    mean: Any
    spread: Any
    clears: str
    role: str


def bell(mean: float, spread: float, start: float) -> list[tuple[float, float]]:
    """The corners of what lies right of ``start`` under the bell of ``probability.above``, from the line back to it.

    All of it where ``start`` is the lower end or less. The area is the chance, but for piles higher than the drawing.
    """
    low, slope = max(start, LOW), 1.702 / spread
    left, right = (1 / (1 + math.exp(-slope * beyond)) for beyond in (LOW - mean, mean - UP))
    line = np.linspace(low, UP, POINTS)
    heights = slope / 4 / np.cosh(slope * (line - mean) / 2) ** 2
    pile = [(LOW - PILE, 0.0), (LOW - PILE, left / PILE), (LOW, left / PILE)] if start <= LOW else [(low, 0.0)]
    ends = [(UP, right / PILE), (UP + PILE, right / PILE), (UP + PILE, 0.0)]
    corners = [*pile, *zip(line.tolist(), heights.tolist(), strict=True), *ends]
    return [(x, min(height, HIGHEST)) for x, height in corners]


def bells(ways: Sequence[Way], row: Row, *, fence: str, ends: tuple[str, str], says: str, key: str) -> Picture:
    """A bell a way, from the top down, with the ``fence`` (an outcome) through all, and ``row`` of a hundred below.

    ``ends`` say in words where outcomes grow worse and better; ``says`` is the text alternative.
    """
    foot = BELL * len(ways)
    line = Axes(LEFT, RIGHT, TOP - 2, foot, x=(LOW - PILE, UP + PILE))

    def draw(values: Values) -> list[Markup]:
        parts = [_bells(way, fence, BELL * at, values) for at, way in enumerate(ways)]
        post = element("path", class_="td-parting", d=f"M0 0 V{TOP - 2 - foot:g}")
        mark = element("text", "fence", class_="td-tick", y=12, text_anchor="middle")
        parts.append(line.mark(fence, 0.0, values, post, mark))
        parts += [part for at, way in enumerate(ways) for part in _said(way, BELL * at, values)]  # over the fence
        for x, text, anchor in zip((LEFT, RIGHT), ends, ("start", "end"), strict=True):
            parts.append(element("text", text, class_="td-tick", x=x, y=foot + 12, text_anchor=anchor))
        return [*parts, row.drawn(foot + 20, values)]

    equations = [
        Equation(f"{way.name}_{what}", sp.sympify(given), "", "")
        for way in ways
        for what, given in (("mean", way.mean), ("spread", way.spread))
    ]
    frame = {"viewBox": f"0 0 {WIDTH:g} {foot + 20 + ROW - 8:g}", "data-axes": line.data}
    return Picture(draw, frame, [*equations, *row.equations], says, key, "chance", title="The fence")


def _bells(way: Way, fence: str, top: float, values: Values) -> Markup:
    """One way's bell, and over it what of it clears the fence."""
    axes = Axes(LEFT, RIGHT, top + TOP, top + TOP + HIGH, x=(LOW - PILE, UP + PILE), y=(0.0, HIGHEST))
    follows = [f"{way.name}_mean", f"{way.name}_spread"]
    mean, spread, start = (float(values[name]) for name in (*follows, fence))
    shapes = [
        axes.shape("td-bell", bell(mean, spread, LOW), data_bell=" ".join([*follows, f"{LOW:g}"])),
        axes.shape(f"td-bell td-bell-{way.role}", bell(mean, spread, start), data_bell=" ".join([*follows, fence])),
        element("path", class_="td-axis", d=f"M{LEFT:g} {axes.bottom:g} H{RIGHT:g}"),
    ]
    return element("g", *shapes, data_axes=axes.data)


def _said(way: Way, top: float, values: Values) -> list[Markup]:
    """One way's words and its number."""
    said: dict[str, str | float] = {"x": RIGHT, "text_anchor": "end", "data_says": way.clears}
    return [
        element("text", way.label, class_="td-row", x=LEFT, y=top + 12),
        element("text", words.value(values[way.clears], "chance"), class_="td-row", y=top + 12, **said),
    ]
