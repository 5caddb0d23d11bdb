"""A hundred crises by what a go-between said and whether a threat was meant: who gives way, and where force comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from twodoors import words
from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.model.picture import Picture, Values
from twodoors.picture.hundred import Cell, Sort, hundred, sign

WIDTH, LEFT, STEP, ROWS, TALL = 320.0, 8.0, 10.0, 7, 87.0
TOPS = (48.0, 48.0 + TALL)
LEFTS = (LEFT, WIDTH / 2 + 4)
SIGNS = (("full", "gives way"), ("open", "stands"), ("cross", "stands: force"))


def heard(
    cells: Mapping[tuple[int, int], Sequence[tuple[Equation, str]]],
    *,
    columns: Sequence[tuple[str, Equation]],
    rows: Sequence[str],
    says: str,
    key: str,
) -> Picture:
    """Two columns with their words and how many of a hundred fall to each, two rows with theirs.

    ``cells`` has for a column and a row what its dots do: a share of all, and its sign.
    """
    order = list(cells)
    sorts = [Sort(share.name, kind, order.index(cell)) for cell in order for share, kind in cells[cell]]
    places = [Cell(LEFTS[column] + 5, TOPS[row] + 14, STEP, STEP, ROWS) for column, row in order]

    def draw(values: Values) -> list[Markup]:
        parts = []
        for at, (kind, text) in enumerate(SIGNS):
            x = LEFT + (0, 100, 186)[at]
            parts += [sign(kind, x + 5, 9), element("text", text, class_="td-name", x=x + 14, y=13)]
        for x, (text, count) in zip(LEFTS, columns, strict=True):
            said = element("tspan", words.value(values[count.name], "count"), data_says=count.name)
            parts.append(element("text", f"{text} ", said, x=x, y=34))
        for y, text in zip(TOPS, rows, strict=True):
            for x in LEFTS:
                parts.append(element("text", text, class_="td-tick", x=x, y=y + 4))
        parts.append(element("path", class_="td-grid", d=f"M{WIDTH / 2:g} 26 V{TOPS[1] + TALL:g}"))
        parts.append(hundred(sorts, places, values, scale=0.9))
        return parts

    equations = [share for cell in order for share, _ in cells[cell]] + [count for _, count in columns]
    frame = {"class_": "td-counted", "viewBox": f"0 0 {WIDTH:g} {TOPS[1] + TALL:g}"}
    counts: dict[str, words.Kind] = {count.name: "count" for _, count in columns}
    return Picture(draw, frame, equations, says, key, "chance", kinds=counts, title="A hundred")
