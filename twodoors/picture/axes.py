"""Places in a drawing with axes: points, lines through points, curves, and what stands beside the axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.picture import Values

#: A coordinate: a number, or the name of one that moves.
Coordinate = str | float

#: What is dragged: a dot, and around it what a finger hits.
HANDLE = (element("circle", class_="td-grip", r=24), element("circle", class_="td-handle", r=8))

#: Values along an axis, and the words for them.
Ticks = Sequence[tuple[float, str]]


@dataclass(frozen=True)
class Axes:
    """A rectangle from ``left`` to ``right`` and ``top`` to ``bottom``, and the values at its edges."""

    left: float
    right: float
    top: float
    bottom: float
    x: tuple[float, float] = (0.0, 1.0)
    y: tuple[float, float] = (0.0, 1.0)

    @property
    def data(self) -> str:
        """The same for picture.js, as its attribute ``data-axes``."""
        edges = (self.left, self.right, *self.x, self.bottom, self.top, *self.y)
        return " ".join(f"{edge:g}" for edge in edges)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where these values stand."""
        across = self.left + (self.right - self.left) * (x - self.x[0]) / (self.x[1] - self.x[0])
        up = self.bottom + (self.top - self.bottom) * (y - self.y[0]) / (self.y[1] - self.y[0])
        return across, up

    def holds(self, x: float, y: float) -> bool:
        """Whether these values stand within the axes."""
        return isfinite(x) and isfinite(y) and self.x[0] <= x <= self.x[1] and self.y[0] <= y <= self.y[1]

    def frame(self, across: str, up: str, xticks: Ticks, yticks: Ticks) -> Markup:
        """The axes with their ticks and names; the name of the upright one stands above it."""
        line = f"M{self.left:g} {self.top:g} V{self.bottom:g} H{self.right:g}"
        parts = [element("path", class_="td-axis", d=line)]
        for value, text in xticks:
            x, _ = self.at(value, self.y[0])
            side = "start" if value == self.x[0] else "end" if value == self.x[1] else "middle"
            parts.append(element("text", text, class_="td-tick", x=x, y=self.bottom + 14, text_anchor=side))
        for value, text in yticks:
            _, y = self.at(self.x[0], value)
            parts.append(element("path", class_="td-grid", d=f"M{self.left:g} {y:g} H{self.right:g}"))
            parts.append(element("text", text, class_="td-tick", x=self.left - 5, y=y + 4, text_anchor="end"))
        middle = (self.left + self.right) / 2
        parts += [
            element("text", across, class_="td-name", x=middle, y=self.bottom + 29, text_anchor="middle"),
            element("text", up, class_="td-name", x=0, y=self.top - 9),
        ]
        return Markup().join(parts)

    def mark(
        self,
        x: Coordinate,
        y: Coordinate,
        values: Values,
        *held: Markup,
        drag: str | None = None,
        arc: str | None = None,
    ) -> Markup:
        """Elements, drawn about nought, at this place; hidden while it is outside the axes.

        ``drag`` names what the reader sets by dragging them: along the axis, or two things by a name for across and one
        for up; with an ``arc`` "middle-x middle-y value-at-the-left value-at-the-right", round a half-circle.
        """
        here = (_number(x, values), _number(y, values))
        inside = self.holds(*here)
        across, up = self.at(*here) if inside else (0.0, 0.0)
        return element(
            "g",
            *held,
            data_at=f"{x} {y}",
            transform=f"translate({across:.2f},{up:.2f})",
            visibility=None if inside else "hidden",
            data_drag=drag,
            data_arc=arc,
        )

    def line(self, css: str, corners: Sequence[tuple[Coordinate, Coordinate]], values: Values, **bound: str) -> Markup:
        """A line through these points; ``bound`` says what else it follows."""
        places = [self.at(_number(x, values), _number(y, values)) for x, y in corners]
        listed = " ".join(f"{x} {y}" for x, y in corners)
        return element("path", class_=css, data_corners=listed, d=_path(places), **bound)

    def curve(self, css: str, name: str, values: Values) -> Markup:
        """The curve of a sweep or a path, by its name; it runs from edge to edge."""
        return element("path", class_=css, data_sweep=name, d=_path(self._along(values[name])))

    def area(self, css: str, low: str, high: str, values: Values) -> Markup:
        """What lies between two curves, by their names, or by a number where an edge is straight."""
        [under, above] = [self._along(values[edge] if edge in values else [float(edge)] * 2) for edge in (low, high)]
        return element("path", class_=css, data_area=f"{low} {high}", d=f"{_path([*above, *reversed(under)])} Z")

    def lowest(self, name: str, values: Values, *held: Markup) -> Markup:
        """Elements, drawn about nought, where the curve of this name is lowest."""
        across, up = min(self._along(values[name]), key=lambda place: -place[1])
        return element("g", *held, data_lowest=name, transform=f"translate({across:.2f},{up:.2f})")

    def shape(self, css: str, corners: Sequence[tuple[float, float]], **bound: str) -> Markup:
        """What lies within these corners; ``bound`` says what it follows."""
        return element("path", class_=css, d=f"{_path([self.at(x, y) for x, y in corners])} Z", **bound)

    def _along(self, heights: Sequence[float]) -> list[tuple[float, float]]:
        run = (self.x[1] - self.x[0]) / (len(heights) - 1)
        return [self.at(self.x[0] + run * i, height) for i, height in enumerate(heights)]


def _number(coordinate: Coordinate, values: Values) -> float:
    return float(values[coordinate]) if isinstance(coordinate, str) else coordinate


def _path(places: Sequence[tuple[float, float]]) -> str:
    return "M" + " L".join(f"{x:.2f} {y:.2f}" for x, y in places)
