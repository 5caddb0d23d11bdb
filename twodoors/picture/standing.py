"""A hundred deals at one of several tables: not signed, signed and wrecked, or standing."""

from __future__ import annotations

from collections.abc import Sequence

import sympy as sp
from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.equation import Equation, symbols
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import Axes
from twodoors.picture.hundred import Cell, Sort, hundred, sign
from twodoors.words import value

WIDTH, HEIGHT, LEFT = 320.0, 128.0, 8.0

#: The sorts of deals: the number of each, its sign, its words and where they stand.
SORTS = (
    ("deals_stand", "full", "stand", 14.0),
    ("deals_wrecked", "cross", "wrecked", 108.0),
    ("deals_unsigned", "open", "not signed", 218.0),
)


def standing(
    tables: Sequence[str],
    beyond: Sequence[str],
    *,
    table: str,
    signed: sp.Expr,
    stands: sp.Expr,
    says: str,
    key: str,
    title: str,
) -> Picture:
    """The tables by their words, and those after them at which nothing is counted; ``table`` names which one is set.

    ``signed`` and ``stands`` are chances of that table, in the model’s names.
    """
    counts = symbols(table) < len(tables) - sp.Rational(1, 2)

    def counted(number: sp.Expr, otherwise: int = 0) -> sp.Expr:
        return sp.Piecewise((number, counts), (otherwise, True))

    def whole(chance: sp.Expr) -> sp.Expr:
        """Of a hundred, as it is said: so the parts add up."""
        return sp.floor(100 * chance + sp.Rational(1, 2) + sp.Float(1e-9))

    stand, kept = symbols("deals_stand deals_signed")
    equations = [
        Equation("deals_signed", counted(whole(signed)), "", ""),
        Equation("deals_stand", counted(whole(stands)), "", ""),
        Equation("deals_wrecked", kept - stand, "", ""),
        Equation("deals_unsigned", counted(100 - kept), "", ""),
        *[Equation(f"share_{name}", symbols(name) / 100, "", "") for name, *_ in SORTS],
        Equation("share_uncounted", counted(sp.Integer(0), 1), "", ""),
        *[_named(table, at) for at in range(len(tables) + len(beyond))],
    ]
    axes = Axes(LEFT, WIDTH - LEFT, 4, 16)

    def draw(values: Values) -> list[Markup]:
        named = [
            axes.mark(0.0, f"deals_at_{at}", values, element("text", words, class_="td-name"))
            for at, words in enumerate([*tables, *[f"{words}: not counted" for words in beyond]])
        ]
        sorts = [*[Sort(f"share_{name}", kind) for name, kind, *_ in SORTS], Sort("share_uncounted", "small")]
        told = [_told(*sort, values) for sort in SORTS]
        dots = hundred(sorts, [Cell(LEFT + 8, 34, 15.2, 15.2, 5)], values, scale=1.1)
        return [element("g", *named, data_axes=axes.data), dots, *told]

    frame = {"class_": "td-counted", "viewBox": f"0 0 {WIDTH:g} {HEIGHT:g}"}
    return Picture(draw, frame, equations, says, key, "count", title=title)


def _told(name: str, kind: str, words: str, x: float, values: Values) -> Markup:
    """A sign, its words and how many there are."""
    said = element("tspan", value(values[name], "count"), data_says=name)
    text = element("text", words, " ", said, class_="td-name", x=x + 10, y=124)
    return element("g", sign(kind, x, 119.5, 0.9), text)


def _named(table: str, at: int) -> Equation:
    """Where the words of that table stand: in their place while it is set, else out of sight."""
    set_to = symbols(table)
    half = sp.Rational(1, 2)
    here = sp.And(set_to >= at - half, set_to < at + half)
    return Equation(f"deals_at_{at}", sp.Piecewise((0, here), (-1, True)), "", "")
