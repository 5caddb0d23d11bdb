"""A hundred dots, sorted into cells by what each of them is: the part of a drawing that counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from twodoors import words
from twodoors.markup import element
from twodoors.model.picture import Values

HUNDRED = 100

#: The signs of dots, about their middle (picture.js draws the same), those of the rounds: told apart without colours.
SIGNS = {
    "open": "M-5 0 A5 5 0 1 1 5 0 A5 5 0 1 1 -5 0 Z M-3.2 0 A3.2 3.2 0 1 0 3.2 0 A3.2 3.2 0 1 0 -3.2 0 Z",
    "half": "M-5 0 A5 5 0 1 1 5 0 A5 5 0 1 1 -5 0 Z M0 -3.2 A3.2 3.2 0 0 1 0 3.2 Z",
    "full": "M-5 0 A5 5 0 1 1 5 0 A5 5 0 1 1 -5 0 Z",
    "cross": "M-5 -3.4 L-3.4 -5 L0 -1.6 L3.4 -5 L5 -3.4 L1.6 0 L5 3.4 L3.4 5 L0 1.6 L-3.4 5 L-5 3.4 L-1.6 0 Z",
    "small": "M-1.5 0 A1.5 1.5 0 1 1 1.5 0 A1.5 1.5 0 1 1 -1.5 0 Z",
}


@dataclass(frozen=True)
class Sort:
    """Dots of one sort: the number that says how many of all they are, their sign, and the cell in which they stand."""

    name: str
    sign: str
    cell: int = 0


@dataclass(frozen=True)
class Cell:
    """Where dots stand, column by column from its left: the first one's place, the steps, and how many a column has."""

    x: float
    y: float
    across: float
    down: float
    rows: int

    def place(self, at: int) -> tuple[float, float]:
        """Where its dot of this number stands, from nought."""
        return self.x + self.across * (at // self.rows), self.y + self.down * (at % self.rows)


def hundred(sorts: Sequence[Sort], cells: Sequence[Cell], values: Values, scale: float = 1.0) -> Markup:
    """A hundred dots, sort by sort, so many of each as ``values`` has it; those of a cell follow each other there.

    ``scale`` is how large a dot is, beside a radius of 5.
    """
    filled = [0] * len(cells)
    dots = []
    counts = words.of_hundred([float(values[sort.name]) for sort in sorts])
    for sort in [sort for sort, count in zip(sorts, counts, strict=True) for _ in range(count)][:HUNDRED]:
        x, y = cells[sort.cell].place(filled[sort.cell])
        filled[sort.cell] += 1
        place = f"translate({x:.2f},{y:.2f}) scale({scale:g})"
        dots.append(element("path", class_=f"td-sign td-sign-{sort.sign}", d=SIGNS[sort.sign], transform=place))
    listed = " ".join(f"{sort.name} {sort.sign} {sort.cell}" for sort in sorts)
    placed = " ".join(f"{cell.x:g} {cell.y:g} {cell.across:g} {cell.down:g} {cell.rows}" for cell in cells)
    return element("g", *dots, data_hundred=listed, data_cells=placed, data_scale=f"{scale:g}")


def sign(kind: str, x: float, y: float, scale: float = 1.0) -> Markup:
    """One sign at that place, for the words that say what it stands for."""
    place = f"translate({x:g},{y:g}) scale({scale:g})"
    return element("path", class_=f"td-sign td-sign-{kind}", d=SIGNS[kind], transform=place)
