"""What a drawing is: SVG whose parts name the numbers that they follow, drawn here once and moved by picture.js."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from markupsafe import Markup

from twodoors import words
from twodoors.markup import element
from twodoors.model.equation import Equation
from twodoors.words import Kind

#: Numbers by name: of assumptions, outcomes and the drawing's own equations; of a sweep, an array.
Values = Mapping[str, Any]

POINTS = 61  # of a curve: smooth to the eye


@dataclass(frozen=True)
class Sweep:
    """A curve: an outcome, or a number that only the picture needs, while the assumptions ``over`` run together.

    They run from ``low`` to ``high``; the others stay as the reader has them, but for those that are ``fixed``. Its
    heights are known to the drawing as ``name``, its height at the reader's present setting of ``over`` as
    ``name_now``.
    """

    name: str
    outcome: str
    over: Sequence[str]
    low: float
    high: float
    fixed: Mapping[str, float] = field(default_factory=dict)

    def values(self, evaluate: Callable[..., Mapping[str, Any]], now: Mapping[str, float]) -> dict[str, Any]:
        """The heights of the curve, and its height now."""
        line = np.linspace(self.low, self.high, POINTS)
        heights = evaluate(**{**now, **self.fixed, **dict.fromkeys(self.over, line)})[self.outcome]
        return {self.name: heights, f"{self.name}_now": evaluate(**{**now, **self.fixed})[self.outcome]}

    @property
    def spec(self) -> dict[str, Any]:
        """What the page needs to know of it."""
        return {
            "name": self.name,
            "outcome": self.outcome,
            "over": list(self.over),
            "low": self.low,
            "high": self.high,
            "points": POINTS,
            "fixed": dict(self.fixed),
        }


@dataclass(frozen=True)
class Picture:
    """A drawing of a model's result.

    ``draw`` gives its elements at these values of assumptions, outcomes, ``equations`` (those that only the drawing
    needs) and ``sweeps``; ``frame`` has the attributes of the ``svg`` that holds them. ``says`` is its text
    alternative, with ``{name}`` for a value worded as ``kind``, or as ``kinds`` has it for that name; ``key`` says how
    to read it.
    """

    draw: Callable[[Values], Sequence[Markup]]
    frame: Mapping[str, str]
    equations: Sequence[Equation]
    says: str
    key: str
    kind: Kind
    sweeps: Sequence[Sweep] = ()
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    title: str = "The picture"  # on the button that brings it, where a model has several
    walked: bool = True  # whether a walk offers it too, or the whole board alone
    worked: bool = False  # stands closed under “How it is worked out”, beside those of which one is in sight

    def svg(self, values: Values) -> Markup:
        """The drawing at these values, with its text alternative."""
        said = words.fill(self.says, values, self.kinds, self.kind)
        return element("svg", *self.draw(values), role="img", aria_label=said, **self.frame)

    @property
    def spec(self) -> dict[str, Any]:
        """What the page needs to know of it."""
        sweeps = [sweep.spec for sweep in self.sweeps]
        return {"says": self.says, "kind": self.kind, "kinds": dict(self.kinds), "sweeps": sweeps}
