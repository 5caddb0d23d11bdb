"""Parts of a model that do not fit together, and are refused."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import sympy as sp

from twodoors.model import Assumption, Blend, Equation, Reading, Segment, symbols
from twodoors.models import load
from twodoors.shared import RATIONALITY

DEAL_RANGE = load("deal_range")
UNKNOWN = symbols("unknown")

#: Changes to a model after which its parts do not fit together.
BROKEN: list[Any] = [
    pytest.param({"equations": [*DEAL_RANGE.equations, Equation("extra", UNKNOWN, "x", "x")]}, id="unknown symbol"),
    pytest.param({"equations": list(reversed(DEAL_RANGE.equations))}, id="used before it is made"),
    pytest.param({"equations": [*DEAL_RANGE.equations, DEAL_RANGE.equations[0]]}, id="equation twice"),
    pytest.param({"assumptions": [*DEAL_RANGE.assumptions, DEAL_RANGE.assumptions[0]]}, id="assumption twice"),
    pytest.param(
        {"assumptions": [*DEAL_RANGE.assumptions, replace(RATIONALITY, name="outcome")]}, id="name kept for links"
    ),
    pytest.param({"presets": [replace(DEAL_RANGE.presets[0], values={"power": 2.0})]}, id="preset out of range"),
    pytest.param({"presets": [replace(DEAL_RANGE.presets[0], values={"unknown": 0.5})]}, id="preset of unknown name"),
    pytest.param({"outcomes": [*DEAL_RANGE.outcomes, replace(DEAL_RANGE.outcomes[0], name="unknown")]}, id="outcome"),
    pytest.param({"bar": [Segment("unknown", "x", "war")]}, id="bar"),
    pytest.param({"outcome": "unknown"}, id="first outcome"),
    pytest.param({"against": "unknown"}, id="first assumption"),
    pytest.param({"readings": []}, id="no reading"),
    pytest.param({"readings": DEAL_RANGE.readings[:1]}, id="no last reading"),
    pytest.param({"readings": [Reading(UNKNOWN > 0, "x"), Reading(True, "x")]}, id="reading when unknown"),
    pytest.param({"readings": [Reading(True, "{unknown}")]}, id="reading of unknown"),
]


CRISIS = load("crisis")


@pytest.mark.parametrize(
    "blend",
    [
        Blend("pushed", "no outcome"),
        Blend("war", "made of sliders too"),
        Blend("doors", "x", cap=("margin", 1.0), capped="A cap of what does not feed it."),
        Blend("doors", "x", cap=("offer", 1.0)),
        Blend("doors", "x", capped="No cap."),
    ],
)
def test_what_is_not_made_of_other_chapters_results_alone_is_no_blend(blend: Blend) -> None:
    with pytest.raises(ValueError, match="crisis"):
        replace(CRISIS, blends=[blend])


@pytest.mark.parametrize("change", BROKEN)
def test_parts_that_do_not_fit_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"deal_range|power"):
        replace(DEAL_RANGE, **change)


@pytest.mark.parametrize(
    "change", [{"default": 2.0}, {"low": 0.9}, {"default": math.nan}, {"name": "Power"}, {"name": "power iran"}]
)
def test_assumption_that_does_not_fit_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"power|Power"):
        replace(DEAL_RANGE.assumption("power"), **change)


def test_equation_needs_a_plain_name() -> None:
    with pytest.raises(ValueError, match="'War risk' is not a name"):
        Equation("War risk", sp.Integer(1), "x", "x")


def rate(**changes: Any) -> Assumption:
    """An assumption whose slider goes by ratios, from 1 in 1,000 to 1 in 10."""
    known: dict[str, Any] = {"default": 0.02, "low": 0.001, "high": 0.1, "step": 0.001, "scale": "ratio"} | changes
    return Assumption(
        "hazard", "How easily it slides", **known, group="x", ends=("hardly", "soon"), source="x", latex="h"
    )


def test_a_slider_that_goes_by_ratios_stops_at_equal_ratios() -> None:
    a = rate()
    assert len(a.stops) == a.positions + 1 == 101
    assert (a.stops[0], a.stops[-1]) == (0.001, 0.1)
    np.testing.assert_allclose(a.stops[1:] / a.stops[:-1], 100 ** (1 / 100), rtol=1e-3)
    assert [a.snapped(stop) for stop in a.stops] == a.stops.tolist()
    assert [f"{stop:.4g}" for stop in a.stops] == [f"{stop:.12g}" for stop in a.stops], "four digits at most"
    assert (a.snapped(0), a.snapped(5)) == (0.001, 0.1)
    assert a.position(0.01) == pytest.approx(50)
    assert a.share(np.array([0.001, 0.01, 0.1])) == pytest.approx([0, 0.5, 1])
    np.testing.assert_allclose(a.along(np.array([0, 0.25, 0.5, 1])), [0.001, 10**-2.5, 0.01, 0.1], rtol=1e-12)
    assert not rate(low=1, high=100, default=2, step=1).is_whole


@pytest.mark.parametrize("low", [0.0, -1.0])
def test_a_slider_that_goes_by_ratios_begins_above_nought(low: float) -> None:
    with pytest.raises(ValueError, match="'hazard': a slider that goes by ratios begins above 0"):
        rate(low=low)


def test_a_switch_says_what_its_stops_are_called() -> None:
    switch = Assumption("table", "Table", 0, 0, 2, "g", ("a", "b"), "s", "t", step=1, words=("none", "one", "both"))
    assert [switch.told(value) for value in (0, 1, 2.0, 1.4, 1.5)] == ["none", "one", "both", "one", "both"]
    with pytest.raises(ValueError, match="'table': 2 words for 3 stops"):
        replace(switch, words=("none", "one"))
    assert replace(switch, words=()).told(1) == "1"
