"""How chances are scored once it is known what happened, and what a score can say; scoring.js says some of it too.

Everywhere chances are numbers from 0 to 1 and outcomes are 0 or 1 (or truth values): numbers, or arrays of one length.
What is said of several forecasts takes each as a case of its own. Forecasts of one crisis are not: what luck makes of
their scores is likely more than is said here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import rel_entr

#: A proper score: of chances and outcomes, one a forecast; less is better.
Score = Callable[[Any, Any], Any]

#: The most forecasts whose records are gone through one by one: 65,536 records.
MOST = 16

#: Scores that differ by no more than this are the same.
SAME = 1e-12


def brier(chance: ArrayLike, happened: ArrayLike) -> Any:
    """The squared distance (p − o)² of each chance p to the outcome o: 1 if it happened, 0 if not.

    0 is best, 1 is worst. Brier (1950) summed over both outcomes, which doubles it; this is the half that is usual now.
    Raises ``ValueError`` for a chance outside 0 to 1, an outcome other than 0 and 1, and different lengths.
    """
    p, o = _forecasts(chance, happened)
    return (p - o) ** 2


def surprise(chance: ArrayLike, happened: ArrayLike) -> Any:
    """−log₂ of the chance that each forecast gave to what happened, in bits: the log score.

    0 is best; always saying 50 in 100 scores 1; infinite where what had been ruled out happened. Raises as
    :func:`brier`.
    """
    p, o = _forecasts(chance, happened)
    with np.errstate(divide="ignore"):
        return 0 - np.log2(np.where(o == 1, p, 1 - p))


def calibrated(chances: ArrayLike, score: Score = brier) -> tuple[float, float]:
    """What the mean score would be on average, and its spread (a standard deviation), if each chance were right.

    Raises ``ValueError`` for what are no chances, and for none.
    """
    p = _several(chances)
    came, did_not = score(p, np.ones_like(p)), score(p, np.zeros_like(p))
    with np.errstate(invalid="ignore"):  # what cannot happen costs nothing, were its score infinite
        mean = np.where(p > 0, p * came, 0) + np.where(p < 1, (1 - p) * did_not, 0)
        spread = np.where((p > 0) & (p < 1), p * (1 - p) * (came - did_not) ** 2, 0)
    return float(mean.mean()), float(np.sqrt(spread.sum()) / len(p))


def luck(
    chances: ArrayLike, happened: ArrayLike | None = None, score: Score = brier, *, than: float | None = None
) -> tuple[float, float, float]:
    """Between what mean scores nine records in ten would lie, if each chance were right; and how often one is so bad.

    Returned are the 5th and the 95th percentile of the mean score, exactly, over all records that might have been, and
    the chance of the score that these outcomes give or of a worse one; or, with a score to compare with in the place of
    outcomes, of one worse ``than`` that: ``than=0.25`` says how often always saying 50 has the better Brier score.
    Raises ``ValueError`` for what does not fit, for more than :data:`MOST` forecasts, and unless one of ``happened``
    and ``than`` is given.
    """
    p = _several(chances)
    if len(p) > MOST:
        raise ValueError(f"{len(p)} forecasts have too many records to go through; allowed are {MOST}")
    if (happened is None) == (than is None):
        raise ValueError("luck needs either what happened or a score to compare with, than=")
    least = than + SAME if than is not None else np.mean(score(p, happened)) - SAME
    records = np.array(np.meshgrid(*[[0, 1]] * len(p), indexing="ij")).reshape(len(p), -1)
    chance = np.prod(np.where(records == 1, p[:, None], 1 - p[:, None]), axis=0)
    records, chance = records[:, chance > 0], chance[chance > 0]
    scores = np.mean(score(np.broadcast_to(p[:, None], records.shape), records), axis=0)
    order = np.argsort(scores)
    up_to = np.cumsum(chance[order])
    low, high = (float(scores[order][np.searchsorted(up_to, share - SAME)]) for share in (0.05, 0.95))
    return low, high, float(chance[scores >= least].sum())


def changed(before: ArrayLike, after: ArrayLike, happened: ArrayLike) -> dict[str, Any]:
    """What it brought to change the chances: ``gain``, the mean Brier score before less the one after.

    Beside it what the gain would be on average, and its spread: ``if_after``, were the second chances right, and
    ``if_before``, were the first. Raises ``ValueError`` for what does not fit, and for no forecasts.
    """
    first, second = _several(before), _several(after)
    moved = second - _like(first, second)
    spreads = [np.sqrt((4 * moved**2 * p * (1 - p)).sum()) / len(p) for p in (second, first)]
    gain = float(np.mean(moved**2))
    return {
        "gain": float(np.mean(brier(first, happened) - brier(second, happened))),
        "if_after": (gain, float(spreads[0])),
        "if_before": (-gain, float(spreads[1])),
    }


def likelihood_ratio(first: ArrayLike, second: ArrayLike, happened: ArrayLike) -> float:
    """How many times likelier the second chances make what happened than the first do: the evidence between the two.

    Infinite where the first alone had ruled it out; nan where both had. Raises as :func:`brier`.
    """
    bits = np.sum(surprise(first, happened)), np.sum(surprise(second, happened))
    with np.errstate(invalid="ignore", over="ignore"):
        return float(np.exp2(bits[0] - bits[1]))


def cases_needed(truth: ArrayLike, rival: ArrayLike, odds: float = 20) -> Any:
    """How many cases it takes until the true chance is ``odds`` times likelier than its rival.

    So it is on average: of the logarithm of the odds, which grows by as much with each case. 0 for a rival of 0 or 1
    that is not the truth, since the first case may refute it; infinite for the truth itself. Raises ``ValueError`` for
    what are no chances, and for odds of 1 or less.
    """
    if not odds > 1:
        raise ValueError(f"odds = {odds}; allowed is a number above 1")
    t, r = _chances(truth), _chances(rival)
    each = np.maximum(rel_entr(t, r) + rel_entr(1 - t, 1 - r), 0)
    with np.errstate(divide="ignore"):
        return np.log(odds) / each


def _chances(given: ArrayLike) -> np.ndarray:
    p = np.asarray(given, dtype=float)
    wrong = p[~((p >= 0) & (p <= 1))]  # nan among them
    if wrong.size:
        raise ValueError(f"{wrong.flat[0]:g} is not a chance; allowed is a number from 0 to 1")
    return p


def _several(given: ArrayLike) -> np.ndarray:
    p = _chances(given)
    if p.ndim != 1 or not p.size:
        raise ValueError(f"the chances have the shape {p.shape}; allowed is a list of one or more")
    return p


def _forecasts(chance: ArrayLike, happened: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    p, o = _chances(chance), np.asarray(happened, dtype=float)
    wrong = o[~np.isin(o, (0, 1))]
    if wrong.size:
        raise ValueError(f"{wrong.flat[0]:g} is not an outcome; allowed are 0 and 1")
    return p, _like(o, p)


def _like(given: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The first, which must be a number or as long as the second."""
    if given.ndim and other.ndim and given.shape != other.shape:
        raise ValueError(f"{len(given)} and {len(other)} values; allowed are arrays of one length")
    return given
