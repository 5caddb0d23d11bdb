"""Judging points: whether a finding's condition is met at them, and whether it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from twodoors.model.points import Base, Space, Values
from twodoors.model.statement import Statement
from twodoors.model.terms import MARK, SLACK, part, tolerant, value

#: Points judged at once where a Python function does it, which may look at many settings for each.
FEW = 512

#: Points judged at once elsewhere: what is worked out beside that many settings needs little room.
MANY = 2**16


class Points:
    """Points as a Python function of a finding reads them: arrays of one length, an element a point.

    ``points["x"]`` is an assumption, an outcome, another equation or a draw at the base; ``points["more", "x"]`` the
    same at a named setting. ``points.perfect`` says whether no one misjudges.
    """

    def __init__(self, space: Space, known: dict[str, np.ndarray], perfect: bool) -> None:
        self.space = space
        self.known = known
        self.perfect = perfect

    def __getitem__(self, name: str | tuple[str, str]) -> np.ndarray:
        found: np.ndarray = self.known[name if isinstance(name, str) else f"{name[1]}{MARK}{name[0]}"]
        return found

    def moved(self, **changes: Any) -> Values:
        """All outcomes with these assumptions changed at every point, to numbers or to arrays that broadcast.

        An array of shape (k, 1) gives arrays of shape (k, points): a row for each value of a slider.
        """
        base = {name: self.known[name] for name in self.space.model.defaults}
        return self.space.model.everything({**base, **changes}, perfect=self.perfect)


@dataclass(frozen=True)
class Judged:
    """For each point: whether it is one of the space, with all its settings; meets the condition; and holds."""

    inside: np.ndarray
    when: np.ndarray
    holds: np.ndarray

    @property
    def met(self) -> np.ndarray:
        """Where the condition is met."""
        met: np.ndarray = self.inside & self.when
        return met

    @property
    def fails(self) -> np.ndarray:
        """Where the condition is met and what is stated is not so."""
        fails: np.ndarray = self.met & ~self.holds
        return fails

    @property
    def condition(self) -> float:
        """The share of the space that meets the condition; nan where there is no space."""
        return float(self.met.sum() / self.inside.sum()) if self.inside.any() else np.nan

    @property
    def share(self) -> float:
        """The share of those that meet the condition where it holds; nan where none meets it."""
        return float(1 - self.fails.sum() / self.met.sum()) if self.met.any() else np.nan


def judged(
    space: Space,
    finding: Statement,
    base: Values,
    drawn: Values,
    *,
    perfect: bool = False,
    before: dict[str, Any] | None = None,
) -> Judged:
    """What holds at these points: all that the model makes of them, and the draws.

    ``before`` keeps what settings beside them make, for other findings that have the same. Where no one misjudges, what
    is strictly more needs only not to be less: steps come at thresholds there.
    """
    size = len(next(iter(base.values())))
    few = FEW if callable(finding.holds) or callable(finding.when) else MANY
    parts = []
    for start in range(0, size, few):
        now = {name: v[start : start + few] for name, v in {**base, **drawn}.items()}
        parts.append(_judged(space, finding, now, perfect, before if few >= size else None))
    return Judged(*(np.concatenate([getattr(p, kind) for p in parts]) for kind in ("inside", "when", "holds")))


def unslipped(space: Space, finding: Statement, base: Values, drawn: Values) -> Judged:
    """What holds at these points where no one misjudges; ``base`` is all that the model makes of them then.

    What holds mostly is looked at where it holds with slips: elsewhere sides that never misjudge change nothing.
    """
    there = judged(space, finding, base, drawn, perfect=True)
    if finding.kind != "mostly":
        return there
    own = space.worked({name: base[name] for name in space.model.defaults})
    here = judged(space, finding, own, drawn)
    return Judged(there.inside & here.met & here.holds, there.when, there.holds)


def _judged(
    space: Space, finding: Statement, known: dict[str, np.ndarray], perfect: bool, before: dict[str, Any] | None
) -> Judged:
    size = len(next(iter(known.values())))
    inside = np.ones(size, dtype=bool)
    for name in finding.moves:  # comparisons with nan are false
        origin, way = part(name)
        change = known[name] - known[origin]
        inside &= {"higher": change > SLACK, "lower": change < -SLACK, "other": ~np.isnan(change)}[way]
    for name, ends in finding.draws.items():
        low, high = (value(end, known, perfected=perfect) for end in ends)
        inside &= (known[name] >= low - SLACK) & (known[name] <= high + SLACK)
    for i, (setting, changes) in enumerate(finding.settings.items()):
        same = str((finding.moves, finding.draws, list(finding.settings.items())[: i + 1]))
        if before is None or same not in before:
            there = beside(space, changes, known, perfect)
            if before is not None:
                before[same] = there
        else:
            there = before[same]
        inside &= there[1]
        known |= {f"{name}{MARK}{setting}": values for name, values in there[0].items()}
    points = Points(space, known, perfect)

    def told(condition: Any, slack: float, weak: bool) -> np.ndarray:
        if callable(condition):
            found = condition(points)
        else:
            found = value(tolerant(condition, slack, weak=weak), known, perfected=perfect)
        return np.broadcast_to(np.asarray(found, dtype=bool), size)

    return Judged(inside, told(finding.when, SLACK, False), told(finding.holds, finding.slack, perfect))


def beside(
    space: Space, changes: Mapping[str, Any], known: Values, perfect: bool
) -> tuple[Mapping[str, np.ndarray], np.ndarray]:
    """A setting beside the base points, and whether it is within the ranges and moves something at all."""
    base = {name: known[name] for name in space.model.defaults}
    size = len(next(iter(base.values())))
    moved, inside = np.zeros(size, dtype=bool), np.ones(size, dtype=bool)
    for name, expression in changes.items():
        a = space.model.assumption(name)
        given = np.broadcast_to(np.asarray(value(expression, known, perfected=perfect), dtype=float), size)
        inside &= (given >= a.low - SLACK) & (given <= a.high + SLACK)  # not so for nan
        moved |= np.abs(given - base[name]) > SLACK
        base[name] = np.clip(np.nan_to_num(given, nan=a.default), a.low, a.high)
    return space.worked(base, perfect=perfect), inside & moved


def draws(space: Space, finding: Statement, base: Base) -> Values:
    """What a finding draws beside the assumptions, at these base points: moves first, then its own draws in turn."""
    columns = dict(zip([*finding.moves, *finding.draws], base.extras.T, strict=False))
    drawn = {name: space.drawn(name, base, columns[name]) for name in finding.moves}
    return {**drawn, **own_draws(finding, base.values, columns)}


def own_draws(finding: Statement, base: Values, shares: Values) -> Values:
    """A finding's own draws at these shares of their ranges, whose ends may depend on the base point."""
    found = {}
    for name, (low, high) in finding.draws.items():
        first, last = (np.asarray(value(end, base), dtype=float) for end in (low, high))
        with np.errstate(invalid="ignore"):  # an end may be infinite where there is no room
            found[name] = np.where(last >= first, first + shares[name] * (last - first), np.nan)
    return found
