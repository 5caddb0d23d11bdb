"""Ranges of assumptions → draws → how far an outcome spreads, what spreads it, and what would turn it.

The spread is that of what someone assumes, not of the world. The page does the same (``sobol.js``), on the same points.

SciPy and SALib are imported where they are used: they take as long to load as the rest of the package.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from tqdm import tqdm

from twodoors.model import Assumption, AssumptionError, Model, is_finite

#: An assumption's range by its name: ``(low, high)``, every value alike, or ``(low, mode, high)``, a triangle.
Ranges = Mapping[str, Sequence[float]]

DRAWS = 4000
SEED = 2020
MOST = 10**7  # rows: what fits into memory
CHUNK = 4096  # rows evaluated at once: little memory, and a bar that moves
PATIENCE = 2  # seconds, after which a bar shows how far the work is
GRID = 100  # steps of an assumption's range, in each of which one turn is looked for
BITS = 30  # of SciPy's Sobol' points
DUST = 1e-12  # what rounding leaves of an outcome that does not move
Z = 1.959963984540054  # of the normal distribution, for an interval of 95%


@dataclass(frozen=True)
class Range:
    """An assumption's values between ``low`` and ``high``: all alike, or with a ``mode``, likelier the nearer to it."""

    low: float
    high: float
    mode: float | None = None

    def at(self, share: np.ndarray) -> np.ndarray:
        """The values below which these shares of the draws lie (the inverse distribution function).

        Digit for digit as SALib scales a uniform and ``scipy.stats.triang.ppf`` a triangular distribution.
        """
        width = self.high - self.low
        if self.mode is not None and width > 0:
            peak = (self.mode - self.low) / width
            rising = np.sqrt(peak * share)
            share = np.where(share < peak, rising, 1 - np.sqrt((1 - peak) * (1 - share)))
        return np.clip(share * width + self.low, self.low, self.high)


def ranges_of(model: Model, given: Ranges | None = None) -> dict[str, Range]:
    """Every assumption's range: as given, or its whole range in the model.

    Raises :class:`AssumptionError` for an unknown name, for what is no range, and for one that is empty or goes beyond
    the assumption's own.
    """
    checked = {name: _range(model.assumption(name), ends) for name, ends in (given or {}).items()}
    return {a.name: checked.get(a.name, Range(a.low, a.high)) for a in model.assumptions}


def _range(assumption: Assumption, given: Sequence[float]) -> Range:
    allowed = f"allowed is (low, high) or (low, mode, high), from {assumption.low:g} to {assumption.high:g}"
    listed = list(given) if isinstance(given, list | tuple | np.ndarray) else []
    if len(listed) not in (2, 3):
        raise AssumptionError(f"{assumption.name} = {given!r} is not a range; {allowed}")
    ends = assumption.check(listed)
    if (np.diff(ends) < 0).any():
        raise AssumptionError(f"{assumption.name} = {given!r} is an empty range: its numbers fall; {allowed}")
    low, *mode, high = map(float, ends)
    return Range(low, high, *mode)


def around(model: Model, width: float, **setting: float) -> dict[str, tuple[float, float]]:
    """Ranges about a setting: ``width`` of each assumption's whole range to either side, as far as that goes.

    Ends lie on the steps of the sliders. Assumptions that are not named stand at their defaults. Raises ``ValueError``
    for a width outside 0 to 1, :class:`AssumptionError` for a setting that is not allowed.
    """
    if not is_finite(width) or not 0 <= width <= 1:
        raise ValueError(f"width = {width!r}; allowed is a share of the range, from 0 to 1")
    now = model.setting(setting)
    return {a.name: (_end(a, now[a.name], -width), _end(a, now[a.name], width)) for a in model.assumptions}


def _end(a: Assumption, centre: float, by: float) -> float:
    steps = np.floor((centre + by * (a.high - a.low) - a.low) / a.step + 0.5)
    value = float(f"{a.low + steps * a.step:.12g}")  # without binary dust, as in the page
    return min(max(value, a.low), a.high)


# -- draws ------------------------------------------------------------------------------------------------------------


def points(model: Model, n: int) -> int:
    """How many base points the design needs for ``n`` draws or more: a power of two, as Sobol' points are made for.

    Raises ``ValueError`` for a number of draws that is not allowed.
    """
    if isinstance(n, bool) or not isinstance(n, int | np.integer) or not 1 <= n <= MOST:
        raise ValueError(f"n = {n!r} draws are not allowed; allowed is a whole number from 1 to {MOST:,}")
    blocks = len(model.assumptions) + 2
    return max(2, 1 << (-(-int(n) // blocks) - 1).bit_length())


def sobol(dimensions: int, base: int, seed: int) -> np.ndarray:
    """Scrambled Sobol' points in [0, 1), an array of ``base`` rows; SALib's for ``numpy.random.default_rng(seed)``.

    Raises ``ValueError`` for a seed that is not a whole number from 0.
    """
    from scipy.stats import qmc

    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
        raise ValueError(f"seed = {seed!r} is not allowed; allowed is a whole number, 0 or more")
    drawn: np.ndarray = qmc.Sobol(dimensions, bits=BITS, rng=seed).random(base)
    return drawn


def recipe(dimensions: int, base: int, seed: int) -> dict[str, list[Any]]:
    """What makes the same points again, in the page: the first point and the turns that lead from one to the next.

    The points are digital: as whole numbers of ``BITS`` bits, each is the one before it XOR a number that depends only
    on how many ones the point's index ends in (a Gray code; Antonov and Saleev 1979).
    """
    whole = np.rint(sobol(dimensions, base, seed) * 2**BITS).astype(int)
    turns = [whole[2**k] ^ whole[2**k - 1] for k in range(base.bit_length() - 1)]
    return {"shift": whole[0].tolist(), "turns": [turn.tolist() for turn in turns]}


def design(drawn: np.ndarray) -> np.ndarray:
    """Saltelli's design, as SALib lays it out, from points of twice as many dimensions as there are assumptions.

    For each point: a row A, a row for each assumption that has B's value in its place, and a row B.
    """
    a, b = np.hsplit(drawn, 2)
    own = np.arange(a.shape[1])
    rows = np.repeat(a[:, None, :], a.shape[1] + 2, axis=1)
    rows[:, own + 1, own] = b
    rows[:, -1] = b
    return rows.reshape(-1, a.shape[1])


def sample(model: Model, ranges: Ranges | None = None, n: int = DRAWS, seed: int = SEED) -> pd.DataFrame:
    """Draws of all assumptions from their ranges, with the outcomes: one row a draw, ``n`` rows or some more.

    The rows are Saltelli's design over scrambled Sobol' points (see :func:`design`), so that SALib can analyse them.
    All of them tell of the spread: each of its blocks (A, B, and A with one column of B) is a projection of the same
    points, and so by itself an even draw of all assumptions.

    Raises :class:`AssumptionError` for a range, ``ValueError`` for a number of draws or a seed that is not allowed.
    """
    spans = ranges_of(model, ranges)
    rows = design(sobol(2 * len(spans), points(model, n), seed))
    given = {name: span.at(rows[:, i]) for i, (name, span) in enumerate(spans.items())}
    return pd.DataFrame(given | _evaluated(model, given, len(rows)))


def _evaluated(model: Model, given: Mapping[str, np.ndarray], count: int) -> dict[str, np.ndarray]:
    found = {outcome.name: np.empty(count) for outcome in model.outcomes}
    with tqdm(total=count, desc=model.name, unit=" draws", delay=PATIENCE, leave=False) as bar:
        for start in range(0, count, CHUNK):
            part = slice(start, start + CHUNK)
            for name, values in model.evaluate(**{name: values[part] for name, values in given.items()}).items():
                found[name][part] = values
            bar.update(len(range(count)[part]))
    return found


# -- what spreads an outcome ------------------------------------------------------------------------------------------


def sensitivity(
    model: Model, outcome: str | None = None, ranges: Ranges | None = None, n: int = DRAWS, seed: int = SEED
) -> pd.DataFrame:
    """How much of an outcome's spread each assumption makes, a row each: Sobol' indices, shares of the variance.

    ``first`` is the share that would go if this assumption were known; ``total`` the share that would stay if all
    others were known. Their difference is what it does together with others. ``first_conf`` and ``total_conf`` are half
    the widths of 95% intervals. All are nan where nothing moves the outcome. Raises as :func:`sample` does, and
    ``ValueError`` for an unknown outcome.
    """
    name = model.output(model.outcome if outcome is None else outcome).name
    return indices(sample(model, ranges, n, seed)[name].to_numpy(), list(model.defaults))


def indices(values: np.ndarray, names: Sequence[str]) -> pd.DataFrame:
    """First- and total-order indices of an outcome's values on the rows of :func:`design`, by SALib.

    First order: Saltelli et al. 2010, table 2, estimator b; total order: Jansen 1999. Their intervals by the delta
    method, which comes to what SALib finds by drawing again and again, and needs no drawing.
    """
    from SALib.analyze import sobol as salib

    if np.ptp(values) <= DUST * max(1.0, np.abs(values).max()):
        return pd.DataFrame(np.nan, pd.Index(names, name="assumption"), COLUMNS)
    y = (values - values.mean()) / values.std()  # as SALib does
    a, b, ab, _ = salib.separate_output_values(y, len(names), len(y) // (len(names) + 2), False)
    both = np.r_[a, b]
    spread = ((a - both.mean()) ** 2 + (b - both.mean()) ** 2) / 2
    rows = []
    for column in ab.T:
        first, total = float(salib.first_order(a, column, b)), float(salib.total_order(a, column, b))
        errors = (b * (column - a) - first * spread, 0.5 * (a - column) ** 2 - total * spread)
        confs = [Z * float(error.std()) / spread.mean() / np.sqrt(len(a)) for error in errors]
        rows.append([first, confs[0], total, confs[1]])
    return pd.DataFrame(rows, pd.Index(names, name="assumption"), COLUMNS)


COLUMNS = ["first", "first_conf", "total", "total_conf"]


def swings(model: Model, outcome: str, ranges: Ranges | None = None, **setting: float) -> pd.DataFrame:
    """A tornado: the outcome with each assumption alone at the ``low`` and the ``high`` end of its range, a row each.

    The others stand as in ``setting``, or at their defaults. Blind to what assumptions do together.
    """
    name, now = model.output(outcome).name, model.setting(setting)
    rows = {}
    for assumption, span in ranges_of(model, ranges).items():
        ends = now | {assumption: np.array([span.low, span.high])}
        rows[assumption] = np.broadcast_to(model.evaluate(**ends)[name], 2)
    return pd.DataFrame.from_dict(rows, "index", columns=["low", "high"]).rename_axis("assumption")


# -- what would turn the result ---------------------------------------------------------------------------------------


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


def sides(model: Model, between: tuple[str, str] | None = None) -> tuple[Side, Side]:
    """The two results that :func:`flips` compares: those named, or by the model's bar.

    That is talks against war; where the bar has only one of these, it against all else; where it has neither, the bar's
    first piece against all else. Raises ``ValueError`` for names that are no two outcomes of the model.
    """
    if between is not None:
        if isinstance(between, str) or len(between) != 2 or between[0] == between[1]:
            raise ValueError(f"between = {between!r}; allowed are the names of two outcomes")
        first, second = (model.output(name) for name in between)
        return Side(first.label, {first.name: 1.0}), Side(second.label, {second.name: 1.0})
    talks, war = (_piece(model, lambda s, role=role: s.role == role) for role in ("talks", "war"))
    if talks and war:
        return talks, war
    alone = talks or war or _piece(model, lambda s: s is model.bar[0])
    assert alone is not None  # a bar has a first piece
    return alone, alone.rest()


def _piece(model: Model, chosen: Callable[..., bool]) -> Side | None:
    """These segments of the bar together; one without an outcome is what the others leave over."""
    segments = [segment for segment in model.bar if chosen(segment)]
    named = [segment.outcome for segment in segments if segment.outcome]
    weights = dict.fromkeys(named, 1.0)
    over = len(named) < len(segments)
    if over:
        weights = {s.outcome: -1.0 for s in model.bar if s.outcome and s.outcome not in named}
    return Side(" or ".join(s.label for s in segments), weights, float(over)) if segments else None


def flips(model: Model, between: tuple[str, str] | None = None, **setting: float) -> pd.DataFrame:
    """The nearest value of each assumption, all others as they stand, at which two results change their order.

    A row an assumption, the smallest change first: ``now``; ``flip``, the value at which they are level; ``change``
    from the one to the other; ``share``, its size as a share of the assumption's range. The last three are nan where
    the order holds from one end of the range to the other. Looked for on a grid of ``GRID`` steps, then by Brent's
    method: two turns within one step are not seen.

    ``between`` names two outcomes; without it see :func:`sides`. Raises ``ValueError`` for other names and
    :class:`AssumptionError` for a setting that is not allowed.
    """
    first, second = sides(model, between)
    now = model.setting(setting)

    def lead(values: Mapping[str, Any]) -> Any:
        outcomes = model.evaluate(**now | dict(values))
        return first.value(outcomes) - second.value(outcomes)

    rows = {a.name: [now[a.name], _turn(a, now[a.name], lead)] for a in model.assumptions}
    table = pd.DataFrame.from_dict(rows, "index", columns=["now", "flip"]).rename_axis("assumption")
    table["change"] = table["flip"] - table["now"]
    table["share"] = table["change"].abs() / [a.high - a.low for a in model.assumptions]
    return table.sort_values("share", kind="stable")


def _turn(a: Assumption, now: float, lead: Callable[[Mapping[str, Any]], Any]) -> float:
    from scipy.optimize import brentq

    line = np.unique([*np.linspace(a.low, a.high, GRID + 1), now])
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
            found.append(float(brentq(lambda x: lead({a.name: x}), *bracket, xtol=DUST)))
    return min(found, key=lambda value: abs(value - now), default=np.nan)
