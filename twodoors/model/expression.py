"""Numbers of the text: an expression in a model's names, worked out."""

from __future__ import annotations

import math
import re

import numpy as np
import sympy as sp

from twodoors.model.codegen import numpy_function
from twodoors.model.equation import Equation, symbols
from twodoors.model.mechanism import Mechanism


def work_out(model: Mechanism, expression: str, **assumptions: float) -> float:
    """The value of an expression in the model's assumptions and equations, such as ``"power + low"``.

    Raises ``ValueError`` for a name that the model does not have or text that is no expression.
    """
    known = {part.name: symbols(part.name) for part in model.named}
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
    last = Equation("wanted", wanted, "", "")
    function = numpy_function([*model.equations, last], list(model.defaults), ["wanted"])
    with np.errstate(all="ignore"):
        result = float(function(*[np.float64(value) for value in model.setting(assumptions).values()])[0])
    if not math.isfinite(result):
        raise ValueError(f"{expression!r} has no value at {dict(assumptions) or 'the defaults'}: it is {result}")
    return result
