"""What would turn the order of two results; flips.js looks for it in the same way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from twodoors.model.mechanism import Mechanism
from twodoors.model.parts import Assumption, Segment

GRID = 100  # steps of a slider's way, in each of which one turn is looked for
PRECISION = 1e-12  # of a turn, in the assumption's unit
ROUNDING = 1e-14  # what results that are level may differ by, since numbers are rounded


@dataclass(frozen=True)
class Side:
    """One of two results that are held against each other: a sum of outcomes, with what readers know it as."""

    label: str
    weights: Mapping[str, float] = field(default_factory=dict)
    constant: float = 0.0

    def value(self, outcomes: Mapping[str, Any]) -> Any:
        """Its chance, or what else it is, from the outcomes."""
        return self.constant + sum(weight * outcomes[name] for name, weight in self.weights.items())

    def rest(self) -> Side:
        """What is left when this side's chance is taken from one."""
        return Side("anything else", {name: -weight for name, weight in self.weights.items()}, 1 - self.constant)


def sides(model: Mechanism, between: tuple[str, str] | None = None) -> tuple[Side, Side]:
    """The two results that :func:`flips` compares: those named, or by the model's bar.

    That is talks against war; where the bar has only one of these, it against all else; where it has neither, the bar's
    first piece against all else. Raises ``ValueError`` for names that are no two outcomes of the model.
    """
    if between is not None:
        if isinstance(between, str) or len(between) != 2 or between[0] == between[1]:
            raise ValueError(f"between = {between!r}; allowed are the names of two outcomes")
        first, second = (model.output(name) for name in between)
        return Side(first.label, {first.name: 1.0}), Side(second.label, {second.name: 1.0})
    talks, war = (_piece(model, [s for s in model.bar if s.role == role]) for role in ("talks", "war"))
    if talks and war:
        return talks, war
    alone = talks or war or _piece(model, model.bar[:1])
    if alone is None:
        raise ValueError(
            f"{model.name} has a bar of no pieces; allowed are two outcomes, as in between=('war', 'talks')"
        )
    return alone, alone.rest()


def _piece(model: Mechanism, segments: Sequence[Segment]) -> Side | None:
    """These segments of the bar together; one without an outcome is what the others leave over."""
    named = [segment.outcome for segment in segments if segment.outcome]
    weights = dict.fromkeys(named, 1.0)
    over = len(named) < len(segments)
    if over:
        weights = {s.outcome: -1.0 for s in model.bar if s.outcome and s.outcome not in named}
    return Side(" or ".join(s.label for s in segments), weights, float(over)) if segments else None


def flips(model: Mechanism, between: tuple[str, str] | None = None, **setting: float) -> pd.DataFrame:
    """The nearest value of each assumption, all others as they stand, at which two results change their order.

    A row an assumption, the smallest change first: ``now``; ``flip``, the value at which they are level; ``change``
    from the one to the other; ``ratio``, how many times ``now`` it is, for an assumption whose doubts are ratios, else
    nan; ``share``, how far it is on the slider's way. All but ``now`` are nan where the order holds from one end of the
    range to the other. Looked for on a grid of ``GRID`` steps of that way, then by Brent's method: two turns within one
    step are not seen.

    ``between`` names two outcomes; without it see :func:`sides`. Raises ``ValueError`` for other names and
    :class:`AssumptionError` for a setting that is not allowed.
    """
    first, second = sides(model, between)
    now = model.setting(setting)

    def lead(values: Mapping[str, Any]) -> Any:
        outcomes = model.evaluate(**now | dict(values))
        apart = first.value(outcomes) - second.value(outcomes)
        return np.where(np.abs(apart) <= ROUNDING, 0.0, apart)

    rows = {a.name: [now[a.name], _turn(a, now[a.name], lead)] for a in model.assumptions}
    table = pd.DataFrame.from_dict(rows, "index", columns=["now", "flip"]).rename_axis("assumption")
    table["change"] = table["flip"] - table["now"]
    by_ratio = [a.by_ratio and now[a.name] > 0 for a in model.assumptions]
    table["ratio"] = (table["flip"] / table["now"]).where(by_ratio)
    table["share"] = [_distance(a, *rows[a.name]) for a in model.assumptions]
    return table.sort_values("share", kind="stable")


def _distance(a: Assumption, now: float, value: float) -> float:
    return float(abs(a.share(value) - a.share(now)))


def _turn(a: Assumption, now: float, lead: Callable[[Mapping[str, Any]], Any]) -> float:
    from scipy.optimize import brentq

    spaced = np.geomspace if a.scale == "ratio" else np.linspace
    line = np.unique([*spaced(a.low, a.high, GRID + 1), now])
    values = np.broadcast_to(lead({a.name: line}), line.shape)
    here = int(np.searchsorted(line, now))
    sign = np.sign(values[here])
    if sign == 0:  # level as it is
        return now
    found = []
    for way in (np.arange(here, len(line)), np.arange(here, -1, -1)):
        turned = np.flatnonzero(values[way] * sign < 0)
        if turned.size:
            bracket = line[way[turned[0] - 1]], line[way[turned[0]]]
            found.append(float(brentq(lambda x: lead({a.name: x}), *bracket, xtol=PRECISION)))
    return min(found, key=lambda value: _distance(a, now, value), default=np.nan)
