"""A model's pictures at a setting."""

from __future__ import annotations

from typing import Any

import numpy as np
from markupsafe import Markup

from twodoors.model.codegen import numpy_function
from twodoors.model.mechanism import Mechanism


def drawings(model: Mechanism, **assumptions: float) -> dict[str, Markup]:
    """Each picture by its name as SVG at these values, with its text alternative."""
    if not model.pictures:
        return {}
    values = model.setting(assumptions)
    names = [equation.name for equation in model.pictured]
    if "drawing" not in model.made:
        model.made["drawing"] = numpy_function([*model.equations, *model.pictured], list(model.defaults), names)
    function = model.made["drawing"]

    def worked(**at: Any) -> dict[str, Any]:
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
            own = function(*[np.asarray(at[name], dtype=float) for name in values])
        return model.evaluate(**at) | dict(zip(names, own, strict=True))

    drawn = values | worked(**values)
    drawn |= model.run(values) | model.run(values, perfect=True)
    made = {}
    for name, picture in model.pictures.items():
        swept: dict[str, Any] = {}
        for sweep in picture.sweeps:
            swept |= sweep.values(worked, values)
        made[name] = picture.svg(drawn | swept)
    return made
