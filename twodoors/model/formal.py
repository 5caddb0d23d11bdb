"""A finding's statement as formulas."""

from __future__ import annotations

import inspect
from typing import Any, NamedTuple

import sympy as sp

from twodoors.model.equation import symbols
from twodoors.model.mechanism import Mechanism
from twodoors.model.statement import Statement
from twodoors.model.terms import at, formula, part


class Line(NamedTuple):
    """A line of a statement: what it is, in a word, and its parts, in LaTeX or (not ``is_math``) in words."""

    label: str
    parts: list[str]
    is_math: bool = True


def formal(model: Mechanism, finding: Statement) -> list[Line]:
    """What a finding states, in lines: what is held, drawn and moved, where it is stated, and what holds there.

    What is taken at the other setting has a dash; where there are several, each has its name.
    """
    alone = len(finding.settings) <= 1

    def told(expression: Any) -> str:
        return formula(model, expression, alone)

    held = [f"{told(symbols(name))} = {value:g}" for name, value in finding.given.items()]
    drawn = [rf"{told(low)} \le {told(symbols(name))} \le {told(high)}" for name, (low, high) in finding.draws.items()]
    moved = [
        _moved(told, told(at(setting, name)), symbols(name), expression)
        for setting, changes in finding.settings.items()
        for name, expression in changes.items()
    ]
    lines = [Line("Held", held), Line("Drawn", drawn), Line("Moved", moved)]
    lines += [] if finding.when is True else [_stated("Where", finding.when, told)]
    return [line for line in [*lines, _stated("Then", finding.holds, told)] if line.parts]


def _moved(told: Any, there: str, here: sp.Symbol, expression: Any) -> str:
    """An assumption at another setting: how it stands to the base, or what it is."""
    made = sp.sympify(expression)
    ways = {"higher": ">", "lower": "<", "other": r"\ne"}
    origin, way = part(made.name) if isinstance(made, sp.Symbol) else ("", "")
    if way in ways and origin == here.name:
        return f"{there} {ways[way]} {told(here)}"
    return f"{there} = {told(made)}"


def _stated(label: str, condition: Any, told: Any) -> Line:
    if callable(condition) and not isinstance(condition, sp.Basic):
        return Line(label, [" ".join((inspect.getdoc(condition) or "").split())], is_math=False)
    parts = condition.args if isinstance(condition, sp.And) else (condition,)
    return Line(label, [told(one) for one in parts])
