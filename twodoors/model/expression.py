"""Numbers of the text: an expression in a model's names, worked out, and lists of assumptions."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

import numpy as np
import sympy as sp

from twodoors.model.codegen import numpy_function
from twodoors.model.equation import Equation, symbols
from twodoors.model.mechanism import Mechanism


def parsed(model: Mechanism, expression: str) -> sp.Expr:
    """An expression in the model's assumptions and equations, such as ``"power + low"``.

    Raises ``ValueError`` for a name that the model does not have or text that is no expression.
    """
    known = {name: symbols(name) for name in [*model.defaults, *model.single]}
    if not re.fullmatch(r"[a-z0-9_. +*/()-]+", expression) or "__" in expression:  # SymPy would run anything
        raise ValueError(f"{expression!r} is not an expression in names, numbers, + - * / and brackets")
    try:
        wanted = sp.sympify(expression, locals=known)
    except (sp.SympifyError, SyntaxError, TypeError, AttributeError) as error:
        raise ValueError(f"{expression!r} is not an expression: {error}") from None
    if not isinstance(wanted, sp.Expr) or wanted.has(sp.zoo, sp.nan):
        raise ValueError(f"{expression!r} has no value")
    unknown = sorted(s.name for s in wanted.free_symbols - set(known.values()))
    if unknown:
        raise ValueError(f"{model.name} has no {', '.join(unknown)}; it has {', '.join(known)}")
    return wanted


def work_out(model: Mechanism, expression: str, **assumptions: float) -> float:
    """The value of such an expression at these assumptions; ``ValueError`` where it has none, or is none."""
    wanted = parsed(model, expression)
    names = sorted(symbol.name for symbol in wanted.free_symbols)
    values = model.everything({name: np.asarray(value) for name, value in model.setting(assumptions).items()})
    function = numpy_function([Equation("wanted", wanted, "", "")], names, ["wanted"])  # the model's own is made once
    with np.errstate(all="ignore"):
        result = float(function(*[np.float64(values[name]) for name in names])[0])
    if not math.isfinite(result):
        raise ValueError(f"{expression!r} has no value at {dict(assumptions) or 'the defaults'}: it is {result}")
    return result


def listed(text: str) -> dict[str, str]:
    """``name=value, name=value`` as a mapping; ``ValueError`` for what is no such list."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if any(part.count("=") != 1 for part in parts):
        raise ValueError(f"{text!r} is not a list of name=value")
    given = {name.strip(): number.strip() for name, number in (part.split("=") for part in parts)}
    if len(given) != len(parts):
        raise ValueError(f"{text!r} gives {', '.join(n for n in given if text.count(n + '=') > 1)} twice")
    return given


def numbers(given: Mapping[str, str]) -> dict[str, float]:
    """The same with numbers; ``ValueError`` for what is none."""
    found = {}
    for name, text in given.items():
        try:
            found[name] = float(text)
        except ValueError:
            raise ValueError(f"{name} = {text!r} is not a number") from None
    return found
