"""Dots between two numbers, each as likely as another: a pile where these are near, a carpet where they are not."""

from __future__ import annotations

import math
from collections.abc import Iterator

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.picture import Values
from twodoors.picture.axes import Axes

COUNT = 50
SIZE = 8.0  # from dot to dot
OVER = 3  # columns of those beyond the right edge


def pile(axes: Axes, low: str, high: str, values: Values, *, parting: str | None = None) -> Markup:
    """Fifty dots, evenly from the number ``low`` to ``high`` over the axes; beyond their right edge they pile up.

    Those below the number ``parting`` are filled; without one all are outlines.
    """
    count = range(COUNT)
    at = [values[low] + (values[high] - values[low]) * (i + 0.5) / COUNT for i in count]
    places = piled(axes.at(values[low], 0.0)[0], axes.at(values[high], 0.0)[0], axes)
    dots = [
        element(
            "circle", class_=f"td-pile td-pile-{_kind(value, parting, values)}", cx=f"{x:.2f}", cy=f"{y:.2f}", r=3.3
        )
        for value, (x, y) in zip(at, places, strict=True)
    ]
    return element("g", *dots, data_pile=" ".join(filter(None, (low, high, parting))))


def _kind(value: float, parting: str | None, values: Values) -> str:
    return "outline" if parting is None else "below" if value < values[parting] - 1e-9 else "above"


def piled(start: float, end: float, axes: Axes) -> Iterator[tuple[float, float]]:
    """Where the dots stand, in the drawing's units, from the first to the last; pile.js says the same."""
    inside = sum(start + (end - start) * (i + 0.5) / COUNT <= axes.right + 1e-6 for i in range(COUNT))
    width = (end - start) * inside / COUNT
    columns = min(max(math.floor(width / SIZE + 0.5), 1), max(inside, 1))
    room = axes.bottom - axes.top
    yield from _columns(inside, columns, start, width / columns, axes.bottom, room)
    yield from _columns(COUNT - inside, OVER, axes.right + SIZE / 2, SIZE, axes.bottom, room)


def _columns(
    count: int, columns: int, left: float, across: float, bottom: float, room: float
) -> Iterator[tuple[float, float]]:
    """So many dots in columns of ``across``, from the bottom up, closer where there is no room."""
    step = min(SIZE, room / max(math.ceil(count / columns), 1))
    for i in range(count):
        column = i * columns // count
        row = i - math.ceil(column * count / columns)
        yield left + across * (column + 0.5), bottom - SIZE / 2 - step * row
