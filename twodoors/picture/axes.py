"""Places in a drawing with axes: points, lines through points, curves, and what stands beside the axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import isfinite

from twodoors.model.picture import Values

#: A coordinate: a number, or the name of one that moves.
Coordinate = str | float

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
        """The same for picture.js."""
        edges = (self.left, self.right, *self.x, self.bottom, self.top, *self.y)
        return f'data-axes="{" ".join(f"{edge:g}" for edge in edges)}"'

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where these values stand."""
        across = self.left + (self.right - self.left) * (x - self.x[0]) / (self.x[1] - self.x[0])
        up = self.bottom + (self.top - self.bottom) * (y - self.y[0]) / (self.y[1] - self.y[0])
        return across, up

    def holds(self, x: float, y: float) -> bool:
        """Whether these values stand within the axes."""
        return isfinite(x) and isfinite(y) and self.x[0] <= x <= self.x[1] and self.y[0] <= y <= self.y[1]

    def frame(self, across: str, up: str, xticks: Ticks, yticks: Ticks) -> str:
        """The axes with their ticks and names; the name of the upright one stands above it."""
        parts = [f'<path class="td-axis" d="M{self.left:g} {self.top:g} V{self.bottom:g} H{self.right:g}"/>']
        for value, text in xticks:
            x, _ = self.at(value, self.y[0])
            side = "start" if value == self.x[0] else "end" if value == self.x[1] else "middle"
            parts.append(f'<text class="td-tick" x="{x:g}" y="{self.bottom + 14:g}" text-anchor="{side}">{text}</text>')
        for value, text in yticks:
            _, y = self.at(self.x[0], value)
            parts.append(f'<path class="td-grid" d="M{self.left:g} {y:g} H{self.right:g}"/>')
            parts.append(f'<text class="td-tick" x="{self.left - 5:g}" y="{y + 4:g}" text-anchor="end">{text}</text>')
        middle, below = (self.left + self.right) / 2, self.bottom + 29
        parts += [
            f'<text class="td-name" x="{middle:g}" y="{below:g}" text-anchor="middle">{escape(across)}</text>',
            f'<text class="td-name" x="0" y="{self.top - 9:g}">{escape(up)}</text>',
        ]
        return "".join(parts)

    def mark(self, x: Coordinate, y: Coordinate, values: Values, body: str, more: str = "") -> str:
        """``body``, drawn about nought, at this place; hidden while the place is outside the axes."""
        here = (_number(x, values), _number(y, values))
        hidden = "" if self.holds(*here) else ' visibility="hidden"'
        place = self.at(*here) if self.holds(*here) else (0.0, 0.0)
        return f'<g data-at="{x} {y}" transform="translate({place[0]:.2f},{place[1]:.2f})"{hidden}{more}>{body}</g>'

    def line(self, css: str, corners: Sequence[tuple[Coordinate, Coordinate]], values: Values) -> str:
        """A line through these points."""
        places = [self.at(_number(x, values), _number(y, values)) for x, y in corners]
        listed = " ".join(f"{x} {y}" for x, y in corners)
        return f'<path class="{css}" data-corners="{listed}" d="{_path(places)}"/>'

    def curve(self, css: str, name: str, values: Values) -> str:
        """The curve of a sweep or a path, by its name; it runs from edge to edge."""
        return f'<path class="{css}" data-sweep="{name}" d="{_path(self._along(values[name]))}"/>'

    def area(self, css: str, low: str, high: str, values: Values) -> str:
        """What lies between two curves, by their names, or by a number where an edge is straight."""
        [under, above] = [self._along(values[edge] if edge in values else [float(edge)] * 2) for edge in (low, high)]
        return f'<path class="{css}" data-area="{low} {high}" d="{_path([*above, *reversed(under)])} Z"/>'

    def _along(self, heights: Sequence[float]) -> list[tuple[float, float]]:
        run = (self.x[1] - self.x[0]) / (len(heights) - 1)
        return [self.at(self.x[0] + run * i, height) for i, height in enumerate(heights)]


def _number(coordinate: Coordinate, values: Values) -> float:
    return float(values[coordinate]) if isinstance(coordinate, str) else coordinate


def _path(places: Sequence[tuple[float, float]]) -> str:
    return "M" + " L".join(f"{x:.2f} {y:.2f}" for x, y in places)
