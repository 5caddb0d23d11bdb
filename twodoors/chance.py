"""Chances that no one chooses."""

from __future__ import annotations

import sympy as sp


def above(average: sp.Expr, spread: sp.Expr) -> sp.Expr:
    """The chance that what is ``average`` on average, give or take its ``spread``, comes out above nought.

    A logistic curve in the shape of the normal: scaled by 1.702, it is nowhere further from it than 0.0095 (Camilli
    1994). Both arguments are in the same unit; the result is in [0, 1].
    """
    return 1 / (1 + sp.exp(-sp.Float("1.702") * average / spread))
