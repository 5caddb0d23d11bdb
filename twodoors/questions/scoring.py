"""How a chance is scored once it is known what happened: the Brier score. scoring.js computes the same."""

from __future__ import annotations

from collections.abc import Iterable

#: What always saying 50 in 100 scores, whatever happens.
EVEN = 0.25


def brier(chance: float, happened: bool) -> float:
    """The squared distance (p − o)² of a chance p, from 0 to 1, to the outcome o: 1 if it happened, 0 if not.

    0 is best, 1 is worst. Brier (1950) summed over both outcomes, which doubles it; this is the half that is usual now.
    Raises ``ValueError`` for a chance outside 0 to 1.
    """
    if not 0 <= chance <= 1:
        raise ValueError(f"{chance} is not a chance; allowed is a number from 0 to 1")
    return (chance - happened) ** 2


def mean_brier(forecasts: Iterable[tuple[float, bool | None]]) -> float:
    """The mean score of chances with their outcomes, where ``None`` is an outcome that cannot be decided: left out.

    Raises ``ValueError`` for a chance outside 0 to 1, and if no outcome is decided.
    """
    scores = [brier(chance, happened) for chance, happened in forecasts if happened is not None]
    if not scores:
        raise ValueError("no forecast has an outcome that is decided, so there is no mean score")
    return sum(scores) / len(scores)
