"""What a model is made of, beside its equations: assumptions, outcomes, and how the result is told."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from twodoors.words import Kind

Role = Literal["war", "talks", "neither"]


class AssumptionError(ValueError):
    """A wrong name, a value outside its range, or something that is not a number."""


def check_name(name: str) -> None:
    """``ValueError`` for what cannot name an assumption or an equation."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ValueError(f"{name!r} is not a name: lower-case letters, digits and underscores, a letter first")


def is_finite(value: object) -> bool:
    """Whether ``value`` is a finite number (and not a truth value)."""
    number = isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool)
    return number and math.isfinite(value)  # type: ignore[arg-type]


def clean(number: float) -> float:
    """The number without the dust that counting in steps leaves (0.25000000000000006), which no reader meant."""
    return float(f"{number:.12g}")


@dataclass(frozen=True)
class Assumption:
    """One number that a reader may set.

    ``default``, ``low`` and ``high`` are in ``unit``; ``group`` says whose assumption it is; ``ends`` are plain words
    for the two ends of the range; ``claim`` is the number of the article's claim that it stands for, or None;
    ``source`` says where default and range come from; ``latex`` is its symbol in the equations; ``shared`` says that it
    is the same assumption in every model that has one of its name (see shared.py); ``carries`` names a model and the
    outcome of it that this assumption stands for: it is no slider, but what that model answers to the reading that a
    reader took there, and its default what that model answers at first.
    """

    name: str
    label: str
    default: float
    low: float
    high: float
    group: str
    ends: tuple[str, str]
    source: str
    latex: str
    claim: str | None = None
    unit: str = "share of the stake"
    step: float = 0.01
    shared: bool = False
    carries: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        check_name(self.name)
        if not self.low < self.high or not self.low <= self.default <= self.high:
            raise ValueError(f"assumption {self.name!r}: default {self.default}, range {self.low} to {self.high}")

    @property
    def allowed(self) -> str:
        """The range in words, for messages."""
        return f"number from {self.low:g} to {self.high:g}"

    @property
    def is_whole(self) -> bool:
        """Whether only the steps of its slider mean anything, as with the rungs of a ladder."""
        return float(self.step).is_integer()

    @property
    def stops(self) -> np.ndarray:
        """The values on which its slider stops, from ``low`` to ``high``; the ends are among them."""
        steps = math.floor((self.high - self.low) / self.step + 1e-9)
        found = [clean(self.low + i * self.step) for i in range(steps + 1)]
        return np.array(found if found[-1] == self.high else [*found, self.high])

    def along(self, share: np.ndarray) -> np.ndarray:
        """The values at these shares, in [0, 1], of the way from ``low`` to ``high``, as its slider goes it."""
        if self.is_whole:
            stops: np.ndarray = self.stops
            values: np.ndarray = stops[np.minimum((share * len(stops)).astype(int), len(stops) - 1)]
        else:
            values = np.clip(self.low + share * (self.high - self.low), self.low, self.high)
        return values

    def snapped(self, value: float) -> float:
        """The nearest step of its slider, within its range; half a step goes up."""
        steps = math.floor((value - self.low) / self.step + 0.5)
        return min(max(clean(self.low + steps * self.step), self.low), self.high)

    def check(self, value: Any) -> np.ndarray:
        """``value``, a number or an array of any shape, as floats; :class:`AssumptionError` if it is not allowed."""
        allowed = f"allowed is a {self.allowed}"
        try:
            given = np.asarray(value)
            listed = np.asarray(value, dtype=object).flat if isinstance(value, list | tuple) else ()
            number = given.dtype.kind in "iuf" and not any(isinstance(part, bool | np.bool_) for part in listed)
        except ValueError:  # lists of different lengths
            number = False
        if not number:
            raise AssumptionError(f"{self.name} = {value!r} is not a number; {allowed}")
        numbers = given.astype(float)
        wrong = ~((numbers >= self.low) & (numbers <= self.high))  # true for NaN as well
        if wrong.any():
            first = float(numbers[wrong].flat[0])
            among = "" if numbers.ndim == 0 else f" (one of {int(wrong.sum())} such among {numbers.size} values)"
            raise AssumptionError(f"{self.name} = {first!r}{among} is outside its range; {allowed}")
        return numbers


@dataclass(frozen=True)
class Outcome:
    """A result that readers see: the equation of the same name, with its label, kind and colour role.

    ``kind`` says how it is worded: a ``chance`` in [0, 1] as "35 in 100"; a ``share`` of the stake or a ``number`` with
    two decimals.
    """

    name: str
    label: str
    kind: Kind = "chance"
    role: Role = "neither"


@dataclass(frozen=True)
class Segment:
    """A piece of the probability bar: an outcome's chance, or what the other pieces leave over (``outcome`` None)."""

    outcome: str | None
    label: str
    role: Role


@dataclass(frozen=True)
class Reading:
    """A sentence for the result, used when ``when`` holds; ``{name}`` stands for an outcome's or assumption's value."""

    when: Any  # a SymPy condition, or True for the last
    text: str


@dataclass(frozen=True)
class Preset:
    """Assumptions as one reading of the crisis has them; those not named stay as they are at first.

    ``critic`` names whose reading it is, if a critic's, as in "Hassan Ahmadian".
    """

    label: str
    source: str
    values: Mapping[str, float] = field(default_factory=dict)
    critic: str = ""
