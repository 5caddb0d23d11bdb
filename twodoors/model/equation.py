"""Named equations in SymPy, one by one or over indices such as weeks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import sympy as sp
from sympy.logic.boolalg import Boolean

from twodoors.model.parts import check_name, is_finite
from twodoors.model.probability import perfect


def symbols(names: str) -> Any:
    """SymPy symbols for assumptions or equations: real numbers, by name."""
    return sp.symbols(names, real=True)


def over(name: str) -> sp.IndexedBase:
    """What an equation over an index makes, by name: ``over("chance")[week, rung]``. Beyond its ends it is nought."""
    return sp.IndexedBase(symbols(name))


@dataclass(frozen=True)
class Index:
    """What an equation may run over, from ``first`` to ``last``, up or down, such as weeks or the rungs of a ladder."""

    name: str
    first: int
    last: int

    @property
    def symbol(self) -> sp.Symbol:
        """The index in an expression."""
        return sp.Symbol(self.name, integer=True)

    @property
    def step(self) -> int:
        """1 or -1: which way it runs."""
        return 1 if self.last >= self.first else -1


@dataclass(frozen=True)
class Equation:
    """``name = expression``, with the sentence that says it in words.

    The expression may use assumptions and the equations before it, as symbols of those names; a number is one, too.
    ``ValueError`` for anything else, such as text.

    With ``at`` it is ``name[at] = expression``, worked out for each value of one index or two (or at a fixed number of
    it). Equations that follow each other and share their first index are done in turn for each of its values: they may
    use each other at values that are done, as a recursion over weeks does.
    """

    name: str
    expression: sp.Expr
    latex: str
    says: str
    at: tuple[Index | int, ...] = ()

    def __post_init__(self) -> None:
        check_name(self.name)
        if is_finite(self.expression):
            object.__setattr__(self, "expression", sp.sympify(self.expression))
        if not isinstance(self.expression, sp.Expr | Boolean):  # what is stated of a setting is one, too
            raise ValueError(
                f"equation {self.name!r} is made of {self.expression!r}; allowed is a SymPy expression, as in"
                " symbols('doubt') / 2, or a number"
            )
        if not all(isinstance(index, Index | int) for index in self.at):
            raise ValueError(f"equation {self.name!r} runs over {self.at!r}; allowed are an Index or whole numbers")
        if len(self.at) > 2:
            raise ValueError(f"equation {self.name!r} runs over {len(self.at)} indices; allowed are two")

    @property
    def uses(self) -> set[str]:
        """The names of what it is made from."""
        indices = {index.name for index in self.at if isinstance(index, Index)}
        return {s.name for s in self.expression.free_symbols if isinstance(s, sp.Symbol)} - indices

    @property
    def symbol(self) -> sp.Symbol:
        return symbols(self.name)

    def perfected(self) -> Equation:
        """The same with every choice made without error."""
        return replace(self, expression=perfect(self.expression))
