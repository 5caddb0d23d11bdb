"""Two chances on top of each other while an assumption runs over its range, with a line where the reader stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.model.picture import Picture, Sweep, Values
from twodoors.picture.axes import Axes

WIDTH, LEFT, RIGHT, HIGH, ROW = 320.0, 28.0, 312.0, 110.0, 17.0


@dataclass(frozen=True)
class Layer:
    """What is under this curve and above the one before: its words and how it is filled."""

    sweep: Sweep
    label: str
    fill: str


def stack(
    layers: Sequence[Layer],
    *,
    across: str,
    up: str,
    highest: float,
    now: str,
    equations: Sequence[Equation],
    says: str,
    key: str,
    title: str,
) -> Picture:
    """The layers from the lowest on, up to the ``highest`` chance; ``now`` names the assumption that runs."""
    first = layers[0].sweep
    top = 16 + ROW * len(layers) + 16
    axes = Axes(LEFT, RIGHT, top, top + HIGH, x=(first.low, first.high), y=(0.0, highest))
    middle = (first.low + first.high) / 2
    xticks = [(x, f"{100 * x:g}") for x in (first.low, middle, first.high)]
    yticks = [(y, f"{100 * y:g}") for y in (0.0, highest / 2, highest)]

    def draw(values: Values) -> list[Markup]:
        parts = []
        for row, layer in enumerate(reversed(layers)):  # as they lie
            y = 4 + ROW * row
            parts.append(element("rect", class_=layer.fill, x=0, y=y, width=20, height=11))
            parts.append(element("text", layer.label, class_="td-name", x=26, y=y + 10))
        edges = ["0", *[layer.sweep.name for layer in layers]]
        for under, layer in zip(edges, layers, strict=False):
            parts.append(axes.area(layer.fill, under, layer.sweep.name, values))
        parts.append(axes.frame(across, up, xticks, yticks))
        parts.append(axes.line("td-parting", [(now, 0.0), (now, highest)], values))
        parts.append(axes.mark(now, f"{edges[-1]}_now", values, element("circle", class_="td-handle", r=6)))
        return parts

    frame = {"viewBox": f"0 0 {WIDTH:g} {axes.bottom + 32:g}", "data-axes": axes.data}
    return Picture(draw, frame, equations, says, key, "chance", [layer.sweep for layer in layers], title=title)
