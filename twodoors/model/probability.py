"""Chances: of a choice, made mostly well (logit) or always (perfect rationality), and of what no one chooses."""

from __future__ import annotations

import sympy as sp

#: Payoffs closer than this count as equal, so that rounding in sums of decimals cannot decide a tie.
TIE = sp.Float("1e-9")


class Choice(sp.Function):
    """``Choice(precision, own, *others)``: the chance that a logit chooser takes the move worth ``own``.

    The odds between two moves are exp(precision * difference in payoff): at precision 0 every move is a coin toss, with
    growing precision the best move is chosen ever more surely (McKelvey and Palfrey 1998; Signorino 1999).
    Payoffs are in shares of the stake; the result is in [0, 1] and sums to one over the moves.
    """

    @classmethod
    def eval(cls, *arguments: sp.Expr) -> None:
        if len(arguments) < 3:
            raise ValueError("a choice needs a precision and at least two moves")


def logit(expression: sp.Expr) -> sp.Expr:
    """The expression with every choice written out; differences of payoffs, so that nothing overflows to NaN."""
    return expression.replace(
        Choice, lambda precision, own, *others: 1 / (1 + sp.Add(*[sp.exp(precision * (o - own)) for o in others]))
    )


def perfect(expression: sp.Expr) -> sp.Expr:
    """The expression with every choice made without error; moves that tie for the best share the chance equally."""

    def best(precision: sp.Expr, own: sp.Expr, *others: sp.Expr) -> sp.Expr:
        ties = sp.Add(*[sp.Piecewise((1, o >= own - TIE), (0, True)) for o in others])
        return sp.Piecewise((0, own < sp.Max(*others) - TIE), (1 / (1 + ties), True))

    return expression.replace(Choice, best)


def above(average: sp.Expr, spread: sp.Expr) -> sp.Expr:
    """The chance that what is ``average`` on average, give or take its ``spread``, comes out above nought.

    A logistic curve in the shape of the normal: scaled by 1.702, it is nowhere further from it than 0.0095 (Camilli
    1994). Both arguments are in the same unit; the result is in [0, 1].
    """
    return 1 / (1 + sp.exp(-sp.Float("1.702") * average / spread))
