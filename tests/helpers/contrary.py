"""Cases of a finding as a page shows them, worked out anew by themselves: a number at a time, as a reader would."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
import sympy as sp
from sympy.core.relational import Relational

from twodoors.model.cases import Case
from twodoors.model.checks import Check
from twodoors.model.codegen import numpy_function
from twodoors.model.equation import Equation
from twodoors.model.findings import Finding
from twodoors.model.judging import Points
from twodoors.model.probability import logit, perfect

Verdict = Literal["holds", "fails", "not met"]


def verdict(finding: Finding, case: Case, *, perfectly: bool = False) -> Verdict:
    """What is so of a finding at a case's own numbers, with slips, or ``perfectly``: where no one misjudges."""
    model = finding.model

    def worked(setting: Mapping[str, float]) -> dict[str, float]:
        given = {name: np.asarray(value) for name, value in setting.items()}
        return {name: float(value) for name, value in model.everything(given, perfect=perfectly).items()}

    known = worked(case.setting)
    for name, moved in case.moved.items():
        known |= {f"{n}__{name}": value for n, value in worked({**case.setting, **moved}).items()}

    def true(condition: Any, slack: float, strict: bool) -> bool:
        if callable(condition) and not isinstance(condition, sp.Basic):
            arrays = {name: np.array([value]) for name, value in known.items()}
            assert finding.space is not None
            return bool(np.all(condition(Points(finding.space, arrays, perfectly))))
        return _true(sp.sympify(condition), known, slack, strict, perfectly)

    if not true(finding.when, 1e-9, True):
        return "not met"
    return "holds" if true(finding.holds, finding.slack, not perfectly) else "fails"


def _true(condition: Any, known: dict[str, float], slack: float, strict: bool, perfectly: bool) -> bool:
    """A condition with slack; unless ``strict``, what is to be more needs only not to be less."""

    def deeper(part: Any, strictly: bool = strict) -> bool:
        return _true(part, known, slack, strictly, perfectly)

    match condition:
        case sp.Not():
            return not deeper(condition.args[0], True)
        case sp.Implies():
            return not deeper(condition.args[0], True) or deeper(condition.args[1])
        case sp.And():
            return all(deeper(part) for part in condition.args)
        case sp.Or():
            return any(deeper(part) for part in condition.args)
        case sp.Equivalent():
            return len({deeper(part) for part in condition.args}) == 1
        case Relational():
            gap = _number(condition.lhs, known, perfectly) - _number(condition.rhs, known, perfectly)
            least = slack if strict else -slack
            compared = {
                sp.Eq: abs(gap) <= slack,
                sp.Ne: abs(gap) > slack,
                sp.Ge: gap >= -slack,
                sp.Le: gap <= slack,
                sp.Gt: gap > least if strict else gap >= least,
                sp.Lt: -gap > least if strict else -gap >= least,
            }
            return compared[type(condition)]
        case sp.true | sp.false:
            return bool(condition)
    raise TypeError(f"{condition!r} is no condition that this knows")


def _number(expression: Any, known: dict[str, float], perfectly: bool) -> float:
    """What an expression comes to at these numbers."""
    made = perfect(expression) if perfectly else logit(expression)
    used = sorted(symbol.name for symbol in made.free_symbols)
    function = numpy_function([Equation("value", made, "", "")], used, ["value"])
    return float(function(*(np.float64(known[name]) for name in used))[0])


def assert_cases_are_what_they_are_called(finding: Finding, check: Check) -> None:
    """What fails does fail; what shows it does; and what goes the other way without slips does, and not with them."""
    if check.counterexample:
        assert verdict(finding, check.counterexample) == "fails", check.counterexample.told
    if check.misjudged:
        assert verdict(finding, check.misjudged, perfectly=True) == "fails", check.misjudged.told
        if finding.kind == "mostly":  # else it fails nowhere with slips
            assert verdict(finding, check.misjudged) == "holds", check.misjudged.told
    if check.example and not set(finding.draws):  # a case does not say what is drawn beside the assumptions
        assert verdict(finding, check.example) == "holds", check.example.told
