"""A crisis week by week: war, talks and neither as stacked areas, the expected rung, and a hundred such crises."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.picture import Picture, Values
from twodoors.picture.axes import Axes

WIDTH, LEFT, RIGHT = 360.0, 30.0, 352.0
KEY = [("td-fill-war", "war"), ("td-fill-talks", "talks"), ("td-fill-neither", "neither")]
ICONS = 100
COLUMNS = 20

#: The shapes of icons, about their middle (picture.js draws the same): told apart without their colours.
SHAPES = {
    "war": "M0 -5.5 L6 5 H-6 Z",
    "talks": "M-5 0 A5 5 0 1 1 5 0 A5 5 0 1 1 -5 0 Z",
    "neither": "M-4 -4 H4 V4 H-4 Z",
}


def weekly(weeks: int, rungs: Sequence[str]) -> Picture:
    """The paths ``war_by``, ``talks_by``, ``settled_by`` and ``rung_by`` over so many weeks, with the model's own and
    with perfect rationality, and icons for the outcomes ``war`` and ``talks``. ``rungs`` are their names, from nought.
    """
    ends = Axes(LEFT, RIGHT, 58, 188, x=(0.0, weeks))
    ladder = Axes(LEFT, RIGHT, 256, 356, x=(0.0, weeks), y=(0.0, len(rungs) - 1.0))
    ticks = [(float(week), str(week)) for week in range(0, weeks + 1, 13)]
    numbers = [(float(rung), str(rung)) for rung in range(0, len(rungs), 2)]

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
            ends.frame("weeks", "what has happened, in 100", ticks, [(0.0, "0"), (0.5, "50"), (1.0, "100")]),
        ]
        rung = f"{len(rungs) - 1}: {rungs[-1]}"
        after = f"a hundred such crises after {weeks} weeks"
        climb = [
            ladder.frame("weeks", "the expected rung of a crisis that goes on", ticks, numbers),
            ladder.curve("td-line td-line-neither td-dotted", "rung_by_perfect", values),
            ladder.curve("td-line td-line-ink", "rung_by", values),
            element("text", rung, class_="td-tick", x=RIGHT, y=269, text_anchor="end"),
            element("text", after, class_="td-name", x=0, y=412),
        ]
        return [
            element("g", *shares, data_axes=ends.data),
            element("g", *climb, data_axes=ladder.data),
            *[_icon(i, values) for i in range(ICONS)],
        ]

    says = (
        f"By week {weeks}: war {{war}}, talks {{talks}}, neither {{unresolved}}. The expected rung of a crisis that "
        f"goes on moves from {{start}} to {{rung}}, on a ladder from 0 to {len(rungs) - 1}."
    )
    named = ", ".join(f"{rung} {name}" for rung, name in enumerate(rungs))
    key = f"The rungs: {named}. Icons: ▲ war, ● talks, ■ neither."
    frame = {"viewBox": f"0 0 {WIDTH:g} 508"}
    return Picture(draw, frame, [], says, key, "chance", kinds={"start": "number", "rung": "number"})


def state(at: float, war: float, talks: float) -> str:
    """How the crisis at this place among all, from 0 to 1, ends: first those that end in war, then in talks."""
    return "war" if at < war else "talks" if at < war + talks else "neither"


def _key(x: int, css: str, text: str) -> list[Markup]:
    """A colour and what it stands for, this far to the right."""
    return [element("rect", class_=css, x=x, y=2, width=22, height=12), element("text", text, x=x + 27, y=13)]


def _icon(i: int, values: Values) -> Markup:
    at = (i + 0.5) / ICONS
    x, y = 9 + 17.5 * (i // (ICONS // COLUMNS)), 428 + 17.5 * (i % (ICONS // COLUMNS))
    kind = state(at, values["war"], values["talks"])
    place, bound = f"translate({x:g},{y:g})", f"war talks {at:g}"
    return element("path", class_=f"td-icon td-icon-{kind}", data_icon=bound, transform=place, d=SHAPES[kind])
