"""A model's picture at a setting."""

from __future__ import annotations

import numpy as np
from markupsafe import Markup

from twodoors.model.codegen import numpy_function
from twodoors.model.mechanism import Mechanism


def drawing(model: Mechanism, **assumptions: float) -> Markup:
    """The picture as SVG at these values, with its text alternative; empty where the model has none."""
    if model.picture is None:
        return Markup()
    values = model.setting(assumptions)
    names = [equation.name for equation in model.picture.equations]
    if "drawing" not in model.made:
        equations = [*model.equations, *model.picture.equations]
        model.made["drawing"] = numpy_function(equations, list(model.defaults), names)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        own = zip(names, model.made["drawing"](*map(np.float64, values.values())), strict=True)
    drawn = values | model.evaluate(**values) | dict(own)
    drawn |= model.run(values) | model.run(values, perfect=True)
    for sweep in model.picture.sweeps:
        drawn |= sweep.values(model.evaluate, values)
    return model.picture.svg(drawn)
