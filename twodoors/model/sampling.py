"""Ranges of assumptions → draws: Saltelli's design over scrambled Sobol' points; sampling.js makes the same points.

The spread of the draws is that of what someone assumes, not of the world. SciPy is imported where it is used: it takes
as long to load as the rest of the package.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from tqdm import tqdm

from twodoors.model.mechanism import Mechanism
from twodoors.model.parts import Assumption, AssumptionError, is_finite

#: An assumption's range by its name: ``(low, high)``, every value alike, or ``(low, mode, high)``, a triangle.
Ranges = Mapping[str, Sequence[float]]

DRAWS = 4000
SEED = 2020
MOST = 10**7  # rows: what fits into memory
CHUNK = 4096  # rows evaluated at once: little memory, and a bar that moves
PATIENCE = 2  # seconds, after which a bar shows how far the work is
BITS = 30  # of SciPy's Sobol' points


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


def ranges_of(model: Mechanism, given: Ranges | None = None) -> dict[str, Range]:
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


def around(model: Mechanism, width: float, **setting: float) -> dict[str, tuple[float, float]]:
    """Ranges about a setting: ``width`` of each assumption's whole range to either side, as far as that goes.

    Ends lie on the steps of the sliders; what another chapter’s model gives is held. Assumptions that are not named
    stand at their defaults. Raises ``ValueError`` for a width outside 0 to 1, :class:`AssumptionError` for a setting
    that is not allowed.
    """
    if not is_finite(width) or not 0 <= width <= 1:
        raise ValueError(f"width = {width!r}; allowed is a share of the range, from 0 to 1")
    now = model.setting(setting)
    reach = {a.name: width * (a.high - a.low) for a in model.assumptions}
    return {
        a.name: (now[a.name], now[a.name])
        if a.carries
        else (a.snapped(now[a.name] - reach[a.name]), a.snapped(now[a.name] + reach[a.name]))
        for a in model.assumptions
    }


# -- draws ------------------------------------------------------------------------------------------------------------


def points(model: Mechanism, n: int) -> int:
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


def sample(model: Mechanism, ranges: Ranges | None = None, n: int = DRAWS, seed: int = SEED) -> pd.DataFrame:
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


def _evaluated(model: Mechanism, given: Mapping[str, np.ndarray], count: int) -> dict[str, np.ndarray]:
    found = {outcome.name: np.empty(count) for outcome in model.outcomes}
    with tqdm(total=count, desc=model.name, unit=" draws", delay=PATIENCE, leave=False) as bar:
        for start in range(0, count, CHUNK):
            part = slice(start, start + CHUNK)
            for name, values in model.evaluate(**{name: values[part] for name, values in given.items()}).items():
                found[name][part] = values
            bar.update(len(range(count)[part]))
    return found
