"""Equations into NumPy, JavaScript and LaTeX.

One line a named equation: inlining would triple a tree with each move.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any

import sympy as sp
from sympy.printing.jscode import JavascriptCodePrinter
from sympy.printing.latex import LatexPrinter
from sympy.printing.numpy import NumPyPrinter

from twodoors.choice import Choice, logit

if TYPE_CHECKING:
    from twodoors.model import Equation


def numpy_function(
    equations: Sequence[Equation], inputs: Sequence[str], outputs: Sequence[str]
) -> Callable[..., tuple[Any, ...]]:
    """A function of the inputs, in their order, that returns the outputs as a tuple; arrays broadcast."""
    lines = [(e.symbol, logit(e.expression)) for e in equations]
    function: Callable[..., tuple[Any, ...]] = sp.lambdify(
        [sp.Symbol(name, real=True) for name in inputs],
        tuple(sp.Symbol(name, real=True) for name in outputs),
        modules="numpy",
        printer=_NumPy({"fully_qualified_modules": False}),
        cse=lambda results: (lines, list(results)),
    )
    return function


def javascript_function(equations: Sequence[Equation], inputs: Sequence[str], outputs: Sequence[str]) -> str:
    """An arrow function: an object of assumptions in, an object of outcomes out."""
    printer = _JavaScript()
    given = ", ".join(f"{name}: ${name}" for name in inputs)
    lines = [f"const ${e.name} = {printer.doprint(logit(e.expression))};" for e in equations]
    results = ", ".join(f"{name}: ${name}" for name in outputs)
    return "\n".join([f"({{{given}}}) => {{", *lines, f"return {{{results}}};", "}"])


def latex(expression: sp.Expr, names: Mapping[sp.Symbol, str]) -> str:
    """The expression in LaTeX with these names for its symbols."""
    return str(_Latex({"symbol_names": dict(names), "order": "none"}).doprint(expression))


class _NumPy(NumPyPrinter):
    """Conditions two at a time: SymPy’s own way puts all in one array first, which needs equal shapes."""

    def _print_And(self, expr: sp.And) -> str:
        return self._in_turn("numpy.logical_and", expr)

    def _print_Or(self, expr: sp.Or) -> str:
        return self._in_turn("numpy.logical_or", expr)

    def _in_turn(self, function: str, expr: sp.Basic) -> str:
        name = self._module_format(function)
        first, *others = map(self._print, expr.args)
        return reduce(lambda before, argument: f"{name}({before}, {argument})", others, str(first))


class _JavaScript(JavascriptCodePrinter):
    def _print_Symbol(self, expr: sp.Symbol) -> str:
        return f"${expr.name}"  # no name can then be a word of JavaScript

    def _print_Float(self, expr: sp.Float) -> str:
        return repr(float(expr))  # shortest text that reads back as the same double


class _Latex(LatexPrinter):
    def _print_Choice(self, expr: Choice, exp: str | None = None) -> str:
        return str(self._print(logit(expr)))
