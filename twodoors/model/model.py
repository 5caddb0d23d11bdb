"""The model that readers work with: its mechanism, and everything else that can be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from twodoors.model import drawing, expression, flips, formulas, sampling, sensitivity, spec, validation, walk
from twodoors.model.equation import Equation
from twodoors.model.findings import Findings
from twodoors.model.mechanism import Mechanism
from twodoors.model.walk import Walk
from twodoors.words import fill


@dataclass(frozen=True)
class Model(Mechanism):
    """A mechanism whose parts fit together.

    Raises ``ValueError`` when they do not (an unknown symbol, a repeated name, a preset outside a range), so that a
    model that loads is a model that works.
    """

    findings: Any = ()  # given as a list of Finding; then Findings, a mapping by name
    round: Any = None  # given as a Round; then the round of this model
    walk: Walk | None = None

    def __post_init__(self) -> None:
        validation.validate(self)
        object.__setattr__(self, "findings", Findings(self, self.findings))
        if self.round is not None:
            object.__setattr__(self, "round", self.round.of(self))
        if self.walk:
            walk.validate(self, self.walk)

    def sentence(self, **assumptions: float) -> str:
        """The result in words, as the page says it."""
        values = self.setting(assumptions)
        answer = self.answer(values)
        return fill(self.readings[int(answer["reading"])].text, values | answer, self.kinds)

    def sample(self, *options: Any, **named: Any) -> pd.DataFrame:
        """Draws from ranges of the assumptions, with the outcomes: :func:`twodoors.model.sampling.sample`."""
        return sampling.sample(self, *options, **named)

    def sensitivity(self, *options: Any, **named: Any) -> pd.DataFrame:
        """How much of an outcome's spread each assumption makes: :func:`twodoors.model.sensitivity.sensitivity`."""
        return sensitivity.sensitivity(self, *options, **named)

    def flips(self, *options: Any, **named: Any) -> pd.DataFrame:
        """What would turn the order of two results: :func:`twodoors.model.flips.flips`."""
        return flips.flips(self, *options, **named)

    def drawing(self, **assumptions: float) -> str:
        """The first picture as SVG at these values, with its text alternative; empty where the model has none."""
        return next(iter(self.drawings(**assumptions).values()), "")

    def drawings(self, **assumptions: float) -> dict[str, Markup]:
        """All pictures by their names: :func:`twodoors.model.drawing.drawings`."""
        return drawing.drawings(self, **assumptions)

    def work_out(self, text: str, **assumptions: float) -> float:
        """The value of an expression such as ``"power + low"``: :func:`twodoors.model.expression.work_out`."""
        return expression.work_out(self, text, **assumptions)

    def latex(self, name: str | None = None) -> str:
        """One equation by name as LaTeX, or all of them: :func:`twodoors.model.formulas.latex`."""
        return formulas.latex(self, name)

    def formula(self, equation: Equation) -> str:
        """This equation as LaTeX: :func:`twodoors.model.formulas.formula`."""
        return formulas.formula(self, equation)

    def javascript(self) -> str:
        """Everything that the page computes, as a JavaScript object: :func:`twodoors.model.spec.javascript`."""
        return spec.javascript(self)
