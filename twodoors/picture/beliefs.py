"""Beliefs as places on lines from never to always, which the reader may drag across a critical risk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from twodoors import words
from twodoors.model import Equation
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import Axes

WIDTH, ROW, BOTTOM = 360.0, 62.0, 16.0


@dataclass(frozen=True)
class Belief:
    """A row: an assumption in [0, 1] with the words above it, and the critical risk that parts its line, if any.

    ``critical`` names an outcome, which may lie beyond 1.
    """

    assumption: str
    label: str
    critical: str | None = None


def beliefs(
    rows: Sequence[Belief], *, below: str, above: str, equations: Sequence[Equation], says: str, key: str
) -> Picture:
    """One row a belief, each with a handle to drag; ``below`` and ``above`` say what either side of the parting means.

    ``equations`` has, for each critical risk, one named ``parting_NAME``: the same cut off at 1.
    """
    axes = Axes(12, WIDTH - 12, 0, ROW * len(rows), y=(0.0, float(len(rows))))

    def draw(values: Values) -> str:
        return (
            f'<svg viewBox="0 0 {WIDTH:g} {axes.bottom + BOTTOM:g}" {axes.data}>'
            f"{''.join(row(values, belief, len(rows) - i - 0.65) for i, belief in enumerate(rows))}</svg>"
        )

    def row(values: Values, belief: Belief, y: float) -> str:
        _, line = axes.at(0, y)
        parts = [f'<text x="{axes.left:g}" y="{line - 18:g}">{escape(belief.label)}</text>']
        if belief.critical:
            parting = f"parting_{belief.critical}"
            parts += [
                axes.line("td-zone td-zone-war", [(0.0, y), (parting, y)], values),
                axes.line("td-zone td-zone-talks", [(parting, y), (1.0, y)], values),
                f'<text class="td-tick" x="{axes.left:g}" y="{line + 20:g}">{escape(below)}</text>',
                f'<text class="td-tick" x="{axes.right:g}" y="{line + 20:g}" text-anchor="end">{escape(above)}</text>',
                f'<text class="td-tick" x="{axes.right:g}" y="{line - 18:g}" text-anchor="end">critical risk '
                f'<tspan data-says="{belief.critical}">{words.value(values[belief.critical], "number")}</tspan></text>',
                axes.mark(parting, y, values, '<path class="td-parting" d="M0 -13 V13"/>'),
            ]
        else:
            parts.append(axes.line("td-zone td-zone-neither", [(0.0, y), (1.0, y)], values))
        handle = '<circle class="td-grip" r="20"/><circle class="td-handle" r="8"/>'
        parts.append(axes.mark(belief.assumption, y, values, handle, f' data-drag="{belief.assumption}"'))
        return "".join(parts)

    return Picture(draw, equations, says, key, "number")
