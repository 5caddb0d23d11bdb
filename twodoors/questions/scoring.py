"""How a chance is scored once it is known what happened: the Brier score. scoring.js computes the same."""

from __future__ import annotations


def brier(chance: float, happened: bool) -> float:
    """The squared distance (p − o)² of a chance p, from 0 to 1, to the outcome o: 1 if it happened, 0 if not.

    0 is best, 1 is worst. Brier (1950) summed over both outcomes, which doubles it; this is the half that is usual now.
    Raises ``ValueError`` for a chance outside 0 to 1.
    """
    if not 0 <= chance <= 1:
        raise ValueError(f"{chance} is not a chance; allowed is a number from 0 to 1")
    return (chance - happened) ** 2
