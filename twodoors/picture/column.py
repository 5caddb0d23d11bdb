"""The column as a road: a stop for each of its sections, and two doors at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from twodoors.markup import element


class Stop(NamedTuple):
    """A section's place on the road: its number, the title beside it, where it leads, and its mark for the page."""

    number: int
    title: str
    href: str
    key: str


COLUMNS, WIDE, HIGH = 4, 212, 112
LEFT, TOP = 106, 46

#: A door, half open: its frame and its leaf, from its sill's middle.
FRAME, LEAF = "M-17 0 V-58 H17 V0", "M-17 0 V-58 L6 -50 V8 Z"


def road(stops: Sequence[Stop]) -> Markup:
    """The drawing: the road winds row by row, as an ox ploughs, and forks at its end.

    It says nothing to a screen reader, and is passed by the keyboard: a list of the same stops stands beside it.
    """
    places = [_place(i) for i in range(len(stops))]
    x, y = places[-1]
    path = "".join([f"M{places[0][0]} {places[0][1]}", *map(_leg, places, places[1:])])
    forks = [f"M{x} {y} H{x + 96} C{x + 136} {y} {x + 126} {y + way} {x + 176} {y + way}" for way in (-36, 62)]
    parts = [element("path", class_="td-road", d=d) for d in (path, *forks)]
    parts += [_door(x + 200, y - 20, "War", "war"), _door(x + 200, y + 78, "Diplomacy", "talks")]
    parts += [_stop(stop, *place) for stop, place in zip(stops, places, strict=True)]
    rows = -(-len(stops) // COLUMNS)
    size = f"0 0 {LEFT + COLUMNS * WIDE + 60} {TOP + rows * HIGH}"
    return element("svg", *parts, class_="td-column", viewBox=size, aria_hidden="true")


def doors() -> Markup:
    """The two doors alone, where the road is a list."""
    parts = [_door(40, 66, "War", "war"), _door(160, 66, "Diplomacy", "talks")]
    return element("svg", *parts, class_="td-doors", viewBox="0 0 220 92", aria_hidden="true")


def _place(i: int) -> tuple[int, int]:
    row, column = divmod(i, COLUMNS)
    return LEFT + WIDE * (column if row % 2 == 0 else COLUMNS - 1 - column), TOP + HIGH * row


def _leg(start: tuple[int, int], end: tuple[int, int]) -> str:
    """From one stop to the next: straight on, or round the bend into the row below."""
    (x, y), (to, down) = start, end
    if y == down:
        return f"H{to}"
    out = 96 if x > LEFT else -96
    return f"C{x + out} {y} {to + out} {down} {to} {down}"


def _stop(stop: Stop, x: int, y: int) -> Markup:
    return element(
        "a",
        element("circle", class_="td-stop", cx=x, cy=y, r=17),
        element("text", str(stop.number), class_="td-number", x=x, y=y + 5),
        element("text", stop.title, x=x, y=y + 38),
        href=stop.href,
        tabindex="-1",
        data_stop=stop.key,
    )


def _door(x: int, y: int, name: str, kind: str) -> Markup:
    return element(
        "g",
        element("path", class_="td-frame", d=FRAME),
        element("path", class_=f"td-leaf td-leaf-{kind}", d=LEAF),
        element("text", name, y=24),
        transform=f"translate({x} {y})",
    )
