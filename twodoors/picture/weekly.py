"""A crisis week by week: war, talks and neither as stacked areas, the expected rung, and the moves of one week."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import Axes
from twodoors.words import Kind, value

WIDTH, LEFT, RIGHT = 360.0, 30.0, 352.0
KEY = [("td-fill-war", "war"), ("td-fill-talks", "talks"), ("td-fill-neither", "neither")]


def weekly(weeks: int, rungs: Sequence[str], week: str, moves: Sequence[Equation]) -> Picture:
    """The paths ``war_by``, ``talks_by``, ``settled_by`` and ``rung_by`` over so many weeks, with the model's own and
    with perfect rationality. ``rungs`` are their names, from nought.

    ``week`` is the one that the reader looks at; ``moves`` give what is done in it: ``week_up``, ``week_hold`` and
    ``week_down``.
    """
    ends = Axes(LEFT, RIGHT, 58, 188, x=(0.0, weeks))
    ladder = Axes(LEFT, RIGHT, 256, 356, x=(0.0, weeks), y=(0.0, len(rungs) - 1.0))
    ticks = [(float(week), str(week)) for week in range(0, weeks + 1, 13)]
    numbers = [(float(rung), str(rung)) for rung in range(0, len(rungs), 2)]
    told: dict[str, Kind] = {week: "count", "week_up": "chance", "week_hold": "chance", "week_down": "chance"}

    def draw(values: Values) -> list[Markup]:
        shares = [
            *[part for i, (css, text) in enumerate(KEY) for part in _key(92 * i, css, text)],
            element("path", class_="td-line td-dotted", d="M0 28 H22"),
            element("text", "the same, if no one misjudged", x=27, y=32),
            ends.area("td-fill-neither", "settled_by", "1", values),
            ends.area("td-fill-talks", "war_by", "settled_by", values),
            ends.area("td-fill-war", "0", "war_by", values),
            ends.curve("td-line td-line-ink td-dotted", "settled_by_perfect", values),
            ends.curve("td-line td-line-ink td-dotted", "war_by_perfect", values),
            ends.line("td-line td-line-ink td-thin", [(week, 0.0), (week, 1.0)], values),
            ends.frame("weeks", "what has happened, in 100", ticks, [(0.0, "0"), (0.5, "50"), (1.0, "100")]),
        ]
        rung = f"{len(rungs) - 1}: {rungs[-1]}"
        said = [element("tspan", value(values[name], kind), data_says=name) for name, kind in told.items()]
        up, hold, down = said[1:]
        climb = [
            ladder.frame("weeks", "the expected rung of a crisis that goes on", ticks, numbers),
            ladder.curve("td-line td-line-neither td-dotted", "rung_by_perfect", values),
            ladder.curve("td-line td-line-ink", "rung_by", values),
            element("text", rung, class_="td-tick", x=RIGHT, y=269, text_anchor="end"),
            ladder.line("td-line td-line-ink td-thin", [(week, 0.0), (week, len(rungs) - 1.0)], values),
            element("text", "Week ", said[0], ", a step up ", up, ",", class_="td-name", x=0, y=414),
            element("text", "hold ", hold, ", a step down ", down, class_="td-name", x=0, y=434),
        ]
        return [
            element("g", *shares, data_axes=ends.data),
            element("g", *climb, data_axes=ladder.data),
        ]

    says = (
        f"By week {weeks}: war {{war}}, talks {{talks}}, neither {{unresolved}}. The expected rung of a crisis that "
        f"goes on moves from {{start}} to {{rung}}, on a ladder from 0 to {len(rungs) - 1}. In week {{{week}}} "
        "the side whose move it is takes a step up {week_up}, holds {week_hold}, takes a step down {week_down}."
    )
    named = ", ".join(f"{rung} {name}" for rung, name in enumerate(rungs))
    key = f"The rungs: {named}. The odd weeks are Tehran’s to move, the even ones Washington’s."
    frame = {"viewBox": f"0 0 {WIDTH:g} 442"}
    kinds: dict[str, Kind] = {"start": "number", "rung": "number", week: "count"}
    return Picture(draw, frame, moves, says, key, "chance", kinds=kinds, title="Week by week", walked=False)


def _key(x: int, css: str, text: str) -> list[Markup]:
    """A colour and what it stands for, this far to the right."""
    return [element("rect", class_=css, x=x, y=2, width=22, height=12), element("text", text, x=x + 27, y=13)]
