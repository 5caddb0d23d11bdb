"""What a finding states: conditions in SymPy on a setting and on others beside it, and NumPy functions of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import sympy as sp
from sympy.core.relational import Relational
from sympy.logic.boolalg import BooleanFunction, Implies

from twodoors.model.codegen import latex, numpy_function
from twodoors.model.equation import Equation, symbols
from twodoors.model.mechanism import Mechanism
from twodoors.model.parts import check_name
from twodoors.model.probability import perfect

#: Numbers that differ by no more than this are the same.
SLACK = 1e-9

#: Between a name and the setting that it is taken at, and between an assumption and how it is drawn anew.
MARK = "__"

#: How an assumption may be drawn anew.
MOVES = ("higher", "lower", "other")


def outcome(name: str) -> sp.Symbol:
    """An outcome at the base point, or anything else that the model names: an assumption, an equation over no index."""
    check_name(name)
    return symbols(name)


def at(setting: str, name: str) -> sp.Symbol:
    """The same at a named setting of the finding."""
    check_name(setting)
    check_name(name)
    return symbols(f"{name}{MARK}{setting}")


def higher(name: str) -> sp.Symbol:
    """A higher value of that assumption: a random part of the way to its slider’s end; on the lattice, whole steps.

    Wherever one finding says it again, it is the same value. Points with no room above are no part of the space.
    """
    return at("higher", name)


def lower(name: str) -> sp.Symbol:
    """A lower value of that assumption, in the same way."""
    return at("lower", name)


def other(name: str) -> sp.Symbol:
    """Another value of that assumption, anywhere in its range."""
    return at("other", name)


def names(expression: Any) -> set[str]:
    """The names that an expression or a condition uses."""
    return {s.name for s in sp.sympify(expression).free_symbols}


def part(name: str) -> tuple[str, str]:
    """A name without its mark, and the setting or the draw that the mark names; "" where there is none."""
    plain, _, marked = name.partition(MARK)
    return plain, marked


def moves(expressions: Iterable[Any]) -> list[str]:
    """The assumptions that these expressions draw anew, as marked names, each once and in a fixed order."""
    found = {name for expression in expressions for name in names(expression)}
    return sorted(name for name in found if part(name)[1] in MOVES)


def tolerant(condition: Any, slack: float, *, weak: bool = False) -> Any:
    """The condition with ``slack`` in its comparisons.

    What is ``>=`` may fall short by as much, what is ``>`` must exceed by more, what is equal may differ by as much.
    ``weak`` asks no more of ``>`` than of ``>=``: that it does not point the other way.
    """
    if isinstance(condition, Relational):
        gap = condition.lhs - condition.rhs
        if isinstance(condition, sp.Eq | sp.Ne):
            same = sp.Abs(gap) <= slack
            return same if isinstance(condition, sp.Eq) else sp.Not(same)
        if isinstance(condition, sp.Lt | sp.Le):
            gap = -gap
        strict = isinstance(condition, sp.Gt | sp.Lt)
        return gap > slack if strict and not weak else gap >= -slack
    if isinstance(condition, Implies):
        premise, conclusion = condition.args
        return sp.Or(sp.Not(tolerant(premise, slack)), tolerant(conclusion, slack, weak=weak))
    if isinstance(condition, BooleanFunction):
        below = weak and not isinstance(condition, sp.Not)  # what is denied is a premise
        return condition.func(*(tolerant(one, slack, weak=below) for one in condition.args))
    return condition


@lru_cache(maxsize=4096)
def _function(expression: sp.Basic) -> tuple[Callable[..., tuple[Any, ...]], list[str]]:
    used = sorted(names(expression))
    return numpy_function([Equation("value", expression, "", "")], used, ["value"]), used


def value(expression: Any, known: Mapping[str, np.ndarray], *, perfected: bool = False) -> Any:
    """What an expression or a condition comes to, an array, where its names are arrays of one shape."""
    made = sp.sympify(expression)
    function, used = _function(perfect(made) if perfected else made)
    with np.errstate(all="ignore"):
        return function(*(known[name] for name in used))[0]


def is_condition(condition: Any) -> bool:
    """Whether it is a condition in SymPy, or simply true."""
    return condition is True or condition is sp.true or isinstance(condition, Relational | BooleanFunction)


def formula(model: Mechanism, expression: Any, alone: bool) -> str:
    """An expression or a condition as LaTeX: what is taken at a setting has a dash, or its name if not ``alone``."""
    letters = {p.name: p.latex for p in model.named}
    return latex(sp.sympify(expression), {symbols(name): _letter(letters, name, alone) for name in names(expression)})


def _letter(letters: Mapping[str, str], name: str, alone: bool) -> str:
    plain, marked = part(name)
    letter = letters.get(plain, rf"\text{{{plain.replace('_', ' ')}}}" if len(plain) > 1 else plain)
    if not marked:
        return letter
    if alone or marked in MOVES:
        return f"{letter}'"
    return rf"{{{letter}}}^{{\text{{{marked.replace('_', ' ')}}}}}"
