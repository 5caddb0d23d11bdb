"""A thousand dots, column by column from the left: so many end in each way, and the others in none.

The dots of a column are the dashes of one line, so that a thousand of them weigh no more than forty.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.equation import Equation, symbols
from twodoors.model.picture import Picture, Values
from twodoors.words import value

COLUMNS, ROWS, PITCH = 40, 25, 8
COUNT = COLUMNS * ROWS
WIDTH, HEIGHT = COLUMNS * PITCH, ROWS * PITCH


def thousand(*, war: str, chosen: str, talks: str, title: str, key: str) -> Picture:
    """Of a thousand so many as the outcomes ``war``, ``talks`` and ``chosen``, which is a part of ``war``, have it."""
    sorts = {"war": [war], "chosen": [chosen], "talks": [talks, war]}
    counts = [Equation(f"{name}_of_thousand", 1000 * symbols(name), "", "") for name in (war, chosen, talks)]

    def draw(values: Values) -> list[Markup]:
        drawn = [_dots("neither", (0, COUNT))]
        for sort, (name, *before) in sorts.items():
            drawn.append(_dots(sort, share_of(name, before, values), data_thousand=" ".join([name, *before])))
        line = [
            ("war", 0, "war ", war),
            ("chosen", 76, "chosen ", chosen),
            ("talks", 168, "talks ", talks),
            ("neither", 252, "neither", None),
        ]
        return [*drawn, *[part for sort, x, text, name in line for part in _key(sort, x, text, name, values)]]

    says = (
        f"Of a thousand half-years {{{war}_of_thousand}} end in war, {{{chosen}_of_thousand}} of these by choice, and "
        f"{{{talks}_of_thousand}} in talks; the others in neither."
    )
    frame = {"class_": "td-counted td-lots", "viewBox": f"0 0 {WIDTH} {HEIGHT + 20}"}
    return Picture(draw, frame, counts, says, key, "count", title=title)


def share_of(name: str, before: Sequence[str], values: Values) -> tuple[int, int]:
    """The places from which to which these dots stand among the thousand, after those of the numbers ``before``."""
    first = sum(_of_thousand(values[other]) for other in before)
    return first, min(first + _of_thousand(values[name]), COUNT)


def _of_thousand(share: float) -> int:
    return int(value(1000 * float(share), "count"))


def cells(first: int, last: int) -> str:
    """The dots from one place up to another, a line down each column; thousand.js draws the same."""
    lines = []
    for column in range(first // ROWS, -(-last // ROWS)):
        top, bottom = max(first - column * ROWS, 0), min(last - column * ROWS, ROWS)
        lines.append(f"M{column * PITCH + PITCH // 2} {top * PITCH}V{bottom * PITCH}" if bottom > top else "")
    return "".join(lines)


def _dots(sort: str, places: tuple[int, int], **bound: str) -> Markup:
    """Dots of a sort; view.css tells the sorts apart, also without their colours."""
    return element("path", class_=f"td-lot td-lot-{sort}", d=cells(*places), **bound)


def _key(sort: str, x: int, text: str, name: str | None, values: Values) -> list[Markup]:
    """A dot of a sort, and what it stands for."""
    at = f"translate({x},{HEIGHT + 8})"
    kinds = ("war", "chosen") if sort == "chosen" else (sort,)
    dots = [element("path", class_=f"td-lot td-lot-{kind}", d=f"M4 0V{PITCH}") for kind in kinds]
    count = name and f"{name}_of_thousand"
    told = [element("tspan", value(values[count], "count"), data_says=count)] if count else []
    return [
        element("g", *dots, transform=at),
        element("text", text, *told, class_="td-name", x=x + 12, y=HEIGHT + 16),
    ]
