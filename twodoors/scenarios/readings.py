"""Readings that were taken: settings that someone stands for; readings.js keeps them, and reads the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from twodoors.model import Model
from twodoors.models import load
from twodoors.scenarios.held import numbers, shown
from twodoors.words import short

#: So many characters has each text of a reading.
LONGEST = 140


@dataclass(frozen=True)
class Reading:
    """A setting of a model that someone stands for, and why, in a line.

    ``whose`` is "mine", "article", or a critic as a sentence names him; ``because`` and ``time``, when it was taken,
    may be "". Raises ``ValueError`` for an unknown model, as ``model.evaluate`` does, and for texts of more than 140
    characters.
    """

    model: str
    assumptions: Mapping[str, float]
    whose: str = "mine"
    because: str = ""
    time: str = ""

    def __post_init__(self) -> None:
        model = load(self.model)
        setting = model.setting(self.assumptions)
        # what is set in a picture alone is no part of it
        object.__setattr__(self, "assumptions", {a.name: setting[a.name] for a in model.assumptions})
        for part in ("whose", "because", "time"):
            _text(vars(self), part)

    def told(self) -> dict[str, Any]:
        """It as a file holds it."""
        return {**vars(self), "assumptions": dict(self.assumptions)}


def feeding(model: Model) -> list[str]:
    """The models whose results this one's assumptions carry: their readings count in its settings."""
    return list(dict.fromkeys(a.carries[0] for a in model.assumptions if a.carries))


def readings_in(model: Model, held: Any, *, own: bool = False) -> tuple[tuple[Reading, ...], list[str]]:
    """The readings that a file of this model holds, of those that feed it, and what its reader should know of them.

    With ``own`` they are of the model itself.
    ``ValueError`` for what is no reading. What is of another version is read all the same, as a browser that kept it
    does: what a reading does not have is as at first, what is beyond a range is at its end.
    """
    if held is None:
        return (), []
    if not isinstance(held, list):
        raise ValueError(f"readings is {shown(held)}; allowed is a list of them")
    found: list[Reading] = []
    allowed = [model.name] if own else feeding(model)
    remarks = []
    seen = set()
    for one in held:
        if not isinstance(one, dict):
            raise ValueError(f"readings holds {shown(one)}; allowed is a reading")
        name, whose, because, time = (_text(one, part) for part in ("model", "whose", "because", "time"))
        given = numbers(one.get("assumptions"), "assumptions of a reading")
        if name in seen:
            raise ValueError(f"readings holds two of {short(name)}; allowed is one of each model")
        seen.add(name)
        if name not in allowed:
            remarks.append(f"left out: its reading of {short(name)}, of which {model.name} uses no result")
            continue
        values, fits = settled(load(name), given)
        found.append(Reading(name, values, whose, because, time))
        if not fits:
            remarks.append(f"its reading of {name} was taken with another version of that model")
    return tuple(found), remarks


def settled(model: Model, given: Mapping[str, float]) -> tuple[dict[str, float], bool]:
    """Every assumption as a reading has it, and whether that is all of it, and all from its ranges."""
    values = {a.name: min(max(float(given.get(a.name, a.default)), a.low), a.high) for a in model.assumptions}
    return values, len(given) == len(values) and all(given.get(name) == value for name, value in values.items())


def _text(held: Mapping[str, Any], part: str) -> str:
    value = held.get(part)
    least = 1 if part in ("model", "whose") else 0
    if not isinstance(value, str) or not least <= len(value) <= LONGEST:
        allowed = f"text of {least} to {LONGEST} characters"
        raise ValueError(f"{part} of a reading is {shown(value)}; allowed is {allowed}")
    return value
