"""A parliament, seat by seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from markupsafe import Markup

from twodoors.markup import element
from twodoors.model.picture import Picture, Values


@dataclass(frozen=True)
class Bloc:
    """Seats that come and vote alike: ``turnout`` and ``yes`` name the assumptions for the share that does."""

    label: str
    seats: int
    turnout: str
    yes: str


def parliament(blocs: Sequence[Bloc], says: str) -> Picture:
    """A half-circle of seats, bloc by bloc: those who vote yes, who vote no, and who stay away.

    ``says`` names outcomes that are counts.
    """
    total = sum(bloc.seats for bloc in blocs)
    places = seats_of(total)

    def draw(values: Values) -> list[Markup]:
        parts, first = seated(blocs, places, values, 2.8), 0
        for bloc in blocs:
            angle = places[first + bloc.seats // 2][2]
            x, y = 180 - 136 * cos(angle), 150 - 136 * sin(angle)
            side = "end" if x < 150 else "start" if x > 210 else "middle"
            said = f"{bloc.label} {bloc.seats}"
            parts.append(element("text", said, class_="td-bloc", x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=side))
            first += bloc.seats
        return parts

    key = "● votes yes, ◍ votes no, ○ stays away"
    frame = {"viewBox": "-12 0 390 160"}
    return Picture(draw, frame, [], says, key, "count", title="The lists", walked=False)


def seated(
    blocs: Sequence[Bloc], places: Sequence[tuple[float, float, float]], values: Values, radius: float
) -> list[Markup]:
    """The seats of these blocs, one after the other from the first of the ``places`` on."""
    sitting = [(bloc, (seat + 0.5) / bloc.seats) for bloc in blocs for seat in range(bloc.seats)]
    return [
        element(
            "circle",
            class_=f"td-seat td-seat-{vote(at, values[bloc.turnout], values[bloc.yes])}",
            data_seat=f"{bloc.turnout} {bloc.yes} {at:.6g}",
            cx=f"{x:.1f}",
            cy=f"{y:.1f}",
            r=radius,
        )
        for (bloc, at), (x, y, _) in zip(sitting, places, strict=True)
    ]


def vote(at: float, turnout: float, yes: float) -> str:
    """What the member at this place in the bloc, from 0 to 1, does: the first come, and of these the first say yes."""
    return "yes" if at < turnout * yes else "no" if at < turnout else "absent"


def seats_of(
    total: int, middle: tuple[float, float] = (180.0, 150.0), inner: float = 52.0, apart: float = 10.5
) -> list[tuple[float, float, float]]:
    """Where seats stand in eight half-circles about the ``middle``: x, y and the angle, from left to right."""
    radii = [inner + apart * row for row in range(8)]
    shares = [total * radius / sum(radii) for radius in radii]
    counts = [int(share) for share in shares]
    for row in sorted(range(8), key=lambda row: counts[row] - shares[row])[: total - sum(counts)]:
        counts[row] += 1
    seats = [
        (
            middle[0] - radius * cos(pi * at / (count - 1)),
            middle[1] - radius * sin(pi * at / (count - 1)),
            pi * at / (count - 1),
        )
        for radius, count in zip(radii, counts, strict=True)
        for at in range(count)
    ]
    return sorted(seats, key=lambda seat: (round(seat[2], 6), seat[0]))
