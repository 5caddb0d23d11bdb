"""A crisis week by week: war, talks and neither as stacked areas, the expected rung, and a hundred such crises."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

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

    def draw(values: Values) -> str:
        parts = [
            f"<g {ends.data}>",
            *[
                f'<rect class="{css}" x="{92 * i}" y="2" width="22" height="12"/>'
                f'<text x="{92 * i + 27}" y="13">{text}</text>'
                for i, (css, text) in enumerate(KEY)
            ],
            '<path class="td-line td-dotted" d="M0 28 H22"/><text x="27" y="32">the same, if no one misjudged</text>',
            ends.area("td-fill-neither", "settled_by", "1", values),
            ends.area("td-fill-talks", "war_by", "settled_by", values),
            ends.area("td-fill-war", "0", "war_by", values),
            ends.curve("td-line td-line-ink td-dotted", "settled_by_perfect", values),
            ends.curve("td-line td-line-ink td-dotted", "war_by_perfect", values),
            ends.frame("weeks", "what has happened, in 100", ticks, [(0.0, "0"), (0.5, "50"), (1.0, "100")]),
            "</g>",
            f"<g {ladder.data}>",
            ladder.frame("weeks", "the expected rung of a crisis that goes on", ticks, numbers),
            ladder.curve("td-line td-line-neither td-dotted", "rung_by_perfect", values),
            ladder.curve("td-line td-line-ink", "rung_by", values),
            f'<text class="td-tick" x="{RIGHT:g}" y="269" text-anchor="end">'
            f"{len(rungs) - 1}: {escape(rungs[-1])}</text>",
            f'<text class="td-name" x="0" y="412">a hundred such crises after {weeks} weeks</text>',
            "</g>",
            *[_icon(i, values) for i in range(ICONS)],
        ]
        return f'<svg viewBox="0 0 {WIDTH:g} 508">{"".join(parts)}</svg>'

    says = (
        f"By week {weeks}: war {{war}}, talks {{talks}}, neither {{unresolved}}. The expected rung of a crisis that "
        f"goes on moves from {{start}} to {{rung}}, on a ladder from 0 to {len(rungs) - 1}."
    )
    named = ", ".join(f"{rung} {name}" for rung, name in enumerate(rungs))
    key = f"The rungs: {named}. Icons: ▲ war, ● talks, ■ neither."
    return Picture(draw, [], says, key, "chance", kinds={"start": "number", "rung": "number"})


def state(at: float, war: float, talks: float) -> str:
    """How the crisis at this place among all, from 0 to 1, ends: first those that end in war, then in talks."""
    return "war" if at < war else "talks" if at < war + talks else "neither"


def _icon(i: int, values: Values) -> str:
    at = (i + 0.5) / ICONS
    x, y = 9 + 17.5 * (i // (ICONS // COLUMNS)), 428 + 17.5 * (i % (ICONS // COLUMNS))
    kind = state(at, values["war"], values["talks"])
    place = f'transform="translate({x:g},{y:g})" d="{SHAPES[kind]}"'
    return f'<path class="td-icon td-icon-{kind}" data-icon="war talks {at:g}" {place}/>'
