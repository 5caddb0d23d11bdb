"""What a chapter's reading makes of the crisis machine, alone; machine.js works out the same."""

from __future__ import annotations

from collections.abc import Mapping

from twodoors.arguments.held import MACHINE
from twodoors.models import load

#: The doors, as outcomes of the machine.
DOORS = ("war", "talks")


def carried(name: str, values: Mapping[str, float]) -> dict[str, float]:
    """What the model of this name gives the machine at this setting, by the machine's assumption, within its range."""
    found = load(name).evaluate(**values)
    given = {
        a.name: (a, float(found[a.carries[1]])) for a in load(MACHINE).assumptions if a.carries and a.carries[0] == name
    }
    return {own: min(max(value, a.low), a.high) for own, (a, value) in given.items()}


def alone(name: str, values: Mapping[str, float]) -> dict[str, float]:
    """The chances of war and of talks where this reading alone counts, and all else is as at first."""
    ends = load(MACHINE).evaluate(**carried(name, values))
    return {door: float(ends[door]) for door in DOORS}
