"""A model's picture at a setting."""

from __future__ import annotations

import numpy as np
from markupsafe import Markup

from twodoors.model.codegen import numpy_function
from twodoors.model.mechanism import PERFECT, Mechanism


def drawing(model: Mechanism, **assumptions: float) -> Markup:
    """The picture as SVG at these values, with its text alternative; empty where the model has none."""
    if model.picture is None:
        return Markup()
    values = model.setting(assumptions)
    names = [equation.name for equation in model.picture.equations]
    function = numpy_function([*model.equations, *model.picture.equations], list(values), names)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        own = zip(names, function(*map(np.float64, values.values())), strict=True)
    drawn = values | model.evaluate(**values) | dict(own)
    drawn |= model.run(model.results, values) | model.run(model.perfected, values, PERFECT)
    for sweep in model.picture.sweeps:
        drawn |= sweep.values(model.evaluate, values)
    return model.picture.svg(drawn)
