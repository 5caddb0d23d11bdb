"""Parts of a model that do not fit together, and are refused."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
import sympy as sp

from twodoors.model import Equation, Reading, Segment, symbols
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
