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


class FirstChoice(sp.Function):
    """``FirstChoice(precision, place, *moves)``: the same for the move at ``place`` (from 0) in a list of moves.

    The logit chance is that of :class:`Choice`. Without error the first of the moves that tie for the best is taken,
    where a model says who yields.
    """

    @classmethod
    def eval(cls, *arguments: sp.Expr) -> None:
        if len(arguments) < 4 or not 0 <= int(arguments[1]) < len(arguments) - 2:
            raise ValueError("a choice needs a precision, a place among its moves and at least two moves")


def has_choice(expression: sp.Expr) -> bool:
    """Whether anyone chooses in it by logit."""
    return bool(sp.sympify(expression).has(Choice, FirstChoice))


def logit(expression: sp.Expr) -> sp.Expr:
    """The expression with every choice written out; differences of payoffs, so that nothing overflows to NaN."""

    def odds(precision: sp.Expr, own: sp.Expr, *others: sp.Expr) -> sp.Expr:
        return 1 / (1 + sp.Add(*[sp.exp(precision * (o - own)) for o in others]))

    def placed(precision: sp.Expr, place: sp.Expr, *moves: sp.Expr) -> sp.Expr:
        own = int(place)
        return odds(precision, moves[own], *moves[:own], *moves[own + 1 :])

    return expression.replace(Choice, odds).replace(FirstChoice, placed)


def perfect(expression: sp.Expr) -> sp.Expr:
    """The expression with every choice made without error.

    Moves that tie for the best share the chance equally, but for :class:`FirstChoice`.
    """

    def best(precision: sp.Expr, own: sp.Expr, *others: sp.Expr) -> sp.Expr:
        ties = sp.Add(*[sp.Piecewise((1, o >= own - TIE), (0, True)) for o in others])
        return sp.Piecewise((0, own < sp.Max(*others) - TIE), (1 / (1 + ties), True))

    def first(_precision: sp.Expr, place: sp.Expr, *moves: sp.Expr) -> sp.Expr:
        own = int(place)
        least = sp.Max(*moves) - TIE
        return sp.Piecewise((0, sp.Or(moves[own] < least, *[move >= least for move in moves[:own]])), (1, True))

    return expression.replace(Choice, best).replace(FirstChoice, first)


def above(average: sp.Expr, spread: sp.Expr) -> sp.Expr:
    """The chance that what is ``average`` on average, give or take its ``spread``, comes out above nought.

    A logistic curve in the shape of the normal: scaled by 1.702, it is nowhere further from it than 0.0095 (Camilli
    1994). Both arguments are in the same unit; the result is in [0, 1].
    """
    return 1 / (1 + sp.exp(-sp.Float("1.702") * average / spread))
