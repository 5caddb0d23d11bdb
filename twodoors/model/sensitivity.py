"""What spreads an outcome: Sobol' indices and one-at-a-time swings; sensitivity.js computes the same indices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from twodoors.model.mechanism import Mechanism
from twodoors.model.sampling import DRAWS, SEED, Ranges, ranges_of, sample

DUST = 1e-12  # what rounding leaves of an outcome that does not move
Z = 1.959963984540054  # of the normal distribution, for an interval of 95%
COLUMNS = ["first", "first_conf", "total", "total_conf"]


def sensitivity(
    model: Mechanism, outcome: str | None = None, ranges: Ranges | None = None, n: int = DRAWS, seed: int = SEED
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
    """First- and total-order indices of an outcome's values on the rows of :func:`design`, shares of the variance.

    First order: Saltelli et al. 2010, table 2, estimator b; total order: Jansen 1999. Their intervals by the delta
    method, which comes to what SALib finds by drawing again and again, and needs no drawing.
    """
    if np.ptp(values) <= DUST * max(1.0, np.abs(values).max()):
        return pd.DataFrame(np.nan, pd.Index(names, name="assumption"), COLUMNS)
    y = (values - values.mean()) / values.std()  # as SALib does
    blocks = y.reshape(-1, len(names) + 2).T
    a, b, ab = blocks[0], blocks[-1], blocks[1:-1]
    both = np.r_[a, b]
    spread = ((a - both.mean()) ** 2 + (b - both.mean()) ** 2) / 2
    rows = []
    for column in ab:
        first = float(np.mean(b * (column - a)) / both.var())
        total = float(0.5 * np.mean((a - column) ** 2) / both.var())
        errors = (b * (column - a) - first * spread, 0.5 * (a - column) ** 2 - total * spread)
        confs = [Z * float(error.std()) / spread.mean() / np.sqrt(len(a)) for error in errors]
        rows.append([first, confs[0], total, confs[1]])
    return pd.DataFrame(rows, pd.Index(names, name="assumption"), COLUMNS)


def swings(model: Mechanism, outcome: str, ranges: Ranges | None = None, **setting: float) -> pd.DataFrame:
    """A tornado: the outcome with each assumption alone at the ``low`` and the ``high`` end of its range, a row each.

    The others stand as in ``setting``, or at their defaults. Blind to what assumptions do together.
    """
    name, now = model.output(outcome).name, model.setting(setting)
    rows = {}
    for assumption, span in ranges_of(model, ranges).items():
        ends = now | {assumption: np.array([span.low, span.high])}
        rows[assumption] = np.broadcast_to(model.evaluate(**ends)[name], 2)
    return pd.DataFrame.from_dict(rows, "index", columns=["low", "high"]).rename_axis("assumption")
