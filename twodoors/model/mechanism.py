"""The mechanism of a model: looking its parts up, checking assumptions, answering."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import sympy as sp

from twodoors.model.codegen import numpy_function
from twodoors.model.equation import Equation
from twodoors.model.parts import Assumption, AssumptionError, Blend, Outcome, Preset, Reading, Segment, clean
from twodoors.model.picture import Picture
from twodoors.model.probability import has_choice
from twodoors.words import Kind, short

#: What the name of a path ends in where every choice is made without error.
PERFECT = "_perfect"


def check_model(given: object, call: str) -> None:
    """``ValueError`` for what is no model, such as its name, with how the call is written."""
    if not isinstance(given, Mechanism):
        name = given if isinstance(given, str) else "trap"
        raise ValueError(f"{call}({short(repr(given))}) has no model; allowed is one, as in {call}(load({name!r}))")


@dataclass(frozen=True)
class Mechanism:
    """Assumptions, equations, outcomes, and how the result is told; :class:`twodoors.model.Model` is made of it."""

    name: str
    title: str
    question: str
    source: str
    assumptions: Sequence[Assumption]
    equations: Sequence[Equation]
    outcomes: Sequence[Outcome]
    bar: Sequence[Segment]
    readings: Sequence[Reading]
    presets: Sequence[Preset] = ()
    outcome: str = field(kw_only=True)  # the outcome and the assumption that the curve shows first
    against: str = field(kw_only=True)
    picture: Picture | Mapping[str, Picture] | None = None  # one, or several by their names, the first shown first
    paths: Sequence[str] = ()  # equations over one index that are shown as they run, such as week by week
    blends: Sequence[Blend] = ()  # what it makes of the results that it carries
    tried: Sequence[Assumption] = ()  # what is moved in a picture and is no assumption, such as a demand that is made

    # -- looking things up ------------------------------------------------------------------------------------------

    @property
    def settable(self) -> list[Assumption]:
        """All that a setting has a value of: the assumptions, then what is :attr:`tried`.

        Findings, ranges, samples, sensitivity, flips and readings speak of the assumptions alone; what is tried is at
        its default there.
        """
        return [*self.assumptions, *self.tried]

    def assumption(self, name: str) -> Assumption:
        """What a setting may set by that name; :class:`AssumptionError` lists the names there are."""
        for assumption in self.settable:
            if assumption.name == name:
                return assumption
        names = ", ".join(a.name for a in self.settable)
        raise AssumptionError(f"{self.name} has no assumption {name!r}; it has {names}")

    @property
    def sliders(self) -> list[Assumption]:
        """What a reader sets; the other assumptions are carried over from other chapters."""
        return [a for a in self.settable if a.carries is None]

    def slider(self, name: str) -> Assumption:
        """The slider of that name; :class:`AssumptionError` lists the names there are."""
        for slider in self.sliders:
            if slider.name == name:
                return slider
        names = ", ".join(a.name for a in self.sliders)
        raise AssumptionError(f"{self.name} has no slider {name!r}; it has {names}")

    @property
    def pictures(self) -> Mapping[str, Picture]:
        """Its pictures by name; one that has none is called "picture"."""
        if self.picture is None:
            return {}
        return {"picture": self.picture} if isinstance(self.picture, Picture) else self.picture

    @property
    def pictured(self) -> list[Equation]:
        """The equations that only its pictures need."""
        return [equation for picture in self.pictures.values() for equation in picture.equations]

    def output(self, name: str) -> Outcome:
        """The outcome of that name; ``ValueError`` lists the names there are."""
        for outcome in self.outcomes:
            if outcome.name == name:
                return outcome
        names = ", ".join(o.name for o in self.outcomes) or "none"
        raise ValueError(f"{self.name} has no outcome {name!r}; it has {names}")

    @property
    def named(self) -> list[Assumption | Equation]:
        """What the equations may use, by its name."""
        return [*self.settable, *self.equations]

    @property
    def defaults(self) -> dict[str, float]:
        """All that can be set, at its default."""
        return {a.name: float(a.default) for a in self.settable}

    @property
    def kinds(self) -> dict[str, Kind]:
        """How each outcome is worded."""
        return {o.name: o.kind for o in self.outcomes}

    def check(self, given: Mapping[str, Any]) -> dict[str, np.ndarray]:
        """All assumptions as float arrays, those not given at their default; raises :class:`AssumptionError`."""
        checked = {name: self.assumption(name).check(value) for name, value in given.items()}
        return {name: checked.get(name, np.asarray(default)) for name, default in self.defaults.items()}

    def setting(self, given: Mapping[str, Any]) -> dict[str, float]:
        """The same as one number each; :class:`AssumptionError` for an array."""
        checked = self.check(given)
        for name, value in checked.items():
            if value.ndim:
                allowed = f"allowed is one {self.assumption(name).allowed}"
                raise AssumptionError(f"{name} = {given[name]!r}; {allowed}")
        return {name: float(value) for name, value in checked.items()}

    @cached_property
    def made(self) -> dict[str, Any]:
        """What was made of it before, by what it is: a model never changes, and its functions take long to write."""
        return {}

    # -- answers ----------------------------------------------------------------------------------------------------

    @cached_property
    def results(self) -> list[Equation]:
        """The equations together with the index of the reading that holds."""
        cases = [(sp.Integer(i), reading.when) for i, reading in enumerate(self.readings)]
        return [*self.equations, Equation("reading", sp.Piecewise(*cases), "", "")]

    @cached_property
    def names(self) -> list[str]:
        """What the results give: the outcomes and the reading."""
        return [*[o.name for o in self.outcomes], "reading"]

    @cached_property
    def _logit(self) -> Callable[..., tuple[Any, ...]]:
        return numpy_function(self.results, list(self.defaults), self.names)

    @cached_property
    def _perfect(self) -> Callable[..., tuple[Any, ...]]:
        return numpy_function(self.perfected, list(self.defaults), self.names)

    @cached_property
    def perfected(self) -> list[Equation]:
        """The same with every choice made without error."""
        return [equation.perfected() for equation in self.results]

    @property
    def has_choice(self) -> bool:
        """Whether anyone in the model chooses by logit, so that perfect rationality gives another answer."""
        return any(has_choice(e.expression) for e in self.equations)

    def answer(self, given: Mapping[str, Any], *, perfect: bool = False) -> dict[str, Any]:
        """:meth:`evaluate` or :meth:`perfect`, with the index of the ``reading`` that holds."""
        values = self.check(given)
        try:
            shape = np.broadcast_shapes(*[v.shape for v in values.values()])
        except ValueError:
            shapes = ", ".join(f"{name} {value.shape}" for name, value in values.items() if value.ndim)
            raise AssumptionError(f"arrays whose shapes do not fit together: {shapes}") from None
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):  # exp(large) is inf, 1/inf is 0: as meant
            results = (self._perfect if perfect else self._logit)(*values.values())
        for outcome, result in zip(self.outcomes, results, strict=False):  # behind them stands the reading
            outcome.check(np.asarray(result))
        if shape == ():
            return {name: float(result) for name, result in zip(self.names, results, strict=True)}
        return {name: np.broadcast_to(r, shape).astype(float) for name, r in zip(self.names, results, strict=True)}

    @cached_property
    def single(self) -> list[str]:
        """The names of all equations that run over no index: the outcomes, and what they are made of."""
        return [e.name for e in self.equations if not e.at]

    @cached_property
    def _all_logit(self) -> Callable[..., tuple[Any, ...]]:
        return numpy_function(self.equations, list(self.defaults), self.single)

    @cached_property
    def _all_perfect(self) -> Callable[..., tuple[Any, ...]]:
        return numpy_function([e.perfected() for e in self.equations], list(self.defaults), self.single)

    def everything(self, values: Mapping[str, np.ndarray], *, perfect: bool = False) -> dict[str, np.ndarray]:
        """All assumptions and all of :attr:`single` for these values of every assumption, which are not checked.

        What is tried and has no value is at its default. Arrays broadcast; each result is a float array of their common
        shape.
        """
        whole = {a.name: float(a.default) for a in self.tried} | dict(values)
        given = np.broadcast_arrays(*[np.asarray(whole[name], dtype=float) for name in self.defaults])
        with np.errstate(all="ignore"):
            found = (self._all_perfect if perfect else self._all_logit)(*given)
        worked = {n: np.broadcast_to(f, given[0].shape) for n, f in zip(self.single, found, strict=True)}
        return dict(zip(self.defaults, given, strict=True)) | worked

    def evaluate(self, **assumptions: Any) -> dict[str, Any]:
        """Outcomes for these assumptions (the others at their defaults).

        Numbers give floats; arrays broadcast against each other and give float arrays of the common shape. Chances are
        in [0, 1]; everything else is in shares of the stake unless the outcome says otherwise. Raises
        :class:`AssumptionError` for a wrong name, a value outside its range, NaN, or something that is not a number,
        and ``ValueError`` where the equations of a chance give none.
        """
        answer = self.answer(assumptions)
        del answer["reading"]
        return answer

    def perfect(self, **assumptions: Any) -> dict[str, Any]:
        """The same with every choice made without error (rationality to infinity; equal moves share the chance)."""
        answer = self.answer(assumptions, perfect=True)
        del answer["reading"]
        return answer

    def chances(self, outcomes: Mapping[str, Any]) -> list[Any]:
        """What each piece of the bar stands for, in [0, 1]: an outcome, or what the others leave over."""
        left = 1 - sum(outcomes[segment.outcome] for segment in self.bar if segment.outcome)
        return [outcomes[segment.outcome] if segment.outcome else left for segment in self.bar]

    def path(self, **assumptions: float) -> pd.DataFrame:
        """The model's ``paths`` at these assumptions: a row for each value of their index, a column for each.

        Those of perfect rationality stand beside them, their names ending in ``_perfect``. Chances are in [0, 1].
        ``ValueError`` for a model that has none.
        """
        values = self.setting(assumptions)
        if not self.paths:
            allowed = "allowed is a model with paths=[...], equations that run over weeks or another index"
            raise ValueError(f"{self.name} has no path: nothing in it runs over weeks; {allowed}")
        found = self.run(values) | self.run(values, perfect=True)
        return pd.DataFrame(found).astype(float)

    def run(self, values: Mapping[str, float], *, perfect: bool = False) -> dict[str, list[float]]:
        """The paths at a setting, each as a list; the names of those of ``perfect`` rationality end in ``_perfect``."""
        if not self.paths:
            return {}
        suffix = PERFECT if perfect else ""
        key = f"paths{suffix}"
        if key not in self.made:
            equations = self.perfected if perfect else self.results
            self.made[key] = numpy_function(equations, list(self.defaults), self.paths)
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
            found = self.made[key](*(np.float64(values[name]) for name in self.defaults))
        return {f"{name}{suffix}": list(map(float, run)) for name, run in zip(self.paths, found, strict=True)}

    def sweep(self, name: str, points: int = 51, **assumptions: float) -> pd.DataFrame:
        """Outcomes while ``name`` runs over its range: one row a point (the index), one column an outcome."""
        assumption = self.assumption(name)
        if isinstance(points, bool) or not isinstance(points, int) or points < 2:
            raise ValueError(f"points = {points!r} is not allowed; a sweep needs a whole number of points, 2 or more")
        if name in assumptions:
            raise AssumptionError(f"{name} is swept and cannot be given a value as well")
        evenly = [clean(value) for value in np.linspace(assumption.low, assumption.high, points)]
        line = np.clip(evenly, assumption.low, assumption.high)
        return pd.DataFrame(self.evaluate(**{name: line}, **assumptions), index=pd.Index(line, name=name))
