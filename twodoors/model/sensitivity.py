"""What spreads an outcome: Sobol' indices and one-at-a-time swings; sensitivity.js computes the same indices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from twodoors.model.mechanism import Mechanism
from twodoors.model.sampling import SCRAMBLES, SEED, Groups, Ranges, open_rows, ranges_of, rows_of, sample

DUST = 1e-12  # what rounding leaves of an outcome that does not move
T = 2.364624251592784  # Student's, for an interval of 95% from as many scrambles
COLUMNS = ["first", "first_conf", "total", "total_conf"]


def sensitivity(
    model: Mechanism,
    outcome: str | None = None,
    ranges: Ranges | None = None,
    n: int | None = None,
    seed: int = SEED,
    groups: Groups | None = None,
) -> pd.DataFrame:
    """How much of an outcome's spread each assumption makes: Sobol' indices, shares of the variance.

    A row for each assumption that has a range, and one for each of ``groups`` (by a name of its own, a list of
    assumptions) that has one: what acts only as a product is told of as one. ``first`` is the share that would go if
    this were known; ``total`` the share that would stay if all else were known. Their difference is what it does
    together with the rest. ``first_conf`` and ``total_conf`` are half the widths of 95% intervals. All are nan where
    nothing moves the outcome. Raises as :func:`sample` does, and ``ValueError`` for an unknown outcome.
    """
    name = model.output(model.outcome if outcome is None else outcome).name
    rows = open_rows(rows_of(model, groups), ranges_of(model, ranges))
    return indices(sample(model, ranges, n, seed, groups)[name].to_numpy(), list(rows))


def indices(values: np.ndarray, names: Sequence[str]) -> pd.DataFrame:
    """First- and total-order indices of an outcome's values on the rows of :func:`sample`, shares of the variance.

    Each is the mean over the scrambles, with the interval of Student's t over them: they are independent.
    """
    if np.ptp(values) <= DUST * max(1.0, np.abs(values).max()):
        return pd.DataFrame(np.nan, pd.Index(names, name="assumption"), COLUMNS)
    found = np.array([_shares(part, len(names)) for part in values.reshape(SCRAMBLES, -1)])
    mean, conf = found.mean(axis=0), T * found.std(axis=0, ddof=1) / np.sqrt(SCRAMBLES)
    told = {"first": mean[0], "first_conf": conf[0], "total": mean[1], "total_conf": conf[1]}
    return pd.DataFrame(told, pd.Index(names, name="assumption"))


def _shares(values: np.ndarray, count: int) -> np.ndarray:
    """Both indices of so many columns of one design, an array of 2 × ``count``; noughts where nothing moves.

    First order: Saltelli et al. 2010, table 2, estimator b; total order: Jansen 1999.
    """
    y = values - values.mean()  # as SALib does
    blocks = y.reshape(-1, count + 2).T
    a, b, ab = blocks[0], blocks[-1], blocks[1:-1]
    variance = np.r_[a, b].var()
    if variance == 0:
        return np.zeros((2, count))
    parts = np.array([np.mean(b * (ab - a), axis=1), 0.5 * np.mean((a - ab) ** 2, axis=1)])
    shares: np.ndarray = parts / variance
    return shares


def swings(
    model: Mechanism, outcome: str, ranges: Ranges | None = None, groups: Groups | None = None, **setting: float
) -> pd.DataFrame:
    """A tornado: the outcome with each assumption alone at the ``low`` and the ``high`` end of its range.

    A row for each that has a range. A group moves as one: each of its assumptions from the end at which it alone makes
    the outcome less to the one at which it makes it more. The others stand as in ``setting``, or at their defaults.
    Blind to what assumptions do together.
    """
    shown, now, spans = model.output(outcome).name, model.setting(setting), ranges_of(model, ranges)
    ends = {name: np.array([span.low, span.high]) for name, span in spans.items()}

    def moved(members: Sequence[str], falls: Sequence[str] = ()) -> np.ndarray:
        """The outcome at both ends of these assumptions, those that ``falls`` names the other way round."""
        given = {name: ends[name][::-1] if name in falls else ends[name] for name in members}
        return np.broadcast_to(model.evaluate(**now | given)[shown], 2)

    def swing(members: Sequence[str]) -> np.ndarray:
        alone = len(members) == 1
        return moved(members, () if alone else [name for name in members if np.diff(moved([name])) < 0])

    rows = {row: swing(members) for row, members in open_rows(rows_of(model, groups), spans).items()}
    return pd.DataFrame.from_dict(rows, "index", columns=["low", "high"]).rename_axis("assumption")
