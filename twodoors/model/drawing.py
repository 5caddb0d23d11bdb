"""A model's pictures at a setting."""

from __future__ import annotations

import numpy as np
from markupsafe import Markup

from twodoors.model.codegen import numpy_function
from twodoors.model.mechanism import PERFECT, Mechanism


def drawings(model: Mechanism, **assumptions: float) -> dict[str, Markup]:
    """Each picture by its name as SVG at these values, with its text alternative."""
    if not model.pictures:
        return {}
    values = model.setting(assumptions)
    names = [equation.name for equation in model.pictured]
    function = numpy_function([*model.equations, *model.pictured], list(values), names)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        own = zip(names, function(*map(np.float64, values.values())), strict=True)
    drawn = values | model.evaluate(**values) | dict(own)
    drawn |= model.run(model.results, values) | model.run(model.perfected, values, PERFECT)
    made = {}
    for name, picture in model.pictures.items():
        swept: dict[str, object] = {}
        for sweep in picture.sweeps:
            swept |= sweep.values(model.evaluate, values)
        made[name] = picture.svg(drawn | swept)
    return made
