"""Equations into NumPy, JavaScript and LaTeX.

One line a named equation: inlining would triple a tree with each move. Equations over an index, such as weeks, become a
loop.
"""

from __future__ import annotations

import builtins
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from math import prod
from typing import Any

import numpy
import sympy as sp
from sympy.printing.jscode import JavascriptCodePrinter
from sympy.printing.latex import LatexPrinter
from sympy.printing.numpy import NumPyPrinter

from twodoors.model.equation import Equation, Index
from twodoors.model.probability import Choice, FirstChoice, logit


@dataclass(frozen=True)
class Loop:
    """Steps that are done in turn for each value of an index."""

    index: Index
    steps: Sequence[Loop | Equation]


def steps(equations: Iterable[Equation], depth: int = 0) -> Iterator[Loop | Equation]:
    """The equations in order, those that follow each other and run over the same outer index in one loop.

    An inner index has a loop for each equation, since one may look at its neighbours in the one before.
    """
    for index, group in groupby(equations, key=lambda e: e.at[depth] if len(e.at) > depth else None):
        if isinstance(index, int):
            yield from steps(group, depth + 1)
        elif index is None:
            yield from group
        elif depth == 0:
            yield Loop(index, list(steps(group, 1)))
        else:
            yield from (Loop(index, [equation]) for equation in group)


def numpy_function(
    equations: Sequence[Equation], inputs: Sequence[str], outputs: Sequence[str]
) -> Callable[..., tuple[Any, ...]]:
    """A function of the inputs, in their order, that returns the outputs as a tuple; arrays broadcast.

    What runs over one index is returned as a list, in the order of its numbers.
    """
    printer = _NumPy()
    lines = [f"{name}_ = defaultdict(float)" for name in dict.fromkeys(e.name for e in equations if e.at)]
    lines += _python(printer, steps(equations))
    runs = _runs(equations)
    results = "".join(
        f"[{name}_[i] for i in range({runs[name].start}, {runs[name].stop})], " if name in runs else f"{name}_, "
        for name in outputs
    )
    body = "\n    ".join([*lines, f"return ({results})"])
    source = f"def answer({', '.join(f'{name}_' for name in inputs)}):\n    {body}\n"
    known: dict[str, Any] = {"numpy": numpy, "builtins": builtins, "defaultdict": defaultdict}
    exec(compile(source, "<equations>", "exec"), known)
    function: Callable[..., tuple[Any, ...]] = known["answer"]
    return function


def javascript_function(
    equations: Sequence[Equation], inputs: Sequence[str], outputs: Sequence[str], suffix: str = ""
) -> str:
    """An arrow function: an object of assumptions in, an object of outcomes out, their names with this suffix."""
    places = _places_of(equations)
    printer = _JavaScript(places)
    given = ", ".join(f"{name}: ${name}" for name in inputs)
    lines = [f"const ${name} = new Float64Array({place.size});" for name, place in places.items()]
    lines += _script(printer, steps(equations))
    runs = _runs(equations)

    def result(name: str) -> str:
        if name not in runs:
            return f"${name}"
        first = places[name].at([sp.Integer(runs[name].start)])
        return f"Array.from(${name}.subarray({first}, {first + len(runs[name])}))"

    results = ", ".join(f"{name}{suffix}: {result(name)}" for name in outputs)
    return "\n".join([f"({{{given}}}) => {{", *lines, f"return {{{results}}};", "}"])


@dataclass(frozen=True)
class Places:
    """Where the values of what runs over indices stand in one row of numbers: a range for each index."""

    ranges: Sequence[range]

    @property
    def size(self) -> int:
        """How many numbers there are."""
        return prod(map(len, self.ranges))

    def at(self, indices: Sequence[sp.Expr]) -> sp.Expr:
        """The place of these values of the indices."""
        place = sp.Integer(0)
        for index, values in zip(indices, self.ranges, strict=True):
            place = place * len(values) + index - values.start
        return sp.expand(place)


def _places_of(equations: Sequence[Equation]) -> dict[str, Places]:
    """A place for every value that is made or looked at; what is never made stays nought, as in Python."""
    ends: dict[str, list[list[int]]] = {e.name: [[] for _ in e.at] for e in equations if e.at}
    for equation in equations:
        loops = {index.name: (index.first, index.last) for index in equation.at if isinstance(index, Index)}
        for total in equation.expression.atoms(sp.Sum):
            loops |= {index.name: (int(first), int(last)) for index, first, last in total.limits}
        made = [index if isinstance(index, int) else index.symbol for index in equation.at]
        looked = [(found.base.label.name, found.indices) for found in equation.expression.atoms(sp.Indexed)]
        for name, indices in [(equation.name, made), *looked] if made else looked:
            for listed, index in zip(ends[name], indices, strict=True):
                place = sp.sympify(index)  # an index, give or take a number, or a number
                runs = [loops[s.name] for s in place.free_symbols] or [(0, 0)]
                listed += [int(place.subs(dict.fromkeys(place.free_symbols, end))) for end in runs[0]]
    return {name: Places([range(min(found), max(found) + 1) for found in each]) for name, each in ends.items()}


def _runs(equations: Sequence[Equation]) -> dict[str, range]:
    """Where each equation over one index has values; both ends count."""
    ends: dict[str, list[int]] = {}
    for equation in equations:
        if len(equation.at) == 1:
            [index] = equation.at
            listed = [index] if isinstance(index, int) else [index.first, index.last]
            ends.setdefault(equation.name, []).extend(listed)
    return {name: range(min(found), max(found) + 1) for name, found in ends.items()}


def _python(printer: _NumPy, listed: Iterable[Loop | Equation]) -> Iterator[str]:
    for step in listed:
        if isinstance(step, Loop):
            index = step.index
            yield f"for {index.name}_ in range({index.first}, {index.last + index.step}, {index.step}):"
            yield from (f"    {line}" for line in _python(printer, step.steps))
        else:
            place = ", ".join(str(index) if isinstance(index, int) else f"{index.name}_" for index in step.at)
            yield f"{step.name}_{f'[{place}]' if place else ''} = {printer.doprint(logit(step.expression))}"


def _script(printer: _JavaScript, listed: Iterable[Loop | Equation]) -> Iterator[str]:
    for step in listed:
        if isinstance(step, Loop):
            name, up = f"${step.index.name}", step.index.step > 0
            yield (
                f"for (let {name} = {step.index.first}; {name} {'<=' if up else '>='} {step.index.last}; "
                f"{name}{'++' if up else '--'}) {{"
            )
            yield from _script(printer, step.steps)
            yield "}"
        else:
            indices = [sp.Integer(index) if isinstance(index, int) else index.symbol for index in step.at]
            left = printer.place(step.name, indices) if indices else f"const ${step.name}"
            yield f"{left} = {printer.doprint(logit(step.expression))};"


def latex(expression: sp.Expr, names: Mapping[sp.Symbol, str]) -> str:
    """The expression in LaTeX with these names for its symbols."""
    return str(_Latex({"symbol_names": dict(names), "order": "none"}).doprint(expression))


class _NumPy(NumPyPrinter):
    """Conditions and ends two at a time: SymPy’s own way, which differs between its versions, may put all in one array
    first, which needs equal shapes."""

    def _print_Symbol(self, expr: sp.Symbol) -> str:
        return f"{expr.name}_"  # no name can then be a word of Python

    def _print_Indexed(self, expr: sp.Indexed) -> str:
        return f"{self._print(expr.base.label)}[{', '.join(map(self._print, expr.indices))}]"

    def _print_Piecewise(self, expr: sp.Piecewise) -> str:
        if any(not s.is_integer for _, condition in expr.args for s in condition.free_symbols):
            # numpy.select, SymPy’s own way, takes several times as long for few points
            where = self._module_format("numpy.where")
            cases = [(value, condition) for value, condition in expr.args if condition != sp.true]
            last = expr.args[-1]
            end = self._print(last.expr) if last.cond == sp.true else self._module_format("numpy.nan")
            opened = "".join(f"{where}({self._print(condition)}, {self._print(value)}, " for value, condition in cases)
            return f"{opened}{end}{')' * len(cases)}"
        # it hangs on an index alone: one branch holds for all values, and no other is looked at
        *cases, (last, _) = expr.args
        branches = "".join(f"({self._print(value)}) if {self._print(condition)} else " for value, condition in cases)
        return f"({branches}({self._print(last)}))"

    def _print_And(self, expr: sp.And) -> str:
        return self._in_turn("numpy.logical_and", expr)

    def _print_Or(self, expr: sp.Or) -> str:
        return self._in_turn("numpy.logical_or", expr)

    def _print_Max(self, expr: sp.Max) -> str:
        return self._in_turn("numpy.maximum", expr)

    def _print_Min(self, expr: sp.Min) -> str:
        return self._in_turn("numpy.minimum", expr)

    def _in_turn(self, function: str, expr: sp.Basic) -> str:
        name = self._module_format(function)
        first, *others = map(self._print, expr.args)
        return reduce(lambda before, argument: f"{name}({before}, {argument})", others, str(first))


class _JavaScript(JavascriptCodePrinter):
    def __init__(self, places: Mapping[str, Places]) -> None:
        super().__init__({"contract": False})  # loops are ours
        self.places = places

    def place(self, name: str, indices: Sequence[sp.Expr]) -> str:
        """That value of what runs over these indices."""
        return f"${name}[{self._print(self.places[name].at(indices))}]"

    def _print_Symbol(self, expr: sp.Symbol) -> str:
        return f"${expr.name}"  # no name can then be a word of JavaScript

    def _print_Float(self, expr: sp.Float) -> str:
        return repr(float(expr))  # shortest text that reads back as the same double

    def _print_Indexed(self, expr: sp.Indexed) -> str:
        return self.place(expr.base.label.name, expr.indices)

    def _print_Sum(self, expr: sp.Sum) -> str:
        [(index, first, last)] = expr.limits
        name, summand = self._print(index), self._print(expr.function)
        run = f"for (let {name} = {first}; {name} <= {last}; {name}++) sum += {summand};"
        return f"(() => {{ let sum = 0; {run} return sum; }})()"


class _Latex(LatexPrinter):
    def _print_Indexed(self, expr: sp.Indexed) -> str:
        places = ",".join(sp.latex(index) for index in expr.indices)  # in the usual order: t + 1
        return f"{{{self._print(expr.base.label)}}}_{{{places}}}"

    def _print_Choice(self, expr: Choice | FirstChoice, exp: str | None = None) -> str:
        return str(self._print(logit(expr)))

    _print_FirstChoice = _print_Choice
