"""What a model is made of, beside its equations: assumptions, outcomes, and how the result is told."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

import numpy as np

from twodoors.words import DUST, Kind, exact

Role = Literal["war", "talks", "neither"]


class AssumptionError(ValueError):
    """A wrong name, a value outside its range, or something that is not a number."""


#: The steps of a slider that goes by ratios.
RATIOS = 100


def check_name(name: str) -> None:
    """``ValueError`` for what cannot name an assumption or an equation."""
    if not isinstance(name, str) or not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ValueError(f"{name!r} is not a name: lower-case letters, digits and underscores, a letter first")


def is_finite(value: object) -> bool:
    """Whether ``value`` is a finite number (and not a truth value)."""
    number = isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool)
    return number and math.isfinite(value)  # type: ignore[arg-type]


def _among(what: str, given: object, allowed: Sequence[str]) -> None:
    if given not in allowed:
        raise ValueError(f"{what} = {given!r}; allowed is one of {', '.join(allowed)}")


def clean(number: float) -> float:
    """The number without the dust that counting in steps leaves (0.25000000000000006), which no reader meant."""
    return float(f"{number:.12g}")


@dataclass(frozen=True)
class Assumption:
    """One number that a reader may set.

    ``default``, ``low`` and ``high`` are in ``unit``; ``group`` says whose assumption it is; ``ends`` are plain words
    for the two ends of the range; ``claim`` is the number of the article's claim that it stands for, or None;
    ``source`` says where default and range come from; ``latex`` is its symbol in the equations; ``shared`` says that it
    is the same assumption in every model that has one of its name (see shared.py); ``scale`` says how its slider goes:
    by equal steps, each ``step`` wide, or by equal ratios, :data:`RATIOS` of them, for rates; ``doubts`` says the same
    of what is drawn from a range of it (see :attr:`by_ratio`); ``carries`` names a model and the outcome of it that
    this assumption stands for: it is no slider, but what that model answers to the reading that a reader took there,
    and its default what that model answers at first; ``words`` says what each stop of its slider is called, where that
    is a switch.
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
    scale: Literal["linear", "ratio"] = "linear"
    doubts: Literal["linear", "ratio"] = "linear"
    words: Sequence[str] = ()

    def __post_init__(self) -> None:
        check_name(self.name)
        for part in ("default", "low", "high", "step"):
            if not is_finite(given := getattr(self, part)):
                raise ValueError(f"assumption {self.name!r}: {part} = {given!r}; allowed is a number")
        if not self.step > 0:
            raise ValueError(f"assumption {self.name!r}: step = {self.step!r}; allowed is a number above 0")
        if not self.low < self.high or not self.low <= self.default <= self.high:
            raise ValueError(f"assumption {self.name!r}: default {self.default}, range {self.low} to {self.high}")
        if self.scale == "ratio" and not self.low > 0:
            raise ValueError(
                f"assumption {self.name!r}: a slider that goes by ratios begins above 0, not at {self.low}"
            )
        if self.words and len(self.words) != self.positions + 1:
            raise ValueError(f"assumption {self.name!r}: {len(self.words)} words for {self.positions + 1} stops")

    @property
    def allowed(self) -> str:
        """The range in words, for messages."""
        return f"number from {self.low:g} to {self.high:g}"

    @property
    def is_whole(self) -> bool:
        """Whether only the steps of its slider mean anything, as with the rungs of a ladder."""
        return self.scale == "linear" and float(self.step).is_integer()

    @property
    def by_ratio(self) -> bool:
        """Whether doubts about it are ratios: half and twice as much are alike, where there is no nought.

        So it is where its slider goes by ratios, and it may be so where that goes by equal steps.
        """
        return "ratio" in (self.scale, self.doubts)

    def doubted(self, value: float, factor: float) -> tuple[float, float]:
        """From ``value`` divided by ``factor`` to ``value`` times it, as far as its range goes."""
        return max(value / factor, self.low), min(value * factor, self.high)

    @property
    def positions(self) -> int:
        """How many steps its slider has."""
        whole = (self.high - self.low) / self.step
        return RATIOS if self.scale == "ratio" else math.ceil(whole - 1e-9)

    def share(self, value: Any) -> Any:
        """How far its slider is at that value (or at each of an array) on the way from end to end, in [0, 1]."""
        return self.position(value) / self.position(self.high)

    @property
    def stops(self) -> np.ndarray:
        """The values on which its slider stops, from ``low`` to ``high``; the ends are among them."""
        return np.array([self.stop(i) for i in range(self.positions + 1)])

    def stop(self, position: float) -> float:
        """The value on which its slider stops after so many steps; beyond its ends, the end."""
        if self.scale == "ratio":
            # four digits, so that readers meet a number that they can say
            value = float(f"{self.low * (self.high / self.low) ** (position / RATIOS):.4g}")
        else:
            value = clean(self.low + position * self.step)
        return min(max(value, self.low), self.high)

    def position(self, value: Any) -> Any:
        """How many steps its slider is from its lower end at that value (or at each of an array of them).

        Between two stops that is no whole number.
        """
        if self.scale == "ratio":
            return RATIOS * np.log(value / self.low) / np.log(self.high / self.low)
        return (value - self.low) / self.step

    def along(self, share: np.ndarray) -> np.ndarray:
        """The values at these shares, in [0, 1], of the way from ``low`` to ``high``, as its slider goes it."""
        if self.is_whole:
            stops: np.ndarray = self.stops
            values: np.ndarray = stops[np.minimum((share * len(stops)).astype(int), len(stops) - 1)]
        else:
            ratio = self.scale == "ratio"
            moved = self.low * (self.high / self.low) ** share if ratio else self.low + share * (self.high - self.low)
            values = np.clip(moved, self.low, self.high)
        return values

    def moved(self, value: float, share: float) -> float:
        """The value at which its slider is once moved from ``value`` by that share of its way, or beyond its end."""
        ratio = self.scale == "ratio"
        return value * (self.high / self.low) ** share if ratio else value + share * (self.high - self.low)

    def snapped(self, value: float) -> float:
        """The nearest step of its slider, within its range; half a step goes up."""
        return self.stop(math.floor(self.position(min(max(value, self.low), self.high)) + 0.5))

    def told(self, value: float) -> str:
        """That value as a reader meets it: what its stop is called, or the number."""
        if self.words:
            return self.words[int(self.position(self.snapped(value)) + 0.5)]
        return exact(value, self.step)

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

    def __post_init__(self) -> None:
        _among(f"outcome {self.name!r}: kind", self.kind, get_args(Kind))
        _among(f"outcome {self.name!r}: role", self.role, get_args(Role))

    def check(self, values: np.ndarray) -> None:
        """``ValueError`` for a chance that is none, in an array of any shape: outside 0 to 1, or no number."""
        if self.kind != "chance":
            return
        wrong = values[~((values >= -DUST) & (values <= 1 + DUST))]
        if wrong.size:
            allowed = "allowed is a chance from 0 to 1; a result of another kind has kind='share', 'number' or 'count'"
            raise ValueError(f"the outcome {self.name!r} is {float(wrong.flat[0]):g} here; {allowed}")


@dataclass(frozen=True)
class Blend:
    """An outcome that a model makes of other chapters' results and of nothing else: readers see it as a bar.

    ``label`` says of what it is so much; with ``times`` it is how many times what it is at first. ``cap`` names one of
    those results and the value above which more of it counts no more; ``capped`` says so in a sentence.
    """

    outcome: str
    label: str
    times: bool = False
    cap: tuple[str, float] | None = None
    capped: str = ""


@dataclass(frozen=True)
class Segment:
    """A piece of the probability bar: an outcome's chance, or what the other pieces leave over (``outcome`` None)."""

    outcome: str | None
    label: str
    role: Role

    def __post_init__(self) -> None:
        _among(f"the piece {self.label!r} of the bar: role", self.role, get_args(Role))


@dataclass(frozen=True)
class Reading:
    """A sentence for the result, used when ``when`` holds; ``{name}`` stands for an outcome's or assumption's value."""

    when: Any  # a SymPy condition, or True for the last
    text: str


@dataclass(frozen=True)
class Preset:
    """Assumptions as one reading of the crisis has them; those not named stay as they are at first.

    ``critic`` names whose reading it is, if a critic's, as its chapter's "Another reading" calls them: "Ahmadian".
    """

    label: str
    source: str
    values: Mapping[str, float] = field(default_factory=dict)
    critic: str = ""
