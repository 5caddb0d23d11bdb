"""Equations over an index: one loop in NumPy and in JavaScript, one formula in the text, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import sympy as sp
from playwright.sync_api import Page

from twodoors.model import Equation, Index, Outcome, over, symbols
from twodoors.model.codegen import Loop, javascript_function, numpy_function, steps
from twodoors.models import load

STEPS = 12
UP, DOWN, PLACE = Index("n", 1, STEPS), Index("n", STEPS, 1), Index("i", 0, 4)
n, i = UP.symbol, PLACE.symbol
growth = symbols("growth")
fibonacci, heat, left = over("fibonacci"), over("heat"), over("left")

#: Each step from the two before; a rod whose ends are held at nought, cooling; what is left, counted back.
EQUATIONS = [
    Equation("fibonacci", growth, "F", "It begins.", (0,)),
    Equation("fibonacci", fibonacci[n - 1] + fibonacci[n - 2], "F", "Each from the two before.", (UP,)),
    Equation("heat", sp.Piecewise((growth, sp.Eq(i, 2)), (0, True)), "h", "One place is hot.", (0, PLACE)),
    Equation("heat", (heat[n - 1, i - 1] + heat[n - 1, i] + heat[n - 1, i + 1]) / 3, "h", "It spreads.", (UP, PLACE)),
    Equation("warmth", sp.Sum(heat[n, i], (i, 0, 4)), "w", "All together.", (UP,)),
    Equation("left", 1 + left[n + 1] / 2, "l", "Half of what comes, and one.", (DOWN,)),
    Equation("last", fibonacci[STEPS], "f", "The last.", ()),
]


def by_hand(growth: float) -> dict[str, Any]:
    series = [growth, growth]
    rod = [np.array([0, 0, growth, 0, 0])]
    for _ in range(2, STEPS + 1):
        series.append(series[-1] + series[-2])
    for _ in range(STEPS):
        wide = np.concatenate([[0], rod[-1], [0]])
        rod.append((wide[:-2] + wide[1:-1] + wide[2:]) / 3)
    left = [2 - 0.5 ** (STEPS - k) for k in range(1, STEPS + 1)]
    return {
        "fibonacci": series,
        "warmth": [float(places.sum()) for places in rod[1:]],
        "left": left,
        "last": series[-1],
    }


@pytest.mark.parametrize("value", [1.0, 0.3, -2.5])
def test_python_runs_what_is_written(value: float) -> None:
    names = ["fibonacci", "warmth", "left", "last"]
    found = dict(zip(names, numpy_function(EQUATIONS, ["growth"], names)(np.float64(value)), strict=True))
    for name, wanted in by_hand(value).items():
        np.testing.assert_allclose(found[name], wanted, rtol=1e-14, err_msg=name)


def test_arrays_broadcast_through_a_loop() -> None:
    values = np.array([[1.0, 0.3, -2.5]])
    [found] = numpy_function(EQUATIONS, ["growth"], ["last"])(values)
    assert found.shape == values.shape
    np.testing.assert_allclose(found, [[by_hand(value)["last"] for value in values[0]]], rtol=1e-14)


@pytest.mark.parametrize("value", [1.0, 0.3, -2.5])
def test_javascript_runs_the_same(page: Page, value: float) -> None:
    script = javascript_function(EQUATIONS, ["growth"], ["fibonacci", "warmth", "left", "last"], "_ends")
    found = page.evaluate(f"({script})({{ growth: {value} }})")
    assert list(found) == ["fibonacci_ends", "warmth_ends", "left_ends", "last_ends"]
    for name, wanted in by_hand(value).items():
        np.testing.assert_allclose(found[f"{name}_ends"], wanted, rtol=1e-14, err_msg=name)


def test_a_recursion_is_a_loop_and_not_its_steps() -> None:
    [_, first, *_] = steps(EQUATIONS)
    assert isinstance(first, Loop)
    assert (first.index, first.steps) == (UP, [EQUATIONS[1]])
    longer = [replace(e, at=tuple(Index("n", 1, 5000) if index == UP else index for index in e.at)) for e in EQUATIONS]
    lengths = [len(javascript_function(equations, ["growth"], ["last"])) for equations in (EQUATIONS, longer)]
    assert lengths[1] - lengths[0] < 20


def test_the_machine_s_script_is_short_for_its_26_weeks() -> None:
    crisis = load("crisis")
    assert crisis.javascript().count("\n") < 1200
    assert len(crisis.equations) < 60


def model_with(**change: Any) -> Any:
    """A model that works, with loops, changed."""
    base = load("deal_range")
    return replace(base, equations=[*base.equations, *change.pop("more", [])], **change)


POWER = symbols("power")
STAY = Equation("stay", over("stay")[n - 1] + POWER, "s", "On and on.", (UP,))


def test_a_formula_has_its_index_and_where_it_runs() -> None:
    model = model_with(more=[STAY])
    assert model.formula(STAY) == r"{s}_{n} = p + {s}_{n - 1} \qquad n = 1, \dots, 12"
    assert model.latex("stay") == model.formula(STAY)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"more": [replace(STAY, name="power", expression=POWER)]}, "the name 'power' is taken"),
        ({"more": [replace(STAY, name="war_risk", expression=POWER)]}, "the name 'war_risk' is taken"),
        ({"more": [replace(STAY, expression=over("gone")[n - 1])]}, "'stay' uses unknown"),
        ({"more": [replace(STAY, expression=POWER + symbols("m"))]}, r"'stay' uses unknown \['m'\]"),
        ({"more": [STAY], "paths": ["war_risk"]}, r"no equation over one index for \['war_risk'\]"),
        ({"more": [STAY], "outcomes": [*load("deal_range").outcomes, Outcome("stay", "Stay")]}, "no equation for"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        model_with(**change)


def test_an_equation_runs_over_two_indices_at_most() -> None:
    with pytest.raises(ValueError, match="'cube' runs over 3 indices; allowed are two"):
        Equation("cube", sp.Integer(1), "c", "Too much.", (UP, PLACE, Index("k", 0, 1)))
