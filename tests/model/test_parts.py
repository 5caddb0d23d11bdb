"""Parts of a model that do not fit together, and are refused."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import sympy as sp

from twodoors import models
from twodoors.model import Assumption, Blend, Equation, Outcome, Reading, Segment, symbols
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


@pytest.mark.parametrize("made_of", ["power + low", None, math.nan, math.inf, True, "1"])
def test_an_equation_is_made_of_an_expression(made_of: Any) -> None:
    with pytest.raises(ValueError, match=r"equation 'war' is made of .+; allowed is a SymPy expression, as in symbols"):
        Equation("war", made_of, "w", "x")


def test_an_equation_may_be_a_number() -> None:
    assert Equation("war", 0.5, "w", "x").expression == sp.Float(0.5)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": "Deal range"}, "'Deal range' is not a name"),
        ({"name": None}, "None is not a name"),
        ({"equations": ["x"]}, "equations has 'x'; allowed is a list of Equation"),
        ({"assumptions": "power"}, "assumptions has 'power'; allowed is a list of Assumption"),
        ({"presets": None}, "presets has None; allowed is a list of Preset"),
        ({"bar": [None]}, "bar has None; allowed is a list of Segment"),
        ({"outcomes": [], "bar": []}, "deal_range has no outcome 'war_risk'; it has none"),
    ],
)
def test_what_is_no_part_is_refused_by_its_place(change: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        replace(DEAL_RANGE, **change, findings=[], walk=None, round=None, picture=None)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Outcome("war", "War", "chanc"), "outcome 'war': kind = 'chanc'; allowed is one of chance, share"),  # type: ignore[arg-type]
        (lambda: Outcome("war", "War", "chance", "wr"), "outcome 'war': role = 'wr'; allowed is one of war, talks"),  # type: ignore[arg-type]
        (lambda: Segment("war", "War", "wr"), "'War' of the bar: role = 'wr'; allowed is one of war"),  # type: ignore[arg-type]
        (lambda: rate(default="0.02"), "'hazard': default = '0.02'; allowed is a number"),
        (lambda: rate(low=None), "'hazard': low = None; allowed is a number"),
        (lambda: rate(step=0), "'hazard': step = 0; allowed is a number above 0"),
    ],
)
def test_a_part_that_says_what_is_not_allowed_is_refused(make: Callable[[], object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        make()


def test_a_model_without_weeks_has_no_path() -> None:
    with pytest.raises(ValueError, match=r"^deal_range has no path: nothing in it runs over weeks; allowed is a model"):
        DEAL_RANGE.path()
    assert len(CRISIS.path()) > 1


def test_a_sweep_goes_by_numbers_that_can_be_said() -> None:
    for a in (DEAL_RANGE.assumption("doubt"), replace(RATIONALITY, low=1 / 3, high=2 / 3, default=0.5)):
        model = DEAL_RANGE if a.name == "doubt" else replace(DEAL_RANGE, assumptions=[*DEAL_RANGE.assumptions, a])
        line = model.sweep(a.name, 41).index
        assert (line[0], line[-1]) == pytest.approx((a.low, a.high))
        assert max(len(repr(float(value))) for value in line[1:-1]) <= 14


def test_a_file_s_model_has_the_name_of_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wrongly_named.py").write_text("from twodoors.models.deal_range import MODEL", encoding="utf-8")
    monkeypatch.setattr(models, "__path__", [*models.__path__, str(tmp_path)])
    with pytest.raises(
        ValueError, match="in the file wrongly_named is called 'deal_range'; allowed is 'wrongly_named'"
    ):
        load("wrongly_named")
    for name in cast("list[str]", [5, None, []]):
        with pytest.raises(ValueError, match=r"there is no model .+; there are commitment, crisis"):
            load(name)


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
