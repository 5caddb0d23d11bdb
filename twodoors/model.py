"""What a model is: named equations over named assumptions, written once in SymPy."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd
import sympy as sp

from twodoors import compile as backend
from twodoors.choice import Choice, perfect
from twodoors.compile import Index
from twodoors.words import Kind, fill

if TYPE_CHECKING:
    from twodoors.picture import Picture

Role = Literal["war", "talks", "neither"]

#: What the name of a path ends in where every choice is made without error.
PERFECT = "_perfect"

#: Words of a permalink that no assumption may use as its name.
RESERVED = frozenset({"explore", "outcome", "against", "reading"})


class AssumptionError(ValueError):
    """A wrong name, a value outside its range, or something that is not a number."""


def symbols(names: str) -> Any:
    """SymPy symbols for assumptions or equations: real numbers, by name."""
    return sp.symbols(names, real=True)


def over(name: str) -> sp.IndexedBase:
    """What an equation over an index makes, by name: ``over("chance")[week, rung]``. Beyond its ends it is nought."""
    return sp.IndexedBase(symbols(name))


def _check_name(name: str) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ValueError(f"{name!r} is not a name: lower-case letters, digits and underscores, a letter first")


def is_finite(value: object) -> bool:
    """Whether ``value`` is a finite number (and not a truth value)."""
    number = isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool)
    return number and math.isfinite(value)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Assumption:
    """One number that a reader may set.

    ``default``, ``low`` and ``high`` are in ``unit``; ``group`` says whose assumption it is; ``ends`` are plain words
    for the two ends of the range; ``claim`` is the number of the article's claim that it stands for, or None;
    ``source`` says where default and range come from; ``latex`` is its symbol in the equations; ``shared`` says that it
    is the same assumption in every model that has one of its name (see shared.py); ``carries`` names a model and the
    outcome of it that this assumption stands for, so that a reader's result of another chapter can be carried over.
    """

    name: str
    label: str
    default: float
    low: float
    high: float
    group: str
    ends: tuple[str, str]
    source: str
    latex: str
    claim: str | None = None
    unit: str = "share of the stake"
    step: float = 0.01
    shared: bool = False
    carries: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        _check_name(self.name)
        if not self.low < self.high or not self.low <= self.default <= self.high:
            raise ValueError(f"assumption {self.name!r}: default {self.default}, range {self.low} to {self.high}")

    @property
    def allowed(self) -> str:
        """The range in words, for messages."""
        return f"number from {self.low:g} to {self.high:g}"

    def check(self, value: Any) -> np.ndarray:
        """``value``, a number or an array of any shape, as floats; :class:`AssumptionError` if it is not allowed."""
        allowed = f"allowed is a {self.allowed}"
        try:
            given = np.asarray(value)
            listed = np.asarray(value, dtype=object).flat if isinstance(value, list | tuple) else ()
            number = given.dtype.kind in "iuf" and not any(isinstance(part, bool | np.bool_) for part in listed)
        except ValueError:  # lists of different lengths
            number = False
        if not number:
            raise AssumptionError(f"{self.name} = {value!r} is not a number; {allowed}")
        numbers = given.astype(float)
        wrong = ~((numbers >= self.low) & (numbers <= self.high))  # true for NaN as well
        if wrong.any():
            first = float(numbers[wrong].flat[0])
            among = "" if numbers.ndim == 0 else f" (one of {int(wrong.sum())} such among {numbers.size} values)"
            raise AssumptionError(f"{self.name} = {first!r}{among} is outside its range; {allowed}")
        return numbers


@dataclass(frozen=True)
class Equation:
    """``name = expression``, with the sentence that says it in words.

    The expression may use assumptions and the equations before it, as symbols of those names.

    With ``at`` it is ``name[at] = expression``, worked out for each value of one index or two (or at a fixed number of
    it). Equations that follow each other and share their first index are done in turn for each of its values: they may
    use each other at values that are done, as a recursion over weeks does.
    """

    name: str
    expression: sp.Expr
    latex: str
    says: str
    at: tuple[Index | int, ...] = ()

    def __post_init__(self) -> None:
        _check_name(self.name)
        if len(self.at) > 2:
            raise ValueError(f"equation {self.name!r} runs over {len(self.at)} indices; allowed are two")

    @property
    def uses(self) -> set[str]:
        """The names of what it is made from."""
        indices = {index.name for index in self.at if isinstance(index, Index)}
        return {s.name for s in self.expression.free_symbols if isinstance(s, sp.Symbol)} - indices

    @property
    def symbol(self) -> sp.Symbol:
        return symbols(self.name)

    def perfected(self) -> Equation:
        """The same with every choice made without error."""
        return replace(self, expression=perfect(self.expression))


@dataclass(frozen=True)
class Outcome:
    """A result that readers see: the equation of the same name, with its label, kind and colour role.

    ``kind`` says how it is worded: a ``chance`` in [0, 1] as "35 in 100"; a ``share`` of the stake or a ``number`` with
    two decimals.
    """

    name: str
    label: str
    kind: Kind = "chance"
    role: Role = "neither"


@dataclass(frozen=True)
class Segment:
    """A piece of the probability bar: an outcome's chance, or what the other pieces leave over (``outcome`` None)."""

    outcome: str | None
    label: str
    role: Role


@dataclass(frozen=True)
class Reading:
    """A sentence for the result, used when ``when`` holds; ``{name}`` stands for an outcome's or assumption's value."""

    when: Any  # a SymPy condition, or True for the last
    text: str


@dataclass(frozen=True)
class Preset:
    """Assumptions as one reading of the crisis has them; those not named stay at their defaults."""

    label: str
    source: str
    values: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Model:
    """A mechanism: assumptions, equations, outcomes, and how the result is told.

    Raises ``ValueError`` when its parts do not fit together (an unknown symbol, a repeated name, a preset outside a
    range), so that a model that loads is a model that works.
    """

    name: str
    title: str
    question: str
    source: str
    assumptions: Sequence[Assumption]
    equations: Sequence[Equation]
    outcomes: Sequence[Outcome]
    bar: Sequence[Segment]
    readings: Sequence[Reading]
    presets: Sequence[Preset]
    outcome: str  # the outcome and the assumption that the curve shows first
    against: str
    picture: Picture | None = None
    paths: Sequence[str] = ()  # equations over one index that are shown as they run, such as week by week

    def __post_init__(self) -> None:
        known: set[str] = set()
        for name in [a.name for a in self.assumptions]:
            if name in known or name in RESERVED:
                raise ValueError(f"model {self.name!r}: the name {name!r} is taken")
            known.add(name)
        running: set[str] = set()  # what runs over an index may be made in pieces
        for first, group in groupby(self.equations, key=lambda e: e.at[:1]):
            together = list(group)
            looped = {e.name for e in together if first}  # these may use each other
            for equation in together:
                unknown = equation.uses - known - looped
                if unknown:
                    raise ValueError(f"model {self.name!r}: equation {equation.name!r} uses unknown {sorted(unknown)}")
                if equation.name in RESERVED | (known - running if first else known):
                    raise ValueError(f"model {self.name!r}: the name {equation.name!r} is taken")
                known.add(equation.name)
            running |= looped
        made = {e.name for e in self.equations if not e.at}
        strange = set(self.paths) - {e.name for e in self.equations if len(e.at) == 1}
        if strange:
            raise ValueError(f"model {self.name!r}: no equation over one index for {sorted(strange)}")
        shown = {o.name for o in self.outcomes}
        wanted = shown | {s.outcome for s in self.bar if s.outcome}
        if not wanted <= made or not {self.outcome} <= shown:
            raise ValueError(f"model {self.name!r}: no equation for {sorted((wanted | {self.outcome}) - made)}")
        if not self.readings or self.readings[-1].when is not True:
            raise ValueError(f"model {self.name!r}: the last reading must hold always")
        self.assumption(self.against)
        told = shown | {a.name for a in self.assumptions}
        for reading in self.readings:
            unknown = {s.name for s in sp.sympify(reading.when).free_symbols} - known
            unknown |= set(re.findall(r"\{(\w+)\}", reading.text)) - told
            if unknown:
                raise ValueError(f"model {self.name!r}: a reading uses unknown {sorted(unknown)}")
        for preset in self.presets:
            self.check(preset.values)

    # -- looking things up ------------------------------------------------------------------------------------------

    def assumption(self, name: str) -> Assumption:
        """The assumption of that name; :class:`AssumptionError` lists the names there are."""
        for assumption in self.assumptions:
            if assumption.name == name:
                return assumption
        names = ", ".join(a.name for a in self.assumptions)
        raise AssumptionError(f"{self.name} has no assumption {name!r}; it has {names}")

    def output(self, name: str) -> Outcome:
        """The outcome of that name; ``ValueError`` lists the names there are."""
        for outcome in self.outcomes:
            if outcome.name == name:
                return outcome
        names = ", ".join(o.name for o in self.outcomes)
        raise ValueError(f"{self.name} has no outcome {name!r}; it has {names}")

    @property
    def defaults(self) -> dict[str, float]:
        """Every assumption at its default."""
        return {a.name: float(a.default) for a in self.assumptions}

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

    # -- answers ----------------------------------------------------------------------------------------------------

    @cached_property
    def _results(self) -> list[Equation]:
        """The equations together with the index of the reading that holds."""
        cases = [(sp.Integer(i), reading.when) for i, reading in enumerate(self.readings)]
        return [*self.equations, Equation("reading", sp.Piecewise(*cases), "", "")]

    @cached_property
    def _names(self) -> list[str]:
        return [*[o.name for o in self.outcomes], "reading"]

    @cached_property
    def _logit(self) -> Callable[..., tuple[Any, ...]]:
        return backend.numpy_function(self._results, list(self.defaults), self._names)

    @cached_property
    def _perfect(self) -> Callable[..., tuple[Any, ...]]:
        return backend.numpy_function(self._perfected, list(self.defaults), self._names)

    @cached_property
    def _perfected(self) -> list[Equation]:
        return [equation.perfected() for equation in self._results]

    @property
    def has_choice(self) -> bool:
        """Whether anyone in the model chooses by logit, so that perfect rationality gives another answer."""
        return any(e.expression.has(Choice) for e in self.equations)

    def _answer(self, function: Callable[..., tuple[Any, ...]], given: Mapping[str, Any]) -> dict[str, Any]:
        values = self.check(given)
        try:
            shape = np.broadcast_shapes(*[v.shape for v in values.values()])
        except ValueError:
            shapes = ", ".join(f"{name} {value.shape}" for name, value in values.items() if value.ndim)
            raise AssumptionError(f"arrays whose shapes do not fit together: {shapes}") from None
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):  # exp(large) is inf, 1/inf is 0: as meant
            results = function(*values.values())
        if shape == ():
            return {name: float(result) for name, result in zip(self._names, results, strict=True)}
        return {name: np.broadcast_to(r, shape).astype(float) for name, r in zip(self._names, results, strict=True)}

    def evaluate(self, **assumptions: Any) -> dict[str, Any]:
        """Outcomes for these assumptions (the others at their defaults).

        Numbers give floats; arrays broadcast against each other and give float arrays of the common shape. Chances are
        in [0, 1]; everything else is in shares of the stake unless the outcome says otherwise. Raises
        :class:`AssumptionError` for a wrong name, a value outside its range, NaN, or something that is not a number.
        """
        answer = self._answer(self._logit, assumptions)
        del answer["reading"]
        return answer

    def perfect(self, **assumptions: Any) -> dict[str, Any]:
        """The same with every choice made without error (rationality to infinity; equal moves share the chance)."""
        answer = self._answer(self._perfect, assumptions)
        del answer["reading"]
        return answer

    def path(self, **assumptions: float) -> pd.DataFrame:
        """The model's ``paths`` at these assumptions: a row for each value of their index, a column for each.

        Those of perfect rationality stand beside them, their names ending in ``_perfect``. Chances are in [0, 1].
        """
        values = self.setting(assumptions)
        found = self._path(self._results, values) | self._path(self._perfected, values, PERFECT)
        return pd.DataFrame(found).astype(float)

    def _path(self, equations: list[Equation], values: Mapping[str, float], suffix: str = "") -> dict[str, list[float]]:
        if not self.paths:
            return {}
        function = backend.numpy_function(equations, list(values), self.paths)
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
            found = function(*map(np.float64, values.values()))
        return {f"{name}{suffix}": list(map(float, run)) for name, run in zip(self.paths, found, strict=True)}

    def sweep(self, name: str, points: int = 51, **assumptions: float) -> pd.DataFrame:
        """Outcomes while ``name`` runs over its range: one row a point (the index), one column an outcome."""
        assumption = self.assumption(name)
        if isinstance(points, bool) or not isinstance(points, int) or points < 2:
            raise ValueError(f"points = {points!r} is not allowed; a sweep needs a whole number of points, 2 or more")
        if name in assumptions:
            raise AssumptionError(f"{name} is swept and cannot be given a value as well")
        line = np.linspace(assumption.low, assumption.high, points)
        return pd.DataFrame(self.evaluate(**{name: line}, **assumptions), index=pd.Index(line, name=name))

    def sample(self, *options: Any, **named: Any) -> pd.DataFrame:
        """Draws from ranges of the assumptions, with the outcomes: :func:`twodoors.uncertainty.sample`."""
        from twodoors import uncertainty

        return uncertainty.sample(self, *options, **named)

    def sensitivity(self, *options: Any, **named: Any) -> pd.DataFrame:
        """How much of an outcome's spread each assumption makes: :func:`twodoors.uncertainty.sensitivity`."""
        from twodoors import uncertainty

        return uncertainty.sensitivity(self, *options, **named)

    def flips(self, *options: Any, **named: Any) -> pd.DataFrame:
        """What would turn the order of two results: :func:`twodoors.uncertainty.flips`."""
        from twodoors import uncertainty

        return uncertainty.flips(self, *options, **named)

    def drawing(self, **assumptions: float) -> str:
        """The picture as SVG at these values, with its text alternative; empty where the model has none."""
        if self.picture is None:
            return ""
        values = self.setting(assumptions)
        names = [equation.name for equation in self.picture.equations]
        function = backend.numpy_function([*self.equations, *self.picture.equations], list(values), names)
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
            own = zip(names, function(*map(np.float64, values.values())), strict=True)
        drawn = values | self.evaluate(**values) | dict(own)
        drawn |= self._path(self._results, values) | self._path(self._perfected, values, PERFECT)
        for sweep in self.picture.sweeps:
            drawn |= sweep.values(self.evaluate, values)
        return self.picture.svg(drawn)

    def sentence(self, **assumptions: float) -> str:
        """The result in words, as the page says it."""
        values = self.setting(assumptions)
        answer = self._answer(self._logit, values)
        return fill(self, self.readings[int(answer["reading"])].text, values | answer)

    def work_out(self, expression: str, **assumptions: float) -> float:
        """The value of an expression in the model's assumptions and equations, such as ``"power + low"``.

        Raises ``ValueError`` for a name that the model does not have or text that is no expression.
        """
        known = {s.name: s for s in self._latex_names}
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
            raise ValueError(f"{self.name} has no {', '.join(unknown)}; it has {', '.join(known)}")
        last = Equation("wanted", wanted, "", "")
        function = backend.numpy_function([*self.equations, last], list(self.defaults), ["wanted"])
        with np.errstate(all="ignore"):
            result = float(function(*[np.float64(value) for value in self.setting(assumptions).values()])[0])
        if not math.isfinite(result):
            raise ValueError(f"{expression!r} has no value at {dict(assumptions) or 'the defaults'}: it is {result}")
        return result

    # -- the same equations for the page ----------------------------------------------------------------------------

    @cached_property
    def _latex_names(self) -> dict[sp.Symbol, str]:
        parts: list[Assumption | Equation] = [*self.assumptions, *self.equations]
        return {symbols(part.name): part.latex for part in parts}

    def latex(self, name: str | None = None) -> str:
        """One equation by name as LaTeX, or all of them, aligned at the equals signs."""
        chosen = [e for e in self.equations if name in (None, e.name)]
        if not chosen:
            raise ValueError(
                f"{self.name} has no equation {name!r}; it has {', '.join(e.name for e in self.equations)}"
            )
        if name and len(chosen) == 1:
            return self.formula(chosen[0])
        lines = [self.formula(e, "&=") for e in chosen]
        return "\\begin{aligned}\n" + " \\\\\n".join(lines) + "\n\\end{aligned}"

    def formula(self, equation: Equation, equals: str = "=") -> str:
        """This equation as LaTeX; one that runs over indices with them, and where they run."""
        right = backend.latex(equation.expression, self._latex_names)
        if not equation.at:
            return f"{equation.latex} {equals} {right}"
        places = ",".join(str(index) if isinstance(index, int) else index.name for index in equation.at)
        runs = ",\\ ".join(
            rf"{index.name} = {index.first}, \dots, {index.last}" for index in equation.at if isinstance(index, Index)
        )
        return f"{{{equation.latex}}}_{{{places}}} {equals} {right}" + (rf" \qquad {runs}" if runs else "")

    def javascript(self) -> str:
        """A JavaScript object literal ``{evaluate(a), perfect(a), drawn(a), ideal(a)}``.

        Assumptions by name in, outcomes by name out; ``drawn`` gives what only the picture needs and the paths,
        ``ideal`` the paths of perfect rationality, their names ending in ``_perfect``.
        """
        names, own = list(self.defaults), self.picture.equations if self.picture else ()
        logit = backend.javascript_function(self._results, names, self._names)
        best = backend.javascript_function(self._perfected, names, self._names)
        shown = [*[e.name for e in own], *self.paths]
        drawn = backend.javascript_function([*self.equations, *own] if shown else [], names, shown)
        ideal = backend.javascript_function(self._perfected if self.paths else [], names, self.paths, PERFECT)
        return f"{{\nevaluate: {logit},\nperfect: {best},\ndrawn: {drawn},\nideal: {ideal}\n}}"
