"""A danger against a number that one may choose, its least marked; and of which kind it is, as rows of a hundred."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from twodoors import words
from twodoors.markup import element
from twodoors.model.picture import Picture, Sweep, Values
from twodoors.picture.axes import Axes, Ticks
from twodoors.picture.rows import LEFT, RIGHT, ROW, WIDTH, Row

TOP, BOTTOM = 22.0, 108.0
ROWS = BOTTOM + 24  # where they begin
DIAMOND = "M-6 0 L0 -6 L6 0 L0 6 Z"


def valley(
    drawn: Sweep,
    beside: Sweep,
    listed: Sequence[Row],
    *,
    label: str,
    least: str,
    ticks: Ticks,
    says: str,
    key: str,
    title: str,
) -> Picture:
    """The curve of a chance, and dotted ``beside`` it another; a dot where the reader stands, a diamond at its least.

    ``label`` and ``least`` say what the curve and the diamond are, ``ticks`` the numbers along it, ``listed`` are the
    rows below.
    """
    axes = Axes(LEFT + 22, RIGHT - 4, TOP, BOTTOM, x=(drawn.low, drawn.high))

    def draw(values: Values) -> list[Markup]:
        now = f"{drawn.name}_now"
        said: dict[str, str | float] = {"x": RIGHT, "text_anchor": "end", "data_says": now}
        name = element("text", least, class_="td-tick", y=-9, text_anchor="middle")
        return [
            element("text", label, class_="td-row", x=LEFT, y=12),
            element("text", words.value(values[now], "chance"), class_="td-row", y=12, **said),
            axes.frame("", "", ticks, [(0.0, "0"), (0.5, "50"), (1.0, "100")]),
            axes.curve("td-line td-line-neither td-dotted", beside.name, values),
            axes.lowest(beside.name, values, element("path", class_="td-cross td-faint", d=DIAMOND)),
            axes.curve("td-line td-line-war", drawn.name, values),
            axes.mark(drawn.over[0], now, values, element("circle", class_="td-dot td-dot-war", r=5)),
            axes.lowest(drawn.name, values, element("path", class_="td-cross", d=DIAMOND), name),
            *[row.drawn(ROWS + ROW * at, values) for at, row in enumerate(listed)],
        ]

    equations = [equation for row in listed for equation in row.equations]
    frame = {"viewBox": f"0 0 {WIDTH:g} {ROWS + ROW * len(listed) - 8:g}", "data-axes": axes.data}
    return Picture(draw, frame, equations, says, key, "chance", [drawn, beside], title=title)
